import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quoteprov.align import (
    align_quotations,
    describe_utterance,
    group_register,
    list_articles,
    open_register,
    settle_notes,
    take_notes,
)
from quoteprov.align.beside import when_asked
from quoteprov.config import AlignOptions
from quoteprov.model import Attribution, Card, Published, Quotation, Span

OPTIONS = AlignOptions()
FERRY = (
    "The Northern Line is prepared to explore with the harbour board joint mechanisms for keeping "
    "the crossing open, including no-wake zones, night pilots and shared repair crews"
)
SETTLED = (
    "If our two towns work together it will lay a foundation for the settlement of Ellery's debts"
)


def quote(article, text, speaker=None, *, start=0, confidence="high", **more):
    resolved = speaker if confidence != "none" else None
    return Quotation(
        id=f"{article}:{start}:{len(text)}",
        article=article,
        span=Span(start, start + len(text)),
        exact=text,
        attribution=Attribution(mention=speaker, resolved=resolved, confidence=confidence),
        **more,
    )


def card(article, published=None, outlet=None):
    when = Published(published, "day", "field") if published else None
    return Card(id=article, path=f"{article}.txt", outlet=outlet or article, published=when)


def align(*quotations, dates=None, outlets=None, copies=None, texts=None):
    dates, outlets = dates or {}, outlets or {}
    names = {quotation.article for quotation in quotations}
    cards = {name: card(name, dates.get(name), outlets.get(name)) for name in names}
    return align_quotations(quotations, cards, copies or {}, OPTIONS, texts)


def groups(utterances):
    return sorted(
        sorted(one for wording in utterance.wordings for unit in wording.quotations for one in unit)
        for utterance in utterances
    )


def count(*quotations, **more):
    return len(align(*quotations, **more))


def test_the_same_words_in_several_articles_are_one_utterance():
    (utterance,) = align(
        quote("a", SETTLED, "Ada Hale"),
        quote("b", SETTLED + ",", "Hale"),
        quote("c", "i" + SETTLED[1:], "Ms Hale"),
        quote("d", SETTLED, confidence="low"),
    )
    assert utterance.lemma == SETTLED
    assert [wording.changes for wording in utterance.wordings] == [(), ("case",)]
    assert [len(wording.quotations) for wording in utterance.wordings] == [3, 1]


def test_copies_of_an_article_are_one_voice():
    # Two words that a report leaves to nobody: said once, however many print the report.
    briefly = [quote(article, "hard pass", start=9) for article in "abc"]
    days = dict.fromkeys("abc", "2021-03-01")
    assert count(*briefly, dates=days) == 3
    assert count(*briefly, dates=days, copies={"b": "a"}) == 2
    # Also where the original holds no quotation, and is not among the articles.
    assert count(*briefly, dates=days, copies={"b": "z", "c": "z"}) == 2


def test_what_an_article_attributes_once_it_attributes_throughout():
    # Unattributed, the words of Hale's article on the first would join those of Moor's.
    phrase = "act of quiet sabotage"
    said = [
        *(
            quote("a", phrase, speaker, start=start)
            for start, speaker in ((0, "Ada Hale"), (90, None))
        ),
        *(quote(article, phrase, "Ben Moor") for article in "bc"),
    ]
    days = dict.fromkeys("abc", "2021-03-01")
    assert groups(align(*said, dates=days)) == [
        ["a:0:21", "a:90:21"],
        ["b:0:21", "c:0:21"],
    ]


def test_few_words_are_told_by_what_stands_around_them():
    before, after = "She called the plan ", " at a rally in Ellery, to long applause."
    start = len(before)
    said = [quote(article, "pure sawdust", start=start) for article in "ab"]
    days = {"a": "2021-03-01", "b": "2021-04-20"}
    alike = {"a": f"{before}pure sawdust{after}", "b": f"{before}pure sawdust{after.upper()}"}
    apart = {**alike, "b": "It is, he wrote, pure sawdust and nothing else will come of it."}
    assert count(*said, dates=days) == 2
    assert count(*said, dates=days, texts=apart) == 2
    assert count(*said, dates=days, texts=alike) == 1


def test_the_name_of_the_speaker_is_no_surrounding():
    # It stands around whatever she says, wherever she says it.
    places = {"a": "in the old hall", "b": "beside a canal"}
    texts = {each: f"pure sawdust, Odile Marta Kroll Vane told us {places[each]}." for each in "ab"}
    days = {"a": "2021-03-01", "b": "2021-04-20"}
    name = Attribution(mention="Odile Marta Kroll Vane", span=Span(14, 36), resolved="Kroll Vane")
    said = [replace(quote(article, "pure sawdust"), attribution=name) for article in "ab"]
    assert count(*said, dates=days, texts=texts) == 2
    unread = [replace(each, attribution=replace(name, span=None)) for each in said]
    assert count(*unread, dates=days, texts=texts) == 1


def test_two_people_who_use_one_phrase_on_one_day_keep_their_words():
    # "Hale" alone may be a place, and one attribution is a guess: neither joins the two.
    days = dict.fromkeys("abcdef", "2021-03-01")
    phrase, longer = "act of quiet sabotage", "act of quiet sabotage and an act of plain spite."
    utterances = align(
        quote("a", longer, "Mr. Hale"),
        quote("b", phrase, "Hale", confidence="medium"),
        quote("c", phrase, "Ada Reed"),
        quote("d", phrase, "Reed", confidence="medium"),
        quote("e", phrase, "Ada Reed", confidence="low"),
        quote("f", SETTLED, "Ada Reed"),
        dates=days,
    )
    found = [{one.partition(":")[0] for one in group} for group in groups(utterances)]
    assert {"a", "b"} in found
    assert {"c", "d", "e"} in found


def test_a_fragment_joins_the_longer_quotation():
    (utterance,) = align(
        quote("a", FERRY, "Ada Hale"),
        quote("b", FERRY, "Ada Hale"),
        quote("a", "no-wake zones", "Ada Hale", start=400),
        quote("b", "no-wake zones", start=0, place="headline", field="title"),
    )
    assert [wording.text for wording in utterance.wordings] == [FERRY, "no-wake zones"]
    assert utterance.wordings[1].changes == ("truncation",)


def test_two_words_join_where_the_speaker_agrees():
    whole = quote("a", "The board has a special duty to assist in these repairs", "Ada Hale")
    assert count(whole, quote("b", "special duty", "Hale", confidence="medium")) == 1
    assert count(whole, quote("b", "special duty", "Tom Reed")) == 2
    assert count(whole, quote("b", "special duty")) == 2


@pytest.mark.parametrize(
    ("day", "expected"), [("2021-03-04", 1), ("2021-03-08", 2), ("2021-02-20", 2)]
)
def test_two_words_are_quoted_in_the_days_when_they_are_news(day, expected):
    whole = quote("a", "The board has a special duty to assist in these repairs", "Ada Hale")
    dates = {"a": "2021-03-01", "b": day}
    assert count(whole, quote("b", "special duty", "Ada Hale"), dates=dates) == expected
    both = quote("b", whole.exact, "Ada Hale"), quote("b", "special duty", "Ada Hale", start=400)
    assert count(whole, *both, dates=dates) == 1


@pytest.mark.parametrize(("articles", "speaker", "expected"), [
    ("b", None, 1), ("bcdef", None, 2), ("bcdef", "Ada Hale", 1)
])  # fmt: skip
def test_what_many_print_is_no_fragment_of_what_one_prints(articles, speaker, expected):
    words = "floating customs barrier"
    whole = quote("a", f"We fear that a {words} would ruin all trade of the north", "Ada Hale")
    dates = dict.fromkeys("abcdef", "2021-03-01")
    carriers = [quote(article, words, speaker) for article in articles]
    assert count(whole, *carriers, dates=dates) == expected


def test_words_scattered_over_a_long_text_are_chance():
    sentence = "and the pilots have nothing to do with what the board decided"
    long = (
        "The pilots of the estuary asked for a hearing. They have waited, and nothing to do with "
        "tides explains it. What we saw in the harbour, and what the town paid for, is what any "
        "board would have feared: berths that silted up, lamps that failed, a ledger nobody read"
    )
    assert count(quote("a", long), quote("b", sentence)) == 2
    run = "they have waited, and nothing to do with those tides explains it"
    assert count(quote("a", long), quote("b", run)) == 1


def test_scare_quotes_stay_alone():
    whole = quote("a", "We call this a catastrophe for all of the northern towns", "Ada Hale")
    assert count(whole, quote("b", "catastrophe", "Ada Hale")) == 2
    assert count(quote("a", "catastrophe"), quote("b", "catastrophe")) == 2
    assert count(quote("a", "catastrophe", "Ada Hale"), quote("b", "catastrophe", "Ada Hale")) == 1


def test_rare_words_outweigh_a_speaker_taken_wrongly():
    words = "illicitly re-dredges or encloses moorings"
    assert count(quote("a", words, "Ada Hale"), quote("b", words, "Tom Reed")) == 1


@pytest.mark.parametrize(
    ("one", "other", "dates", "expected"),
    [
        ("Ada Hale", "Ada Hale", ("2021-03-01", "2021-03-04"), 1),
        ("Ada Hale", "Ada Hale", ("2021-03-01", "2021-09-04"), 2),
        ("Ada Hale", "Tom Reed", ("2021-03-01", "2021-03-01"), 2),
        ("Ada Hale", "Ada Hale", (None, None), 1),
    ],
)
def test_stock_phrases_need_speaker_and_date(one, other, dates, expected):
    words = "we are all in this together"
    found = align(
        quote("a", words, one), quote("b", words, other), dates=dict(zip("ab", dates, strict=True))
    )
    assert len(found) == expected


@pytest.mark.parametrize(("date", "expected"), [("2021-07-01", 1), ("2022-07-01", 2)])
def test_words_of_a_month_are_repeated_for_months_and_not_for_years(date, expected):
    words = "the ferry is what we all need"
    found = count(quote("a", words), quote("b", words), dates={"a": "2021-06-01", "b": date})
    assert found == expected


SENTENCE = "we will never let the ferry lie idle for long"
AGAIN = "we will never let the crews go unpaid for long"


@pytest.mark.parametrize(
    ("words", "date", "expected"),
    [
        (SENTENCE, "2022-07-01", 1),
        (AGAIN, "2021-06-03", 1),
        (AGAIN, "2021-09-01", 2),
        (AGAIN, "2022-07-01", 2),
    ],
)
def test_nearly_the_same_words_on_another_day_are_another_utterance(words, date, expected):
    dates = {"a": "2021-06-01", "b": date}
    rows = quote("a", SENTENCE, "Ada Hale"), quote("b", words, "Ada Hale")
    assert count(*rows, dates=dates) == expected


def test_a_slogan_that_is_repeated_for_months_is_an_utterance_for_each_round():
    names = ["Ada Hale", "Hale", "Mayor Ada Hale"] * 4
    weeks = [str(date(2021, 3, 1) + timedelta(weeks=week)) for week in range(len(names))]
    rows = [
        quote(f"a{week:02}", "keep Ellery's ferry afloat", name) for week, name in enumerate(names)
    ]
    dates = {f"a{week:02}": day for week, day in enumerate(weeks)}
    found = align(*rows, dates=dates)
    assert len(found) == 4
    assert {related.reason for each in found for related in each.related} == {"occasion"}


def test_what_fades_from_the_news_is_one_utterance():
    days = ["03-01"] * 4 + ["03-02"] * 3 + ["03-10", "03-20", "03-30", "04-09"]
    rows = [
        quote(f"a{place:02}", "keep Ellery's ferry afloat", "Ada Hale")
        for place in range(len(days))
    ]
    dates = {f"a{place:02}": f"2021-{day}" for place, day in enumerate(days)}
    assert count(*rows, dates=dates) == 1


def test_an_idiom_joins_nobody_but_who_agrees():
    names = ["Ada Hale", "Tom Reed", "Sid Moss", "Mary Lindt", "The harbour board", "Ada Hale"]
    rows = [
        quote(f"a{place}", "dead in the water", name) for place, name in enumerate([*names, None])
    ]
    apart = [["a0:0:17", "a5:0:17"], *([f"a{place}:0:17"] for place in (1, 2, 3, 4, 6))]
    assert groups(align(*rows)) == apart
    assert count(rows[0], *rows[5:]) == 1


def test_titles_are_nobodys_words():
    title = {"attribution": Attribution(rule="title")}
    rows = [
        ("a", "Nights on the Northern Line", "text"),
        ("b", "Nights on the Northern Line", "text"),
    ]
    rows += [
        ("c", "Boats Left Behind At Ellery", "title"),
        ("d", "boats left behind at Ellery", "text"),
    ]
    quotations = [
        msgspec.structs.replace(quote(article, text, field=field), **title if article < "d" else {})
        for article, text, field in rows
    ]
    assert groups(align(*quotations)) == [["a:0:27"], ["b:0:27"], ["c:0:27", "d:0:27"]]


def test_another_number_in_the_same_template_stays_apart_and_is_related():
    text = "Crews pulled {} sailors from the water near the eastern lighthouse before dawn"
    one, other = align(quote("a", text.format(14)), quote("b", text.format(9)))
    assert [related.reason for related in one.related] == ["number"]
    assert one.related[0].id == other.id


def test_another_name_in_the_same_template_stays_apart_and_is_related():
    text = "With your help on Tuesday we are going to win right here in the great town of {}"
    one, other = align(quote("a", text.format("Ellery")), quote("b", text.format("Marwick")))
    assert [related.reason for related in other.related] == ["name"]
    assert other.related[0].id == one.id


def test_another_form_of_a_name_is_a_variant():
    text = "We hope that in the end {} will remove the obstacles to the defeat of the smugglers"
    (utterance,) = align(
        quote("a", text.format("Norland"), "Ada Hale"),
        quote("b", text.format("Norlandic Federation"), "Hale"),
        quote("c", text.format("Norland"), "Ada Hale"),
    )
    assert utterance.lemma == text.format("Norland")
    assert utterance.wordings[1].alerts == ("name",)


def test_parts_of_a_split_sentence_are_one_witness():
    parts = ["If our two towns work together", "it will lay a foundation for the settlement"]
    (utterance,) = align(
        quote("a", " ".join(parts), "Ada Hale"),
        quote("b", parts[0], "Ada Hale", part=3),
        quote("b", parts[1], "Ada Hale", part=3, start=60),
    )
    assert [len(unit) for wording in utterance.wordings for unit in wording.quotations] == [1, 2]


def test_parts_that_others_quote_alone_are_two_witnesses():
    first = "The two boards certainly have unresolved differences on many issues"
    found = align(
        quote("a", SETTLED, "Ada Hale"),
        quote("b", first, "Ada Hale", part=0),
        quote("b", SETTLED, "Ada Hale", part=0, start=100),
    )
    assert sorted(utterance.lemma for utterance in found) == sorted([SETTLED, first])


def test_the_lemma_is_what_most_independent_outlets_carry():
    odd = SETTLED.replace("settlement", "resolution")
    quotations = [quote(name, odd) for name in "abc"] + [quote(name, SETTLED) for name in "de"]
    (plain,) = align(*quotations)
    assert plain.lemma == odd
    (counted,) = align(*quotations, copies={"b": "a", "c": "a"})
    assert counted.lemma == SETTLED


def test_ties_for_the_lemma_go_to_the_earliest():
    odd = SETTLED.replace("settlement", "resolution")
    dates = {"a": "2021-03-02", "b": "2021-03-01"}
    (utterance,) = align(quote("a", SETTLED), quote("b", odd), dates=dates)
    assert utterance.lemma == odd


def test_a_fragment_is_never_the_lemma():
    part = SETTLED.partition(" it will")[2]
    (utterance,) = align(quote("a", SETTLED), *(quote(name, part) for name in "bcd"))
    assert utterance.lemma == SETTLED


def test_ids_stay_when_a_witness_is_added():
    few = [quote("a", SETTLED), quote("b", SETTLED)]
    (before,) = align(*few)
    (after,) = align(*few, quote("c", SETTLED))
    assert before.id == after.id


def test_nothing_gives_nothing():
    assert align() == ()


WORDS = [
    *["the", "pier", "no-wake", "zones", "Hale", "14", "9"],
    "…",
    "[he]",
    ",",
    "again",
    "Ellery",
]
QUOTATIONS = st.lists(
    st.tuples(
        st.sampled_from("abcde"),
        st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
        st.sampled_from([None, "Ada Hale", "Tom Reed"]),
        st.sampled_from([None, 0, 1]),
    ),
    max_size=14,
)


def build(rows):
    return [
        quote(article, text, speaker, start=100 * at, part=part)
        for at, (article, text, speaker, part) in enumerate(rows)
    ]


@settings(max_examples=60, deadline=None)
@given(QUOTATIONS, st.integers(0, 9))
def test_each_quotation_stands_in_one_wording_whatever_the_order(rows, seed):
    quotations = build(rows)
    found = align(*quotations)
    placed = [one for group in groups(found) for one in group]
    assert sorted(placed) == sorted(quotation.id for quotation in quotations)
    shuffled = list(quotations)
    Random(seed).shuffle(shuffled)
    assert align(*shuffled) == found
    assert len({utterance.id for utterance in found}) == len(found)


@pytest.mark.parametrize(
    "texts",
    [
        ["no " * 5000, "no " * 4000, "no no"],
        ["word " * 100_000, "word other " * 50_000],
        ["…", "?!", "“”", ""],
        [f"thing{number} " * 3 for number in range(300)],
    ],
)
def test_absurd_quotations_are_bounded(texts):
    found = align(*(quote(f"a{at}", text) for at, text in enumerate(texts)))
    assert sum(len(group) for group in groups(found)) == len(texts)


def test_ten_thousand_copies_of_one_quotation():
    long = [quote(f"l{at}", SETTLED) for at in range(5000)]
    short = [quote(f"s{at}", "no-wake zones") for at in range(5000)]
    found = align(*long, *short)
    assert max(len(group) for group in groups(found)) == 5000


_SCRIPT = """
from quoteprov.align import align_quotations
from quoteprov.config import AlignOptions
from quoteprov.model import Quotation, Span
texts = ["we will rebuild the old pier in Ellery by May", "we will rebuild the pier by May",
         "the old pier in Ellery", "they will never rebuild the old pier in Marwick by May"]
quotations = [Quotation(id=str(at), article=str(at), span=Span(0, len(text)), exact=text)
              for at, text in enumerate(texts * 3)]
print(align_quotations(quotations, {}, {}, AlignOptions()))
"""


def test_the_hash_seed_makes_no_difference():
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_a_million_words_are_bounded():
    words = [f"word{Random(number).randrange(5000)}" for number in range(5000)] * 200
    whole = quote("a", " ".join(words))
    (utterance,) = align(whole, quote("b", " ".join(words[100:1100])))
    assert [wording.changes for wording in utterance.wordings] == [(), ("truncation",)]


def test_long_halves_and_variants_are_collated():
    words = [f"word{Random(number).randrange(5000)}" for number in range(60_000)]
    other = [*words[:40_000], "another", *words[40_001:]]
    (utterance,) = align(
        *(
            quote(*row)
            for row in (
                ("a", " ".join(words)),
                ("b", " ".join(other)),
                ("c", " ".join(words[:30_000])),
            )
        )
    )
    changes = sorted(wording.changes for wording in utterance.wordings)
    assert changes == [(), ("substitution",), ("truncation",)]


_TRACING = """
import sys
from quoteprov.align import collate_wording, find_passages, locate_phrase, rank_nearest
assert "numpy" not in sys.modules
"""


def test_tracing_does_not_need_numpy():
    subprocess.run([sys.executable, "-c", _TRACING], check=True)


def describe(*texts):
    witnesses = [(quote(f"{place:08}", text),) for place, text in enumerate(texts)]
    return describe_utterance(witnesses, (), {}, {}, {})


def test_a_fragment_with_another_article_is_no_lemma_either():
    long = "you could put half of the fleet into what I call the basket of eels"
    found = describe(long, "a basket of eels", "a basket of eels", "half of the fleet")
    assert found.lemma == long


def test_a_word_in_which_two_whole_sentences_differ_makes_neither_a_fragment():
    north, south = "we shall mend the northern ferry", "we shall soon mend the southern ferry"
    assert describe(north, north, south).lemma == north


def test_a_date_that_becomes_one_of_seeing_changes_the_digest():
    notes = take_notes([("", [quote("a", SETTLED, "Ada Hale")])])
    rows, words = zip(*settle_notes(notes, range(len(notes.terms))), strict=True)
    digests = set()
    for origin in ("field", "seen by GDELT"):
        known = replace(card("a"), published=Published("2019-01-01", "day", origin))
        register = open_register(rows, words, notes.terms)
        partition = group_register(register, partial(list_articles, [known]), OPTIONS)
        digests.update(partition.digests())
    assert len(digests) == 2


def test_an_exclamation_is_complete_where_a_longer_wording_goes_on_without_its_mark():
    shout = "Lock the harbour up!"

    def lemma(longer):
        return describe(shout, shout, longer).lemma

    assert lemma("Lock the harbour up is what they sang") == shout
    assert lemma("Lock the harbour up! was the cry of the whole pier") != shout
    assert describe("Lock the harbour up", "Lock the harbour up is what they sang", "!").lemma == (
        "Lock the harbour up is what they sang"
    )


def test_what_is_done_beside_changes_nothing(monkeypatch):
    monkeypatch.setattr("quoteprov.align.groups._WORTH_BESIDE", 0)
    texts = [f"{SETTLED} {word}" for word in ("today", "tonight", "in March", "again")] * 3
    quotations = [quote(f"{place:04}", text, "Ada Hale") for place, text in enumerate(texts)]
    notes = take_notes([("", [each]) for each in quotations])
    rows, words = zip(*settle_notes(notes, range(len(notes.terms))), strict=True)
    articles = list_articles([card(each.article) for each in quotations])
    found = []
    with ThreadPoolExecutor(1) as pool:
        for beside in (when_asked, lambda work: pool.submit(work).result):
            register = open_register(rows, words, notes.terms)
            partition = group_register(register, lambda: articles, OPTIONS, beside)
            found.append((partition.members(range(len(partition))), partition.digests().tolist()))
    assert found[0] == found[1]
    assert len(found[0][0]) < len(quotations)
