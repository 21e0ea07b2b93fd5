"""Web pages, and parts of them, that other formats hold: they are read as pages are."""

from __future__ import annotations

from html import escape

from msgspec.structs import replace

from quoteprov.config import ReadOptions
from quoteprov.read.fields import Facts
from quoteprov.read.records import Parsed, Record

PAGE_KIND = "html"


def parse_page(
    record: Record, name: str | None, page: str, known: Facts, options: ReadOptions
) -> list[Parsed]:
    """The articles of a page, or part of one, that ``record`` holds under ``name``.

    ``known`` is what is said of it outside the page. Raises ExtraMissing.
    """
    # Not at the top: that module knows this one's readers.
    from quoteprov.read.formats import parse_record

    data = wrap_part(page, known.title).encode()
    inner = replace(record, record=name, kind=PAGE_KIND, data=data, known=known)
    return parse_record(inner, options)


def wrap_part(page: str, title: str | None) -> str:
    """A whole page: ``page`` itself, or what it is part of with nothing else in it."""
    if "<body" in page.lower():
        return page
    head = f"<head><meta charset=utf-8><title>{escape(title or '')}</title></head>"
    return f"<!doctype html><html>{head}<body><article>{page}</article></body></html>"
