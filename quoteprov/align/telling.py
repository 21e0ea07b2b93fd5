"""Runs of words that tell, also without marks, that a wording is reported; how to search for them.

"The president of the United States" stands in any number of articles, whoever said it where: a
run of words is evidence where it is long, or where some of its words are not in every paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from quoteprov.align.repair import repair_text
from quoteprov.align.tokens import split_words
from quoteprov.config import TraceOptions
from quoteprov.model import Span

_FEWEST_WORDS = 3
# A run tells if it holds so many uncommon words, or has so many times the words of a run.
_UNCOMMON = 2
_LONG = 3
# Words of a run that are searched for: the rarest, until so few articles would hold them by chance.
# A fifth word would halve the articles that are opened in vain, and double the time of the search.
_MOST_SOUGHT = 4
_BY_CHANCE = 0.5


class Lengths(NamedTuple):
    """The lengths of runs of a wording: those that tell by their words, those that always do."""

    short: int
    long: int


class Rarity(NamedTuple):
    """How many articles print each folded word, of how many; ``common`` are words of many."""

    printing: Mapping[str, int]
    articles: int
    common: frozenset[str]


class Key(NamedTuple):
    """Words as printed that stand within ``reach`` words wherever a certain run stands."""

    words: tuple[str, ...]
    reach: int


def list_words(wordings: Iterable[str]) -> dict[str, str]:
    """The folded words of the wordings, each with a form in which it is printed."""
    return {fold: shown for wording in wordings for fold, shown in _read_words(wording)}


def find_keys(wordings: Sequence[str], rarity: Rarity, options: TraceOptions) -> set[Key]:
    """What to search for: every text with a telling run of a wording holds one of the keys."""
    keys: set[Key] = set()
    for wording in wordings:
        words = _read_words(wording)
        folds = tuple(fold for fold, _ in words)
        lengths = measure_runs(len(folds), options.unquoted_words)
        if lengths is None:
            continue
        starts = _starts_telling(folds, lengths, rarity.common)
        keys.update(_cover(words, starts, lengths.short, rarity))
        span = lengths.long - lengths.short
        untold = (
            at
            for at in range(len(folds) - lengths.long + 1)
            if starts.isdisjoint(range(at, at + span + 1))
        )
        keys.update(_cover(words, untold, lengths.long, rarity))
    return keys


def leave_out(keys: Iterable[Key], text: str, taken: Sequence[Span]) -> list[Span]:
    """The spans ``taken`` and, between them, the stretches of ``text`` without any of the keys.

    Most texts with the words of a key have them in quotation marks alone, and the others in one
    place: a look at the letters tells that in a tenth of the time that reading the words takes.
    """
    if not text.isascii() and find_accents().search(text):
        return sorted(taken)
    plain = [[word for word in key.words if word.isascii() and word.isalnum()] for key in keys]
    spans: list[Span] = []
    start = 0
    for span in [*sorted(taken), Span(len(text), len(text))]:
        stretch = text[start : span.start].casefold()
        if any(all(word in stretch for word in words) for words in plain):
            spans.append(span)
        elif spans and spans[-1].end >= start:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(Span(start, max(start, span.end)))
        start = max(start, span.end)
    return spans


@cache
def find_accents() -> re.Pattern[str]:
    """Finds what is neither a letter of English nor a mark of typography."""
    return re.compile("[^\x00-\xbf\u2010-\u205e\u20a0-\u20cf]")


def measure_runs(words: int, run: int) -> Lengths | None:
    """The lengths of runs of a wording of ``words`` words, None where it is too short.

    ``run`` is the number of words in a row that make an article a carrier.
    """
    run = max(run, 1)
    if words < min(_FEWEST_WORDS, run):
        return None
    return Lengths(min(words, run), min(words, _LONG * run))


def tells(run: Sequence[str], common: Set[str]) -> bool:
    """Whether a run of folded words holds enough that are not ``common``."""
    distinct = set(run)
    return len(distinct - common) >= min(_UNCOMMON, len(distinct))


def _starts_telling(folds: tuple[str, ...], lengths: Lengths, common: Set[str]) -> set[int]:
    size = lengths.short
    starts = range(len(folds) - size + 1)
    return {at for at in starts if tells(folds[at : at + size], common)}


def _cover(
    words: Sequence[tuple[str, str]], starts: Iterable[int], length: int, rarity: Rarity
) -> Iterator[Key]:
    """Keys of the runs of ``length`` words that begin at ``starts``."""
    covered = -1
    for start in sorted(starts):
        # A run that begins before the first word of the last key holds that key, too.
        if start > covered:
            chosen = _choose(words[start : start + length], rarity)
            covered = start + min(chosen)
            shown = tuple(sorted({words[start + place][1].lower() for place in chosen}))
            # Apostrophes and compounds are words of their own in between, as the others are.
            yield Key(shown, length)


def _choose(run: Sequence[tuple[str, str]], rarity: Rarity) -> list[int]:
    """The places of the rarest words of a run; the later place where a word stands twice."""
    places = {fold: place for place, (fold, _) in enumerate(run)}
    count = rarity.printing

    def measure(fold: str) -> tuple[bool, int, int, str]:
        # A word with a sign in it is printed in several ways, and what no article prints is
        # writing that cannot be searched.
        odd = not run[places[fold]][1].isalnum() or not count.get(fold)
        return odd, count.get(fold, 0), -len(fold), fold

    chosen: list[int] = []
    expected = float(rarity.articles)
    for fold in sorted(places, key=measure)[:_MOST_SOUGHT]:
        if len(chosen) >= _UNCOMMON and expected < _BY_CHANCE:
            break
        chosen.append(places[fold])
        expected *= count.get(fold, 0) / max(rarity.articles, 1)
    return chosen


@lru_cache(maxsize=256)
def _read_words(wording: str) -> tuple[tuple[str, str], ...]:
    text = repair_text(wording).text
    return tuple((word.fold, text[word.start : word.end]) for word in split_words(text))
