"""What is put into an index comes out as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from store_samples import (
    make_article,
    make_quotation,
    make_utterance,
    numbers_by_id,
    put_utterances,
    write_file,
)

from quoteprov.model import (
    Alert,
    Article,
    Attribution,
    Change,
    Entry,
    First,
    Published,
    Quotation,
    Related,
    Span,
    Speaker,
    Summary,
    Utterance,
    Wording,
)
from quoteprov.store import open_reader, open_writer

texts = st.text(max_size=60)
ids = st.text("0123456789abcdef", min_size=4, max_size=16)
maybe = st.none() | texts
spans = st.builds(Span, st.integers(0, 2**40), st.integers(0, 2**40))
dates = st.none() | st.builds(Published, texts, st.sampled_from(["year", "second"]), texts)
articles = st.builds(
    Article, id=ids, path=texts, record=maybe, outlet=texts, outlet_origin=texts, title=maybe,
    byline=maybe, dateline=maybe, published=dates, url=maybe, text=texts, body=spans,
    headline=st.none() | spans,
)  # fmt: skip
attributions = st.builds(
    Attribution, mention=maybe, span=st.none() | spans, resolved=maybe, cue=maybe, rule=texts
)
quotations = st.builds(
    Quotation, id=ids, article=st.just(""), span=spans, exact=texts,
    field=st.sampled_from(["text", "title"]), place=st.sampled_from(["body", "headline"]),
    part=st.none() | st.integers(0, 9), attribution=attributions,
)  # fmt: skip
entries = st.builds(
    Entry, op=st.just("replace"), change=st.sampled_from(get_args(Change)), lemma=texts,
    reading=texts, start=st.integers(0, 9), end=st.integers(0, 9),
    reading_start=st.integers(0, 9), reading_end=st.integers(0, 9),
)  # fmt: skip
wordings = st.builds(
    Wording, text=texts, changes=st.just(()), alerts=st.tuples(st.sampled_from(get_args(Alert))),
    entries=st.lists(entries, max_size=2).map(tuple), quotations=st.just(()),
)  # fmt: skip
utterances = st.builds(
    Utterance, id=ids, lemma=texts, wordings=st.lists(wordings, max_size=3).map(tuple),
    related=st.lists(st.builds(Related, ids, st.just("name")), max_size=2).map(tuple),
)  # fmt: skip
summaries = st.builds(
    Summary, speaker=st.builds(Speaker, maybe, st.just("agreed")),
    first=st.builds(First, status=st.just("tie"), published=maybe, precision=st.none(),
                    outlets=st.lists(texts).map(tuple)),
    outlets=st.integers(0, 2**40), independent=st.integers(0, 2**40),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(articles, st.lists(quotations, max_size=4, unique_by=lambda one: one.id))
def test_articles_and_quotations_come_back_as_they_were(article, found):
    found = [_of(article, quotation) for quotation in found]
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index.db"
        with open_writer(index, "v1") as writer:
            write_file(writer, article.path, [(article, found)])
        with open_reader(index) as reader:
            assert reader.article(article.id) == article
            assert set(reader.quotations()) == set(found)
            assert reader.cards_by_id([article.id])[article.id].url == article.url
            assert reader.article_sizes([article.id]) == {
                article.id: (len(article.text), len(found), article.excerpts)
            }
            assert reader.check_integrity() == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(utterances, summaries), max_size=4, unique_by=lambda pair: pair[0].id))
def test_utterances_and_summaries_come_back_as_they_were(pairs):
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index.db"
        with open_writer(index, "v1") as writer:
            put_utterances(writer, pairs)
        wanted = [utterance.id for utterance, _ in pairs]
        with open_reader(index) as reader:
            assert list(reader.load_utterances(wanted).values()) == [one for one, _ in pairs]
            assert reader.summaries(wanted) == {one.id: summary for one, summary in pairs}


def test_quotations_are_ordered_title_first_then_by_start(writer):
    article = make_article("One and two and three.", title="Four")
    wanted = [
        make_quotation(article, "Four", field="title"),
        make_quotation(article, "One"),
        make_quotation(article, "two"),
    ]
    write_file(writer, "a", [(article, wanted[::-1])])
    assert list(writer.quotations_of(article.id)) == wanted
    assert list(writer.quotations()) == wanted


def test_nul_characters_survive_and_do_not_hide_what_follows(writer):
    article = make_article("before\0after the storm", title="\0Title", path="a")
    write_file(writer, "a", [(article, [make_quotation(article, "before\0after")])])
    assert writer.article(article.id) == article
    assert list(writer.find_articles(["after", "the", "storm"])) == [article.id]
    assert [exact for *_, exact in writer.find_quotations(["after"])] == ["before\0after"]


def test_half_a_surrogate_pair_is_shown_as_the_replacement_character(writer):
    article = make_article("a\ud800b \udc00\ud800", title="\udfff")
    quotation = make_quotation(article, "\ud800b")
    with_surrogates = article, [quotation]
    writer.begin_source("a")
    writer.add_record("a", 0, "d", [with_surrogates], [])
    writer.finish_source("a", "d")
    assert writer.article(article.id).text == "a\ufffdb \ufffd\ufffd"
    assert writer.quotations_by_id([quotation.id])[quotation.id].exact == "\ufffdb"


def test_reading_what_is_not_there(writer):
    assert writer.article("none") is None
    assert list(writer.articles_by_id(["none", "\udcff"])) == []
    assert writer.quotations_of("none") == ()
    assert writer.cards_by_id([]) == writer.quotations_by_id(["x"]) == {}
    assert list(writer.cards()) == []
    assert writer.counts().articles == 0


def test_utterances_may_name_quotations_that_have_gone(writer):
    article = make_article('"Hold the line," she said.')
    quotation = make_quotation(article, "Hold the line,")
    write_file(writer, "a", [(article, [quotation])])
    utterance, summary = make_utterance(quotation)
    put_utterances(writer, [(utterance, summary)], {article.id: "other"})
    assert writer.utterances_of(article.id) == {numbers_by_id(writer)[utterance.id]}
    assert writer.copies() == writer.copies_of([article.id]) == {article.id: "other"}
    writer.drop_source("a")
    writer.commit()
    assert writer.utterance(utterance.id) == utterance
    assert writer.utterances_of(article.id) == set()
    assert writer.copies() == {}
    assert not writer.is_aligned()


def _of(article, quotation):
    return replace(quotation, article=article.id)


@pytest.mark.parametrize("name", ["Reader", "Writer", "open_reader", "open_writer"])
def test_the_room_offers_its_verbs(name):
    import quoteprov.store

    assert getattr(quoteprov.store, name).__name__ == name


def test_articles_of_one_outlet_and_day_share_their_names_and_dates(index):
    with open_writer(index, "x") as writer:
        said = [make_article(f"Tide {one}.", day="2019-01-01") for one in range(2)]
        write_file(writer, "feed.jsonl", *[[(one, ())] for one in said])
        writer.add_notes([(each.id, b"", b"", b"") for each in said])
        one, other = writer.brief_cards().values()
    assert one.published is other.published
    assert one.outlet is other.outlet
    assert one.path is other.path
