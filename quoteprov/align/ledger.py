"""The ledger: which utterances an index holds, told by what their descriptions depend on.

To whoever keeps it, it is bytes. It is read and compared as a whole: a hundred thousand rows,
each fetched by itself, would take longer than all comparing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import Ints
from quoteprov.align.partition import Partition

# One utterance, in the order of the digests: see ``Partition.digests``.
_ENTRY = np.dtype([("digest", "<i8"), ("number", "<i8")])


class Revision(NamedTuple):
    """What makes the utterances that are held those of a partition.

    Those at the places ``changed`` are to be described and get the numbers from ``first`` on, in
    that order; those with the numbers ``gone`` go. ``ledger`` is what then holds.
    """

    changed: list[int]
    first: int
    gone: list[int]
    ledger: bytes


def revise_ledger(held: bytes, partition: Partition, digests: Ints) -> Revision:
    """Compare a ledger with a partition, of which the digests are given.

    No bytes are the ledger of an index without utterances.
    """
    entries = np.frombuffer(held, _ENTRY)
    changed = partition.in_order_of_articles(_find_missing(digests, entries["digest"]))
    going = np.zeros(len(entries), np.bool_)
    going[_find_missing(entries["digest"], np.sort(digests))] = True
    first = int(entries["number"].max(initial=0)) + 1
    added = np.empty(len(changed), _ENTRY)
    added["digest"] = digests[changed]
    added["number"] = np.arange(first, first + len(changed))
    ledger = np.concatenate((entries[~going], added))
    ledger = ledger[np.argsort(ledger["digest"])]
    return Revision(changed.tolist(), first, entries["number"][going].tolist(), ledger.tobytes())


def _find_missing(values: Ints, ordered: Ints) -> Ints:
    """The places of the values that do not stand among the ordered ones."""
    if not len(ordered):
        return np.arange(len(values))
    places = np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)
    return np.flatnonzero(ordered[places] != values)
