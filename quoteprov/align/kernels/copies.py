"""Copies: which texts an earlier one holds for the most part, told from their sketches.

The least hashes of a sketch are a random choice of them. An original holds most of a copy, thus
also most of these few: so they are looked for in all sketches, and whole sketches are compared
only where some were found. Sketches are read as they are needed, never held all at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import (
    Array,
    Ints,
    Ragged,
    cut_sums,
    find_distinct,
    join_pieces,
    offsets_of,
    run_starts,
    spread_runs,
    stand_among,
)

# Of twelve hashes an original that holds six in ten of them has two in all but 3 of 10,000 cases.
_PROBES = 12
_FEWEST_FOUND = 2
# A hash of more texts than this is boilerplate; only the earliest of them are asked for originals.
_MOST_TEXTS = 20
# Sketches are read in blocks of so many texts, and compared in blocks of so many hashes.
_TEXTS_AT_ONCE = 1 << 11
_HASHES_AT_ONCE = 1 << 20
_PAIRS_AT_ONCE = 1 << 20
# A hash is first looked up in a table, which at most one in thirty passes that is no probe; what
# searches for all of them takes three times as long. The table has at most so many bits, which is
# enough for the probes of 12,000 texts; a small one fits a nearer cache.
_SIEVE_BITS, _BITS_AROUND = 22, 5

_Pairs = tuple[Ints, Ints]


class Sketches(NamedTuple):
    """The sketches of texts: ``scan`` gives all in their order, ``read`` those at some places."""

    scan: Callable[[], Iterable[bytes]]
    read: Callable[[Sequence[int]], Iterable[bytes]]


def match_sketches(
    by_date: Sequence[int],
    kept: Sketches,
    containment: float,
    asked: Sequence[int] | None = None,
) -> dict[int, int]:
    """The texts that an earlier one holds for the most part, each with the first such text.

    ``by_date`` are the places of the texts, the earliest first. A text is held where at least
    ``containment`` of its sketch stands in the other one. Of texts that are not among those
    ``asked`` about, where these are given, none is compared with another one.
    """
    originals: dict[int, int] = {}
    order = np.array(by_date, np.int64)
    for candidates in _find_candidates(order, kept, asked):
        later, earlier = (order[ranks] for ranks in candidates)
        held = _share(later, earlier, kept) >= containment
        later, earlier = later[held], earlier[held]
        for copy, original in zip(later.tolist(), earlier.tolist(), strict=True):
            # The original of a copy's original was found before it.
            originals.setdefault(copy, originals.get(original, original))
    return originals


def _find_candidates(
    by_date: Ints, kept: Sketches, chosen: Sequence[int] | None
) -> Iterator[_Pairs]:
    """A text and an earlier one that has some of its probes, in order, in blocks to compare.

    Both are places in ``by_date``.
    """
    ranks = np.empty(len(by_date), np.int64)
    ranks[by_date] = np.arange(len(by_date))
    lengths = np.zeros(len(by_date), np.int64)
    probes = _collect_probes(lengths, kept)
    lengths = lengths[by_date]
    wanted = np.ones(len(by_date), np.bool_)
    if chosen is not None:
        probes = _choose_probes(probes, chosen, kept)
        wanted[:] = False
        wanted[ranks[np.array(chosen, np.int64)]] = True
    keys = _find_owners(probes, ranks, kept)
    starts = run_starts(keys, 33)
    asked = np.flatnonzero(keys & 1 == 0)
    owners = (keys >> 1).astype(np.uint32)
    del probes, keys  # of an archive they are much
    first = starts[np.searchsorted(starts, asked, side="right") - 1]
    follows = first < asked
    asked, first = asked[follows], first[follows]
    before = np.minimum(asked - first, _MOST_TEXTS)
    for block in _cut_by_owner(owners[asked], before):
        index, _ = spread_runs(first[block], before[block])
        pairs = np.repeat(owners[asked[block]].astype(np.int64), before[block]) << 32
        pairs |= owners[index]
        pairs.sort()
        starts = run_starts(pairs)
        found = np.diff(np.append(starts, len(pairs)))
        pairs = pairs[starts]
        later, earlier = pairs >> 32, pairs & 0xFFFFFFFF
        enough = found >= np.minimum(_FEWEST_FOUND, lengths[later])
        enough &= wanted[later] | wanted[earlier]
        later, earlier = later[enough], earlier[enough]
        for part in cut_sums(lengths[later] + lengths[earlier], _HASHES_AT_ONCE):
            yield later[part], earlier[part]


def _collect_probes(lengths: Ints, kept: Sketches) -> Array:
    """The least hashes of all sketches, ordered; the lengths of the sketches go to ``lengths``."""
    probes = []
    for start, sketches in _scan(kept):
        lengths[start : start + len(sketches)] = [len(sketch) // 4 for sketch in sketches]
        probes.append(b"".join([sketch[: 4 * _PROBES] for sketch in sketches]))
    return find_distinct(np.frombuffer(b"".join(probes), "<u4"))


def _choose_probes(probes: Array, chosen: Sequence[int], kept: Sketches) -> Array:
    """The probes that stand in some texts: what these share with any other is among them."""
    stand = np.zeros(len(probes), np.bool_)
    for start in range(0, len(chosen), _TEXTS_AT_ONCE):
        some = _join_sketches(list(kept.read(chosen[start : start + _TEXTS_AT_ONCE])))
        stand |= stand_among(probes, find_distinct(some.values))
    return probes[stand]


def _find_owners(probes: Array, ranks: Ints, kept: Sketches) -> Ints:
    """Where the probes stand: place of the probe, text, and whether it is none of the text's own.

    The three are packed into one number, in order, the last in its last bit and the text, which is
    known by its rank, in the 32 bits before.
    """
    found = [np.zeros(0, np.int64)]
    bits = min(len(probes).bit_length() + _BITS_AROUND, _SIEVE_BITS)
    shift = np.uint32(32 - bits)
    sieve = np.zeros(1 << bits, np.bool_)
    sieve[probes >> shift] = True
    for start, some in _scan(kept) if len(probes) else ():
        sketches = _join_sketches(some)
        hits = np.flatnonzero(sieve[sketches.values >> shift])
        places = np.minimum(np.searchsorted(probes, sketches.values[hits]), len(probes) - 1)
        stands = probes[places] == sketches.values[hits]
        places, hits = places[stands], hits[stands]
        texts = sketches.owners_of(hits)
        others = hits - sketches.offsets[texts] >= _PROBES
        found.append(places << 33 | ranks[texts + start] << 1 | others)
    keys = join_pieces(found)
    keys.sort()
    return keys


def _share(later: Ints, earlier: Ints, kept: Sketches) -> Array:
    """For each pair the part of the later one's sketch that stands in the earlier one's."""
    holders, copies = find_distinct(earlier), find_distinct(later)
    holder_of, copy_of = np.searchsorted(holders, earlier), np.searchsorted(copies, later)
    held = _join_sketches(list(kept.read(holders.tolist())))
    known = held.owners() << 32 | held.values
    asked = _join_sketches(list(kept.read(copies.tolist()))).take(copy_of)
    wanted = np.repeat(holder_of, asked.lengths) << 32 | asked.values
    places = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return asked.totals((known[places] == wanted).astype(np.int64)) / asked.lengths


def _scan(kept: Sketches) -> Iterator[tuple[int, list[bytes]]]:
    """All sketches in blocks, each with the place of its first one."""
    start, remaining = 0, iter(kept.scan())
    while some := list(islice(remaining, _TEXTS_AT_ONCE)):
        yield start, some
        start += len(some)


def _join_sketches(sketches: Sequence[bytes]) -> Ragged:
    lengths = np.array([len(sketch) // 4 for sketch in sketches], np.int64)
    return Ragged(np.frombuffer(b"".join(sketches), "<u4"), offsets_of(lengths))


def _cut_by_owner(owners: Array, pairs: Ints) -> Iterator[Ints]:
    """Places in order of their owners, each owner's in one block, with about as many pairs each."""
    order = np.argsort(owners, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(owners[order])) + 1, len(order))
    per_owner = np.diff(np.cumsum(np.append(0, pairs[order]))[np.append(0, ends)])
    for part in cut_sums(per_owner, _PAIRS_AT_ONCE):
        yield order[(ends[part.start - 1] if part.start else 0) : ends[part.stop - 1]]
