from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read import Source, parse_record, read_records

TEXT = 'Ada Brook said: "The slip\nis closed", and, well; that|was it.\tMore.'
COLUMNS = ["id", "outlet", "title", "date", "url", "author", "text"]
ROW = ["w-1", "Star", "Slip closes", "2017-07-06", "https://star.example/a", "Tom Field", TEXT]


def write(*rows: list[str], **dialect: object) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, **dialect).writerows(rows)  # type: ignore[arg-type]
    return file.getvalue().encode()


def only(found: list[Article | Rejection]) -> Article:
    [article] = found
    assert isinstance(article, Article), article
    return article


def reasons(found: list[Article | Rejection]) -> list[tuple[str | None, str]]:
    for item in found:
        assert not isinstance(item, Rejection) or item.reason.isprintable()
    return [(item.record, item.reason) for item in found if isinstance(item, Rejection)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["wire.csv", "wire.tsv"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_columns_of_a_table_are_facts(read_bytes, delimiter, name, mark) -> None:
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
        data = mark + write(COLUMNS, ROW, delimiter=delimiter, quoting=quoting)
        check_row(only(read_bytes(data, name)))


def check_row(article: Article) -> None:
    assert article.text == TEXT
    assert (article.record, article.outlet, article.title) == ("w-1", "Star", "Slip closes")
    assert (article.url, article.byline) == ("https://star.example/a", "Tom Field")
    assert article.published is not None
    assert (article.published.when, article.published.origin) == ("2017-07-06", "field date")


def test_a_row_is_named_as_a_spreadsheet_counts_it(read_bytes) -> None:
    data = b'title,text\nT,One.\n\nU,"Two\nlines."\n,\nV,Three.\n'
    found = read_bytes(data, "a.csv")
    assert [(item.record, item.text) for item in found] == [
        ("2", "One."),
        ("4", "Two\nlines."),
        ("6", "Three."),
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-32", "utf-8-sig"])
def test_tables_in_the_encodings_of_spreadsheets(read_bytes, encoding: str) -> None:
    text = '"title";text\nCafé;Le café “fermé”, a déclaré la maire.\n'
    article = only(read_bytes(text.encode(encoding), "a.csv"))
    assert (article.title, article.text) == ("Café", "Le café “fermé”, a déclaré la maire.")


def test_line_ends_of_every_system(read_bytes) -> None:
    for end in ("\n", "\r\n", "\r"):
        found = read_bytes(f"title,text{end}T,One.{end}U,Two.{end}".encode(), "a.csv")
        assert [item.text for item in found] == ["One.", "Two."]


def test_a_mark_is_escaped_as_databases_do(read_bytes) -> None:
    data = rb"""title,text
"T","Ada Brook said: \"The slip, at last, is closed.\""
"U","\"Never\", she said."
"""
    found = read_bytes(data, "a.csv")
    assert [item.text for item in found] == [
        'Ada Brook said: "The slip, at last, is closed."',
        '"Never", she said.',
    ]


def test_a_table_without_quoting_keeps_the_marks_of_its_text(read_bytes) -> None:
    data = b'title\ttext\nT\t"Never," she said, "again."\nU\tShe said "No".\n'
    found = read_bytes(data, "a.tsv")
    assert [item.text for item in found] == ['"Never," she said, "again."', 'She said "No".']


def test_a_row_whose_marks_are_broken_is_rejected_rather_than_garbled(read_bytes) -> None:
    data = b'title,text\n"T","One."\n"U","She said "no" to it"\n"V","Three."\n'
    found = read_bytes(data, "a.csv")
    assert [item.text for item in found if isinstance(item, Article)] == ["One.", "Three."]
    assert reasons(found) == [("3", "no row of a table: ',' expected after '\"' (line 3)")]


def test_a_mark_that_is_never_closed_is_reported(read_bytes) -> None:
    found = read_bytes(b'title,text\nT,One.\nU,"Two\nV,Three.\n', "a.csv")
    assert only(found[:1]).text == "One."
    assert reasons(found) == [("3", "no row of a table: unexpected end of data (line 4)")]


def test_a_wrong_number_of_columns_costs_its_row(read_bytes) -> None:
    found = read_bytes(b"title,text\nT,One.\nU,Two,and more\nV\nW,Four.\n", "a.csv")
    assert [item.text for item in found if isinstance(item, Article)] == ["One.", "Four."]
    assert reasons(found) == [
        ("3", "3 instead of 2 columns"),
        ("4", "1 instead of 2 columns"),
    ]


def test_a_header_without_a_text_is_answered_with_what_it_has(read_bytes) -> None:
    [(record, reason)] = reasons(read_bytes(b"story,when\nx,y\n", "a.csv"))
    assert record is None
    assert reason.startswith("no text: none of the columns text, maintext,")
    assert reason.endswith("the columns found are: story, when")
    [(_, reason)] = reasons(
        read_bytes(b"text,when\nx,y\n", "a.csv", ReadOptions(fields={"text": "body"}))
    )
    assert reason == "no text: none of the columns body; the columns found are: text, when"


def test_columns_by_names_that_are_given(read_bytes) -> None:
    data = b"id,Artikel Text,medium,wann,text\n7,One.,Star,2017-07-06,wrong\n"
    fields = {"text": "Artikel Text", "outlet": "medium", "published": "wann"}
    article = only(read_bytes(data, "a.csv", ReadOptions(fields=fields)))
    assert (article.text, article.outlet, article.record) == ("One.", "Star", "7")
    assert article.published is not None
    assert article.published.origin == "field wann"


def test_of_two_columns_of_one_name_the_first_counts(read_bytes) -> None:
    assert only(read_bytes(b"text,text\nOne.,Two.\n", "a.csv")).text == "One."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"title,text\n", "empty: a header without rows"),
        (b"title,text\n\n,\n", "empty: a header without rows"),
        (b"\x00" * 5000, "binary: this is no text"),
        (b'"title', "no row of a table: unexpected end of data (line 1)"),
    ],
)
def test_what_is_no_table_is_rejected(read_bytes, data: bytes, reason: str) -> None:
    assert reasons(read_bytes(data, "a.csv")) == [(None, reason)]


def test_a_row_over_the_limit_costs_itself(read_bytes) -> None:
    options = ReadOptions(max_record_mb=1)
    long_line = b"U," + b"x" * 1_500_000
    many_lines = b'V,"' + b"y" * 600_000 + b"\n" + b"y" * 600_000 + b'"'
    many_cells = b'W,"' + b'\n","'.join([b"z" * 300_000] * 5) + b'"'
    rows = [b"title,text", b"T,One.", long_line, many_lines, b"X,Two."]
    found = read_bytes(b"\n".join(rows), "a.csv", options)
    assert [item.text for item in found if isinstance(item, Article)] == ["One.", "Two."]
    assert [record for record, _ in reasons(found)] == ["3", "4"]
    assert all("max_record_mb (1 MB)" in reason for _, reason in reasons(found))
    found = read_bytes(b"\n".join([*rows[:2], many_cells, rows[-1]]), "a.csv", options)
    assert "max_record_mb" in reasons(found)[0][1]


def test_a_large_table_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    row = b"T," + b"x" * 1000 + b"\n"
    with path.open("wb") as file:
        file.write(b"title,text\n")
        for _ in range(20):
            file.write(row * 1000)
        file.write(b'U,"' + b"y" * 20_000_000 + b'"\n')
    options = ReadOptions(max_record_mb=2)
    tracemalloc.start()
    count = sum(1 for _ in read_records(Source("a.csv", str(path), 0), options))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 20_001
    assert peak < 12_000_000


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_what_a_writer_wrote_comes_back(tmp_path_factory, rows, delimiter) -> None:
    path = tmp_path_factory.mktemp("t") / "a.csv"
    data = write(["title", "text"], *([*row] for row in rows), delimiter=delimiter)
    path.write_bytes(data)
    found = [
        parsed
        for record in read_records(Source("a.csv", str(path), 0), ReadOptions(format="csv"))
        if not isinstance(record, Rejection)
        for parsed in parse_record(record, ReadOptions())
    ]
    kept = [text for _, text in rows if text.strip()]
    assert [item.text for item in found if isinstance(item, Article)][: len(kept)] == kept


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(['"', ",", "\t", "\n", "\r", "text", "x", "\\", "\x00", "é"])))
def test_no_table_whatsoever_raises(tmp_path_factory, pieces: list[str]) -> None:
    path = tmp_path_factory.mktemp("t") / "a.csv"
    path.write_text("title,text\n" + "".join(pieces), newline="")
    for item in read_records(Source("a.csv", str(path), 0), ReadOptions(format="csv")):
        assert isinstance(item, Rejection) or parse_record(item, ReadOptions())
