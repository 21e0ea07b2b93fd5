"""Data sets of quotations in JSON, told apart by what their objects hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from quoteprov.config import ReadOptions
from quoteprov.read.fields import find_values, fold_names
from quoteprov.read.quotegraph import is_quotegraph, read_quotegraph
from quoteprov.read.records import Parsed, Record

Fields: TypeAlias = dict[str, Any]

# Any of these keys tells of quotations; other objects are not looked at further.
_KEYS = frozenset({"quote", "quotes", "quotation", "quotations"})

# Those whose objects hold no text of an article, in the order they are asked.
_EXCERPTS: tuple[
    tuple[
        Callable[[Fields], bool],
        Callable[[Record, str | None, Fields, ReadOptions], list[Parsed]],
    ],
    ...,
] = ((is_quotegraph, read_quotegraph),)


def read_dataset(
    record: Record, number: str | None, fields: Fields, options: ReadOptions
) -> list[Parsed] | None:
    """The articles of an object of one of the data sets; None where it is of none."""
    if _KEYS.isdisjoint(fields):
        return None
    if any(isinstance(text, str) and text for _, text in find_values(fold_names(fields), "text")):
        return None
    for recognise, read in _EXCERPTS:
        if recognise(fields):
            return read(record, number, fields, options)
    return None
