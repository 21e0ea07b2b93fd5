from __future__ import annotations

import gzip
import io
import sys
import tracemalloc
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read import Source, parse_record, read_records

TEXT = "Ada Brook said: “The slip is closed.”"


def write(columns: dict[str, object], **options: object) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def reason(found: list[Article | Rejection]) -> str:
    [rejection] = found
    assert isinstance(rejection, Rejection), rejection
    assert rejection.reason.isprintable()
    return rejection.reason


def test_rows_are_articles_and_columns_facts(read_bytes) -> None:
    data = write(
        {
            "title": ["Slip closes", None],
            "Text": [TEXT, "Two."],
            "published": [datetime(2017, 7, 6, 9, 6, 30, tzinfo=UTC), None],
            "authors": [["Ada Brook", "Tom Field"], []],
            "source": pa.array([{"name": "Star"}, {"name": "Post"}]),
            "raw": [b"\xff\x00", b""],
        }
    )
    for name in ("a.parquet", "a"):
        first, second = read_bytes(data, name)
        assert (first.text, first.title, first.outlet) == (TEXT, "Slip closes", "Star")
        assert (first.byline, first.record) == ("Ada Brook, Tom Field", "1")
        assert first.published is not None
        assert first.published.when == "2017-07-06T09:06:30+00:00"
        assert (second.text, second.outlet, second.record) == ("Two.", "Post", "2")


def test_days_stay_days(read_bytes) -> None:
    [article] = read_bytes(write({"text": [TEXT], "date": [date(2017, 7, 6)]}), "a.parquet")
    assert article.published is not None
    assert (article.published.when, article.published.precision) == ("2017-07-06", "day")


def test_columns_by_names_that_are_given(read_bytes) -> None:
    data = write({"meta": pa.array([{"story": TEXT}]), "medium": ["Star"]})
    fields = {"text": "meta.story", "outlet": "medium"}
    [article] = read_bytes(data, "a.parquet", ReadOptions(fields=fields))
    assert (article.text, article.outlet) == (TEXT, "Star")


def test_columns_without_a_text_are_answered_with_what_there_is(read_bytes) -> None:
    said = reason(read_bytes(write({"story": [TEXT]}), "a.parquet"))
    assert said.startswith("no text: none of the columns text,")
    assert said.endswith("the columns found are: story")


@pytest.mark.parametrize("codec", ["snappy", "gzip", "zstd", "none"])
def test_its_own_compressions_are_read(read_bytes, codec: str) -> None:
    data = write({"text": [TEXT] * 200}, compression=codec, row_group_size=70)
    assert [item.record for item in read_bytes(data, "a.parquet")] == [
        str(number) for number in range(1, 201)
    ]


def test_what_cannot_be_read_is_a_reason(read_bytes) -> None:
    whole = write({"text": [TEXT] * 50})
    assert reason(read_bytes(whole[:-9], "a.parquet")).startswith("damaged Parquet: ")
    assert reason(read_bytes(b"PAR1", "a.parquet")).startswith("damaged Parquet: ")
    assert "not compressed again" in reason(read_bytes(gzip.compress(whole), "a.parquet.gz"))
    assert reason(read_bytes(write({"text": pa.array([], pa.string())}), "a.parquet")) == (
        "empty: columns without rows"
    )
    assert reason(read_bytes(b"prose", "a.parquet")).startswith("damaged Parquet: ")


def test_what_unpacks_to_too_much_is_refused(read_bytes) -> None:
    data = write({"text": ["x" * 1_000_000] * 5}, use_dictionary=False)
    assert len(data) < 1_000_000
    assert "max_file_mb (3 MB)" in reason(read_bytes(data, "a.parquet", ReadOptions(max_file_mb=3)))


def test_a_row_over_the_limit_costs_itself(read_bytes) -> None:
    data = write({"text": ["One.", "x" * 1_500_000, "Three."]})
    found = read_bytes(data, "a.parquet", ReadOptions(max_record_mb=1))
    assert [item.text for item in found if isinstance(item, Article)] == ["One.", "Three."]
    assert "max_record_mb" in reason([item for item in found if isinstance(item, Rejection)])


def test_without_its_library_the_extra_is_named(
    read_bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write({"text": [TEXT]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert reason(read_bytes(data, "a.parquet")) == (
        "needs pyarrow, which is not installed: pip install 'quoteprov[parquet]'"
    )


WHOLE = write({"text": [TEXT] * 20, "title": ["T"] * 20})


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(WHOLE)), noise=st.binary(min_size=1, max_size=20))
def test_no_damage_whatsoever_raises(read_damaged, place: int, noise: bytes) -> None:
    for item in read_damaged(WHOLE[:place] + noise + WHOLE[place + len(noise) :]):
        assert isinstance(item, Article) or item.reason.isprintable()


@pytest.fixture(scope="module")
def read_damaged(tmp_path_factory):
    path = tmp_path_factory.mktemp("damaged") / "a.parquet"

    def run(data: bytes) -> list[Article | Rejection]:
        path.write_bytes(data)
        found: list[Article | Rejection] = []
        for record in read_records(Source("a.parquet", str(path), 0), ReadOptions()):
            if isinstance(record, Rejection):
                found.append(record)
            else:
                found += parse_record(record, ReadOptions())
        return found

    return run


def test_a_long_file_is_never_held_whole(tmp_path) -> None:
    table = pa.table({"text": [f"{number} " + "x" * 5000 for number in range(10_000)]})
    path = tmp_path / "a.parquet"
    pq.write_table(table, path, compression="none", use_dictionary=False)
    assert path.stat().st_size > 50_000_000
    tracemalloc.start()
    found = sum(1 for _ in read_records(Source("a.parquet", str(path), 0), ReadOptions()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == 10_000
    assert peak < 20_000_000
