"""Units: what stands as one witness, a quotation or all parts of a split one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import (
    Array,
    Flags,
    Ints,
    Ragged,
    find_distinct,
    offsets_of,
)
from quoteprov.align.kernels.reading import Reading
from quoteprov.align.kernels.shingles import hash_runs_at, look_up
from quoteprov.align.kernels.waiting import Waiting, in_passing
from quoteprov.align.notes import WHOLE
from quoteprov.align.register import Register
from quoteprov.model import Attribution, Quotation

# Words on either side of the place where two parts meet that must stand elsewhere as well.
_SEAM = 2
# A part of fewer words is no sentence that others would quote on its own.
_FEWEST_WORDS = 5
_RANKS = {"high": 2, "medium": 1, "low": 0}

Parts = tuple[int, ...]


class Unit(NamedTuple):
    """One witness: the ids of its quotations in order, its text and who is said to speak."""

    ids: tuple[str, ...]
    article: str
    text: str
    attribution: Attribution


def make_unit(parts: Sequence[Quotation]) -> Unit:
    """The witness that these parts of one sentence are."""
    text = " ".join(part.exact for part in parts)
    best = max(parts, key=lambda part: _RANKS[part.attribution.confidence])
    return Unit(tuple(part.id for part in parts), parts[0].article, text, best.attribution)


def join_parts(register: Register) -> Ragged:
    """The places of the quotations of each witness: one, or all parts of a split sentence.

    Witnesses stand in the order of their first quotations. Parts stay apart where another article
    quotes one of them on its own and none prints them running on: then they were two statements,
    and the attribution only stood between them.
    """
    groups = _group_parts(register)
    alone = np.ones(len(register.articles), np.bool_)
    alone[groups.values] = False
    kept = np.array(_settle_splits(groups, np.flatnonzero(alone), register.reading.words), np.int64)
    return _number_units(groups.take(kept), len(alone))


def _number_units(split: Ragged, count: int) -> Ragged:
    """Each of ``count`` quotations by itself but for those that are split."""
    heads = split.values[split.offsets[:-1]]
    sizes = np.ones(count, np.int32)
    sizes[split.values] = 0
    sizes[heads] = split.lengths
    firsts = np.flatnonzero(sizes)
    lengths = sizes[firsts].astype(np.int64)
    units = Ragged(np.repeat(firsts.astype(np.int32), lengths), offsets_of(lengths))
    places, _ = units.spread(np.searchsorted(firsts, heads))
    units.values[places] = split.values
    return units


def join_words(units: Ragged, reading: Reading) -> Reading:
    """The words of each unit, from those of the quotations."""
    total = int(reading.words.lengths_of(units.values).sum())
    words = Waiting((total,), reading.words.values.dtype)
    kinds = Waiting((total,), reading.kinds.dtype)
    columns = reading.words.values, reading.kinds
    for _, block in reading.words.gather(units.values, *columns):
        words.add(block[0])
        kinds.add(block[1])
    # Asked for again, as what gathers has made its own, which go first.
    offsets = offsets_of(reading.words.lengths_of(units.values))
    return Reading(Ragged(words.wake(), offsets[units.offsets]), kinds.wake(), reading.vocabulary)


def choose_speakers(units: Ragged, register: Register) -> Array:
    """The speaker of each unit: that of its surest part, of several the first."""
    chosen = units.values[units.offsets[:-1]]
    several = np.flatnonzero(units.lengths > 1)
    parts = units.take(several)
    sureness = register.rows["confidence"][parts.values].astype(np.int64)
    order = np.lexsort((parts.ranks(), -sureness, parts.owners()))
    chosen[several] = parts.values[order][parts.offsets[:-1]]
    speakers: Array = register.rows["speaker"][chosen]
    return speakers


def _group_parts(register: Register) -> Ragged:
    """The parts of each sentence that an attribution splits, in the order of the text."""
    rows = register.rows
    places = np.flatnonzero(rows["part"] != WHOLE)
    parts, articles = rows["part"][places], register.articles[places]
    headlines = rows["headline"][places]
    order = np.lexsort((rows["end"][places], rows["start"][places], headlines, parts, articles))
    keys = np.stack((articles, parts, headlines))[:, order]
    begins = np.ones(len(places), np.bool_)
    begins[1:] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    groups = Ragged(places[order], np.append(np.flatnonzero(begins), len(places)))
    return groups.take(np.flatnonzero(groups.lengths > 1))


def _settle_splits(groups: Ragged, whole: Ints, words: Ragged) -> list[int]:
    """Which of the groups of parts are one statement."""
    ends = groups.offsets.tolist()
    split = [groups.values[start:stop].tolist() for start, stop in pairwise(ends)]
    quoted = _find_quoted(groups.values, whole, words)
    doubtful = np.zeros(len(words.offsets) - 1, np.bool_)
    doubtful[groups.values[quoted]] = True
    apart = [number for number, parts in enumerate(split) if doubtful[parts].any()]
    running = _attested_seams([split[number] for number in apart], whole, words)
    settled = [
        number
        for number in apart
        if not any(seam in running for seam in _seams(split[number], words))
    ]
    return sorted(set(range(len(split))).difference(settled))


def _find_quoted(parts: Ints, whole: Ints, words: Ragged) -> Flags:
    """For each part whether it has five words and more and stands somewhere on its own."""
    long = parts[words.lengths[parts] >= _FEWEST_WORDS]
    wanted = {_run(words, part).tobytes() for part in long.tolist()}
    begins = find_distinct(hash_runs_at(words.values, words.offsets[long], _FEWEST_WORDS))
    others = whole[words.lengths[whole] >= _FEWEST_WORDS]
    # Most quotations begin otherwise than any part.
    alike, _ = look_up(hash_runs_at(words.values, words.offsets[others], _FEWEST_WORDS), begins)
    quoted = {
        run for place in others[alike].tolist() if (run := _run(words, place).tobytes()) in wanted
    }
    return np.array([_run(words, part).tobytes() in quoted for part in parts.tolist()], np.bool_)


def _run(words: Ragged, place: int) -> Array:
    run: Array = words.values[words.offsets[place] : words.offsets[place + 1]]
    return run


def _seams(parts: Sequence[int], words: Ragged) -> list[tuple[int, ...]]:
    runs = [_run(words, part) for part in parts]
    return [
        (*before[-_SEAM:].tolist(), *after[:_SEAM].tolist())
        for before, after in pairwise(runs)
        if len(before) >= _SEAM and len(after) >= _SEAM
    ]


def _attested_seams(
    split: Sequence[Sequence[int]], whole: Ints, words: Ragged
) -> set[tuple[int, ...]]:
    seams = sorted({seam for parts in split for seam in _seams(parts, words)})
    if not seams:
        return set()
    printed = np.zeros(len(words.offsets) - 1, np.bool_)
    printed[whole] = True
    wanted = np.array(seams)
    hashes = hash_runs_at(wanted.ravel(), np.arange(len(seams)) * 2 * _SEAM, 2 * _SEAM)
    known = np.zeros((2 * _SEAM, int(words.values.max()) + 1), np.bool_)
    for step, column in enumerate(wanted.T):
        known[step, column] = True
    found: set[int] = set()
    for start, part in in_passing(words.blocks(), words.values):
        places = np.flatnonzero(known[0].take(part.values[: 1 - 2 * _SEAM], mode="wrap"))
        # Hardly any place passes all: what then is done for each may take its time.
        for step in range(1, 2 * _SEAM):
            places = places[known[step].take(part.values.take(places + step), mode="wrap")]
        owners = part.owners_of(places)
        fits = (places + 2 * _SEAM <= part.offsets[owners + 1]) & printed[owners + start]
        _, ranks = look_up(hash_runs_at(part.values, places[fits], 2 * _SEAM), hashes)
        found.update(ranks.tolist())
    return {seams[rank] for rank in found}
