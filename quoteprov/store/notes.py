"""What alignment keeps of each article, so that it is read once; to the store it is bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Literal, NamedTuple

from quoteprov.model import Card
from quoteprov.store.database import Database
from quoteprov.store.part import GIVEN, Part
from quoteprov.store.rows import CARD_COLUMNS, card_of_row, encode_text


class Noted(NamedTuple):
    """An article's card, and whether its notes have been taken.

    ``number`` is what ``sketches`` asks for.
    """

    card: Card
    number: int
    taken: bool


class NotesReader(Part):
    """Notes of articles, and the terms that they are written in."""

    def noted(self) -> list[Noted]:
        """Every article, in the order of ``noted_quotations`` and ``noted_words``."""
        rows = self._database.rows(
            f"""SELECT {CARD_COLUMNS}, number, quotations IS NOT NULL
            FROM articles LEFT JOIN notes USING (number) ORDER BY number"""
        )
        return [Noted(card_of_row(row), row[-2], bool(row[-1])) for row in rows]

    def noted_quotations(self) -> Iterator[bytes]:
        """What was noted of the quotations of each article, one in memory at a time."""
        return self._read_notes("quotations")

    def noted_words(self) -> Iterator[bytes]:
        """What was noted of the words of each article, one in memory at a time."""
        return self._read_notes("words")

    def _read_notes(self, column: Literal["quotations", "words"]) -> Iterator[bytes]:
        rows = self._database.rows(
            f"""SELECT coalesce({column}, x'') FROM articles LEFT JOIN notes USING (number)
            ORDER BY number"""
        )
        return (noted for (noted,) in rows)

    def sketches(self, numbers: Sequence[int]) -> Iterator[bytes]:
        """The sketches of articles whose notes have been taken, in the order asked for."""
        rows = self._database.rows(
            f"SELECT number, sketch FROM notes WHERE number IN {GIVEN}",
            (encode_text(numbers),),
        )
        return map(dict(rows).__getitem__, numbers)

    def terms(self) -> list[str]:
        """The terms, each at the place of its number."""
        return [term for (term,) in self._database.rows("SELECT term FROM terms ORDER BY number")]


class Terms:
    """Numbers terms within one transaction, which is the caller's."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: dict[str, int] = {}

    def number(self, terms: Sequence[str]) -> list[int]:
        """The number of each term, from 0; new ones are stored."""
        numbers = self._numbers
        if not numbers:
            rows = self._database.rows("SELECT term, number FROM terms")
            numbers.update((term, number) for term, number in rows)
        new = [term for term in dict.fromkeys(terms) if term not in numbers]
        added = dict(zip(new, count(len(numbers)), strict=False))
        numbers.update(added)
        self._database.run_many(
            "INSERT INTO terms (term, number) VALUES (?, ?)", list(added.items())
        )
        return [numbers[term] for term in terms]
