from __future__ import annotations

import pytest

from quoteprov.extract.paragraphs import split_paragraphs


def pieces(text):
    return [text[start:end] for start, end in split_paragraphs(text, 0, len(text))]


def test_a_line_is_a_paragraph():
    assert pieces("One.\nTwo.\n\nThree.") == ["One.", "Two.", "Three."]


def test_lines_of_a_fixed_width_are_joined():
    line = "this line has been broken to a width of some sixty characters"
    assert pieces("\n".join([line] * 10) + "\n\n" + line) == ["\n".join([line] * 10), line]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("blank", ["", " \t"])
def test_blank_lines_part_lines_of_a_fixed_width(line_end, blank):
    line = "this line has been broken to a width of some sixty characters"
    block = f" {line_end}".join([line] * 5)
    text = f"{line_end}{blank}{line_end}".join([block] * 3)
    assert pieces(text) == [block] * 3
    assert pieces(text + line_end) == [block] * 3


def test_short_paragraphs_of_whole_sentences_are_not_taken_for_wrapped_lines():
    line = "This is a short paragraph that ends as sentences do, here."
    assert len(pieces("\n".join([line] * 12))) == 12


def test_old_and_foreign_line_ends():
    assert pieces("One.\rTwo.") == ["One.", "Two."]
    assert pieces("One.\r\nTwo.\r\n") == ["One.", "Two."]


def test_only_the_extent_asked_for_is_split():
    assert split_paragraphs("a\nb\nc", 2, 5) == [(2, 3), (4, 5)]


def test_a_text_of_white_space_has_none():
    assert pieces(" \n\t\n ") == []
