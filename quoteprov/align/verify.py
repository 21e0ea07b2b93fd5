"""What two sequences of words have in common, and where they contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.fuzz import ratio

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
_SLOT_KINDS: tuple[RelatedReason, ...] = ("number", "name")


class Slot(NamedTuple):
    """A word that fills a slot of a template: a name or a number, folded."""

    kind: RelatedReason
    fold: str


def encode_words(words: Iterable[int]) -> str:
    """One code point a word, so that distances of strings are distances of word sequences."""
    return "".join(map(_code_point, words))


def _code_point(word: int) -> str:
    point = _FIRST + word % _CODE_POINTS
    return chr(point if point < _SURROGATES.start else point + len(_SURROGATES))


def common_words(first: str, second: str) -> int:
    """The length of the longest common subsequence of two encoded sequences."""
    return LCSseq.similarity(first, second)


def find_conflicts(
    first: str, second: str, slots: dict[int, Slot], other_slots: dict[int, Slot]
) -> list[RelatedReason]:
    """Where one of two aligned sequences has another name or number in the place of the other's.

    ``first`` and ``second`` are encoded sequences, the slots those of their texts.
    """
    return [
        kind
        for block in _replaced_blocks(first, second)
        for kind in _SLOT_KINDS
        if _is_refilled(
            [slots[at] for at in block.one if at in slots and slots[at].kind == kind],
            [other_slots[at] for at in block.other if at in other_slots],
        )
    ]


class _Block(NamedTuple):
    one: range
    other: range


def _replaced_blocks(first: str, second: str) -> Iterator[_Block]:
    # Neighbouring edits are one block: "Russia" for "the Russian Federation" may come as one
    # word replaced and two inserted, in any order.
    start = stop = begin = end = 0
    for edit in Levenshtein.opcodes(first, second):
        if edit.tag != "equal":
            stop, end = edit.src_end, edit.dest_end
        else:
            if min(stop - start, end - begin) > 0 and max(stop - start, end - begin) <= _BLOCK:
                yield _Block(range(start, stop), range(begin, end))
            start = stop = edit.src_end
            begin = end = edit.dest_end
    if min(stop - start, end - begin) > 0 and max(stop - start, end - begin) <= _BLOCK:
        yield _Block(range(start, stop), range(begin, end))


def _is_refilled(ones: list[Slot], others: list[Slot]) -> bool:
    others = [other for other in others if ones and other.kind == ones[0].kind]
    return bool(others) and not any(_is_same_slot(one, other) for one in ones for other in others)


def _is_same_slot(one: Slot, two: Slot) -> bool:
    if one.kind == "number":
        return one.fold == two.fold
    return one.fold[:_STEM] == two.fold[:_STEM] or ratio(one.fold, two.fold) >= _SAME_NAME
