"""PDF by pypdfium2: lines become paragraphs again, running heads and page numbers are left out.

Columns come in the order in which the file draws them. The date in a PDF's properties is that of
the file, and dates no article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING, NamedTuple

from quoteprov.config import MEGABYTE, ReadOptions
from quoteprov.read.compression import Unreadable
from quoteprov.read.exports import parse_document
from quoteprov.read.extras import needs_extra
from quoteprov.read.fields import Facts
from quoteprov.read.records import Format, Parsed, Record, split_binary
from quoteprov.read.sources import say_too_large

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_MOST_PAGES = 5000
_END = b"%%EOF"
_END_WITHIN = 4096
_PASSWORD_ERROR = 4
_NO_TEXT = "a PDF without text: its pages are pictures, which only text recognition (OCR) can read"

# What PDFium writes for the hyphen of a word that goes on in the next line.
_BROKEN = "\ufffe"
_BREAK = re.compile(rf"\b(\w++){_BROKEN}(\w+)")
_WORD = re.compile(r"\w+(?:[-‐]\w+)+|\w+")
_STOPS = (".", "?", "!", "”", "»", '"', "“", "’", ":", "…", ")")
_DIGITS = re.compile(r"\d+")
_BARE_NUMBER = re.compile(
    r"\W*(?:page |seite |s\. |p\. )?\d{1,4}(?: ?(?:/|of|von|de|sur) ?\d{1,4})?\W*"
)
# Running heads stand among so many lines at the top or the bottom of a page.
_EDGE_LINES = 2
# In parts of a line's height: gaps between paragraphs, indents, lines that end before the others.
_GAP, _INDENT, _RAGGED, _OTHER_SIZE = 1.35, 0.4, 2.0, 0.15
_JUNK_TITLE = re.compile(r"microsoft \w+ - |untitled|unbenannt|.*\.\w{2,5}$", re.IGNORECASE)
_FEWEST_TITLE_WORDS = 3


class _Line(NamedTuple):
    """A printed line and where it stands on its page, in points from the lower left corner."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


def parse_pdf(record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of a PDF. Raises Unreadable and ExtraMissing."""
    lines, title = _read_file(record.data, options)
    text = _join_words("\n\n".join(_join_lines(_drop_heads(lines))))
    return parse_document(text, record, Facts(title=_judge_title(title, text)), options)


def _read_file(data: bytes, options: ReadOptions) -> tuple[list[_Line], str]:
    """The lines of all pages, and the title in the file's properties. Raises Unreadable."""
    with needs_extra("pdf"):
        import pypdfium2
    if _END not in data[-_END_WITHIN:]:
        raise Unreadable("truncated PDF: it breaks off before its end")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "assword" in str(error):
            raise Unreadable("encrypted PDF: it needs a password") from None
        raise Unreadable("damaged PDF") from None
    with closing(document):
        try:
            lines = _read_pages(document, options)
            title = str(document.get_metadata_value("Title") or "")
        except (pypdfium2.PdfiumError, UnicodeDecodeError, IndexError):
            raise Unreadable("damaged PDF") from None
    if not any(line.text for line in lines):
        raise Unreadable(_NO_TEXT)
    return lines, title


def _read_pages(document: PdfDocument, options: ReadOptions) -> list[_Line]:
    if len(document) > _MOST_PAGES:
        raise Unreadable(f"a PDF of more than {_MOST_PAGES} pages")
    lines: list[_Line] = []
    left = options.max_record_mb * MEGABYTE
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
            left -= textpage.count_chars()
            if left < 0:
                limit = options.max_record_mb
                raise Unreadable(say_too_large("the text", "max_record_mb", limit))
            lines += _read_lines(textpage, number)
    return lines


def _read_lines(textpage: PdfTextPage, page: int) -> Iterator[_Line]:
    import pypdfium2.raw

    start = 0
    for raw in textpage.get_text_range().split("\r\n"):
        text = raw.strip()
        if text:
            first = start + len(raw) - len(raw.lstrip())
            left, low, _, top = textpage.get_charbox(first, loose=True)
            last = first + len(text) - 1
            _, bottom, right, _ = textpage.get_charbox(last, loose=True)
            size = pypdfium2.raw.FPDFText_GetFontSize(textpage, first)
            yield _Line(page, text, left, right, top, min(low, bottom), max(size, top - low, 1.0))
        start += len(raw) + 2


def _drop_heads(lines: list[_Line]) -> list[_Line]:
    """The lines without those that stand at the edges of many pages, but for their numbers."""
    edges: dict[int, list[_Line]] = {}
    for line in lines:
        edges.setdefault(line.page, []).append(line)
    for page, printed in edges.items():
        printed.sort(key=lambda line: -line.top)
        edges[page] = printed[:_EDGE_LINES] + printed[_EDGE_LINES:][-_EDGE_LINES:]
    seen = Counter(fold for edge in edges.values() for fold in {_fold(line) for line in edge})
    often = max(2, len(edges) // 2)
    dropped = {
        line
        for edge in edges.values()
        for line in edge
        if seen[_fold(line)] >= often or _BARE_NUMBER.fullmatch(line.text.lower())
    }
    return [line for line in lines if line not in dropped]


def _fold(line: _Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()).lower())


def _join_lines(lines: list[_Line]) -> Iterator[str]:
    """The paragraphs that the lines were broken from."""
    drops = [
        (above.top - below.top) / below.size
        for above, below in pairwise(lines)
        if above.page == below.page and 0 < above.top - below.top < 3 * above.size
    ]
    pitch = median_low(drops) if drops else 1.0
    paragraph: list[str] = []
    for above, line in zip([None, *lines], lines, strict=False):
        if above is not None and _begins_paragraph(above, line, pitch):
            yield " ".join(paragraph)
            paragraph = []
        if paragraph and paragraph[-1].endswith(("-", "‐")) and line.text[0].islower():
            paragraph[-1] = f"{paragraph[-1][:-1]}{_BROKEN}{line.text}"
        else:
            paragraph.append(line.text)
    if paragraph:
        yield " ".join(paragraph)


def _begins_paragraph(above: _Line, line: _Line, pitch: float) -> bool:
    ended = above.text.endswith(_STOPS)
    if abs(above.size - line.size) > _OTHER_SIZE * above.size:
        return True
    if above.page != line.page or line.top > above.top:
        # The next column or page: where a sentence ended, its paragraph most likely did too.
        return ended and not line.text[0].islower()
    if above.top - line.top > _GAP * pitch * line.size:
        return True
    if line.left - above.left > _INDENT * line.size and not line.text[0].islower():
        return True
    return ended and line.right - above.right > _RAGGED * line.size


def _join_words(text: str) -> str:
    """Words that were broken at line ends, whole again; a compound of the text keeps its hyphen."""
    if _BROKEN not in text:
        return text
    known = Counter(word.lower() for word in _WORD.findall(text))

    def join(match: re.Match[str]) -> str:
        compound = f"{match[1]}-{match[2]}"
        whole = match[1] + match[2]
        return compound if known[compound.lower()] > known[whole.lower()] else whole

    return _BREAK.sub(join, text).replace(_BROKEN, "-")


def _judge_title(title: str, text: str) -> str | None:
    """The title in the properties, where it is the headline and not the name of a file."""
    bare = " ".join(title.split())
    if len(bare.split()) < _FEWEST_TITLE_WORDS or _JUNK_TITLE.match(bare):
        return None
    return bare if text.startswith(bare) else None


PDF = Format(split_binary, parse_pdf)
