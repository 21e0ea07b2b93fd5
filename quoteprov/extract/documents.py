"""Whose words a document has: "Ruiz's memo", "the FBI statement", "the statement" named before."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from quoteprov.extract.full_names import FullNames
from quoteprov.extract.lexicon import POSSESSIVES, load_words
from quoteprov.extract.names import INDEFINITE, strip_possessive
from quoteprov.extract.offices import FULL_NAME

LONGEST_MENTION = 8
ARTICLES = INDEFINITE | {"the"}
# What names the writer stands in the same sentence, which is seldom longer.
LONGEST_SENTENCE = 300
# What is printed there is somebody else's.
PLATFORMS = frozenset({"twitter", "facebook", "instagram", "youtube"})


def author_of(names: FullNames, mention: str) -> str | None:
    """The person or body that a document is printed as one of, None for whatever else is meant.

    A name right before the document tells only a body ("the FBI statement"): what a person's name
    stands before may be about the person ("the Ruiz report").
    """
    *owner, document = mention.split()
    if not owner or len(owner) > LONGEST_MENTION or document not in load_words()["documents"]:
        return None
    times = load_words()["times"]
    # "The May report".
    while owner and (owner[0].lower() in ARTICLES or owner[0].lower() in times):
        owner = owner[1:]
    if not owner or not owner[-1][0].isupper():
        return None
    last = strip_possessive(owner[-1])
    if not owner[-1].endswith(POSSESSIVES) and not _ends_body(last):
        return None
    return names.resolve(" ".join([*owner[:-1], last]))


def writer_of(
    names: FullNames, mention: str, position: int, spoken: list[tuple[int, str]]
) -> str | None:
    """Who wrote "the statement" that the article told of before ``position``.

    ``spoken`` has where the speakers so far are named, in order, and their names: whoever "said in
    a statement" wrote it.
    """
    article, _, document = mention.lower().partition(" ")
    if article != "the" or document not in load_words()["documents"]:
        return None
    places = names.places_of(document)
    rank = bisect_left(places, position)
    # What stands further back may be another one.
    return _writer_at(names, places[rank - 1], spoken) if rank else None


def _writer_at(names: FullNames, place: int, spoken: list[tuple[int, str]]) -> str | None:
    """Who wrote the document named at ``place``, by the sentence that names it."""
    text = names.text
    floor = max(names.start, place - LONGEST_SENTENCE)
    start = max(floor, text.rfind("\n", floor, place) + 1, text.rfind(". ", floor, place) + 2)
    rank = bisect_left(spoken, (place, ""))
    if rank < len(spoken) and spoken[rank][0] == place - len("the "):
        return spoken[rank][1]
    named = _from().match(text, place, names.end) or _ahead().search(text, start, place)
    if named:
        return names.resolve(named[1])
    told = rank and spoken[rank - 1][0] >= start and _within().search(text, start, place)
    return spoken[rank - 1][1] if told else None


@cache
def _from() -> re.Pattern[str]:
    """What names the writer after a document: "a letter from Ana Ruiz"."""
    return re.compile(rf"[\w-]+\s(?:by|from)\s(?:the\s)?({FULL_NAME}|[A-Z][\w’'-]+)")


@cache
def _ahead() -> re.Pattern[str]:
    """What names the writer before it: "Ana Ruiz's letter", "the Council released a letter"."""
    verbs = "released issued published sent wrote filed posted signed tweeted"
    verb = rf"\s(?:has\s|had\s)?(?:{'|'.join(verbs.split())})\s(?:out\s)?an?"
    name = rf"({FULL_NAME}|[A-Z][\w-]*\w)"
    return re.compile(rf"{name}(?:['’]s|{verb})\s(?:(?!(?:in|an?|the|of)\s)[\w-]+\s){{0,3}}\Z")


@cache
def _within() -> re.Pattern[str]:
    """What tells before a document that its sentence names who wrote it: "said in a statement"."""
    return re.compile(r"\s(?:in|through|via|by)\s(?:an?|his|her|its|their)\s(?:[\w-]+\s){0,3}\Z")


def _ends_body(word: str) -> bool:
    """Whether a body's name may end so: "FBI", "Harbour Council"."""
    low = word.lower()
    if low in PLATFORMS:
        return False
    return (word.isupper() and len(word) > 1) or low in load_words()["organisations"]
