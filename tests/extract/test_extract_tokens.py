"""Paragraphs as tokens: each where its text is, abbreviations whole, quotations in their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteprov.extract.marks import find_marked
from quoteprov.extract.names import find_glued
from quoteprov.extract.paragraphs import split_paragraphs
from quoteprov.extract.tokens import BREAK, QUOTATION, Scene, read_scene


def read(text: str) -> Scene:
    paragraphs = split_paragraphs(text, 0, len(text)) or [(0, 0)]
    marked = find_marked(text, paragraphs, 0, 1, single=False, skip=[])
    extent = paragraphs[0][0], max([paragraphs[0][1], *(each.right for each in marked)])
    return read_scene(text, extent, marked, 0, len(marked), find_glued(text, 0, len(text)))


PIECES = st.sampled_from(
    [
        '"',
        " ",
        "  ",
        "\xa0",
        ". ",
        "Mr. ",
        "U.S. ",
        "said",
        "Ana Ruiz",
        ", ",
        "...",
        "--",
        "¡ö",
        "’s",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_each_token_is_the_text_at_its_place(text: str) -> None:
    scene = read(text)
    for token, word in enumerate(scene.words):
        if word not in (QUOTATION, BREAK):
            assert text[scene.start(token) : scene.ends[token]] == word
    assert scene.ends == sorted(scene.ends)
    for rank, token in enumerate(scene.tokens):
        assert scene.words[token] is QUOTATION
        assert (scene.place(rank), scene.quotation(token)) == (token, rank)


@pytest.mark.parametrize("text", ["It was Cy King Jr.", "He met Cy King Jr. on Monday."])
def test_an_abbreviation_keeps_its_full_stop_wherever_it_stands(text: str) -> None:
    assert "Jr." in read(text).words


def test_a_letter_at_the_end_is_a_word() -> None:
    assert read("So said I.").words[-2:] == ["I", "."]
    assert "W." in read('It was George W. "Dubya" Bush.').words


def test_a_quotation_of_another_paragraph_has_no_place() -> None:
    scene = read('"Yes," Ana Ruiz said.')
    assert (scene.place(0), scene.place(1), scene.place(-1)) == (0, -1, -1)


def test_glued_link_text_is_left_out() -> None:
    text = 'Rex TillersonRex Wayne TillersonMore stories about him MORE said "no" on Monday.'
    scene = read(text)
    assert scene.words[:4] == ["Rex", "Tillerson", "said", QUOTATION]
    assert scene.ends[1] == len("Rex Tillerson")
