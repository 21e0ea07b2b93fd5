"""The ledger: which utterances an index holds, told by what their descriptions depend on.

To whoever keeps it, it is bytes. It is read and compared as a whole: a hundred thousand rows,
each fetched by itself, would take longer than all comparing.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import Ints, find_runs, stand_among
from quoteprov.align.partition import Partition

# One utterance, in the order of the digests: see ``Partition.digests``.
_ENTRY = np.dtype([("digest", "<i8"), ("number", "<i8")])


class Revision(NamedTuple):
    """What makes the utterances that are held those of a partition.

    Those at the places ``changed`` are to be described and get the numbers from ``first`` on, in
    that order; those with the numbers ``gone`` go. ``ledger`` is what then holds.
    """

    changed: Ints
    first: int
    gone: list[int]
    ledger: bytes


def revise_ledger(held: bytes, partition: Partition, digests: Ints) -> Revision:
    """Compare a ledger with a partition, of which the digests are given.

    No bytes are the ledger of an index without utterances.
    """
    entries = np.frombuffer(held, _ENTRY)
    known, numbers = entries["digest"].copy(), entries["number"]
    both = np.sort(np.concatenate((known, digests)))
    # Few stand in one of the two alone: what is searched for is sought among these.
    alone = both[~find_runs(both, 2)]
    changed = partition.in_order_of_articles(np.flatnonzero(stand_among(digests, alone)))
    staying = ~stand_among(known, alone)
    first = int(numbers.max(initial=0)) + 1
    added = np.empty(len(changed), _ENTRY)
    added["digest"] = digests[changed]
    added["number"] = np.arange(first, first + len(changed))
    ledger = np.concatenate((entries[staying], added))
    ledger = ledger[np.argsort(ledger["digest"])]
    return Revision(changed, first, numbers[~staying].tolist(), ledger.tobytes())
