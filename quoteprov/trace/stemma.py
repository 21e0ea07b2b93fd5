"""The stemma: from which earlier witness a witness may have taken the words.

An earlier witness is the likelier parent the fewer words the child would have had to invent;
dropping words is cheap. The weights follow what finds most true parents among synthetic
families of copies. Agreement in the lemma's own words proves nothing, since all may have heard
the speaker: only a copied text or a shared rare reading makes a descent likely.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import islice

from msgspec import Struct

from quoteprov.model import Card, Descent
from quoteprov.trace.first import Period, published_period

# Of the weights 0.05 to 0.3 for a dropped word against 1 for a new one, 0.12 finds most parents.
DROPPED_WORD = 0.12
MOST_CANDIDATES = 8
# Wordings come by the number of outlets that carry them: a parent is looked for among the first.
MOST_WORDINGS = 64


class Copyist(Struct, frozen=True, kw_only=True):
    """A witness as far as descent is concerned; ``readings`` differ from the lemma in words."""

    sigil: str
    card: Card
    text: str
    readings: frozenset[tuple[str, str]]


class _Timeline:
    """Dated witnesses by the moment when they had certainly been published."""

    def __init__(self) -> None:
        self._ends: list[datetime] = []
        self._copyists: list[Copyist] = []

    def add(self, end: datetime, copyist: Copyist) -> None:
        """Add a witness; they must come in the order of ``end``."""
        self._ends.append(end)
        self._copyists.append(copyist)

    def before(self, start: datetime, child: Copyist) -> Iterator[Copyist]:
        """The witnesses that had been published by ``start``, but for the child's own article."""
        for copyist in islice(self._copyists, bisect_right(self._ends, start)):
            if copyist.card.id != child.card.id:
                yield copyist


def build_stemma(
    copyists: Sequence[Copyist],
    copies: Mapping[str, str],
    fold: Callable[[str], tuple[str, ...]],
) -> tuple[Descent, ...]:
    """One descent for each witness that has an earlier one, in the order of the witnesses.

    An article of which only the day is known when it was seen may be a parent, but no child: it
    may have been printed before all others.
    """
    dated = [
        (period, each)
        for each in copyists
        if each.card.published and (period := published_period(each.card.published))
    ]
    stemma = _Stemma(sorted(dated, key=lambda each: _end_of(each[0])), copies, fold)
    descents = (
        stemma.find_parent(each, _start_of(period))
        for period, each in dated
        if each.card.published and not each.card.published.seen
    )
    return tuple(descent for descent in descents if descent is not None)


def _start_of(period: Period) -> datetime:
    return period.start - (period.offset or timedelta())


def _end_of(period: Period) -> datetime:
    return period.end - (period.offset or timedelta())


class _Stemma:
    def __init__(
        self,
        dated: Sequence[tuple[Period, Copyist]],
        copies: Mapping[str, str],
        fold: Callable[[str], tuple[str, ...]],
    ) -> None:
        self._copies = copies
        self._by_article: dict[str, _Timeline] = defaultdict(_Timeline)
        self._by_reading: dict[tuple[str, str], _Timeline] = defaultdict(_Timeline)
        self._by_text: dict[str, _Timeline] = defaultdict(_Timeline)
        for period, copyist in dated:
            end = _end_of(period)
            self._by_article[copyist.card.id].add(end, copyist)
            self._by_text[copyist.text].add(end, copyist)
            for reading in copyist.readings:
                self._by_reading[reading].add(end, copyist)
        words = {text: _number_words(fold(text)) for text in self._by_text}
        self._cost = cache(lambda parent, child: _cost(words[parent], words[child]))

    def find_parent(self, child: Copyist, start: datetime) -> Descent | None:
        """The descent of a witness published from ``start`` on; None where it has none before."""
        original = self._copies.get(child.card.id)
        if original is not None:
            for parent in self._by_article[original].before(start, child):
                return _likely(child, parent, "its article is for the most part the other's text")
        sharing = self._sharing_readings(child, start)
        if len(sharing) == 1:
            ((reading, parent),) = sharing.values()
            return _likely(child, parent, _describe_reading(*reading))
        nearest = self._nearest(child, start)
        return _undetermined(child, nearest) if nearest else None

    def _sharing_readings(
        self, child: Copyist, start: datetime
    ) -> dict[str, tuple[tuple[str, str], Copyist]]:
        """The earlier witnesses with a reading of the child's: none, one, or two for several."""
        found: dict[str, tuple[tuple[str, str], Copyist]] = {}
        for reading in sorted(child.readings):
            for parent in self._by_reading[reading].before(start, child):
                found.setdefault(parent.sigil, (reading, parent))
                if len(found) > 1:
                    return found
        return found

    def _nearest(self, child: Copyist, start: datetime) -> list[Copyist]:
        """The earlier witnesses from which the child would have had to change least."""
        least = float("inf")
        nearest: list[Copyist] = []
        for text in list(self._by_text)[:MOST_WORDINGS]:
            cost = self._cost(text, child.text)
            if cost <= least:
                # One more than are named tells that there are more.
                before = self._by_text[text].before(start, child)
                earlier = list(islice(before, MOST_CANDIDATES + 1))
                if earlier:
                    nearest = earlier if cost < least else nearest + earlier
                    least = cost
        return nearest


def _likely(child: Copyist, parent: Copyist, evidence: str) -> Descent:
    return Descent(
        child=child.sigil,
        parent=parent.sigil,
        status="likely",
        candidates=(parent.sigil,),
        evidence=(evidence,),
    )


def _undetermined(child: Copyist, nearest: Sequence[Copyist]) -> Descent:
    return Descent(
        child=child.sigil,
        parent=None,
        status="undetermined",
        candidates=tuple(each.sigil for each in nearest[:MOST_CANDIDATES]),
        evidence=(_describe_tie(len(nearest)),),
    )


def _describe_tie(nearest: int) -> str:
    if nearest == 1:
        return "the nearest earlier wording, but no reading that others lack"
    if nearest <= MOST_CANDIDATES:
        return f"{nearest} earlier witnesses are equally near"
    return f"more than {MOST_CANDIDATES} earlier witnesses are equally near"


def _describe_reading(lemma: str, reading: str) -> str:
    if not lemma:
        return f"alone among the earlier ones it adds “{reading}”"
    return f"alone among the earlier ones it has “{reading}” for “{lemma}”"


def _number_words(words: Sequence[str]) -> frozenset[tuple[str, int]]:
    """Each word with how many such stand before it: sets of these are bags of words."""
    seen: dict[str, int] = defaultdict(int)
    numbered = []
    for word in words:
        numbered.append((word, seen[word]))
        seen[word] += 1
    return frozenset(numbered)


def _cost(parent: frozenset[tuple[str, int]], child: frozenset[tuple[str, int]]) -> float:
    """The words that a child of this parent would have added, and a little for each it dropped."""
    kept = len(child & parent)
    return (len(child) - kept) + DROPPED_WORD * (len(parent) - kept)
