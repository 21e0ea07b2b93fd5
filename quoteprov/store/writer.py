"""An index, open for writing: one at a time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from quoteprov.errors import StoreError
from quoteprov.model import Article, Quotation, Rejection
from quoteprov.store.database import Database, connect_for_writing
from quoteprov.store.holdings import Holdings, RecordKey
from quoteprov.store.lock import WriterLock
from quoteprov.store.notes import Terms, drop_sparse_packs, put_notes
from quoteprov.store.part import GIVEN, given
from quoteprov.store.reader import COUNTED, LAST_ARTICLE, Reader
from quoteprov.store.replacement import put_copies, put_utterances
from quoteprov.store.rows import UtteranceRow
from quoteprov.store.schema import migrate
from quoteprov.store.search import merge_segments

# What an interruption may cost, against what each commit costs in full-text segments.
_BATCH_RECORDS = 2000
_BATCH_SECONDS = 5.0


def open_writer(path: Path, fingerprint: str) -> Writer:
    """Open an index for writing, creating it in a folder that exists.

    ``fingerprint`` says with which version and options records are parsed now: what was parsed
    with another one counts as unknown. Raises IndexLocked, which says who writes, IndexFull,
    IndexInvalid, IndexTooNew, StoreError.
    """
    lock = WriterLock(path)
    try:
        database = connect_for_writing(path)
        try:
            migrate(database)
            database.let_readers_in()
        except BaseException:
            database.close()
            raise
    except BaseException:
        lock.release()
        raise
    return Writer(database, lock, fingerprint)


def settle_log(path: Path) -> None:
    """Bring into the file what its writer, in another process, has committed to the log beside it.

    It is left to the writer where it cannot be done now.
    """
    with suppress(StoreError):
        database = connect_for_writing(path)
        try:
            database.value("PRAGMA wal_checkpoint(PASSIVE)")
        finally:
            database.close()


class _Source:
    """A file that is being read: what of it was seen, and whether anything changed.

    Of a file of which nothing is held it is not asked what was seen: 20 MB of 1 GB of articles.
    """

    def __init__(self, number: int, *, held: bool) -> None:
        self.number = number
        self.held = held
        self.changed = False
        self._seen: dict[int, str] = {}

    def see(self, position: int, digest: str) -> None:
        """A record stands there."""
        if self.held:
            self._seen[position] = digest

    def was_seen(self, position: int, digest: str) -> bool:
        """Whether a record that is held stands there still."""
        return not self.held or self._seen.get(position) == digest


class Writer(Reader):
    """Adds and replaces what files hold; commits by itself every few seconds.

    A file is written as ``begin_source``, then ``add_record`` or ``keep_record`` for each of its
    records, then ``finish_source``; several files may be under way at once. Closing commits the
    whole records that were added, also after an exception, so that the next run can go on. After
    a StoreError the files under way must be begun again.
    """

    def __init__(self, database: Database, lock: WriterLock, fingerprint: str) -> None:
        super().__init__(database)
        self._lock = lock
        self._fingerprint = fingerprint
        self._sources: dict[str, _Source] = {}
        self._terms = Terms(database)
        self._start_batch()

    def close(self) -> None:
        """Commit whole records, close the file and let the next writer in."""
        try:
            self.commit()
            # What readers kept in the write-ahead log goes into the file, which is then whole;
            # where one of them still reads, the next writer does it.
            with suppress(StoreError):
                self._database.run("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._database.close()
            self._lock.release()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self.close()
        except StoreError:
            if error is None:
                raise

    # Files

    def sources(self) -> list[str]:
        """The paths of the files held, in order."""
        return [path for (path,) in self._database.rows("SELECT path FROM files ORDER BY path")]

    def source_digest(self, path: str) -> str | None:
        """The digest of a file that was read to its end with this fingerprint, else None."""
        digest: str | None = self._database.value(
            "SELECT digest FROM files WHERE path = ? AND complete AND fingerprint = ?",
            (_stored(path), self._fingerprint),
        )
        return digest

    def source_stamp(self, path: str) -> str | None:
        """The stamp of a file when its digest was taken, None where it has none."""
        stamp: str | None = self._database.value(
            "SELECT stamp FROM files WHERE path = ?", (_stored(path),)
        )
        return stamp

    def stamp_source(self, path: str, stamp: str | None) -> None:
        """Keep the stamp of a file whose digest is the one that is held."""
        if stamp is not None and stamp != self.source_stamp(path):
            with self._batch():
                self._database.run(
                    "UPDATE files SET stamp = ? WHERE path = ?", (stamp, _stored(path))
                )

    def known_records(self, path: str) -> dict[tuple[int, str], tuple[str, ...]]:
        """The records of a file that need not be parsed again, by position and digest.

        Each with the ids of its articles. A record that has moved within its file is not known,
        as what it is called there may be its line number.
        """
        rows = self._database.rows(
            """SELECT position, records.digest, article FROM records
            JOIN files ON files.number = records.file
            LEFT JOIN record_articles ON record_articles.record = records.number
            WHERE path = ? AND records.fingerprint = ? ORDER BY position, ordinal""",
            (_stored(path), self._fingerprint),
        )
        known: dict[tuple[int, str], tuple[str, ...]] = {}
        for position, digest, article in rows:
            held = known.get((position, digest), ())
            known[position, digest] = held if article is None else (*held, article)
        return known

    def next_position(self, path: str) -> int:
        """The position after that of the last record that is held of a file, from 0."""
        position: int = self._database.value(
            """SELECT coalesce(max(position) + 1, 0) FROM records
            JOIN files ON files.number = records.file WHERE path = ?""",
            (_stored(path),),
        )
        return position

    def begin_source(self, path: str) -> None:
        """Start to read a file: until it is finished it counts as incomplete."""
        with self._batch():
            self._database.run(
                """INSERT INTO files (path) VALUES (?)
                ON CONFLICT (path) DO UPDATE SET complete = 0""",
                (_stored(path),),
            )
            number = self._file_number(path)
            held = self._database.row("SELECT 1 FROM records WHERE file = ? LIMIT 1", (number,))
            self._sources[path] = _Source(number, held=held is not None)

    def add_record(
        self,
        path: str,
        position: int,
        digest: str,
        articles: Sequence[tuple[Article, Sequence[Quotation]]],
        rejections: Sequence[Rejection] = (),
    ) -> None:
        """Add what a record of a file holds, or replace what stood at its position.

        ``digest`` is that of the record. An article that other records hold too is kept once.
        """
        source = self._sources[path]
        with self._batch():
            key = RecordKey(source.number, position, digest, self._fingerprint)
            self._holdings.replace_record(key, articles, rejections)
        source.see(position, digest)
        source.changed = True

    def keep_record(self, path: str, position: int, digest: str) -> None:
        """Keep a record that ``known_records`` names."""
        self._sources[path].see(position, digest)

    def finish_source(self, path: str, digest: str, stamp: str | None = None) -> bool:
        """End a file: what it held and was neither added nor kept goes; whether any changed.

        ``digest`` is that of the whole file, ``stamp`` what tells that it is still the same.
        """
        source = self._sources[path]
        with self._batch():
            held = self._database.rows(
                "SELECT number, position, digest FROM records WHERE file = ?", (source.number,)
            )
            gone = [
                number for number, position, digest in held if not source.was_seen(position, digest)
            ]
            self._holdings.drop_records(gone)
            self._holdings.settle()
            self._database.run(
                """UPDATE files SET digest = ?, fingerprint = ?, stamp = ?, complete = 1
                WHERE number = ?""",
                (digest, self._fingerprint, stamp, source.number),
            )
        del self._sources[path]
        return source.changed or bool(gone)

    def drop_source(self, path: str) -> None:
        """Take a file out of the index, where it is held."""
        number = self._file_number(path)
        if number is not None:
            with self._batch():
                self._holdings.drop_file(number)
                self._holdings.settle()

    def commit(self) -> None:
        """Keep what was written so far."""
        with self._undoing():
            self._holdings.settle()
            self._database.commit()
        self._start_batch()

    def rest(self) -> None:
        """Keep nothing in memory that can be read again."""
        self._terms = Terms(self._database)
        self._database.run("PRAGMA shrink_memory")

    # Utterances

    def number_terms(self, terms: Sequence[str]) -> list[int]:
        """The number of each term of notes; those that have none get one."""
        with self._batch():
            return self._terms.number(terms)

    def add_notes(self, notes: Sequence[tuple[str, bytes, bytes, bytes]]) -> None:
        """Keep the sketches, quotations and words of articles until the articles change or go.

        The first of each four is the id of the article.
        """
        with self._batch():
            # Notes that are held are the same.
            lacking = f"""SELECT id, number FROM articles
                WHERE id IN {GIVEN} AND number NOT IN (SELECT number FROM notes)"""
            numbers = dict(self._database.rows(lacking, given(article for article, *_ in notes)))
            put_notes(
                self._database,
                [(numbers.pop(each[0]), *each[1:]) for each in notes if each[0] in numbers],
            )

    def drop_sparse_packs(self) -> None:
        """Drop the notes that stand where those of more articles stood which have gone."""
        with self._batch():
            drop_sparse_packs(self._database)

    def forget_notes(self) -> None:
        """Drop all notes, which another version has made."""
        with self._batch():
            for table in ("notes", "packs", "terms"):
                self._database.run(f"DELETE FROM {table}")
        self._terms = Terms(self._database)

    def replace_utterances(
        self,
        rows: Iterable[UtteranceRow],
        copies: Mapping[str, str],
        alignment: str = "",
        *,
        gone: Iterable[int] | None = None,
        ledger: bytes = b"",
        follows: bool = False,
    ) -> None:
        """Put ``rows`` in the place of the utterances ``gone``; readers see all or nothing.

        ``gone`` are the numbers of utterances, None stands for all. ``copies``, which maps a
        syndicated copy to its original, takes the place of all copies. The index then counts as
        aligned; ``alignment`` says with which version and options the utterances were made,
        ``ledger`` is kept with them, where it ``follows`` behind what was kept before. The id of an
        utterance that is no more stands from now on for the one that holds most of its quotations.
        """
        self.commit()
        with self._undoing():
            self._database.begin()
            merge_segments(self._database)
            # The room that it frees is for the utterances.
            self._database.commit()
            self._database.begin()
            put_utterances(self._database, rows, gone)
            put_copies(self._database, copies)
            if not follows:
                self._database.run("DELETE FROM ledger")
            self._database.run("INSERT INTO ledger (utterances) VALUES (?)", (ledger,))
            self._database.run("DELETE FROM meta WHERE key = 'unaligned'")
            self._database.run(f"INSERT OR REPLACE INTO meta SELECT 'counts', ({COUNTED})")
            self._database.run(f"INSERT OR REPLACE INTO meta SELECT 'compared', ({LAST_ARTICLE})")
            self._database.run("INSERT OR REPLACE INTO meta VALUES ('alignment', ?)", (alignment,))
            self._database.commit()

    def _file_number(self, path: str) -> Any:
        return self._database.value("SELECT number FROM files WHERE path = ?", (_stored(path),))

    def _start_batch(self) -> None:
        self._holdings = Holdings(self._database)
        self._pending = 0
        self._deadline = time.monotonic() + _BATCH_SECONDS

    @contextmanager
    def _batch(self) -> Iterator[None]:
        """One step that is written wholly or not at all; commits when enough have come together."""
        with self._undoing():
            self._database.begin()
            yield
        self._pending += 1
        if self._pending >= _BATCH_RECORDS or time.monotonic() > self._deadline:
            self.commit()

    @contextmanager
    def _undoing(self) -> Iterator[None]:
        try:
            yield
        except GeneratorExit:
            # Interrupted before the step began, so that nothing of it was written; this is said
            # when the interruption is forgotten, and the index may be closed by then.
            raise
        except BaseException:
            # Half a record must not be committed; a savepoint around each would make FTS5 write
            # out its buffer every time, so the batch goes as a whole.
            self._sources.clear()
            self._terms = Terms(self._database)
            self._start_batch()
            self._database.rollback()
            raise


def _stored(path: str) -> str:
    # The name of a file may hold bytes that are no text, and two such names stay two.
    return path.encode("utf-8", "backslashreplace").decode()
