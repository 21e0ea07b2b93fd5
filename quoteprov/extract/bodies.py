"""The name in a mention of a body: "the White House", "the Council on Foreign Relations".

Words for offices and the like are no part of a person's name, but of a body's: a mention that ends
in one of them, or goes on after one, is read here as a whole.
"""

from __future__ import annotations

import re
from functools import cache

from quoteprov.extract.lexicon import load_words

LONGEST_BODY = 10
JOINERS = frozenset({"of", "for", "on", "to"})
LINKS = JOINERS | {"the", "and"}
# "The Ruiz administration": small letters belong to the name of who rules or runs for office.
RULING = frozenset({"administration", "campaign", "government"})


def parse_body(mention: str) -> str | None:
    """The name of a body as printed, without its article; None for whatever else a mention is.

    So it is for bodies whose name ends in no word for an office, which are read as other names
    are, and for a body that somebody owns ("Iran's Supreme Court"), of which there are several.
    """
    if mention.islower():
        return None
    words = mention.split()
    # Most mentions are persons, of whom this tells in a fifth of the time.
    last = words[-1].lower() if words else ""
    ends = last in load_words()["organisations"] or last in RULING
    if not ends and JOINERS.isdisjoint(words):
        return None
    articled = words[:1] in (["the"], ["The"])
    if articled:
        words = words[1:]
    if not 0 < len(words) <= LONGEST_BODY or not words[0][0].isupper():
        return None
    if not _are_plain("".join(words)):
        return None
    if not articled and len(words) == 1 and words[0].lower() in load_words()["surnames_too"]:
        # "House said" is somebody.
        return None
    return " ".join(words) if _ends_in_body(words) or _joins(words) else None


def _are_plain(words: str) -> bool:
    """Whether nothing but letters, full stops, hyphens and ampersands is in them."""
    return _plain().fullmatch(words) is not None


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_](?:[^\W\d_]|[.&-])*")


def _ends_in_body(words: list[str]) -> bool:
    """Whether a word for a body ends the name: "White House", "Ruiz campaign", "FBI"."""
    classes = load_words()
    *before, last = words
    if not all(map(_is_part, before)):
        return False
    low = last.lower()
    if last.islower():
        return low in RULING and bool(before)
    if low not in classes["not_in_names"] or low not in classes["organisations"]:
        return False
    if not before:
        return low in classes["seats"] or (last.isupper() and len(last) > 1)
    return low in classes["bodies"]


def _joins(words: list[str]) -> bool:
    """Whether a word for a body goes on with what it is of or for: "Board of Elections"."""
    classes = load_words()
    place = next((place for place, word in enumerate(words) if word in JOINERS), 0)
    if not place or not all(map(_is_part, words[:place])):
        return False
    head = words[place - 1].lower()
    if head not in classes["body_words"] or head in classes["persons"]:
        return False
    *rest, last = (word for word in words[place:] if word not in LINKS)
    # "The University of Ohio President Ana Ruiz" is a person, "the Office of Special Counsel" none.
    named = words[-1] == last and last[0].isupper() and last.lower() not in classes["times"]
    return named and all(map(_is_part, rest))


def _is_part(word: str) -> bool:
    """Whether a word may stand in a body's name before its last one."""
    return word[0].isupper() and word.lower() not in load_words()["not_in_bodies"]
