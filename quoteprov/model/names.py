"""When two printed names may stand for one person: asked by alignment and by attribution."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})

# Names of places and institutions that stand for whoever speaks for them. They neither agree
# nor clash with a person's name.
METONYMS = frozenset(
    {
        "us", "u.s", "usa", "united states", "washington", "white house", "russia", "moscow",
        "kremlin", "china", "beijing", "london", "downing street", "brussels", "berlin", "paris",
        "state department", "pentagon", "congress", "senate", "house", "government",
        "administration", "eu", "un", "u.n", "nato", "israel", "iran", "tehran", "ukraine", "kyiv",
    }
)  # fmt: skip


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, case ignored, without generational and academic suffixes."""
    words = (word.casefold().strip(".") for word in _WORDS.findall(name))
    return tuple(word for word in words if word not in _SUFFIXES)


def is_person_like(name: str | None) -> bool:
    """Whether a resolved name can agree or clash: printed as a name, and no metonym."""
    if not name or not any(word[:1].isupper() for word in name.split()[-1:]):
        return False
    words = name_words(name)
    if words[:1] == ("the",):
        return False
    return bool(words) and " ".join(words) not in METONYMS


def same_person(one: str, other: str) -> bool:
    """Whether two names may belong to one person.

    They do when the last words are equal and no forename contradicts: "Rex Tillerson",
    "R. Tillerson" and "Tillerson" go together, "Ann Lee" and "Bob Lee" do not.
    """
    left, right = name_words(one), name_words(other)
    if not left or not right or left[-1] != right[-1]:
        return False
    forenames = left[:-1], right[:-1]
    if not all(forenames):
        return True
    first, second = forenames[0][0], forenames[1][0]
    return (
        first == second
        or first in forenames[1]
        or second in forenames[0]
        or (min(len(first), len(second)) == 1 and first[0] == second[0])
    )
