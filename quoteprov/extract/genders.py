"""What pronouns tell of a name that no given name stands before: "Palin said that her ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice

from msgspec import Struct

from quoteprov.extract.lexicon import load_words
from quoteprov.extract.paragraphs import Extent

# "Capitalism spreads her wings" is said once.
ENOUGH = 2
# A full form is given up for these alone: of 40 that were, 39 were another's ("President Lindt ...
# he" beside "Ana Lindt"); where two men to one woman did, 12 of 30 were the speaker's (US news).
MANY, MOSTLY = 3, 3
MOST_PLACES = 40
LONGEST_WORD = 20
FEMALE = frozenset({"she", "her", "hers", "herself"})
# What stands before a name that begins a sentence.
ENDS_BEFORE = frozenset('.!?"”’\n')


class Pronouns(Struct, frozen=True, gc=False):
    """How many pronouns of each gender go with a name, and how many with it as a subject."""

    he: int
    she: int
    subject: int

    @property
    def gender(self) -> str:
        """Of which gender more are, empty where they do not tell."""
        if self.he == self.she:
            return ""
        return "he" if self.he > self.she else "she"

    @property
    def are_of_a_man(self) -> bool:
        """Whether they outweigh the given name of a woman."""
        return self.he >= MANY and self.he > MOSTLY * self.she

    @property
    def tell_a_person(self) -> bool:
        """Whether a body or a place would not be spoken of so."""
        return self.subject >= ENOUGH and self.gender != ""


def count_pronouns(text: str, extent: Extent, size: int, places: Iterable[int]) -> Pronouns:
    """The pronouns that go with a name of ``size`` letters at ``places``, where it stands alone.

    That is the first one after it in the same clause, with no other name between, and the one
    that begins the next sentence after one that begins with the name.
    """
    start, end = extent
    he = she = subject = 0
    for place in islice(places, MOST_PLACES):
        if _is_last(text, start, place):
            continue
        begins = _begins(text, start, place)
        found = [_in_clause().match(text, place + size, end)]
        if begins:
            found.append(_in_next().match(text, place + size, end))
        for match in filter(None, found):
            female = match[1].lower() in FEMALE
            she += female
            he += not female
            subject += begins
        if subject >= ENOUGH and abs(he - she) > MANY:
            break
    return Pronouns(he, she, subject)


def _is_last(text: str, start: int, place: int) -> bool:
    """Whether the name is the last word of a longer one, which may be another's."""
    if place <= start or text[place - 1] != " ":
        return False
    furthest = max(start, place - LONGEST_WORD)
    first = text.rfind(" ", furthest, place - 1) + 1 or furthest
    if not text[first].isupper():
        return False
    return text[first : place - 1].lower() not in load_words()["titles"]


def _begins(text: str, start: int, place: int) -> bool:
    """Whether a sentence begins at ``place``."""
    before = text[max(start, place - 2) : place].rstrip(" ")
    return not before or before[-1] in ENDS_BEFORE


@cache
def _in_clause() -> re.Pattern[str]:
    return re.compile(
        r"(?:['’]s)?,?(?: [a-z][a-z'’-]*,?){0,12}? (he|she|his|her|him|himself|herself)\b"
    )


@cache
def _in_next() -> re.Pattern[str]:
    return re.compile(r"[^.!?\n\"“”]{0,200}[.!?][\"”’]? (He|She)\b")
