"""What alignment keeps of each article, so that it is read once; to the store it is bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from quoteprov.model import Card
from quoteprov.store.database import Database
from quoteprov.store.part import GIVEN, Part
from quoteprov.store.rows import BRIEF_COLUMNS, brief_card_of_row, encode_text


class Noted(NamedTuple):
    """An article's card, and its notes: None where they have not been taken yet.

    Of the card only ``BRIEF_COLUMNS`` are filled in, all that alignment asks for. ``number`` is
    what ``sketches`` wants.
    """

    card: Card
    number: int
    quotations: bytes | None
    words: bytes | None


class NotesReader(Part):
    """Notes of articles."""

    def notes(self) -> list[Noted]:
        """The notes of every article."""
        rows = self._database.rows(
            f"""SELECT {BRIEF_COLUMNS}, number, quotations, words
            FROM articles LEFT JOIN notes USING (number) ORDER BY number"""
        )
        return [Noted(brief_card_of_row(row), *row[-3:]) for row in rows]

    def sketches(self, numbers: Sequence[int]) -> Iterator[bytes]:
        """The sketches of articles whose notes have been taken, in the order asked for."""
        rows = self._database.rows(
            f"SELECT number, sketch FROM notes WHERE number IN {GIVEN}",
            (encode_text(numbers),),
        )
        return map(dict(rows).__getitem__, numbers)


class Terms:
    """The terms that notes are written in, numbered within one transaction, the caller's."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: dict[str, int] = {}

    def number(self, terms: Sequence[str]) -> list[int]:
        """The number of each term, from 0; new ones are stored."""
        numbers = self._load()
        new = [term for term in dict.fromkeys(terms) if term not in numbers]
        added = dict(zip(new, count(len(numbers)), strict=False))
        numbers.update(added)
        self._database.run_many(
            "INSERT INTO terms (term, number) VALUES (?, ?)", list(added.items())
        )
        return [numbers[term] for term in terms]

    def in_order(self) -> list[str]:
        """The terms, each at the place of its number."""
        return list(self._load())

    def _load(self) -> dict[str, int]:
        """The number of each term, in the order of the numbers, which have no gaps."""
        if not self._numbers:
            rows = self._database.rows("SELECT term FROM terms ORDER BY number")
            self._numbers.update((term, number) for number, (term,) in enumerate(rows))
        return self._numbers
