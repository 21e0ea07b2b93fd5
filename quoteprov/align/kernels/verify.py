"""How many words two sequences have in common."""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from quoteprov.align.kernels.ragged import BLOCK, Array, Ints, Ragged
from quoteprov.align.kernels.waiting import find_greatest, in_passing

# Code points below this and the surrogates are left out: some of them mean something.
_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)
_CODE_POINTS = 0x110000 - _FIRST - len(_SURROGATES)
# The strings of so many words are held together, in 60 MB at most.
_MOST_HELD = 1 << 23


class Strings:
    """Sequences as strings of one code point a word, made when they are first asked for.

    Each is cut to ``most`` words. The sequences are meant to be ordered by length.
    """

    def __init__(self, sequences: Ragged, most: int) -> None:
        self._sequences, self._most = sequences, most
        self._points = _list_points(find_greatest(sequences.values) + 1)
        self._forget()

    def encode(self, *places: Ints) -> Array:
        """The strings of all sequences; of others than those at ``places`` they may be empty."""
        wanted = np.zeros(len(self._strings), np.bool_)
        for each in places:
            wanted[each] = True
        missing = wanted > self._made
        words = int(self._sequences.lengths[missing].sum())
        if self._words + words > _MOST_HELD:
            self._forget()
            missing = wanted
        self._words += words
        self._made |= missing
        # Sequences of one length are a table, of which each row is a string as it stands.
        for first, table in in_passing(self._sequences.tables(), self._sequences.values):
            rows = np.flatnonzero(missing[first : first + len(table)])
            cut = self._points.take(table.take(rows, 0)[:, : self._most], mode="wrap")
            self._strings[first + rows] = cut.view(f"<U{cut.shape[1]}")[:, 0]
        return self._strings

    def _forget(self) -> None:
        # Not emptied: who has been given the strings goes on using them.
        self._strings = np.full(len(self._sequences.offsets) - 1, "", object)
        self._made = np.zeros(len(self._strings), np.bool_)
        self._words = 0


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
