"""Which records hold which articles: keeps articles, quotations and search in step with them.

An article may stand in several records, also of several files. It is shown as the first of them
by path, position in the file and order in the record describes it, so that the order of indexing
leaves no trace. It goes when the last record that holds it goes, which is settled at the end of
a file and before each commit: a record that only moves within its file then costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quoteprov.model import Article, Quotation, Rejection
from quoteprov.store.database import Database
from quoteprov.store.part import GIVEN, given
from quoteprov.store.rows import (
    ARTICLE_COLUMNS,
    STORED_COLUMNS,
    Row,
    describe_article,
    described_article,
    is_whole,
    mend_surrogates,
    row_of_article,
    rows_of_quotations,
)

_PLACED_COLUMNS = f"{ARTICLE_COLUMNS}, position, ordinal"
_SHOWN_COLUMNS = f"{_PLACED_COLUMNS}, characters"


def _marks(columns: str) -> str:
    return ", ".join("?" for _ in columns.split(","))


_INSERT_ARTICLE = f"""INSERT INTO articles ({_SHOWN_COLUMNS}) VALUES ({_marks(_SHOWN_COLUMNS)})
    ON CONFLICT (id) DO NOTHING"""
_INSERT_QUOTATION = f"""INSERT INTO quotations ({STORED_COLUMNS})
    VALUES ({_marks(STORED_COLUMNS)})"""
_INDEX_QUOTATION = "INSERT INTO quotation_search (rowid, exact) VALUES (?, ?)"
_INDEX_ARTICLE = """INSERT INTO article_search (rowid, title, text)
    SELECT number, title, text FROM article_contents WHERE number = ?"""
_FIRST_HOLDER = """SELECT description, position, ordinal FROM record_articles
    JOIN records ON records.number = record_articles.record
    JOIN files ON files.number = records.file
    WHERE article = ? ORDER BY path, position, ordinal LIMIT 1"""

# FTS5 takes out a row of an external table when told what had been put in.
_FORGET_ARTICLES = f"""INSERT INTO article_search (article_search, rowid, title, text)
    SELECT 'delete', number, title, text FROM article_contents
    WHERE number IN (SELECT number FROM articles WHERE id IN {GIVEN})"""
_DROP_QUOTATIONS = (
    f"""INSERT INTO quotation_search (quotation_search, rowid, exact)
    SELECT 'delete', number, exact FROM quotations WHERE article IN {GIVEN}""",
    f"""DELETE FROM memberships WHERE quotation IN
    (SELECT number FROM quotations WHERE article IN {GIVEN})""",
    f"DELETE FROM quotations WHERE article IN {GIVEN}",
    f"DELETE FROM notes WHERE number IN (SELECT number FROM articles WHERE id IN {GIVEN})",
)
_DROP_ARTICLES = (
    *_DROP_QUOTATIONS,
    _FORGET_ARTICLES,
    f"DELETE FROM copies WHERE article IN {GIVEN}",
    f"DELETE FROM copies WHERE copy_of IN {GIVEN}",
    f"DELETE FROM texts WHERE number IN (SELECT number FROM articles WHERE id IN {GIVEN})",
    f"DELETE FROM articles WHERE id IN {GIVEN}",
)


def _mend(read: tuple[Article, Sequence[Quotation]]) -> tuple[Article, Sequence[Quotation]]:
    # Asked once for an article with all its quotations: hardly any needs it.
    if is_whole(read):
        return read
    article, quotations = read
    return mend_surrogates(article), [mend_surrogates(each) for each in quotations]


class RecordKey(NamedTuple):
    """A record: the number of its file, its position there, the digest and the fingerprint."""

    file: int
    position: int
    digest: str
    fingerprint: str


class Holdings:
    """Changes records within one transaction, which is the caller's, as is ``settle``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._touched: set[str] = set()
        self._marked = self._changed = False

    def replace_record(
        self,
        key: RecordKey,
        articles: Sequence[tuple[Article, Sequence[Quotation]]],
        rejections: Sequence[Rejection],
    ) -> None:
        """Put a record in the place of what stood at its position in the file, if anything did."""
        held = "SELECT number FROM records WHERE file = ? AND position = ?"
        self.drop_records([number for (number,) in self._database.rows(held, key[:2])])
        record = self._database.run(
            "INSERT INTO records (file, position, digest, fingerprint) VALUES (?, ?, ?, ?)", key
        ).lastrowid
        for ordinal, (article, quotations) in enumerate(map(_mend, articles)):
            rows = rows_of_quotations(article, quotations)
            self._hold_article(article, rows, (key.position, ordinal))
            self._database.run(
                "INSERT INTO record_articles VALUES (?, ?, ?, ?)",
                (record, ordinal, article.id, describe_article(article)),
            )
        self._database.run_many(
            "INSERT INTO rejections (source, path, record, reason) VALUES (?, ?, ?, ?)",
            [
                (record, one.path, one.record, one.reason)
                for one in map(mend_surrogates, rejections)
            ],
        )

    def drop_records(self, numbers: Sequence[int]) -> None:
        """Take records out of their file."""
        for number in numbers:
            self._touch("SELECT article FROM record_articles WHERE record = ?", number)
        self._database.run_many("DELETE FROM records WHERE number = ?", zip(numbers))

    def drop_file(self, file: int) -> None:
        """Take a file with all of its records out of the index."""
        self._touch(
            """SELECT article FROM record_articles
            JOIN records ON records.number = record_articles.record WHERE file = ?""",
            file,
        )
        self._database.run("DELETE FROM files WHERE number = ?", (file,))

    def settle(self) -> None:
        """Drop the articles that no record holds any more, describe the others as they stand."""
        doomed = []
        for article_id in sorted(self._touched):
            holder = self._database.row(_FIRST_HOLDER, (article_id,))
            if holder is None:
                doomed.append(article_id)
            else:
                self._describe_again(*holder)
        if doomed:
            self._mark_changed()
            for statement in _DROP_ARTICLES:
                self._database.run(statement, given(doomed))
        self._touched.clear()

    def _touch(self, sql: str, number: int) -> None:
        self._touched.update(article for (article,) in self._database.rows(sql, (number,)))

    def _hold_article(
        self, article: Article, quotations: list[Row], place: tuple[int, int]
    ) -> None:
        shown = (*row_of_article(article), *place, len(article.text))
        cursor = self._database.run(_INSERT_ARTICLE, shown)
        if not cursor.rowcount:
            self._touched.add(article.id)
            self._refresh_quotations(article.id, quotations)
            return
        self._mark_unaligned()
        self._database.run("INSERT INTO texts VALUES (?, ?)", (cursor.lastrowid, article.text))
        self._database.run(
            "INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)",
            (cursor.lastrowid, article.title, article.text),
        )
        self._insert_quotations(article.id, quotations)

    def _refresh_quotations(self, article_id: str, rows: list[Row]) -> None:
        # The same article read by another version or with other options may quote otherwise.
        held = self._database.rows(
            f"SELECT {STORED_COLUMNS} FROM quotations WHERE article = ?", (article_id,)
        )
        if set(held) == set(rows):
            return
        self._mark_unaligned()
        for statement in _DROP_QUOTATIONS:
            self._database.run(statement, given([article_id]))
        self._insert_quotations(article_id, rows)

    def _insert_quotations(self, article_id: str, rows: list[Row]) -> None:
        self._database.run_many(_INSERT_QUOTATION, rows)
        # Not INSERT ... SELECT: before a statement of several rows FTS5 writes out its buffer.
        held = "SELECT number, exact FROM quotations WHERE article = ?"
        self._database.run_many(_INDEX_QUOTATION, list(self._database.rows(held, (article_id,))))

    def _describe_again(self, description: str, position: int, ordinal: int) -> None:
        article = self._database.decode(described_article, description)
        wanted = (*row_of_article(article), position, ordinal)
        held = self._database.row(
            f"SELECT {_PLACED_COLUMNS}, number FROM articles WHERE id = ?", (article.id,)
        )
        if held is None or held[:-1] == wanted:
            return
        self._mark_changed()
        self._database.run(_FORGET_ARTICLES, given([article.id]))
        self._database.run(
            f"""UPDATE articles SET ({_PLACED_COLUMNS}) = ({_marks(_PLACED_COLUMNS)})
            WHERE number = ?""",
            (*wanted, held[-1]),
        )
        self._database.run(_INDEX_ARTICLE, (held[-1],))

    def _mark_unaligned(self) -> None:
        if not self._marked:
            self._database.run("INSERT OR REPLACE INTO meta VALUES ('unaligned', '1')")
            self._database.run("DELETE FROM meta WHERE key = 'counts'")
            self._marked = True

    def _mark_changed(self) -> None:
        """What was found by comparing articles need not hold any more."""
        self._mark_unaligned()
        if not self._changed:
            self._database.run("DELETE FROM meta WHERE key = 'compared'")
            self._changed = True
