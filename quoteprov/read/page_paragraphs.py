"""Which paragraphs of a page are the article's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoteprov.read.page_jsonld import fold_text
from quoteprov.read.page_metadata import PageFacts

_TOP = 8
_LONGEST_CLUTTER = 250


def keep_own(paragraphs: list[str], page: PageFacts) -> Iterator[str]:
    """``paragraphs`` without headline, clutter and repetitions."""
    heads = {fold_text(text) for text in (*page.headings, page.facts.title or "")}
    seen: set[str] = set()
    for place, text in enumerate(paragraphs):
        key = fold_text(text)
        if not key or key in seen or (place < _TOP and key in heads):
            continue
        seen.add(key)
        yield text
