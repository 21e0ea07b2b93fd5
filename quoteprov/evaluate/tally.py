"""What became of each quotation, counted: small enough to be sent between processes."""

from __future__ import annotations

from collections import Counter
from typing import Literal, NamedTuple

from msgspec import Struct, field

from quoteprov.model import Confidence, GoldType

# What somebody is reported to have said; other words between marks were said by nobody.
UTTERED: tuple[GoldType, ...] = ("direct", "mixed")
UNUTTERED: tuple[GoldType, ...] = ("scare", "title")

Verdict = Literal["unasked", "missed", "silent", "wrong", "right"]
"""On a speaker: the gold names none; the quotation was not found; it was given no speaker; a
wrong one; the right one."""


class GoldOutcome(NamedTuple):
    """What became of an annotated quotation: ``long`` has four words and more, ``exact`` and
    ``matched`` say whether it was found, ``name`` concerns the name that a mention stands for."""

    type: GoldType
    long: bool
    exact: bool
    matched: bool
    speaker: Verdict
    name: Verdict


class FoundOutcome(NamedTuple):
    """What became of a quotation that was found."""

    rule: str
    confidence: Confidence
    long: bool
    exact: bool
    matched: bool
    speaker: Verdict


class Tally(Struct):
    """How many quotations had each outcome, in so many articles."""

    articles: int = 0
    characters: int = 0
    set_aside: int = 0
    gold: Counter[GoldOutcome] = field(default_factory=Counter)
    found: Counter[FoundOutcome] = field(default_factory=Counter)

    @property
    def uttered(self) -> Counter[GoldOutcome]:
        """The outcomes of annotated utterances."""
        return Counter({each: n for each, n in self.gold.items() if each.type in UTTERED})

    def add(self, other: Tally) -> None:
        """Count what ``other`` counted, too."""
        self.articles += other.articles
        self.characters += other.characters
        self.set_aside += other.set_aside
        self.gold.update(other.gold)
        self.found.update(other.found)
