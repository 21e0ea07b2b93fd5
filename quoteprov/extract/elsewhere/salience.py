"""Whom a pronoun stands for in languages other than English: who was named last as a topic.

Who begins a sentence is its topic, as "Bildhauerin Mia Voss" in "Bildhauerin Mia Voss lacht." A
topic of the pronoun's own paragraph comes first, then whoever else is named there, then the last
topic of the paragraphs before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from quoteprov.extract.elsewhere.tongues import Tongue

# Before a topic stand no more than an adverb, an article, and what its bearer is.
MOST_WORDS = 4
READ_BEFORE = 80
ENDS = '.!?…:\n»”“"«–—*'


class Named(Struct, frozen=True):
    """A mention of a person by name, ``sure`` where the name is known to be a person's."""

    name: str
    start: int
    topic: bool
    sure: bool


def choose_antecedent(
    named: list[Named], text: str, place: int, agrees: Callable[[str], bool]
) -> str | None:
    """The name that a pronoun at ``place`` stands for, of those named before it, in order."""
    paragraph = text.rfind("\n", 0, place) + 1
    here, topic, anybody, stranger = None, None, None, None
    for each in reversed(named):
        if each.start >= place or not agrees(each.name):
            continue
        if each.topic and each.sure and (each.start >= paragraph or here is None):
            if each.start >= paragraph:
                return each.name
            topic = topic or each.name
        if each.start >= paragraph and each.sure:
            here = here or each.name
        elif each.start < paragraph and (here or topic):
            break
        anybody = anybody or (each.name if each.sure else None)
        stranger = stranger or each.name
    return here or topic or anybody or stranger


def is_topic(text: str, place: int, tongue: Tongue) -> bool:
    """Whether the sentence begins with the name at ``place``, or with what its bearer is."""
    words = list(_words_before(text, place))
    return len(words) <= MOST_WORDS and tongue.prepositions.isdisjoint(words)


def _words_before(text: str, place: int) -> Iterator[str]:
    """The words before ``place``, in lower case, from the beginning of its sentence on."""
    start = max(0, place - READ_BEFORE)
    for mark in range(place - 1, start - 1, -1):
        if text[mark] in ENDS:
            start = mark + 1
            break
    yield from text[start:place].lower().replace(",", " , ").split()
