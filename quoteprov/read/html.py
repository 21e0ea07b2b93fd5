"""Saved web pages: the text of the article without the page around it, and its facts."""

from __future__ import annotations

from msgspec import structs

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read.articles import make_article
from quoteprov.read.exports import parse_exported_page
from quoteprov.read.page_metadata import read_page_facts
from quoteprov.read.page_text import CacheMeter, read_page_text
from quoteprov.read.page_tree import decode_page, find_saved, parse_page
from quoteprov.read.records import Format, Parsed, Record, split_whole
from quoteprov.read.text import UNDECODABLE

# The libraries' caches are the process's, and so is their meter.
_CACHES = CacheMeter()
_NO_TEXT = "no text of an article was found on the page"


def parse_html(record: Record, options: ReadOptions) -> list[Parsed]:
    """The one article of a page, or those of an archive's export.

    What its container knows of a page goes before what the page says. Raises Unreadable and
    ExtraMissing.
    """
    source = decode_page(record.data)
    if source is None:
        return [Rejection(path=record.path, record=record.record, reason=UNDECODABLE)]
    exported = parse_exported_page(source, record, options)
    if exported is not None:
        return exported
    tree = parse_page(source)
    page = read_page_facts(tree, record.known, find_saved(source)) if tree is not None else None
    text = read_page_text(tree, page) if page else ""
    _CACHES.count(len(source))
    if page is None or not text:
        return [Rejection(path=record.path, record=record.record, reason=_NO_TEXT)]
    article = make_article(record, record.record, text, 0, page.facts, options)
    if isinstance(article, Article) and article.outlet_origin == "field" and page.outlet_origin:
        article = structs.replace(article, outlet_origin=page.outlet_origin)
    return [article]


HTML = Format(split_whole, parse_html)
