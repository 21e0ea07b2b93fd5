from __future__ import annotations

import gzip
import io
import random
import sys
import tempfile
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator

import pytest
from backports import zstd
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read import Record, Source, read_records

PAGE = "<!doctype html><html><body><p>Ada Brook said: “The slip is closed.”</p></body></html>"
URL = "https://harbour.example/slip"
DATE = "2017-07-06T09:06:30Z"


class Archive:
    """Pages in an archive, as a crawler writes it."""

    def __init__(self, *, packed: bool = False) -> None:
        self.file = io.BytesIO()
        self.writer = WARCWriter(self.file, gzip=packed)

    def add(
        self,
        body: bytes = PAGE.encode(),
        *,
        kind: str = "response",
        media: str = "text/html",
        status: str = "200 OK",
        url: str = URL,
        number: int = 1,
        **headers: str,
    ) -> Archive:
        http = [("Content-Type", media)] if media else []
        http += [(name.replace("_", "-"), value) for name, value in headers.items()]
        record = self.writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, http, "HTTP/1.1") if kind != "resource" else None,
            warc_content_type=media if kind == "resource" else "",
            warc_headers_dict={"WARC-Record-ID": f"<urn:uuid:{number}>", "WARC-Date": DATE},
        )
        self.writer.write_record(record)
        return self

    @property
    def data(self) -> bytes:
        return self.file.getvalue()


def read(data: bytes, name: str = "a.warc", options: ReadOptions | None = None) -> list:
    return list(read_stream(data, name, options or ReadOptions()))


def read_stream(data: bytes, name: str, options: ReadOptions) -> Iterator[Record | Rejection]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        yield from read_records(Source(name, file.name, len(data)), options)


def bodies(found: list) -> list[bytes]:
    return [item.data for item in found if isinstance(item, Record)]


def reasons(found: list) -> list[str]:
    refused = [item.reason for item in found if isinstance(item, Rejection)]
    assert all(reason.isprintable() for reason in refused)
    return refused


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a"])
def test_a_captured_page_is_a_record(packed: bool, name: str) -> None:
    [record] = read(Archive(packed=packed).add().data, name)
    assert (record.kind, record.record, record.data) == ("html", "urn:uuid:1", PAGE.encode())
    assert record.known.url == URL
    assert record.known.published is None
    assert record.known.undated == f"no published date is known; the page was captured {DATE}"


def test_a_stored_resource_is_a_page_too() -> None:
    archive = Archive().add(kind="resource")
    assert bodies(read(archive.data)) == [PAGE.encode()]


def test_what_is_no_page_is_passed_over_in_silence() -> None:
    archive = Archive().add(b"\x89PNG", media="image/png").add(status="404 Not Found", number=2)
    archive.add(status="301 Moved", number=3).add(b"{}", media="application/json", number=4)
    archive.add(kind="request", status="GET / HTTP/1.1", number=5).add(number=6).add(b"", number=7)
    [record] = read(archive.data)
    assert record.record == "urn:uuid:6"


def test_repetitions_are_reported_together() -> None:
    archive = Archive().add()
    for _ in range(2):
        archive.writer.write_record(archive.writer.create_revisit_record(URL, "sha1:X", URL, DATE))
    found = read(archive.data)
    assert len(bodies(found)) == 1
    assert reasons(found) == [
        "revisit records, which repeat what was captured before or elsewhere: 2"
    ]


def test_an_archive_without_a_page_says_so() -> None:
    assert reasons(read(Archive().add(b"x", media="text/css").data)) == [
        "empty: warc without a page in it"
    ]


def chunk(body: bytes) -> bytes:
    half = len(body) // 2
    return (
        b"".join(b"%x\r\n%b\r\n" % (len(p), p) for p in (body[:half], body[half:])) + b"0\r\n\r\n"
    )


RAW = zlib.compressobj(wbits=-15)
ENCODED = [
    (gzip.compress(PAGE.encode()), {"Content_Encoding": "gzip"}),
    (zlib.compress(PAGE.encode()), {"Content_Encoding": "deflate"}),
    (RAW.compress(PAGE.encode()) + RAW.flush(), {"Content_Encoding": "deflate"}),
    (zstd.compress(PAGE.encode()), {"Content_Encoding": "zstd"}),
    (chunk(PAGE.encode()), {"Transfer_Encoding": "chunked"}),
    (
        chunk(gzip.compress(PAGE.encode())),
        {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
    ),
    (PAGE.encode(), {"Content_Encoding": "br"}),
    (PAGE.encode(), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
]


@pytest.mark.parametrize(("body", "headers"), ENCODED, ids=range(len(ENCODED)))
def test_pages_as_they_were_sent_and_as_crawlers_store_them(body: bytes, headers) -> None:
    assert bodies(read(Archive().add(body, **headers).data)) == [PAGE.encode()]


def test_an_encoding_that_is_not_read_costs_its_page() -> None:
    found = read(Archive().add(b"\x1b\x00\x07" * 50, Content_Encoding="br").add(number=2).data)
    assert len(bodies(found)) == 1
    assert reasons(found) == ["the page is encoded as br: it is not read"]


def test_a_page_that_is_a_bomb_costs_itself() -> None:
    options = ReadOptions(max_record_mb=1, max_expansion=20)
    for size in (2_000_000, 60_000_000):
        bomb = gzip.compress(b"x" * size)
        found = read(
            Archive().add(bomb, Content_Encoding="gzip").add(number=2).data, options=options
        )
        assert len(bodies(found)) == 1
        assert "max_record_mb" in reasons(found)[0] or "max_expansion" in reasons(found)[0]


def test_the_charset_of_the_headers_goes_before_that_of_the_page() -> None:
    page = PAGE.replace("<html>", '<html><meta charset="utf-8">')
    body = page.encode("cp1252")
    [record] = read(Archive().add(body, media='text/html; charset="windows-1252"').data)
    assert record.data == page.encode("utf-8-sig")
    for media in ("text/html; charset=nonsense", "text/html; charset=utf-16", "text/html;charset="):
        [record] = read(Archive().add(body, media=media).data)
        assert record.data == body


def state_length(data: bytes, length: int) -> bytes:
    head, mark, rest = data.partition(b"Content-Length: ")
    return head + mark + b"%d" % length + rest[rest.index(b"\r\n") :]


@pytest.mark.parametrize("length", [0, 10, 300, 700, 5000, 10**8, 10**14])
def test_a_lying_length_costs_its_record_alone(length: int) -> None:
    first = state_length(Archive().add(b"<html>" + b"x" * 500).data, length)
    rest = Archive().add(number=2).add(number=3).data
    found = read(first + rest)
    assert bodies(found) == [PAGE.encode()] * 2
    assert reasons(found) == ["damaged: the length that the record states is wrong"]


@pytest.mark.parametrize("stated", [b"-5", b"many", b"\xb2", b"9" * 30, b""])
def test_a_length_that_is_none_costs_its_record_alone(stated: bytes) -> None:
    data = Archive().add().data
    head, mark, rest = data.partition(b"Content-Length: ")
    broken = head + mark + stated + rest[rest.index(b"\r\n") :]
    found = read(broken + Archive().add(number=2).data)
    assert bodies(found) == [PAGE.encode()]
    assert reasons(found) == ["damaged: the record states no length"]


def test_rubbish_between_records_is_reported_and_passed_over() -> None:
    found = read(Archive().add().data + b"rubbish\n" * 5 + Archive().add(number=2).data)
    assert len(bodies(found)) == 1
    assert reasons(found) == ["damaged: the length that the record states is wrong"]
    found = read(b"WARC/1.0\r\nno headers\r\n\r\n" + b"rubbish\n" * 5 + Archive().add().data)
    assert len(bodies(found)) == 1


def test_a_head_without_an_end_is_bounded() -> None:
    found = read(b"WARC/1.0\r\n" + b"X-Y: z\r\n" * 50_000 + Archive().add().data)
    assert len(bodies(found)) == 1
    assert reasons(found) == ["damaged: the headers of the record have no end"]


@pytest.mark.parametrize("packed", [False, True])
def test_what_comes_before_a_truncation_is_kept(packed: bool) -> None:
    archive = Archive(packed=packed)
    noise = random.Random(1)
    for number in range(20):
        archive.add(b"<html>" + noise.randbytes(3000).hex().encode(), number=number)
    found = read(archive.data[: len(archive.data) // 2])
    assert 8 <= len(bodies(found)) <= 10
    assert len(reasons(found)) == 1
    assert reasons(found)[0].startswith("truncated")


def test_a_response_without_an_address_is_damaged() -> None:
    data = Archive().add().data.replace(b"WARC-Target-URI: " + URL.encode() + b"\r\n", b"")
    assert reasons(read(data))[0] == "damaged record: it names no address"


def test_a_record_over_the_limit_is_not_held() -> None:
    options = ReadOptions(max_record_mb=1)
    data = Archive().add(b"<html>" + b"x" * 30_000_000).add(number=2).data
    tracemalloc.start()
    found = read(data, options=options)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(bodies(found)) == 1
    assert reasons(found) == [
        "the record is larger than read.max_record_mb (1 MB) in the configuration"
    ]
    assert peak < 8_000_000


def test_many_records_are_never_held_together() -> None:
    archive = Archive()
    for number in range(200):
        archive.add(b"<html>" + b"x" * 200_000, number=number)
    data = archive.data
    tracemalloc.start()
    count = sum(1 for _ in read_stream(data, "a.warc", ReadOptions()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 200
    assert peak < 4_000_000


def test_many_lying_lengths_take_linear_time() -> None:
    one = state_length(Archive().add(b"<html>").data, 30_000_000)
    start = time.process_time()
    assert len(read(one * 2000)) >= 2000
    assert time.process_time() - start < 10


def pack(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_wacz_holds_archives(method: int) -> None:
    members = {
        "archive/b.warc.gz": Archive(packed=True).add(number=2).data,
        "archive/a.warc": Archive().add(number=1).data,
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n',
        "datapackage.json": b"{}",
    }
    found = read(pack(members, method), "a.wacz")
    assert [item.record for item in found] == ["urn:uuid:1", "urn:uuid:2"]


def test_a_wacz_is_known_by_what_is_in_it() -> None:
    members = {"archive/a.warc": Archive().add().data}
    assert len(bodies(read(pack(members), "a.zip"))) == 1


def test_a_wacz_that_cannot_be_read_is_a_reason() -> None:
    whole = pack({"archive/a.warc.gz": Archive(packed=True).add().data})
    assert reasons(read(whole[:-30], "a.wacz"))[0].startswith("damaged wacz")
    assert reasons(read(pack({"pages/pages.jsonl": b"{}"}), "a.wacz")) == [
        "empty: no archive/*.warc in it"
    ]
    assert "not compressed again" in reasons(read(gzip.compress(whole), "a.wacz.gz"))[0]
    spoilt = bytearray(whole)
    spoilt[60:90] = b"\xff" * 30
    assert reasons(read(bytes(spoilt), "a.wacz"))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_wacz_is_stored_or_deflated(method: int) -> None:
    members = {"archive/a.warc": Archive().add().data}
    assert reasons(read(pack(members, method), "a.wacz")) == [
        "a member is compressed in a way that .wacz does not allow"
    ]


def test_a_wacz_that_is_a_bomb_is_bounded() -> None:
    options = ReadOptions(max_file_mb=3)
    members = {f"archive/{n}.warc": b"\0" * 1_000_000 for n in range(4)}
    [reason] = reasons(read(pack(members, zipfile.ZIP_DEFLATED), "a.wacz", options))
    assert "max_file_mb (3 MB)" in reason


def test_without_its_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "warcio"]:
        monkeypatch.delitem(sys.modules, name)
    data = Archive().add().data
    monkeypatch.setitem(sys.modules, "warcio", None)
    monkeypatch.setitem(sys.modules, "warcio.bufferedreaders", None)
    assert reasons(read(data)) == [
        "needs warcio.bufferedreaders, which is not installed: pip install 'quoteprov[warc]'"
    ]


PIECES = st.sampled_from(
    [b"WARC/1.0\r\n", b"\r\n", b"Content-Length: 20\r\n", b"WARC-Type: response\r\n", b"\r\n\r\n",
     b"WARC-Target-URI: http://x\r\n", b"HTTP/1.1 200 OK\r\n", b"Content-Type: text/html\r\n",
     b"Transfer-Encoding: chunked\r\n", b"<html>", b"5\r\n", b"Content-Encoding: gzip\r\n",
     b"\x1f\x8b\x08", b" ", b":", b"HTTP/1.1", b"Content-Type: application/http\r\n"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.binary(max_size=12), max_size=30), st.integers(0, 300))
def test_no_archive_whatsoever_raises(pieces: list[bytes], place: int) -> None:
    good = Archive().add().data
    for data in (
        b"WARC/1.0\r\n" + b"".join(pieces),
        good[:place] + b"".join(pieces) + good[place:],
    ):
        for item in read(data):
            assert isinstance(item, Record) or item.reason.isprintable()
