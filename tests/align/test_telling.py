"""Runs of words that tell, and the words by which texts that may hold them are found."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quoteprov.align import (
    FAR_BITS,
    NEAR_BITS,
    Days,
    Key,
    Rarity,
    Unquoted,
    cut_needles,
    find_core,
    find_keys,
    find_passages,
    find_windows,
    fold_words,
    list_words,
    may_print,
    required_bits,
    seek_wordings,
)
from quoteprov.config import TraceOptions
from quoteprov.model import Span

OPTIONS = TraceOptions()
# Of 900 articles half print these; a word that is not listed is printed by two.
OFTEN = frozenset("harbour board badly on the".split())
WORDING = "The board of the harbour has been badly shaken, and it is on the brink of collapse"


def rarity(wordings):
    words = list_words(wordings)
    return Rarity({word: 450 if word in OFTEN else 2 for word in words}, 900)


def passages(text, wordings=(WORDING,), bits=NEAR_BITS, options=OPTIONS, taken=()):
    sought = seek_wordings(wordings, rarity(wordings), bits, options)
    return [text[span.start : span.end] for span in find_passages(sought, text, taken)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So the board of the harbour has met.", []),
        ("So the harbour has been badly hurt.", []),
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


def test_far_away_it_takes_more():
    assert passages("The harbour has been badly shaken.", bits=FAR_BITS) == []
    words = "badly shaken and it is on the brink of collapse"
    assert passages(f"So {words}.", bits=FAR_BITS) == [words]


def test_of_stock_words_it_takes_a_dozen():
    wording = "it has been said to be so and it will be as it was then"
    assert passages(f"Now {wording}.", [wording], FAR_BITS) == [wording]
    eleven = " ".join(wording.split()[:11])
    assert passages(f"Now {eleven}.", [wording]) == []


def test_a_short_wording_tells_as_a_whole_by_its_words():
    assert passages("It is on.", ["it is on"]) == []
    assert passages("A brackish lagoon.", ["brackish lagoon"]) == []
    assert passages("That brackish teal lagoon.", ["brackish teal lagoon"]) == [
        "brackish teal lagoon"
    ]


def test_the_words_of_a_name_come_together():
    name = "Quillmere Estuary Fairway Dredging Commission"
    assert passages(f"So the {name} met.", [f"Nobody at the {name} has asked"]) == []
    assert passages(f"So the {name.lower()} met.", [f"Nobody at the {name.lower()} has asked"])


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (Days(114, 114), NEAR_BITS),
        (Days(115, 115), FAR_BITS),
        (Days(70, 86), NEAR_BITS),
        (Days(70, 85), FAR_BITS),
        (None, FAR_BITS),
    ],
)
def test_a_run_has_to_say_less_in_the_days_of_a_witness(days, expected):
    assert required_bits(days, [Days(1, 1), Days(100, 100)], 14) == expected
    assert required_bits(days, [], 14) == FAR_BITS


@pytest.mark.parametrize(
    ("run", "core"),
    [
        ("to the dredging of the old fairway and", "dredging of the old fairway"),
        ("you let the tide do it", "you let the tide do it"),
        ("it is so", "it is so"),
        (" ".join(f"tide{number}" for number in range(30)), None),
    ],
)
def test_a_run_is_known_by_the_words_between_its_stock_words(run, core):
    assert find_core(run, OPTIONS) == (core or " ".join(run.split()[:12]))


def test_what_is_searched_for_are_the_rarest_words_of_runs():
    keys, _ = find_keys([WORDING], rarity([WORDING]), TELLING, OPTIONS)
    assert all(1 < len(key.words) <= 4 for key in keys)
    assert any({"badly", "shaken"} <= set(key.words) for key in keys)
    for nothing in ("slow tide", "", "it is on"):
        assert find_keys([nothing], rarity([nothing]), TELLING, OPTIONS) == (set(), set())


def test_words_are_searched_for_as_they_are_printed():
    words = list_words(["Don&#8217;t dredge no-fly, the U.S. said", "the d’Orsay pier"])
    assert words["dorsay"] == "d’Orsay"
    assert (words["dredge"], words["fly"]) == ("dredge", "fly")
    assert "the" not in words


TELLING = NEAR_BITS, FAR_BITS
WORDS = st.lists(
    st.sampled_from(["the", "of", "board", "harbour", "Tide", "slow,", "don’t", "no-fly", "quay"]),
    min_size=1,
    max_size=40,
).map(" ".join)


BITS = st.sampled_from([0.0, 5.0, NEAR_BITS, FAR_BITS])
LEVELS = st.lists(BITS, min_size=2, max_size=2).map(sorted).map(tuple)


@given(WORDS, WORDS, st.integers(1, 7), LEVELS)
@settings(max_examples=200, deadline=None)
def test_a_text_with_a_passage_holds_a_key_and_all_of_a_group(wording, text, run, bits):
    options = TraceOptions(unquoted_words=run)
    printed = set(text.lower().replace(",", "").replace("-", " ").split())
    keys, groups = find_keys([wording], rarity([wording]), bits, options)
    held = {key for key in keys if printed.issuperset(key.words)}
    if passages(text, [wording], bits[0], options):
        assert held
    if passages(text, [wording], bits[1], options):
        assert any(group <= held for group in groups)
    assert all(group and group <= keys for group in groups)


@given(st.lists(st.text(), max_size=3), BITS)
@settings(max_examples=100, deadline=None)
def test_no_wordings_whatsoever_raise(wordings, bits):
    find_keys(wordings, rarity(wordings), (bits, bits), OPTIONS)
    seek_wordings(wordings, rarity(wordings), bits, OPTIONS)


@given(WORDS, WORDS, st.sampled_from(["", "é", "ﬁ", "e\u0301", "ن", "ß"]), st.data())
@settings(max_examples=300, deadline=None)
def test_what_is_left_out_holds_no_passage(wording, text, letter, data):
    options = TraceOptions(unquoted_words=3)
    text = text.replace("a", letter or "a", 1)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(any(map(str.isalnum, text[start:end])))  # a quotation holds a word
    unquoted = Unquoted(text, [Span(start, end)])
    keys, groups = find_keys([wording], rarity([wording]), (0.0, 5.0), options)
    windows = find_windows(data.draw(st.sampled_from([groups, [{key} for key in keys]])), unquoted)
    whole = passages(text, [wording], 5.0, options, unquoted.taken)
    assert passages(text, [wording], 5.0, options, unquoted.leave_out(windows)) == whole
    if whole:
        assert may_print(cut_needles([wording], options), text, windows)


def left_out(words, text, taken):
    unquoted = Unquoted(text, taken)
    return unquoted.leave_out(find_windows([{Key(words, 6)}], unquoted))


def test_stretches_without_a_key_are_left_out():
    text = "A slow tide. “A slow tide at the quay.” A slow tide at the quay. “No.” The end."
    quoted = [Span(13, 38), Span(65, 70)]
    first, second, last = Span(0, 13), Span(38, 65), Span(70, len(text))
    assert left_out(("quay", "slow"), text, quoted) == [first, *quoted, last]
    assert left_out(("pier", "slow"), text, quoted) == [first, quoted[0], second, quoted[1], last]
    # The letters of a word may be printed as fewer or more than it has.
    assert left_out(("pier", "slow"), text.replace("A s", "Æ s", 1), quoted)[0] == quoted[0]
    assert left_out(("pier", "slow"), text.replace("A s", "Á s", 1), quoted)[0] == first


def test_letters_with_accents_are_those_of_a_word():
    text = "At a CAFÉ, a slow tide; no quay, nor à la carte."
    assert left_out(("cafe", "slow"), text, []) == []
    assert left_out(("cafes", "slow"), text, []) == [Span(0, len(text))]


def test_letters_stand_where_those_of_the_text_do():
    for letter in map(chr, range(0x2200)):
        letters = Unquoted(f"A{letter}B?’", []).letters
        folded = fold_words(f"a{letter}b")
        if len(letter.lower()) == 1:
            assert len(letters) == 5 and (letters[0], letters[2]) == ("a", "b")
        plain = letter.isalnum() and not "\x80" <= letter <= "\xbf"
        if plain and len(folded) == 1 and len(folded[0]) == 3:
            assert letters[:3] == folded[0], ascii(letter)


def test_the_words_of_a_key_that_stand_far_apart_are_left_out():
    far = "Slow and steady. " + "The ferry came in and went out again. " * 40 + "At the quay."
    assert left_out(("quay", "slow"), far, []) == [Span(0, len(far))]
    near = far + " A slow tide, a slow day at the quay."
    (window,) = find_windows([{Key(("quay", "slow"), 6)}], Unquoted(near, []))
    assert window.start > len(far) - 200 and window.end == len(near)
    assert left_out(("quay", "slow"), near, []) == []


def test_many_words_of_a_key_cost_little():
    text = "quay " * 50_000
    assert find_windows([{Key(("quay", "slow"), 6)}], Unquoted(text, [])) == []
    assert len(find_windows([{Key(("quay",), 6)}], Unquoted(text, []))) == 1


def test_many_quotations_cost_little():
    text = "“The tide” is slow at the quay. " * 20_000
    taken = [Span(at * 32 + 1, at * 32 + 9) for at in range(20_000)]
    assert find_windows([{Key(("quay", "tide"), 6)}], Unquoted(text, taken)) == []
    windows = find_windows([{Key(("quay", "slow"), 6)}], Unquoted(text, taken))
    assert len(windows) == 20_000
