"""What alignment keeps of each article, so that it is read once; to the store it is bytes.

The notes of articles that came together are kept in one pack. Alignment reads all of them, which
takes a third of the time that it took when each article had a row of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, count, pairwise
from struct import pack as pack_numbers
from struct import unpack
from typing import Literal

from quoteprov.model import Card
from quoteprov.store.database import Database
from quoteprov.store.part import GIVEN, Part
from quoteprov.store.rows import BRIEF_COLUMNS, brief_card_of_row, encode_text, strings_of_json

Kind = Literal["sketches", "quotations", "words"]
KINDS: tuple[Kind, ...] = ("sketches", "quotations", "words")

# What articles that have gone left in a pack goes with the rest of it, once it is more than that:
# then the notes of as few articles have to be taken anew.
_DROP_SPARSE = (
    """DELETE FROM notes WHERE pack IN (SELECT pack FROM packs WHERE kind = 'sketches' AND
        2 * (SELECT count(*) FROM notes WHERE notes.pack = packs.pack) < length(sizes) / 4)""",
    "DELETE FROM packs WHERE pack NOT IN (SELECT pack FROM notes)",
)


class NotesReader(Part):
    """Notes of articles, in the order of their packs and of their places in these."""

    def brief_cards(self) -> dict[int, Card]:
        """The cards of the articles that have notes, by number, in the order of the notes.

        They hold what alignment asks for, which is ``BRIEF_COLUMNS``.
        """
        rows = self._database.rows(
            f"""SELECT {BRIEF_COLUMNS}, number FROM notes CROSS JOIN articles USING (number)
            ORDER BY pack, notes.place"""
        )
        return {row[-1]: brief_card_of_row(row) for row in rows}

    def articles_without_notes(self) -> list[str]:
        """The ids of the articles whose notes have not been taken yet."""
        rows = self._database.rows(
            "SELECT id FROM articles WHERE number NOT IN (SELECT number FROM notes) ORDER BY number"
        )
        return [article for (article,) in rows]

    def noted(self, kind: Kind) -> Iterator[bytes]:
        """The notes of one kind, article by article; one pack in memory at a time."""
        held = dict(self._database.rows("SELECT pack, count(*) FROM notes GROUP BY pack"))
        packs = self._database.rows(
            "SELECT pack, sizes, data FROM packs WHERE kind = ? ORDER BY pack", (kind,)
        )
        for number, sizes, data in packs:
            parts = _cut(sizes, data)
            if len(parts) == held.get(number, 0):
                yield from parts
            else:
                yield from (parts[place] for place in self._list_places(number))

    def terms(self) -> list[str]:
        """The terms that notes are written in, each at the place of its number."""
        return list(_list_terms(self._database))

    def sketches(self, numbers: Sequence[int]) -> Iterator[bytes]:
        """The sketches of articles that have notes, in the order asked for."""
        wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
        places = self._database.rows(
            f"SELECT pack, place, number FROM notes WHERE number IN {GIVEN}",
            (encode_text(numbers),),
        )
        for pack, place, number in places:
            wanted[pack].append((place, number))
        packs = self._database.rows(
            f"SELECT pack, sizes, data FROM packs WHERE kind = 'sketches' AND pack IN {GIVEN}",
            (encode_text(list(wanted)),),
        )
        found = {
            number: part
            for pack, sizes, data in packs
            for parts in (_cut(sizes, data),)
            for place, number in wanted[pack]
            for part in (parts[place],)
        }
        return map(found.__getitem__, numbers)

    def _list_places(self, pack: int) -> list[int]:
        rows = self._database.rows("SELECT place FROM notes WHERE pack = ? ORDER BY place", (pack,))
        return [place for (place,) in rows]


def put_notes(database: Database, notes: Sequence[tuple[int, bytes, bytes, bytes]]) -> None:
    """Keep the notes of articles, which are known by their numbers, as one pack.

    Each comes with its sketch, its quotations and their words, in the order of ``KINDS``.
    """
    if not notes:
        return
    pack = database.value("SELECT coalesce(max(pack), 0) + 1 FROM packs")
    numbers, *kinds = zip(*notes, strict=True)
    database.run_many(
        "INSERT INTO packs (pack, kind, sizes, data) VALUES (?, ?, ?, ?)",
        [
            (pack, kind, pack_numbers(f"<{len(parts)}i", *map(len, parts)), b"".join(parts))
            for kind, parts in zip(KINDS, kinds, strict=True)
        ],
    )
    database.run_many(
        "INSERT INTO notes (number, pack, place) VALUES (?, ?, ?)",
        [(number, pack, place) for place, number in enumerate(numbers)],
    )


def drop_sparse_packs(database: Database) -> None:
    """Drop the packs most of whose articles have gone, with the notes of the others."""
    for statement in _DROP_SPARSE:
        database.run(statement)


def _cut(sizes: bytes, data: bytes) -> list[bytes]:
    ends = accumulate(unpack(f"<{len(sizes) // 4}i", sizes), initial=0)
    return [data[start:stop] for start, stop in pairwise(ends)]


class Terms:
    """The terms that notes are written in, numbered within one transaction, the caller's.

    Those that came together stand in one row: of as many rows as there are terms it took three
    times as long to load them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: dict[str, int] = {}

    def number(self, terms: Sequence[str]) -> list[int]:
        """The number of each term, from 0; new ones are stored."""
        numbers = self._load()
        first = len(numbers)
        new = [term for term in dict.fromkeys(terms) if term not in numbers]
        if new:
            numbers.update(zip(new, count(first), strict=False))
            self._database.run("INSERT INTO terms VALUES (?, ?)", (first, encode_text(new)))
        return [numbers[term] for term in terms]

    def _load(self) -> dict[str, int]:
        """The number of each term."""
        if not self._numbers:
            self._numbers.update(zip(_list_terms(self._database), count(), strict=False))
        return self._numbers


def _list_terms(database: Database) -> Iterator[str]:
    """The terms in the order of their numbers, which have no gaps."""
    for (together,) in database.rows("SELECT terms FROM terms ORDER BY number"):
        yield from database.decode(strings_of_json, together)
