"""What is read from the real files of tests/read/files. Run as a script, it writes the golden."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read import Record, feeds, list_sources, parse_record, read_records

FOLDER = Path(__file__).parent / "files"
GOLDEN = FOLDER / "golden-containers.json"
NAMES = (
    "articles.parquet", "dump.jsonl.bz2", "dump.jsonl.gz", "dump.jsonl.xz", "dump.jsonl.zst",
    "feed.atom", "feed.rss", "pages.wacz", "pages.warc", "pages.warc.gz", "table.csv", "table.tsv",
)  # fmt: skip


def read(name: str) -> list[Any]:
    """The articles of a file; where it holds pages, these, for another reader to read."""
    found: list[Any] = []
    (source,) = list_sources([str(FOLDER / name)], ReadOptions(), FOLDER)
    for record in read_records(source, ReadOptions()):
        found += [record] if isinstance(record, Rejection) else _read_record(record)
    return [msgspec.to_builtins(each) for each in found]


def _read_record(record: Record) -> list[Any]:
    if record.kind == "html":
        return [{"record": record.record, "known": record.known, "page": record.data.decode()}]
    if record.kind != "feed":
        return list(parse_record(record, ReadOptions()))
    kept = feeds.parse_part
    feeds.parse_part = lambda record, name, part, known, options: [
        {"record": name, "known": known, "part": part}
    ]
    try:
        return feeds.parse_feed(record, ReadOptions())
    finally:
        feeds.parse_part = kept


@pytest.mark.parametrize("name", NAMES)
def test_a_real_file_gives_what_it_gave(name: str) -> None:
    assert read(name) == json.loads(GOLDEN.read_text("utf-8"))[name]


def test_one_dump_is_the_same_however_it_is_compressed() -> None:
    dumps = [read(name) for name in NAMES if name.startswith("dump.")]
    for found in dumps:
        for article in found:
            del article["path"]
    assert all(found == dumps[0] for found in dumps)


def test_without_any_library_each_file_names_its_extra() -> None:
    script = f"""
import sys
from pathlib import Path
for name in ("warcio", "warcio.bufferedreaders", "feedparser", "pyarrow", "backports.zstd"):
    sys.modules[name] = None
from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read import list_sources, parse_record, read_records
folder, options = Path({str(FOLDER)!r}), ReadOptions()
for name in ("articles.parquet", "dump.jsonl.zst", "feed.rss", "pages.wacz", "pages.warc"):
    [source] = list_sources([str(folder / name)], options, folder)
    for record in read_records(source, options):
        [found] = [record] if isinstance(record, Rejection) else parse_record(record, options)
        print(name, found.reason.partition("pip install ")[2])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.splitlines()) == {
        "articles.parquet 'quoteprov[parquet]'",
        "dump.jsonl.zst 'quoteprov[zstd]'",
        "feed.rss 'quoteprov[feeds]'",
        "pages.wacz 'quoteprov[warc]'",
        "pages.warc 'quoteprov[warc]'",
    }


if __name__ == "__main__":
    golden = {name: read(name) for name in NAMES}
    text = json.dumps(golden, ensure_ascii=False, indent=1, sort_keys=True)
    GOLDEN.write_text(text + "\n", encoding="utf-8")
