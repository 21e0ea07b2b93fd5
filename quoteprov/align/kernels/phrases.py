"""Which sequences hold a short phrase as a run of words."""

from __future__ import annotations

import numpy as np

from quoteprov.align.kernels.limits import MOST_HOLDERS
from quoteprov.align.kernels.ragged import Array, Ints, Ragged, run_starts
from quoteprov.align.kernels.shingles import Words64, hash_runs, hash_runs_at

# A run is first looked up in a table of so many bits, which few runs pass that are no phrase.
_SIEVE_BITS = 20


def find_holders(sequences: Ragged, phrases: Ints) -> tuple[Ints, Ints]:
    """Pairs of a sequence and a phrase that stands in it as a run and is shorter.

    ``phrases`` are the places of distinct sequences of two words or more. At most 400 holders are
    given for each, the first ones; the pairs are ordered by phrase and holder.
    """
    lengths = sequences.lengths[phrases]
    starts = sequences.offsets[phrases]
    heads = hash_runs_at(sequences.values, starts, 2)
    places = _sift_places(sequences, heads)
    owners = sequences.owners()[places]
    room = sequences.offsets[owners + 1] - places
    found = [np.zeros((2, 0), np.int64)]
    for length in sorted(set(lengths.tolist())):
        chosen = phrases[lengths == length]
        fits = (room >= length) & (sequences.lengths[owners] > length)
        found.append(_match_runs(sequences, chosen, length, places[fits], owners[fits]))
    holders, held = np.concatenate(found, axis=1)
    return _cut_off(holders, held)


def _sift_places(sequences: Ragged, heads: Words64) -> Ints:
    mask = np.uint64((1 << _SIEVE_BITS) - 1)
    sieve = np.zeros(1 << _SIEVE_BITS, np.bool_)
    sieve[heads & mask] = True
    return np.flatnonzero(sieve[hash_runs(sequences.values, 2) & mask])


def _match_runs(sequences: Ragged, phrases: Ints, length: int, places: Ints, owners: Ints) -> Array:
    wanted = hash_runs_at(sequences.values, sequences.offsets[phrases], length)
    order = np.argsort(wanted)
    wanted, phrases = wanted[order], phrases[order]
    hashes = hash_runs_at(sequences.values, places, length)
    rank = np.minimum(np.searchsorted(wanted, hashes), len(wanted) - 1)
    hit = wanted[rank] == hashes
    return np.stack((owners[hit], phrases[rank[hit]]))


def _cut_off(holders: Ints, held: Ints) -> tuple[Ints, Ints]:
    keys = held << 32 | holders
    keys.sort()
    keys = keys[run_starts(keys)]
    held, holders = keys >> 32, keys & 0xFFFFFFFF
    starts = run_starts(held)
    sizes = np.diff(np.append(starts, len(held)))
    rank = np.arange(len(held)) - np.repeat(starts, sizes)
    few = rank < MOST_HOLDERS
    return holders[few], held[few]
