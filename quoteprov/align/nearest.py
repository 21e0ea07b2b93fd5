"""The texts nearest to a query that stands in none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from math import ceil

from quoteprov.align.tokens import fold_words
from quoteprov.config import TraceOptions

# A word of the query counts as found where a word of the text is as near as this: it admits one
# slip in a word of five letters ("wouded") and an ending ("mechanism"), but no other word.
_NEAR_WORD = 80.0
# Up to this many words every word must be found; beyond, most of them.
_SHORT_QUERY = 3
_SHARE_OF_WORDS = 0.7


def find_likely_words(query: str, vocabulary: Mapping[str, int]) -> list[str] | None:
    """Words of the vocabulary one of which each text that is near to ``query`` holds.

    ``vocabulary`` says how many texts hold each word. They are the likes of the rarest words of
    the query, of so many that a text without any of them misses too many words. None where the
    query is written without spaces, which no vocabulary holds the words of.
    """
    from rapidfuzz import fuzz, process

    words = sorted(set(fold_words(query)))
    if any(len(word) == 1 and not word.isascii() for word in words):
        return None
    known = list(vocabulary)
    likes: list[list[str]] = [
        [
            like
            for like, _, _ in process.extract(
                word, known, scorer=fuzz.ratio, score_cutoff=_NEAR_WORD, limit=None
            )
        ]
        for word in words
    ]
    likes.sort(key=lambda each: (sum(vocabulary[word] for word in each), each))
    missing = len(words) - ceil(_needed(len(words)))
    return sorted(set(chain.from_iterable(likes[: missing + 1])))


def rank_nearest(
    query: str, texts: Sequence[str], options: TraceOptions
) -> list[tuple[int, float]]:
    """The positions of the texts nearest to ``query``, each with its score from 0 to 100.

    Best first, equal scores by position, at most ``options.nearest_count``, none below
    ``options.nearest_score``. The letters of the query must stand nearly so somewhere in the
    text, and its words must have their likes there: letters alone find chance resemblances.
    """
    from rapidfuzz import fuzz, process

    words = fold_words(query)
    if not words or options.nearest_count < 1:
        return []
    folded = [" ".join(fold_words(text)) for text in texts]
    joined = " ".join(words)
    found = process.extract(
        joined,
        folded,
        scorer=fuzz.partial_ratio,
        score_cutoff=options.nearest_score,
        limit=None,
    )
    scored = [(place, _score(words, folded[place], score)) for _, score, place in found]
    good = [(place, score) for place, score in scored if score >= options.nearest_score]
    good.sort(key=lambda pair: (-pair[1], pair[0]))
    return good[: options.nearest_count]


def _score(words: tuple[str, ...], text: str, letters: float) -> float:
    from rapidfuzz import fuzz, process

    choices = sorted(set(text.split()))
    best = [
        match[1] if (match := process.extractOne(word, choices, scorer=fuzz.ratio)) else 0.0
        for word in words
    ]
    near = sum(score >= _NEAR_WORD for score in best)
    if near < _needed(len(words)):
        return 0.0
    return round((letters + sum(best) / len(best)) / 2, 1)


def _needed(words: int) -> float:
    return words if words <= _SHORT_QUERY else _SHARE_OF_WORDS * words
