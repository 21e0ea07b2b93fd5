from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.read.markup import strip_markup


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One<br>two</p>\n<p>Three</p>", "One\ntwo\n\nThree"),
        ("<p>A <b>bold</b>\n  word &amp; &ldquo;one&rdquo;</p>", "A bold word & “one”"),
        ("<head><title>x</title></head><body>y</body>", "y"),
        ("a<script>if (1 < 2) { '</p>' }</script>b<style>p > q {}</style>c", "abc"),
        ("a<!-- <p>b</p> -->c", "ac"),
        ("a<!-- never closed <p>b</p>", "a"),
        ("<table><tr><td>HD</td><td>x</td></tr></table>", "HD\tx"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<P CLASS='x'>y</P>", "y"),
        ("", ""),
    ],
)
def test_marks_become_breaks(page: str, text: str) -> None:
    assert strip_markup(page) == text


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("<>/!-ap &;\"'\n\t=script"), max_size=80))
def test_nothing_raises(page: str) -> None:
    strip_markup(page)


def test_hostile_pages_take_linear_time() -> None:
    start = time.process_time()
    for unit in ("<", "<!--", "<script>", "<p", "&#", "</", "<a b='", " ", "\n ", "<td>", "a"):
        strip_markup("<" + unit * (400_000 // len(unit)))
    assert time.process_time() - start < 10
