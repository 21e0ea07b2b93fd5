"""RTF by striprtf: an article, or an export of an archive."""

from __future__ import annotations

import re

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.exports import parse_document
from quoteprov.read.extras import needs_extra
from quoteprov.read.fields import Facts
from quoteprov.read.records import Format, Parsed, Record, split_whole

# What striprtf answers to files that break the rules of RTF.
_DAMAGE = (ValueError, TypeError, IndexError, LookupError, OverflowError)
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
_FONTS = re.compile(r"\{[^{}]*\\fonttbl")
_FONT = re.compile(r"\\f(?P<number>\d{1,5})(?!\d)[^;]*?\\fcharset(?P<charset>\d{1,3})(?!\d)")
_MOST_FONTS = 1 << 16
_LONGEST_FONT = 300
_LONG_CODE = re.compile(r"\\u-?\d{6,}")
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
_UNITED = re.compile(r"[\ud800-\udfff]")


def parse_rtf(record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of an RTF file. Raises ExtraMissing."""
    with needs_extra("office"):
        from striprtf import striprtf
    source = _prepare(record.data)
    try:
        text = str(striprtf.rtf_to_text(source, errors="replace"))
    except _DAMAGE:
        return [Rejection(path=record.path, record=record.record, reason="damaged RTF")]
    if _UNITED.search(text):
        # RTF writes characters beyond the first 65,536 as two halves.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return parse_document(text, record, record.known or Facts(), options)


def _prepare(data: bytes) -> str:
    """The source without what striprtf is slow at or adds to the text.

    It writes the address of a link behind its words, and looks for links and fonts with patterns
    that take more than linear time; pictures may hold bytes that look like RTF.
    """
    source = _drop_binary(data).decode("latin-1")
    source = source.replace("\\fldinst", "\\*\\fldaddress")
    source = _CELL.sub(r"\\tab", _LONG_CODE.sub("?", source))
    fonts = _FONTS.search(source)
    if fonts is None:
        return source
    end = _find_end(source, fonts.end())
    return source[: fonts.start()] + _rewrite_fonts(source[fonts.end() : end]) + source[end:]


def _drop_binary(data: bytes) -> bytes:
    pieces = []
    position = 0
    while match := _BINARY.search(data, position):
        pieces.append(data[position : match.start()])
        position = match.end() + int(match[1])
    pieces.append(data[position:])
    return b"".join(pieces)


def _find_end(source: str, position: int) -> int:
    """Where the group ends that was opened before ``position``."""
    depth = 1
    for brace in re.finditer(r"[{}]", source[position : position + _MOST_FONTS]):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return position + brace.end()
    return min(len(source), position + _MOST_FONTS)


def _rewrite_fonts(table: str) -> str:
    """The font table with nothing in it but what decides how bytes are read."""
    found = (_FONT.search(entry[:_LONGEST_FONT]) for entry in table.split(";"))
    entries = [f"{{\\f{font['number']}\\fcharset{font['charset']} x;}}\n" for font in found if font]
    return "{\\fonttbl\n" + "".join(entries) + "}"


RTF = Format(split_whole, parse_rtf)
