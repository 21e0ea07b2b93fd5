"""Word documents (.docx) by mammoth: an article, or an export of an archive."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from quoteprov.config import MEGABYTE, ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.exports import parse_document
from quoteprov.read.extras import needs_extra
from quoteprov.read.fields import Facts
from quoteprov.read.markup import strip_markup
from quoteprov.read.records import Format, Parsed, Record, split_binary

# A directory of this size lists more parts than any document has.
_MOST_DIRECTORY_BYTES = 1 << 20
_DIRECTORY_END = b"PK\x05\x06"
_DIRECTORY_SIZE_AT = 12
_TEXT_SUFFIXES = (".xml", ".rels")
_DOCUMENT = "word/document.xml"
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
    RuntimeError, struct.error, KeyError,
)  # fmt: skip


class _Unreadable(Exception):
    """Carries the reason up to where the rejection is made."""


def parse_docx(record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of a Word document. Raises ExtraMissing."""
    try:
        text = strip_markup(_convert(_repack(record.data, options)))
    except _Unreadable as error:
        return [Rejection(path=record.path, record=record.record, reason=str(error))]
    return parse_document(text, record, record.known or Facts(), options)


def _repack(data: bytes, options: ReadOptions) -> io.BytesIO:
    """The parts of a document that hold text, unpacked, in an archive of their own.

    Raises _Unreadable for what is no document, or larger than the configuration allows.
    """
    _check_directory(data)
    left = options.max_record_mb * MEGABYTE
    repacked = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(repacked, "w") as new:
            if _DOCUMENT not in archive.namelist():
                raise _Unreadable("a zip archive without a Word document in it")
            for part in archive.infolist():
                if not part.filename.lower().endswith(_TEXT_SUFFIXES):
                    continue
                with archive.open(part) as stream:
                    unpacked = stream.read(left + 1)
                left -= len(unpacked)
                if left < 0:
                    limit = f"read.max_record_mb ({options.max_record_mb} MB) in the configuration"
                    raise _Unreadable(f"the document is larger than {limit}, unpacked")
                if b"<!DOCTYPE" in unpacked or b"<!ENTITY" in unpacked:
                    raise _Unreadable("the document declares entities of its own")
                new.writestr(part.filename, unpacked)
    except _ZIP_ERRORS:
        raise _Unreadable("a damaged Word document: its zip archive cannot be unpacked") from None
    repacked.seek(0)
    return repacked


def _check_directory(data: bytes) -> None:
    """Raise _Unreadable where the list of parts is so long that reading it costs memory."""
    end = data.rfind(_DIRECTORY_END)
    field = data[end + _DIRECTORY_SIZE_AT : end + _DIRECTORY_SIZE_AT + 4]
    if end >= 0 and len(field) == 4 and int.from_bytes(field, "little") > _MOST_DIRECTORY_BYTES:
        raise _Unreadable("a zip archive with more parts than a document has")


def _convert(document: io.BytesIO) -> str:
    """The document as HTML. Raises _Unreadable."""
    with needs_extra("office"):
        import mammoth
    from xml.parsers.expat import ExpatError
    from xml.sax import SAXException

    try:
        return str(mammoth.convert_to_html(document, ignore_empty_paragraphs=True).value)
    except RecursionError:
        raise _Unreadable("a Word document nested too deeply") from None
    except (ExpatError, SAXException, *_ZIP_ERRORS, AttributeError, TypeError, IndexError):
        raise _Unreadable("a damaged Word document") from None


DOCX = Format(split_binary, parse_docx)
