from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read import Source, read_records
from quoteprov.read.compression import Unreadable, strip_compression
from quoteprov.read.sources import unpack_stream

TEXT = b'Ada Brook said: "The slip is closed." The council has yet to say who pays for it.\n'
PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": (".gz", gzip.compress),
    "bzip2": (".bz2", bz2.compress),
    "xz": (".xz", partial(lzma.compress, preset=0)),
    "zstd": (".zst", partial(zstd.compress, options={zstd.CompressionParameter.checksum_flag: 1})),
}
NAMES = sorted(PACKERS)


def pack(name: str, data: bytes) -> bytes:
    return PACKERS[name][1](data)


def unpack(data: bytes, options: ReadOptions | None = None) -> bytes:
    return unpack_stream(io.BufferedReader(io.BytesIO(data)), options or ReadOptions()).read()


def reject(found: list[Article | Rejection]) -> str:
    [rejection] = found
    assert isinstance(rejection, Rejection), rejection
    assert rejection.reason.isprintable()
    return rejection.reason


@pytest.mark.parametrize("name", NAMES)
def test_every_compression_is_read_with_its_suffix_and_without(read_bytes, name: str) -> None:
    for file in (f"star.txt{PACKERS[name][0]}", "star.txt", "star"):
        [article] = read_bytes(pack(name, TEXT), file)
        assert isinstance(article, Article)
        assert (article.text, article.outlet) == (TEXT.decode(), "star")


@pytest.mark.parametrize("name", NAMES)
def test_the_suffix_of_the_compression_hides_no_format(read_bytes, name: str) -> None:
    lines = b'{"text": "One."}\n{"text": "Two."}\n'
    found = read_bytes(pack(name, lines), f"wire.jsonl{PACKERS[name][0].upper()}")
    assert [item.text for item in found] == ["One.", "Two."]
    assert {item.outlet for item in found} == {"wire"}


@pytest.mark.parametrize("name", NAMES)
def test_several_streams_and_padding_are_one_file(name: str) -> None:
    assert unpack(pack(name, b"one ") + pack(name, b"") + pack(name, b"two")) == b"one two"
    assert unpack(pack(name, b"one") + b"\0" * 1000) == b"one"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_the_same_after_the_end_is_damage(name: str) -> None:
    with pytest.raises(Unreadable, match=f"damaged {name}: something else follows"):
        unpack(pack(name, TEXT) + b"PS: more")


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_before_a_truncation_is_kept(tmp_path: Path, name: str) -> None:
    noise = random.Random(1)
    lines = [b'{"n":"%s"}' % noise.randbytes(600).hex().encode() for _ in range(2000)]
    whole = pack(name, b"\n".join(lines))
    path = tmp_path / "a.jsonl"
    path.write_bytes(whole[: len(whole) // 2])
    *kept, last = read_records(Source("a.jsonl", str(path), 0), ReadOptions())
    assert [item.data for item in kept] == lines[: len(kept)]
    assert len(kept) > 300
    assert last.reason.startswith(f"truncated {name}")


@pytest.mark.parametrize("name", NAMES)
def test_damage_is_a_reason_not_a_crash(read_bytes, name: str) -> None:
    data = bytearray(pack(name, random.Random(2).randbytes(5000)))
    data[len(data) // 2 : len(data) // 2 + 40] = b"\xff" * 40
    assert reject(read_bytes(bytes(data), "a.txt")).startswith(f"damaged {name}")


@pytest.mark.parametrize("name", NAMES)
def test_a_bomb_is_bounded_by_its_expansion(read_bytes, name: str) -> None:
    bomb = pack(name, b"x" * 30_000_000)
    options = ReadOptions(max_record_mb=1000, max_expansion=30)
    expected = (
        f"{name} that unpacks to more than 30 times its size (read.max_expansion in the "
        "configuration)"
    )
    assert reject(read_bytes(bomb, "a.txt", options)) == expected
    # A small file may shrink as much as it likes.
    assert len(unpack(pack(name, b"x" * 9_000_000), options)) == 9_000_000


def test_the_bound_on_files_counts_unpacked_bytes(read_bytes) -> None:
    options = ReadOptions(max_file_mb=2, max_record_mb=9)
    for data in (b"x" * 2_000_001, gzip.compress(b"x" * 2_000_001)):
        assert "max_file_mb (2 MB)" in reject(read_bytes(data, "a.txt", options))
    [article] = read_bytes(gzip.compress(b"x" * 2_000_000), "a.txt", options)
    assert isinstance(article, Article)


def test_xz_that_wants_all_memory_is_refused() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}]
    header = bytearray(lzma.compress(TEXT, filters=[{"id": lzma.FILTER_LZMA2, "preset": 0}]))
    wanted = lzma._encode_filter_properties(filters[0])
    # The size of the dictionary is the one byte of the filter's properties in the block header.
    header[16:17] = wanted
    header[20:24] = __import__("zlib").crc32(bytes(header[12:20])).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="damaged xz: Memory usage limit"):
        unpack(bytes(header))


@pytest.mark.parametrize("outer", NAMES)
def test_what_is_compressed_twice_is_refused(read_bytes, outer: str) -> None:
    twice = pack(outer, pack("gzip", TEXT))
    reason = f"compressed twice (gzip inside {outer}): unpack it once"
    assert reject(read_bytes(twice, "a.txt.gz.gz")) == reason


def test_compressed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    data = gzip.compress(b'{"text": "One."}\n')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    [record] = read_records(Source("-", None, 0), ReadOptions())
    assert json.loads(record.data) == {"text": "One."}


def test_without_its_library_zstd_names_the_extra(
    read_bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zstd.compress(TEXT)
    monkeypatch.setitem(sys.modules, "backports.zstd", None)
    monkeypatch.setitem(sys.modules, "compression", None)
    assert "pip install 'quoteprov[zstd]'" in reject(read_bytes(data, "a.txt.zst"))


def test_only_the_library_of_a_compression_that_is_met_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    script = """
import sys
from quoteprov.config import ReadOptions
from quoteprov.read import Source, read_records
assert list(read_records(Source("a.txt", sys.argv[1], 0), ReadOptions()))
print(*sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.txt")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(done.stdout.split())
    assert not loaded & {"bz2", "lzma", "gzip", "backports.zstd", "pyarrow", "warcio", "feedparser"}


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("a.txt.gz", "a.txt"),
        ("a.txt.BZ2", "a.txt"),
        ("a.xz", "a"),
        ("a.zst", "a"),
        ("a.jsonl.zstd", "a.jsonl"),
        (".gz", ".gz"),
        ("a.gz.gz", "a.gz"),
        ("agz", "agz"),
    ],
)
def test_the_suffix_is_stripped_once(name: str, bare: str) -> None:
    assert strip_compression(name) == bare


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.binary(max_size=400), st.binary(max_size=40), st.integers(0, 400))
def test_whatever_follows_a_magic_number_raises_nothing_else(
    name: str, data: bytes, noise: bytes, place: int
) -> None:
    packed = pack(name, data)
    for file in (packed[:place] + noise, packed[:place] + noise + packed[place:], packed + noise):
        try:
            unpack(file)
        except Unreadable as error:
            assert str(error).isprintable()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.lists(st.binary(max_size=3000), min_size=1, max_size=4))
def test_what_was_compressed_comes_back(name: str, pieces: list[bytes]) -> None:
    whole = b"\n" + b"".join(pieces)
    streams = [pack(name, b"\n"), *(pack(name, piece) for piece in pieces)]
    assert unpack(b"".join(streams)) == whole
