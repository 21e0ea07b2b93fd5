"""Exports of news archives: LexisNexis, Nexis Uni and Factiva, many articles a file.

The text of such an article is its headline, an empty line, and its body as it stands in the file;
what the archive prints around them becomes metadata.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.articles import make_article
from quoteprov.read.fields import Facts
from quoteprov.read.records import Parsed, Record

if TYPE_CHECKING:
    from quoteprov.read.nexis import Part

_MARKS = ("ocument", "OCUMENT", "okument", "OKUMENT")
# The separators of exports where a page shows them: cheap to look for on pages of every kind.
_EXPORTED_PAGE = re.compile(
    r">\s*(?:(?:FOCUS - )?\d{1,6} (?:of|von|de|sur|van) \d{1,6} DO[CK]UMENT"
    r"|Do[ck]umento? (?:\d{1,6} (?:of|von|de|sur|van) \d|[A-Z][A-Z0-9]{12})|End of Document)",
    re.IGNORECASE,
)


def looks_like_export(text: str) -> bool:
    """Whether a text is an export of an archive, by the separators and labels it prints."""
    # All separators hold one of these; ten times as fast to look for as the separators, whose
    # patterns most runs never need.
    return any(mark in text for mark in _MARKS) and _find_splitter(text) is not None


def parse_document(text: str, record: Record, known: Facts, options: ReadOptions) -> list[Parsed]:
    """The articles of a converted document: those of an export, else the document as one."""
    if not looks_like_export(text):
        return [make_article(record, record.record, text, 0, known, options)]
    return parse_export(text, record, options)


def parse_exported_page(page: str, record: Record, options: ReadOptions) -> list[Parsed] | None:
    """The articles of a page that an archive exported; None where it is another page."""
    if not _EXPORTED_PAGE.search(page):
        return None
    from quoteprov.read.markup import strip_markup

    text = strip_markup(page)
    return parse_export(text, record, options) if looks_like_export(text) else None


def parse_export(text: str, record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of an export, each named by its number in it or its accession number."""
    split = _find_splitter(text)
    parsed: list[Parsed] = []
    for number, part in enumerate(split(text) if split else (), 1):
        name = part.facts.id or str(number)
        body = part.body.strip("\r\n")
        if not body.strip():
            reason = "empty: the archive gives no text of this article"
            parsed.append(Rejection(path=record.path, record=name, reason=reason))
            continue
        title = part.facts.title
        whole = f"{title}\n\n{body}" if title else body
        parsed.append(make_article(record, name, whole, 0, part.facts, options))
    return parsed or [Rejection(path=record.path, reason="an export without articles")]


def _find_splitter(text: str) -> Callable[[str], Iterator[Part]] | None:
    from quoteprov.read.factiva import is_factiva, split_factiva
    from quoteprov.read.nexis import is_nexis, split_nexis

    if is_nexis(text):
        return split_nexis
    return split_factiva if is_factiva(text) else None
