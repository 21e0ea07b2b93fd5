"""What the parts of a reader share."""

from __future__ import annotations

from collections.abc import Iterable

from quoteprov.store.database import Database
from quoteprov.store.rows import encode_text
from quoteprov.store.search import printable

GIVEN = "(SELECT value FROM json_each(?))"
"""The ids bound by ``given``, for ``id IN``: one statement, however many they are."""


class Part:
    """Some of the questions that can be asked of an index."""

    def __init__(self, database: Database) -> None:
        self._database = database


def given(ids: Iterable[str]) -> tuple[str]:
    """The one parameter that ``GIVEN`` takes."""
    return (encode_text([printable(one) for one in ids]),)
