"""Which pairs of sequences may contradict one another in a name or a number."""

from __future__ import annotations

import numpy as np

from quoteprov.align.kernels.ragged import Array, Flags, Ints, Ragged, offsets_of, run_starts
from quoteprov.align.kernels.shingles import mix_bits
from quoteprov.align.slots import NEITHER


def collect_fillers(sequences: Ragged, kinds: Array, settled: Ints) -> Ragged:
    """The distinct names and numbers of each sequence, in ascending order.

    ``settled`` gives for each word the number of what it stands for: "two" is "2".
    """
    places = np.flatnonzero(kinds != NEITHER)
    owners = sequences.owners()[places]
    keys = owners << 32 | settled[sequences.values[places]]
    keys.sort()
    keys = keys[run_starts(keys)]
    lengths = np.bincount(keys >> 32, minlength=len(sequences.offsets) - 1)
    return Ragged(keys & 0xFFFFFFFF, offsets_of(lengths))


def find_exchanged(fillers: Ragged, ones: Ints, others: Ints) -> Flags:
    """For each pair of sequences: has each a name or number that the other lacks?"""
    lengths = fillers.lengths
    marks = fillers.totals(mix_bits(fillers.values.astype(np.uint64) + np.uint64(1)))
    unlike: Flags = (lengths[ones] > 0) & (lengths[others] > 0) & (marks[ones] != marks[others])
    for _ in range(2):
        left = np.flatnonzero(unlike)
        unlike[left] = _lacks(fillers, ones[left], others[left])
        ones, others = others, ones
    return unlike


def _lacks(fillers: Ragged, ones: Ints, others: Ints) -> Flags:
    # Has the first of each pair a filler that the second has not?
    keys = fillers.owners() << 32 | fillers.values
    rows, offsets = fillers.spread(ones)
    pair = np.repeat(np.arange(len(ones)), np.diff(offsets))
    wanted = others[pair] << 32 | fillers.values[rows]
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    lacks = np.zeros(len(ones), np.bool_)
    lacks[pair[keys[place] != wanted]] = True
    return lacks
