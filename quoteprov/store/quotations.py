"""What can be asked of an index about quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from typing import NamedTuple

from quoteprov.model import Field, Quotation, Span
from quoteprov.store.part import GIVEN, Part, given
from quoteprov.store.rows import QUOTATION_COLUMNS, quotation_of_row
from quoteprov.store.search import search_words

_SELECT = f"SELECT {QUOTATION_COLUMNS} FROM quotations"
_ORDER = "ORDER BY article, field DESC, start, id"  # the title stands before the text
_FOUND = """SELECT id, article, exact, utterance
    FROM quotations LEFT JOIN memberships ON quotation = id"""


class Found(NamedTuple):
    """A quotation that was searched for; ``utterance`` is an id, None before alignment."""

    id: str
    article: str
    exact: str
    utterance: str | None


class QuotationReader(Part):
    """Quotations, by article, id or words."""

    def quotations(self) -> Iterator[Quotation]:
        """All of them, by article, field (title first), start."""
        return map(quotation_of_row, self._database.rows(f"{_SELECT} {_ORDER}"))

    def quotations_of(self, article_id: str) -> tuple[Quotation, ...]:
        """The quotations of an article, by field (title first), start."""
        rows = self._database.rows(
            f"{_SELECT} WHERE article IN {GIVEN} {_ORDER}", given([article_id])
        )
        return tuple(map(quotation_of_row, rows))

    def quotations_by_id(self, ids: Iterable[str]) -> dict[str, Quotation]:
        """Those of the quotations that the index holds."""
        rows = self._database.rows(f"{_SELECT} WHERE id IN {GIVEN} ORDER BY id", given(ids))
        return {row[0]: quotation_of_row(row) for row in rows}

    def spans_of(self, article_ids: Iterable[str]) -> dict[str, dict[Field, list[Span]]]:
        """Where the quotations of each article stand in its title and in its text, in order."""
        wanted = list(article_ids)
        spans: dict[str, dict[Field, list[Span]]] = {
            each: {"title": [], "text": []} for each in wanted
        }
        for article, field, start, end in self._database.rows(
            f"""SELECT article, field, start, "end" FROM quotations WHERE article IN {GIVEN}
            ORDER BY article, field DESC, start""",
            given(wanted),
        ):
            spans[article][field].append(Span(start, end))
        return spans

    def find_quotations(self, words: Sequence[str]) -> list[Found]:
        """The quotations that may contain these words in a row.

        These are candidates, for the caller to verify. ``words`` are as printed; no words find
        nothing.
        """
        rows = search_words(
            self._database,
            words,
            indexed=f"""{_FOUND} WHERE number IN
                (SELECT rowid FROM quotation_search WHERE quotation_search MATCH ?)""",
            scanned=_FOUND,
            columns=("exact",),
        )
        return list(starmap(Found, rows))

    def vocabulary(self) -> dict[str, int]:
        """Each word of the quotations, as the full-text search reads them, with how many hold it.

        In writing without spaces that is whatever stands between two signs.
        """
        self._database.run(
            """CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary
            USING fts5vocab (main, quotation_search, row)"""
        )
        return dict(self._database.rows("SELECT term, doc FROM vocabulary"))
