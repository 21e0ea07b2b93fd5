"""Which pairs of sequences may contradict one another in a name or a number."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import (
    Array,
    Flags,
    Ints,
    Ragged,
    find_bounds,
    join_pieces,
    offsets_of,
    run_starts,
)
from quoteprov.align.kernels.shingles import Words64, mix_bits
from quoteprov.align.kernels.waiting import in_passing
from quoteprov.align.slots import NEITHER, NUMBER


class Fillers(NamedTuple):
    """The distinct names and numbers of each sequence, each as twice a word, numbers plus one.

    They ascend. ``marks`` tell by all of them together, 0 where a sequence has none.
    """

    held: Ragged
    marks: Words64


def collect_fillers(sequences: Ragged, kinds: Array, settled: Ints) -> Fillers:
    """The names and numbers of each sequence.

    ``settled`` gives for each word the number of what it stands for: "two" is "2".
    """
    pieces = [np.zeros(0, np.int64)]
    for first, part in in_passing(sequences.blocks(), sequences.values, kinds):
        start = int(sequences.offsets[first])
        kind = kinds[start : start + len(part.values)]
        places = np.flatnonzero(kind != NEITHER)
        fillers = settled[part.values[places]] << 1 | (kind[places] == NUMBER)
        keys = part.owners_of(places) + first << 32 | fillers
        keys.sort()
        pieces.append(keys[run_starts(keys)])
    keys = join_pieces(pieces)
    lengths = np.bincount(keys >> 32, minlength=len(sequences.offsets) - 1)
    held = Ragged(keys.astype(np.uint32), offsets_of(lengths))
    return Fillers(held, held.totals(mix_bits(held.values + np.uint64(1))))


def find_exchanged(fillers: Fillers, ones: Ints, others: Ints) -> Flags:
    """For each pair of sequences: has each a name that the other lacks, or each a number?"""
    one, other = fillers.marks.take(ones), fillers.marks.take(others)
    unlike: Flags = (one > 0) & (other > 0) & (one != other)
    left = np.flatnonzero(unlike)
    # Each filler with the number of its pair and its side: what both have stands there twice.
    sides = [_list_fillers(fillers.held, places[left]) << 1 for places in (ones, others)]
    keys = np.sort(np.concatenate((sides[0], sides[1] | 1)))
    bounds = find_bounds(keys, 1)
    alone = keys[bounds[:-1] & bounds[1:]]
    lacks = np.zeros((len(left), 2, 2), np.bool_)
    lacks[alone >> 33, alone >> 1 & 1, alone & 1] = True
    unlike[left] = np.any(lacks[..., 0] & lacks[..., 1], axis=1)
    return unlike


def _list_fillers(fillers: Ragged, places: Ints) -> Ints:
    rows, offsets = fillers.spread(places)
    return np.repeat(np.arange(len(places)), np.diff(offsets)) << 32 | fillers.values.take(rows)
