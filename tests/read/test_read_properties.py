from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read import Record, parse_record
from quoteprov.read.formats import FORMATS

OPTIONS = ReadOptions()
# Records of archives are pages.
KINDS = st.sampled_from(sorted(FORMATS.keys() - {"warc", "wacz"}))
FRAGMENTS = st.sampled_from(
    ["---\n", "title: ", "date: 2017-07-06", "\n", "\r\n", "By Ada Brook", "\ufeff", "\x00", "{",
     '"', "# ", "PORT ELLIS (CW) — ", "Posted ", "July 6, 2017", " | ", "[", "&a", "*a", '"text":']
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.one_of(FRAGMENTS, st.text(max_size=8))).map("".join))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.dictionaries(
    st.sampled_from(["text", "content", "title", "date", "outlet", "author", "url", "id", "x"]),
    VALUES,
)


def parse(kind: str, data: bytes) -> list[Article | Rejection]:
    return parse_record(Record(path="a", record=None, kind=kind, data=data), OPTIONS)


def check(found: list[Article | Rejection]) -> None:
    """What every other room relies on."""
    assert found
    for item in found:
        if isinstance(item, Rejection):
            assert item.reason
            assert item.reason.isprintable()
            continue
        for value in (item.text, item.title, item.outlet, item.byline, item.url, item.record):
            assert value is None or value.encode()
        assert 0 <= item.body.start <= item.body.end == len(item.text)
        if item.headline is not None:
            printed = item.text[item.headline.start : item.headline.end]
            assert printed
            assert printed in (item.title or "")


@settings(max_examples=150, deadline=None)
@given(KINDS, st.one_of(st.binary(), TEXTS.map(str.encode)))
def test_no_bytes_whatsoever_raise(kind: str, data: bytes) -> None:
    check(parse(kind, data))


@settings(max_examples=150, deadline=None)
@given(st.one_of(FIELDS, st.lists(FIELDS, max_size=3), VALUES))
def test_no_json_whatsoever_raises(value: object) -> None:
    data = json.dumps(value).encode()
    check(parse("json", data))
    check(parse("jsonl", data))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["text", "markdown"]), TEXTS)
def test_text_is_the_decoded_bytes(kind: str, text: str) -> None:
    data = text.encode()
    for item in parse(kind, data):
        if isinstance(item, Article) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            assert item.text == data.decode()


@settings(max_examples=50, deadline=None)
@given(FIELDS)
def test_parsing_twice_gives_the_same(fields: dict[str, object]) -> None:
    data = json.dumps(fields).encode()
    assert parse("jsonl", data) == parse("jsonl", data)


def test_the_room_costs_nothing_until_it_is_used() -> None:
    script = "import sys, quoteprov.read; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"gzip", "charset_normalizer", "yaml", "quoteprov.read.formats"}


def test_optional_libraries_load_only_for_what_needs_them(tmp_path: Path) -> None:
    script = """
import sys
from quoteprov.config import ReadOptions
from quoteprov.read import Record, parse_record
parse_record(Record(path="a", record=None, kind="text", data=b"Plain prose."), ReadOptions())
print(*sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert not set(done.stdout.split()) & {"charset_normalizer", "yaml"}
