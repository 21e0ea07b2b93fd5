"""Units: what stands as one witness, a quotation or all parts of a split one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.phrases import find_holders
from quoteprov.align.kernels.ragged import (
    Array,
    Flags,
    Ints,
    Ragged,
    cut_sums,
    find_distinct,
    make_ragged,
    offsets_of,
)
from quoteprov.align.kernels.reading import Reading
from quoteprov.align.kernels.shingles import hash_runs_at, look_up
from quoteprov.align.kernels.waiting import Waiting
from quoteprov.align.notes import WHOLE
from quoteprov.align.register import Register
from quoteprov.model import Attribution, Quotation

# Words on either side of the place where two parts meet that must stand elsewhere as well.
_SEAM = 2
# A part of fewer words is no sentence that others would quote on its own.
_FEWEST_WORDS = 5
# So many words are searched for seams at a time.
_WORDS_AT_ONCE = 1 << 20
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
    phrases = make_ragged(seams)
    found: set[tuple[int, ...]] = set()
    # In parts: with the phrases behind them there would be all words twice.
    for part in cut_sums(words.lengths[whole], _WORDS_AT_ONCE):
        printed = words.take(whole[part])
        count = len(printed.offsets) - 1
        both = Ragged(
            np.concatenate((printed.values, phrases.values)),
            np.concatenate((printed.offsets, printed.offsets[-1] + phrases.offsets[1:])),
        )
        _, held = find_holders(both, count + np.arange(len(seams)))
        found.update(seams[place - count] for place in set(held.tolist()))
    return found
