"""Data sets of quotations in JSON, told apart by what their objects hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from quoteprov.config import ReadOptions
from quoteprov.read.annotated import (
    is_citron,
    is_tracker,
    read_citron,
    read_tracker,
    read_tracker_alone,
)
from quoteprov.read.quotebank import (
    is_quotebank_article,
    is_quotebank_quotation,
    read_quotebank_article,
    read_quotebank_quotation,
)
from quoteprov.read.quotegraph import is_quotegraph, read_quotegraph
from quoteprov.read.records import Parsed, Record

Fields: TypeAlias = dict[str, Any]
_Recognise: TypeAlias = Callable[[Fields], bool]

# Any of these keys tells of quotations; other objects are not looked at further.
_KEYS = frozenset({"quote", "quotes", "quotation", "quotations"})

# Those whose objects hold the text of an article, then those that hold none, each in the order
# they are asked.
_WITH_TEXT: tuple[
    tuple[_Recognise, Callable[[Record, str | None, Fields, str, ReadOptions], list[Parsed]]], ...
] = (
    (is_citron, read_citron),
    (is_tracker, read_tracker),
)
_WITHOUT_TEXT: tuple[
    tuple[_Recognise, Callable[[Record, str | None, Fields, ReadOptions], list[Parsed]]], ...
] = (
    (is_tracker, read_tracker_alone),
    (is_quotebank_quotation, read_quotebank_quotation),
    (is_quotebank_article, read_quotebank_article),
    (is_quotegraph, read_quotegraph),
)


def read_dataset(
    record: Record, number: str | None, fields: Fields, text: str | None, options: ReadOptions
) -> list[Parsed] | None:
    """The articles of an object of one of the data sets; None where it is of none.

    ``text`` is that of the article, where ``fields`` hold one.
    """
    if _KEYS.isdisjoint(fields):
        return None
    if text is not None:
        for recognise, annotated in _WITH_TEXT:
            if recognise(fields):
                return annotated(record, number, fields, text, options)
        return None
    for recognise, read in _WITHOUT_TEXT:
        if recognise(fields):
            return read(record, number, fields, options)
    return None


def gather_quotations(value: Any) -> Any:
    """``value``, or one object of a list of quotations that belong to one article."""
    if isinstance(value, list) and is_tracker({"quotes": value}):
        return {"quotes": value}
    return value
