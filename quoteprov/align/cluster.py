"""From pairs to groups: mutual likeness joins, and a fragment has exactly one parent.

Plain connected components let one stock phrase bridge everything that holds it; making every
fragment choose follows the partition of phrase graphs in Leskovec, Backstrom and Kleinberg,
"Meme-tracking and the dynamics of the news cycle" (2009).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Hold(NamedTuple):
    """A longer member ``parent`` holds the words of ``child``; ``weight`` says how surely."""

    child: int
    parent: int
    weight: float


def cluster_members(
    lengths: Sequence[int],
    alike: Iterable[tuple[int, int]],
    holds: Iterable[Hold],
    *,
    most_parents: int,
    margin: float,
) -> list[int]:
    """The group of each member, named by the smallest member of the group.

    ``alike`` are pairs that belong together. The group of a child then joins the one parent of
    the greatest weight (ties: the smaller group). A child that more than ``most_parents`` groups
    hold is a stock phrase, and joins none, unless the best parent leads by ``margin``.
    """
    groups = Groups(len(lengths))
    for one, two in alike:
        groups.join(one, two)
    reach: dict[int, int] = defaultdict(int)
    for member, length in enumerate(lengths):
        root = groups.root(member)
        reach[root] = max(reach[root], length)
    choices: dict[int, dict[int, float]] = defaultdict(dict)
    for hold in holds:
        child, parent = groups.root(hold.child), groups.root(hold.parent)
        if child == parent:
            continue
        if (reach[parent], -parent) < (reach[child], -child):
            child, parent = parent, child
        weights = choices[child]
        weights[parent] = max(weights.get(parent, 0.0), hold.weight)
    chosen = [
        (child, parent)
        for child, weights in choices.items()
        for parent in _choose_parent(weights, most_parents, margin)
    ]
    for child, parent in chosen:
        groups.join(child, parent)
    return [groups.root(member) for member in range(len(lengths))]


def _choose_parent(weights: dict[int, float], most: int, margin: float) -> tuple[int, ...]:
    ranked = sorted(weights.items(), key=lambda choice: (-choice[1], choice[0]))
    if len(ranked) > most and ranked[0][1] - ranked[1][1] < margin:
        return ()
    return (ranked[0][0],)


class Groups:
    """Disjoint groups of members, each named by its smallest member."""

    def __init__(self, size: int) -> None:
        """Every member begins as a group of its own."""
        self._above = list(range(size))

    def root(self, member: int) -> int:
        """The name of the group that ``member`` belongs to."""
        above = self._above
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    def join(self, one: int, two: int) -> None:
        """Makes one group of the groups of two members."""
        one, two = self.root(one), self.root(two)
        if one != two:
            self._above[max(one, two)] = min(one, two)
