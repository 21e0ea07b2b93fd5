"""What alignment keeps of each article, so that it is read once; to the store it is bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Literal

from quoteprov.model import Card
from quoteprov.store.database import Database
from quoteprov.store.part import GIVEN, Part
from quoteprov.store.rows import BRIEF_COLUMNS, brief_card_of_row, encode_text


class NotesReader(Part):
    """Notes of articles."""

    def brief_cards(self) -> dict[int, Card]:
        """The cards of all articles by number, in its order, as far as alignment asks for them.

        That is ``BRIEF_COLUMNS``.
        """
        rows = self._database.rows(f"SELECT {BRIEF_COLUMNS}, number FROM articles ORDER BY number")
        return {row[-1]: brief_card_of_row(row) for row in rows}

    def article_ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of the articles with these numbers."""
        rows = self._database.rows(
            f"SELECT number, id FROM articles WHERE number IN {GIVEN}",
            (encode_text(sorted(numbers)),),
        )
        return dict(rows)

    def articles_without_notes(self) -> list[str]:
        """The ids of the articles whose notes have not been taken yet."""
        rows = self._database.rows(
            "SELECT id FROM articles WHERE number NOT IN (SELECT number FROM notes) ORDER BY number"
        )
        return [article for (article,) in rows]

    def noted_quotations(self) -> Iterator[bytes]:
        """The quotations of the notes of each article, by its number; one in memory at a time."""
        return self._read_notes("quotations")

    def noted_words(self) -> Iterator[bytes]:
        """The words of the notes of each article, in the same order."""
        return self._read_notes("words")

    def _read_notes(self, column: Literal["quotations", "words"]) -> Iterator[bytes]:
        rows = self._database.rows(f"SELECT {column} FROM notes ORDER BY number")
        return (noted for (noted,) in rows)

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
        """The terms, each at the place of its number; how they are numbered is forgotten."""
        terms = list(self._load())
        self._numbers.clear()
        return terms

    def _load(self) -> dict[str, int]:
        """The number of each term, in the order of the numbers, which have no gaps."""
        if not self._numbers:
            rows = self._database.rows("SELECT term FROM terms ORDER BY number")
            self._numbers.update(zip((term for (term,) in rows), count()))
        return self._numbers
