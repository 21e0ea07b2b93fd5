"""Which sequences share runs of words, from postings that are sorted integers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.kernels.limits import HOPS, WHOLE_GROUP
from quoteprov.align.kernels.ragged import BLOCK, Array, Ints, Ragged, run_starts, spread_runs

Words64 = NDArray[np.uint64]

# A pair and its count in one number of 64 bits: up to sixteen million sequences.
_OTHER_BITS = 24
_COUNT_BITS = 16


class Pairs(NamedTuple):
    """Pairs of sequences, ``ones[i] < others[i]``, ordered; ``shared`` counts what made them."""

    ones: Ints
    others: Ints
    shared: Ints


def pair_by_shingles(sequences: Ragged, size: int, cap: int) -> Pairs:
    """Pairs of sequences, which come longest first, that share runs of ``size`` words.

    A run that more than ``cap`` sequences hold is passed over. All pairs of small groups; in
    larger ones each sequence is paired with the longest and with its three neighbours by length,
    so that the cost grows with the input. Runs are known by a hash that leaves room for the
    number of the sequence in 64 bits: two runs in a million million are taken for one.
    """
    groups = _group_postings(_sort_postings(sequences, size), _owner_bits(sequences))
    lengths = groups.lengths
    groups = groups.take(np.flatnonzero((lengths >= 2) & (lengths <= cap)))
    return _count_pairs(list(_pair_groups(*_merge_groups(groups))))


def mix_bits(numbers: Words64) -> Words64:
    """The finalizer of MurmurHash3: every bit of a number sways every bit of the result."""
    numbers = numbers ^ (numbers >> np.uint64(33))
    numbers *= np.uint64(0xFF51AFD7ED558CCD)
    numbers ^= numbers >> np.uint64(33)
    numbers *= np.uint64(0xC4CEB9FE1A85EC53)
    numbers ^= numbers >> np.uint64(33)
    return numbers


# Odd factors without a pattern, as many as the longest run has words.
_FACTORS = mix_bits(np.arange(1, 65, dtype=np.uint64)) | np.uint64(1)


def hash_runs(values: Array, steps: Sequence[int]) -> Words64:
    """A hash of the words that stand ``steps`` after each place of ``values``, as far as they go.

    The words are multiplied by factors and added up (Dietzfelbinger and others, "A reliable
    randomized algorithm for the closest-pair problem", 1997), so that the first bits of a hash
    are the ones to go by. ``steps`` ascend.
    """
    count = max(len(values) - max(steps), 0)
    hashes = np.zeros(count, np.uint64)
    for start in range(0, count, BLOCK):
        hashed = hashes[start : start + BLOCK]
        words = values[start : start + len(hashed) + max(steps)].astype(np.uint64)
        for factor, step in zip(_FACTORS, steps, strict=False):
            hashed += words[step : step + len(hashed)] * factor
    return hashes


def hash_runs_at(values: Array, starts: Ints, size: int) -> Words64:
    """The hash of the ``size`` words that begin at each of ``starts``."""
    hashes = np.zeros(len(starts), np.uint64)
    for step in range(size):
        lengthen_runs(hashes, values, starts, step)
    return hashes


def lengthen_runs(hashes: Words64, values: Array, starts: Ints, size: int) -> None:
    """Adds to the hashes of ``size`` words from each of ``starts`` the word that follows them."""
    hashes += values[starts + size].astype(np.uint64) * _FACTORS[size % len(_FACTORS)]


def _sort_postings(sequences: Ragged, size: int) -> Words64:
    owners = sequences.owners().view(np.uint64)
    postings = hash_runs(sequences.values, range(size))
    count = len(postings)
    postings &= ~_last_bits(_owner_bits(sequences))
    postings |= owners[:count]
    whole: Words64 = postings[owners[:count] == owners[len(owners) - count :]]
    whole.sort()
    return whole


def _owner_bits(sequences: Ragged) -> int:
    return len(sequences.offsets).bit_length()


def _last_bits(count: int) -> np.uint64:
    return np.uint64((1 << count) - 1)


def _group_postings(postings: Words64, owner_bits: int) -> Ragged:
    # Most runs stand in one sequence alone.
    starts = run_starts(postings, owner_bits)
    sizes = np.diff(np.append(starts, len(postings)))
    index, _ = spread_runs(starts[sizes > 1], sizes[sizes > 1])
    postings = postings[index]
    # A run that stands twice in a sequence counts once.
    postings = postings[run_starts(postings)]
    starts = run_starts(postings, owner_bits)
    members = (postings & _last_bits(owner_bits)).view(np.int64)
    return Ragged(members, np.append(starts, len(members)))


def _merge_groups(groups: Ragged) -> tuple[Ragged, Ints]:
    """Groups without those that repeat another, and how often each stood there.

    Two wordings of an utterance share dozens of runs, and most of those make the same group.
    """
    marks = mix_bits(groups.values.astype(np.uint64) + np.uint64(1))
    signatures = mix_bits(groups.totals(marks) + groups.lengths.astype(np.uint64))
    order = np.argsort(signatures)
    starts = run_starts(signatures[order])
    repeats = np.diff(np.append(starts, len(order)))
    return groups.take(order[starts]), repeats


def _pair_groups(groups: Ragged, repeats: Ints) -> Iterator[Words64]:
    # Members of a group ascend, so that of each pair the longer sequence comes first.
    sizes = groups.lengths
    for size in range(2, WHOLE_GROUP + 1):
        chosen = np.flatnonzero(sizes == size)
        members = groups.values[groups.offsets[chosen] + np.arange(size)[:, None]]
        for one, other in combinations(range(size), 2):
            yield _pack(members[one], members[other], repeats[chosen])
    large = np.flatnonzero(sizes > WHOLE_GROUP)
    groups, repeats = groups.take(large), repeats[large]
    owners, members = groups.owners(), groups.values
    longest = np.repeat(members[groups.offsets[:-1]], groups.lengths)
    rank = np.arange(len(members)) - np.repeat(groups.offsets[:-1], groups.lengths)
    # The neighbours of the longest are reached by the hops.
    far = rank > HOPS
    yield _pack(longest[far], members[far], repeats[owners[far]])
    for hop in range(1, HOPS + 1):
        same = np.flatnonzero(owners[hop:] == owners[:-hop])
        yield _pack(members[same], members[same + hop], repeats[owners[same]])


def _pack(ones: Ints, others: Ints, counts: Ints) -> Words64:
    pairs = ones << _OTHER_BITS + _COUNT_BITS | others << _COUNT_BITS
    return (pairs | np.minimum(counts, (1 << _COUNT_BITS) - 1)).view(np.uint64)


def _count_pairs(packed: list[Words64]) -> Pairs:
    pairs = np.concatenate(packed)
    # Sorting numbers is many times faster than sorting an index by them, so the counts ride along.
    pairs.sort()
    starts = run_starts(pairs, _COUNT_BITS)
    keys = (pairs[starts] >> np.uint64(_COUNT_BITS)).view(np.int64)
    pairs &= _last_bits(_COUNT_BITS)
    counts = pairs.view(np.int64)
    shared = np.add.reduceat(counts, starts) if len(starts) else counts
    return Pairs(keys >> _OTHER_BITS, keys & (1 << _OTHER_BITS) - 1, shared)
