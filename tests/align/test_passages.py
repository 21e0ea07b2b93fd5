import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.align import find_passages, find_phrase, locate_phrase
from quoteprov.config import TraceOptions
from quoteprov.model import Span

OPTIONS = TraceOptions()
WORDING = "The board has been badly shaken, and it could be on the brink of collapse"


def passages(text, wordings=(WORDING, "no-wake zones"), taken=()):
    return [text[s.start : s.end] for s in find_passages(wordings, text, taken, OPTIONS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He said the board has been badly shaken and would go.",
            ["the board has been badly shaken and"],
        ),
        ("He said it has been badly hurt.", []),
        ("They spoke of NO WAKE ZONES off Ellery.", ["NO WAKE ZONES"]),
        ("They spoke of no wake limits and zones.", []),
        (
            "It could be on the brink of war, no‑wake zones or not.",
            ["It could be on the brink of", "no‑wake zones"],
        ),
        ("", []),
    ],
)
def test_passages_that_print_the_words(text, expected):
    assert passages(text) == expected


def test_what_is_quoted_is_no_passage():
    text = "The “no-wake zones” came first; no-wake zones came again."
    assert find_passages(["no-wake zones"], text, [Span(5, 18)], OPTIONS) == [Span(32, 45)]


def test_a_quotation_in_between_parts_a_passage():
    text = "The board has been “badly” shaken, and it could be"
    assert find_passages([WORDING], text, [Span(20, 25)], OPTIONS) == []


def test_short_wordings_are_no_passages():
    assert passages("a special duty", wordings=("special duty", "")) == []


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


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "c", "no-fly", "“", ",", "\n", "é"]), max_size=30).map(
        " ".join
    ),
    st.lists(st.sampled_from(["a b c", "a b c a b c a", "no-fly a", "b"]), max_size=3),
)
def test_passages_lie_in_order_inside_the_text(text, wordings):
    end = 0
    for span in find_passages(wordings, text, [Span(0, 4)], OPTIONS):
        assert max(end, 4) <= span.start < span.end <= len(text)
        end = span.end
    for phrase in wordings:
        assert all(span.end <= len(text) for span in locate_phrase(phrase, text))


def test_repeated_words_cost_little():
    assert len(find_passages(["no " * 2000], "no " * 20_000, [], OPTIONS)) == 1
    assert len(locate_phrase("no " * 100, "no " * 20_000)) == 200


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


@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_a_passage_may_go_across_paragraphs_but_not_across_a_quotation(between):
    text = f"Tides.\n\nSo the board has been{between}badly shaken, they say.\n\nMore of it."
    assert passages(text) == [f"the board has been{between}badly shaken"]
    start = text.index("badly")
    assert passages(text, taken=[Span(start, start + 5)]) == []
