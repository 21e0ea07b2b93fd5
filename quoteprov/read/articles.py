"""An article is put together: its text, and what fields, text, configuration and path say."""

from __future__ import annotations

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection, Span, content_id
from quoteprov.read.fields import Facts
from quoteprov.read.metadata import BLANK, find_facts
from quoteprov.read.outlets import name_outlet
from quoteprov.read.records import Record


def make_article(
    record: Record,
    name: str | None,
    text: str,
    start: int,
    known: Facts,
    options: ReadOptions,
) -> Article | Rejection:
    """The article with the body ``text[start:]``, or why it is none.

    ``name`` is the record's own id or its number in a file of many; ``known`` comes from fields
    or front matter and goes before what the text says of itself. The id depends on content
    alone, so a file may move; only an outlet taken from the file's name ties it to that name.
    """
    if not text[start:].strip(BLANK):
        return Rejection(path=record.path, record=name, reason="empty: there is no text")
    found = find_facts(
        text,
        start,
        title=known.title,
        dated=known.published is not None,
        language=known.language,
    )
    published = known.published or found.published
    outlet, origin = name_outlet(known.outlet, known.url, record.path, record.location, options)
    when = published.when if published else None
    return Article(
        id=content_id(outlet, found.title, when, known.url, text, known.id),
        path=record.path,
        record=name,
        outlet=outlet,
        outlet_origin=origin,
        title=found.title,
        byline=known.byline or found.byline,
        dateline=known.dateline or found.dateline,
        published=published,
        undated=None if published else known.undated or found.undated,
        url=known.url,
        text=text,
        body=Span(start, len(text)),
        headline=found.headline,
    )
