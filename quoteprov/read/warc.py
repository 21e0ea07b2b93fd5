"""Web archives: the pages of .warc files, and of .wacz, a zip archive with such files in it.

The file is cut into its records here, so that one of a wrong length costs itself alone; what a
record holds is read by warcio.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from msgspec import Struct

from quoteprov.config import MEGABYTE, ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.compression import Unreadable, find_codec
from quoteprov.read.extras import needs_extra
from quoteprov.read.fields import Facts, is_encodable
from quoteprov.read.pages import PAGE_KIND, parse_as_page
from quoteprov.read.records import EMPTY, SNIFFED_BYTES, Format, Record, is_binary, make_record
from quoteprov.read.sources import READ_ERRORS, Source, say_too_large, unpack_stream
from quoteprov.read.warc_blocks import BEGIN, TYPES_WITH_PAGES, Block, list_blocks

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_MEMBER = re.compile(r"archive/.*\.warc(?:\.gz)?", re.DOTALL | re.IGNORECASE)
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip
_NOT_SEEKABLE = "a .wacz is read from a file on disk that is not compressed again"


class _Page(Struct, frozen=True):
    """A page as it was captured: its body, still encoded, and what its headers say."""

    body: bytes
    media_type: str
    encoding: str


def split_warc(
    stream: io.BufferedReader, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    """One record a page, named by its WARC-Record-ID; what else was captured is passed over.

    Bad records are Rejections among them, those that only repeat an earlier capture one together.
    Raises ExtraMissing.
    """
    if not stream.peek(len(BEGIN)).startswith(BEGIN):
        raise Unreadable("no WARC: it does not begin with a record")
    found = False
    repeated = 0
    for number, block in enumerate(list_blocks(stream, options.max_record_mb * MEGABYTE), 1):
        if isinstance(block, str):
            found = True
            yield Rejection(path=source.path, record=str(number), reason=block)
        elif block.type == "revisit":
            repeated += 1
        elif block.type in TYPES_WITH_PAGES:
            made = _read_block(block, number, source, options)
            if made is not None:
                found = True
                yield made
    if repeated:
        reason = f"revisit records, which repeat what was captured before or elsewhere: {repeated}"
        yield Rejection(path=source.path, reason=reason)
    if not found:
        yield Rejection(path=source.path, reason=f"{EMPTY}: {kind} without a page in it")


def split_wacz(
    stream: io.BufferedReader, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    """The records of the .warc files in a .wacz, in the order of their names."""
    if not stream.seekable():
        raise Unreadable(_NOT_SEEKABLE)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = sorted(
                (each for each in archive.infolist() if _MEMBER.fullmatch(each.filename)),
                key=lambda each: each.filename,
            )
            _judge_members(members, options)
            for member in members:
                with archive.open(member) as file:
                    inner = unpack_stream(io.BufferedReader(file), options)  # type: ignore[arg-type]
                    yield from split_warc(inner, source, "warc", options)
    except _ZIP_ERRORS as error:
        raise Unreadable.because(f"damaged {kind}", error) from error
    if not members:
        yield Rejection(path=source.path, reason=f"{EMPTY}: no archive/*.warc in it")


def _judge_members(members: list[zipfile.ZipInfo], options: ReadOptions) -> None:
    """Raise Unreadable where the members are too much to unpack, or not to be unpacked."""
    if any(
        each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for each in members
    ):
        raise Unreadable("a member is compressed in a way that .wacz does not allow")
    unpacked = sum(each.file_size for each in members)
    if unpacked > options.max_file_mb * MEGABYTE:
        raise Unreadable(say_too_large("what is in it", "max_file_mb", options.max_file_mb))


def _read_block(
    block: Block, number: int, source: Source, options: ReadOptions
) -> Record | Rejection | None:
    """The record of a page, why it is none, or None for what was captured and is no page."""
    name = block.id or str(number)
    limit = options.max_record_mb
    try:
        page = _read_page(block, limit * MEGABYTE)
        body = None if page is None else _decode_body(page, options)
    except READ_ERRORS as error:
        return Rejection(path=source.path, record=name, reason=str(error))
    if page is None or body is None or not body.strip():
        return None
    if len(body) > limit * MEGABYTE:
        reason = say_too_large("the page", "max_record_mb", limit)
        return Rejection(path=source.path, record=name, reason=reason)
    known = Facts(url=block.url, undated=_say_captured(block.date))
    return make_record(source, name, PAGE_KIND, _mark_charset(body, page.media_type), known)


def _read_page(block: Block, limit: int) -> _Page | None:
    """The page of a block; None for what is none, or was not found. Raises Unreadable."""
    with needs_extra("warc"):
        from warcio.bufferedreaders import ChunkedDataReader
        from warcio.exceptions import ArchiveLoadFailed
        from warcio.recordloader import ArcWarcRecordLoader
    if block.url is None:
        raise Unreadable("damaged record: it names no address")
    try:
        record = ArcWarcRecordLoader(verify_http=False, arc2warc=False).parse_record_stream(
            io.BytesIO(block.data), known_format="warc"
        )
        headers = record.http_headers
        if headers is None:
            media_type, encoding, chunked = record.content_type or "", "", False
        else:
            if not str(headers.get_statuscode()).startswith("2"):
                return None
            media_type = headers.get_header("content-type") or ""
            encoding = (headers.get_header("content-encoding") or "").strip().lower()
            chunked = (headers.get_header("transfer-encoding") or "").lower() == "chunked"
        stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
        body = stream.read(limit + 1)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise Unreadable.because("damaged record", error) from error
    return _Page(body, media_type, encoding) if _is_page(body, media_type) else None


def _is_page(body: bytes, media_type: str) -> bool:
    declared = media_type.partition(";")[0].strip().lower()
    return declared in _PAGE_TYPES or (not declared and b"<html" in body[:SNIFFED_BYTES].lower())


def _decode_body(page: _Page, options: ReadOptions) -> bytes:
    """The body without the encoding it was sent in. Raises one of READ_ERRORS."""
    body = page.body
    if find_codec(body):
        packed: io.BufferedReader = io.BufferedReader(io.BytesIO(body))
        return unpack_stream(packed, options).read(options.max_record_mb * MEGABYTE + 1)
    # Many crawlers store a body decoded and leave its headers as they were.
    if not is_binary(body[:SNIFFED_BYTES]):
        return body
    if page.encoding == "deflate":
        return _inflate(body, options.max_record_mb * MEGABYTE + 1)
    raise Unreadable(f"the page is encoded as {page.encoding or 'what is no text'}: it is not read")


def _inflate(body: bytes, most: int) -> bytes:
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(wbits=bits).decompress(body, most)
        except zlib.error:
            continue
    raise Unreadable("the page is encoded as deflate, and damaged")


def _mark_charset(body: bytes, media_type: str) -> bytes:
    """The body in UTF-8 with its mark, where the headers say how it is encoded.

    They go before what the page says of itself; the mark goes before both.
    """
    charset = _CHARSET.search(media_type)
    if charset is None:
        return body
    try:
        return body.decode(charset[1]).removeprefix("\ufeff").encode("utf-8-sig")
    except (LookupError, UnicodeError):
        return body


def _say_captured(date: str | None) -> str | None:
    if not date or not is_encodable(date):
        return None
    return f"no published date is known; the page was captured {date[:40]}"


WARC = Format(split_warc, parse_as_page)
WACZ = Format(split_wacz, parse_as_page)
