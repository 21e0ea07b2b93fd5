"""Everything that quoteprov raises on purpose.

    QuoteprovError            base: message, hint, path, code
    ├── ConfigError           the configuration cannot be understood
    ├── InputError            a path or an option value cannot be used
    └── StoreError            the index file cannot be used
        ├── IndexMissing      there is no index yet
        ├── IndexInvalid      the file is no quoteprov index, or is damaged
        ├── IndexTooNew       a newer quoteprov made it
        ├── IndexLocked       another process is writing to it
        ├── IndexFull         the disk has no room left
        └── UtteranceUnknown  no utterance has this id

A file that cannot be read is no error but a value: ``model.Rejection``.
"""

from __future__ import annotations

from typing import Any


class QuoteprovError(Exception):
    """Says what happened (message), what to do next (hint), and where (path)."""

    code = "error"

    def __init__(self, message: str, *, hint: str | None = None, path: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        # Keyword arguments are lost by the default pickling, and errors cross processes.
        return _restore, (type(self), self.message, self.hint, self.path)


def _restore(
    kind: type[QuoteprovError], message: str, hint: str | None, path: str | None
) -> QuoteprovError:
    return kind(message, hint=hint, path=path)


class ConfigError(QuoteprovError):
    """The configuration file is missing, is no YAML, or names an unknown option."""

    code = "config"


class InputError(QuoteprovError):
    """A path or an option value that the user gave cannot be used."""

    code = "input"


class StoreError(QuoteprovError):
    """The index file cannot be used."""

    code = "index"


class IndexMissing(StoreError):
    """There is no index at the path."""

    code = "index_missing"


class IndexInvalid(StoreError):
    """The file at the path is no quoteprov index, or is damaged."""

    code = "index_invalid"


class IndexTooNew(StoreError):
    """The index was written by a newer version of quoteprov."""

    code = "index_too_new"


class IndexLocked(StoreError):
    """Another process is writing to the index."""

    code = "index_locked"


class IndexFull(StoreError):
    """There is no room left where the index is written."""

    code = "index_full"


class UtteranceUnknown(StoreError):
    """No utterance of the index has the id, or several begin with it."""

    code = "utterance_unknown"
