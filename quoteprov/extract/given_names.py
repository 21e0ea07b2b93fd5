"""The given names that stand before a surname, read back from it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from quoteprov.extract.lexicon import load_words
from quoteprov.extract.names import is_compound, is_occupation

MOST_GIVEN_NAMES = 3
# Those between given name and surname, but no articles.
PARTICLES = frozenset(
    {"de", "da", "di", "del", "van", "von", "der", "den", "bin", "al", "du", "dos"}
)
# Around nicknames.
MARKS = frozenset('"“”()')


def read_given_names(before: str, surname: str) -> list[str]:
    """The given names that end the last line of ``before``, titles and all before them left out.

    Where a page names somebody twice, as text and as a link ("Ruiz Ana B. Ruiz", "RuizAna B.
    Ruiz"), the first of the given names is left, as the press prints it.
    """
    read = MOST_GIVEN_NAMES + 1
    last = before.rpartition("\n")[2].rpartition(":")[2].rsplit(None, read)[-read:]
    if len(last) > 1 and last[-1][0] in MARKS and _is_nickname(*last[-2:]):
        last.pop()
    words: list[str] = []
    for word in reversed(last):
        rest = word.removeprefix(surname)
        if words and rest != word and (not rest or rest[0].isupper()):
            return [rest or words[-1]]
        if word not in PARTICLES and (not _is_given(word, surname) or (words and _is_glued(word))):
            break
        words.append(word)
    if words and not PARTICLES.isdisjoint(words):
        # "The plan de Ruiz" and "Oslo van Lindt" are nobody.
        return words[::-1] if words[-1].lower() in load_words()["given_names"] else []
    if len(words) > 1 and is_occupation(words[-1]):
        # "Neighbor Ana Ruiz" at the beginning of a sentence.
        words.pop()
    return words[::-1] if len(words) <= MOST_GIVEN_NAMES else []


def _is_nickname(given: str, word: str) -> bool:
    """Whether a word in marks is what somebody is called, too: Charles "Tex" Watson."""
    return word[-1] in MARKS and given.lower() in load_words()["given_names"]


def _is_given(word: str, surname: str) -> bool:
    """Whether a word before ``surname`` is a name, or part of the name of a body."""
    if not word[0].isupper():
        return False
    classes, low = load_words(), word.lower()
    if not word[-1].isalnum():
        return low not in classes["titles"] and _initials().fullmatch(word) is not None
    short = surname.lower() in classes["shortened"]
    if low in classes["not_in_bodies" if short else "not_given"]:
        return False
    if word[-1] == "s" and word.endswith(("'s", "’s")):
        return False
    if word.isupper() and low in classes["captions"]:
        return False
    return "-" not in word or not is_compound(word)


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Z]\.)+")


def _is_glued(word: str) -> bool:
    """Whether a capital follows a small letter, as in "TillersonRex"."""
    if word[1:].islower():
        return False
    return any(left.islower() and right.isupper() for left, right in pairwise(word))
