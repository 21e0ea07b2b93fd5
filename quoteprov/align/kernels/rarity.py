"""How much words say: the bits of information that a word of the collection carries."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.kernels.ragged import Array, Ints, Ragged
from quoteprov.align.kernels.waiting import in_passing
from quoteprov.align.lexicon import COMMON

# A small collection cannot know which words are rare. It is read as if this many words of
# ordinary text stood before it: one in 200 is each of the stock words, one in 50,000 any other.
PRIOR_WORDS = 50_000
PRIOR_COMMON = PRIOR_WORDS / 200
PRIOR_OTHER = 1.0

# Words that are counted together: what counts them makes a copy, twice their size.
_COUNTED = 1 << 19

# Bits are added up in parts of one.
_PARTS = 1 << 20

Bits = NDArray[np.float64]


def weigh_words(words: Ragged, vocabulary: list[str]) -> Bits:
    """The bits of each word of the vocabulary, by how often it stands in ``words``."""
    counts = np.zeros(len(vocabulary), np.int64)
    for start in range(0, len(words.values), _COUNTED):
        counts += np.bincount(words.values[start : start + _COUNTED], minlength=len(vocabulary))
    common = np.fromiter(map(COMMON.__contains__, vocabulary), np.bool_, len(vocabulary))
    prior = np.where(common, PRIOR_COMMON, PRIOR_OTHER)
    bits: Bits = np.log2((len(words.values) + PRIOR_WORDS) / (counts + prior))
    return bits


def weigh_sequences(sequences: Ragged, bits: Bits) -> Bits:
    """The bits of each sequence; a word that is repeated in it counts once."""
    # Whole numbers add up to the same in any order, and faster.
    parts = np.rint(bits * _PARTS).astype(np.int64)
    blocks = in_passing(sequences.blocks(), sequences.values)
    weights = [np.zeros(0, np.int64), *(_weigh_part(part, parts) for _, part in blocks)]
    return np.concatenate(weights) / _PARTS


def _weigh_part(sequences: Ragged, weights: Ints) -> Ints:
    word_bits = len(weights).bit_length()
    count = len(sequences.offsets) - 1
    # Short numbers sort twice as fast, and those of a part mostly are.
    kind = np.uint32 if count << word_bits < 1 << 32 else np.uint64
    owners: Array = np.arange(0, count << word_bits, 1 << word_bits, dtype=kind)
    keys = np.repeat(owners, sequences.lengths) | sequences.values.astype(kind)
    keys.sort()
    weighed = weights.take(keys & kind((1 << word_bits) - 1), mode="wrap")
    weighed[1:] *= keys[1:] != keys[:-1]
    return sequences.totals(weighed)
