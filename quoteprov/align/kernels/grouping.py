"""From pairs to groups: mutual likeness joins, and a fragment has exactly one parent.

Plain connected components let one stock phrase bridge everything that holds it; making every
fragment choose follows the partition of phrase graphs in Leskovec, Backstrom and Kleinberg,
"Meme-tracking and the dynamics of the news cycle" (2009).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.kernels.limits import SPEAKS_FOR
from quoteprov.align.kernels.ragged import Ints, run_starts


class Holds(NamedTuple):
    """``parents[i]`` holds the words of ``children[i]``; ``weights`` say how surely."""

    children: Ints
    parents: Ints
    weights: NDArray[np.float64]


def join_members(count: int, ones: Ints, others: Ints) -> Ints:
    """The group of each of ``count`` members, named by its smallest member.

    ``ones[i]`` and ``others[i]`` belong together. Each round hangs the root of one side of every
    open pair below the smaller root of the other, then shortens all ways to the roots.
    """
    roots = np.arange(count)
    while len(ones):
        first, second = roots[ones], roots[others]
        open_pairs = np.flatnonzero(first != second)
        ones, others = first[open_pairs], second[open_pairs]
        np.minimum.at(roots, np.maximum(ones, others), np.minimum(ones, others))
        while True:
            shorter = roots[roots]
            if np.array_equal(shorter, roots):
                break
            roots = shorter
    return roots


def group_members(
    lengths: Ints, ones: Ints, others: Ints, holds: Holds, *, most_parents: int, margin: float
) -> Ints:
    """The group of each member, named by the smallest member of the group.

    ``ones[i]`` and ``others[i]`` belong together. The group of a child then joins the one parent
    of the greatest weight (ties: the smaller group). A child that more than ``most_parents``
    groups hold is a stock phrase, and joins none, unless the best parent leads by ``margin``.
    """
    groups = join_members(len(lengths), ones, others)
    reach = np.zeros(len(lengths), np.int64)
    np.maximum.at(reach, groups, lengths)
    directed = _direct(groups, lengths, reach, holds)
    chosen, parents = _choose_parents(directed, most_parents, margin)
    above = join_members(len(lengths), chosen, parents)
    return above[groups]


def _direct(groups: Ints, lengths: Ints, reach: Ints, holds: Holds) -> Holds:
    # From the group that reaches less far to the one that reaches farther.
    ones, others = holds.children, holds.parents
    first, second = groups[ones], groups[others]
    turned = (reach[second] < reach[first]) | ((reach[second] == reach[first]) & (second > first))
    children, parents = np.where(turned, second, first), np.where(turned, first, second)
    speaks = lengths[np.where(turned, others, ones)] >= SPEAKS_FOR * reach[children]
    apart = np.flatnonzero((children != parents) & speaks)
    return Holds(children[apart], parents[apart], holds.weights[apart])


def _choose_parents(holds: Holds, most: int, margin: float) -> tuple[Ints, Ints]:
    # One line for each child and parent, the heaviest parent of a child first.
    keys = holds.children << 32 | holds.parents
    order = np.lexsort((-holds.weights, keys))
    order = order[run_starts(keys[order])]
    order = order[np.lexsort((holds.parents[order], -holds.weights[order], holds.children[order]))]
    children, weights = holds.children[order], holds.weights[order]
    starts = run_starts(children)
    counts = np.diff(np.append(starts, len(children)))
    second = np.minimum(starts + 1, max(len(children) - 1, 0))
    leads = weights[starts] - weights[second] >= margin
    chosen = starts[(counts <= most) | leads]
    return children[chosen], holds.parents[order][chosen]
