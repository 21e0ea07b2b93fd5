"""Whether the speaker that was found is the one that the gold names."""

from __future__ import annotations

import re

from quoteprov.evaluate.tally import Verdict
from quoteprov.model import Attribution

_PRONOUNS = frozenset("he she it they we i you who him her them".split())
_SUFFIXES = frozenset(("Jr", "Sr", "III"))

# What follows describes the speaker ("Ann Lee, who runs the mill", "the mayor: a quiet man").
_DESCRIPTION = re.compile(r",| who | whose | that |—| \(|:")
_WORD = re.compile(r"[\w.’'-]+")
_POSSESSIVE = re.compile(r"['’]s$")
_ENDING = re.compile(r"(['’]s|['’]|\.)$")


def judge_speaker(gold: str | None, match: Attribution | None, found: str | None) -> Verdict:
    """What is to be said of ``found``, a name or mention in ``match``, where gold has ``gold``."""
    if not gold:
        return "unasked"
    if match is None:
        return "missed"
    if not found:
        return "silent"
    return "right" if same_speaker(gold, found) else "wrong"


def same_speaker(gold: str, found: str | None) -> bool:
    """Whether both print the same speaker, whatever stands around the name.

    The head of what was found (its last word before any description) must stand in the gold,
    and either be the gold's head, or have the gold's head beside it, or be a name there: so
    "Tillerson" and "Secretary Rex Tillerson, who was in Hamburg" are one. A pronoun agrees with
    itself only.
    """
    if not found:
        return False
    if gold.strip().lower() == found.strip().lower():
        return True
    wanted, head = _head_of(gold), _head_of(found)
    if wanted in _PRONOUNS or head in _PRONOUNS:
        return wanted == head
    if not head or head not in _fold_words(gold):
        return False
    return head == wanted or wanted in _fold_words(found) or head in _names_in(gold)


def _head_of(mention: str) -> str:
    stripped = mention.strip(" ,")
    plain = _DESCRIPTION.split(stripped)[0] or stripped
    words = [_ENDING.sub("", word) for word in _WORD.findall(plain)]
    kept = [word for word in words if word and word not in _SUFFIXES]
    return kept[-1].lower() if kept else ""


def _fold_words(mention: str) -> set[str]:
    return {_POSSESSIVE.sub("", word).rstrip(".").lower() for word in _WORD.findall(mention)}


def _names_in(mention: str) -> set[str]:
    """Its capitalised words but possessives: "Clinton" does not speak for "Clinton's campaign"."""
    words = _WORD.findall(mention)
    return {word.rstrip(".").lower() for word in words if word[:1].isupper()}
