from __future__ import annotations

import gzip
import io
import json
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.errors import InputError
from quoteprov.model import Rejection
from quoteprov.read import list_sources
from quoteprov.read.compression import Unreadable
from quoteprov.read.detect import detect_kind
from quoteprov.read.formats import FORMATS

PROSE = "Ada Brook said: “The slip is closed.”"
NAMES = st.sampled_from([None, *sorted(FORMATS)])


def zip_of(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return packed.getvalue()


KINDS = [
    (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
    (b"PAR1\x15\x04", "parquet"),
    (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc"),
    (b"WARC/1.1\r\n", "warc"),
    (rb"{\rtf1\ansi", "rtf"),
    (zip_of("[Content_Types].xml", "word/document.xml"), "docx"),
    (zip_of("archive/data.warc.gz", "datapackage.json"), "wacz"),
    (b"<!DOCTYPE html>\n<html>", "html"),
    (b"\xef\xbb\xbf  <!doctype HTML public>", "html"),
    (b'<html lang="en">', "html"),
    (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="y">', "html"),
    (b"<!-- saved from a page -->\n<!-- > -->\n<HTML>", "html"),
    ("\ufeff<!doctype html>".encode("utf-16-le"), "html"),
    (b'<?xml version="1.0"?>\n<rss version="2.0">', "feed"),
    (b'<?xml version="1.0"?><?xml-stylesheet href="x"?><feed xmlns="y">', "feed"),
    (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>', "feed"),
    (b"<rdf:RDF xmlns:rdf='x'>", "feed"),
    (b'{"text": "One."}\n{"text": "Two."}\n', "jsonl"),
    (b'[{"text": "One."}]', "json"),
    (b'[\n  {\n    "text": "One."', "json"),
    (b'{\n  "text": "One."\n}', "json"),
    (b'{"text": "One."}', "json"),
    (b"title,date,text\nT,2017-07-06,Words.\n", "csv"),
    (b'"ID";"Title";"Full Text"\n', "csv"),
    (b"url\tpublish date\tcontent\n", "csv"),
]


@pytest.mark.parametrize(("head", "kind"), KINDS, ids=range(len(KINDS)))
@pytest.mark.parametrize("named", [None, "text", "markdown"])
def test_the_first_bytes_say_what_a_file_is(head: bytes, kind: str, named: str | None) -> None:
    assert detect_kind(head, named) == kind


@pytest.mark.parametrize(
    "head",
    [
        PROSE.encode(),
        b"# A heading\n\n{not json}",
        b'{"The slip is closed", said Ada Brook.',
        b"[AP] The slip is closed",
        b"[1] A footnote",
        b"<p>Words in a paragraph</p>",
        b"Title, text and date are what an article needs.\n",
        b"text\nWords.\n",
        b"---\ntitle: T\n---\n",
        b"\xff\xfe\x00\xd8",
        b"",
    ],
)
def test_where_nothing_is_certain_the_name_is_believed(head: bytes) -> None:
    assert detect_kind(head, "text") is None


def test_a_name_decides_between_one_object_and_the_first_of_many_lines() -> None:
    for named in ("json", "jsonl"):
        assert detect_kind(b'{"text": "One."}\n', named) is None
        assert detect_kind(b'{"text": "' + b"x" * 9000, named) is None
    assert detect_kind(b'{"a": 1}\n{"b": 2}\n', "json") == "jsonl"
    assert detect_kind(b'[\n{"text": "One."},\n', "jsonl") == "json"


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (zip_of("a.txt"), "zip"),
        (b"a.txt".ljust(257, b"\0") + b"ustar\0", "tar"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "before 2007"),
    ],
    ids=["zip", "tar", "7z", "sqlite", "doc"],
)
def test_containers_that_are_not_read_are_named(read_bytes, head: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        detect_kind(head, None)
    [found] = read_bytes(head, "a.txt")
    assert isinstance(found, Rejection)
    assert what in found.reason


def test_lying_names_are_read_for_what_they_are(read_bytes) -> None:
    lines = b'{"text": "One."}\n{"text": "Two."}\n'
    table = b"title,text\nT,One.\nU,Two.\n"
    for data in (lines, table):
        for name in ("a.txt", "a.md", "a", "a.dat", "a.txt.gz"):
            packed = gzip.compress(data) if name.endswith("gz") else data
            assert [item.text for item in read_bytes(packed, name)] == ["One.", "Two."]
    assert [item.text for item in read_bytes(lines, "a.csv")] == ["One.", "Two."]
    assert [item.text for item in read_bytes(b'[{"text": "One."}]', "a.jsonl")] == ["One."]
    [article] = read_bytes(PROSE.encode(), "a")
    assert article.text == PROSE


def test_a_format_that_is_asked_for_is_not_doubted(read_bytes) -> None:
    data = json.dumps({"text": "One."}).encode()
    [article] = read_bytes(data, "a.json", ReadOptions(format="text"))
    assert article.text == data.decode()


def test_with_a_format_files_of_any_suffix_in_folders_are_read(tmp_path) -> None:
    for name in ("a.page", "b", ".c"):
        (tmp_path / name).write_text(PROSE)
    listed = list_sources([str(tmp_path)], ReadOptions(format="text"), tmp_path)
    assert [item.path for item in listed] == ["a.page", "b"]
    assert not list(list_sources([str(tmp_path)], ReadOptions(), tmp_path))


def test_an_unknown_format_is_answered_with_one_that_may_be_meant(tmp_path) -> None:
    with pytest.raises(InputError, match="no format 'markdwn'") as caught:
        list(list_sources([], ReadOptions(format="markdwn"), tmp_path))
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("Did you mean markdown? There are: csv, ")


def test_a_head_of_many_comments_takes_no_exponential_time() -> None:
    start = time.process_time()
    for head in (b"<!---->" * 1170, b"<!--" * 2048, b"<?x>" * 2048, b'{ "' + b"\\" * 8000):
        detect_kind(head, None)
    assert time.process_time() - start < 2


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([head for head, _ in KINDS]) | st.binary(max_size=20), max_size=4),
    NAMES,
)
def test_no_bytes_whatsoever_raise_anything_else(pieces: list[bytes], named: str | None) -> None:
    try:
        detect_kind(b"".join(pieces), named)
    except Unreadable as error:
        assert str(error).isprintable()
