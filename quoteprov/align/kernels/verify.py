"""How many words two sequences have in common."""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from quoteprov.align.kernels.ragged import BLOCK, Array, Ints, Ragged

# Code points below this and the surrogates are left out: some of them mean something.
_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)
_CODE_POINTS = 0x110000 - _FIRST - len(_SURROGATES)


def encode_sequences(sequences: Ragged, most: int) -> Array:
    """Each sequence, cut to ``most`` words, as a string of one code point a word."""
    points = _list_points(int(sequences.values.max(initial=0)) + 1).take(sequences.values)
    strings = np.full(len(sequences.lengths), "", object)
    # Sequences of one length are a table, of which each row is a string as it stands.
    for first, table in Ragged(points, sequences.offsets).tables():
        cut = np.ascontiguousarray(table[:, :most])
        strings[first : first + len(cut)] = cut.view(f"<U{cut.shape[1]}")[:, 0]
    return strings


def _list_points(count: int) -> Array:
    # The code points of numbers below ``count``.
    points = np.arange(count) % _CODE_POINTS + _FIRST
    points[points >= _SURROGATES.start] += len(_SURROGATES)
    return points.astype("<u4")


def count_common(strings: Array, ones: Ints, others: Ints) -> Ints:
    """The length of the longest common subsequence of the strings of each pair of places."""
    counts = np.empty(len(ones), np.int64)
    # What the library makes of a string is as large as the string: parts of pairs fit the cache.
    for start in range(0, len(ones), BLOCK):
        block = slice(start, start + BLOCK)
        first, second = strings[ones[block]], strings[others[block]]
        counts[block] = cpdist(first, second, scorer=LCSseq.similarity, dtype=np.int32)
    return counts
