"""What a file is by its first bytes, where that is certain: names of files lie."""

from __future__ import annotations

import codecs
import csv
import re

from quoteprov.read.compression import Unreadable
from quoteprov.read.fields import ALIASES, fold_name
from quoteprov.read.records import WIDE_MARKS

_ZIP_ENTRY = rb"PK\x03\x04.{26}"
# Each comment is taken whole: tried in every other way, they would take exponential time.
_PROLOGUE = rb"(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+"
# The first that matches counts.
_SIGNS: tuple[tuple[str, re.Pattern[bytes]], ...] = tuple(
    (kind, re.compile(pattern, re.DOTALL | re.IGNORECASE))
    for kind, pattern in (
        ("pdf", rb"%PDF-"),
        ("parquet", rb"PAR1"),
        ("warc", rb"WARC/[01]\.\d"),
        ("rtf", rb"\{\\rtf"),
        ("docx", _ZIP_ENTRY + rb"(?:\[Content_Types\]\.xml|word/|_rels/|docProps/)"),
        ("wacz", _ZIP_ENTRY + rb"(?:archive/|indexes/|pages/|fuzzy\.json|datapackage)"),
        ("html", _PROLOGUE + rb"(?:<!doctype html|<html[\s>])"),
        ("feed", _PROLOGUE + rb"(?:<[?!][^>]*>[\s\]>]*)*+<(?:rss|feed|rdf:RDF)[\s>]"),
    )
)
_REFUSED: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("a zip archive: unpack it and give the files in it", re.compile(rb"PK\x03\x04")),
    ("a tar archive: unpack it and give the files in it", re.compile(rb"(?s:.{257})ustar")),
    ("a 7z archive: unpack it and give the files in it", re.compile(rb"7z\xbc\xaf\x27\x1c")),
    (
        "an Office file of before 2007, or one with a password: save it as .docx without one",
        re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ),
    ("an SQLite database, not an article", re.compile(rb"SQLite format 3\x00")),
)
_FIELD = rb'"(?:[^"\\\n]|\\.){1,80}"\s*:'
_OBJECT = re.compile(rb"\{\s*" + _FIELD)
_OBJECT_LINE = re.compile(rb"\{\s*" + _FIELD + rb"[^\n]*\}[ \t\r]*\n\s*\{")
_LIST = re.compile(rb"\[\s*\{\s*" + _FIELD)
_OPENED = re.compile(rb"\{[ \t\r]*\n\s*" + _FIELD)
_LONGEST_HEADER = 1000
_DELIMITERS = ",;\t|"
_PLAIN = ("text", "markdown", None)


def detect_kind(head: bytes, named: str | None) -> str | None:
    """The kind of file that begins with ``head``, or None where its name is to be believed.

    ``named`` is the kind that its name claims, None where it claims none. Raises Unreadable for
    what is certainly nothing that holds articles as it is.
    """
    text = _narrow(head).lstrip()
    for kind, sign in _SIGNS:
        if sign.match(text):
            return kind
    for reason, sign in _REFUSED:
        if sign.match(head):
            raise Unreadable(reason)
    if text[:1] in (b"{", b"["):
        return _detect_json(text, named)
    if named in _PLAIN and _is_table(text):
        return "csv"
    return None


def find_delimiter(line: str) -> str:
    """What separates the columns of a header: what stands in it most often."""
    return max(_DELIMITERS, key=line.count)


def _narrow(head: bytes) -> bytes:
    """The head without its mark and in a code whose ASCII is ASCII."""
    for mark, encoding in WIDE_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)


def _detect_json(text: bytes, named: str | None) -> str | None:
    if _LIST.match(text) or _OPENED.match(text):
        return "json"
    if _OBJECT_LINE.match(text):
        return "jsonl"
    # One long object, or the first of many lines: the name says which.
    return "json" if named not in ("json", "jsonl") and _OBJECT.match(text) else None


def _is_table(text: bytes) -> bool:
    """Whether the first line names a text column and another fact, as no prose does."""
    line = text.partition(b"\n")[0].decode("utf-8", "replace").strip()
    if len(line) > _LONGEST_HEADER:
        return False
    names = {fold_name(name) for name in _split_header(line)}
    facts = {fact for fact, aliases in ALIASES.items() if names & set(aliases)}
    return "text" in facts and len(facts) > 1


def _split_header(line: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=find_delimiter(line)), [])
    except csv.Error:
        return []
