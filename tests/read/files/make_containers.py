"""Write the tables, dumps, archives and feeds of this folder, each with the tool people use.

    python tests/read/files/make_containers.py

The words are made up for these tests. Running it again changes no byte.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from backports import zstd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FOLDER = Path(__file__).parent
CAPTURED = "2018-03-14T08:00:00Z"
ARTICLES = [
    {
        "id": "hc-101",
        "outlet": "Harbour Courier",
        "date": "2018-03-12",
        "title": "Night ferry stops for good",
        "byline": "Ines Calloway",
        "url": "https://harbourcourier.example/night-ferry",
        "text": (
            "The night ferry to Port Ellis will not return after the winter.\n\n"
            "“We have carried nine passengers a night, and that is a generous count,” "
            "Tobias Penhale, the harbour master, said on Monday.\n\n"
            "Café owners on the quay had asked the council to wait; it did not."
        ),
    },
    {
        "id": "dp-7",
        "outlet": "Delta Post",
        "date": "2018-03-13",
        "title": "“Nine passengers a night”: ferry ends",
        "byline": "Odile Marchetti",
        "url": "https://deltapost.example/ferry",
        "text": (
            "PORT ELLIS — No boat will cross the sound at night from April on.\n\n"
            "“We have carried nine passengers a night,” Mr Penhale said; the council agreed."
        ),
    },
]

MORE = (
    "The line was opened in the year of the great storm, with two boats and one lamp between "
    "them. For a while it carried more mail than people.",
    "Since the bridge was finished, the boats have been laid up twice. “Nobody asked us either "
    "time,” said Piers Ollerton, who has steered both. The council says that a bus will run "
    "instead, once an hour until midnight, from the first of May.",
)


def make_page(article: dict[str, str]) -> str:
    """A page as a news site prints it, with a menu and a footer around the article."""
    paragraphs = "".join(f"<p>{part}</p>" for part in article["text"].split("\n\n"))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{article['title']} | {article['outlet']}</title>"
        f'<meta property="og:site_name" content="{article["outlet"]}">'
        f'<meta property="article:published_time" content="{article["date"]}">'
        f'<link rel="canonical" href="{article["url"]}"></head><body>'
        f'<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<article><h1>{article['title']}</h1><p>By {article['byline']}</p>{paragraphs}</article>"
        f"<footer>All rights reserved</footer></body></html>"
    )


def write_tables() -> None:
    """A table as a spreadsheet saves it, and one as a database does."""
    names = list(ARTICLES[0])
    rows = [names, *([article[name] for name in names] for article in ARTICLES)]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows)
    (FOLDER / "table.csv").write_bytes(file.getvalue().encode("cp1252"))
    file = io.StringIO(newline="")
    csv.writer(file, delimiter="\t", lineterminator="\n").writerows(rows)
    (FOLDER / "table.tsv").write_bytes(file.getvalue().encode("utf-8-sig"))
    columns = {name: [article[name] for article in ARTICLES] for name in names}
    pq.write_table(pa.table(columns), FOLDER / "articles.parquet")


def write_dumps() -> None:
    """One dump, compressed in every way."""
    lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in ARTICLES).encode()
    (FOLDER / "dump.jsonl.gz").write_bytes(gzip.compress(lines, mtime=0))
    (FOLDER / "dump.jsonl.bz2").write_bytes(bz2.compress(lines))
    (FOLDER / "dump.jsonl.xz").write_bytes(lzma.compress(lines))
    (FOLDER / "dump.jsonl.zst").write_bytes(zstd.compress(lines))


def make_archive(*, packed: bool) -> bytes:
    """Both pages, a style sheet, a missing page and a repetition, as crawlers store them."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    pages = [(each["url"], make_page(each).encode()) for each in ARTICLES]
    writer.write_record(make_response(writer, 1, *pages[0], media="text/html; charset=utf-8"))
    writer.write_record(make_response(writer, 2, pages[0][0] + ".css", b"p {}", media="text/css"))
    body = gzip.compress(pages[1][1], mtime=0)
    chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    coded = {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}
    writer.write_record(make_response(writer, 3, pages[1][0], chunks, extra=coded))
    missing = (pages[1][0] + "/gone", b"<html>Gone</html>")
    writer.write_record(make_response(writer, 4, *missing, status="404 Not Found"))
    writer.write_record(
        writer.create_revisit_record(
            pages[0][0], "sha1:AAAA", pages[0][0], CAPTURED, warc_headers_dict=name_record(5)
        )
    )
    return file.getvalue()


def make_response(
    writer: WARCWriter,
    number: int,
    url: str,
    body: bytes,
    *,
    media: str = "text/html",
    status: str = "200 OK",
    extra: dict[str, str] | None = None,
) -> object:
    """A response record with a fixed name and date."""
    headers = [("Content-Type", media), *(extra or {}).items()]
    return writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(body),
        http_headers=StatusAndHeaders(status, headers, "HTTP/1.1"),
        warc_headers_dict=name_record(number),
    )


def name_record(number: int) -> dict[str, str]:
    """The headers that would differ from run to run."""
    name = f"<urn:uuid:00000000-0000-4000-8000-{number:012}>"
    return {"WARC-Record-ID": name, "WARC-Date": CAPTURED}


def write_archives() -> None:
    """The pages as .warc, .warc.gz and .wacz."""
    (FOLDER / "pages.warc").write_bytes(make_archive(packed=False))
    (FOLDER / "pages.warc.gz").write_bytes(make_archive(packed=True))
    members = {
        "archive/data.warc.gz": make_archive(packed=True),
        "pages/pages.jsonl": b'{"format": "json-pages-1.0", "id": "pages"}\n',
        "datapackage.json": b'{"profile": "data-package", "wacz_version": "1.1.1"}',
    }
    with zipfile.ZipFile(FOLDER / "pages.wacz", "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)


def write_feeds() -> None:
    """Feeds with whole articles: RSS 2.0 with content:encoded, and Atom."""
    bodies = [
        "".join(f"<p>{part}</p>" for part in (*each["text"].split("\n\n"), *MORE))
        for each in ARTICLES
    ]
    items = "".join(
        f"<item><title>{each['title']}</title><link>{each['url']}</link>"
        f'<guid isPermaLink="false">{each["id"]}</guid>'
        f"<pubDate>Mon, 12 Mar 2018 06:30:00 +0000</pubDate>"
        f"<dc:creator>{each['byline']}</dc:creator><description>In short.</description>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>\n"
        for each, body in zip(ARTICLES, bodies, strict=True)
    )
    (FOLDER / "feed.rss").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Courier</title>\n'
        f"<link>https://harbourcourier.example/</link>\n{items}"
        "<item><title>Only a teaser</title><description>Read on.</description></item>\n"
        "</channel></rss>\n",
        encoding="utf-8",
    )
    entries = "".join(
        f"<entry><id>{each['id']}</id><title>{each['title']}</title>"
        f'<link href="{each["url"]}"/><published>{each["date"]}T06:30:00Z</published>'
        f"<updated>2018-03-20T00:00:00Z</updated><author><name>{each['byline']}</name></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content>'
        "</entry>\n"
        for each, body in zip(ARTICLES, bodies, strict=True)
    )
    (FOLDER / "feed.atom").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Delta Post</title><id>delta</id>\n'
        f"<updated>2018-03-20T00:00:00Z</updated>\n{entries}</feed>\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    write_tables()
    write_dumps()
    write_archives()
    write_feeds()
