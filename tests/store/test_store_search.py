"""Searching for words, and filtering."""

from __future__ import annotations

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

from quoteprov.errors import UtteranceUnknown
from quoteprov.model import Filter
from quoteprov.store import Near, open_writer

HOSTILE = [
    '"',
    '""',
    "*",
    "NEAR(",
    "OR",
    "AND NOT",
    "\0",
    "",
    "(",
    "exact:",
    "^a",
    "{",
    "-",
    "' --",
]


@pytest.fixture
def harbour(writer):
    article = make_article(
        "The mayor said the Café’s no-fly zones OR nothing would do.", title="Near the harbour"
    )
    quotation = make_quotation(article, "no-fly zones OR nothing")
    write_file(writer, "a", [(article, [quotation])])
    return writer


@pytest.mark.parametrize(
    "words",
    [["no", "fly", "zones"], ["NO-FLY", "Zones"], ["zones", "“OR”"], ["zones,", "or", "Nothing!"]],
)
def test_a_phrase_is_found_whatever_its_case_and_punctuation(harbour, words):
    found = [number for number, *_ in harbour.find_quotations(words)]
    (quotation,) = harbour.quotations_numbered(found).values()
    assert quotation.exact == "no-fly zones OR nothing"
    (article,) = harbour.find_articles(words)
    assert harbour.find_articles_among(words, [article, "gone"]) == [article]


def test_accents_and_titles_are_found(harbour):
    assert len(list(harbour.find_articles(["the", "cafe"]))) == 1
    assert len(list(harbour.find_articles(["near", "THE", "harbour"]))) == 1


@pytest.mark.parametrize("words", [["zones", "fly"], ["zone"], ["no", "zones"], [], [""], ["\0"]])
def test_other_words_are_not_found(harbour, words):
    assert harbour.find_quotations(words) == []
    assert list(harbour.find_articles(words)) == []
    assert harbour.find_articles_among(words, (card.id for card in harbour.cards())) == []


@pytest.mark.parametrize("word", HOSTILE)
def test_query_syntax_is_only_text(harbour, word):
    for words in ([word], ["zones", word], [word, "zones", word]):
        harbour.find_quotations(words)
        found = list(harbour.find_articles(words))
        assert harbour.find_articles_among(words, found) == found
        harbour.find_articles_of("Post", Near(tuple(words), 9))
        found = harbour.find_articles_near([Near(tuple(words), 9), Near(("no", "fly"), 0)])
        assert len(found[Near(("no", "fly"), 0)]) == 1


def test_operators_are_words_like_any_other(harbour):
    assert harbour.find_quotations(["zones", "OR", "nothing"])
    assert not harbour.find_quotations(["zones", "OR", "elsewhere"])
    assert not harbour.find_quotations(["zone*"])
    assert not harbour.find_quotations(["NEAR(zones", "nothing)"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.characters()), max_size=4))
def test_no_words_whatsoever_raise(shared, words):
    shared.find_quotations(words)
    found = list(shared.find_articles(words))
    assert shared.find_articles_among(words, found) == found
    shared.find_articles_near([Near(tuple(words), 3), Near(tuple(words[:1]), 0)])
    shared.find_articles_of("Post", Near(tuple(words), 9))
    assert len(shared.count_printing(words, 3)) == len(words)
    list(shared.cards(Filter(outlet="".join(words), speaker="".join(words), since="\udcff")))


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with open_writer(tmp_path_factory.mktemp("shared") / "index.db", "v1") as opened:
        article = make_article("Some words.")
        write_file(opened, "a", [(article, [make_quotation(article, "words")])])
        yield opened


@pytest.mark.parametrize("words", [["和平"], ["和", "平"], ["พูด"], ["😀"], ["—"]])
def test_writing_without_spaces_is_found_inside_words(writer, words):
    article = make_article("他说和平必须到来。พวกเขาพูดว่า 😀 — so.")
    write_file(writer, "a", [(article, [make_quotation(article, article.text)])])
    assert len(writer.find_quotations(words)) == 1
    (article,) = writer.find_articles(words)
    assert writer.find_articles_among(words, [article, "gone"]) == [article]
    assert writer.find_quotations(["戰爭"]) == []


def test_articles_that_print_words_near_each_other_are_found_for_each_group(writer):
    articles = [make_article(f"Harbour report {number} of the year") for number in range(90)]
    write_file(writer, "a", *([(article, [])] for article in articles))
    sought = [Near(("year", str(number)), 2) for number in range(0, 90, 2)]
    found = writer.find_articles_near([*sought, *sought])
    assert found == {one: [article.id] for one, article in zip(sought, articles[::2], strict=True)}
    assert writer.find_articles_near([Near(("year", "1"), 1)]) == {Near(("year", "1"), 1): []}
    assert writer.find_articles_near([]) == {}
    assert writer.find_articles_near([Near((), 1), Near(("—", "year"), 1)]) == {}
    assert writer.find_articles_near([Near(("和平", "year"), 1)]) == {}


def test_articles_that_print_a_word_are_counted_up_to_a_number(writer):
    articles = [make_article(f"Harbour report {number}, don’t") for number in range(5)]
    write_file(writer, "a", *([(article, [])] for article in articles))
    words = ["harbour", "3", "don't", "pier", "和平", "—", "Report"]
    assert writer.count_printing(words, 4) == [4, 1, 4, 0, 0, 0, 4]


def test_articles_of_one_outlet_are_found_by_words_near_each_other(writer):
    one = make_article("The harbour report of the year.", outlet="Quay Post")
    other = make_article("The report of the harbour.", outlet="Other")
    write_file(writer, "a", [(one, [])], [(other, [])])
    assert writer.find_articles_of("Quay Post", Near(("report", "Harbour", "—"), 3)) == [one.id]
    assert writer.find_articles_of("Quay Post", Near(("report", "pier"), 9)) == []
    assert writer.find_articles_of("Quay Post", Near(("—",), 9)) == []


def test_search_keeps_step_with_replacement(writer):
    old, new = make_article("An old wording."), make_article("A new wording.")
    write_file(writer, "a", [(old, [make_quotation(old, "old wording")])])
    write_file(writer, "a", [(new, [make_quotation(new, "new wording")])])
    assert writer.find_quotations(["old"]) == []
    assert list(writer.find_articles(["new", "wording"])) == [new.id]
    assert list(writer.find_articles(["old"])) == []
    assert writer.check_integrity() == []


def test_words_that_stand_between_blanks_are_told_from_candidates(writer):
    said = ["we Think so now", "they think so", "we think, so now", "we think-so now"]
    article = make_article(" / ".join(said))
    write_file(writer, "a", [(article, [make_quotation(article, each) for each in said])])
    found = writer.find_quotations(["think", "SO"])
    assert sorted(exact or "" for *_, exact in found) == ["", *sorted(said[1:])]
    assert len(writer.find_quotations(["think%", "so"])) == 4
    assert all(exact for *_, exact in writer.find_quotations(["think%", "so"]))


@pytest.mark.parametrize(("few", "common"), [(100, 1.0), (0, 1.0), (100, 0.0)])
def test_few_articles_are_put_in_order_as_many_are(writer, monkeypatch, few, common):
    monkeypatch.setattr("quoteprov.store.articles._FEW", few)
    monkeypatch.setattr("quoteprov.store.articles._COMMON_PART", common)
    days = ("2019-05-03", None, "2019-05-01", "2019-05-02")
    articles = [make_article(f"slow tide {n}", day=day) for n, day in enumerate(days)]
    other = make_article("slow, slow neap tide")
    write_file(writer, "a", *([(each, [])] for each in [*articles, other]))
    last, undated, first, middle = (each.id for each in articles)
    words = ["slow", "tide"]
    assert list(writer.find_articles(words)) == [first, middle, last, undated]
    some = [undated, last, other.id, "gone", middle]
    assert writer.find_articles_among(words, some) == [middle, last, undated]


def test_segments_are_merged_when_an_index_has_grown_much(index):
    def count():
        rows = writer._database.rows("SELECT count(DISTINCT segid) FROM article_search_idx")
        return next(rows)[0]

    with open_writer(index, "v1") as writer:
        for number in range(3):
            for part in range(40):
                article = make_article(f"Harbour report {number} {part} " + "of the tide " * 500)
                write_file(writer, f"{number}-{part}", [(article, [])])
            writer.commit()
        assert count() == 3
        put_utterances(writer, [])
        assert count() == 1
        write_file(writer, "late", [(make_article("One more report"), [])])
        writer.commit()
        put_utterances(writer, [])
        assert len(list(writer.find_articles(["report"]))) == 121
        assert writer.check_integrity() == []


# Filters


@pytest.fixture
def carried(writer):
    """Three articles of two outlets carry one utterance; a fourth, undated, has another."""
    said = [
        ("Harbour Post", "2017-07-06"),
        ("The Ledger", "2017-07-08"),
        ("The Ledger", "2017-08-01"),
        ("Éclair", None),
    ]
    records, quotations = [], []
    for number, (outlet, day) in enumerate(said):
        article = make_article(f"Report {number}: we will rebuild", outlet=outlet, day=day)
        quotation = make_quotation(article, "we will rebuild")
        quotations.append(quotation)
        records.append([(article, [quotation])])
    write_file(writer, "feed.jsonl", *records)
    big = make_utterance(*quotations[:3], outlets=2, independent=2, day="2017-07-06")
    small = make_utterance(quotations[3], speaker="İnci Öz")
    put_utterances(writer, [small, big])
    return writer, big[0].id, small[0].id


@pytest.mark.parametrize(
    ("wanted", "passing"),
    [
        (Filter(), "both"),
        (Filter(outlet="the LEDGER"), "big"),
        (Filter(outlet="ledger"), "none"),
        (Filter(outlet="éclair"), "small"),
        (Filter(since="2017-07-08"), "big"),
        (Filter(since="2017-09"), "none"),
        (Filter(until="2017-07-06"), "big"),
        (Filter(until="2017-07-05"), "none"),
        (Filter(since="2017", until="2017"), "big"),
        (Filter(outlet="The Ledger", until="2017-07-07"), "none"),
        (Filter(outlet="Harbour Post", since="2017-07-07"), "none"),
        (Filter(speaker="penrose"), "big"),
        (Filter(speaker="öz"), "small"),
        (Filter(speaker="%"), "none"),
    ],
)
def test_an_utterance_passes_by_one_and_the_same_witness(carried, wanted, passing):
    writer, big, small = carried
    expected = {"both": [big, small], "big": [big], "small": [small], "none": []}[passing]
    assert list(writer.utterance_ids(wanted, include_single=True)) == expected
    numbers = numbers_by_id(writer)
    passing = writer.passing_utterances({numbers[small], numbers[big]}, wanted)
    assert passing == {numbers[one] for one in expected}
    ranked = writer.ranked_utterances(wanted, None)
    assert [utterance.id for utterance, _ in ranked] == [one for one in expected if one == big]


def test_the_most_carried_come_first_and_undated_last(writer):
    article = make_article("one two three four five six")
    quotations = [make_quotation(article, word) for word in article.text.split()]
    write_file(writer, "a", [(article, quotations)])
    ranked = [
        make_utterance(quotations[0], independent=2, outlets=2),
        make_utterance(quotations[1], independent=1, outlets=3),
        make_utterance(quotations[2], quotations[5], independent=1, outlets=2),
        make_utterance(quotations[3], independent=1, outlets=2, day="2017-01-01"),
        make_utterance(quotations[4], independent=1, outlets=2),
    ]
    put_utterances(writer, reversed(ranked))
    assert writer.ranked_utterances(Filter(), 4, include_single=True) == ranked[:4]
    assert writer.ranked_utterances(Filter(), 4) == [ranked[2]]


@pytest.mark.parametrize("few", [0, 100])
def test_few_utterances_are_ranked_as_many_are(writer, monkeypatch, few):
    monkeypatch.setattr("quoteprov.store.utterances._FEW", few)
    article = make_article("one two three")
    quotations = [make_quotation(article, word) for word in article.text.split()]
    write_file(writer, "a", [(article, quotations)])
    rows = [make_utterance(one, independent=n, outlets=n) for n, one in enumerate(quotations, 1)]
    put_utterances(writer, rows)
    first, second, third = (numbers_by_id(writer)[utterance.id] for utterance, _ in rows)
    assert writer.rank_utterances({first, third, 1000}, None) == [third, first]
    assert writer.rank_utterances({first, second, third}, 2) == [third, second]
    assert writer.rank_utterances(set(), 2) == []


def test_cards_are_ordered_and_filtered(writer):
    rows = [("B", None), ("A", None), ("C", "2018-01-01"), ("B", "2017-01-01"), ("A", "2017-01-01")]
    records = []
    for number, (outlet, day) in enumerate(rows):
        article = make_article(f"{number} so be it", outlet=outlet, day=day)
        speaker = "Bo Ek" if number == 2 else None
        records.append([(article, [make_quotation(article, "so be it", speaker)])])
    write_file(writer, "feed.jsonl", *records)
    shown = [(card.outlet, card.published and card.published.when) for card in writer.cards()]
    assert shown == [rows[4], rows[3], rows[2], rows[1], rows[0]]
    assert [card.outlet for card in writer.cards(Filter(speaker="EK"))] == ["C"]
    assert len(list(writer.cards(Filter(speaker="She")))) == 5


def test_dates_are_compared_to_the_precision_they_share(writer):
    article = make_article("x", day="2017")
    write_file(writer, "a", [(article, [])])
    assert list(writer.cards(Filter(since="2017-05-01", until="2017-03")))
    assert not list(writer.cards(Filter(since="2018-01-01")))


# Ids


def test_an_utterance_is_known_by_the_beginning_of_its_id(carried):
    writer, big, small = carried
    assert writer.utterance(big).id == writer.utterance(f" {big[:4].upper()} ").id == big
    with pytest.raises(UtteranceUnknown) as caught:
        writer.utterance(big[:3])
    assert big in caught.value.hint
    with pytest.raises(UtteranceUnknown) as caught:
        writer.utterance(big[:8] + "zzzz")
    assert big in caught.value.hint and small not in caught.value.hint
    for name in ("", "\0", "\udcff", "%", "zzzz"):
        with pytest.raises(UtteranceUnknown):
            writer.utterance(name)


def test_an_ambiguous_beginning_names_the_candidates(writer):
    article = make_article("one two")
    made = [make_utterance(make_quotation(article, word)) for word in ("one", "two")]
    same = [(replace(one, id=f"abcd{n}"), summary) for n, (one, summary) in enumerate(made)]
    put_utterances(writer, same)
    with pytest.raises(UtteranceUnknown, match="Several") as caught:
        writer.utterance("abcd")
    assert "abcd0, abcd1" in caught.value.hint
    assert list(numbers_by_id(writer)) == ["abcd0", "abcd1"]


def test_lemmas_are_found_by_the_words_of_the_vocabulary(writer):
    article = make_article("one two, three two")
    quotations = [make_quotation(article, said) for said in ("one two", "three two")]
    write_file(writer, "feed.jsonl", [(article, quotations)])
    put_utterances(writer, [make_utterance(each) for each in quotations])
    assert writer.vocabulary() == {"one": 1, "two": 2, "three": 1}
    assert [lemma for _, lemma in writer.lemmas_with(["one"])] == ["one two"]
    assert writer.lemmas_with(["one", "three"]) == writer.lemmas_with(["two"]) == writer.lemmas()
    assert writer.lemmas_with([]) == writer.lemmas_with(["zzzz"]) == []
