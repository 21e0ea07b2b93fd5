"""Lines of the table: what breaks plain words quickly breaks them as rich does."""

from __future__ import annotations

from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.render.page import Page
from quoteprov.render.paper import Paper, count_cells, ink

WORDS = st.sampled_from(
    [
        "a",
        "the",
        "“quote”",
        "it’s",
        "no-fly",
        "é",
        "日本",
        "x" * 30,
        "",
        " ",
        "—",
        "\xa0",
        "e\u0301",
    ]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


@given(TEXTS, st.sampled_from([1, 5, 12, 20, 40]), st.sampled_from([0, 1, 4, 9]))
@settings(max_examples=300, deadline=None)
def test_plain_words_are_broken_as_any_others(text, width, hang):
    paper, line = Paper(Page(100, color=True)), ink((text, "bold"), ("cut", "dim"))
    lines = paper.wrap(line, width, hang)
    with mock.patch("quoteprov.render.paper._break_lines", return_value=None):
        assert paper.press(paper.wrap(line, width, hang)) == paper.press(lines)


@given(TEXTS)
def test_cells_are_those_that_a_terminal_shows(text):
    assert count_cells(ink(text)) == ink(text).cell_len
