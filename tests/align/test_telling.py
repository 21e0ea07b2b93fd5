"""Runs of words that tell, and the words by which texts that may hold them are found."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quoteprov.align import Key, Rarity, find_keys, find_passages, leave_out, list_words
from quoteprov.config import TraceOptions
from quoteprov.model import Span

OPTIONS = TraceOptions()
COMMON = frozenset("the of in and harbour board has been to a on is it".split())
WORDING = "The board of the harbour has been badly shaken, and it is on the brink of collapse"


def passages(text, wordings=(WORDING,), common=COMMON):
    spans = find_passages(wordings, text, [], OPTIONS, common)
    return [text[span.start : span.end] for span in spans]


def rarity(wordings, common=COMMON):
    words = list_words(wordings)
    return Rarity({word: 50 if word in common else 2 for word in words}, 100, common)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So the board of the harbour has met.", []),
        ("So the harbour has been badly hurt.", []),
        ("The harbour has been badly shaken.", ["The harbour has been badly shaken"]),
        (
            "The board of the harbour has been badly shaken.",
            ["The board of the harbour has been badly shaken"],
        ),
        # A common run first, then one that tells.
        (
            "The board of the harbour has met: the harbour has been badly shaken.",
            ["the harbour has been badly shaken"],
        ),
    ],
)
def test_a_run_tells_by_its_words(text, expected):
    assert passages(text) == expected


def test_a_whole_wording_tells_whatever_its_words():
    wording = "it has been to the harbour and to the board of the harbour"
    assert passages(f"Now {wording}.", [wording]) == [wording]
    assert passages("It has been to the harbour and to the pier.", [wording]) == []
    assert passages("It is on.", ["it is on"]) == ["It is on"]


def test_a_long_run_tells_whatever_its_words():
    wording = " ".join(["the board of the harbour", "has been in it and", "is on to a"] * 3)
    words = wording.split()
    assert passages(" ".join(words[2:20]), [wording]) == [" ".join(words[2:20])]
    assert passages(" ".join(words[2:19]), [wording]) == []


def test_without_common_words_every_run_tells():
    assert passages("So the board of the harbour has met.", common=frozenset()) == [
        "the board of the harbour has"
    ]


def test_what_is_searched_for_are_the_rarest_words_of_runs():
    keys = find_keys([WORDING], rarity([WORDING]), OPTIONS)
    assert all(1 < len(key.words) <= 4 for key in keys)
    assert any({"badly", "shaken"} <= set(key.words) for key in keys)
    assert find_keys(["slow tide", ""], rarity(["slow tide"]), OPTIONS) == set()
    assert {key.words for key in find_keys(["it is on"], rarity(["it is on"]), OPTIONS)} == {
        ("is", "it", "on")
    }


def test_words_are_searched_for_as_they_are_printed():
    words = list_words(["Don&#8217;t say no-fly, the U.S. said"])
    assert words["dont"] == "Don’t"
    assert words["us"] == "U.S."
    assert (words["no"], words["fly"]) == ("no", "fly")


WORDS = st.lists(
    st.sampled_from(["the", "of", "board", "harbour", "Tide", "slow,", "don’t", "no-fly", "quay"]),
    min_size=1,
    max_size=40,
).map(" ".join)


@given(WORDS, WORDS, st.integers(1, 7))
@settings(max_examples=200, deadline=None)
def test_a_text_with_a_passage_holds_a_key(wording, text, run):
    options = TraceOptions(unquoted_words=run)
    known = rarity([wording])
    if find_passages([wording], text, [], options, known.common):
        printed = {shown.lower() for shown in list_words([text]).values()}
        keys = find_keys([wording], known, options)
        assert any(printed.issuperset(key.words) for key in keys)


@given(st.lists(st.text(), max_size=3))
@settings(max_examples=100, deadline=None)
def test_no_wordings_whatsoever_raise(wordings):
    find_keys(wordings, rarity(wordings), OPTIONS)


@given(WORDS, WORDS, st.data())
@settings(max_examples=200, deadline=None)
def test_what_is_left_out_holds_no_passage(wording, text, data):
    options = TraceOptions(unquoted_words=3)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(any(map(str.isalnum, text[start:end])))  # a quotation holds a word
    taken = [Span(start, end)]
    known = rarity([wording])
    keys = find_keys([wording], known, options)
    left_out = leave_out(keys, text, taken)
    assert find_passages([wording], text, left_out, options, known.common) == find_passages(
        [wording], text, taken, options, known.common
    )


def test_stretches_without_a_key_are_left_out():
    text = "A slow tide. “A slow tide at the quay.” A slow tide at the quay. “No.” The end."
    quoted = [Span(13, 38), Span(65, 70)]
    assert leave_out([Key(("quay", "slow"), 6)], text, quoted) == [Span(0, 38), Span(65, len(text))]
    assert leave_out([Key(("pier", "slow"), 6)], text, quoted) == [Span(0, len(text))]
    assert leave_out([Key(("pier", "slow"), 6)], "Café " + text, quoted) == quoted
