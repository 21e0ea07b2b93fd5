"""The connection to the index file, and the one place where sqlite3's errors become ours."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from quoteprov.errors import IndexFull, IndexInvalid, IndexLocked, IndexMissing, StoreError

Value = TypeVar("Value")
Parameters = Sequence[Any] | Mapping[str, Any]

_READ, _READ_ALONE, _WRITE = "ro", "ro&immutable=1", "rwc"
_BUSY_SECONDS = 5.0
_CACHE_KIB = 65_536
# The log goes into the file when it holds so many pages (64 MB), not 1000: then a page that is
# written again and again goes there once, and the disk is waited for less often.
_LOG_PAGES = 16_384
_NEARLY_FULL_BYTES = 65_536


class Database:
    """A connection whose every failure is a StoreError that says what to do next.

    ``parameters`` are bound, never pasted into SQL.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        connection.create_function("names_contain", 2, _contains_folded, deterministic=True)
        connection.create_function("same_name", 2, _equals_folded, deterministic=True)

    def rows(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one at a time."""
        try:
            # Not `yield from`: it would close the cursor of a query that is left, which fails where
            # the connection was closed before.
            for row in self._connection.execute(sql, parameters):  # noqa: UP028
                yield row
        except sqlite3.Error as error:
            raise explain_failure(error, self.path) from error

    def all_rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """The rows of a query at once: one at a time thousands take half as long again."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise explain_failure(error, self.path) from error

    def pairs(self, sql: str, parameters: Parameters = ()) -> Iterator[tuple[str, str]]:
        """The rows of a query for two columns of text."""
        return ((first, second) for first, second in self.rows(sql, parameters))

    def row(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a query, None where it has none."""
        try:
            row: tuple[Any, ...] | None = self._connection.execute(sql, parameters).fetchone()
        except sqlite3.Error as error:
            raise explain_failure(error, self.path) from error
        return row

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, None where there is no row."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def run(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """Execute one statement that changes something."""
        try:
            return self._connection.execute(sql, parameters)
        except sqlite3.Error as error:
            raise explain_failure(error, self.path) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Execute one statement for each row."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise explain_failure(error, self.path) from error

    def let_readers_in(self) -> None:
        """Write into a log beside the file from now on, so that readers need not wait."""
        self.value("PRAGMA journal_mode = WAL")

    def decode(self, read: Callable[[Any], Value], data: Any) -> Value:
        """What ``read`` makes of a column that holds JSON."""
        try:
            return read(data)
        except msgspec.DecodeError as error:
            raise _damaged_index(self.path, error) from error

    def begin(self) -> None:
        """Start to write, unless that was done already."""
        if not self._connection.in_transaction:
            self.run("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep what was written since ``begin``."""
        if self._connection.in_transaction:
            self.run("COMMIT")

    def rollback(self) -> None:
        """Forget what was written since ``begin``; SQLite may have done so by itself."""
        if self._connection.in_transaction:
            self.run("ROLLBACK")

    def close(self) -> None:
        """Close the connection; what was not committed is lost."""
        self._connection.close()


def sqlite_features() -> tuple[str, bool]:
    """The version of SQLite, and whether it was built with full-text search (FTS5)."""
    with closing(sqlite3.connect(":memory:")) as connection:
        options = {name for (name,) in connection.execute("PRAGMA compile_options")}
    return sqlite3.sqlite_version, "ENABLE_FTS5" in options


def connect_for_reading(path: Path) -> Database:
    """Open an existing index without changing it; all that is read is of one moment.

    Raises IndexMissing, IndexInvalid, StoreError.
    """
    _require_file(path)
    try:
        return _connect_snapshot(path, _READ)
    except StoreError as error:
        # In a folder that cannot be written SQLite cannot share a WAL. Without a WAL there is
        # nothing to share, and nobody who could write.
        if type(error) is not StoreError or _has_pending_changes(path):
            raise
        return _connect_snapshot(path, _READ_ALONE)


def connect_for_writing(path: Path) -> Database:
    """Open an index, creating the file; the caller holds the writer's lock.

    Raises IndexInvalid, IndexLocked, IndexFull, StoreError.
    """
    if path.exists():
        _require_file(path)
        _require_permission(path)
    database = _connect(path, _WRITE)
    try:
        database.run("PRAGMA synchronous = NORMAL")
        database.run("PRAGMA foreign_keys = ON")
        database.run(f"PRAGMA cache_size = -{_CACHE_KIB}")
        database.run(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    except StoreError:
        database.close()
        raise
    return database


def missing_index(path: Path) -> IndexMissing:
    """The error for a path at which nothing was written yet."""
    return IndexMissing(
        "There is no index yet.",
        hint="Make one with `quoteprov index FOLDER`, or name another with --index.",
        path=str(path),
    )


def explain_failure(error: sqlite3.Error, path: Path) -> StoreError:
    """The error that the user sees for an error of sqlite3."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    where = str(path)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return IndexFull(
            "There is no room left to write the index; what it held before stays usable.",
            hint="Free some space or choose another place with --index, then run it again.",
            path=where,
        )
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return _damaged_index(path, error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return IndexLocked(
            "Another program is writing to the index.",
            hint="Wait until it has finished.",
            path=where,
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StoreError(
            f"The index cannot be opened for this ({error}).",
            hint="Check that the file and its folder may be read, and written for `index`.",
            path=where,
        )
    return StoreError(
        f"The index cannot be used ({error}).",
        hint="`quoteprov doctor` looks for damage.",
        path=where,
    )


def _damaged_index(path: Path, error: Exception) -> IndexInvalid:
    return IndexInvalid(
        f"The file is no quoteprov index, or it is damaged ({error}).",
        hint="Name another file with --index, or delete this one and index again.",
        path=str(path),
    )


def _connect_snapshot(path: Path, mode: str) -> Database:
    database = _connect(path, mode)
    try:
        database.run("BEGIN")
        database.value("SELECT count(*) FROM sqlite_schema")
    except StoreError:
        database.close()
        raise
    return database


def _connect(path: Path, mode: str) -> Database:
    uri = f"{Path(os.path.realpath(path)).as_uri()}?mode={mode}"
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise explain_failure(error, path) from error
    return Database(connection, path)


def _require_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise missing_index(path) from error
    except OSError as error:
        raise StoreError(
            f"The index cannot be opened: {error.strerror}.",
            hint="Check the path and its permissions.",
            path=str(path),
        ) from error
    if not stat.S_ISREG(mode):
        raise IndexInvalid(
            "The path of the index is not a file.",
            hint="Name a file with --index.",
            path=str(path),
        )


def _require_permission(path: Path) -> None:
    # SQLite would open it for reading instead, and fail only at the first change.
    if not os.access(path, os.W_OK):
        raise StoreError(
            "The index may not be written.",
            hint="Change the permissions of the file, or choose another --index.",
            path=str(path),
        )


def _has_pending_changes(path: Path) -> bool:
    wal = Path(os.path.realpath(path) + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _NEARLY_FULL_BYTES
    except OSError:
        return False


def _contains_folded(name: str | None, folded: str) -> bool:
    return name is not None and folded in name.casefold()


def _equals_folded(name: str | None, folded: str) -> bool:
    return name is not None and name.casefold() == folded
