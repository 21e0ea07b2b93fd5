from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read.exports import looks_like_export, parse_export, parse_exported_page
from quoteprov.read.records import Record
from quoteprov.read.text import parse_text

RECORD = Record(path="wire.txt", record=None, kind="text", data=b"")
OPTIONS = ReadOptions()
CLASSIC = """\
                               1 of 1 DOCUMENTS

                              The Harbour Courier

                             July 6, 2017 Thursday
{head}
{body}

LANGUAGE: ENGLISH
"""


def read_one(text: str) -> Article:
    (article,) = parse_export(text, RECORD, OPTIONS)
    assert isinstance(article, Article)
    return article


def test_a_headline_may_be_labelled_or_set_flush_left() -> None:
    for head in (
        "\nSlip closed\n\nLENGTH: 3 words\n",
        "\nLENGTH: 3 words\n\nHEADLINE: Slip\nclosed\n",
    ):
        article = read_one(CLASSIC.format(head=head, body="It is closed."))
        assert article.title in ("Slip closed",)
        assert article.text == "Slip closed\n\nIt is closed."


@pytest.mark.parametrize("label", ["By ADA BROOK", "by ADA BROOK", "Von ADA BROOK", "ADA BROOK"])
def test_a_byline_is_the_author_alone(label: str) -> None:
    head = f"\nSlip closed\n\nBYLINE: {label}\n\nLENGTH: 3 words\n"
    assert read_one(CLASSIC.format(head=head, body="It is closed.")).byline == "ADA BROOK"


@pytest.mark.parametrize(
    ("language", "when"),
    [("FRENCH; FRANÇAIS", "2017-07-06"), ("GERMAN", "2017-07-06"), ("ENGLISH", None), ("x", None)],
)
def test_the_language_of_an_article_decides_what_its_date_means(
    language: str, when: str | None
) -> None:
    text = CLASSIC.format(head="\nLENGTH: 3 words\n", body="It is closed.")
    text = text.replace("July 6, 2017 Thursday", "06/07/2017").replace("ENGLISH", language)
    article = read_one(text)
    assert (article.published and article.published.when) == when
    assert article.published is None or article.published.origin == "export, day first"
    assert (article.undated is None) == (when is not None)
    assert article.outlet == "The Harbour Courier"


@pytest.mark.parametrize(("language", "when"), [("Französisch", "2017-07-06"), ("English", None)])
def test_the_language_of_factiva_decides_what_a_date_means(language: str, when: str | None) -> None:
    coded = "HD  Slip closed\nWC  3 words\nPD  06/07/2017\nSN  The Courier\nLA  {}\nTD  It is.\n"
    printed = "Slip closed\n3 words\n06/07/2017\nThe Courier\nCOUR\n{}\n(c) 2017\n\nIt is.\n"
    for text in (coded, printed):
        article = read_one(text.format(language) + "\nDocument COURIE0020170706ed760001x\n")
        assert (article.published and article.published.when) == when
        assert (article.undated is None) == (when is not None)


def test_lines_of_the_older_layout_are_joined_to_paragraphs() -> None:
    article = read_one(
        CLASSIC.format(head="\nLENGTH: 9 words\n", body="One\ntwo\n three.\n\nFour.")
    )
    assert article.text == "One two three.\n\nFour."


def test_labels_inside_the_body_do_not_end_it() -> None:
    body = "He wrote:\nUPDATE: it is closed.\n\nQuestion: why?\n\nAnswer: because."
    article = read_one(CLASSIC.format(head="\nLENGTH: 9 words\n", body=body))
    assert article.text.endswith("Answer: because.")
    body = f"It is closed.\n\nGRAPHIC: A gull\n\n{body}"
    assert read_one(CLASSIC.format(head="\nLENGTH: 9\n", body=body)).text == "It is closed."


def test_windows_line_ends_change_nothing() -> None:
    text = CLASSIC.format(head="\nSlip closed\n\nLENGTH: 3 words\n", body="It is\nclosed.\n\nYes.")
    unix, windows = read_one(text), read_one(text.replace("\n", "\r\n"))
    assert windows.title == unix.title
    assert windows.text.replace("\r", "") == unix.text
    assert (windows.outlet, windows.published) == (unix.outlet, unix.published)


def test_a_part_without_labels_is_all_body() -> None:
    text = "It is closed.\n\nBody and soul.\nEnd of Document\nLoad-Date: x"
    assert read_one(text).text == "It is closed.\n\nBody and soul."


def test_copyright_is_no_outlet() -> None:
    text = CLASSIC.replace("The Harbour Courier", "Copyright 2017 Harbour Press")
    assert read_one(text.format(head="\nLENGTH: 9\n", body="It is.")).outlet == "wire"


@pytest.mark.parametrize(
    "text",
    [
        "He is 2 of 45 DOCUMENTS in the pile.\n\nIt is closed.",
        "2 of 45 DOCUMENTS\n\nA headline and nothing of an archive.",
        "The End of Document is a phrase.\n\nBody",
        "End of Document",
        "HD  x\nBY  y\nWC  9\nPD  6 July 2017",
        "Document HARCOU0020170706ed760001x\n\nA text that cites an archive.",
        "",
    ],
)
def test_other_texts_are_no_exports(text: str) -> None:
    assert not looks_like_export(text)
    assert parse_exported_page(f"<p>{text}</p>", RECORD, OPTIONS) is None


def test_capitals_in_a_body_are_no_field_codes() -> None:
    coded = "HD  Slip\nWC  9 words\nPD  6 July 2017\nSN  Courier\nLA  English\nLP  {}\n"
    text = (
        coded.format("IN THE END\nIT IS CLOSED\n\nBY NOW\n") + "AN  Document HARCOU0020170706ed7x\n"
    )
    assert read_one(text).text == "Slip\n\nIN THE END\nIT IS CLOSED\n\nBY NOW"


def test_factiva_without_codes_or_rights() -> None:
    text = (
        "Slip closed\nJane Doe\n9 words\n6 July 2017\nThe Courier\nCOUR\n12\nEnglish\n\n"
        "It is closed.\n\nDocument HARCOU0020170706ed760001x\n"
    )
    article = read_one(text)
    assert (article.title, article.byline, article.outlet) == (
        "Slip closed",
        "Jane Doe",
        "The Courier",
    )
    assert article.text == "Slip closed\n\nIt is closed."


def test_a_page_of_an_archive_is_an_export() -> None:
    page = (
        "<html><head><title>x</title></head><body><p>Slip closed</p><p>The Courier</p>"
        "<p>July 6, 2017 Thursday</p><p><b>Length:</b> 9 words</p><p>Body</p>"
        "<p>&ldquo;It is <i>closed</i>,&rdquo; he said.</p><p>Load-Date: July 7, 2017</p>"
        "<p>End of Document</p></body></html>"
    )
    parsed = parse_exported_page(page, RECORD, OPTIONS)
    assert parsed is not None
    (article,) = parsed
    assert isinstance(article, Article)
    assert article.text == "Slip closed\n\n“It is closed,” he said."
    assert (article.outlet, article.when) == ("The Courier", "2017-07-06")


PIECES = st.lists(
    st.sampled_from(
        """
        1 of 2 DOCUMENTS|Dokument 1 von 2|End of Document|Document HARCOU0020170706ed760001x
        |LENGTH: 3 words|HEADLINE:|HEADLINE: x|BYLINE: y|BODY:|Body|July 6, 2017 Thursday
        |LANGUAGE: ENGLISH|Load-Date: x|HD  x|PD  6 July 2017|LP|TD  "x"|AN|3 words|English|x
        """.split("|")
    )
    | st.sampled_from(["", "   ", "\f", "\r", "“", "\ufeff", "|", "\t"]),
    max_size=30,
)


@settings(max_examples=200, deadline=None)
@given(PIECES)
def test_nothing_raises_and_no_text_is_invented(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    record = Record(path="wire.txt", record=None, kind="text", data=text.encode())
    for parsed in (parse_text(record, OPTIONS), parse_export(text, RECORD, OPTIONS)):
        assert parsed
        for each in parsed:
            assert isinstance(each, Article | Rejection)
            if isinstance(each, Article):
                assert set(each.text.split()) <= set(text.split())
