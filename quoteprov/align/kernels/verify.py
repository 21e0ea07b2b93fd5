"""How many words two sequences have in common."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from quoteprov.align.kernels.ragged import Array, Ints, Ragged

# Code points below this and the surrogates are left out: some of them mean something.
_FIRST = 0x100
_SURROGATES = range(0xD800, 0xE000)
_CODE_POINTS = 0x110000 - _FIRST - len(_SURROGATES)


def encode_sequences(sequences: Ragged, most: int) -> Array:
    """Each sequence, cut to ``most`` words, as a string of one code point a word."""
    points = _FIRST + sequences.values.astype(np.int64) % _CODE_POINTS
    points[points >= _SURROGATES.start] += len(_SURROGATES)
    points = points.astype("<u4")
    lengths, offsets = sequences.lengths, sequences.offsets
    strings = np.full(len(lengths), "", object)
    # Sequences of one length are a table, of which each row is a string as it stands.
    changes = np.flatnonzero(np.diff(lengths, prepend=-1, append=-1))
    for first, last in pairwise(changes.tolist()):
        width = min(int(lengths[first]), most)
        if width > 0:
            table = points[offsets[first] : offsets[last]].reshape(last - first, -1)[:, :width]
            strings[first:last] = np.ascontiguousarray(table).view(f"<U{width}")[:, 0]
    return strings


def count_common(strings: Array, ones: Ints, others: Ints) -> Ints:
    """The length of the longest common subsequence of the strings of each pair of places."""
    counts = cpdist(strings[ones], strings[others], scorer=LCSseq.similarity, dtype=np.int32)
    return counts.astype(np.int64)
