"""How much words say: the bits of information that a word of the collection carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log2

from quoteprov.align.lexicon import COMMON

# A small collection cannot know which words are rare. It is read as if this many words of
# ordinary text stood before it: one in 200 is each of the stock words, one in 50,000 any other.
_PRIOR_WORDS = 50_000
_PRIOR_COMMON = _PRIOR_WORDS / 200
_PRIOR_OTHER = 1.0


class Vocabulary:
    """Numbers for the words of a collection, and the information of each in bits."""

    def __init__(self, sequences: Iterable[Sequence[str]]) -> None:
        """Counts the words of ``sequences``; numbers follow their first appearance."""
        counts = Counter(word for words in sequences for word in words)
        total = counts.total() + _PRIOR_WORDS
        self.words = list(counts)
        self.numbers = {word: number for number, word in enumerate(counts)}
        self.bits = [
            log2(total / (count + (_PRIOR_COMMON if word in COMMON else _PRIOR_OTHER)))
            for word, count in counts.items()
        ]

    def number(self, words: Iterable[str]) -> tuple[int, ...]:
        """The numbers of words that all stand in the collection."""
        return tuple(self.numbers[word] for word in words)

    def information(self, numbers: Iterable[int]) -> float:
        """The bits of a sequence of words, each taken by itself; repeated words count once."""
        return sum(self.bits[number] for number in set(numbers))
