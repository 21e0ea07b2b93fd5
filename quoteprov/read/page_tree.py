"""A saved page becomes a tree: its bytes are decoded and parsed once for all that is read of it."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterable, Iterator
from copy import deepcopy
from html import unescape
from typing import Any, TypeAlias

from quoteprov.read.compression import Unreadable
from quoteprov.read.extras import needs_extra
from quoteprov.read.records import WIDE_MARKS
from quoteprov.read.text import decode_text

# An element of lxml, which comes without types.
Node: TypeAlias = Any
# The contents of meta tags under their names in lower case.
Metas: TypeAlias = dict[str, list[str]]

_DECLARED_BYTES = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|"""
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d+\)\s*(\S+)|Page saved with SingleFile\s+url:\s*(\S+)"
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

# XML allows none of these, and lxml refuses to take them back from Python. Those from U+0080 on
# are meant for what stands there in Windows-1252, quotation marks among them.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_REFERENCES = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));?")
# Attributes of one tag take libxml2 quadratic time. No tag needs this many characters for what
# is read here; embedded images and data do.
_LONGEST_TAG = 1 << 13
_TAG = re.compile(
    r"""<([a-zA-Z][\w:-]{0,30}+)(?:[^=>]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+(?:>|\Z)"""
)
_CODE = re.compile(r"<!--|<(script|style)\b[^>]{0,2000}>", re.IGNORECASE)
_CODE_ENDS = {
    None: re.compile(r"-->"),
    "script": re.compile(r"</script\b[^>]{0,200}>", re.IGNORECASE),
    "style": re.compile(r"</style\b[^>]{0,200}>", re.IGNORECASE),
}
# Of the declaration of a document, what stands in brackets: entities and the like.
_SUBSET = re.compile(r"(<!doctype[^<>\[]{0,500})\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
# The time that extraction takes grows faster than the page; this much takes seconds and 300 MB.
# The longest pages of articles have a tenth of it.
_LONGEST = 4_000_000
_TOO_LONG = (
    f"more than {_LONGEST // 1_000_000} million characters of markup, without scripts and images: "
    "this is no page of one article"
)
_DEEP = "ERR_RESOURCE_LIMIT"
# trafilatura recurses into lists and tables, and Python allows 1000 calls in each other.
_DEEPEST = 400
_TOO_DEEP = f"elements are nested more than {_DEEPEST} deep: this is no page of an article"
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


def find_saved(source: str) -> str | None:
    """The address that a browser wrote into the page when it saved it."""
    saved = _SAVED.search(source, 0, _DECLARED_BYTES)
    return saved and (saved[1] or saved[2])


def parse_page(source: str) -> Node | None:
    """The tree of a page's source, None where there is nothing in it.

    Raises Unreadable where it is too long or too deep, and ExtraMissing.
    """
    with needs_extra("html"):
        from lxml import etree
    source = _cut_tags(_cut_code(source))
    if len(source) > _LONGEST:
        raise Unreadable(_TOO_LONG)
    source = _CONTROLS.sub(_name_control, _REFERENCES.sub(_name_reference, source))
    head, rest = source[:_DECLARED_BYTES], source[_DECLARED_BYTES:]
    source = _SUBSET.sub(r"\1>", _CLOSED_ROOT.sub(r"\1>", head)) + rest
    data = source.encode("utf-8", "replace")
    try:
        tree, whole = _parse(data, huge=False)
        if not whole:
            tree, whole = _parse(data, huge=True)
            if not whole or _measure_depth(tree) > _DEEPEST:
                raise Unreadable(_TOO_DEEP)
    except etree.ParserError:
        return None
    return tree


def _parse(data: bytes, *, huge: bool) -> tuple[Node, bool]:
    """The tree, and whether all of the page is in it. Raises lxml.etree.ParserError.

    libxml2 drops what is nested deeper than 255 elements, or 2047 where it may grow ``huge``.
    """
    with needs_extra("html"):
        from lxml import html
    parser = html.HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        huge_tree=huge,
        remove_comments=True,
        remove_pis=True,
    )
    tree = html.document_fromstring(data, parser=parser)
    return tree, all(entry.type_name != _DEEP for entry in parser.error_log)


def _measure_depth(tree: Node) -> int:
    deepest = depth = 0
    for event, _ in walk_node(tree):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def read_line(node: Node | None) -> str:
    """All text in an element in one line; "" for None."""
    if node is None:
        return ""
    return " ".join("".join(node.itertext()).replace("\u00ad", "").split())


def make_page(nodes: Iterable[Node]) -> Node:
    """A page whose article holds the contents of ``nodes``, copied."""
    with needs_extra("html"):
        from lxml import html
    page = html.document_fromstring("<html><body><article></article></body></html>")
    copies = [deepcopy(node) for node in nodes]
    for node in copies:
        # A telling name would make an extractor take the first alone.
        node.attrib.clear()
    page[0][0].extend(copies)
    return page


def walk_node(node: Node) -> Iterator[tuple[str, Node]]:
    """The beginnings ("start") and ends ("end") of an element and all in it, in their order."""
    with needs_extra("html"):
        from lxml import etree
    return etree.iterwalk(node, events=("start", "end"))  # type: ignore[no-any-return]


def _cut_tags(source: str) -> str:
    """``source`` without the attributes of tags that are longer than any honest one.

    A tag that is never closed takes all that follows with it, as it does in a browser.
    """
    pieces = []
    start = 0
    for tag in _TAG.finditer(source):
        if tag.end() - tag.start() > _LONGEST_TAG:
            pieces += [source[start : tag.start()], "<", tag[1], ">"]
            start = tag.end()
    return "".join([*pieces, source[start:]])


def _cut_code(source: str) -> str:
    """``source`` without comments, styles, and scripts other than data in JSON."""
    pieces = []
    start = position = 0
    while code := _CODE.search(source, position):
        end = _CODE_ENDS[code[1] and code[1].lower()].search(source, code.end() - 2)
        if end is None:
            break
        if "json" not in code[0].lower():
            pieces.append(source[start : code.start()])
            start = end.end()
        position = end.end()
    return "".join([*pieces, source[start:]])


def _name_control(control: re.Match[str]) -> str:
    """What browsers show for a character that is none."""
    if "\x80" <= control[0] <= "\x9f":
        return _CONTROLS.sub("", unescape(f"&#{ord(control[0])};"))
    return " " if control[0] in "\v\f" else ""


def _name_reference(reference: re.Match[str]) -> str:
    """The reference itself, or what browsers show where it refers to no character."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code <= sys.maxunicode and not _CONTROLS.match(chr(code)):
        return reference[0]
    return _CONTROLS.sub("", unescape(reference[0]))
