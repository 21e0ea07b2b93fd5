"""Rounds: the days in which a phrase is news, where its speaker says it again and again.

What is said once is printed for some days and then ever less; what is printed later on as often
as in its first days was said anew. That news fades so fast is shown by Leskovec, Backstrom and
Kleinberg, "Meme-tracking and the dynamics of the news cycle" (2009).
"""

from __future__ import annotations

import numpy as np

from quoteprov.align.kernels.limits import FEWEST_REPEATING
from quoteprov.align.kernels.ragged import Array, Flags, Ints, order_by, run_starts

# The round of what is not repeated.
NO_ROUND = 0


def find_rounds(phrases: Array, days: Array, articles: Array, window: int) -> Ints:
    """For each printing of a phrase the first day of its round, NO_ROUND where it is not repeated.

    ``phrases``, ``days`` and ``articles`` are numbers, none below zero. Printings follow one
    another where not more than ``window`` days pass before the next. Where most of the articles
    that follow one another come more than ``window`` days after the first, they are cut into rounds
    of so many days.
    """
    order = order_by(phrases, days)
    phrases, days = phrases[order], days[order].astype(np.int64)
    starts = np.flatnonzero(begin_runs(phrases, days, window))
    lengths = np.diff(starts, append=len(order))
    since = days - np.repeat(days[starts], lengths)
    late = np.repeat(np.arange(len(starts)), lengths) << 1 | (since > window)
    repeated = np.flatnonzero(_are_repeated(late, articles[order], len(starts)))
    rounds = np.full(len(order), NO_ROUND)
    for start, length in zip(starts[repeated].tolist(), lengths[repeated].tolist(), strict=True):
        _cut_rounds(rounds[start : start + length], days[start : start + length], window)
    found = np.empty_like(rounds)
    found[order] = rounds
    return found


def begin_runs(phrases: Array, days: Array, window: int) -> Flags:
    """Before which printings, ordered by phrase and day, another run of days begins."""
    begins = np.ones(len(phrases), np.bool_)
    begins[1:] = (phrases[1:] != phrases[:-1]) | (days[1:] - days[:-1] > window)
    return begins


def _are_repeated(late: Ints, articles: Array, runs: int) -> Flags:
    """Which runs are repetitions; ``late`` has the run of each printing, and whether it is late."""
    # An article counts once, on the first of its days.
    order = order_by(late >> 1 << 32 | articles, late)
    once = late[order[run_starts((late >> 1 << 32 | articles)[order])]]
    counts = np.bincount(once, minlength=2 * runs).reshape(-1, 2)
    repeated: Flags = (counts[:, 1] > counts[:, 0]) & (counts.sum(axis=1) >= FEWEST_REPEATING)
    return repeated


def _cut_rounds(rounds: Ints, days: Ints, window: int) -> None:
    start = 0
    while start < len(days):
        stop = int(np.searchsorted(days, days[start] + window, "right"))
        rounds[start:stop] = days[start]
        start = stop
