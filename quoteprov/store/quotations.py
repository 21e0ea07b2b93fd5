"""What can be asked of an index about quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quoteprov.model import Quotation
from quoteprov.store.part import GIVEN, Part, given
from quoteprov.store.rows import QUOTATION_COLUMNS, quotation_of_row
from quoteprov.store.search import search_words

_SELECT = f"SELECT {QUOTATION_COLUMNS} FROM quotations"
_ORDER = "ORDER BY article, field DESC, start, id"  # the title stands before the text


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

    def find_quotations(self, words: Sequence[str]) -> list[Quotation]:
        """The quotations that may contain these words in a row, in the order of all.

        These are candidates, for the caller to verify. ``words`` are as printed; no words find
        nothing.
        """
        rows = search_words(
            self._database,
            words,
            indexed=f"""{_SELECT} WHERE number IN
                (SELECT rowid FROM quotation_search WHERE quotation_search MATCH ?)""",
            scanned=_SELECT,
            columns=("exact",),
        )
        return sorted(map(quotation_of_row, rows), key=_place)


def _place(quotation: Quotation) -> tuple[str, bool, int, str]:
    return quotation.article, quotation.field == "text", quotation.span.start, quotation.id
