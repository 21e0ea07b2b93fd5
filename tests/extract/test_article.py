"""The verb: fields, places, ids, and what must hold for any text whatsoever."""

from __future__ import annotations

import re
import sys
from itertools import pairwise, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteprov.config import ExtractOptions
from quoteprov.extract import extract_quotations
from quoteprov.model import Article, Span, content_id


def test_spans_slice_to_what_they_quote(extract):
    (quotation,) = extract('He said: "We won." Then he left.')
    assert quotation.span == Span(10, 17)
    assert quotation.exact == "We won."


def test_an_id_depends_on_article_field_and_span(extract):
    (quotation,) = extract('He said: "We won." Then he left.')
    assert quotation.id == content_id("a1", "text", "10", "17")


def test_a_title_of_its_own_comes_first(extract):
    found = extract('"We won," she said.', title="Mayor: 'We won'")
    assert [(q.field, q.place, q.exact) for q in found] == [
        ("title", "headline", "We won"),
        ("text", "body", "We won,"),
    ]


def test_a_headline_inside_the_text_is_read_once(extract):
    text = "Mayor: “We won”\n\n“We won,” she said."
    found = extract(text, title="Mayor: “We won”", headline=True)
    assert [(q.field, q.place) for q in found] == [("text", "headline"), ("text", "body")]


def test_front_matter_is_never_extracted_from(extract):
    text = '---\ntitle: "A title"\n---\n"We won," she said.'
    found = extract(text, body=Span(text.index('"We'), len(text)))
    assert [quotation.exact for quotation in found] == ["We won,"]


def test_quotations_stand_in_the_order_of_the_text(extract):
    text = '"One," he said. "Two." Then "three" and\n\n"four," she said.'
    starts = [quotation.span.start for quotation in extract(text)]
    assert starts == sorted(starts)


def test_an_article_without_text_has_no_quotation(extract):
    assert extract("") == ()


def test_a_span_longer_than_any_quotation_is_left_out():
    text = '"' + "word " * 50 + '" and "short" he said.'
    article = Article(id="a", path="p", outlet="o", text=text, body=Span(0, len(text)))
    found = extract_quotations(article, ExtractOptions(max_words=10))
    assert [quotation.exact for quotation in found] == ["short"]


MARKS = "\"'“”„‟«»‹›‘’‚‛「」『』`&;<>"
WORDS = ["said", "he", "she", "told", "according to", "Ana Ruiz", "Mr. Lindt", "the mayor", "who"]
WORDS += ["calling", "and", "that", "in a statement", "’80s", "6'2\"", "went on", "'s claim", "We"]
WORDS += [" MORE", "RuizAna B. Ruiz", '<a href="x">', 'http://e.org/?q="a"']
POINTS = ["''", "``", "&quot;", "â€œ", "\n", "\n\n", " ", ", ", ". ", ": ", "? ", " — "]
PIECES = st.sampled_from([*MARKS, *WORDS, *POINTS])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


def quotations_of(text: str, **options: str):
    article = Article(
        id="a", path="p", outlet="o", title=text[:40], text=text, body=Span(0, len(text))
    )
    return article, extract_quotations(article, ExtractOptions(**options))


@settings(max_examples=250, deadline=None)
@given(TEXTS, st.sampled_from(["auto", "always", "never"]))
def test_no_text_raises_and_every_span_slices_to_its_words(text, single_marks):
    article, found = quotations_of(text, single_marks=single_marks)
    for quotation in found:
        field = article.field(quotation.field)
        assert field[quotation.span.start : quotation.span.end] == quotation.exact
        assert quotation.exact.strip() == quotation.exact != ""
        attribution = quotation.attribution
        if attribution.span is not None:
            assert field[attribution.span.start : attribution.span.end] == attribution.mention


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_quotations_never_overlap(text):
    _, found = quotations_of(text)
    for field in ("title", "text"):
        spans = [quotation.span for quotation in found if quotation.field == field]
        assert all(left.end <= right.start for left, right in pairwise(spans))


@settings(max_examples=150, deadline=None)
@given(TEXTS.map(lambda text: re.sub(f"[{re.escape(MARKS)}â\x91-\x94]", "", text)))
def test_a_text_without_marks_has_no_quotation(text):
    assert quotations_of(text)[1] == ()


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_quotations(text):
    assert quotations_of(text) == quotations_of(text)


HOSTILE = {
    "dialogue": "—a! he said.  ",
    "dialogue lines": "—a! he said. No.\n",
    "blank dialogue": "—a,      \t      \n",
    "marks": '"',
    "curly marks": "“",
    "mark and space": ' "',
    "pairs": '"a" ',
    "single marks": " 'a",
    "low singles": " ‚a",
    "tags": "<a ",
    "addresses": "://",
    "inches": "'2\"",
    "said": '"a," he said, ',
    "names": 'Ana Ruiz, who "said" ',
    "more": "AaBb MORE ",
    "dashes": '— "b" ',
    "colons": 'a: "b" ',
    "abbreviations": 'Mr. "a" ',
    "unclosed paragraphs": 'but "he began\n',
    "clauses": '"a" and tweeted, ',
    "foreign pairs": "und der «a» sagte ",
}


class Steps:
    """Counts the lines of Python that run, as a measure of work that no other load disturbs."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, frame, event, argument):
        self.count += event == "line"
        return self


def steps_for(text: str) -> int:
    steps = Steps()
    sys.settrace(steps)
    try:
        quotations_of(text)
    finally:
        sys.settrace(None)
    return steps.count


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_no_faster_than_the_text(name):
    piece = HOSTILE[name]
    quotations_of(piece)
    short, long = steps_for(piece * 300), steps_for(piece * 1200)
    assert long <= 4 * short * 1.3 + 2000


@settings(max_examples=12, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=10).map("".join))
@example('"RuizAna B. Ruiz"""" MORE')
def test_whatever_a_text_repeats_work_grows_no_faster(piece):
    quotations_of(piece)
    # Where a text is shorter than what rules look at around a quotation, each sees all of it: of
    # the example, 1,200 take 5.3 times as many steps as 300, but 4,800 only 4.2 times as 1,200.
    short, long = steps_for(piece * 600), steps_for(piece * 2400)
    assert long <= 4 * short * 1.3 + 2000


def test_work_grows_no_faster_than_the_abbreviations_and_what_they_may_stand_for():
    shorts = ["N" + "".join(letters) for letters in product("ABCDEFGH", repeat=3)]
    pieces = [f'"We won," {short} said of New Aa Bo {short[1]}u. ' for short in shorts]
    quotations_of(pieces[0])
    short, long = steps_for("".join(pieces[:100])), steps_for("".join(pieces[:400]))
    assert long <= 4 * short * 1.3 + 2000


def test_one_unclosed_quotation_takes_no_more_work_than_prose():
    prose = "The river rose again and the town waited for the boats to come. " * 800
    # What is loaded and compiled at the first use is no work on the text.
    quotations_of('"' + prose)
    assert steps_for('"' + prose) <= 2 * steps_for(prose) + 2000
