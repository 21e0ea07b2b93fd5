"""Scores of articles, and the figures they add up to."""

from evaluate_samples import annotated, answer_of, extracted, score

TEXT = (
    "“The river is high today,” said Ann Lee. She called it “a beast”. The film “Low Water” opens "
    "on Friday. “We will not leave our houses,” said Bob Ray, and “nobody can make us go.”"
)
GOLD = [
    annotated(TEXT, "The river is high today,", "Ann Lee", resolved="Ann Lee"),
    annotated(TEXT, "a beast", "She", type="mixed", resolved="Ann Lee"),
    annotated(TEXT, "Low Water", type="title"),
    annotated(TEXT, "We will not leave our houses,", "Bob Ray", resolved="Bob Ray"),
    annotated(TEXT, "nobody can make us go.", "Bob Ray", resolved="Bob Ray"),
]
PERFECT = [
    extracted(TEXT, "The river is high today,", "Ann Lee", resolved="Ann Lee"),
    extracted(TEXT, "a beast", "She", resolved="Ann Lee", sure="medium"),
    extracted(TEXT, "Low Water", rule="title", sure="low"),
    extracted(TEXT, "We will not leave our houses,", "Bob Ray", resolved="Bob Ray"),
    extracted(TEXT, "nobody can make us go.", "Bob Ray", resolved="Bob Ray"),
]


def test_what_is_found_as_annotated_scores_one_everywhere():
    result = score(TEXT, GOLD, PERFECT)
    assert result.errors == ()
    answer = answer_of(result)
    for spans in (answer.exact, answer.exact_long, answer.overlap, answer.overlap_long):
        assert (spans.precision, spans.recall, spans.f1) == (1.0, 1.0, 1.0)
    for speakers in (answer.speakers, answer.speakers_long, answer.resolved):
        assert (speakers.accuracy, speakers.precision, speakers.end_to_end) == (1.0, 1.0, 1.0)
    assert (answer.exact.gold, answer.exact_long.gold, answer.set_aside) == (4, 3, 1)
    assert {each.type: each.recall for each in answer.types} == {
        "direct": 1.0,
        "mixed": 1.0,
        "title": 1.0,
    }


def test_nothing_found_has_no_precision():
    answer = answer_of(score(TEXT, GOLD, []))
    assert (answer.exact.precision, answer.exact.recall, answer.exact.f1) == (None, 0.0, None)
    assert (answer.speakers.accuracy, answer.speakers.end_to_end) == (None, 0.0)
    assert answer.rules == ()


def test_shares_of_spans():
    partly = [PERFECT[0], extracted(TEXT, "will not leave our houses,"), extracted(TEXT, "Friday")]
    answer = answer_of(score(TEXT, GOLD, partly))
    assert (answer.exact.precision, answer.exact.recall) == (round(1 / 3, 4), 0.25)
    assert answer.exact.f1 == round(2 / 7, 4)
    assert (answer.overlap.precision, answer.overlap.recall) == (round(2 / 3, 4), 0.5)
    assert answer.exact_long.precision == 0.5


def test_shares_of_speakers():
    partly = [
        PERFECT[0],
        extracted(TEXT, "a beast"),
        extracted(TEXT, "We will not leave our houses,", "Ann Lee"),
    ]
    speakers = answer_of(score(TEXT, GOLD, partly)).speakers
    assert (speakers.asked, speakers.matched, speakers.answered, speakers.right) == (4, 3, 2, 1)
    assert speakers.accuracy == round(1 / 3, 4)
    assert (speakers.precision, speakers.end_to_end) == (0.5, 0.25)


def test_rules_and_confidences():
    answer = answer_of(
        score(
            TEXT, GOLD, [*PERFECT[:2], extracted(TEXT, "nobody can make us go.", "Ann", rule="b")]
        )
    )
    assert [(each.name, each.count, each.precision) for each in answer.rules] == [
        ("rule", 2, 1.0),
        ("b", 1, 0.0),
    ]
    by_name = {each.name: each for each in answer.confidences}
    assert list(by_name) == ["high", "medium", "low"]
    assert (by_name["high"].share, by_name["high"].precision) == (round(2 / 3, 4), 0.5)
    assert (by_name["low"].count, by_name["low"].precision) == (0, None)


def test_what_is_labelled_as_no_utterance_is_no_quotation_found():
    labelled = [*PERFECT[2:], extracted(TEXT, "a beast", rule="scare")]
    result = score(TEXT, GOLD, labelled)
    answer = answer_of(result)
    assert (answer.exact.found, answer.set_aside) == (2, 2)
    missed = next(each for each in result.errors if each.gold and each.gold.type == "mixed")
    assert missed.kind == "missed"
    assert missed.found is not None
    assert missed.found.rule == "scare"


def test_a_title_taken_for_an_utterance_is_spurious():
    result = score(TEXT, GOLD, [*PERFECT[:2], extracted(TEXT, "Low Water"), *PERFECT[3:]])
    assert [each.kind for each in result.errors] == ["spurious"]
    titles = next(each for each in answer_of(result).types if each.type == "title")
    assert titles.recall == 0.0


def test_indirect_speech_is_not_asked_for():
    quotes = [annotated(TEXT, "The river", "x", type="indirect")]
    answer = answer_of(score(TEXT, quotes, []))
    assert (answer.exact.gold, answer.types, answer.speakers.asked) == (0, (), 0)


def test_a_quotation_found_twice_counts_once():
    twice = [PERFECT[0], extracted(TEXT, "“The river is high today,”", "Ann Lee")]
    assert answer_of(score(TEXT, GOLD, twice)).exact.found == 1


def test_the_title_counts_where_it_is_annotated():
    title, text = "‘Enough’ says Lee", "“Enough,” said Lee."
    headline = extracted(title, "Enough", "Lee", field="title")
    body = extracted(text, "Enough,", "Lee")
    silent = [annotated(text, "Enough,", "Lee")]
    assert answer_of(score(text, silent, [headline, body], title=title)).exact.found == 1
    named = [
        annotated(title, "Enough", "Lee", field="title"),
        annotated(text, "Enough,", "Lee", field="text"),
    ]
    assert answer_of(score(text, named, [headline, body], title=title)).exact.f1 == 1.0


def test_errors_come_in_the_order_of_the_text_each_with_its_kind():
    found = [
        extracted(TEXT, "Friday"),
        extracted(TEXT, "The river is high today,", "Bob Ray"),
        extracted(TEXT, "will not leave our houses,", "Bob Ray", resolved="Bob Ray"),
        extracted(TEXT, "nobody", "Bob Ray", resolved="Bob Ray"),
        extracted(TEXT, "a beast", "She", resolved="Bob Ray"),
    ]
    errors = score(TEXT, GOLD, found).errors
    assert [each.kind for each in errors] == [
        "speaker",
        "name",
        "spurious",
        "boundaries",
        "boundaries",
    ]
    for each in errors:
        for side in (each.gold, each.found):
            if side is not None:
                assert each.start <= side.start < side.end <= each.start + len(each.context)
        assert TEXT[each.start :].startswith(each.context)


def test_context_of_a_runaway_is_bounded():
    text = "“" + "word " * 5000
    (error,) = score(text, [], [extracted(text, text[1:])]).errors
    assert len(error.context) <= 4000


def test_tallies_add_up():
    one, other = score(TEXT, GOLD, PERFECT), score(TEXT, GOLD, PERFECT[:1])
    answer = answer_of(one, other)
    assert (answer.articles, answer.characters) == (2, 2 * len(TEXT))
    assert (answer.exact.gold, answer.exact.found, answer.exact.recall) == (8, 5, 0.625)
    assert answer == answer_of(other, one)
