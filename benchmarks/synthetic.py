"""Made-up quotations of known families: copied, cut and edited as newspapers do it.

Most families are statements, some with a stock phrase in them; some are fillings of templates
("Nobody in ___ was hurt"), some single words between marks. A statement is cut and edited by up to
sixty outlets; what comes from a template is printed by few and printed whole, since a piece
without its fillings is anybody's.
"""

from __future__ import annotations

import random
from typing import NamedTuple

_SYLLABLES = "ba ke lo mi nu ra se ti vo dra fel gor hin jus kat lem mor pel sil tan".split()
_COMMON = "the of and to a in that it is was for on with as they we have this by at from".split()
_TEMPLATES = (
    "We are aware of what happened in {place} and will work with the {body} until it is settled",
    "Nobody in {place} was hurt, and the {body} has opened an inquiry that may take {days} days",
    "The {body} does not talk about cases in {place} while the inquiry is open",
    "All of us at the {body} are thinking of the people of {place} and of their families",
    "The new hall will bring {days} posts to {place} over the next ten years, the {body} believes",
    "The {body} takes every report from {place} seriously and will answer within {days} days",
)
_PHRASES = (
    "when all is said and done we have to",
    "nobody should read anything into this before",
    "this is neither the time nor the place for",
    "I have never been one to give up on",
    "let me be as plain as I can about",
    "we have come a long way since the",
    "there are two sides to this and to",
    "it goes without saying that all of us",
)
_TEMPLATE_SHARE, _SCARE_SHARE, _PHRASE_SHARE = 0.12, 0.1, 0.12
_MOST_MEMBERS, _MOST_OF_TEMPLATE = 60, 3


class Line(NamedTuple):
    """A quotation and the family that it belongs to."""

    text: str
    family: int


def make_lines(count: int, seed: int = 11) -> list[Line]:
    """``count`` quotations; a family has one member or up to sixty, each an edit of an earlier."""
    chance = random.Random(seed)
    words = make_words(chance, 20_000)
    lines: list[Line] = []
    family = 0
    while len(lines) < count:
        lines += [Line(" ".join(member), family) for member in _make_family(chance, words)]
        family += 1
    del lines[count:]
    chance.shuffle(lines)
    return lines


def make_words(chance: random.Random, count: int) -> list[str]:
    """``count`` made-up words."""
    return ["".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5))) for _ in range(count)]


def _make_family(chance: random.Random, words: list[str]) -> list[list[str]]:
    kind = chance.random()
    if kind < _TEMPLATE_SHARE:
        filled = _fill_template(chance, words)
        copies = chance.randrange(_MOST_OF_TEMPLATE)
        return [filled, *(_misprint(filled, chance) for _ in range(copies))]
    if kind < _TEMPLATE_SHARE + _SCARE_SHARE:
        return [[chance.choice([*_COMMON, *words[:80]])]]
    members = [_make_statement(chance, words)]
    for _ in range(min(int(chance.paretovariate(0.9)), _MOST_MEMBERS) - 1):
        # Most copy what was printed early on, few a copy of a copy of a copy.
        parent = members[int(len(members) * chance.random() ** 3)]
        members.append(_edit(parent, chance, words))
    return members


def _fill_template(chance: random.Random, words: list[str]) -> list[str]:
    place, body = chance.choice(words[:900]).title(), chance.choice(words[900:990])
    template = chance.choice(_TEMPLATES)
    return template.format(place=place, body=body, days=chance.randrange(9, 90)).split()


def _misprint(words: list[str], chance: random.Random) -> list[str]:
    # A slip inside one word, another case, or nothing at all.
    place = chance.randrange(len(words))
    word = words[place]
    kind = chance.random()
    if kind < 0.4 and len(word) > 3:
        at = chance.randrange(1, len(word) - 1)
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind < 0.7:
        word = word.capitalize()
    return [*words[:place], word, *words[place + 1 :]]


def _make_statement(chance: random.Random, words: list[str]) -> list[str]:
    # Few words make up most of a text, as in any language: Zipf's law.
    length = chance.randrange(10, 45)
    rare = [words[int(len(words) ** chance.random()) - 1] for _ in range(length)]
    statement = [chance.choice(_COMMON) if chance.random() < 0.45 else word for word in rare]
    if chance.random() < _PHRASE_SHARE:
        place = chance.randrange(length)
        statement[place:place] = chance.choice(_PHRASES).split()
    return statement


def _edit(words: list[str], chance: random.Random, vocabulary: list[str]) -> list[str]:
    kind = chance.random()
    place = chance.randrange(len(words))
    if kind < 0.3:
        return list(words)
    if kind < 0.45:
        return _misprint(words, chance)
    if kind < 0.6:
        length = max(5, int(len(words) * chance.uniform(0.4, 0.9)))
        start = chance.randrange(max(len(words) - length, 0) + 1)
        return words[start : start + length]
    if kind < 0.8:
        return [*words[:place], chance.choice(vocabulary), *words[place + 1 :]]
    if kind < 0.9:
        return [*words[:place], chance.choice(_COMMON), *words[place:]]
    # What is left out in the middle leaves a splice.
    gap = chance.randrange(1, 12)
    return words[:place] + words[place + gap :] if len(words) > gap + 6 else list(words)
