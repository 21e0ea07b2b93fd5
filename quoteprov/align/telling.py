"""Runs of words that tell, also without marks, that a wording is reported.

"The president of the United States" stands in any number of articles, whoever said it where. What
a run of words tells is counted in bits: each of its words as many as it is rare among articles.
In the days of the quotation a few bits will do; in another year the same words are language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import ceil, log2
from typing import NamedTuple

from quoteprov.align.evidence import Days
from quoteprov.align.lexicon import COMMON, COMMON_RANKS
from quoteprov.align.repair import repair_text
from quoteprov.align.tokens import split_words
from quoteprov.config import TraceOptions

# The bits that a run must carry in an article published within the window of a witness, and in
# any other. Set by reading runs of real news: at half the figure for other days nine runs in ten
# are names and set phrases ("National Instant Criminal Background Check System").
NEAR_BITS = 15.0
FAR_BITS = 26.0
# So many times the words of a run tell whatever they are.
LONG = 2
# Stock words are not counted. That they stand in this order says something all the same.
STOCK_BITS = 1.0
# Words of more than this part of the articles are not told from one another: counting takes time.
MOST_PART = 0.25
# A small collection cannot know which words are rare: it is read as if so many articles without
# any of them stood before it, and one with each.
PRIOR_ARTICLES = 100
_FEWEST_WORDS = 3
_FEWEST_CORE = 4


class Shown(NamedTuple):
    """A folded word, and how it is printed."""

    fold: str
    text: str

    def may_be_name(self) -> bool:
        """Whether it has a capital and is no stock word."""
        return self.text[:1].isupper() and self.fold not in COMMON


class Rarity(NamedTuple):
    """How many articles print each folded word that is no stock word, of how many articles.

    Counts may end at ``most_counted``.
    """

    printing: Mapping[str, int]
    articles: int

    def count(self, fold: str) -> int:
        """How many articles print a word; of a stock word a guess, by its rank among them."""
        rank = COMMON_RANKS.get(fold)
        if rank is None:
            return self.printing.get(fold, 0)
        # In 12,000 articles of US news, 11,980 print the first, half the hundredth, a sixth the two
        # hundredth.
        return ceil(self.articles * (1 - rank / len(COMMON_RANKS)) ** 2)

    def weigh(self, fold: str) -> float:
        """The bits that a word carries."""
        if fold in COMMON:
            return STOCK_BITS
        count = min(self.count(fold), most_counted(self.articles))
        return log2((self.articles + PRIOR_ARTICLES) / (count + 1))


def most_counted(articles: int) -> int:
    """Up to which number the articles that print a word are counted."""
    return int(MOST_PART * (articles + PRIOR_ARTICLES))


def list_words(wordings: Iterable[str]) -> dict[str, str]:
    """The folded words of the wordings that have to be counted, each in a form as printed."""
    words = (word for wording in wordings for word in read_shown(wording))
    return {word.fold: word.text for word in words if word.fold not in COMMON}


def required_bits(days: Days | None, witnesses: Iterable[Days], window_days: int) -> float:
    """The bits that a run must carry in an article of these days, None where it is undated."""
    return NEAR_BITS if is_near(days, witnesses, window_days) else FAR_BITS


def is_near(days: Days | None, witnesses: Iterable[Days], window_days: int) -> bool:
    """Whether ``days`` are known to lie within the window of a witness."""
    if days is None:
        return False
    first, last = days.first - window_days, days.last + window_days
    return any(each.first <= last and first <= each.last for each in witnesses)


def find_core(run: str, options: TraceOptions) -> str:
    """The words by which a run is known: the first ones, without the stock words around them.

    "To the denuclearization of the peninsula" and "denuclearization of the peninsula and" are the
    same phrase. Where too few words would be left, it is all of them.
    """
    words = read_shown(run)
    places = [place for place, word in enumerate(words) if word.fold not in COMMON]
    inner = words[places[0] : places[-1] + 1] if places else ()
    chosen = inner if len(inner) >= _FEWEST_CORE else words
    return " ".join(word.text for word in chosen[: LONG * options.unquoted_words])


def shortest_run(words: int, options: TraceOptions) -> int | None:
    """The length of runs that passages of a wording of ``words`` words are made of.

    None where the wording is too short to tell anything.
    """
    run = options.unquoted_words
    return None if words < min(_FEWEST_WORDS, run) else min(words, run)


def find_telling_runs(
    words: Sequence[Shown], rarity: Rarity, bits: float, options: TraceOptions
) -> list[slice]:
    """The places of the runs of a wording that tell and hold no shorter one that does, in order.

    A run tells by the ``bits`` of its words, or by its length.
    """
    shortest = shortest_run(len(words), options)
    if shortest is None:
        return []
    told = [(word.fold, rarity.weigh(word.fold), word.may_be_name()) for word in words]
    most = LONG * options.unquoted_words
    found: list[slice] = []
    for start in range(len(words) - shortest, -1, -1):
        reach = min(found[-1].stop - 1 if found else len(words), start + most)
        enough = _count_telling(told[start:reach], bits, most)
        if enough is not None and start + max(enough, shortest) <= reach:
            found.append(slice(start, start + max(enough, shortest)))
    return found[::-1]


def _count_telling(words: Sequence[tuple[str, float, bool]], bits: float, most: int) -> int | None:
    """How many of the words (fold, bits, whether a name) are enough; None where all are not."""
    seen: set[str] = set()
    said = name = 0.0
    for number, (fold, weight, in_name) in enumerate(words, 1):
        new = 0.0 if fold in seen else weight
        seen.add(fold)
        if not in_name:
            said, name = said + new, 0.0
        elif new > name:
            # The words of a name come together: they say no more than the rarest of them.
            said, name = said + new - name, new
        if said >= bits or number >= most:
            return number
    return None


def cut_runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """All runs of so many words."""
    return zip(*(words[at:] for at in range(length)), strict=False)


@lru_cache(maxsize=256)
def read_shown(wording: str) -> tuple[Shown, ...]:
    """The words of a wording."""
    text = repair_text(wording).text
    return tuple(Shown(word.fold, text[word.start : word.end]) for word in split_words(text))
