"""How many words two sequences have in common."""

from __future__ import annotations

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
    text = points.astype("<u4").tobytes().decode("utf-32-le")
    starts = sequences.offsets[:-1]
    stops = np.minimum(sequences.offsets[1:], starts + most)
    strings = np.empty(len(starts), object)
    strings[:] = [
        text[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)
    ]
    return strings


def count_common(strings: Array, ones: Ints, others: Ints) -> Ints:
    """The length of the longest common subsequence of the strings of each pair of places."""
    counts = cpdist(strings[ones], strings[others], scorer=LCSseq.similarity, dtype=np.int32)
    return counts.astype(np.int64)
