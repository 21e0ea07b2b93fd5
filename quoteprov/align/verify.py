"""What two sequences of words have in common, and where they contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product, starmap
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.fuzz import ratio

from quoteprov.align.slots import NAME, NUMBER
from quoteprov.model import RelatedReason

# Code points below this and the surrogates are left out: some of them mean something.
_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)
_CODE_POINTS = 0x110000 - _FIRST - len(_SURROGATES)
# Two forms of one name ("Russia", "Russian") begin alike; two spellings of one resemble.
_STEM = 4
_SAME_NAME = 75.0
# A block of more words than this is another clause, not a slot that was filled anew.
_BLOCK = 4


class Slots(NamedTuple):
    """The names and numbers of a collection of words.

    ``kinds`` tells of each word of the collection what it is (see ``align.slots``), ``words`` its
    number in the ``vocabulary``, ``settled`` gives for each number that of the word which says the
    same: "two" is "2".
    """

    kinds: memoryview
    words: Sequence[int]
    settled: Sequence[int]
    vocabulary: Sequence[str]

    def are_other_numbers(self, start: int, old: bytes, begin: int, new: bytes) -> bool:
        """Whether the words from ``start``, of the kinds ``old``, have no number of the others."""
        return self._numbers(start, old).isdisjoint(self._numbers(begin, new))

    def are_other_names(self, start: int, old: bytes, begin: int, new: bytes) -> bool:
        """Whether the words from ``start``, of the kinds ``old``, have no name of the others."""
        names = product(self._names(start, old), self._names(begin, new))
        return not any(starmap(_is_same_name, names))

    def _numbers(self, start: int, kinds: bytes) -> set[int]:
        words = enumerate(kinds, start)
        return {self.settled[self.words[at]] for at, kind in words if kind == NUMBER}

    def _names(self, start: int, kinds: bytes) -> list[str]:
        words = enumerate(kinds, start)
        return [self.vocabulary[self.words[at]] for at, kind in words if kind == NAME]


def encode_words(words: Iterable[int]) -> str:
    """One code point a word, so that distances of strings are distances of word sequences."""
    return "".join(map(_code_point, words))


def _code_point(word: int) -> str:
    point = _FIRST + word % _CODE_POINTS
    return chr(point if point < _SURROGATES.start else point + len(_SURROGATES))


def common_words(first: str, second: str) -> int:
    """The length of the longest common subsequence of two encoded sequences."""
    return LCSseq.similarity(first, second)


def count_held(shorter: str, longer: str, size: int) -> int:
    """How many words of ``shorter`` are in runs of ``size`` words or more that ``longer`` holds."""
    held = end = 0
    for start in range(len(shorter) - size + 1):
        if shorter[start : start + size] in longer:
            held += start + size - max(start, end)
            end = start + size
    return held


def find_conflicts(
    first: str, second: str, slots: Slots, start: int, begin: int
) -> list[RelatedReason]:
    """Where one of two aligned sequences has another name or number in the place of the other's.

    ``first`` and ``second`` are encoded sequences whose words begin at ``start`` and at ``begin``
    of the collection.
    """
    found: list[RelatedReason] = []
    kinds = slots.kinds
    at, to = start, begin
    # Neighbouring edits are one block: "Russia" for "the Russian Federation" may come as one
    # word replaced and two inserted, in any order.
    # The last of the blocks that match is empty, at the end of both.
    for match in Levenshtein.editops(first, second).as_matching_blocks():
        stop, end = start + match.a, begin + match.b
        if 0 < stop - at <= _BLOCK and 0 < end - to <= _BLOCK:
            # Bytes are searched several times as fast as views of them.
            old, new = kinds[at:stop].tobytes(), kinds[to:end].tobytes()
            if NUMBER in old and NUMBER in new and slots.are_other_numbers(at, old, to, new):
                found.append("number")
            if NAME in old and NAME in new and slots.are_other_names(at, old, to, new):
                found.append("name")
        at, to = stop + match.size, end + match.size
    return found


@lru_cache(maxsize=65536)
def _is_same_name(one: str, two: str) -> bool:
    return one[:_STEM] == two[:_STEM] or ratio(one, two) >= _SAME_NAME
