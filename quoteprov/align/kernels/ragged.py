"""Sequences of different lengths in one array."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

# So many numbers and what is made of them stay in the cache.
BLOCK = 1 << 15

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Array = NDArray[Any]


class Ragged(NamedTuple):
    """Sequence ``i`` is ``values[offsets[i]:offsets[i + 1]]``; there is one offset more."""

    values: Array
    offsets: Ints

    @property
    def lengths(self) -> Ints:
        """The number of values of each sequence."""
        return np.diff(self.offsets)

    def take(self, places: Ints) -> Ragged:
        """The sequences at ``places``, in that order."""
        index, offsets = self.spread(places)
        return Ragged(self.values[index], offsets)

    def spread(self, places: Ints) -> tuple[Ints, Ints]:
        """Where in ``values`` those of the sequences at ``places`` stand, and their offsets."""
        return spread_runs(self.offsets[places], self.lengths[places])

    def owners(self) -> Ints:
        """For each value the number of its sequence."""
        return np.repeat(np.arange(len(self.offsets) - 1), self.lengths)

    def totals(self, weights: Array) -> Array:
        """The sum over each sequence of ``weights``, which has one number for each value."""
        sums = np.zeros(len(weights) + 1, weights.dtype)
        np.cumsum(weights, out=sums[1:])
        totals: Array = sums[self.offsets[1:]] - sums[self.offsets[:-1]]
        return totals


def make_ragged(sequences: Sequence[Sequence[int]]) -> Ragged:
    """The sequences in one array."""
    values = np.array([value for one in sequences for value in one], np.int64)
    return Ragged(values, offsets_of(np.array([len(one) for one in sequences], np.int64)))


def offsets_of(lengths: Ints) -> Ints:
    """Where sequences of these lengths begin and end when they follow one another."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)))


def spread_runs(starts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The numbers ``starts[i]``, ``starts[i] + 1``, ... of each run; the offsets of the runs."""
    offsets = offsets_of(lengths)
    return np.repeat(starts - offsets[:-1], lengths) + np.arange(int(offsets[-1])), offsets


def run_starts(ordered: Array, ignored: int = 0) -> Ints:
    """Where each run of values begins that are equal but for their last ``ignored`` bits.

    The values are ordered numbers, none below zero.
    """
    changes = np.ones(len(ordered), np.bool_)
    for start in range(1, len(ordered), BLOCK):
        part = ordered[start - 1 : start + BLOCK]
        changes[start : start + BLOCK] = (part[1:] ^ part[:-1]) >> ignored > 0
    return np.flatnonzero(changes)
