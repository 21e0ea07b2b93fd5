"""Feeds (RSS, Atom) that carry whole articles: each entry's content is read as a page."""

from __future__ import annotations

import io
import re
from html import escape, unescape
from typing import Any

from quoteprov.config import ReadOptions
from quoteprov.model import Published, Rejection
from quoteprov.read.compression import Unreadable
from quoteprov.read.dates import read_date
from quoteprov.read.extras import needs_extra
from quoteprov.read.fields import Facts, is_encodable
from quoteprov.read.pages import parse_part
from quoteprov.read.records import EMPTY, Format, Parsed, Record, split_whole

# A teaser is a sentence or two, 300 characters at most feeds; an article is more.
_SHORTEST_ARTICLE = 500
_TAG = re.compile(r"<[^<>]*>")
# What feedparser is known to raise for malformed feeds.
_PARSER_ERRORS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip


def parse_feed(record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of a feed; an entry that only points to one is a Rejection.

    Raises Unreadable and ExtraMissing.
    """
    feed = _load_feed(record.data)
    if not feed.entries:
        reason = (
            f"{EMPTY}: a feed without entries" if feed.get("version") else "no RSS or Atom feed"
        )
        return [Rejection(path=record.path, record=record.record, reason=reason)]
    outlet = _read_text(feed.feed.get("publisher")) or _read_text(feed.feed.get("title"))
    return [
        parsed
        for number, entry in enumerate(feed.entries, 1)
        for parsed in _parse_entry(record, entry, number, outlet, options)
    ]


def _load_feed(data: bytes) -> Any:
    """What feedparser makes of a feed. Raises Unreadable and ExtraMissing."""
    with needs_extra("feeds"):
        import feedparser
    try:
        # Bytes by themselves are tried as the name of a file first. Scripts are no matter: the
        # reader of pages leaves them out.
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _PARSER_ERRORS as error:
        raise Unreadable.because("damaged feed", error) from error


def _parse_entry(
    record: Record, entry: Any, number: int, outlet: str | None, options: ReadOptions
) -> list[Parsed]:
    known = _read_facts(entry, outlet)
    name = known.id or str(number)
    part = _find_content(entry)
    length = len(_TAG.sub("", part))
    if length < _SHORTEST_ARTICLE:
        reason = f"no whole article: the entry of the feed holds {length} characters of text"
        return [Rejection(path=record.path, record=name, reason=reason)]
    return parse_part(record, name, part, known, options)


def _find_content(entry: Any) -> str:
    """The longest of the entry's contents and its summary, as HTML."""
    details = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    parts = [
        escape(value) if detail.get("type") == "text/plain" else value
        for detail in details
        if isinstance(value := detail.get("value"), str) and is_encodable(value)
    ]
    return max(parts, key=len, default="")


def _read_facts(entry: Any, outlet: str | None) -> Facts:
    printed = _read_text(entry.get("published"))
    updated = None if printed else _read_text(entry.get("updated"))
    moment = read_date(printed) if printed else None
    published = Published(moment.when, moment.precision, "feed published") if moment else None
    names = (_read_text(author.get("name")) for author in entry.get("authors", ()))
    source = entry.get("source") or {}
    return Facts(
        id=_read_text(entry.get("id")),
        outlet=_read_text(source.get("title")) or outlet,
        title=_read_text(entry.get("title")),
        byline=", ".join(name for name in names if name) or None,
        published=published,
        undated=f"no published date is known; the feed says {updated[:40]} of an update"
        if updated
        else None,
        url=_read_text(entry.get("link")),
    )


def _read_text(value: Any) -> str | None:
    """A value on one line and without markup, None where there is none."""
    if not isinstance(value, str) or not is_encodable(value):
        return None
    return " ".join(unescape(_TAG.sub("", value)).split()) or None


FEED = Format(split_whole, parse_feed)
