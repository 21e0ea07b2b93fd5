"""Which sequences hold a short phrase as a run of words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from quoteprov.align.kernels.limits import MOST_HOLDERS
from quoteprov.align.kernels.ragged import Ints, Ragged, join_pieces, run_starts
from quoteprov.align.kernels.shingles import (
    Words64,
    hash_runs,
    hash_runs_at,
    lengthen_runs,
    look_up,
    make_sieve,
    pass_sieve,
)
from quoteprov.align.kernels.waiting import in_passing

# So many places where phrases may begin are looked through at a time, in about 50 MB; of 200,000
# quotations there are fewer.
_PLACES_AT_ONCE = 1 << 20


def find_holders(sequences: Ragged, phrases: Ints) -> tuple[Ints, Ints]:
    """Pairs of a sequence and a phrase that stands in it as a run and is shorter.

    ``phrases`` are the places of distinct sequences of two words or more. At most 400 holders are
    given for each, the first ones; the pairs are ordered by phrase and holder.
    """
    pairs = sequences.lengths[phrases] == 2
    # Phrases of two words apart from the rest: most places where two words of a phrase stand are
    # passed over when three have to.
    found = [np.zeros(0, np.int64), *_find_holders(sequences, phrases[pairs], 2)]
    found += _find_holders(sequences, phrases[~pairs], 3)
    return _cut_off(join_pieces(found))


def _find_holders(sequences: Ragged, phrases: Ints, shortest: int) -> Iterator[Ints]:
    if len(phrases):
        heads = hash_runs_at(sequences.values, sequences.offsets[phrases], shortest)
        for places in _first_places(sequences, heads, shortest):
            yield from _narrow_down(sequences, phrases, shortest, places)


def _narrow_down(
    sequences: Ragged, phrases: Ints, shortest: int, begun: tuple[Ints, Ints, Words64]
) -> Iterator[Ints]:
    # The places where phrases may begin, word by word.
    lengths = sequences.lengths[phrases]
    starts = sequences.offsets[phrases]
    places, owners, hashes = begun
    for length in range(shortest, max(lengths.tolist(), default=0) + 1):
        if length > shortest:
            lengthen_runs(hashes, sequences.values, places, length - 1)
            heads = hash_runs_at(sequences.values, starts[lengths >= length], length)
            passed = pass_sieve(make_sieve(heads), hashes)
            places, owners, hashes = places[passed], owners[passed], hashes[passed]
        chosen = phrases[lengths == length]
        wanted = hash_runs_at(sequences.values, sequences.offsets[chosen], length)
        rows, ranks = look_up(hashes, wanted)
        # A phrase of as many words as its holder is the holder.
        longer = sequences.lengths[owners[rows]] > length
        yield (chosen[ranks] << 32 | owners[rows])[longer]
        fits = np.flatnonzero(places + length < sequences.offsets[owners + 1])
        places, owners, hashes = places[fits], owners[fits], hashes[fits]


def _first_places(
    sequences: Ragged, heads: Words64, size: int
) -> Iterator[tuple[Ints, Ints, Words64]]:
    """Where ``size`` words of one sequence stand that a phrase may begin with, in parts."""
    sieve = make_sieve(heads)
    found: list[tuple[Ints, Ints, Words64]] = []
    count = 0
    for first, part in in_passing(sequences.blocks(), sequences.values):
        hashes = hash_runs(part.values, range(size))
        places = pass_sieve(sieve, hashes)
        owners = part.owners_of(places)
        fits = np.flatnonzero(places + size <= part.offsets[owners + 1])
        places, owners = places[fits], owners[fits]
        found.append((places + sequences.offsets[first], owners + first, hashes[places]))
        count += len(places)
        if count >= _PLACES_AT_ONCE:
            yield _join(found)
            found, count = [], 0
    if found:
        yield _join(found)


def _join(found: list[tuple[Ints, Ints, Words64]]) -> tuple[Ints, Ints, Words64]:
    places, owners, hashes = map(np.concatenate, zip(*found, strict=True))
    return places, owners, hashes


def _cut_off(keys: Ints) -> tuple[Ints, Ints]:
    """Phrases and holders, packed, to the first holders of each phrase and the phrases held."""
    keys.sort()
    keys = keys[run_starts(keys)]
    held, holders = keys >> 32, keys & 0xFFFFFFFF
    starts = run_starts(held)
    sizes = np.diff(np.append(starts, len(held)))
    rank = np.arange(len(held)) - np.repeat(starts, sizes)
    few = rank < MOST_HOLDERS
    return holders[few], held[few]
