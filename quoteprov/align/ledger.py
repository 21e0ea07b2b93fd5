"""The ledger: which utterances an index holds, told by what their descriptions depend on.

To whoever keeps it, it is bytes. It is read and compared as a whole: a hundred thousand rows,
each fetched by itself, would take longer than all comparing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import Array, Ints, find_runs, stand_among
from quoteprov.align.kernels.shingles import make_sieve, pass_sieve
from quoteprov.align.partition import Partition

# One utterance: see ``Partition.digests``. Where it has gone since, an entry that comes later has
# the number with a minus before it.
_ENTRY = np.dtype([("digest", "<i8"), ("number", "<i8")])
# A ledger is written anew when it has more entries than so many for each utterance that is held: of
# 130,000 utterances a new one takes a sixth of all that is written when a hundred articles come.
_MOST_ENTRIES = 1.25


class Revision(NamedTuple):
    """What makes the utterances that are held those of a partition.

    Those at the places ``changed`` are to be described and get the numbers from ``first`` on, in
    that order; those with the numbers ``gone`` go. ``ledger`` then follows what was held, or is
    all that holds where it is ``anew``.
    """

    changed: Ints
    first: int
    gone: list[int]
    ledger: bytes
    anew: bool


def revise_ledger(held: bytes, partition: Partition, digests: Ints) -> Revision:
    """Compare a ledger with a partition, of which the digests are given.

    No bytes are the ledger of an index without utterances.
    """
    entries = np.frombuffer(held, _ENTRY)
    known, numbers = _list_held(entries)
    both = np.sort(np.concatenate((known, digests)))
    # Few stand in one of the two alone: what is searched for is sought among these.
    alone = both[~find_runs(both, 2)]
    changed = partition.in_order_of_articles(_find_few(digests, alone))
    staying = np.ones(len(known), np.bool_)
    staying[_find_few(known, alone)] = False
    gone = numbers[~staying]
    first = int(np.abs(entries["number"]).max(initial=0)) + 1
    added = np.arange(first, first + len(changed))
    total = len(entries) + len(gone) + len(changed)
    anew = not len(entries) or total > _MOST_ENTRIES * len(digests)
    if anew:
        known, numbers = known[staying], numbers[staying]
    else:
        known, numbers = known[~staying], -gone
    ledger = _join_entries((known, digests[changed]), (numbers, added))
    return Revision(changed, first, gone.tolist(), ledger, anew)


def _find_few(digests: Ints, few: Ints) -> Ints:
    """The places of those of the digests that are among a few."""
    # Most are passed over at once: to search for each takes several times as long.
    likely = pass_sieve(make_sieve(few.view(np.uint64)), digests.view(np.uint64))
    return likely[stand_among(digests[likely], few)]


def _list_held(entries: Array) -> tuple[Ints, Ints]:
    """The digests and the numbers of the utterances that have not gone."""
    known, numbers = entries["digest"].copy(), entries["number"].copy()
    if not (numbers < 0).any():
        return known, numbers
    standing = ~stand_among(numbers, np.sort(-numbers[numbers < 0])) & (numbers > 0)
    return known[standing], numbers[standing]


def _join_entries(digests: Sequence[Ints], numbers: Sequence[Ints]) -> bytes:
    entries = np.empty(sum(map(len, digests)), _ENTRY)
    entries["digest"], entries["number"] = np.concatenate(digests), np.concatenate(numbers)
    return entries.tobytes()
