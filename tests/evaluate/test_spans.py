"""Spans trimmed and paired."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.evaluate.spans import pair_spans, trim_span
from quoteprov.model import Span

spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda x: Span(x[0], x[0] + x[1])),
    max_size=12,
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“We left.”", "We left."),
        ("« Non »", "Non"),
        ("``honest,''", "honest,"),
        ("„ja“", "ja"),
        ("「橋」", "橋"),
        ("’80s", "’80s"),
        ("“ ”", ""),
    ],
)
def test_marks_and_white_space_are_taken_off_both_ends(text, kept):
    span = trim_span(text, 0, len(text))
    assert text[span.start : span.end] == kept


def test_the_better_overlap_goes_first():
    gold = [Span(0, 10), Span(2, 12)]
    assert pair_spans(gold, [Span(2, 12)]) == {1: 0}
    assert pair_spans(gold, [Span(2, 12), Span(0, 9)]) == {1: 0, 0: 1}


def test_four_fifths_are_enough():
    assert pair_spans([Span(0, 10)], [Span(0, 8)]) == {0: 0}
    assert pair_spans([Span(0, 100)], [Span(0, 79)]) == {}


@settings(max_examples=150, deadline=None)
@given(spans, spans, st.sampled_from([0.0, 0.5, 0.8]))
def test_pairs_are_one_to_one_and_good_enough(gold, found, least):
    def overlap(one, other):
        shared = min(one.end, other.end) - max(one.start, other.start)
        return shared / (max(one.end, other.end) - min(one.start, other.start))

    pairs = pair_spans(gold, found, least)
    assert len(set(pairs.values())) == len(pairs)
    for one, other in pairs.items():
        assert overlap(gold[one], found[other]) >= least
        assert overlap(gold[one], found[other]) > 0
    # Nothing that could still be paired is left over.
    for one in set(range(len(gold))) - pairs.keys():
        for other in set(range(len(found))) - set(pairs.values()):
            value = overlap(gold[one], found[other])
            assert value <= 0 or value < least
