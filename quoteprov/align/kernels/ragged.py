"""Sequences of different lengths in one array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

# So many rows that are tied are ordered at a time, in some 30 MB: in a collection of copies nearly
# all are, and what orders all at once took 200 MB for two million.
_TIED_AT_ONCE = 1 << 18
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
        # Not np.diff, which takes several times as long for the short parts that fit the cache.
        lengths: Ints = self.offsets[1:] - self.offsets[:-1]
        return lengths

    def lengths_of(self, places: Ints) -> Ints:
        """The number of values of each of the sequences at ``places``, which may be few of many."""
        lengths: Ints = self.offsets.take(places + 1)
        lengths -= self.offsets.take(places)
        return lengths

    def take(self, places: Ints) -> Ragged:
        """The sequences at ``places``, in that order."""
        offsets = offsets_of(self.lengths_of(places))
        values = np.empty((int(offsets[-1]), *self.values.shape[1:]), self.values.dtype)
        for start, (block,) in self.gather(places, self.values):
            values[start : start + len(block)] = block
        return Ragged(values, offsets)

    def gather(self, places: Ints, *columns: Array) -> Iterator[tuple[int, list[Array]]]:
        """What ``take`` gives of columns that stand beside the values, in blocks.

        Each block comes with the number of values before it.
        """
        starts, lengths = self.offsets.take(places), self.lengths_of(places)
        offsets = offsets_of(lengths)
        for first, last in _cut_blocks(offsets):
            index, _ = spread_runs(starts[first:last], lengths[first:last])
            # Places are known to be there: not to look after them takes a third of the time less.
            yield int(offsets[first]), [column.take(index, 0, mode="wrap") for column in columns]

    def spread(self, places: Ints) -> tuple[Ints, Ints]:
        """Where in ``values`` those of the sequences at ``places`` stand, and their offsets."""
        return spread_runs(self.offsets.take(places), self.lengths_of(places))

    def owners(self) -> Ints:
        """For each value the number of its sequence."""
        return np.repeat(np.arange(len(self.offsets) - 1), self.lengths)

    def owners_of(self, places: Ints) -> Ints:
        """For the values at some places the numbers of their sequences."""
        return np.searchsorted(self.offsets, places, side="right") - 1

    def ranks(self) -> Ints:
        """For each value its place in its sequence."""
        filled = self.lengths[self.lengths > 0]
        # Steps of one, back to 0 where a sequence begins: half the time of repeating the offsets.
        steps = np.ones(len(self.values), np.int64)
        steps[:1] = 0
        steps[np.cumsum(filled)[:-1]] = 1 - filled[:-1]
        return np.cumsum(steps, out=steps)

    def blocks(self) -> Iterator[tuple[int, Ragged]]:
        """The sequences in parts that fit the cache, each with the number of its first one.

        What is made of a part never leaves the cache: several times faster than whole arrays.
        """
        for first, last in _cut_blocks(self.offsets):
            offsets = self.offsets[first : last + 1]
            yield first, Ragged(self.values[offsets[0] : offsets[-1]], offsets - offsets[0])

    def tables(self) -> Iterator[tuple[int, Array]]:
        """Neighbours of one length as the rows of tables that fit the cache.

        Each comes with the number of its first sequence. Sequences are meant to be ordered by
        length; those without values are left out.
        """
        lengths = self.lengths
        changes = np.flatnonzero(np.diff(lengths, prepend=-1, append=-1)).tolist()
        for first, last in pairwise(changes):
            width = int(lengths[first])
            if width == 0:
                continue
            rows = max(BLOCK // width, 1)
            for row in range(first, last, rows):
                height = min(rows, last - row)
                start = int(self.offsets[row])
                yield row, self.values[start : start + height * width].reshape(height, width)

    def totals(self, weights: Array) -> Array:
        """The sum over each sequence of ``weights``, which has one number for each value."""
        sums = np.zeros(len(weights) + 1, weights.dtype)
        np.cumsum(weights, out=sums[1:])
        bounds = sums.take(self.offsets)
        totals: Array = bounds[1:] - bounds[:-1]
        return totals


def make_ragged(sequences: Sequence[Sequence[int]]) -> Ragged:
    """The sequences in one array."""
    values = np.array([value for one in sequences for value in one], np.int64)
    return Ragged(values, offsets_of(np.array([len(one) for one in sequences], np.int64)))


def fill_array(pieces: Iterable[Array], size: int) -> NDArray[np.uint64]:
    """The numbers of all pieces, ``size`` at most, one after another; no piece is held."""
    filled = np.empty(size, np.uint64)
    end = 0
    for piece in pieces:
        filled[end : end + len(piece)] = piece
        end += len(piece)
    return filled[:end]


def join_pieces(pieces: list[Array]) -> Array:
    """The pieces, one behind the other; the list is emptied, so that nothing is held twice."""
    joined = np.empty((sum(map(len, pieces)), *pieces[0].shape[1:]), pieces[0].dtype)
    start = 0
    pieces.reverse()
    while pieces:
        piece = pieces.pop()
        joined[start : start + len(piece)] = piece
        start += len(piece)
    return joined


def offsets_of(lengths: Ints) -> Ints:
    """Where sequences of these lengths begin and end when they follow one another."""
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return offsets


def spread_runs(starts: Ints, lengths: Ints) -> tuple[Ints, Ints]:
    """The numbers ``starts[i]``, ``starts[i] + 1``, ... of each run; the offsets of the runs."""
    offsets = offsets_of(lengths)
    numbers = np.repeat(starts - offsets[:-1], lengths)
    numbers += np.arange(len(numbers))
    return numbers, offsets


def cut_sums(sizes: Ints, most: int) -> Iterator[slice]:
    """Slices of ``sizes``, each of which sums up to about ``most``."""
    if len(sizes):
        blocks = np.cumsum(sizes) // most
        stops = np.append(np.flatnonzero(np.diff(blocks)) + 1, len(sizes)).tolist()
        for start, stop in pairwise((0, *stops)):
            yield slice(start, stop)


def run_starts(ordered: Array, ignored: int = 0) -> Ints:
    """Where each run of values begins that are equal but for their last ``ignored`` bits.

    The values are ordered numbers, none below zero.
    """
    return np.flatnonzero(find_bounds(ordered, ignored)[:-1])


def find_bounds(ordered: Array, ignored: int = 0) -> Flags:
    """Before which values a run begins, as ``run_starts`` says; the end of all bounds the last."""
    bounds = np.ones(len(ordered) + 1, np.bool_)
    least = ordered.dtype.type(1 << ignored)
    for start in range(1, len(ordered), BLOCK):
        part = ordered[start - 1 : start + BLOCK]
        bounds[start : start + len(part) - 1] = (part[1:] ^ part[:-1]) >= least
    return bounds


def find_runs(ordered: Array, least: int, ignored: int = 0) -> Flags:
    """Which values are ``least`` or more that are equal but for their last ``ignored`` bits.

    The values are ordered numbers, which may be below zero; ``least`` is two or more.
    """
    within = np.zeros(len(ordered), np.bool_)
    ahead = least - 1
    for start in range(0, len(ordered) - ahead, BLOCK):
        part = ordered[start : start + BLOCK + ahead]
        begins = (part[ahead:] ^ part[:-ahead]) >> ignored == 0
        for step in range(least):
            within[start + step : start + step + len(begins)] |= begins
    return within


def order_by(keys: Array, *ties: Array) -> Ints:
    """The order of ``keys``, equal ones by ``ties``, then as they come: as np.lexsort gives it.

    ``keys`` are whole numbers, none below zero. They sort by themselves many times faster than
    together with others, and few of them are tied.
    """
    order = np.argsort(keys)
    ordered = keys.take(order)
    tied = np.flatnonzero(find_runs(ordered, 2))
    ordered = ordered.take(tied)
    for part in _cut_ties(ordered):
        places = tied[part]
        rows = order.take(places)
        runs = np.cumsum(find_bounds(ordered[part])[:-1])
        first, *rest = (*(column.take(rows) for column in ties), rows)
        order[places] = rows.take(order_by(runs << 32 | _rank(first), *rest))
    return order


def _cut_ties(ordered: Array) -> Iterator[slice]:
    """Slices of ordered numbers, of about _TIED_AT_ONCE, none of which cuts a run of equal ones."""
    starts = np.searchsorted(ordered, ordered[::_TIED_AT_ONCE])
    for start, stop in pairwise(find_distinct(np.append(starts, len(ordered))).tolist()):
        yield slice(start, stop)


def _rank(values: Array) -> Ints:
    """The place of each value among the distinct values."""
    order = np.argsort(values)
    ordered = values.take(order)
    ranks = np.zeros(len(values), np.int64)
    ranks[order[1:]] = np.cumsum(ordered[1:] != ordered[:-1])
    return ranks


def find_distinct(values: Array) -> Array:
    """The distinct values, none below zero, in ascending order.

    Not np.unique: it hashes, which takes many times as long, and loads masked arrays.
    """
    ordered = np.sort(values)
    return ordered[run_starts(ordered)]


def stand_among(values: Array, ordered: Array) -> Flags:
    """For each value whether it is one of the ordered ones."""
    if not len(ordered):
        return np.zeros(len(values), np.bool_)
    places = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    among: Flags = ordered.take(places) == values
    return among


def _cut_blocks(offsets: Ints) -> Iterator[tuple[int, int]]:
    """From and up to which sequence go together, in order and about BLOCK values at a time."""
    starts = np.arange(0, max(int(offsets[-1]), 1), BLOCK)
    bounds = np.append(np.searchsorted(offsets, starts), len(offsets) - 1)
    return pairwise(find_distinct(bounds).tolist())
