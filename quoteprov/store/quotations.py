"""What can be asked of an index about quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from quoteprov.model import Field, Quotation, Span
from quoteprov.store.part import GIVEN, Part, given
from quoteprov.store.rows import QUOTATION_COLUMNS, encode_text, quotation_of_row
from quoteprov.store.search import search_words

_SELECT = f"SELECT {QUOTATION_COLUMNS} FROM quotations"
_ORDER = "ORDER BY article, field DESC, start, id"  # the title stands before the text
_FOUND = "number, utterance, iif(quotations.exact LIKE :plain, NULL, quotations.exact)"


Found: TypeAlias = tuple[int, int | None, str | None]
"""A quotation that was searched for: its number, the number of its utterance (None before
alignment), its words (None where those searched for stand there between blanks)."""


class QuotationReader(Part):
    """Quotations, by article, id or words."""

    def last_quotation(self) -> int:
        """The greatest number of a quotation, at least as many as there are: told at once."""
        number: int = self._database.value("SELECT coalesce(max(number), 0) FROM quotations")
        return number

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
        rows = self._database.all_rows(f"{_SELECT} WHERE id IN {GIVEN} ORDER BY id", given(ids))
        return {row[0]: quotation_of_row(row) for row in rows}

    def quotations_numbered(self, numbers: Iterable[int]) -> dict[str, Quotation]:
        """The quotations with these numbers, by id."""
        rows = self._database.rows(
            f"{_SELECT} WHERE number IN {GIVEN} ORDER BY id", (encode_text(list(numbers)),)
        )
        return {row[0]: quotation_of_row(row) for row in rows}

    def spans_of(self, article_ids: Iterable[str]) -> dict[str, dict[Field, list[Span]]]:
        """Where the quotations of each article stand in its title and in its text, in order."""
        wanted = list(article_ids)
        spans: dict[str, dict[Field, list[Span]]] = {
            each: {"title": [], "text": []} for each in wanted
        }
        for article, field, start, end in self._database.all_rows(
            f"""SELECT article, field, start, "end" FROM quotations WHERE article IN {GIVEN}
            ORDER BY article, field DESC, start""",
            given(wanted),
        ):
            spans[article][field].append(Span(start, end))
        return spans

    def find_quotations(self, words: Sequence[str]) -> list[Found]:
        """The quotations that may contain these words in a row.

        These are candidates, for the caller to verify where their words are given: most hold
        common words between blanks, and need not be read. ``words`` are as printed; no words find
        nothing.
        """
        letters = all(word.isascii() and word.isalpha() for word in words)
        return search_words(
            self._database,
            words,
            indexed=f"""SELECT {_FOUND} FROM quotation_search
                CROSS JOIN quotations ON number = quotation_search.rowid
                LEFT JOIN memberships ON quotation = number WHERE quotation_search MATCH :words""",
            scanned=f"""SELECT {_FOUND}
                FROM quotations LEFT JOIN memberships ON quotation = number""",
            columns=("exact",),
            plain=f"% {' '.join(words)} %" if letters else None,
        )

    def articles_quoting(self, words: Sequence[str]) -> set[str]:
        """The ids of the articles whose quotations may contain these words in a row."""
        rows = search_words(
            self._database,
            words,
            indexed="""SELECT DISTINCT article FROM quotation_search
                JOIN quotations ON number = quotation_search.rowid
                WHERE quotation_search MATCH :words""",
            scanned="SELECT DISTINCT article FROM quotations",
            columns=("exact",),
        )
        return {article for (article,) in rows}

    def vocabulary(self) -> dict[str, int]:
        """Each word of the quotations, as the full-text search reads them, with how many hold it.

        In writing without spaces that is whatever stands between two signs.
        """
        self._database.run(
            """CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary
            USING fts5vocab (main, quotation_search, row)"""
        )
        return dict(self._database.rows("SELECT term, doc FROM vocabulary"))
