"""Slots: the names and numbers of a text, which is what a template fills anew each time."""

from __future__ import annotations

from collections.abc import Sequence

from quoteprov.align.lexicon import COMMON, NUMBERS
from quoteprov.align.tokens import APOSTROPHES, TYPOGRAPHY, Word, split_words
from quoteprov.model.names import TITLES

NEITHER, NUMBER, NAME = range(3)
# Where more than this share of the words is capitalised, a capital makes no name (headlines,
# German nouns).
MOST_CAPITALS = 0.4
# Between two words of one clause stands nothing else; a capital after anything else says little.
INNER_MARKS = f" ,-{APOSTROPHES}"
_NO_NAMES = COMMON | TITLES


def is_number(fold: str) -> bool:
    """Whether a folded word is a number; "one" is a pronoun too often."""
    return fold[0].isdigit() or (fold in NUMBERS and fold != "one")


def may_be_name(fold: str) -> bool:
    """Whether a folded word is a name where it is capitalised."""
    return fold not in _NO_NAMES


def find_capitals(text: str, words: Sequence[Word]) -> list[tuple[bool, bool]]:
    """For each word of a text: has it a capital, and does it follow another word of its clause?"""
    plain = text.translate(TYPOGRAPHY)
    ends = [0, *(word.end for word in words)]
    return [
        (
            text[word.start].isupper(),
            place > 0 and not plain[ends[place] : word.start].strip(INNER_MARKS),
        )
        for place, word in enumerate(words)
    ]


def find_slots(text: str) -> list[int]:
    """For each folded word of a text whether it is a NUMBER, a NAME or NEITHER."""
    words = split_words(text)
    capitals = find_capitals(text, words)
    named = sum(capital for capital, _ in capitals) <= MOST_CAPITALS * len(words)
    kinds = []
    for word, (capital, inner) in zip(words, capitals, strict=True):
        name = named and capital and inner and may_be_name(word.fold)
        kinds.append(NUMBER if is_number(word.fold) else NAME if name else NEITHER)
    return kinds
