"""Each kernel gives what its readable reference gives, on the same cases."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.align.evidence import AGREEMENTS, DISTANCES, Days
from quoteprov.align.kernels import (
    conflicts,
    grouping,
    idioms,
    limits,
    phrases,
    reading,
    reference,
    rounds,
    shingles,
    strands,
    templates,
    verify,
)
from quoteprov.align.kernels.limits import NO_CLAIM, OPEN_CLAIM, OWN_WORDS, SURE_CLAIM
from quoteprov.align.kernels.ragged import make_ragged
from quoteprov.align.kernels.strands import NOBODY, UNNAMED
from quoteprov.align.links import _compare_days
from quoteprov.align.notes import Speakers, write_term
from quoteprov.align.slots import NAME, NEITHER, NUMBER
from quoteprov.align.voices import Voices
from quoteprov.model.names import read_name

WORDS = st.integers(1, 6)
SEQUENCES = st.lists(st.lists(WORDS, max_size=9).map(tuple), max_size=40, unique=True).map(
    lambda rows: sorted(rows, key=lambda row: -len(row))
)
PIECES = ["Pier", "the", "no-fly", "don’t", "U.S.", "3.5", "1,000", "[t]he", "(T)he", "f---ing"]
MORE_PIECES = ["café", "&amp;", "%", "…", "—", "\0", "“", "''", "a''b", "two", "2", "ONE", "_x_"]
TEXTS = st.lists(
    st.lists(st.sampled_from([*PIECES, *MORE_PIECES, " ", ", ", ". "]), max_size=12).map("".join)
    | st.text(max_size=40),
    max_size=8,
)


class Fast:
    """The kernels, given and giving what the references do."""

    @staticmethod
    def read_texts(texts):
        found = reading.read_texts(texts)
        words = [found.vocabulary[number] for number in found.words.values]
        offsets = found.words.offsets.tolist()
        return [(tuple(words[a:b]), found.kinds[a:b].tolist()) for a, b in pairwise(offsets)]

    @staticmethod
    def pair_by_shingles(sequences, fewest, size, cap):
        ones, others, shared = shingles.pair_by_shingles(
            make_ragged(sequences), np.array(fewest, np.int64), size, cap
        )
        pairs = zip(ones.tolist(), others.tolist(), strict=True)
        return dict(zip(pairs, shared.tolist(), strict=True))

    @staticmethod
    def find_holders(sequences, places):
        holders, held = phrases.find_holders(make_ragged(sequences), np.array(places, np.int64))
        return list(zip(holders.tolist(), held.tolist(), strict=True))

    @staticmethod
    def count_common(one, other):
        places = np.array([0]), np.array([1])
        strings = verify.Strings(make_ragged([one, other]), 100).encode(*places)
        return int(verify.count_common(strings, *places)[0])

    @staticmethod
    def find_templates(sequences, kinds):
        flat = np.array([kind for row in kinds for kind in row], np.uint8)
        found = templates.find_templates(make_ragged(sequences), flat)
        return {
            (owner, place)
            for owner, filler in zip(
                (found.held.values >> 32).tolist(), found.fillers.tolist(), strict=True
            )
            for place, word in enumerate(sequences[owner])
            if word == filler
        }

    @staticmethod
    def group_members(lengths, sizes, pairs, holds, **limits):
        ones, others = np.array(pairs, np.int64).reshape(-1, 2).T
        children, parents, weights, claims = zip(*holds, strict=True) if holds else [()] * 4
        held = grouping.Holds(
            np.array(children, np.int64),
            np.array(parents, np.int64),
            np.array(weights, np.float64),
            np.array(claims, np.int64),
        )
        return grouping.group_members(
            np.array(lengths), np.array(sizes), ones, others, held, **limits
        ).tolist()

    @staticmethod
    def find_rounds(printings, window):
        phrases, days, articles = np.array(printings, np.int64).reshape(-1, 3).T
        return rounds.find_rounds(phrases, days, articles, window).tolist()

    @staticmethod
    def find_idioms(uses, window):
        phrases, days, speakers, articles = np.array(uses, np.int64).reshape(-1, 4).T
        return idioms.find_idioms(phrases, speakers, days, articles, window).tolist()


both = pytest.mark.parametrize("kernels", [Fast, reference], ids=["fast", "reference"])


@both
def test_reading_folds_words_and_finds_names_and_numbers(kernels):
    found = kernels.read_texts(["They left Port Ellery, 2 men: Hale and two others.", "", "A b"])
    words, kinds = found[0]
    assert words == tuple("they left port ellery 2 men hale and two others".split())
    expected = [NEITHER, NEITHER, NAME, NAME, NUMBER, NEITHER, NEITHER, NEITHER, NUMBER, NEITHER]
    assert kinds == expected
    assert found[1] == ((), [])
    assert found[2][0] == ("a", "b")


@both
def test_pairs_share_runs_of_words(kernels):
    sequences = [(1, 2, 3, 4, 5), (9, 2, 3, 4, 9), (2, 3, 4), (7, 8)]
    once = [1] * 4
    assert kernels.pair_by_shingles(sequences, once, 3, 10) == {(0, 1): 1, (0, 2): 1, (1, 2): 1}
    assert kernels.pair_by_shingles(sequences, [1, 1, 2, 1], 3, 10) == {(0, 1): 1}
    assert kernels.pair_by_shingles(sequences, once, 3, 2) == {}


@both
def test_large_groups_are_paired_in_chains(kernels):
    sequences = [(1, 2, 3, *range(10, 30 - number), 99 + number) for number in range(20)]
    pairs = kernels.pair_by_shingles(sequences, [1] * 20, 3, 400)
    assert (0, 19) in pairs
    assert (10, 13) in pairs
    assert kernels.pair_by_shingles([(1, 2, 3, 50 + n) for n in range(20)], [1] * 20, 3, 10) == {}


@both
def test_holders_hold_the_whole_phrase(kernels):
    sequences = [(1, 2, 3, 4), (4, 1, 2), (1, 3, 2), (1, 2), (4, 1)]
    assert kernels.find_holders(sequences, [3, 4]) == [(0, 3), (1, 3), (1, 4)]


@both
def test_holders_are_bounded(kernels):
    sequences = [(number, 1, 2) for number in range(10, 420)] + [(1, 2)]
    found = kernels.find_holders(sequences, [410])
    assert found == [(number, 410) for number in range(limits.MOST_HOLDERS)]


@both
@pytest.mark.parametrize(
    ("one", "other", "common"),
    [((1, 2, 3), (1, 9, 3), 2), ((), (1,), 0), ((1, 2), (2, 1), 1), ((0xD700,), (0xD700,), 1)],
)
def test_common_words_keep_their_order(kernels, one, other, common):
    assert kernels.count_common(one, other) == common


@both
def test_a_slot_that_many_words_fill_is_a_template(kernels):
    sequences = [(1, 2, 10 + n % 3, 3, 4, 20 + n) for n in range(6)]
    kinds = [[NEITHER] * 6] * 6
    assert kernels.find_templates(sequences, kinds) == {(n, 2) for n in range(6)}


@both
def test_one_word_that_leads_by_far_makes_no_template(kernels):
    fillers = [10] * 20 + [11, 11, 12, 12]
    sequences = [(1, 2, filler, 3, 4, 20 + n) for n, filler in enumerate(fillers)]
    assert kernels.find_templates(sequences, [[NEITHER] * 6] * len(fillers)) == set()


@both
def test_a_slot_that_a_sequence_fills_twice_tells_nothing_of_it(kernels):
    sequences = [(1, 2, 10 + n % 3, 3, 4, 20 + n) for n in range(6)]
    sequences.append((1, 2, 10, 3, 4, 30, 1, 2, 11, 3, 4))
    kinds = [[NEITHER] * len(words) for words in sequences]
    assert kernels.find_templates(sequences, kinds) == {(n, 2) for n in range(6)}


def test_a_slot_is_refilled_where_each_fills_it_with_a_word_of_its_own():
    owners, slots, fillers = np.array([(0, 7, 1), (1, 7, 1), (2, 7, 2), (2, 8, 3)]).T
    found = templates.make_slots(owners << 32 | slots, fillers, np.zeros(4), 4)
    pairs = np.array([(0, 1), (0, 2), (1, 2), (2, 3)]).T
    assert templates.find_refilled(found, *pairs).tolist() == [0, 3, 3, 0]


def test_exchanged_are_names_for_names_and_numbers_for_numbers():
    sequences = make_ragged([(1, 2, 10), (1, 3, 10), (1, 2, 11), (3, 12), (3, 1, 2), (10,), (4,)])
    kinds = np.array([NAME if word < 9 else NUMBER for word in sequences.values], np.uint8)
    settled = np.arange(13)
    settled[12] = 10
    fillers = conflicts.collect_fillers(sequences, kinds, settled)
    # Another name; another number; a name left out; both other; a name left out and a number added.
    pairs = np.array([(0, 1), (0, 2), (1, 3), (2, 3), (0, 4), (4, 5), (5, 6)]).T
    found = conflicts.find_exchanged(fillers, *pairs).tolist()
    assert found == [True, True, False, True, False, False, False]


@both
def test_a_fragment_joins_the_heavier_parent_alone(kernels):
    members = [20, 20, 6], [1, 1, 1], []
    holds = [(2, 0, 40.0, OPEN_CLAIM), (2, 1, 50.0, OPEN_CLAIM)]
    assert kernels.group_members(*members, holds, most_parents=3, margin=8.0) == [0, 1, 1]
    assert kernels.group_members(*members, holds, most_parents=1, margin=8.0) == [0, 1, 1]
    assert kernels.group_members(*members, holds, most_parents=1, margin=11.0) == [0, 1, 2]


@both
def test_a_fragment_in_a_group_does_not_take_it_along(kernels):
    members = [30, 20, 10], [1, 1, 1], [(1, 2)]
    holds = [(2, 0, 50.0, OWN_WORDS)]
    assert kernels.group_members(*members, holds, most_parents=3, margin=8.0) == [0, 1, 1]


@both
def test_a_parent_without_a_claim_still_counts_as_a_parent(kernels):
    members = [20, 20, 3], [1, 1, 1], []
    holds = [(2, 0, 40.0, OPEN_CLAIM), (2, 1, 45.0, NO_CLAIM)]
    assert kernels.group_members(*members, holds, most_parents=2, margin=8.0) == [0, 1, 0]
    assert kernels.group_members(*members, holds, most_parents=1, margin=8.0) == [0, 1, 2]
    assert kernels.group_members(*members, holds[1:], most_parents=2, margin=8.0) == [0, 1, 2]


@both
@pytest.mark.parametrize(("claim", "joins"), [(OPEN_CLAIM, False), (OWN_WORDS, True)])
def test_a_parent_needs_half_of_the_articles_of_a_fragment(kernels, claim, joins):
    # Members 1 and 2 are one phrase in three articles, of which the parent claims one.
    members = [20, 3, 3], [2, 1, 2], [(1, 2)]
    found = kernels.group_members(*members, [(1, 0, 40.0, claim)], most_parents=3, margin=8.0)
    assert found == ([0, 0, 0] if joins else [0, 1, 1])
    holds = [(1, 0, 40.0, claim), (2, 0, 30.0, claim), (2, 0, 40.0, NO_CLAIM)]
    assert kernels.group_members(*members, holds, most_parents=3, margin=8.0) == [0, 0, 0]


@both
@pytest.mark.parametrize(
    ("claim", "printed", "joins"),
    [(OPEN_CLAIM, 3, True), (OPEN_CLAIM, 4, False), (SURE_CLAIM, 4, True)],
)
def test_what_is_printed_far_more_often_than_its_parent_needs_more(kernels, claim, printed, joins):
    members = [20, 3], [1, printed], []
    found = kernels.group_members(*members, [(1, 0, 40.0, claim)], most_parents=3, margin=8.0)
    assert found == ([0, 0] if joins else [0, 1])


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_reading_agrees(texts):
    assert Fast.read_texts(texts) == reference.read_texts(texts)


@settings(max_examples=150, deadline=None)
@given(SEQUENCES, st.integers(2, 3), st.integers(2, 40))
def test_pairing_agrees(sequences, size, cap):
    fewest = [1 + len(words) // 5 for words in sequences]
    expected = reference.pair_by_shingles(sequences, fewest, size, cap)
    assert Fast.pair_by_shingles(sequences, fewest, size, cap) == expected


@settings(max_examples=150, deadline=None)
@given(SEQUENCES)
def test_holding_agrees(sequences):
    places = [place for place, words in enumerate(sequences) if 2 <= len(words) <= 4]
    assert Fast.find_holders(sequences, places) == reference.find_holders(sequences, places)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS).map(tuple), st.lists(WORDS).map(tuple))
def test_counting_agrees(one, other):
    assert Fast.count_common(one, other) == reference.count_common(one, other)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_grouping_agrees(data):
    lengths = data.draw(st.lists(st.integers(1, 30), min_size=1, max_size=12))
    member = st.integers(0, len(lengths) - 1)
    pairs = data.draw(st.lists(st.tuples(member, member), max_size=12))
    sizes = data.draw(st.lists(st.integers(1, 6), min_size=len(lengths), max_size=len(lengths)))
    claims = st.integers(NO_CLAIM, OWN_WORDS)
    holds = data.draw(st.lists(st.tuples(member, member, st.integers(1, 40), claims), max_size=12))
    most, margin = data.draw(st.integers(1, 3)), data.draw(st.integers(1, 9))
    given_all = lengths, sizes, pairs, holds
    expected = reference.group_members(*given_all, most_parents=most, margin=margin)
    assert Fast.group_members(*given_all, most_parents=most, margin=margin) == expected


NAMES = ["Rex Tillerson", "Tillerson", "Mr Tillerson", "Ivanka Trump", "Moscow", "Sergei Lavrov"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sets(st.integers(0, 20)).map(sorted), min_size=1), st.integers(1, 8), st.data())
def test_counting_what_is_shared_agrees(sequences, most, data):
    place = st.integers(0, len(sequences) - 1)
    pairs = data.draw(st.lists(st.tuples(place, place)))
    ones, others = np.array(pairs, np.int64).reshape(-1, 2).T
    values = make_ragged(sequences)
    held = strands.make_shared(values.owners() << 32 | values.values, values.offsets)
    counts = strands.count_shared(held, ones, others, most)
    assert counts.tolist() == reference.count_shared(sequences, pairs, most)


def test_comparing_speakers_agrees():
    names = [read_name(name) for name in NAMES]
    for one, first in enumerate(names):
        for other, second in enumerate(names):
            code = Voices(names).compare(np.array([one]), np.array([other]))[0]
            assert AGREEMENTS[code] == reference.compare_speakers([first], [second])


def test_speakers_are_the_names_that_their_terms_stand_for():
    names = [name for name in map(read_name, NAMES) if name]
    speakers = Speakers([write_term(name) for name in names])
    assert list(speakers) == names
    assert list(speakers[1:3]) == names[1:3]


def test_what_nobody_said_clashes_with_everybody():
    voices = Voices([read_name("Rex Tillerson")])
    ones, others = np.array([NOBODY, NOBODY, NOBODY]), np.array([NOBODY, UNNAMED, 0])
    assert [AGREEMENTS[code] for code in voices.compare(ones, others)] == ["clash"] * 3


@given(st.data())
def test_comparing_days_agrees(data):
    days = st.integers(700_000, 700_060)
    spans = [sorted(data.draw(st.tuples(days, days))) for _ in range(2)]
    first, last = np.array(spans).T
    strands = SimpleNamespace(first=first, last=last)
    found = _compare_days(strands, np.array([0]), np.array([1]), 5)[0]
    assert DISTANCES[found] == reference.compare_days([Days(*spans[0])], [Days(*spans[1])], 5)


PRINTED = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 60), st.integers(0, 9)), max_size=40)


@both
def test_what_is_printed_later_on_as_often_as_at_first_is_repeated(kernels):
    weekly = [(0, 100 + 7 * week, week) for week in range(8)]
    assert kernels.find_rounds(weekly, 14) == [100] * 3 + [121] * 3 + [142] * 2


@both
def test_what_fades_is_said_once(kernels):
    days = [100, 100, 101, 101, 102, 110, 118, 127]
    assert kernels.find_rounds([(0, day, at) for at, day in enumerate(days)], 14) == [0] * 8


@both
def test_few_articles_tell_no_habit(kernels):
    weekly = [(0, 100 + 13 * week, week) for week in range(4)]
    assert kernels.find_rounds(weekly, 14) == [0] * 4


@both
def test_an_article_counts_once_however_often_it_prints_a_phrase(kernels):
    printings = [(0, 100, 0), (0, 112, 1), (0, 120, 2)] + [(0, 121, 3)] * 9
    assert kernels.find_rounds(printings, 14) == [0] * 12


@settings(max_examples=200, deadline=None)
@given(PRINTED, st.integers(0, 12))
def test_finding_rounds_agrees(printings, window):
    expected = reference.find_rounds(printings, window)
    assert Fast.find_rounds(printings, window) == expected


@both
def test_what_many_people_say_in_the_same_days_is_an_idiom(kernels):
    uses = [(1, 100 + 9 * speaker, speaker, speaker) for speaker in range(4)]
    others = [(1, 105, -1, 9), (1, 200, 0, 0), (2, 100, 0, 0)]
    assert kernels.find_idioms([*uses, *others], 14) == [True] * 5 + [False] * 2
    assert kernels.find_idioms(uses, 8) == [False] * 4
    assert kernels.find_idioms([*uses[:3], *others], 14) == [False] * 6


@both
def test_what_one_says_and_others_repeat_is_none(kernels):
    uses = [(0, 100, speaker, speaker) for speaker in range(4)]
    assert kernels.find_idioms([*uses, (0, 100, 0, 8), (0, 101, 0, 9)], 14) == [False] * 6
    assert kernels.find_idioms([*uses, (0, 100, 0, 0), (0, 101, 0, 0)], 14) == [True] * 6


USES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(1, 40), st.integers(-2, 6), st.integers(0, 9)),
    max_size=60,
)


@settings(max_examples=200, deadline=None)
@given(USES, st.integers(0, 9))
def test_finding_idioms_agrees(uses, window):
    assert Fast.find_idioms(uses, window) == reference.find_idioms(uses, window)
