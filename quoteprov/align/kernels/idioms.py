"""Idioms: phrases that several people use for themselves, so that they are nobody's utterance."""

from __future__ import annotations

import numpy as np

from quoteprov.align.kernels.limits import FEWEST_VOICES
from quoteprov.align.kernels.ragged import Array, Flags, Ints, order_by, run_starts
from quoteprov.align.kernels.rounds import begin_runs


def find_idioms(
    phrases: Array, speakers: Array, days: Array, articles: Array, window: int
) -> Flags:
    """For each use of a phrase whether the phrase is an idiom in its days.

    That is a phrase of several speakers, none of whom uses it in half of the articles that name one
    or more, in one run of days, where not more than ``window`` days pass before the next use. All
    are numbers of four bytes, none below zero but of those ``speakers`` that are unknown.
    """
    order = order_by(phrases, days)
    begins = begin_runs(phrases[order], days[order], window)
    run_of = np.empty(len(order), np.int64)
    run_of[order] = np.cumsum(begins) - 1
    spoken = np.flatnonzero(speakers >= 0)
    runs, uses = _count_uses(run_of[spoken] << 32 | speakers[spoken], articles[spoken])
    count = int(begins.sum())
    voices = np.bincount(runs, minlength=count)
    total = np.bincount(runs, weights=uses, minlength=count)
    most = np.zeros(count)
    np.maximum.at(most, runs, uses)
    idioms: Flags = ((voices >= FEWEST_VOICES) & (2 * most < total))[run_of]
    return idioms


def _count_uses(keys: Ints, articles: Array) -> tuple[Ints, Ints]:
    """The run of each run and speaker, which ``keys`` join, and of how many articles they are."""
    order = order_by(keys, articles)
    keys, articles = keys[order], articles[order]
    # One article counts once for each that it says to use the phrase.
    first = np.ones(len(keys), np.bool_)
    first[1:] = (keys[1:] != keys[:-1]) | (articles[1:] != articles[:-1])
    keys = keys[first]
    starts = run_starts(keys)
    return keys[starts] >> 32, np.diff(starts, append=len(keys))
