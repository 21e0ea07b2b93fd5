from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteprov.render.escape import drop_surrogates, make_visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text”, naïve 漢字", "plain “text”, naïve 漢字"),
        ("\x1b[2J\x07\x00\x7f", "␛[2J␇␀␡"),
        ("\x9b31m\x85", "\\x9b31m\\x85"),
        ("\u202eevil\u2066", "\\u202eevil\\u2066"),
        ("\ud800 \ufeff \u2028", "\\ud800 \\ufeff \\u2028"),
        ("\U000e0041", "\\U000e0041"),
        ("two\nlines\r\nand\ttab", "two lines and tab"),
        ("one\n\n\ntwo \r\n \r\n three", "one ¶ two ¶ three"),
        ("\nedge\n", "edge"),
        ("می‌خواهم", "می‌خواهم"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("a\u200db", "a\\u200db"),
        ("fine\u00a0space", "fine\u00a0space"),
    ],
)
def test_make_visible(text, shown):
    assert make_visible(text) == shown


@given(st.text(st.characters()))
def test_showing_twice_changes_nothing_more(text):
    shown = make_visible(text)
    assert make_visible(shown) == shown
    assert "\x1b" not in shown
    assert "\n" not in shown


@given(st.text(st.characters()))
def test_only_lone_surrogates_are_dropped(text):
    kept = drop_surrogates(text)
    kept.encode("utf-8")
    assert kept == text or any("\ud800" <= character <= "\udfff" for character in text)
