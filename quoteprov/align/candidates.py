"""Which sequences of words may report the same: kernels on integers, no model values."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

# Groups of up to this many sequences are paired wholly; larger ones in chains, which keeps the
# number of pairs linear.
_WHOLE_GROUP = 12
_HOPS = 3
# A phrase of two or three words stands in countless sentences; beyond this it says nothing.
_MOST_HOLDERS = 400


def pair_by_shingles(
    sequences: Sequence[Sequence[int]], size: int, cap: int
) -> dict[tuple[int, int], int]:
    """Pairs of sequences (by position, smaller first) that share runs of ``size`` words.

    The value counts the shared runs that made the pair. A run of more than ``cap`` sequences
    is passed over. All pairs of small groups; in larger ones each sequence is paired with the
    longest and with its three neighbours by length, so that the cost grows with the input.
    """
    pairs: Counter[tuple[int, int]] = Counter()
    for group in _group_by_shingle(sequences, size, cap):
        if len(group) <= _WHOLE_GROUP:
            pairs.update(combinations(group, 2))
        else:
            pairs.update(_chain(group, sequences))
    return dict(pairs)


def _group_by_shingle(
    sequences: Sequence[Sequence[int]], size: int, cap: int
) -> Iterator[list[int]]:
    # Postings as sorted integers: the words of a run, then the sequence, in one number each.
    width = max((max(words, default=0) for words in sequences), default=0).bit_length() + 1
    holder = len(sequences).bit_length()
    postings: list[int] = []
    for place, words in enumerate(sequences):
        runs = {_pack(run, width) for run in zip(*(words[at:] for at in range(size)), strict=False)}
        postings.extend(run << holder | place for run in runs)
    postings.sort()
    mask = (1 << holder) - 1
    group: list[int] = []
    current = -1
    for posting in postings:
        if posting >> holder != current:
            if 2 <= len(group) <= cap:
                yield group
            group = []
            current = posting >> holder
        group.append(posting & mask)
    if 2 <= len(group) <= cap:
        yield group


def _pack(run: tuple[int, ...], width: int) -> int:
    packed = 0
    for word in run:
        packed = packed << width | word
    return packed


def _chain(group: list[int], sequences: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    ranked = sorted(group, key=lambda place: (-len(sequences[place]), place))
    for at, place in enumerate(ranked):
        partners = {ranked[0], *ranked[at + 1 : at + 1 + _HOPS]} - {place}
        for partner in partners:
            yield (place, partner) if place < partner else (partner, place)


def find_holders(
    phrases: Sequence[tuple[int, ...]], sequences: Sequence[tuple[int, ...]]
) -> dict[int, array[int]]:
    """For each phrase (by position) the sequences that hold it as a run and are longer.

    ``phrases`` are distinct. Phrases of fewer than two words give nothing to go by and are
    passed over. At most 400 holders are kept for each, the first ones.
    """
    places = {phrase: place for place, phrase in enumerate(phrases) if len(phrase) >= 2}
    lengths: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for phrase in places:
        lengths[phrase[:2]].add(len(phrase))
    holders: dict[int, array[int]] = defaultdict(lambda: array("L"))
    for holder, words in enumerate(sequences):
        found = {
            places[run]
            for at, pair in enumerate(pairwise(words))
            for length in lengths.get(pair, ())
            if (run := words[at : at + length]) in places and length < len(words)
        }
        for place in found:
            if len(holders[place]) < _MOST_HOLDERS:
                holders[place].append(holder)
    return dict(holders)
