"""A text outside its quotations: the stretches between them, and their letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache

from quoteprov.align.letters import find_accents
from quoteprov.align.tokens import fold_words
from quoteprov.model import Span


class Unquoted:
    """What a text prints outside the spans ``taken`` (code points, in order).

    It is asked for the wordings of many utterances: what they all need is read once.
    """

    def __init__(self, text: str, taken: Sequence[Span]) -> None:
        self.text = text
        self.taken = taken

    @cached_property
    def stretches(self) -> list[Span]:
        """The stretches between the spans, in order."""
        found: list[Span] = []
        start = 0
        for span in [*sorted(self.taken), Span(len(self.text), len(self.text))]:
            if start < span.start:
                found.append(Span(start, span.start))
            start = max(start, span.end)
        return found

    @cached_property
    def letters(self) -> str:
        """The text in small letters without diacritics, each letter at its place in the text."""
        plain = self.text.encode("ascii", "replace")
        if _has_plain_letters(self.text, plain.count(b"?") - self.text.count("?")):
            return plain.lower().decode()
        # The one letter that is longer when it is small.
        lower = self.text.replace("\u0130", "I").lower()
        return lower if lower.isascii() else find_accents().sub(_fold_letter, lower)

    @cached_property
    def unlike(self) -> list[Span]:
        """The stretches that print some letters as more or fewer than ``letters`` can hold."""
        letters = self.letters
        if _UNLIKE not in letters:
            return []
        return [each for each in self.stretches if letters.find(_UNLIKE, each.start, each.end) >= 0]

    def stretch_from(self, place: int) -> Span | None:
        """The first stretch that ends behind ``place``."""
        number = bisect_right(self._stretch_ends, place)
        return self.stretches[number] if number < len(self.stretches) else None

    def leave_out(self, windows: Sequence[Span]) -> list[Span]:
        """The spans taken, and the stretches that none of the ``windows`` lies in, in order."""
        kept = {self.stretch_from(window.start) for window in windows}
        return sorted([*self.taken, *(each for each in self.stretches if each not in kept)])

    @cached_property
    def _stretch_ends(self) -> list[int]:
        return [each.end for each in self.stretches]


# The marks of typography that are common, the most common first.
_MARKS = "’“”—–‘\xa0…·•©£"


def _has_plain_letters(text: str, others: int) -> bool:
    """Whether none of its characters but ``others`` marks of typography is beyond ASCII.

    To count these takes half the time of looking for letters.
    """
    for mark in _MARKS:
        if not others:
            break
        others -= text.count(mark)
    return not others


# Stands for a letter that folds to none or to several (a mark on the letter before it, a ligature).
_UNLIKE = "\ufffe"


def _fold_letter(found: re.Match[str]) -> str:
    return _fold_alone(found[0])


@lru_cache(maxsize=1024)
def _fold_alone(letter: str) -> str:
    words = fold_words(f"a{letter}b")
    if len(words) > 1:
        return letter
    folded = words[0][1:-1]
    return folded if len(folded) == 1 else _UNLIKE
