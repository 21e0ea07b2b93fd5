"""The partition: which quotations of a register report one utterance, and what is told of it.

What the description of an utterance depends on is written in one place, ``Partition.digests``:
an utterance whose digest has not changed need not be described anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from quoteprov.align.beside import Beside, when_asked
from quoteprov.align.contradictions import REASONS
from quoteprov.align.evidence import read_days
from quoteprov.align.groups import Grouped, collapse_witnesses, group_witnesses
from quoteprov.align.kernels.ragged import (
    BLOCK,
    Array,
    Ints,
    Ragged,
    find_distinct,
    offsets_of,
    spread_runs,
)
from quoteprov.align.kernels.shingles import Words64, mix_bits
from quoteprov.align.kernels.strands import UNDATED, Marks
from quoteprov.align.kernels.waiting import put_by, rest, take_in_passing
from quoteprov.align.register import Register, number_firsts
from quoteprov.align.units import choose_speakers, join_parts
from quoteprov.config import AlignOptions
from quoteprov.model import Card, Published, Related, content_id

# A stock phrase is related to hundreds of others: the first few say so.
_MOST_RELATED = 20


class Articles(NamedTuple):
    """What grouping asks of the articles of a register, in a row each.

    ``days`` are the first and the last one that a date may mean, ``originals`` the place of the
    article that one is a copy of, or its own; ``marks`` change when what is shown of it does.
    """

    ids: Array
    days: Array
    originals: Ints
    marks: Words64


class Partition:
    """Utterances, numbered in the order of their first quotations.

    ``ids``, ``rows`` (of which two columns suffice) and ``articles`` are those of the register,
    ``known`` says what is known of these articles; ``units`` are the witnesses.
    """

    def __init__(
        self,
        ids: Array,
        rows: Mapping[str, Array],
        articles: Array,
        known: Articles,
        units: Ragged,
        grouped: Grouped,
    ) -> None:
        self._ids, self._rows, self._articles, self._known = ids, rows, articles, known
        order = np.argsort(grouped.utterances, kind="stable")
        # All of it lies in files: it waits for as long as utterances are described.
        self._units = Ragged(*map(put_by, units.take(order)))
        ends = np.searchsorted(grouped.utterances[order], np.arange(grouped.total + 1))
        # The quotations of utterance i, and the units of which they are.
        self._places = Ragged(self._units.values, put_by(self._units.offsets[ends]))
        self._ends = put_by(ends)
        self._firsts = put_by(_least_of_each(self._places))
        self._related = Ragged(*map(put_by, _list_related(grouped)))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def members(self, numbers: Sequence[int] | Ints) -> list[list[tuple[str, ...]]]:
        """For each of some utterances the ids of the quotations of each of its witnesses."""
        chosen = np.array(numbers, np.int64)
        ids = self._ids[self._places.take(chosen).values].astype(np.str_).tolist()
        # Few are asked for, but nearly all pages are touched: not of all arrays at a time.
        self.rest()
        begins = self._ends[chosen]
        units, ends = spread_runs(begins, self._ends[chosen + 1] - begins)
        offsets = offsets_of(self._units.lengths_of(units)).tolist()
        witnesses = [tuple(ids[start:stop]) for start, stop in pairwise(offsets)]
        self.rest()
        return [witnesses[start:stop] for start, stop in pairwise(ends.tolist())]

    def articles(self, numbers: Sequence[int] | Ints) -> list[str]:
        """The ids of the articles of some utterances, in the order of the register."""
        places = self._places.take(np.array(numbers, np.int64)).values
        names: list[str] = self._known.ids[find_distinct(self._articles[places])].tolist()
        self.rest()
        return names

    def in_order_of_articles(self, numbers: Ints) -> Ints:
        """Utterances in the order of the articles that their first quotations stand in."""
        articles = self._articles[self._firsts[numbers]]
        return numbers[np.argsort(articles, kind="stable")]

    def related(self, number: int) -> tuple[Related, ...]:
        """The utterances that resemble this one, with the reason for keeping them apart."""
        start, stop = self._related.offsets[number], self._related.offsets[number + 1]
        if start == stop:
            return ()
        found = {
            Related(self._name(other), REASONS[reason])
            for other, reason in self._related.values[start:stop].tolist()
        }
        return tuple(sorted(found, key=lambda each: (each.reason, each.id))[:_MOST_RELATED])

    def digests(self) -> Ints:
        """For each utterance a number of 64 bits, which changes when its description may change.

        That is: its quotations and their grouping to witnesses, the cards of their articles, what
        those are copies of, and the utterances that resemble it.
        """
        own = _hash_ids(self._rows["id"])
        marks = _hash_columns(own, self._rows["mark"], self._known.marks[self._articles])
        rest(self._rows["mark"])
        self.rest()
        # The parts of a witness are known by their order, witnesses by themselves.
        parts = marks[self._units.values]
        del marks
        parts += self._units.ranks().view(np.uint64)
        witnesses = mix_bits(self._units.totals(mix_bits(parts)))
        del parts
        totals = Ragged(witnesses, self._ends).totals(witnesses)
        found: Ints = mix_bits(totals + self._hash_related(own)).view(np.int64)
        return found

    def rest(self) -> None:
        """Forget what was read of it; it is read again where it is asked for."""
        rest(self._ids, self._articles, self._known.ids, *self._units, *self._places)
        rest(self._ends, self._firsts, *self._related)

    def _hash_related(self, own: Words64) -> Words64:
        others, reasons = self._related.values.T
        hashes = _hash_columns(own[self._firsts[others]], reasons.astype(np.uint64))
        totals: Words64 = self._related.totals(hashes)
        return totals

    def _name(self, number: int) -> str:
        return name_utterance(str(self._ids[self._firsts[number]].astype(np.str_)))


def list_articles(cards: Iterable[Card]) -> Articles:
    """The articles of a register, whose cards are given in its order, none of them a copy."""
    listed = [(each.id, _days_of(each.published), _mark_article(each)) for each in cards]
    ids, days, marks = zip(*listed, strict=True) if listed else ((), (), ())
    return Articles(
        put_by(np.array(ids, np.str_)),
        np.array(days, np.int32).reshape(-1, 2),
        np.arange(len(ids)),
        np.array(marks, np.uint64),
    )


def settle_copies(articles: Articles, copies: Mapping[str, str]) -> Articles:
    """The articles, where ``copies`` maps the id of a copy to that of its original."""
    ids: list[str] = articles.ids.tolist()
    places = {article: place for place, article in enumerate(ids)}
    originals, marks = articles.originals.copy(), articles.marks.copy()
    for copy in filter(copies.__contains__, ids):
        # Where the original is not among them, copies still go together.
        original = places.setdefault(copies[copy], len(places))
        originals[places[copy]] = original
        # What is shown of the original is shown of the copy.
        shown = articles.marks[original] if original < len(ids) else ""
        marks[places[copy]] = _hash_fields((str(marks[places[copy]]), copies[copy], str(shown)))
    return articles._replace(originals=originals, marks=marks)


def group_register(
    register: Register,
    find_articles: Callable[[], Articles],
    options: AlignOptions,
    beside: Beside = when_asked,
) -> Partition:
    """The utterances of a register.

    ``find_articles`` gives what is known of its articles. It is asked when sequences have been
    paired, so that another process may find it out meanwhile. What ``beside`` is given may be done
    by another thread, which takes memory.
    """
    units = join_parts(register)
    # What is asked for later waits.
    ids, articles = register.ids, put_by(register.articles)
    rows = {name: register.rows[name] for name in ("id", "mark")}
    firsts = units.values[units.offsets[:-1]]
    speakers = put_by(choose_speakers(units, register))
    around = take_in_passing(register.rows["around"], firsts)
    printed_in = put_by(articles[firsts])
    read_marks = partial(_read_marks, find_articles, speakers, printed_in, around)
    rest(speakers, printed_in, articles)
    reading, names = [register.reading], register.names
    # Its words are as large as what is made of them.
    del register, firsts, speakers, printed_in, around
    # Handed over, so that nobody holds them when they have been used.
    witnesses = [collapse_witnesses(units, reading.pop())]
    units = Ragged(*map(put_by, units))
    grouped = group_witnesses(witnesses.pop(), read_marks, names, options, beside)
    return Partition(ids, rows, articles, find_articles(), units, grouped)


def name_utterance(first: str) -> str:
    """The id of an utterance, from the smallest id of its quotations.

    New witnesses rarely change it.
    """
    return content_id("utterance", first)


def _least_of_each(places: Ragged) -> Ints:
    if not len(places.values):
        return np.zeros(0, np.int64)
    least: Ints = np.minimum.reduceat(places.values, places.offsets[:-1])
    return least


def _list_related(grouped: Grouped) -> Ragged:
    """For each utterance pairs of another one that resembles it and the reason."""
    ones, others, reasons = grouped.related
    owners = np.concatenate((ones, others))
    pairs = np.stack((np.concatenate((others, ones)), np.tile(reasons, 2)), axis=1)
    order = np.argsort(owners, kind="stable")
    return Ragged(pairs[order], np.searchsorted(owners[order], np.arange(grouped.total + 1)))


def _read_marks(
    find_articles: Callable[[], Articles], speakers: Array, articles: Array, around: Array
) -> Marks:
    known = find_articles()
    originals = known.originals.astype(np.int32)
    marks = Marks(
        speakers,
        put_by(known.days[articles, 0]),
        put_by(known.days[articles, 1]),
        put_by(number_firsts(originals[articles], int(originals.max(initial=0)) + 1)[0]),
        around,
    )
    rest(articles)
    return marks


# The articles of a collection share a few thousand dates.
@lru_cache(maxsize=16384)
def _days_of(published: Published | None) -> tuple[int, int]:
    found = read_days(published)
    return (UNDATED, UNDATED) if found is None else (found.first, found.last)


def _hash_ids(ids: Array) -> Words64:
    halves = np.ascontiguousarray(ids).view("<u8").reshape(-1, 2)
    return _hash_columns(halves[:, 0], halves[:, 1])


def _hash_columns(first: Words64, *others: Words64) -> Words64:
    hashes = np.empty(len(first), np.uint64)
    for start in range(0, len(first), BLOCK):
        block = slice(start, start + BLOCK)
        hashes[block] = mix_bits(first[block])
        for column in others:
            hashes[block] = mix_bits(hashes[block] + column[block])
    return hashes


def _mark_article(card: Card) -> int:
    seen = "seen" if card.published and card.published.seen else ""
    return _hash_fields((card.outlet, card.when, card.precision, seen, card.path, card.record))


def _hash_fields(fields: Iterable[str | None]) -> int:
    data = "\x1f".join([field or "" for field in fields]).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")
