"""Pairs of sequences that have enough words in common."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteprov.align import pairs
from quoteprov.align.kernels.ragged import make_ragged
from quoteprov.config import AlignOptions


def find_pairs(sequences):
    ordered = make_ragged(sorted(sequences, key=len, reverse=True))
    kinds = np.zeros(len(ordered.values), np.uint8)
    vocabulary = [str(word) for word in range(9)]
    collection = pairs.Collection(ordered, kinds, 30.0 * ordered.lengths, vocabulary)
    return [
        [column.tolist() for column in (part.shorter, part.longer, *part.likeness)]
        for part in pairs.verify_pairs(collection, AlignOptions())
    ]


def count_in_runs(_, shared, length, __, options):
    return np.where(shared > 0, np.minimum(shared + options.shingle_words - 1, length), 0)


# The phrase stands beyond the first eight words.
FAR = [(0, 1, 2, 3, 4, 0, 1, 2, 5, 6, 0), (5, 6)]


@settings(max_examples=60, deadline=None)
@example(FAR)
@given(st.lists(st.lists(st.integers(0, 8), min_size=2, max_size=24).map(tuple), unique=True))
@pytest.mark.parametrize("most", [4000, 8])
def test_words_that_are_known_to_be_common_are_so(most, sequences):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pairs, "_MOST_WORDS", most)
        found = find_pairs(sequences)
        # All that has not been counted as runs is compared.
        patched.setattr(pairs, "_count_surely", count_in_runs)
        assert found == find_pairs(sequences)
