"""A saved page becomes a tree: its bytes are decoded and parsed once for all that is read of it."""

from __future__ import annotations

import codecs
import re
from typing import Any, TypeAlias

from quoteprov.read.extras import needs_extra
from quoteprov.read.records import WIDE_MARKS
from quoteprov.read.text import decode_text

# An element of lxml, which comes without types.
Node: TypeAlias = Any

_DECLARED_BYTES = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|"""
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# What browsers read where a page declares a subset of it, as the encoding standard of the
# WHATWG has it.
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# A page that is damaged in a few places is still in the encoding that it declares.
_MAX_DAMAGE = 0.01

# XML allows none of these, and lxml refuses to take them back from Python.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Attributes of one tag take libxml2 quadratic time. No tag needs this many characters for what
# is read here; embedded images and data do.
_TAG_LENGTH = 1 << 13
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,30})\s[^<>]{%d}" % _TAG_LENGTH)
_TAG_END = re.compile(r"""(?:[^"'>]|"[^"]*+"|'[^']*+')*+>""")
# A name that is closed in its own tag would leave the whole page outside of it.
_CLOSED_ROOT = re.compile(r"(<html\b[^<>]{0,1000}?)\s*/>", re.IGNORECASE)


def decode_page(data: bytes) -> str | None:
    """The source of a page, None where no encoding fits.

    A byte order mark goes first, then UTF-8 where all of the page is that, then what the page
    declares of itself, then what the bytes look like.
    """
    if data.startswith((codecs.BOM_UTF8, *(mark for mark, _ in WIDE_MARKS))):
        source = decode_text(data)
        return source and source.removeprefix("\ufeff")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _decode_declared(data) or decode_text(data)


def _decode_declared(data: bytes) -> str | None:
    declared = _DECLARED.search(data, 0, _DECLARED_BYTES)
    if declared is None:
        return None
    try:
        name = codecs.lookup((declared[1] or declared[2]).decode("ascii", "replace")).name
        source = data.decode(_WIDER.get(name, name), errors="replace")
    except (LookupError, ValueError, AssertionError):
        # LookupError also for codecs such as "hex", which do not make text.
        return None
    foreign = len(source) - len(source.encode("ascii", "ignore"))
    return source if source.count("\ufffd") <= max(1, _MAX_DAMAGE * foreign) else None


def parse_page(source: str) -> Node | None:
    """The tree of a page's source, None where there is nothing in it. Raises ExtraMissing.

    libxml2 stops at elements nested deeper than 255 and drops texts of more than 10 MB; entities
    of a DOCTYPE are not expanded.
    """
    with needs_extra("html"):
        from lxml import etree, html
    parser = html.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    source = _CONTROLS.sub("", _drop_long_tags(source))
    source = _CLOSED_ROOT.sub(r"\1>", source[:_DECLARED_BYTES]) + source[_DECLARED_BYTES:]
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def _drop_long_tags(source: str) -> str:
    """``source`` without the attributes of tags that are longer than any honest one."""
    pieces = []
    start = 0
    while tag := _LONG_TAG.search(source, start):
        end = _TAG_END.match(source, tag.end(1))
        pieces += [source[start : tag.start()], "<", tag[1], ">"]
        # A tag that is never closed takes all that follows with it, as it does in a browser.
        start = end.end() if end else len(source)
    return "".join([*pieces, source[start:]])
