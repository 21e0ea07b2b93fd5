import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.align import Rarity, find_passages, seek_wordings
from quoteprov.config import TraceOptions
from quoteprov.model import Span

OPTIONS = TraceOptions()
WORDING = "The board has been badly shaken, and it could be on the brink of collapse"


def find(wordings, text, taken=()):
    """The passages where every run tells, whatever its words."""
    return find_passages(seek_wordings(wordings, Rarity({}, 0), 0.0, OPTIONS), text, taken)


def passages(text, wordings=(WORDING, "no-wake zones"), taken=()):
    return [text[s.start : s.end] for s in find(wordings, text, taken)]


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


def test_what_holds_marks_is_not_printed_without_them():
    assert passages('He said " the board has been badly shaken, and " left.') == [
        "the board has been badly shaken, and"
    ]
    assert passages("He said the board has been “ badly shaken, and it ” could be on.") == []


def test_what_is_quoted_is_no_passage():
    text = "The “no-wake zones” came first; no-wake zones came again."
    assert find(["no-wake zones"], text, [Span(5, 18)]) == [Span(32, 45)]


def test_a_quotation_in_between_parts_a_passage():
    text = "The board has been “badly” shaken, and it could be"
    assert find([WORDING], text, [Span(20, 25)]) == []


def test_short_wordings_are_no_passages():
    assert passages("a special duty", wordings=("special duty", "")) == []


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "c", "no-fly", "“", ",", "\n", "é"]), max_size=30).map(
        " ".join
    ),
    st.lists(st.sampled_from(["a b c", "a b c a b c a", "no-fly a", "b"]), max_size=3),
)
def test_passages_lie_in_order_inside_the_text(text, wordings):
    end = 0
    for span in find(wordings, text, [Span(0, 4)]):
        assert max(end, 4) <= span.start < span.end <= len(text)
        end = span.end


def test_repeated_words_cost_little():
    assert len(find(["no " * 2000], "no " * 20_000)) == 1


@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_a_passage_may_go_across_paragraphs_but_not_across_a_quotation(between):
    text = f"Tides.\n\nSo the board has been{between}badly shaken, they say.\n\nMore of it."
    assert passages(text) == [f"the board has been{between}badly shaken"]
    start = text.index("badly")
    assert passages(text, taken=[Span(start, start + 5)]) == []
