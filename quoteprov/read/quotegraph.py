"""GDELT's Global Quotation Graph: the quotations of an article, each with what stands around it.

A line is an article: `{date, url, title, lang, quotes: [{pre, quote, post}]}`. Nobody says who
speaks; the words around a quotation often do.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from quoteprov.config import ReadOptions
from quoteprov.model import SEEN_BY, Attribution, Published
from quoteprov.read.excerpts import Excerpt, make_excerpts
from quoteprov.read.fields import read_fields
from quoteprov.read.records import Parsed, Record

_ATTRIBUTION = Attribution(rule="gdelt")
_ORIGIN = f"{SEEN_BY}GDELT"
# Enough to recognise the list by, however many entries are damaged.
_LOOKED_AT = 20


def is_quotegraph(fields: dict[str, Any]) -> bool:
    """Whether ``fields``, which hold no text of an article, are a line of the graph."""
    quotes = fields.get("quotes")
    if isinstance(quotes, list):
        return not quotes or any(map(_is_entry, quotes[:_LOOKED_AT]))
    return _is_entry(fields) and isinstance(fields.get("url"), str)


def read_quotegraph(
    record: Record, number: str | None, fields: dict[str, Any], options: ReadOptions
) -> list[Parsed]:
    """The article of a line, as excerpts; also of a line that is a single quotation."""
    quotes = fields.get("quotes")
    entries = quotes if isinstance(quotes, list) else [fields]
    excerpts = [
        Excerpt(
            quote=entry["quote"],
            before=_read_text(entry.get("pre")),
            after=_read_text(entry.get("post")),
            attribution=_ATTRIBUTION,
        )
        for entry in entries
        if _is_entry(entry)
    ]
    facts = read_fields(fields, "field")
    facts = replace(facts, published=_say_seen(facts.published))
    return [make_excerpts(record, number, excerpts, facts, options)]


def _is_entry(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("quote"), str)


def _read_text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _say_seen(date: Published | None) -> Published | None:
    # The date is that of processing, in UTC: to say more than its day would say too much.
    if date is None or date.precision in ("year", "month"):
        return None
    return Published(date.when[: len("2020-01-01")], "day", _ORIGIN)
