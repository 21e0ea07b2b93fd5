"""Which sequences share runs of words, from postings that are sorted integers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.kernels.limits import HOPS, WHOLE_GROUP
from quoteprov.align.kernels.ragged import Array, Ints, Ragged, run_starts, spread_runs

Words64 = NDArray[np.uint64]

# A pair and its count in one number of 64 bits: up to sixteen million sequences.
_OTHER_BITS = 24
_COUNT_BITS = 16
_MOST_SHARED = (1 << _COUNT_BITS) - 1


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
    count = len(sequences.offsets) - 1
    groups = _group_postings(_sort_postings(sequences, size), count)
    lengths = groups.lengths
    groups = groups.take(np.flatnonzero((lengths >= 2) & (lengths <= cap)))
    return _count_pairs(list(_pair_groups(*_merge_groups(groups))))


def hash_words(columns: Sequence[Words64]) -> Words64:
    """One hash for each row of several columns of numbers; a row is known by its order too."""
    hashes = np.zeros(len(columns[0]), np.uint64)
    for factor, column in zip(_FACTORS, columns, strict=False):
        hashes += column * factor
    return mix_bits(hashes)


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


def hash_runs(values: Array, size: int) -> Words64:
    """A hash of the ``size`` words that begin at each place of ``values``, as far as they go."""
    words = values.astype(np.uint64) + np.uint64(1)
    count = max(len(words) - size + 1, 0)
    return hash_words([words[place : place + count] for place in range(size)])


def hash_runs_at(values: Array, starts: Ints, size: int) -> Words64:
    """A hash of the ``size`` words that begin at each of ``starts``."""
    columns = [values[starts + place].astype(np.uint64) for place in range(size)]
    return hash_words([column + np.uint64(1) for column in columns])


def _sort_postings(sequences: Ragged, size: int) -> Words64:
    room = np.maximum(sequences.lengths - size + 1, 0)
    starts, _ = spread_runs(sequences.offsets[:-1], room)
    width = np.uint64(_owner_bits(len(room)))
    postings: Words64 = hash_runs(sequences.values, size)[starts] << width
    postings |= np.repeat(np.arange(len(room), dtype=np.uint64), room)
    postings.sort()
    # A run that stands twice in a sequence counts once.
    return postings[run_starts(postings)]


def _owner_bits(count: int) -> int:
    return max(count, 1).bit_length()


def _group_postings(postings: Words64, count: int) -> Ragged:
    width = np.uint64(_owner_bits(count))
    starts = run_starts(postings >> width)
    members = (postings & ((np.uint64(1) << width) - np.uint64(1))).view(np.int64)
    return Ragged(members, np.append(starts, len(members)))


def _merge_groups(groups: Ragged) -> tuple[Ragged, Ints]:
    """Groups without those that repeat another, and how often each stood there.

    Two wordings of an utterance share dozens of runs, and most of those make the same group.
    """
    marks = mix_bits(groups.values.astype(np.uint64) + np.uint64(1))
    signatures = mix_bits(groups.totals(marks) + groups.lengths.astype(np.uint64))
    order = np.argsort(signatures, kind="stable")
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
    return (pairs | np.minimum(counts, _MOST_SHARED)).view(np.uint64)


def _count_pairs(packed: list[Words64]) -> Pairs:
    pairs = np.concatenate(packed)
    # Sorting numbers is many times faster than sorting an index by them, so the counts ride along.
    pairs.sort()
    counts = (pairs & np.uint64(_MOST_SHARED)).view(np.int64)
    pairs >>= np.uint64(_COUNT_BITS)
    starts = run_starts(pairs)
    shared = np.add.reduceat(counts, starts) if len(starts) else counts
    keys = pairs[starts].view(np.int64)
    return Pairs(keys >> _OTHER_BITS, keys & (1 << _OTHER_BITS) - 1, shared)
