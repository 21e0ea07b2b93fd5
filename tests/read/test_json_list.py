from __future__ import annotations

import json
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read import Record, Source, read_records
from quoteprov.read.json_list import _Cutter

ITEMS = [{"text": 'He said: "No{", [then] \\'}, {"id": "x", "text": "Two.", "tags": [[], {}]}]


def cut(data: bytes, size: int) -> list[bytes]:
    cutter = _Cutter()
    items: list[bytes] = []
    for place in range(0, len(data), size):
        if not cutter.closed:
            items += cutter.cut(data[place : place + size])
    assert cutter.closed
    return items


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_list_gives_a_record_an_item(read_bytes, indent, mark) -> None:
    data = mark + json.dumps(ITEMS, indent=indent).encode() + b"\n"
    found = read_bytes(data, "a.json")
    assert [(item.record, item.text) for item in found] == [
        ("1", ITEMS[0]["text"]),
        ("x", "Two."),
    ]


def test_a_list_of_the_quotations_of_one_article_stays_together(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"quote": "No", "quote_index": "(1,3)"}] * 2))
    [record] = read_records(Source("a.json", str(path), 0), ReadOptions())
    assert (record.kind, record.record) == ("json", None)


def test_what_is_no_object_is_rejected_by_itself(read_bytes) -> None:
    data = b'[{"text": "One."}, 5, "a{b", null, ["x"], {"text": "Two."}, oops, {"text": "3."} 7]'
    found = read_bytes(data, "a.json")
    assert [item.text for item in found if isinstance(item, Article)] == ["One.", "Two.", "3."]
    assert all(item.reason for item in found if isinstance(item, Rejection))
    assert len(found) == 7


def test_what_comes_before_a_break_is_read(read_bytes) -> None:
    whole = json.dumps([{"text": f"Article {number}."} for number in range(9)]).encode()
    for data in (whole[:-1], whole[:-8], whole[: len(whole) // 2]):
        *kept, last = read_bytes(data, "a.json")
        assert all(isinstance(item, Article) for item in kept)
        assert len(kept) >= 3
        assert last.reason == "invalid JSON: the list has no end"


def test_an_item_over_the_limit_ends_the_list(read_bytes) -> None:
    data = json.dumps([{"text": "One."}, {"text": "x" * 4_000_000}, {"text": "Two."}]).encode()
    first, last = read_bytes(data, "a.json", ReadOptions(max_record_mb=1))
    assert first.text == "One."
    assert last.reason.startswith("item 2 of the list is larger than read.max_record_mb (1 MB)")


def test_a_long_list_is_never_held_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    item = json.dumps({"text": "x" * 2000})
    path.write_text(f"[{','.join([item] * 10_000)}]")
    tracemalloc.start()
    source = Source("a.json", str(path), 0)
    found = sum(isinstance(each, Record) for each in read_records(source, ReadOptions()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 10_000
    assert peak < 8_000_000


def test_strings_that_never_end_take_linear_time() -> None:
    start = time.process_time()
    for data in (b'[{"' + b"\\" * 4_000_001, b'[{"a' + b'\\"' * 2_000_000, b"[{" * 1_000_000):
        cutter = _Cutter()
        for place in range(0, len(data), 1 << 20):
            cutter.cut(data[place : place + (1 << 20)])
    assert time.process_time() - start < 5


VALUES = st.recursive(
    st.none() | st.integers() | st.text(st.sampled_from('"\\{}[],x é'), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.dictionaries(st.text(max_size=3), VALUES), min_size=1, max_size=5),
    st.integers(1, 40),
    st.booleans(),
)
def test_items_come_back_however_the_file_is_read(
    items: list[dict[str, Any]], size: int, ascii_only: bool
) -> None:
    data = json.dumps(items, ensure_ascii=ascii_only).encode()
    assert [json.loads(item) for item in cut(data, size)] == items


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([b'"', b"\\", b"{", b"}", b"[", b"]", b",", b"1", b" "])))
def test_no_list_whatsoever_raises(tmp_path_factory, pieces: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("l") / "a.json"
    path.write_bytes(b'[{"text":1},' + b"".join(pieces))
    for item in read_records(Source("a.json", str(path), 0), ReadOptions()):
        assert isinstance(item, Record) or item.reason.isprintable()
