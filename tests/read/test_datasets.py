"""Quotebank, Citron and the Gender Gap Tracker: files to their layouts, held to a golden file.

`python tests/read/test_datasets.py` writes the golden file anew; read the difference.
"""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ExtractOptions, ReadOptions
from quoteprov.extract import adopt_quotations
from quoteprov.model import AnnotatedArticle, Article, Quotation, Rejection
from quoteprov.read import Record, list_sources, parse_record, read_records

FILES = Path(__file__).parent / "files"
GOLDEN = FILES / "datasets.golden.json"
NAMES = (
    *("citron.json", "gender-gap-tracker.json", "gender-gap-tracker-quotes.json"),
    *("quotes-2020.json", "quotebank-2020.json", "quotebank-2020-context.json"),
)


def read_file(name: str) -> list[tuple[Article, tuple[Quotation, ...]]]:
    options = ReadOptions()
    (source,) = list_sources([str(FILES / name)], options, FILES)
    return [
        (each.article, adopt_quotations(each.article, each.quotations, ExtractOptions()))
        for record in read_records(source, options)
        for each in parse_record(record, options)
    ]


def parse(value: object, kind: str = "jsonl") -> list:
    data = json.dumps(value).encode()
    record = Record(path="a.json", record="1" if kind == "jsonl" else None, kind=kind, data=data)
    return parse_record(record, ReadOptions())


def describe_files() -> str:
    found = {name: read_file(name) for name in NAMES}
    return json.dumps(msgspec.to_builtins(found), indent=1, ensure_ascii=False) + "\n"


def test_files_read_as_they_were_found_right():
    assert describe_files() == GOLDEN.read_text("utf-8")


def test_the_files_are_what_their_script_writes(tmp_path):
    script = tmp_path / "make_datasets.py"
    script.write_bytes((FILES / script.name).read_bytes())
    subprocess.run([sys.executable, script], check=True)
    for name in NAMES:
        assert (tmp_path / name).read_bytes() == (FILES / name).read_bytes()


@pytest.mark.parametrize("name", ["citron.json", "gender-gap-tracker.json"])
def test_only_what_stands_between_marks_is_a_quotation(name):
    ((article, quotations),) = read_file(name)
    assert not article.excerpts
    assert [each.exact for each in quotations] == [
        "We will not close the harbour before the spring,",
        "a gift to nobody",
    ]
    assert all(article.text[each.span.start : each.span.end] == each.exact for each in quotations)


def test_citron_names_the_speakers():
    ((_, (first, second)),) = read_file("citron.json")
    assert (first.attribution.mention, first.attribution.resolved) == ("she", "Ann Lee")
    assert (first.attribution.rule, first.attribution.confidence) == ("citron", "high")
    assert second.attribution.mention == "Carl Dorn, who owns two trawlers,"
    assert (second.attribution.resolved, second.attribution.confidence) == ("Carl Dorn", "medium")


def test_the_tracker_names_whom_it_found_and_the_sieve_the_others():
    ((article, (first, second)),) = read_file("gender-gap-tracker.json")
    assert (article.outlet, article.title) == ("Harbour Post", "Westhaven keeps its harbour open")
    assert article.published.when == "2020-06-15T08:00:00+00:00"
    assert (first.attribution.mention, first.attribution.rule) == ("she", "gender gap tracker")
    assert second.attribution.rule.startswith("gender gap tracker:")
    assert second.attribution.resolved == "Carl Dorn"


def test_the_list_of_the_tracker_alone_is_one_article_of_excerpts():
    ((article, quotations),) = read_file("gender-gap-tracker-quotes.json")
    assert article.excerpts
    assert [each.exact for each in quotations] == [
        "We will not close the harbour before the spring,",
        "a gift to nobody",
    ]


def test_a_quotation_of_quotebank_stands_in_the_articles_of_its_urls():
    first, second, third = read_file("quotes-2020.json")
    assert [each[0].outlet for each in (first, second, third)] == [
        *("harbour-post.example", "tidewater.example", "tidewater.example"),
    ]
    attribution = first[1][0].attribution
    assert (attribution.resolved, attribution.mention) == ("Ann Lee", None)
    assert (attribution.rule, attribution.confidence) == ("quotebank", "high")
    assert third[1][0].attribution.resolved is None


def test_the_earliest_date_of_several_articles_dates_none():
    first, second, third = (article for article, _ in read_file("quotes-2020.json"))
    assert first.published is second.published is None
    assert first.undated == ("2020-01-06T09:12:00 is the date of the earliest of several articles")
    assert third.published.when == "2020-01-07T18:00:00"
    assert third.published.origin == "quotebank date"


@pytest.mark.parametrize("name", ["quotebank-2020.json", "quotebank-2020-context.json"])
def test_an_article_of_quotebank_keeps_the_speakers_of_its_own_words(name):
    ((article, (first, second)),) = read_file(name)
    assert article.text.startswith("had never been asked. “We will not close")
    assert (first.attribution.resolved, first.attribution.confidence) == ("Ann Lee", "medium")
    assert (first.attribution.mention, first.attribution.cue) == ("Ms Lee", "told")
    assert second.attribution.resolved == "Carl Dorn"
    assert second.attribution.rule.startswith("quotebank:")


def test_gold_for_evaluation_is_a_plain_article():
    gold = {"text": "“We stay,” said Ann Lee.", "quotes": [{"start": 1, "end": 9, "speaker": "x"}]}
    (found,) = parse(gold)
    assert isinstance(found, Article)


def test_offsets_that_do_not_hold_their_words_are_no_quotations():
    text = "“We stay,” said Ann Lee."
    wrong = {"start": 2, "end": 9, "text": "We stay,"}
    (found,) = parse({"text": text, "quotes": [{"contents": [wrong], "sources": [], "cue": None}]})
    assert found.quotations == ()
    quote = {"quote": "We stay,", "quote_index": "(3,11)", "speaker": "", "speaker_index": "(0,0)"}
    (found,) = parse({"text": text, "quotes": [quote]})
    assert found.quotations == ()


ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 99) | st.sampled_from(["", "x", "(1,4)", "None"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "text quotes quote quote_index quotation quotations quoteID urls speaker date "
                "probas contents sources cue start end localTopSpeaker localProbas pre".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(ODD, st.sampled_from(["json", "jsonl"]))
def test_nothing_raises(value, kind):
    for found in parse(value, kind):
        if isinstance(found, AnnotatedArticle):
            adopt_quotations(found.article, found.quotations, ExtractOptions())
            text = found.article.text
            for each in found.quotations:
                assert text[each.span.start : each.span.end] == each.exact
        else:
            assert isinstance(found, Article | Rejection)


if __name__ == "__main__":
    GOLDEN.write_text(describe_files(), "utf-8")
