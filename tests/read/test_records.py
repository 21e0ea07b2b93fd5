from __future__ import annotations

import gzip
import io
import pickle
import random
import sys
import tracemalloc
from pathlib import Path

import pytest

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read import Record, Source, read_records

SMALL = ReadOptions(max_record_mb=1, max_file_mb=3)


def split(
    folder: Path, name: str, data: bytes, options: ReadOptions | None = None
) -> list[tuple[str | None, bytes | str]]:
    """Record and data of each record; a rejection as its reason."""
    path = folder / name
    path.write_bytes(data)
    found = read_records(Source(name, str(path), len(data)), options or ReadOptions())
    return [(item.record, getattr(item, "data", None) or item.reason) for item in found]


def test_a_text_file_is_one_record(tmp_path: Path) -> None:
    assert split(tmp_path, "a.txt", b"one\r\n\ntwo") == [(None, b"one\r\n\ntwo")]
    assert split(tmp_path, "a.txt.gz", gzip.compress(b"one\ntwo")) == [(None, b"one\ntwo")]


def test_json_lines_are_a_record_a_line_numbered_with_the_blank_ones(tmp_path: Path) -> None:
    expected = [("1", b'{"a":1}'), ("3", b'{"b":2}'), ("5", b"{}")]
    data = b'{"a":1}\r\n\n{"b":2}\n  \n{}'
    assert split(tmp_path, "a.jsonl", data) == expected
    assert split(tmp_path, "a.ndjson.gz", gzip.compress(data)) == expected
    assert split(tmp_path, "A.JSONL.GZ", gzip.compress(data)) == expected


def test_a_json_file_of_an_object_a_line_is_split_into_lines(tmp_path: Path) -> None:
    assert split(tmp_path, "a.json", b'{"a":1}\n{"b":2}\n') == [
        ("1", b'{"a":1}'),
        ("2", b'{"b":2}'),
    ]
    for data in (b'{"a":1}\n', b'{\n"a":{}\n}\n', b'[5, {"b":2}]'):
        assert split(tmp_path, "a.json", data) == [(None, data)]


def test_an_unknown_suffix_is_text_if_it_looks_like_it(tmp_path: Path) -> None:
    assert split(tmp_path, "notes.dat", b"Prose.") == [(None, b"Prose.")]
    assert split(tmp_path, "image.dat", b"\x89PNG\x00\x01") == [(None, "binary: this is no text")]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl"])
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_empty_files_are_rejected(tmp_path: Path, name: str, data: bytes) -> None:
    assert split(tmp_path, name, data) == [(None, "empty")]
    assert split(tmp_path, f"{name}.gz", gzip.compress(data)) == [(None, "empty")]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl"])
def test_binary_files_are_rejected(tmp_path: Path, name: str) -> None:
    for data in (b"\x89PNG\x00\x01\n", bytes(range(1, 32)) * 9, b"\x7fELF\x01\x02"):
        assert split(tmp_path, name, data) == [(None, "binary: this is no text")]


def test_text_with_a_few_control_characters_is_text(tmp_path: Path) -> None:
    data = b"Page one.\x0cPage two.\x1b[0m" + b"x" * 100 + b"\x08"
    assert split(tmp_path, "a.txt", data) == [(None, data)]
    assert split(tmp_path, "a.txt", "\ufeffWide".encode("utf-16-le"))[0][0] is None


def test_a_control_character_spoils_its_line_of_json_only(tmp_path: Path) -> None:
    data = b'{"a":"\x00"}\n{"b":2}\n'
    assert [record for record, _ in split(tmp_path, "a.jsonl", data)] == ["1", "2"]


def test_wide_json_lines_are_rejected_with_advice(tmp_path: Path) -> None:
    [(_, reason)] = split(tmp_path, "a.jsonl", '{"a":1}\n'.encode("utf-16"))
    assert "UTF-8" in str(reason)


def test_a_file_over_the_limit_is_rejected_by_the_name_of_the_option(tmp_path: Path) -> None:
    data = b"x" * 1_000_000
    assert split(tmp_path, "a.txt", data, SMALL) == [(None, data)]
    expected = "the file is larger than read.max_record_mb (1 MB) in the configuration"
    assert split(tmp_path, "a.txt", data + b"x", SMALL) == [(None, expected)]
    assert split(tmp_path, "a.txt.gz", gzip.compress(data + b"x"), SMALL) == [(None, expected)]


def test_an_overlong_line_is_rejected_and_the_next_ones_are_read(tmp_path: Path) -> None:
    lines = [b"1", b"x" * 1_000_001, b"3", b"y" * 1_000_000 + b"\r", b"z" * 1_000_500, b"6"]
    found = split(tmp_path, "a.jsonl", b"\n".join(lines), ReadOptions(max_record_mb=1))
    assert [record for record, _ in found] == ["1", "2", "3", "4", "5", "6"]
    assert [data for _, data in found if isinstance(data, bytes)] == [
        b"1",
        b"3",
        b"y" * 1_000_000,
        b"6",
    ]
    assert "read.max_record_mb" in str(found[1][1])


def test_a_line_of_fifty_megabytes_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"n":1}\n"')
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b'"\n{"n":3}\n')
    options = ReadOptions(max_record_mb=4)
    tracemalloc.start()
    found = list(read_records(Source("a.jsonl", str(path), 0), options))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [type(item) for item in found] == [Record, Rejection, Record]
    assert [item.record for item in found] == ["1", "2", "3"]
    assert peak < 20_000_000


def test_lines_beyond_the_file_limit_are_not_read(tmp_path: Path) -> None:
    line = b"x" * 900_000 + b"\n"
    found = split(tmp_path, "a.jsonl", line * 5, SMALL)
    assert [record for record, _ in found] == ["1", "2", "3", None]
    assert "read.max_file_mb (3 MB)" in str(found[-1][1])


def test_a_gzip_bomb_is_bounded(tmp_path: Path) -> None:
    bomb = gzip.compress(b"x" * 40_000_000)
    assert len(bomb) < 100_000
    [(record, reason)] = split(tmp_path, "a.jsonl.gz", bomb, SMALL)
    assert (record, "max_file_mb" in str(reason)) == (None, True)
    [(_, reason)] = split(tmp_path, "a.txt.gz", bomb, SMALL)
    assert "max_record_mb" in str(reason)


def test_what_comes_before_a_truncation_is_kept(tmp_path: Path) -> None:
    noise = random.Random(1)
    lines = [b'{"n":%d}' % noise.getrandbits(400) for _ in range(5000)]
    whole = gzip.compress(b"\n".join(lines))
    found = split(tmp_path, "a.jsonl.gz", whole[: len(whole) // 2])
    *kept, last = found
    assert [data for _, data in kept] == lines[: len(kept)]
    assert 2000 < len(kept) < 3000
    assert last[0] is None
    assert str(last[1]).startswith("truncated gzip")


def test_half_a_text_is_no_article(tmp_path: Path) -> None:
    whole = gzip.compress(bytes(range(32, 127)) * 100)
    [(_, reason)] = split(tmp_path, "a.txt.gz", whole[:-20])
    assert str(reason).startswith("truncated gzip")


def test_gzip_in_name_only_is_read_and_damaged_gzip_rejected(tmp_path: Path) -> None:
    assert split(tmp_path, "a.txt.gz", b"Just prose.") == [(None, b"Just prose.")]
    data = bytearray(gzip.compress(bytes(range(256)) * 40))
    data[30] ^= 0xFF
    [(_, reason)] = split(tmp_path, "a.txt.gz", bytes(data))
    assert "\n" not in str(reason)
    assert "gzip" in str(reason)
    assert [str(reason)[:9] for _, reason in split(tmp_path, "e.txt.gz", b"")] == ["empty"]


def test_a_file_that_vanished_or_became_a_folder_is_rejected(tmp_path: Path) -> None:
    [gone] = read_records(Source("a.txt", str(tmp_path / "a.txt"), 3), ReadOptions())
    assert gone == Rejection(path="a.txt", reason="cannot be read: No such file or directory")
    [folder] = read_records(Source("b.txt", str(tmp_path), 3), ReadOptions())
    assert folder == Rejection(path="b.txt", reason="cannot be read: Is a directory")


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"a":1}\n{"b":2}\n')))
    found = list(read_records(Source("-", None, 0), ReadOptions()))
    assert [(item.path, item.record) for item in found] == [("-", "1"), ("-", "2")]


def test_closed_standard_input_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    [found] = read_records(Source("-", None, 0), ReadOptions())
    assert found == Rejection(path="-", reason="cannot be read: standard input is closed")


def test_records_pickle_to_little_more_than_their_data() -> None:
    record = Record(path="a.jsonl", record="7", kind="jsonl", data=b"x" * 1000)
    pickled = pickle.dumps(record)
    assert pickle.loads(pickled) == record
    assert len(pickled) < 1200
    assert record.digest == Record(path="b", record=None, kind="text", data=b"x" * 1000).digest
