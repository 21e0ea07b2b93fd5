"""Arrays of sequences: what goes in parts comes out as what goes at once."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.align.kernels import ragged
from quoteprov.align.kernels.ragged import find_runs, make_ragged, order_by
from quoteprov.align.kernels.shingles import hash_sequences

ROWS = st.lists(st.lists(st.integers(0, 5), max_size=6), max_size=12)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(ragged, "BLOCK", 4)


def list_rows(sequences):
    ends = sequences.offsets.tolist()
    return [sequences.values[a:b].tolist() for a, b in pairwise(ends)]


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_parts_hold_every_sequence_once_and_in_order(rows):
    parts = list(make_ragged(rows).blocks())
    assert [row for _, part in parts for row in list_rows(part)] == rows
    counts = [len(part.offsets) - 1 for _, part in parts]
    assert [first for first, _ in parts] == [sum(counts[:at]) for at in range(len(counts))]


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_tables_hold_every_sequence_that_has_values(rows):
    found = [
        (first + place, row)
        for first, table in make_ragged(rows).tables()
        for place, row in enumerate(table.tolist())
    ]
    assert found == [(place, row) for place, row in enumerate(rows) if row]


@settings(max_examples=100, deadline=None)
@given(ROWS, st.data())
def test_sequences_are_taken_in_any_order(rows, data):
    places = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=9) if rows else st.just([]))
    taken = make_ragged(rows).take(np.array(places, np.int64))
    assert list_rows(taken) == [rows[place] for place in places]


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_hashes_tell_sequences_apart(rows):
    hashes = hash_sequences(make_ragged(rows)).tolist()
    same = {(tuple(row), mark) for row, mark in zip(rows, hashes, strict=True)}
    assert len(same) == len(set(map(tuple, rows))) == len(set(hashes))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(-20, 20), max_size=30), st.integers(2, 6), st.integers(0, 2))
def test_runs_are_those_of_equal_first_bits(numbers, least, ignored):
    ordered = sorted(numbers)
    counts = Counter(number >> ignored for number in ordered)
    found = find_runs(np.array(ordered, np.int64), least, ignored)
    assert found.tolist() == [counts[number >> ignored] >= least for number in ordered]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-2, 2), st.integers(0, 2)), max_size=20))
def test_ties_are_settled_as_they_come(rows):
    keys, first, second = np.array(rows, np.int64).reshape(-1, 3).T
    expected = np.lexsort((second, first, keys))
    assert order_by(keys, first, second).tolist() == expected.tolist()
