"""A .warc file is cut into its records: by the lengths they state, where these are true."""

from __future__ import annotations

import io
from collections.abc import Iterator

from msgspec import Struct

from quoteprov.config import MEGABYTE
from quoteprov.read.sources import say_too_large

TYPES_WITH_PAGES = ("response", "resource")

BEGIN = b"WARC/"
# How one record ends and the next begins; no page holds it.
_SEAM = b"\r\n\r\nWARC/1."
_LONGEST_HEAD = 1 << 16
_PIECE_BYTES = 1 << 16
_NO_RECORD = "damaged: something else stands where a record should begin"
_WRONG_LENGTH = "damaged: the length that the record states is wrong"
_NO_LENGTH = "damaged: the record states no length"
_LONG_HEAD = "damaged: the headers of the record have no end"
_TRUNCATED = "truncated: the file ends in the middle of a record"


class Block(Struct, frozen=True):
    """A record: its bytes, headers included, and what the headers say, None where nothing."""

    data: bytes
    type: str
    id: str | None
    url: str | None
    date: str | None


def list_blocks(stream: io.BufferedReader, limit: int) -> Iterator[Block | str]:
    """The records of an uncompressed .warc in their order; the reason for what is none.

    A record of more than ``limit`` bytes is passed over; where it may hold a page, its reason
    comes instead. No more than that is held at a time.
    """
    tape = _Tape(stream)
    while line := tape.read_filled_line():
        if not line.startswith(BEGIN):
            yield _NO_RECORD
            tape.skip_to_record()
            continue
        head = tape.read_head(line)
        fields = _read_fields(head)
        length = fields.get("content-length", "")
        if not head.endswith((b"\r\n\r\n", b"\n\n")):
            yield _LONG_HEAD if len(head) >= _LONGEST_HEAD else _TRUNCATED
            tape.skip_to_record()
        elif not (length.isascii() and length.isdigit() and len(length) < 16):
            yield _NO_LENGTH
            tape.skip_to_record()
        else:
            yield from _cut_block(tape, head, fields, int(length), limit)


def _cut_block(
    tape: _Tape, head: bytes, fields: dict[str, str], length: int, limit: int
) -> Iterator[Block | str]:
    """The record that goes on for ``length`` bytes; nothing where it is too long for a page."""
    body, reason = tape.read_body(length, keep=length <= limit)
    if reason is not None:
        yield reason
    elif length <= limit:
        yield _make_block(head + body, fields)
    elif fields.get("warc-type") in TYPES_WITH_PAGES:
        yield say_too_large("the record", "max_record_mb", limit // MEGABYTE)


def _make_block(data: bytes, fields: dict[str, str]) -> Block:
    return Block(
        data=data,
        type=fields.get("warc-type", "").lower(),
        id=_unwrap(fields.get("warc-record-id")),
        url=_unwrap(fields.get("warc-target-uri")),
        date=fields.get("warc-date"),
    )


def _unwrap(value: str | None) -> str | None:
    bare = (value or "").removeprefix("<").removesuffix(">").strip()
    return bare if bare.isprintable() and bare else None


def _read_fields(head: bytes) -> dict[str, str]:
    """The named fields of a record's head, names in lower case; the first of a name counts."""
    fields: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


class _Tape:
    """A stream onto which what was read too far can be put back."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._back = b""

    def push_back(self, data: bytes) -> None:
        """Let ``data`` be read next."""
        self._back = data + self._back

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes, fewer only at the end."""
        taken, self._back = self._back[:size], self._back[size:]
        return taken + self._stream.read(size - len(taken))

    def read_line(self) -> bytes:
        """The rest of the line, at most as much as a head may have."""
        if not self._back:
            return self._stream.readline(_LONGEST_HEAD)
        end = self._back.find(b"\n") + 1
        if end:
            return self.read(min(end, _LONGEST_HEAD))
        taken, self._back = self._back, b""
        return taken + self._stream.readline(_LONGEST_HEAD)

    def read_filled_line(self) -> bytes:
        """The next line that is not blank; nothing at the end."""
        while (line := self.read_line()) and not line.strip():
            pass
        return line

    def read_head(self, first: bytes) -> bytes:
        """The lines from ``first`` to the blank one that ends a head, or as long as it may be."""
        lines = [first]
        size = len(first)
        while size < _LONGEST_HEAD and (line := self.read_line()):
            lines.append(line)
            size += len(line)
            if not line.strip():
                break
        return b"".join(lines)

    def skip_to_record(self) -> None:
        """Read on to a line that may begin a record, or to the end."""
        while line := self.read_line():
            if line.startswith((b"WARC/1.", b"WARC/0.")):
                self.push_back(line)
                return

    def read_body(self, length: int, *, keep: bool) -> tuple[bytes, str | None]:
        """The body of a record, empty unless it is to be kept, and why it is none, or None.

        It is read in pieces, so that where its length is wrong little has to be put back.
        """
        pieces: list[bytes] = []
        before = b""
        while length > 0:
            piece = self.read(min(length, _PIECE_BYTES))
            if not piece:
                return b"", _TRUNCATED
            length -= len(piece)
            window = before + piece
            seam = window.find(_SEAM)
            if seam >= 0:
                self.push_back(window[seam:])
                return b"", _WRONG_LENGTH
            before = window[1 - len(_SEAM) :]
            if keep:
                pieces.append(piece)
        if not self._is_at_seam():
            self.skip_to_record()
            return b"", _WRONG_LENGTH
        return b"".join(pieces), None

    def _is_at_seam(self) -> bool:
        """Whether the next record begins here, or the file ends."""
        line = self.read_filled_line()
        self.push_back(line)
        return not line or line.startswith(BEGIN)
