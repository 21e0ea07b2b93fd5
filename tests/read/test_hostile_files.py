"""Files that are made to exhaust the reader: each costs a line and little memory."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read import Record, Source, list_sources, read_records
from quoteprov.read.formats import FORMATS

SUFFIXES = sorted({entry.suffixes[0] for entry in FORMATS.values()})
LINE = b'{"text": "' + b"x" * 2000 + b'"}\n'
ROW = b"T," + b"x" * 2000 + b"\n"
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>" + b"x" * 2000
BLOCK = (
    (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % len(PAGE)
    )
    + PAGE
    + b"\r\n\r\n"
)


@contextmanager
def bounded_memory(most: int) -> Iterator[None]:
    """Fails where more than ``most`` bytes are held at a time."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < most


def split(path: Path, options: ReadOptions) -> Iterator[Record | Rejection]:
    return read_records(Source(path.name, str(path), 0), options)


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".txt.gz", ""])
def test_two_gigabytes_of_nothing(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    with bounded_memory(16_000_000):
        [found] = split(path, ReadOptions(max_record_mb=1))
    assert isinstance(found, Rejection)
    assert found.reason.isprintable()


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    ("name", "head", "part"),
    [("a.jsonl", b"", LINE), ("a.csv", b"title,text\n", ROW), ("a.warc", b"", BLOCK)],
    ids=["jsonl", "csv", "warc"],
)
def test_a_long_file_is_never_held_whole(
    tmp_path: Path, name: str, head: bytes, part: bytes, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(pack(head + part * 6000))
    with bounded_memory(4_000_000):
        found = sum(isinstance(item, Record) for item in split(path, ReadOptions()))
    assert found == 6000


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_becomes_something_else_between_listing_and_reading(
    tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    for become in (lambda: None, path.mkdir):
        become()
        [found] = split(path, ReadOptions())
        assert isinstance(found, Rejection)
        assert found.reason.startswith("cannot be read: ")


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_bytes_of_another_format_are_a_reason_or_an_article(tmp_path: Path, format: str) -> None:
    path = tmp_path / "a"
    others = (b"\x89PNG\r\n\x1a\n\x00", b"{}", b"<a>", b"PK\x03\x04", b"PAR1", b"%PDF", b"WARC/1.0")
    for data in (*others, LINE, ROW, BLOCK):
        path.write_bytes(data)
        found = list(split(path, ReadOptions(format=format)))
        assert found
        assert all(isinstance(item, Record) or item.reason.isprintable() for item in found)


def test_a_file_that_grows_as_fast_as_it_is_read_comes_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / "live.jsonl"
    line = '{"text": "' + "It rained. " * 100 + '"}\n'
    path.write_text(line * 1000)
    (source,) = list_sources([str(path)], ReadOptions(), tmp_path)
    assert isinstance(source, Source)
    with path.open("a") as log:
        count = 0
        for _ in islice(read_records(source, ReadOptions()), 3000):
            count += 1
            log.write(line * 2)
            log.flush()
    assert count == 1000
