"""GDELT's Global Quotation Graph: lines as published, lines with holes, lines that are none."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.model import AnnotatedArticle, Published, Rejection
from quoteprov.read import Record, parse_record

FILES = Path(__file__).parent / "files"
LINE = {
    "date": "2020-06-15T14:45:00Z",
    "url": "https://www.harbour-post.example/news/12",
    "title": "The harbour stays open",
    "lang": "ENGLISH",
    "quotes": [
        {
            "pre": "The mayor of Westhaven, Ann Lee, was asked on Monday. ",
            "quote": "We will not close the harbour before the spring,",
            "post": " Ms Lee said.",
        }
    ],
}


def parse(line: object) -> list:
    data = json.dumps(line).encode()
    return parse_record(Record(path="a.json", record="7", kind="jsonl", data=data), ReadOptions())


def read_line(**changes: object) -> AnnotatedArticle:
    (found,) = parse({**LINE, **changes})
    assert isinstance(found, AnnotatedArticle)
    return found


def quoting(*quotes: tuple[str, str, str]) -> AnnotatedArticle:
    return read_line(
        quotes=[{"pre": pre, "quote": quote, "post": post} for pre, quote, post in quotes]
    )


def test_a_file_of_the_graph_is_known_by_its_content(tmp_path, read):
    name = "20200615144500.gqg.json.gz"
    (tmp_path / name).write_bytes((FILES / name).read_bytes())
    first, second, third = read(name)
    assert first.article.outlet == "harbour-post.example"
    assert [each.exact for each in first.quotations] == [
        "We will not close the harbour before the spring,",
        "The boats have nowhere else to go,",
        "Nobody asked the fishermen.",
    ]
    assert second.article.record == "2"
    assert isinstance(third, Rejection)
    assert third.reason == "empty: there is no quotation"


def test_one_line_alone_is_recognised_too(read_bytes):
    (found,) = read_bytes(json.dumps(LINE).encode(), "20200615144500.gqg.json")
    assert found.quotations[0].exact == "We will not close the harbour before the spring,"


def test_a_date_that_is_not_believed_says_why():
    article = read_line(date="2020-02-30T10:00:00").article
    assert article.published is None
    assert article.undated == 'no such day: "2020-02-30T10:00:00" (field date)'


def test_an_article_is_its_excerpts():
    article = read_line().article
    assert article.excerpts
    assert article.text == (
        "The mayor of Westhaven, Ann Lee, was asked on Monday. "
        "“We will not close the harbour before the spring,” Ms Lee said."
    )
    assert article.title == "The harbour stays open"
    assert article.headline is None
    assert article.record == "7"


def test_excerpts_are_paragraphs():
    text = quoting(("A. ", "one two", ""), ("B. ", "three four", ".")).article.text
    assert text == "A. “one two”\n\nB. “three four”."


def test_the_date_is_the_day_on_which_gdelt_saw_it():
    seen = Published("2020-06-15", "day", "seen by GDELT")
    assert read_line().article.published == seen
    assert read_line(date="20200615144500").article.published == seen
    assert seen.seen
    assert read_line(date="soon").article.published is None
    assert read_line(date=None).article.published is None


def test_context_may_be_absent_or_no_text():
    line = read_line(quotes=[{"quote": "one two"}, {"quote": "three", "pre": 3, "post": None}])
    assert line.article.text == "“one two”\n\n“three”"


def test_a_line_may_be_one_quotation():
    flat = {key: LINE[key] for key in ("date", "url", "title")} | LINE["quotes"][0]
    (found,) = parse(flat)
    assert found.article.text == read_line().article.text


@pytest.mark.parametrize(
    ("pre", "quote", "post", "text"),
    [
        ("He said “", "we go", "”.", "He said “we go”."),
        ('He said: "', "we go", ',"', "He said: “we go”,"),
        ("He said:", "we go", "and left", "He said: “we go” and left"),
        ("He\n said  ", "“we\tgo”", "  again", "He said “we go” again"),
        ("", "we go", ' "I stay," she said.', '“we go” "I stay," she said.'),
    ],
)
def test_marks_and_white_space_are_put_in_order(pre, quote, post, text):
    found = quoting((pre, quote, post))
    assert found.article.text == text
    assert [each.exact for each in found.quotations] == ["we go"]


def test_quotations_whose_contexts_meet_stand_in_one_paragraph():
    found = quoting(
        ("", "The boats have nowhere to go,", ' she said. "Nobody asked the fish'),
        ('ere to go," she said. ', "Nobody asked the fishermen.", " Then she left."),
    )
    assert found.article.text == (
        "“The boats have nowhere to go,” she said. “Nobody asked the fishermen.” Then she left."
    )


def test_half_characters_are_no_text():
    found = quoting(("", "one \ud83d two", ""))
    assert found.quotations[0].exact.split()[0] == "one"
    found.article.text.encode()


def test_an_article_with_text_and_quotes_is_an_article():
    (found,) = parse({**LINE, "text": "The harbour stays open. “We will not close it,” she said."})
    assert not isinstance(found, AnnotatedArticle)


@pytest.mark.parametrize(
    "quotes", [[], [None], [{"quote": " "}], [{"quote": 3}], {"quote": "x"}, "x", [[]]]
)
def test_a_line_without_a_quotation_is_rejected(quotes):
    (found,) = parse({**LINE, "quotes": quotes})
    assert isinstance(found, Rejection)


def test_very_long_contexts_are_cut():
    found = quoting(("a " * 10_000, "one two", " b" * 10_000))
    assert len(found.article.text) < 2100


WORDS = st.text(st.sampled_from("ab .,\"“”'\n「」«"), max_size=40)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=5))
def test_spans_slice_to_the_quotations_between_marks(quotes):
    (found,) = parse({**LINE, "quotes": [{"pre": a, "quote": b, "post": c} for a, b, c in quotes]})
    if isinstance(found, Rejection):
        return
    text = found.article.text
    for quotation in found.quotations:
        span = quotation.span
        assert text[span.start : span.end] == quotation.exact == quotation.exact.strip() != ""
        assert text[span.start - 1] + text[span.end] == "“”"


def write_file() -> None:
    """Write the file of the graph anew."""
    quotes = [
        LINE["quotes"][0] | {"post": ' Ms Lee said on Monday. "The boats have nowhere else to go'},
        {
            "pre": 'fore the spring," Ms Lee said on Monday. ',
            "quote": "The boats have nowhere else to go,",
            "post": " she added.",
        },
        {
            "pre": "By contrast Carl Dorn, who owns two trawlers, told reporters: ",
            "quote": "Nobody asked the fishermen.",
            "post": "",
        },
    ]
    other = {
        "date": "2020-06-15T14:45:00Z",
        "url": "https://tidewater.example/2020/06/15/harbour",
        "title": "Lee: no closure",
        "lang": "ENGLISH",
        "quotes": [
            {
                "pre": "",
                "quote": "We will not close the harbor before the spring",
                "post": ", the mayor said.",
            }
        ],
    }
    lines = [LINE | {"quotes": quotes}, other, other | {"quotes": []}]
    data = "".join(json.dumps(line) + "\n" for line in lines).encode()
    path = FILES / "20200615144500.gqg.json.gz"
    path.write_bytes(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    write_file()
