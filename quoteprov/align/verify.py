"""What two sequences of words have in common, and where they contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.fuzz import ratio

from quoteprov.align.slots import NAME, NUMBER
from quoteprov.align.spelling import settle_number
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
    """The names and numbers of a sequence, whose words begin at ``start`` of a collection.

    ``kinds`` tells of each word of the collection what it is (see ``align.slots``), ``words`` its
    number in the ``vocabulary``.
    """

    start: int
    kinds: Sequence[int]
    words: Sequence[int]
    vocabulary: Sequence[str]

    def pick(self, kind: int, places: range) -> list[str]:
        """The folded words of ``kind`` at ``places`` of the sequence, numbers as digits."""
        first = self.start + places.start
        kinds = self.kinds[first : self.start + places.stop]
        if kind not in kinds:
            return []
        picked = [
            self.vocabulary[self.words[place]]
            for place, found in enumerate(kinds, first)
            if found == kind
        ]
        return list(map(settle_number, picked)) if kind == NUMBER else picked


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


def find_conflicts(first: str, second: str, slots: Slots, others: Slots) -> list[RelatedReason]:
    """Where one of two aligned sequences has another name or number in the place of the other's.

    ``first`` and ``second`` are encoded sequences, the slots those of their words.
    """
    found: list[RelatedReason] = []
    for one, other in _replaced_blocks(first, second):
        old = slots.pick(NUMBER, one)
        new = others.pick(NUMBER, other) if old else []
        if new and set(old).isdisjoint(new):
            found.append("number")
        old = slots.pick(NAME, one)
        new = others.pick(NAME, other) if old else []
        if new and not any(_is_same_name(name, two) for name in old for two in new):
            found.append("name")
    return found


def _replaced_blocks(first: str, second: str) -> Iterator[tuple[range, range]]:
    # Neighbouring edits are one block: "Russia" for "the Russian Federation" may come as one
    # word replaced and two inserted, in any order.
    # The last of the blocks that match is empty, at the end of both.
    start = begin = 0
    for match in Levenshtein.opcodes(first, second).as_matching_blocks():
        stop, end = match.a, match.b
        if 0 < stop - start <= _BLOCK and 0 < end - begin <= _BLOCK:
            yield range(start, stop), range(begin, end)
        start, begin = stop + match.size, end + match.size


@lru_cache(maxsize=65536)
def _is_same_name(one: str, two: str) -> bool:
    return one[:_STEM] == two[:_STEM] or ratio(one, two) >= _SAME_NAME
