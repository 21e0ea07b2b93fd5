from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render_samples import ANSWERS, export, swapped, tillerson, trace, unquoted

from quoteprov.render import render

_CELL_END = re.compile(r"(?<!\\)(?:\\\\)*\|")


def _markdown(answer) -> str:
    return "".join(render(answer, "md"))


def test_variation_is_bold():
    text = _markdown(trace(tillerson(), swapped()))
    assert "and **is** could be" in text
    assert "**Russian Federation**" in text
    assert "been <b>‸ </b>wounded" in text
    assert "**! name changed**; substitution: Russia → Russian Federation" in text


@pytest.mark.parametrize("name", ["trace", "show", "top", "articles", "extract", "hostile"])
def test_the_rows_of_a_table_have_as_many_cells_as_its_head(name):
    cells = 0
    for line in _markdown(ANSWERS[name]()).split("\n"):
        number = len(_CELL_END.findall(line)) if line.startswith("|") else 0
        assert not (cells and number) or number == cells
        cells = number


@settings(max_examples=100, deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from("|\\`<>&*_[]#\n\r\x1b"))))
def test_foreign_text_stays_inside_its_cell(text):
    answer = trace(found=0, unquoted=(unquoted(text, text),))
    *_, row, _, _ = _markdown(answer).split("\n")
    assert len(_CELL_END.findall(row)) == 5
    assert "<" not in row
    assert "\x1b" not in row
    row.encode("utf-8")


def test_an_export_is_one_section_an_utterance():
    assert len(re.findall(r"^### \d\. Rex Tillerson", _markdown(export()), re.M)) == 2


def test_the_nearest_are_marked():
    assert "Nothing matches; the nearest utterances:" in _markdown(ANSWERS["nearest"]())
