"""How much words say: the bits of information that a word of the collection carries."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.kernels.ragged import Ragged, run_starts
from quoteprov.align.lexicon import COMMON

# A small collection cannot know which words are rare. It is read as if this many words of
# ordinary text stood before it: one in 200 is each of the stock words, one in 50,000 any other.
PRIOR_WORDS = 50_000
PRIOR_COMMON = PRIOR_WORDS / 200
PRIOR_OTHER = 1.0

Bits = NDArray[np.float64]


def weigh_words(words: Ragged, vocabulary: list[str]) -> Bits:
    """The bits of each word of the vocabulary, by how often it stands in ``words``."""
    counts = np.bincount(words.values, minlength=len(vocabulary))
    prior = np.array([PRIOR_COMMON if word in COMMON else PRIOR_OTHER for word in vocabulary])
    bits: Bits = np.log2((len(words.values) + PRIOR_WORDS) / (counts + prior))
    return bits


def weigh_sequences(sequences: Ragged, bits: Bits) -> Bits:
    """The bits of each sequence; a word that is repeated in it counts once."""
    keys = sequences.owners()
    keys <<= 32
    keys |= sequences.values
    keys.sort()
    keys = keys[run_starts(keys)]
    owners, words = keys >> 32, keys & 0xFFFFFFFF
    count = len(sequences.offsets) - 1
    weighed: Bits = np.bincount(owners, weights=bits[words], minlength=count).astype(np.float64)
    # Sums of the same words in another order differ in their last bits.
    return np.round(weighed, 6)
