"""From pairs to groups: mutual likeness joins, and a fragment has exactly one parent.

Plain connected components let one stock phrase bridge everything that holds it; making every
fragment choose follows the partition of phrase graphs in Leskovec, Backstrom and Kleinberg,
"Meme-tracking and the dynamics of the news cycle" (2009).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.kernels.limits import (
    LEAST_CLAIMED,
    OFTENER,
    OPEN_CLAIM,
    OWN_WORDS,
    SPEAKS_FOR,
    SURE_CLAIM,
)
from quoteprov.align.kernels.ragged import Array, Flags, Ints, find_distinct, order_by, run_starts

# So many pairs are joined at a time: there may be several for each member.
_PAIRS_AT_ONCE = 1 << 20


class Holds(NamedTuple):
    """``parents[i]`` holds the words of ``children[i]``; ``weights`` say how surely.

    ``claims`` say by what it may claim them (see ``limits``).
    """

    children: Array
    parents: Array
    weights: NDArray[np.float64]
    claims: Array

    def take(self, places: Ints) -> Holds:
        """The holds at ``places``, in that order."""
        return Holds(
            self.children[places], self.parents[places], self.weights[places], self.claims[places]
        )


def join_members(count: int, ones: Array, others: Array) -> Ints:
    """The group of each of ``count`` members, named by its smallest member.

    ``ones[i]`` and ``others[i]`` belong together. Each round hangs the root of one side of every
    open pair below the smaller root of the other, then shortens all ways to the roots.
    """
    roots = np.arange(count)
    ones, others = _find_apart(roots, ones, others)
    while len(ones):
        for start in range(0, len(ones), _PAIRS_AT_ONCE):
            part = slice(start, start + _PAIRS_AT_ONCE)
            first, second = roots.take(ones[part]), roots.take(others[part])
            np.minimum.at(roots, np.maximum(first, second), np.minimum(first, second))
        while True:
            shorter = roots.take(roots)
            if np.array_equal(shorter, roots):
                break
            roots = shorter
        # Where two sides hang the same root only one has it, and the other pair stays open.
        ones, others = _find_apart(roots, ones, others)
    return roots


def _find_apart(roots: Ints, ones: Array, others: Array) -> tuple[Array, Array]:
    """The pairs that have not been joined."""
    pieces = [(ones[:0], others[:0])]
    for start in range(0, len(ones), _PAIRS_AT_ONCE):
        part = slice(start, start + _PAIRS_AT_ONCE)
        apart = np.flatnonzero(roots[ones[part]] != roots[others[part]])
        pieces.append((ones[part][apart], others[part][apart]))
    first, second = map(np.concatenate, zip(*pieces, strict=True))
    return first, second


def group_members(
    lengths: Ints,
    sizes: Ints,
    ones: Array,
    others: Array,
    holds: Holds,
    *,
    most_parents: int,
    margin: float,
) -> Ints:
    """The group of each member, named by the smallest member of the group.

    ``lengths`` are the words of each member, ``sizes`` its articles. ``ones[i]`` and ``others[i]``
    belong together. The group of a child then joins the one parent of the greatest weight among
    those that claim it (ties: the smaller group). A child that more than ``most_parents`` groups
    hold is a stock phrase, and joins none, unless the best parent leads by ``margin``.
    """
    groups = join_members(len(lengths), ones, others)
    reach = np.zeros(len(lengths), np.int64)
    # Of several lengths that are assigned to one group the last one stays.
    order = np.argsort(lengths)
    reach[groups[order]] = lengths[order]
    members, directed = _direct(groups, reach, holds)
    claimed = _find_claimed(directed, members, groups, sizes)
    speaks = np.flatnonzero(lengths[members] >= SPEAKS_FOR * reach[directed.children])
    chosen, parents = _choose_parents(directed.take(speaks), claimed[speaks], most_parents, margin)
    above = join_members(len(lengths), chosen, parents)
    return above[groups]


def _direct(groups: Ints, reach: Ints, holds: Holds) -> tuple[Ints, Holds]:
    """Holds between groups, and the members of the children that are held.

    They lead from the group that reaches less far to the one that reaches farther.
    """
    ones, others = holds.children, holds.parents
    first, second = groups[ones], groups[others]
    turned = (reach[second] < reach[first]) | ((reach[second] == reach[first]) & (second > first))
    children, parents = np.where(turned, second, first), np.where(turned, first, second)
    apart = np.flatnonzero(children != parents)
    directed = holds._replace(children=children, parents=parents).take(apart)
    return np.where(turned, others, ones)[apart].astype(np.int64), directed


def _find_claimed(holds: Holds, members: Ints, groups: Ints, sizes: Ints) -> Flags:
    """For each hold whether its parent claims enough of the witnesses of its child."""
    printed = np.bincount(groups, weights=sizes, minlength=len(groups))
    keys = holds.children << 32 | holds.parents
    pairs = find_distinct(keys)
    numbers = np.searchsorted(pairs, keys)
    # Each member counts once for a parent, by its surest hold.
    keys = members << 32 | holds.parents
    order = np.argsort(keys << 2 | OWN_WORDS - holds.claims)
    once = order[run_starts(keys[order])]
    pair, claims, articles = numbers[once], holds.claims[once], sizes[members[once]]
    held, surely, alone = (
        np.bincount(pair, weights=articles * (claims >= claim), minlength=len(pairs))
        for claim in (OPEN_CLAIM, SURE_CLAIM, OWN_WORDS)
    )
    child, parent = printed[pairs >> 32], printed[pairs & 0xFFFFFFFF]
    counted = np.where(child > OFTENER * parent, surely, held)
    enough: Flags = (counted >= LEAST_CLAIMED * child) | (alone > 0)
    return enough[numbers]


def _choose_parents(holds: Holds, claimed: Flags, most: int, margin: float) -> tuple[Ints, Ints]:
    # One line for each child and parent, first those that claim the child, the heaviest in front.
    keys = holds.children << 32 | holds.parents
    order = np.argsort(keys)
    heads = run_starts(keys[order])
    weights = np.maximum.reduceat(holds.weights[order], heads) if len(heads) else holds.weights
    order = order[heads]
    # Parents ascend, so that equal ones stay in their order.
    ranks = order_by(holds.children[order] << 1 | ~claimed[order], -weights)
    order, weights = order[ranks], weights[ranks]
    children = holds.children[order]
    starts = run_starts(children)
    counts = np.diff(np.append(starts, len(children)))
    second = np.minimum(starts + 1, max(len(children) - 1, 0))
    leads = weights[starts] - weights[second] >= margin
    chosen = starts[claimed[order][starts] & ((counts <= most) | leads)]
    return children[chosen], holds.parents[order][chosen]
