from __future__ import annotations

import json
import sqlite3
from typing import Any

import pytest

from quoteprov.model import Article, Rejection, Span
from quoteprov.read.fields import ALIASES

TEXT = 'Ada Brook said: "The slip is closed."'
DUMPS: list[tuple[str, dict[str, Any], tuple[str | None, str | None, str | None, str | None]]] = [
    (
        "plain",
        {"outlet": "Star", "date": "2017-07-06", "title": "T", "text": TEXT},
        ("Star", "T", "2017-07-06", "field date"),
    ),
    (
        "trafilatura",
        {
            "sitename": "Star",
            "hostname": "star.example",
            "date": "2017-07-06",
            "filedate": "2020-01-01",
            "title": "T",
            "raw_text": "x",
            "text": TEXT,
        },
        ("Star", "T", "2017-07-06", "field date"),
    ),
    (
        "newspaper4k",
        {
            "meta_site_name": "Star",
            "publish_date": "2017-07-06T09:06:00+00:00",
            "title": "T",
            "text": TEXT,
            "canonical_link": "https://star.example/a",
        },
        ("Star", "T", "2017-07-06T09:06:00+00:00", "field publish_date"),
    ),
    (
        "news-please",
        {
            "source_domain": "star.example",
            "date_publish": "2017-07-06 09:06:00",
            "date_download": "2020-01-01 00:00:00",
            "date_modify": None,
            "title": "T",
            "maintext": TEXT,
        },
        ("star.example", "T", "2017-07-06T09:06:00", "field date_publish"),
    ),
    (
        "NELA-GT",
        {
            "source": "star",
            "date": "2017-07-06",
            "published": "2017-07-06 05:06",
            "published_utc": 1499331990,
            "collection_utc": 1,
            "title": "T",
            "content": TEXT,
        },
        ("star", "T", "2017-07-06T09:06:30+00:00", "field published_utc"),
    ),
    (
        "fundus",
        {"publisher": "Star", "publishing_date": "2017-07-06", "title": "T", "plaintext": TEXT},
        ("Star", "T", "2017-07-06", "field publishing_date"),
    ),
    (
        "schema.org",
        {
            "publisher": {"@type": "Organization", "name": "Star"},
            "datePublished": "2017-07-06",
            "headline": "T",
            "articleBody": TEXT,
        },
        ("Star", "T", "2017-07-06", "field datePublished"),
    ),
]


def dump(*values: Any) -> bytes:
    return b"\n".join(json.dumps(value).encode() for value in values)


def only(found: list[Article | Rejection]) -> Article:
    [article] = found
    assert isinstance(article, Article), article
    return article


def reject(found: list[Article | Rejection]) -> str:
    [rejection] = found
    assert isinstance(rejection, Rejection), rejection
    assert "\n" not in rejection.reason
    rejection.reason.encode()
    return rejection.reason


@pytest.mark.parametrize(
    ("fields", "expected"), [case[1:] for case in DUMPS], ids=[c[0] for c in DUMPS]
)
def test_the_fields_of_article_dumps(read_bytes, fields, expected) -> None:
    article = only(read_bytes(dump(fields), "wire.json"))
    published = article.published
    found = (
        article.outlet,
        article.title,
        published and published.when,
        published and published.origin,
    )
    assert found == expected
    assert (article.text, article.outlet_origin, article.record) == (TEXT, "field", None)


def test_every_alias_is_read(read_bytes) -> None:
    for name in ALIASES["text"]:
        assert only(read_bytes(dump({name.upper(): TEXT}), "a.json")).text == TEXT


def test_text_and_title_are_kept_exactly(read_bytes) -> None:
    text = f"\r\n  {TEXT}\x00 é 😀\u2028\n"
    article = only(read_bytes(dump({"text": text, "title": " T  U "}), "a.json"))
    assert (article.text, article.title, article.body) == (text, " T  U ", Span(0, len(text)))


def test_text_with_nul_survives_sqlite(read_bytes) -> None:
    text = f"{TEXT}\x00after it"
    article = only(read_bytes(dump({"text": text}), "a.json"))
    with sqlite3.connect(":memory:") as memory:
        [(back,)] = memory.execute("SELECT ?", (article.text,))
    assert back == text


def test_a_record_is_named_by_its_id_else_its_number(read_bytes) -> None:
    rows = [
        {"id": "x-1", "text": TEXT},
        {"text": TEXT},
        {"id": 7, "text": TEXT},
        {"id": "", "text": TEXT},
    ]
    expected = ["x-1", "2", "7", "4"]
    assert [item.record for item in read_bytes(dump(*rows), "a.jsonl")] == expected
    assert [item.record for item in read_bytes(dump(rows), "a.json")] == expected
    assert [item.record for item in read_bytes(dump({"articles": rows}), "a.json")] == expected
    assert only(read_bytes(dump({"id": "x-1", "text": TEXT}), "a.json")).record is None


def test_ids_differ_by_own_id_and_not_by_place(read_bytes) -> None:
    rows = [{"outlet": "S", "text": TEXT}, {"outlet": "S", "text": TEXT, "id": "1"}]
    first, second = (item.id for item in read_bytes(dump(*rows), "a.jsonl"))
    assert first != second
    assert [item.id for item in read_bytes(dump(*rows[::-1]), "b.jsonl")] == [second, first]


def test_the_headline_inside_the_text_is_no_second_field(read_bytes) -> None:
    article = only(
        read_bytes(dump({"title": "Slip closes", "text": f"Slip closes\n{TEXT}"}), "a.json")
    )
    assert (article.title, article.headline) == ("Slip closes", Span(0, 11))
    assert only(read_bytes(dump({"title": "Slip closes", "text": TEXT}), "a.json")).headline is None


def test_what_the_fields_leave_open_comes_from_the_text(read_bytes) -> None:
    text = f"Council closes old ferry slip\n\nBy Ada Brook\nJuly 6, 2017\n\nPORT ELLIS — {TEXT}"
    article = only(read_bytes(dump({"text": text, "date": "01/02/2017"}), "a.json"))
    assert article.title == "Council closes old ferry slip"
    assert (article.byline, article.dateline) == ("Ada Brook", "PORT ELLIS")
    assert article.published is not None
    assert (article.published.when, article.published.origin) == ("2017-07-06", "text line")


def test_odd_metadata_is_taken_for_what_it_is_worth(read_bytes) -> None:
    fields = {
        "text": TEXT,
        "title": None,
        "outlet": ["Star"],
        "author": [{"name": "Ada Brook"}, None, 5, {"x": 1}],
        "date": {"year": 2017},
        "url": False,
        "dateline": "\ud800",
    }
    article = only(read_bytes(dump(fields), "a.json"))
    assert (article.title, article.outlet, article.byline) == (None, "Star", "Ada Brook, 5")
    assert (article.published, article.url, article.dateline) == (None, None, None)


def test_nan_in_a_field_that_is_not_needed_costs_nothing(read_bytes) -> None:
    article = only(read_bytes(b'{"text": "Words.", "score": NaN, "date": NaN}', "a.json"))
    assert (article.text, article.published) == ("Words.", None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"5", "no article: a number instead of an object with fields"),
        (b'"prose"', "no article: a string instead of an object with fields"),
        (b"null", "no article: null instead of an object with fields"),
        (b"true", "no article: true or false instead of an object with fields"),
        (b"[]", "empty: a list without articles"),
        (b'{"text": 5}', "the field text holds a number, not a text"),
        (b'{"Body": ["x"]}', "the field Body holds a list, not a text"),
        (b'{"text": " ", "title": "T"}', "empty: there is no text in the field text"),
        (b'{"text": "\\ud83d no"}', "the field text holds half a character (a lone surrogate)"),
        (b'{"text": "x"', "invalid JSON: Input data was truncated"),
        (b'{"text": x}', "invalid JSON: invalid character (byte 9)"),
        (b"[" * 100_000, "invalid JSON: nested too deeply"),
        (b'{"text":' * 100_000, "invalid JSON: nested too deeply"),
    ],
)
def test_bad_json_is_rejected_with_its_reason(read_bytes, data: bytes, reason: str) -> None:
    assert reject(read_bytes(data, "a.json")) == reason


def test_an_object_that_is_no_article_is_rejected_with_what_was_found(read_bytes) -> None:
    fields = {"id": 1, "na\nme": 2, "x" * 50: 3, "\ud800": 4, **{f"k{n}": n for n in range(9)}}
    reason = reject(read_bytes(dump(fields), "a.json"))
    assert reason.startswith("no text: none of the fields text, maintext, content,")
    assert f"the fields found are: id, na me, {'x' * 30}..., ?, k0, k1, k2, k3, ..." in reason
    assert reject(read_bytes(b"{}", "a.json")).endswith("the fields found are: none")


def test_a_bad_line_costs_only_itself(read_bytes) -> None:
    data = dump({"text": TEXT}) + b"\n{oops\n[1]\n" + dump({"title": "T"}, {"text": TEXT})
    found = read_bytes(data, "a.jsonl")
    assert [isinstance(item, Article) for item in found] == [True, False, False, False, True]
    assert [item.record for item in found] == ["1", "2", "3", "4", "5"]


def test_json_in_other_encodings(read_bytes) -> None:
    text = json.dumps({"text": "Café “closed”"}, ensure_ascii=False)
    for data in (text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("cp1252")):
        assert only(read_bytes(data, "a.json")).text == "Café “closed”"


def test_a_list_key_beside_a_text_is_no_list(read_bytes) -> None:
    assert only(read_bytes(dump({"text": TEXT, "items": [1, 2]}), "a.json")).text == TEXT
