"""Strands: witnesses of the same words that evidence does not tell apart; what gets linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from quoteprov.align.evidence import (
    DECISIVE_BITS,
    Days,
    Traits,
    read_days,
    read_speaker,
)
from quoteprov.align.rarity import Vocabulary
from quoteprov.align.units import Unit
from quoteprov.config import AlignOptions
from quoteprov.model import Card
from quoteprov.model.names import Name

# A strand of very many witnesses is compared by this many of its traits.
_MOST_TRAITS = 24


class Strand(NamedTuple):
    """Units (by position) with the same words, told apart from others by speaker and date."""

    sequence: int
    units: tuple[int, ...]
    traits: Traits


class Sheaf(NamedTuple):
    """The distinct sequences of words of a collection, and the strands that carry them.

    ``sequences`` are word numbers, ``bits`` their information, ``strands_of`` the strands of
    each sequence, ``samples`` a text that shows each sequence as printed.
    """

    sequences: list[tuple[int, ...]]
    bits: list[float]
    samples: list[str]
    strands: list[Strand]
    strands_of: list[list[int]]


class _Mark(NamedTuple):
    unit: int
    speaker: Name | None
    days: Days | None
    article: str


def bind_strands(units: Sequence[Unit], cards: Mapping[str, Card], options: AlignOptions) -> Sheaf:
    """The strands of ``units``, which come sorted by their words."""
    vocabulary = Vocabulary(unit.words for unit in units)
    sheaf = Sheaf([], [], [], [], [])
    for words, members in _group_by_words(units).items():
        numbers = vocabulary.number(words)
        bits = vocabulary.information(numbers)
        sequence = len(sheaf.sequences)
        sheaf.sequences.append(numbers)
        sheaf.bits.append(bits)
        sheaf.samples.append(units[members[0]].text)
        marks = [_mark_unit(unit, units[unit], cards) for unit in members]
        decided = bits >= DECISIVE_BITS and len(words) > options.short_words
        bundles = [marks] if decided else _split_marks(marks, options.window_days)
        first = len(sheaf.strands)
        sheaf.strands.extend(_make_strand(sequence, bundle) for bundle in bundles)
        sheaf.strands_of.append(list(range(first, len(sheaf.strands))))
    return sheaf


def _group_by_words(units: Sequence[Unit]) -> dict[tuple[str, ...], list[int]]:
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, unit in enumerate(units):
        groups[unit.words].append(position)
    return groups


def _mark_unit(position: int, unit: Unit, cards: Mapping[str, Card]) -> _Mark:
    card = cards.get(unit.article)
    published = read_days(card.published) if card else None
    return _Mark(position, read_speaker(unit.attribution), published, unit.article)


def _split_marks(marks: list[_Mark], window: int) -> list[list[_Mark]]:
    by_speaker: dict[tuple[object, ...], list[_Mark]] = defaultdict(list)
    for mark in marks:
        # Nobody named: only one and the same article is certain to mean one speaker.
        key: tuple[object, ...] = ("", mark.article) if mark.speaker is None else mark.speaker
        by_speaker[key].append(mark)
    return [run for group in by_speaker.values() for run in _split_by_days(group, window)]


def _split_by_days(marks: list[_Mark], window: int) -> Iterable[list[_Mark]]:
    undated = [mark for mark in marks if mark.days is None]
    dated = [(mark.days, mark) for mark in marks if mark.days is not None]
    dated.sort(key=lambda pair: (pair[0], pair[1].unit))
    run: list[_Mark] = undated
    end: int | None = None
    for days, mark in dated:
        # Undated marks go with the first run: no date clashes with none.
        if end is not None and days.first - window > end:
            yield run
            run = []
        run.append(mark)
        end = days.last if end is None or not run else max(end, days.last)
    yield run


def _make_strand(sequence: int, marks: list[_Mark]) -> Strand:
    speakers = sorted({mark.speaker for mark in marks if mark.speaker is not None})
    days = sorted({mark.days for mark in marks if mark.days is not None})
    articles = sorted({mark.article for mark in marks})
    traits = Traits(
        frozenset(speakers[:_MOST_TRAITS]),
        (*days[: _MOST_TRAITS // 2], *days[_MOST_TRAITS // 2 :][-_MOST_TRAITS // 2 :]),
        frozenset(articles),
    )
    return Strand(sequence, tuple(sorted(mark.unit for mark in marks)), traits)
