"""Why a date is not believed reaches the article from wherever the date was given."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quoteprov.model import Article

PROSE = (
    "The harbour council voted on Tuesday to close the old ferry slip, ending eleven years of "
    "argument over who should pay for its repair."
)


def read_one(read_bytes: Any, fields: dict[str, Any]) -> Article:
    (article,) = read_bytes(json.dumps({"text": PROSE} | fields).encode(), "star.json")
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("name", ["language", "lang", "meta_lang", "inLanguage"])
def test_a_language_field_decides_the_order(read_bytes: Any, name: str) -> None:
    article = read_one(read_bytes, {"date": "01/02/2017", name: "de"})
    assert article.published is not None
    assert article.published.when == "2017-02-01"
    assert article.published.origin == "field date, day first"
    assert article.undated is None


def test_the_first_reason_stands_where_no_date_is_believed(read_bytes: Any) -> None:
    article = read_one(read_bytes, {"published": "0001-01-01", "date": "2017-02-30"})
    assert article.published is None
    assert article.undated == 'a placeholder for no date: "0001-01-01" (field published)'


def test_a_date_from_elsewhere_needs_no_reason(read_bytes: Any) -> None:
    article = read_one(read_bytes, {"published": "0001-01-01", "date": "2017-02-03"})
    assert (article.when, article.undated) == ("2017-02-03", None)
    text = f"Posted July 6, 2017\n\n{PROSE}"
    article = read_one(read_bytes, {"published": "0001-01-01", "text": text})
    assert (article.when, article.undated) == ("2017-07-06", None)


def test_the_language_holds_for_lines_of_the_text_too(read_bytes: Any) -> None:
    text = f"Posted 01/02/2017\n\n{PROSE}"
    article = read_one(read_bytes, {"lang": "en-US", "text": text})
    assert article.published is not None
    assert (article.when, article.published.origin) == ("2017-01-02", "text line, month first")
    article = read_one(read_bytes, {"text": text})
    assert article.undated == (
        'day and month cannot be told apart: "Posted 01/02/2017" (text line)'
    )


def test_front_matter_and_datelines_say_why(read_bytes: Any) -> None:
    (article,) = read_bytes(f"---\ndate: 2071-01-01\n---\n{PROSE}".encode())
    assert article.undated == 'in the future: "2071-01-01" (front matter date)'
    (article,) = read_bytes(f"Council closes slip\n\nPORT ELLIS, July 36, 2017 — {PROSE}".encode())
    assert article.undated is not None
    assert article.undated.startswith('no such day: "PORT ELLIS, July 36, 2017')


def test_a_text_without_a_date_gives_no_reason(read_bytes: Any) -> None:
    (article,) = read_bytes(f"1234 people came\n\n{PROSE}".encode())
    assert (article.published, article.undated) == (None, None)
