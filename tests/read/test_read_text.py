from __future__ import annotations

import time

import pytest

from quoteprov.model import Article, Rejection, Span
from quoteprov.read.text import decode_text

PROSE = "The slip is “closed”, said Ada Brook – for good. Naïve hopes; a café’s end."


def only(found: list[Article | Rejection]) -> Article:
    [article] = found
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("name", ["star.txt", "star.md", "star.markdown"])
@pytest.mark.parametrize(
    "text", [PROSE, f"\ufeff{PROSE}\r\n\r\n", f"\n\r\t{PROSE}\r\x0c\u2028 ", f"{PROSE}\x00" * 200]
)
def test_text_is_never_rewritten(read_bytes, name: str, text: str) -> None:
    data = text.encode()
    if b"\x00" in data:
        data = b"x" * 9000 + data
    article = only(read_bytes(data, name))
    assert article.text.encode() == data
    assert article.body == Span(0, len(article.text))
    assert (article.record, article.outlet, article.outlet_origin) == (None, "star", "file name")


def test_other_encodings_are_guessed() -> None:
    assert decode_text(PROSE.encode("cp1252")) == PROSE
    assert decode_text(b"x" * 100_000 + PROSE.encode("cp1252")) == "x" * 100_000 + PROSE
    russian = "Москва, шестое июля. «Мы готовы», сказал посол и добавил, что встреча состоится."
    assert decode_text(russian.encode("cp1251")) == russian


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_read_by_their_mark_which_stays(encoding: str) -> None:
    assert decode_text(f"\ufeff{PROSE}".encode(encoding)) == f"\ufeff{PROSE}"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("A “closed” slip, naïve and café", "cp1252"),
        (
            "Ministr řekl: „Jsme připraveni“, a mluvčí dodal, že žádné rozhodnutí zatím "
            "nepadlo. Příští týden se sejde rada.",
            "cp1250",
        ),
        ("Le ministre a déclaré : « Nous sommes prêts », l’été venu.", "cp1252"),
        (
            "Bakan “Hazırız” dedi ve kararın henüz alınmadığını söyledi; görüşmeler gelecek "
            "hafta başlayacak.",
            "cp1254",
        ),
    ],
)
def test_neighbouring_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)) == text


def test_damaged_utf8_stays_utf8() -> None:
    data = (PROSE * 5).encode()
    assert decode_text(data + "é".encode()[:1]) == PROSE * 5 + "\ufffd"


def test_what_is_no_text_in_any_encoding_is_rejected(read_bytes) -> None:
    [found] = read_bytes(b"\xff\xfe\x00\xd8" * 50)
    assert found == Rejection(
        path="star.txt", reason="neither UTF-8 nor any other known encoding; save it as UTF-8"
    )


def test_the_guess_takes_bounded_time() -> None:
    data = PROSE.encode("cp1252") * 100_000
    start = time.process_time()
    assert decode_text(data) == PROSE * 100_000
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbf\n", "\ufeff \n".encode("utf-16-le"), "\u2003".encode()]
)
def test_blank_text_is_rejected(read_bytes, data: bytes) -> None:
    [found] = read_bytes(data)
    assert found == Rejection(path="star.txt", reason="empty: there is no text")


FRONT = """---
title: "Council closes ferry slip"
outlet: Harbour Courier
author: [Ada Brook, Tom Field]
date: 2017-07-06
url: https://harbour.example/a
tags: {deep: [1, 2]}
---
"""


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_is_metadata_and_stays_in_the_text_outside_the_body(
    read_bytes, name: str
) -> None:
    article = only(read_bytes((FRONT + PROSE).encode(), name))
    assert article.text == FRONT + PROSE
    assert article.text[article.body.start : article.body.end] == PROSE
    assert article.title == "Council closes ferry slip"
    assert article.headline is None
    assert (article.outlet, article.outlet_origin) == ("Harbour Courier", "field")
    assert article.byline == "Ada Brook, Tom Field"
    assert article.url == "https://harbour.example/a"
    assert article.published is not None
    assert (article.published.when, article.published.origin) == ("2017-07-06", "front matter date")


def test_a_title_that_the_body_repeats_is_its_headline(read_bytes) -> None:
    text = f"{FRONT}\n# Council closes ferry slip\n\n{PROSE}"
    article = only(read_bytes(text.encode(), "a.md"))
    assert article.headline is not None
    assert article.text[article.headline.start : article.headline.end] == article.title
    assert article.headline.start > article.body.start


@pytest.mark.parametrize(
    "block",
    [
        "title: one: two: [",
        "title: x\n\tdate: y",
        "title: &a x\nurl: *a",
        "title: " + "[" * 30_000,
        "title: x\nrest: " + "- " * 20_000,
        "title: x\nmore: " + "{" * 20_000,
        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c",
    ],
)
def test_malformed_front_matter_says_nothing_and_the_body_is_still_read(
    read_bytes, block: str
) -> None:
    article = only(read_bytes(f"---\n{block}\n---\n{PROSE}".encode(), "a.md"))
    assert article.text[article.body.start :] == PROSE
    assert (article.title, article.outlet, article.published) == (None, "a", None)


@pytest.mark.parametrize(
    "text",
    [f"---\n{PROSE}", f"---\nRule above and below\n---\n{PROSE}", f"----\ntitle: x\n---\n{PROSE}"],
)
def test_a_rule_is_no_front_matter(read_bytes, text: str) -> None:
    assert only(read_bytes(text.encode(), "a.md")).body.start == 0


def test_an_impossible_date_leaves_the_article_undated(read_bytes) -> None:
    article = only(read_bytes(f"---\ndate: 2017-13-45\n---\n{PROSE}".encode(), "a.md"))
    assert article.published is None


def test_front_matter_without_a_body_is_no_article(read_bytes) -> None:
    [found] = read_bytes(FRONT.encode(), "a.md")
    assert isinstance(found, Rejection)
    assert found.reason.startswith("empty")


def test_the_id_depends_on_content_not_on_the_place(read, tmp_path) -> None:
    for folder, text in (("a", PROSE), ("b", PROSE), ("c", PROSE + " ")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "star.txt").write_text(text)
    first, second, third = read("a", "b", "c")
    assert first.id == second.id != third.id
    assert first.path != second.path
