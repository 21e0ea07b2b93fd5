"""Word documents (.docx) by mammoth: an article, or an export of an archive."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from quoteprov.config import MEGABYTE, ReadOptions
from quoteprov.read.compression import Unreadable
from quoteprov.read.exports import parse_document
from quoteprov.read.extras import needs_extra
from quoteprov.read.fields import Facts
from quoteprov.read.markup import strip_markup
from quoteprov.read.records import Format, Parsed, Record, split_binary
from quoteprov.read.sources import say_too_large

# mammoth takes 37 bytes of memory for each byte of XML, which makes this 450 MB. Formatting, most
# of what Word writes, does not count, as it is left out before.
_MOST_XML_MB = 12
# A directory of this size lists more parts than any document has.
_MOST_DIRECTORY_BYTES = 1 << 20
_DIRECTORY_END = b"PK\x05\x06"
_DIRECTORY_SIZE_AT = 12

_DOCUMENT = re.compile(r"word/document\d*\.xml")
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?_rels/.*\.rels|word/(?:document|footnotes|endnotes)\d*\.xml"
)
_FORMATTING = re.compile(
    rb"<w:(rPr|pPr|tblPr|tblGrid|trPr|tcPr|sectPr)(?:\s[^<>]*)?(?<!/)>(?:(?!</?w:\1[\s/>]).)*+</w:\1>"
    rb"|<w:(?:proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak)\b[^<>]*/>",
    re.DOTALL,
)
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError,
    NotImplementedError, RuntimeError,
)  # fmt: skip


def parse_docx(record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of a Word document. Raises Unreadable and ExtraMissing."""
    text = strip_markup(_convert(_repack(record.data, options)))
    return parse_document(text, record, record.known or Facts(), options)


def _repack(data: bytes, options: ReadOptions) -> io.BytesIO:
    """The parts of a document that hold text, in an archive of their own.

    Raises Unreadable for what is no document, or larger than the configuration allows.
    """
    _check_directory(data)
    repacked = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(repacked, "w") as new:
            parts = [part for part in archive.infolist() if _KEPT.fullmatch(part.filename)]
            if not any(_DOCUMENT.fullmatch(part.filename) for part in parts):
                raise Unreadable("a zip archive without a Word document in it")
            left = options.max_record_mb * MEGABYTE
            for part in parts:
                with archive.open(part) as stream:
                    unpacked = stream.read(left + 1)
                left -= len(unpacked)
                if left < 0:
                    limit = options.max_record_mb
                    raise Unreadable(say_too_large("what is in it", "max_record_mb", limit))
                new.writestr(part.filename, _reduce(unpacked))
    except _ZIP_ERRORS:
        raise Unreadable("a damaged Word document: its zip archive cannot be unpacked") from None
    if repacked.tell() > _MOST_XML_MB * MEGABYTE:
        raise Unreadable(f"a Word document of more than {_MOST_XML_MB} MB of text; save it as RTF")
    return repacked


def _check_directory(data: bytes) -> None:
    """Raise Unreadable where the list of parts is so long that reading it costs memory."""
    end = data.rfind(_DIRECTORY_END)
    field = data[end + _DIRECTORY_SIZE_AT : end + _DIRECTORY_SIZE_AT + 4]
    if end >= 0 and len(field) == 4 and int.from_bytes(field, "little") > _MOST_DIRECTORY_BYTES:
        raise Unreadable("a zip archive with more parts than a document has")


def _reduce(part: bytes) -> bytes:
    """A part without formatting. Raises Unreadable where it could grow when it is parsed."""
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Unreadable("a Word document that declares entities of its own")
    return _FORMATTING.sub(b"", part)


def _convert(document: io.BytesIO) -> str:
    """The document as HTML, without pictures. Raises Unreadable."""
    with needs_extra("office"):
        import mammoth
    from xml.parsers.expat import ExpatError

    try:
        return str(mammoth.convert_to_html(document, convert_image=lambda _: []).value)
    except RecursionError:
        raise Unreadable("a Word document nested too deeply") from None
    except (ExpatError, AttributeError, TypeError, *_ZIP_ERRORS):
        raise Unreadable("a damaged Word document") from None


DOCX = Format(split_binary, parse_docx)
