"""Which paragraphs of a page are the article's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from quoteprov.read.dates import read_whole
from quoteprov.read.page_jsonld import fold_text
from quoteprov.read.page_metadata import PageFacts

# Headline, byline and date stand within this many paragraphs of the top.
_TOP = 8
_LONGEST_CLUTTER = 250
_LONGEST_BYLINE = 120
# A passage that is printed larger between the paragraphs says again what one of them says.
_SHORTEST_PULLED = 25
# Beyond this only whole paragraphs are compared, so that the time stays linear.
_LONGEST_COMPARED = 300_000
_MARKS = re.compile(r"[\"“”„«»「」『』]|(?<!\w)['‘‹]")


def keep_own(paragraphs: list[str], page: PageFacts) -> Iterator[str]:
    """``paragraphs`` without headline and credits at the top, clutter, and repetitions."""
    heads = {fold_text(text) for text in (*page.headings, page.facts.title or "")}
    byline = fold_text(page.facts.byline or "")
    keys = [fold_text(text) for text in paragraphs]
    pulled = _find_pulled(keys)
    seen: set[str] = set()
    for place, (text, key) in enumerate(zip(paragraphs, keys, strict=True)):
        if not key or key in seen or place in pulled or _is_clutter(text, key):
            continue
        if place < _TOP and (key in heads or _is_credit(text, key, byline)):
            continue
        seen.add(key)
        yield text


def _is_clutter(text: str, key: str) -> bool:
    """Whether a paragraph is one of those that pages of all outlets print."""
    if len(text) > _LONGEST_CLUTTER:
        return False
    lines, starts = _read_clutter()
    if key in lines:
        return True
    return starts.match(text) is not None and _MARKS.search(text) is None


def _is_credit(text: str, key: str, byline: str) -> bool:
    """Whether a paragraph says no more than who wrote the article, and when."""
    if len(text) > _LONGEST_BYLINE:
        return False
    if byline and byline in key and len(key) <= len(byline) + 12:
        return True
    return read_whole(text) is not None


def _find_pulled(keys: list[str]) -> frozenset[int]:
    """The places of short paragraphs whose words stand in a longer one, too."""
    if sum(map(len, keys)) > _LONGEST_COMPARED:
        return frozenset()
    counts = Counter(keys)
    everything = "\n".join(keys)
    return frozenset(
        place
        for place, key in enumerate(keys)
        if len(key) >= _SHORTEST_PULLED and everything.count(key) > counts[key]
    )


@cache
def _read_clutter() -> tuple[frozenset[str], re.Pattern[str]]:
    """What whole paragraphs say, folded, and what they begin with."""
    source = files("quoteprov.read").joinpath("boilerplate.txt").read_text("utf-8")
    _, lines, starts = re.split(r"^\[\w+\]$", source, flags=re.MULTILINE)
    # A word is not the beginning of a longer one, in scripts that put blanks between words.
    any_start = "|".join(
        re.escape(start) + (r"(?![^\W\d])" if start[-1].isalpha() and start[-1] < "⺀" else "")
        for start in starts.split("\n")
        if start
    )
    return frozenset(map(fold_text, lines.split("\n"))) - {""}, re.compile(any_start, re.IGNORECASE)
