"""What the patterns of Japanese and of Chinese have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from quoteprov.extract.paragraphs import Extent
from quoteprov.model import Confidence

HAN = "一-鿿々〆ヶ〇"
ENDS = "。！？!?\n"
BLOT = "\ue000"
"""Stands for each character of a quotation, in whose stead nothing is read."""


class Hit(NamedTuple):
    """Where a speaker and the cue stand in the string before a quotation, or in that ``after``."""

    start: int
    end: int
    cue: Extent | None
    rule: str
    confidence: Confidence
    after: bool = False


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; a look at the first letter saves time."""
    longest = sorted(set(map(re.escape, words)), key=lambda word: (-len(word), word))
    if not longest:
        return "(?!)"
    begun = "".join(sorted({word[0] for word in words}))
    return f"(?=[{begun}])(?:{'|'.join(longest)})"


def last_match(pattern: re.Pattern[str], string: str) -> re.Match[str] | None:
    """The last place where the pattern matches."""
    matches = list(pattern.finditer(string))
    return matches[-1] if matches else None
