"""Documents that are damaged or made to harm cost a line each, and bounded time and memory."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read import pdf, word
from quoteprov.read.formats import parse_record
from quoteprov.read.records import Record

FILES = Path(__file__).parent / "files"
BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
PARAGRAPH = "<w:p><w:r><w:t>It is closed.</w:t></w:r></w:p>"


def parse(kind: str, data: bytes, options: ReadOptions | None = None) -> list[Any]:
    record = Record(path=f"star.{kind}", record=None, kind=kind, data=data)
    return parse_record(record, options or ReadOptions())


def reason(kind: str, data: bytes, options: ReadOptions | None = None) -> str:
    (rejection,) = parse(kind, data, options)
    assert isinstance(rejection, Rejection)
    return rejection.reason


def make_docx(xml: str, name: str = "word/document.xml", **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, xml)
        for part, content in parts.items():
            archive.writestr(part, content)
    return buffer.getvalue()


def test_the_smallest_document() -> None:
    (article,) = parse("docx", make_docx(BODY.format(PARAGRAPH)))
    assert isinstance(article, Article)
    assert article.text == "It is closed."


def test_formatting_is_left_out_and_no_text_with_it() -> None:
    runs = (
        "<w:p><w:pPr><w:jc/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr/><w:t>It</w:t></w:r>"
        "<w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
        "<w:t> is</w:t></w:r><w:proofErr/><w:r><w:br/><w:t>closed.</w:t></w:r></w:p>"
    )
    (article,) = parse("docx", make_docx(BODY.format(runs)))
    assert article.text == "It is\nclosed."


def test_a_bomb_is_not_unpacked() -> None:
    options = ReadOptions(max_record_mb=1)
    bomb = make_docx(BODY.format(" " * 3_000_000))
    assert len(bomb) < 10_000
    assert "read.max_record_mb (1 MB)" in reason("docx", bomb, options)


def test_sizes_in_the_directory_are_not_believed() -> None:
    xml = BODY.format(PARAGRAPH * 20_000)
    data = make_docx(xml)
    size = len(xml).to_bytes(4, "little")
    assert data.count(size) == 2
    assert "damaged Word document" in reason("docx", data.replace(size, (99).to_bytes(4, "little")))


def test_more_text_than_memory_is_there_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "_MOST_XML_MB", 1)
    assert "save it as RTF" in reason("docx", make_docx(BODY.format(PARAGRAPH * 30_000)))


def test_documents_that_are_none() -> None:
    assert "without a Word document" in reason("docx", make_docx("x", "a.txt"))
    assert "damaged Word document" in reason("docx", b"PK\x03\x04 and nothing more")
    assert "damaged Word document" in reason("docx", make_docx("<w:document>"))
    nested = BODY.format("<w:p>" * 50_000 + "</w:p>" * 50_000)
    assert reason("docx", make_docx(nested)) == "a Word document nested too deeply"
    entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + BODY.format("&b;")
    assert "entities" in reason("docx", make_docx(entities))
    many = make_docx(BODY.format(PARAGRAPH), **{f"x{n}": "" for n in range(25_000)})
    assert "more parts" in reason("docx", many)
    assert "empty" in reason("docx", make_docx(BODY.format("")))


@pytest.mark.parametrize(
    "source",
    [
        b"{\\rtf1 " + b"{" * 100_000 + b"It is closed." + b"}" * 100_000 + b"}",
        b"{\\rtf1 It is closed.",
        b"{\\rtf1 {\\pict\\bin9999999 x}It is closed.}",
        b"{\\rtf1{\\fonttbl" + b"{\\f0\\fcharset0 " * 50_000 + b"}}",
        b"{\\rtf1 " + b"{\\field{\\*\\fldinst{HYPERLINK " * 20_000,
        b"{\\rtf1 It is \\u9999999999?closed\\u-10179?\\u-9000?.\\uc x}",
        b"}}}} \\u \\' \\'zz \\fcharset999",
        b"{\\rtf1\\ansicpg99999 It is \\'e9\\'e9 closed.}",
    ],
)
def test_rtf_of_every_kind_is_an_article_or_a_reason(source: bytes) -> None:
    assert parse("rtf", source)


def test_rtf_pictures_links_and_halves_of_characters() -> None:
    source = (
        b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 Arial;}}{\\pict\\bin5 }}}}}}A gull "
        b'{\\field{\\*\\fldinst{HYPERLINK "http://x"}}{\\fldrslt{was here}}} '
        b"\\u-10179?\\u-9190?: \\f0\\'ef\\cell x\\cellx99}"
    )
    (article,) = parse("rtf", source)
    assert article.text.strip() == "A gull was here 🐚: п\tx"


@pytest.mark.parametrize("name", ["article.docx", "columns.pdf", "nexis_uni.rtf", "encrypted.pdf"])
def test_damage_anywhere_is_an_article_or_a_reason(name: str) -> None:
    whole = (FILES / name).read_bytes()
    kind = Path(name).suffix[1:]
    draw = random.Random(name)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(draw.randint(1, 20)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        assert parse(kind, bytes(data))
        assert parse(kind, whole[: draw.randrange(1, len(whole))])


def test_a_truncated_pdf_says_so() -> None:
    whole = (FILES / "columns.pdf").read_bytes()
    for size in (20, len(whole) // 2, len(whole) - 8):
        assert reason("pdf", whole[:size]) == "truncated PDF: it breaks off before its end"
    assert reason("pdf", b"%PDF-1.7\nnothing\n%%EOF\n") == "damaged PDF"


def test_a_pdf_is_bounded_in_pages_and_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (FILES / "columns.pdf").read_bytes()
    monkeypatch.setattr(pdf, "MEGABYTE", 10)
    assert "read.max_record_mb" in reason("pdf", whole)
    monkeypatch.undo()
    monkeypatch.setattr(pdf, "_MOST_PAGES", 0)
    assert reason("pdf", whole) == "a PDF of more than 0 pages"
