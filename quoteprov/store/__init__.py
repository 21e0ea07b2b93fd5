"""Values live in one SQLite file.

    open_reader(path) -> Reader                 always works, also while a writer is at it
    open_writer(path, fingerprint) -> Writer    one at a time

Both are context managers. The file's tables are described in docs/index-file.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoteprov.store.articles import Near
    from quoteprov.store.database import sqlite_features
    from quoteprov.store.reader import Reader, open_reader
    from quoteprov.store.rows import UtteranceRow, row_of_utterance
    from quoteprov.store.writer import Writer, open_writer, settle_log

__all__ = [
    "Near",
    "Reader",
    "UtteranceRow",
    "Writer",
    "open_reader",
    "open_writer",
    "row_of_utterance",
    "settle_log",
    "sqlite_features",
]

_HOMES = {
    "Near": "articles",
    "Reader": "reader",
    "UtteranceRow": "rows",
    "Writer": "writer",
    "open_reader": "reader",
    "open_writer": "writer",
    "row_of_utterance": "rows",
    "settle_log": "writer",
    "sqlite_features": "database",
}


def __getattr__(name: str) -> Any:
    # sqlite3 takes 10 ms to import, which a command without an index need not pay.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
