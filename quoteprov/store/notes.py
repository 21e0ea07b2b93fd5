"""What alignment keeps of each article, so that it is read once; to the store it is bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from quoteprov.store.database import Database
from quoteprov.store.part import Part


class NotesReader(Part):
    """Notes and sketches of articles, and the terms that notes are written in."""

    def sketches(self) -> dict[str, bytes]:
        """The sketches that are held, by the id of the article."""
        rows = self._database.rows("SELECT id, sketch FROM sketches JOIN articles USING (number)")
        return {str(article): bytes(sketch) for article, sketch in rows}

    def notes(self) -> Iterator[tuple[str, bytes, bytes]]:
        """The id of each article that has notes, with its quotations and their words."""
        return (
            (str(article), bytes(quotations), bytes(words))
            for article, quotations, words in self._database.rows(
                "SELECT id, quotations, words FROM notes JOIN articles USING (number)"
            )
        )

    def terms(self) -> list[str]:
        """The terms, each at the place of its number."""
        return [term for (term,) in self._database.rows("SELECT term FROM terms ORDER BY number")]

    def articles_without_notes(self) -> list[str]:
        """The ids of the articles that have no notes or no sketch yet, in order."""
        rows = self._database.rows(
            """SELECT id FROM articles
            WHERE number NOT IN (SELECT number FROM notes)
            OR number NOT IN (SELECT number FROM sketches) ORDER BY id"""
        )
        return [article for (article,) in rows]


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
