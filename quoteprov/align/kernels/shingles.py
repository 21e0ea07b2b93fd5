"""Which sequences share runs of words, from postings that are sorted integers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.kernels.limits import HOPS, WHOLE_GROUP
from quoteprov.align.kernels.ragged import BLOCK, Array, Ints, Ragged, find_runs, run_starts

Words64 = NDArray[np.uint64]

# A pair and its count in one number of 64 bits: up to sixteen million sequences.
_OTHER_BITS = 24
_COUNT_BITS = 16


class Pairs(NamedTuple):
    """Pairs of sequences, ``ones[i] < others[i]``, ordered; ``shared`` counts what made them."""

    ones: Ints
    others: Ints
    shared: Ints


def pair_by_shingles(sequences: Ragged, fewest: Ints, size: int, cap: int) -> Pairs:
    """Pairs of sequences, which come longest first, that share runs of ``size`` words.

    ``fewest`` says for each sequence how many runs it must share with a longer one. A run that
    more than ``cap`` sequences hold is passed over. All pairs of small groups; in larger ones
    each sequence is paired with the longest and with its three neighbours by length, so that the
    cost grows with the input. Runs are known by a hash that leaves room for the number of the
    sequence in 64 bits: two runs in a million million are taken for one.
    """
    groups = _group_postings(_sort_postings(sequences, size), _owner_bits(sequences))
    return _count_pairs(_pair_groups(*_merge_groups(groups, cap)), fewest)


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


def hash_sequences(sequences: Ragged) -> Words64:
    """A hash of each sequence of numbers below 2**32, in which every bit counts."""
    parts = [np.zeros(0, np.uint64)]
    for _, part in sequences.blocks():
        rank = np.arange(len(part.values)) - np.repeat(part.offsets[:-1], part.lengths)
        # Nothing at all is 0, so that no number may be.
        numbers = (rank + 1 << 32 | part.values).view(np.uint64)
        parts.append(part.totals(mix_bits(numbers)))
    return np.concatenate(parts)


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
    bits = _owner_bits(sequences)
    parts = [_post(part, first, size, bits) for first, part in sequences.blocks()]
    postings: Words64 = np.concatenate([np.zeros(0, np.uint64), *parts])
    postings.sort()
    return postings


def _post(sequences: Ragged, first: int, size: int, owner_bits: int) -> Words64:
    owners = sequences.owners().view(np.uint64)
    postings = hash_runs(sequences.values, range(size))
    count = len(postings)
    postings &= ~_last_bits(owner_bits)
    postings |= owners[:count] + np.uint64(first)
    return postings.compress(owners[:count] == owners[len(owners) - count :])


def _owner_bits(sequences: Ragged) -> int:
    return len(sequences.offsets).bit_length()


def _last_bits(count: int) -> np.uint64:
    return np.uint64((1 << count) - 1)


def _group_postings(postings: Words64, owner_bits: int) -> Ragged:
    # Most runs stand in one sequence alone.
    postings = postings.compress(find_runs(postings, 2, owner_bits))
    # A run that stands twice in a sequence counts once.
    postings = postings[run_starts(postings)]
    starts = run_starts(postings, owner_bits)
    members = (postings & _last_bits(owner_bits)).view(np.int64)
    return Ragged(members, np.append(starts, len(members)))


def _merge_groups(groups: Ragged, cap: int) -> tuple[Ragged, Ints]:
    """Groups of 2 to ``cap``, without those that repeat another, and how often each stood there.

    Two wordings of an utterance share dozens of runs, and most of those make the same group.
    """
    allowed = np.flatnonzero((groups.lengths >= 2) & (groups.lengths <= cap))
    signatures = hash_sequences(groups)[allowed]
    order = np.argsort(signatures)
    starts = run_starts(signatures[order])
    repeats = np.diff(np.append(starts, len(order)))
    return groups.take(allowed[order[starts]]), repeats


def _pair_groups(groups: Ragged, repeats: Ints) -> Words64:
    """The pairs of each group, packed with the number of its repeats."""
    repeats = np.minimum(repeats, (1 << _COUNT_BITS) - 1)
    sizes = groups.lengths
    packed = []
    for size in range(2, WHOLE_GROUP + 1):
        chosen = np.flatnonzero(sizes == size)
        places = groups.offsets[chosen] + np.arange(size)[:, None]
        packed.append(_pair_all(groups.values[places], repeats[chosen]))
    large = np.flatnonzero(sizes > WHOLE_GROUP)
    repeats = repeats[large]
    for first, part in groups.take(large).blocks():
        packed += _chain(part, repeats[first : first + len(part.offsets) - 1])
    return np.concatenate(packed).view(np.uint64)


def _pair_all(members: Ints, repeats: Ints) -> Ints:
    # A column for each group. Members ascend, so that of each pair the longer sequence comes first.
    ones, others = members << _OTHER_BITS + _COUNT_BITS, members << _COUNT_BITS | repeats
    pairs = list(combinations(range(len(members)), 2))
    packed = np.empty((len(pairs), len(repeats)), np.int64)
    for row, (one, other) in enumerate(pairs):
        np.bitwise_or(ones[one], others[other], out=packed[row])
    return packed.ravel()


def _chain(groups: Ragged, repeats: Ints) -> Iterator[Ints]:
    """Each member of a large group with the longest and with its next neighbours."""
    sizes = groups.lengths
    ones = groups.values << _OTHER_BITS + _COUNT_BITS
    others = groups.values << _COUNT_BITS | np.repeat(repeats, sizes)
    longest = np.repeat(ones[groups.offsets[:-1]], sizes)
    rank = np.arange(len(ones)) - np.repeat(groups.offsets[:-1], sizes)
    # The neighbours of the longest are reached by the hops.
    far = np.flatnonzero(rank > HOPS)
    yield longest[far] | others[far]
    for hop in range(1, HOPS + 1):
        near = np.flatnonzero(rank >= hop)
        yield ones[near - hop] | others[near]


def _count_pairs(packed: Words64, fewest: Ints) -> Pairs:
    # Sorting numbers is many times faster than sorting an index by them, so the counts ride along.
    packed.sort()
    starts = run_starts(packed, _COUNT_BITS)
    bounds = np.append(starts, len(packed))
    found = [np.zeros((3, 0), np.int64)]
    for begin in range(0, len(starts), BLOCK):
        heads = bounds[begin : begin + BLOCK + 1]
        pairs = packed[heads[0] : heads[-1]].view(np.int64)
        heads = heads - heads[0]
        counts = np.cumsum(pairs & (1 << _COUNT_BITS) - 1)
        shared = np.diff(counts[heads[1:] - 1], prepend=0)
        keys = pairs[heads[:-1]] >> _COUNT_BITS
        others = keys & (1 << _OTHER_BITS) - 1
        enough = np.flatnonzero(shared >= fewest[others])
        found.append(np.stack((keys[enough] >> _OTHER_BITS, others[enough], shared[enough])))
    return Pairs(*np.concatenate(found, axis=1))
