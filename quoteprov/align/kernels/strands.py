"""Strands: witnesses of the same words, of one speaker, printed in one run of days."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import (
    Flags,
    Ints,
    Ragged,
    offsets_of,
    order_by,
    run_starts,
    spread_runs,
)

# Stands for the days of an undated article, and for the number of an unknown speaker.
UNDATED = 0
UNNAMED = -1
# Stands for the speaker of what nobody said: the title of a book, the name of a show.
NOBODY = -2
_DAY_BITS = 24


class Marks(NamedTuple):
    """What is known of each witness besides its words, each as a number.

    ``first`` and ``last`` are the days (ordinals) that the date of its article may mean.
    """

    speakers: Ints
    first: Ints
    last: Ints
    articles: Ints


class Strands(NamedTuple):
    """The strands, ordered by sequence, the one with most witnesses first.

    ``of_sequence[i]:of_sequence[i + 1]`` are the strands of sequence ``i``; ``of_witness`` gives
    the strand of each witness, ``articles`` the articles of each strand in ascending order.
    """

    sequences: Ints
    speakers: Ints
    first: Ints
    last: Ints
    articles: Ragged
    of_sequence: Ints
    of_witness: Ints


def bind_strands(sequence_of: Ints, marks: Marks, alone: Flags, window: int) -> Strands:
    """Binds witnesses, each of sequence ``sequence_of[i]``, to strands.

    A run of days ends where more than ``window`` days pass before the next; undated witnesses are
    a run of their own. ``alone`` marks the sequences whose words are so common that witnesses
    without a named speaker go together only within one article; those that nobody said do so
    whatever their words.
    """
    voices = marks.speakers.copy()
    single = (voices == NOBODY) | (voices == UNNAMED) & alone[sequence_of]
    voices[single] = NOBODY - 1 - marks.articles[single]
    order = order_by(sequence_of << 32 | voices - voices.min(initial=0), marks.first)
    run = np.cumsum(_begins(sequence_of[order], voices[order], marks, order, window)) - 1
    starts = run_starts(run)
    sizes = np.diff(np.append(starts, len(run)))
    sequences = sequence_of[order][starts]
    # The largest strand of a sequence first; among equals the order is that of the runs.
    rank = order_by(sequences, -sizes)
    number = np.empty(len(rank), np.int64)
    number[rank] = np.arange(len(rank))
    of_witness = np.empty(len(order), np.int64)
    of_witness[order] = number[run]
    first = marks.first[order][starts][rank]
    last = np.maximum.reduceat(marks.last[order], starts) if len(starts) else starts
    return Strands(
        sequences=sequences[rank],
        speakers=marks.speakers[order][starts][rank],
        first=first,
        last=last[rank],
        articles=_collect_articles(of_witness, marks.articles, len(rank)),
        of_sequence=offsets_of(np.bincount(sequences, minlength=len(alone))),
        of_witness=of_witness,
    )


def _begins(sequences: Ints, voices: Ints, marks: Marks, order: Ints, window: int) -> Flags:
    begins = np.ones(len(order), np.bool_)
    group = (sequences[1:] != sequences[:-1]) | (voices[1:] != voices[:-1])
    first, last = marks.first[order], marks.last[order]
    # The latest day so far in each group: groups ascend, and each begins above the one before.
    level = np.concatenate(([0], np.cumsum(group))) << _DAY_BITS
    latest = np.maximum.accumulate(level + last) - level
    begins[1:] = group | (first[1:] - window > latest[:-1])
    return begins


def _collect_articles(strands: Ints, articles: Ints, count: int) -> Ragged:
    keys = strands << 32 | articles
    keys.sort()
    keys = keys[run_starts(keys)]
    lengths = np.bincount(keys >> 32, minlength=count)
    return Ragged(keys & 0xFFFFFFFF, offsets_of(lengths))


def match_strands(strands: Strands, ones: Ints, others: Ints, most: int) -> tuple[Ints, Ints, Ints]:
    """The pairs of strands of each pair of sequences, and the number of the sequence pair.

    Of each sequence the first ``most`` strands are taken.
    """
    begins, counts = strands.of_sequence, np.minimum(np.diff(strands.of_sequence), most)
    first, _ = spread_runs(begins[ones], counts[ones])
    pair = np.repeat(np.arange(len(ones)), counts[ones])
    partners = others[pair]
    widths = counts[partners]
    second, _ = spread_runs(begins[partners], widths)
    return np.repeat(first, widths), second, np.repeat(pair, widths)


def chain_strands(strands: Strands, order: Ints, hops: int) -> tuple[Ints, Ints]:
    """Pairs of strands of one sequence: each with the next ``hops`` of its kind in ``order``.

    Strands of one sequence stand together there.
    """
    sequences = strands.sequences[order]
    ones, others = [], []
    for hop in range(1, hops + 1):
        same = np.flatnonzero(sequences[hop:] == sequences[:-hop])
        ones.append(order[same])
        others.append(order[same + hop])
    return np.concatenate(ones), np.concatenate(others)


def share_article(strands: Strands, ones: Ints, others: Ints, most: int) -> Flags:
    """For each pair of strands: does one of the first ``most`` articles of one stand in both?"""
    shared = np.zeros(len(ones), np.bool_)
    articles = strands.articles
    counts = np.bincount(articles.values)
    owners = articles.owners()
    # An article with a single witness is shared by nobody.
    busy = np.flatnonzero(counts[articles.values] > 1)
    keys = owners[busy] << 32 | articles.values[busy]
    if not len(keys):
        return shared
    held = Ragged(articles.values[busy], np.searchsorted(busy, articles.offsets))
    lengths = np.minimum(held.lengths, most)[ones]
    pair = np.repeat(np.arange(len(ones)), lengths)
    rank = np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    wanted = others[pair] << 32 | held.values[held.offsets[ones[pair]] + rank]
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    shared[pair[keys[place] == wanted]] = True
    return shared
