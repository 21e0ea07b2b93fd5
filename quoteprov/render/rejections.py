"""What could not be read, shortened: a file of the wrong kind is rejected line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from quoteprov.model import Rejection
from quoteprov.render.phrases import count

# The first few say why.
_RECORDS_PER_FILE = 5


def list_rejected(rejected: Sequence[Rejection]) -> Iterator[tuple[str, str]]:
    """The place and the reason of each, and of one file the first few records."""
    for path, found in groupby(rejected, key=lambda each: each.path):
        records = list(found)
        for each in records[:_RECORDS_PER_FILE]:
            yield path if each.record is None else f"{path}#{each.record}", each.reason
        more = len(records) - _RECORDS_PER_FILE
        if more > 0:
            yield path, f"and {count(more, 'more record', 'more records')}: --json lists all"


def count_rejected(rejected: Sequence[Rejection]) -> str:
    """How many they are: "3 files or records"."""
    return count(len(rejected), "file or record", "files or records")
