"""Which pairs of sequences may contradict one another in a name or a number."""

from __future__ import annotations

import numpy as np

from quoteprov.align.kernels.ragged import (
    Array,
    Flags,
    Ints,
    Ragged,
    find_bounds,
    offsets_of,
    run_starts,
)
from quoteprov.align.kernels.shingles import mix_bits
from quoteprov.align.slots import NEITHER, NUMBER


def collect_fillers(sequences: Ragged, kinds: Array, settled: Ints) -> Ragged:
    """The distinct names and numbers of each sequence, each as twice a word, numbers plus one.

    They ascend. ``settled`` gives for each word the number of what it stands for: "two" is "2".
    """
    places = np.flatnonzero(kinds != NEITHER)
    owners = sequences.owners_of(places)
    fillers = settled[sequences.values[places]] << 1 | (kinds[places] == NUMBER)
    keys = owners << 32 | fillers
    keys.sort()
    keys = keys[run_starts(keys)]
    lengths = np.bincount(keys >> 32, minlength=len(sequences.offsets) - 1)
    return Ragged(keys.astype(np.uint32), offsets_of(lengths))


def find_exchanged(fillers: Ragged, ones: Ints, others: Ints) -> Flags:
    """For each pair of sequences: has each a name that the other lacks, or each a number?"""
    marks = fillers.totals(mix_bits(fillers.values.astype(np.uint64) + np.uint64(1)))
    # Who has none is marked by 0.
    one, other = marks[ones], marks[others]
    unlike: Flags = (one > 0) & (other > 0) & (one != other)
    left = np.flatnonzero(unlike)
    # Each filler with the number of its pair and its side: what both have stands there twice.
    sides = [_list_fillers(fillers, places[left]) << 1 for places in (ones, others)]
    keys = np.sort(np.concatenate((sides[0], sides[1] | 1)))
    bounds = find_bounds(keys, 1)
    alone = keys[bounds[:-1] & bounds[1:]]
    lacks = np.zeros((len(left), 2, 2), np.bool_)
    lacks[alone >> 33, alone >> 1 & 1, alone & 1] = True
    unlike[left] = np.any(lacks[..., 0] & lacks[..., 1], axis=1)
    return unlike


def _list_fillers(fillers: Ragged, places: Ints) -> Ints:
    rows, offsets = fillers.spread(places)
    return np.repeat(np.arange(len(places)), np.diff(offsets)) << 32 | fillers.values[rows]
