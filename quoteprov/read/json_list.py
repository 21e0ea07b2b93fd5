"""A list of articles in a JSON file is cut into its items as it is read, however long it is."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

from quoteprov.config import MEGABYTE, ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.compression import Unreadable
from quoteprov.read.records import Record, make_record
from quoteprov.read.sources import Source, say_too_large

_BEGIN = re.compile(rb"\s*\[\s*(?=\{)")
# Quotations that some tools list are parts of one article, which stay together.
_PARTS = re.compile(rb'"(?:quote|speaker)_index"\s*:')
# A string, a string that has not ended yet, or what opens and closes. Nothing is tried twice.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|"|[{}\[\]]', re.DOTALL)
_QUOTE, _OPENING, _BETWEEN = ord('"'), b"{[", b", \t\r\n"
_PIECE_BYTES = 1 << 20


def begins_list(head: bytes) -> bool:
    """Whether a file that begins with ``head`` holds a list of objects, each an article."""
    found = _BEGIN.match(head.removeprefix(codecs.BOM_UTF8))
    return found is not None and _PARTS.search(head) is None


def split_list(
    stream: io.BufferedReader, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    """One record an item, named by its number from 1. Raises Unreadable where the list breaks."""
    cutter = _Cutter()
    number = 0
    while not cutter.closed:
        piece = stream.read1(_PIECE_BYTES)
        if not piece:
            raise Unreadable("invalid JSON: the list has no end")
        for item in cutter.cut(piece):
            number += 1
            yield make_record(source, str(number), kind, item)
        if cutter.held > options.max_record_mb * MEGABYTE:
            item_name = f"item {number + 1} of the list"
            raise Unreadable(say_too_large(item_name, "max_record_mb", options.max_record_mb))


class _Cutter:
    """Finds where the items of a list end: outside strings, where all that was opened is closed.

    What stands between two items and is no comma is handed out as an item, too.
    """

    def __init__(self) -> None:
        self.closed = False
        self._rest = b""
        self._scanned = 0
        self._depth = -1

    @property
    def held(self) -> int:
        """The bytes of the item that has not ended yet."""
        return len(self._rest)

    def cut(self, piece: bytes) -> list[bytes]:
        """The items that end in ``piece``, the next bytes of the file."""
        data = self._rest + piece
        items: list[bytes] = []
        begin, scanned = 0, len(data)
        for token in _TOKEN.finditer(data, self._scanned):
            start, end = token.span()
            if data[start] == _QUOTE:
                if end - start == 1:
                    scanned = start
                    break
            elif data[start] in _OPENING:
                if self._depth <= 0:
                    self._add(items, data[begin:start] if self._depth == 0 else b"")
                    begin = end if self._depth < 0 else start
                self._depth += 1
            elif self._depth == 0:
                self._add(items, data[begin:start])
                self.closed = True
                break
            else:
                self._depth -= 1
                if self._depth == 0:
                    items.append(data[begin:end])
                    begin = end
        self._rest, self._scanned = data[begin:], scanned - begin
        return items

    def _add(self, items: list[bytes], between: bytes) -> None:
        bare = between.strip(_BETWEEN)
        if bare:
            items.append(bare)
