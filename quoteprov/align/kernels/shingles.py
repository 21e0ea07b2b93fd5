"""Which sequences share runs of words, from postings that are sorted integers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.kernels.limits import HOPS, WHOLE_GROUP
from quoteprov.align.kernels.ragged import (
    BLOCK,
    Array,
    Flags,
    Ints,
    Ragged,
    cut_sums,
    fill_array,
    find_bounds,
    find_distinct,
    join_pieces,
    offsets_of,
    run_starts,
)
from quoteprov.align.kernels.waiting import in_passing

Words64 = NDArray[np.uint64]

# Hashes are looked up by so many bits in a table, which a few of a hundred pass by chance.
_SIEVE_BITS = np.uint64(20)
_SIEVE_SHIFT = np.uint64(64) - _SIEVE_BITS
_TABLE_BITS = np.uint64(16)
_TABLE_SHIFT = np.uint64(64) - _TABLE_BITS

# A pair and its count in one number of 64 bits: up to sixteen million sequences.
_OTHER_BITS = 24
_COUNT_BITS = 16
_MOST_COUNTED = (1 << _COUNT_BITS) - 1
_LAST_OTHER = (1 << _OTHER_BITS) - 1
# So many postings, and so many pairs, are sorted at once, in 32 and 48 MB. 200,000 quotations make
# one part of each, which takes a fifth less time than several.
_POSTINGS_AT_ONCE, _PAIRS_AT_ONCE = 1 << 22, 3 << 21
# Where pairs come in parts, they are of so many.
_PAIRS_OF_PART = 1 << 21
# So many pairs are made at a time where only some of them are wanted.
_PACKED_AT_ONCE = 1 << 20


class Pairs(NamedTuple):
    """Pairs of sequences, ``ones[i] < others[i]``, ordered; ``shared`` counts what made them.

    There may be millions, so that a number takes four or two bytes; 65,535 is that or more.
    """

    ones: Array
    others: Array
    shared: Array


def pair_by_shingles(sequences: Ragged, fewest: Array, size: int, cap: int) -> Pairs:
    """Pairs of sequences, which come longest first, that share runs of ``size`` words.

    ``fewest`` says for each sequence how many runs it must share with a longer one. A run that
    more than ``cap`` sequences hold is passed over. All pairs of small groups; in larger ones
    each sequence is paired with the longest and with its three neighbours by length, so that the
    cost grows with the input. Runs are known by a hash that leaves room for the number of the
    sequence in 64 bits: two runs in a million million are taken for one.
    """
    return _count_pairs(*_merge_groups(_find_groups(sequences, size), cap), fewest)


def mix_bits(numbers: Words64) -> Words64:
    """The finalizer of MurmurHash3: every bit of a number sways every bit of the result."""
    numbers = numbers ^ (numbers >> np.uint64(33))
    numbers *= np.uint64(0xFF51AFD7ED558CCD)
    numbers ^= numbers >> np.uint64(33)
    numbers *= np.uint64(0xC4CEB9FE1A85EC53)
    numbers ^= numbers >> np.uint64(33)
    return numbers


def _make_factors(count: int) -> Words64:
    """Odd numbers without a pattern."""
    return mix_bits(np.arange(1, count + 1, dtype=np.uint64)) | np.uint64(1)


# As many as the longest run has words.
_FACTORS = _make_factors(64)


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
        words = values[start : start + len(hashed) + max(steps)].astype(np.uint64, copy=False)
        for factor, step in zip(_FACTORS, steps, strict=False):
            hashed += words[step : step + len(hashed)] * factor
    return hashes


def hash_sequences(sequences: Ragged) -> Words64:
    """A hash of each sequence of numbers below 2**32, in which every bit counts."""
    factors = _make_factors(int(sequences.lengths.max(initial=0)))
    parts = [np.zeros(0, np.uint64)]
    for _, part in sequences.blocks():
        totals = part.totals(part.values.astype(np.uint64) * factors.take(part.ranks()))
        # A number that is 0 adds nothing but to the length.
        parts.append(mix_bits(totals + mix_bits(part.lengths.astype(np.uint64))))
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


def last_bits(count: int) -> np.uint64:
    """A number of which the last ``count`` bits are set."""
    return np.uint64((1 << count) - 1)


def make_sieve(wanted: Words64) -> Flags:
    """A table of the first bits of some hashes, which few other hashes pass."""
    sieve = np.zeros(1 << int(_SIEVE_BITS), np.bool_)
    sieve[wanted >> _SIEVE_SHIFT] = True
    return sieve


def pass_sieve(sieve: Flags, hashes: Words64) -> Ints:
    """The places of the hashes that pass."""
    passed = [np.zeros(0, np.int64)]
    for start in range(0, len(hashes), BLOCK):
        # Places are signed numbers: of others numpy makes such first, in twice the time.
        bits = (hashes[start : start + BLOCK] >> _SIEVE_SHIFT).view(np.int64)
        passed.append(np.flatnonzero(sieve.take(bits, mode="wrap")) + start)
    return np.concatenate(passed)


def look_up(hashes: Words64, wanted: Words64) -> tuple[Ints, Ints]:
    """Which of ``hashes`` are among the distinct ``wanted``, and as which of these."""
    if not len(wanted):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    rows = pass_sieve(make_sieve(wanted), hashes)
    found = hashes.take(rows)
    # A table tells at once which of them a hash may be; few share a place, and few are none.
    table = np.empty(1 << int(_TABLE_BITS), np.int64)
    table[wanted >> _TABLE_SHIFT] = np.arange(len(wanted))
    ranks = table[found >> _TABLE_SHIFT]
    others = np.flatnonzero(wanted[ranks] != found)
    order = np.argsort(wanted)
    places = np.searchsorted(wanted[order], found[others])
    ranks[others] = order[np.minimum(places, len(wanted) - 1)]
    hit = wanted[ranks] == found
    return rows[hit], ranks[hit]


def _find_groups(sequences: Ragged, size: int) -> Ragged:
    """The sequences that hold a run, for each run that is not one sequence's own.

    Runs are looked through part by part, told by the first bits of their hashes.
    """
    part_bits = (_count_runs(sequences, size) // _POSTINGS_AT_ONCE).bit_length()
    members, lengths = [], []
    for part in range(1 << part_bits):
        postings = _sort_postings(sequences, size, part, part_bits)
        groups = _group_postings(postings, _owner_bits(sequences))
        members.append(groups.values)
        lengths.append(groups.lengths)
    return Ragged(join_pieces(members), offsets_of(join_pieces(lengths)))


def _sort_postings(sequences: Ragged, size: int, part: int, part_bits: int) -> Words64:
    pieces = (
        choose_part(hashes, part, part_bits)
        for hashes in _list_postings(sequences, size, _owner_bits(sequences))
    )
    postings = fill_array(pieces, _count_runs(sequences, size))
    postings.sort()
    return postings


def _list_postings(sequences: Ragged, size: int, owner_bits: int) -> Iterator[Words64]:
    """The hash of each run, the last bits being the number of its sequence."""
    for first, table in in_passing(sequences.tables(), sequences.values):
        height, width = table.shape
        if width >= size:
            flat = np.append(table, np.zeros(size - 1, table.dtype))
            hashes = hash_runs(flat, range(size)).reshape(table.shape)[:, : width - size + 1]
            owners = np.arange(first, first + height, dtype=np.uint64)
            yield (hashes & ~last_bits(owner_bits) | owners[:, None]).ravel()


def _count_runs(sequences: Ragged, size: int) -> int:
    return int(np.maximum(sequences.lengths - size + 1, 0).sum())


def choose_part(hashes: Words64, part: int, part_bits: int) -> Words64:
    """Those of the hashes whose first bits are ``part``."""
    if not part_bits:
        return hashes
    return hashes.compress(hashes >> np.uint64(64 - part_bits) == np.uint64(part))


def _owner_bits(sequences: Ragged) -> int:
    return len(sequences.offsets).bit_length()


def _group_postings(postings: Words64, owner_bits: int) -> Ragged:
    bounds = find_bounds(postings, owner_bits)
    # Most runs stand once; one that stands twice in a sequence counts once.
    kept = ~(bounds[1:] & bounds[:-1])
    kept[1:] &= postings[1:] != postings[:-1]
    members, heads = [np.zeros(0, np.int32)], [np.zeros(0, np.bool_)]
    for start in range(0, len(postings), BLOCK):
        block = slice(start, start + BLOCK)
        places = np.flatnonzero(kept[block])
        some = postings[block].take(places, mode="wrap") & last_bits(owner_bits)
        members.append(some.astype(np.int32))
        heads.append(bounds[block].take(places, mode="wrap"))
    starts = np.flatnonzero(np.concatenate(heads))
    return Ragged(np.concatenate(members), np.append(starts, int(kept.sum())))


def _merge_groups(groups: Ragged, cap: int) -> tuple[Ragged, Ints]:
    """Groups of 2 to ``cap``, without those that repeat another, and how often each stood there.

    Two wordings of an utterance share dozens of runs, and most of those make the same group.
    """
    allowed = np.flatnonzero((groups.lengths >= 2) & (groups.lengths <= cap))
    # The signature of a group and its number share 64 bits: numbers sort faster than an index.
    bits = len(groups.offsets).bit_length()
    keys = _sign_groups(groups)[allowed] & ~last_bits(bits) | allowed.view(np.uint64)
    keys.sort()
    starts = run_starts(keys, bits)
    repeats = np.zeros(len(groups.offsets) - 1, np.int64)
    repeats[(keys[starts] & last_bits(bits)).view(np.int64)] = np.diff(starts, append=len(keys))
    merged = np.flatnonzero(repeats > 0)
    return groups.take(merged), repeats[merged]


def _sign_groups(groups: Ragged) -> Words64:
    # A member stands once in a group, so that a sum tells what stands there.
    signs = mix_bits(np.arange(1, int(groups.values.max(initial=0)) + 2, dtype=np.uint64))
    parts = [np.zeros(0, np.uint64)]
    parts += [part.totals(signs.take(part.values, mode="wrap")) for _, part in groups.blocks()]
    return np.concatenate(parts)


def _count_packed(sizes: Ints) -> Ints:
    """How many pairs are made of groups of these sizes."""
    chained = (HOPS + 1) * (sizes - 1) - HOPS * (HOPS + 1) // 2
    return np.where(sizes > WHOLE_GROUP, chained, sizes * (sizes - 1) // 2)


def _pack_groups(groups: Ragged, repeats: Ints) -> Words64:
    """The pairs of each group, packed with the number of its repeats."""
    pieces = _list_packed(groups, np.minimum(repeats, _MOST_COUNTED))
    return fill_array(pieces, int(_count_packed(groups.lengths).sum()))


def _list_packed(groups: Ragged, repeats: Ints) -> Iterator[Ints]:
    sizes = groups.lengths
    for size in range(2, WHOLE_GROUP + 1):
        chosen = np.flatnonzero(sizes == size)
        places = groups.offsets[chosen] + np.arange(size)[:, None]
        yield _pair_all(groups.values.take(places).astype(np.int64), repeats[chosen])
    large = np.flatnonzero(sizes > WHOLE_GROUP)
    repeats = repeats[large]
    for first, part in groups.take(large).blocks():
        yield from _chain(part, repeats[first : first + len(part.offsets) - 1])


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
    members = groups.values.astype(np.int64)
    ones = members << _OTHER_BITS + _COUNT_BITS
    others = members << _COUNT_BITS | np.repeat(repeats, sizes)
    ranks = groups.ranks()
    # The neighbours of the longest are reached by the hops.
    longest = np.repeat(ones.take(groups.offsets[:-1]), sizes)
    yield (longest | others).compress(ranks > HOPS)
    for hop in range(1, HOPS + 1):
        yield (ones[:-hop] | others[hop:]).compress(ranks[hop:] >= hop)


def _count_pairs(groups: Ragged, repeats: Ints, fewest: Array) -> Pairs:
    """The pairs of all groups, with the repeats of those that they are of."""
    if int(_count_packed(groups.lengths).sum()) < _PAIRS_AT_ONCE:
        return _choose_pairs(_pack_groups(groups, repeats), fewest)
    return _join_pairs(
        _choose_pairs(_pack_range(groups, repeats, first, last), fewest)
        for first, last in _cut_members(groups)
    )


def _join_pairs(parts: Iterable[Pairs]) -> Pairs:
    nothing = np.zeros(0, np.int32)
    found = [Pairs(nothing, nothing, nothing.astype(np.uint16)), *parts]
    columns = [list(pieces) for pieces in zip(*found, strict=True)]
    del found  # each piece goes as soon as it has been joined to the others
    return Pairs(*map(join_pieces, columns))


def _cut_members(groups: Ragged) -> Iterator[tuple[int, int]]:
    """Ranges of the longer sequences of pairs, such that each is of about as many pairs."""
    sizes = groups.lengths
    shares = _count_packed(sizes) / sizes
    weights = np.zeros(int(groups.values.max(initial=-1)) + 1)
    for part in cut_sums(sizes, _PACKED_AT_ONCE):
        members = groups.values[groups.offsets[part.start] : groups.offsets[part.stop]]
        weights += np.bincount(members, np.repeat(shares[part], sizes[part]), len(weights))
    for part in cut_sums(np.ceil(weights).astype(np.int64), _PAIRS_OF_PART):
        yield part.start, part.stop


def _pack_range(groups: Ragged, repeats: Ints, first: int, last: int) -> Words64:
    """The packed pairs whose longer sequence is one from ``first`` up to ``last``."""
    # The longer one of a pair is any member of its group but the last.
    lows, highs = groups.values[groups.offsets[:-1]], groups.values[groups.offsets[1:] - 2]
    reaching = np.flatnonzero((lows < last) & (highs >= first))
    some, counts = groups.take(reaching), repeats[reaching]
    pieces = [np.zeros(0, np.uint64)]
    for part in cut_sums(_count_packed(some.lengths), _PACKED_AT_ONCE):
        packed = _pack_groups(some.take(np.arange(part.start, part.stop)), counts[part])
        ones = packed >> np.uint64(_OTHER_BITS + _COUNT_BITS)
        pieces.append(packed.compress((ones >= first) & (ones < last)))
    return join_pieces(pieces)


def _cut_runs(ordered: Words64, ignored: int) -> Iterator[slice]:
    """Slices of about two blocks of ordered numbers, none of which cuts a run.

    A run are numbers that are equal but for their last ``ignored`` bits.
    """
    starts = np.searchsorted(ordered, ordered[:: 2 * BLOCK] & ~last_bits(ignored))
    for start, stop in pairwise(find_distinct(np.append(starts, len(ordered))).tolist()):
        yield slice(start, stop)


def _choose_pairs(packed: Words64, fewest: Array) -> Pairs:
    """Those of the pairs that share enough, each once and in order."""
    # Sorting numbers is many times faster than sorting an index by them, so the counts ride along.
    packed.sort()
    pairs = packed.view(np.int64)
    return _join_pairs(_choose_run(pairs[run], fewest) for run in _cut_runs(packed, _COUNT_BITS))


def _choose_run(pairs: Ints, fewest: Array) -> Pairs:
    changes = np.flatnonzero((pairs[1:] ^ pairs[:-1]) > _MOST_COUNTED)
    ends = np.append(changes, len(pairs) - 1)
    shared = np.cumsum(pairs & _MOST_COUNTED).take(ends, mode="wrap")
    shared[1:] -= shared[:-1].copy()
    keys = pairs.take(ends, mode="wrap") >> _COUNT_BITS
    enough = np.flatnonzero(shared >= fewest.take(keys & _LAST_OTHER, mode="wrap"))
    keys = keys.take(enough)
    return Pairs(
        (keys >> _OTHER_BITS).astype(np.int32),
        (keys & _LAST_OTHER).astype(np.int32),
        np.minimum(shared[enough], _MOST_COUNTED).astype(np.uint16),
    )
