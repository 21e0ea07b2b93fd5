"""Web pages, and parts of them, that other formats hold: they are read as pages are."""

from __future__ import annotations

from html import escape

from msgspec.structs import replace

from quoteprov.config import ReadOptions
from quoteprov.read.fields import Facts
from quoteprov.read.records import Parsed, Record

PAGE_KIND = "html"


def parse_as_page(record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of a record that is a page. Raises ExtraMissing."""
    # Not at the top: that module knows this one's readers.
    from quoteprov.read.formats import parse_record

    return parse_record(replace(record, kind=PAGE_KIND), options)


def parse_part(
    record: Record, name: str | None, part: str, known: Facts, options: ReadOptions
) -> list[Parsed]:
    """The articles of a page, or of part of one, that ``record`` holds under ``name``.

    ``known`` is what is said of it outside the page. Raises ExtraMissing.
    """
    data = wrap_part(part, known.title).encode()
    return parse_as_page(replace(record, record=name, data=data, known=known), options)


def wrap_part(part: str, title: str | None) -> str:
    """A whole page: ``part`` itself where it is one, else a page with nothing else in it."""
    if "<body" in part.lower():
        return part
    head = f"<head><meta charset=utf-8><title>{escape(title or '')}</title></head>"
    return f"<!doctype html><html>{head}<body><article>{part}</article></body></html>"
