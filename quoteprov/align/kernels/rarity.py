"""How much words say: the bits of information that a word of the collection carries."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.kernels.ragged import Ragged
from quoteprov.align.lexicon import COMMON

# A small collection cannot know which words are rare. It is read as if this many words of
# ordinary text stood before it: one in 200 is each of the stock words, one in 50,000 any other.
PRIOR_WORDS = 50_000
PRIOR_COMMON = PRIOR_WORDS / 200
PRIOR_OTHER = 1.0

# Words that are counted together: what counts them makes a copy, twice their size.
_COUNTED = 1 << 19

Bits = NDArray[np.float64]


def weigh_words(words: Ragged, vocabulary: list[str]) -> Bits:
    """The bits of each word of the vocabulary, by how often it stands in ``words``."""
    counts = np.zeros(len(vocabulary), np.int64)
    for start in range(0, len(words.values), _COUNTED):
        counts += np.bincount(words.values[start : start + _COUNTED], minlength=len(vocabulary))
    prior = np.array([PRIOR_COMMON if word in COMMON else PRIOR_OTHER for word in vocabulary])
    bits: Bits = np.log2((len(words.values) + PRIOR_WORDS) / (counts + prior))
    return bits


def weigh_sequences(sequences: Ragged, bits: Bits) -> Bits:
    """The bits of each sequence; a word that is repeated in it counts once."""
    parts = [_weigh_part(part, bits) for _, part in sequences.blocks()]
    # Sums of the same words in another order differ in their last bits.
    return np.round(np.concatenate([np.zeros(0), *parts]), 6)


def _weigh_part(sequences: Ragged, bits: Bits) -> Bits:
    word_bits = len(bits).bit_length()
    keys = sequences.owners() << word_bits | sequences.values
    # Short numbers sort twice as fast, and those of a part mostly are.
    if len(sequences.offsets) << word_bits < 1 << 32:
        keys = keys.astype(np.uint32)
    keys.sort()
    weights = bits[keys & ((1 << word_bits) - 1)]
    weights[1:] *= keys[1:] != keys[:-1]
    weighed: Bits = sequences.totals(weights)
    return weighed
