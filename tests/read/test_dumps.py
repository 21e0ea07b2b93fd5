"""Article dumps in the layouts that tools write, each with the origins that are kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read import jsonl
from quoteprov.read.compression import CODECS
from quoteprov.read.fields import ALIASES, Facts
from quoteprov.read.formats import FORMATS

TEXT = "Ada Brook said: “The slip is closed.”"
URL = "https://star.example/slip"

DUMPS: dict[str, tuple[dict[str, Any], tuple[str | None, ...]]] = {
    "trafilatura": (
        {
            "title": "T",
            "author": "Ada Brook; Tom Field",
            "hostname": "star.example",
            "date": "2017-07-06",
            "fingerprint": "0123456789abcdef",
            "id": None,
            "license": None,
            "raw_text": "x",
            "source": URL,
            "source-hostname": "Star",
            "text": TEXT,
        },
        ("Star", "T", "2017-07-06", "field date", URL, "Ada Brook; Tom Field"),
    ),
    "trafilatura without a name of the site": (
        {"source": URL, "text": TEXT},
        ("star.example", None, None, None, URL, None),
    ),
    "newspaper4k": (
        {
            "url": URL,
            "title": "T",
            "authors": ["Ada Brook", "Tom Field"],
            "publish_date": "2017-07-06T09:06:00+00:00",
            "meta_lang": "en",
            "meta_site_name": "Star",
            "canonical_link": "https://star.example/canonical",
            "text": TEXT,
        },
        (
            *("Star", "T", "2017-07-06T09:06:00+00:00", "field publish_date", URL),
            "Ada Brook, Tom Field",
        ),
    ),
    "news-please": (
        {
            "authors": ["Ada Brook"],
            "date_download": "2020-01-01 00:00:00",
            "date_modify": None,
            "date_publish": "2017-07-06 09:06:00",
            "filename": "x.json",
            "maintext": TEXT,
            "source_domain": "star.example",
            "title": "T",
            "url": URL,
        },
        ("star.example", "T", "2017-07-06T09:06:00", "field date_publish", URL, "Ada Brook"),
    ),
    "fundus": (
        {
            "html": {
                "requested_url": URL,
                "responded_url": URL + "?x",
                "crawl_date": "2020-01-01 00:00:00",
                "source_info": {"publisher": "Star"},
            },
            "authors": ["Ada Brook"],
            "body": {"summary": [], "sections": []},
            "plaintext": TEXT,
            "publishing_date": "2017-07-06 09:06:00+00:00",
            "title": "T",
        },
        ("Star", "T", "2017-07-06T09:06:00+00:00", "field publishing_date", URL, "Ada Brook"),
    ),
    "NELA-GT": (
        {
            "id": "star--2017-07-06--T",
            "date": "2017-07-06",
            "source": "star",
            "title": "T",
            "content": TEXT,
            "author": "",
            "url": URL,
            "published": "2017-07-06 05:06",
            "published_utc": 1499331990,
            "collection_utc": 1577836800,
        },
        ("star", "T", "2017-07-06T09:06:30+00:00", "field published_utc", URL, None),
    ),
    "ninjs 3": (
        {
            "uri": URL,
            "standard": {"name": "ninjs", "version": "3.0"},
            "type": "text",
            "versionCreated": "2017-07-06T09:06:30Z",
            "by": "Ada Brook",
            "provider": {"name": "Star"},
            "headlines": [
                {"role": "sub", "value": "Under it"},
                {"role": "main", "value": "T"},
            ],
            "bodies": [
                {"role": "richtext", "contentType": "text/html", "value": "<p>no</p>"},
                {"role": "main", "contentType": "text/plain", "value": TEXT},
            ],
        },
        ("Star", "T", "2017-07-06T09:06:30+00:00", "field versionCreated", URL, "Ada Brook"),
    ),
    "ninjs 1": (
        {
            "uri": "urn:newsml:star:1",
            "versioncreated": "2017-07-06T09:06:30Z",
            "byline": "Ada Brook",
            "headline": "T",
            "copyrightholder": "Star",
            "body_text": TEXT,
        },
        ("Star", "T", "2017-07-06T09:06:30+00:00", "field versioncreated", None, "Ada Brook"),
    ),
    "passim": (
        {"id": "star-1", "series": "Star", "date": "2017-07-06", "text": TEXT},
        ("Star", None, "2017-07-06", "field date", None, None),
    ),
    "newsapi": (
        {
            "source": {"id": None, "name": "Star"},
            "author": "Ada Brook",
            "title": "T",
            "url": URL,
            "publishedAt": "2017-07-06T09:06:30Z",
            "content": TEXT,
        },
        ("Star", "T", "2017-07-06T09:06:30+00:00", "field publishedAt", URL, "Ada Brook"),
    ),
}


@pytest.mark.parametrize(("fields", "expected"), DUMPS.values(), ids=DUMPS)
def test_each_layout_gives_its_facts_with_their_origins(read_bytes, fields, expected) -> None:
    for data, name in ((fields, "a.json"), ([fields], "a.json"), (fields, "a.jsonl")):
        [article] = read_bytes(json.dumps(data).encode(), name)
        assert isinstance(article, Article), article
        published = article.published
        found = (
            article.outlet,
            article.title,
            published and published.when,
            published and published.origin,
            article.url,
            article.byline,
        )
        assert (article.text, found) == (TEXT, expected)


def test_media_cloud_has_no_texts_and_is_told_so(read_bytes) -> None:
    story = {
        "id": 1,
        "media_name": "Star",
        "media_url": "star.example",
        "publish_date": "2017-07-06",
        "title": "T",
        "url": URL,
    }
    [found] = read_bytes(json.dumps(story).encode(), "a.json")
    assert isinstance(found, Rejection)
    assert found.reason.startswith("no text: none of the fields text, maintext,")
    assert found.reason.endswith(
        "the fields found are: id, media_name, media_url, publish_date, title, url"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"bodies": [{"role": "html", "contentType": "text/html", "value": "<p>Words</p>"}]},
        {"body_html": "<p>Words</p>", "body_text": ""},
        {"content_html": "<p>Words</p>"},
    ],
)
def test_a_dump_of_pages_is_read_as_pages(read_bytes, monkeypatch, fields) -> None:
    taken: list[tuple[str | None, str, Facts]] = []

    def take(record, name, part, known, options):
        taken.append((name, part, known))
        return [Rejection(path="a", reason="taken")]

    monkeypatch.setattr(jsonl, "parse_part", take)
    read_bytes(json.dumps(fields | {"id": "i-1", "title": "T"}).encode(), "a.jsonl")
    assert taken == [("i-1", "<p>Words</p>", Facts(id="i-1", title="T"))]


def test_fields_by_paths_that_are_given(read_bytes) -> None:
    value = {
        "text": "no",
        "parts": [{"words": TEXT}],
        "meta": {"When Printed": "2017-07-06", "medium.name": "Star"},
        "dotted.key": "T",
    }
    fields = {
        "text": "parts.0.words",
        "published": "meta.when_printed",
        "title": "dotted.key",
        "outlet": "meta.medium",
    }
    [article] = read_bytes(json.dumps(value).encode(), "a.json", ReadOptions(fields=fields))
    assert (article.text, article.title, article.outlet) == (TEXT, "T", "a")
    assert article.published.origin == "field meta.when_printed"


@pytest.mark.parametrize(
    "path", ["nil", "parts.7", "parts.x", "parts.0.x.y", "parts.²", "parts.99999999999", ".", ""]
)
def test_a_path_that_leads_nowhere_leads_to_no_alias(read_bytes, path: str) -> None:
    value = {"text": TEXT, "parts": [{"words": TEXT}]}
    options = ReadOptions(fields={"text": path})
    [found] = read_bytes(json.dumps(value).encode(), "a.json", options)
    assert isinstance(found, Rejection)


def test_a_fact_that_is_mapped_takes_no_field_from_others(read_bytes) -> None:
    value = {"text": TEXT, "source": URL, "uri": "https://star.example/2", "medium": "Star"}
    options = ReadOptions(fields={"outlet": "medium", "id": "nil", "title": "medium"})
    [article] = read_bytes(json.dumps(value).encode(), "a.json", options)
    assert (article.outlet, article.title) == ("Star", "Star")
    assert article.url == "https://star.example/2"


def test_a_list_of_articles_whose_text_is_mapped(read_bytes) -> None:
    value = {"articles": [{"story": TEXT}, {"story": "Two."}]}
    options = ReadOptions(fields={"text": "story"})
    found = read_bytes(json.dumps(value).encode(), "a.json", options)
    assert [item.text for item in found] == [TEXT, "Two."]


def test_the_documentation_lists_the_names_in_their_order() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8")
    for fact, aliases in ALIASES.items():
        assert f"| {fact} | {', '.join(f'`{alias}`' for alias in aliases)} |" in page


def test_the_documentation_names_every_suffix_and_bound() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8")
    suffixes = {suffix for entry in FORMATS.values() for suffix in entry.suffixes}
    suffixes |= {suffix for codec in CODECS for suffix in codec.suffixes if suffix != ".zstd"}
    assert all(f"`{suffix}`" in page for suffix in suffixes)
    options = ReadOptions()
    for name in ("max_record_mb", "max_file_mb", "max_expansion"):
        assert f"| `read.{name}` | {getattr(options, name)} |" in page
