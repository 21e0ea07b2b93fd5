"""An index, open for reading."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import msgspec

from quoteprov.errors import StoreError
from quoteprov.model import Counts, Rejection
from quoteprov.store.articles import ArticleReader
from quoteprov.store.boilerplate import BoilerplateReader
from quoteprov.store.database import connect_for_reading
from quoteprov.store.integrity import find_problems
from quoteprov.store.notes import NotesReader
from quoteprov.store.quotations import QuotationReader
from quoteprov.store.schema import check_version
from quoteprov.store.utterances import UtteranceReader

COUNTED = """SELECT json_array((SELECT count(*) FROM articles),
    (SELECT count(DISTINCT outlet) FROM articles),
    (SELECT count(*) FROM quotations), (SELECT count(*) FROM utterances))"""
"""The numbers of ``Counts`` as JSON: to count takes 5 ms where there are 10,000 articles."""

LAST_ARTICLE = "SELECT coalesce(max(number), 0) FROM articles"

_counts_decoder = msgspec.json.Decoder(tuple[int, int, int, int])


class FileRow(NamedTuple):
    """A file that the index holds; ``rejections`` counts what of it could not be read.

    ``digest`` is None and ``complete`` False where reading it was interrupted.
    """

    path: str
    digest: str | None
    complete: bool
    rejections: int


def open_reader(path: Path) -> Reader:
    """Open an index for reading: all it says is of one moment, whoever writes meanwhile.

    Works on folders and files that cannot be written. Raises IndexMissing, IndexInvalid,
    IndexTooNew, StoreError.
    """
    database = connect_for_reading(path)
    try:
        check_version(database)
    except StoreError:
        database.close()
        raise
    return Reader(database)


class Reader(ArticleReader, QuotationReader, UtteranceReader, NotesReader, BoilerplateReader):
    """What can be asked of an index; a context manager. Any method may raise StoreError."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @property
    def path(self) -> Path:
        """Where the index is."""
        return self._database.path

    def counts(self) -> Counts:
        """How much the index holds."""
        kept = self._database.value("SELECT value FROM meta WHERE key = 'counts'")
        counted = self._database.value(COUNTED) if kept is None else kept
        numbers = self._database.decode(_counts_decoder.decode, counted)
        articles, outlets, quotations, utterances = numbers
        return Counts(
            articles=articles,
            outlets=outlets,
            quotations=quotations,
            utterances=utterances,
            aligned=self.is_aligned(),
        )

    def is_aligned(self) -> bool:
        """Whether the utterances take account of every article."""
        return self._database.row("SELECT 1 FROM meta WHERE key = 'unaligned'") is None

    def alignment(self) -> str | None:
        """With which version and options the utterances were made; None before the first."""
        made: str | None = self._database.value("SELECT value FROM meta WHERE key = 'alignment'")
        return made

    def files(self) -> list[FileRow]:
        """The files that were read, by path."""
        rows = self._database.rows(
            """SELECT path, digest, complete, (SELECT count(*) FROM rejections
                JOIN records ON records.number = rejections.source
                WHERE records.file = files.number)
            FROM files ORDER BY path"""
        )
        return [
            FileRow(path, digest, bool(complete), count) for path, digest, complete, count in rows
        ]

    def stamps(self, fingerprint: str) -> dict[str, str]:
        """The stamps, by path, of files that were read to their end with this fingerprint."""
        rows = self._database.pairs(
            """SELECT path, stamp FROM files
            WHERE complete AND fingerprint = ? AND stamp IS NOT NULL""",
            (fingerprint,),
        )
        return dict(rows)

    def count_unrenewed(self) -> int:
        """The files that an older version has read, whose quotations lack what it did not keep."""
        number: int = self._database.value(
            "SELECT count(*) FROM files WHERE complete AND fingerprint IS NULL"
        )
        return number

    def rejections(self) -> list[Rejection]:
        """What could not be read, in the order of files and of records in them."""
        rows = self._database.rows(
            """SELECT rejections.path, record, reason FROM rejections
            JOIN records ON records.number = rejections.source
            JOIN files ON files.number = records.file
            ORDER BY files.path, records.position, rejections.number"""
        )
        return [Rejection(path=path, record=record, reason=reason) for path, record, reason in rows]

    def check_integrity(self) -> list[str]:
        """What is damaged or inconsistent, a sentence each; empty where all is well."""
        return find_problems(self._database)
