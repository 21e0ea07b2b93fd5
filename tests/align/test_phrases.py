"""Places of a phrase in running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.align import find_phrase, fold_words, holds_phrase, locate_phrase
from quoteprov.model import Span


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("no fly zones", "No-fly zones, “no fly” zones; no fly-zones", 3),
        ("no-fly zone", "no-fly zones", 0),
        ("cafe society", "CAFÉ — Society", 1),
        ("Syria's future", "Syria’s “future”", 1),
        ("同意", "我们同意。", 1),
        ("the end", "then the\nend", 1),
        ("", "anything", 0),
        ("…", "…", 0),
        ("no no", "no no no no no", 2),
        ("fly zones", "no-fly zones", 1),
    ],
)
def test_places_of_a_phrase(phrase, text, expected):
    assert len(locate_phrase(phrase, text)) == expected


def test_the_span_holds_the_words_alone():
    text = "These “no-fly zones,” he said"
    assert locate_phrase("Fly Zones", text) == [Span(10, 19)]
    assert text[10:19] == "fly zones"


def test_repeated_words_cost_little():
    assert len(locate_phrase("no " * 100, "no " * 20_000)) == 200


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("fly zones", "the Fly zones, the end"),
        ("fly zones", "no-fly zones"),
        ("fly", "a fly’s wing"),
        ("fly", "to\xa0fly"),
        ("fly", "Ã\xa0fly"),
        ("fly", "f*** fly***"),
        ("Y", "[Y]es, Y"),
        ("US", "the U.S. and us"),
        ("fly  zones", "fly zones"),
        ("", "fly"),
    ],
)
def test_a_text_holds_the_phrases_that_have_a_place_in_it(phrase, text):
    assert holds_phrase(phrase, text) == bool(locate_phrase(phrase, text))


LETTERS = st.text("aB '’-.,;*[]&é\xa0\n", max_size=12)


@given(st.text("ab ", max_size=5), LETTERS)
@settings(max_examples=500, deadline=None)
def test_whether_a_phrase_is_held_is_whether_it_has_a_place(phrase, text):
    assert holds_phrase(phrase, text) == bool(locate_phrase(phrase, text))


TIDES = st.lists(
    st.sampled_from(["the", "slow", "Tide", "tide,", "ebb-tide", "U.S.", "no\ntide", "*"]),
    max_size=12,
).map(" ".join)


@given(TIDES, st.sampled_from(["slow tide", "tide", "the U.S.", "no tide the"]), st.data())
@settings(max_examples=200, deadline=None)
def test_a_phrase_is_found_at_the_first_of_its_free_places(text, phrase, data):
    start = data.draw(st.integers(0, len(text)))
    taken = [Span(start, data.draw(st.integers(start, len(text))))]
    free = [
        span
        for span in locate_phrase(phrase, text)
        if not (span.start < taken[0].end and taken[0].start < span.end)
    ]
    found = find_phrase(phrase, text, taken)
    assert found == (free[0] if free else None)


@pytest.mark.parametrize("text", ["x{}y", "{}", "x {} y", "x{}", "{}y"])
def test_whatever_letters_fold_to_a_phrase_it_is_found(text):
    for letter in map(chr, range(0x2200)):
        printed = text.format(letter)
        phrase = " ".join(fold_words(printed))
        found = find_phrase(phrase, printed, ())
        assert found == next(iter(locate_phrase(phrase, printed)), None), ascii(letter)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("five percent", "5% or five %"),
        ("and so", "& so"),
        ("dont", "do n't don&#8217;t"),
        ("a", ""),
    ],
)
def test_signs_and_entities_are_read_as_the_words_they_stand_for(phrase, text):
    assert find_phrase(phrase, text, ()) == next(iter(locate_phrase(phrase, text)), None)
