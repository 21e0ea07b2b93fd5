"""Made-up quotations of known families: copied, cut and edited as newspapers do it."""

from __future__ import annotations

import random
from typing import NamedTuple

_SYLLABLES = "ba ke lo mi nu ra se ti vo dra fel gor hin jus kat lem mor pel sil tan".split()
_COMMON = "the of and to a in that it is was for on with as they we have this by at from".split()
_TEMPLATES = (
    "We are aware of what happened in {place} and will work with the {body} until it is settled",
    "Nobody in {place} was hurt, and the {body} has opened an inquiry that may take {days} days",
)


class Line(NamedTuple):
    """A quotation and the family that it belongs to."""

    text: str
    family: int


def make_lines(count: int, seed: int = 11) -> list[Line]:
    """``count`` quotations; a family has one member or up to sixty, each an edit of an earlier."""
    chance = random.Random(seed)
    words = _make_words(chance, 20_000)
    lines: list[Line] = []
    family = 0
    while len(lines) < count:
        members = [_make_original(chance, words)]
        for _ in range(min(int(chance.paretovariate(0.9)) - 1, 59)):
            # Most copy what was printed early on, few a copy of a copy of a copy.
            parent = members[int(len(members) * chance.random() ** 3)]
            members.append(_edit(parent, chance, words))
        lines += [Line(" ".join(member), family) for member in members]
        family += 1
    del lines[count:]
    chance.shuffle(lines)
    return lines


def _make_words(chance: random.Random, count: int) -> list[str]:
    return ["".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5))) for _ in range(count)]


def _make_original(chance: random.Random, words: list[str]) -> list[str]:
    if chance.random() < 0.04:
        place, body = chance.choice(words[:900]).title(), chance.choice(words[900:990])
        filled = chance.choice(_TEMPLATES).format(
            place=place, body=body, days=chance.randrange(9, 90)
        )
        return filled.split()
    # Few words make up most of a text, as in any language: Zipf's law.
    length = chance.randrange(10, 45)
    rare = [words[int(len(words) ** chance.random()) - 1] for _ in range(length)]
    return [chance.choice(_COMMON) if chance.random() < 0.45 else word for word in rare]


def _edit(words: list[str], chance: random.Random, vocabulary: list[str]) -> list[str]:
    kind = chance.random()
    place = chance.randrange(len(words))
    if kind < 0.4:
        return list(words)
    if kind < 0.6:
        length = max(6, int(len(words) * chance.uniform(0.4, 0.9)))
        start = chance.randrange(max(len(words) - length, 0) + 1)
        return words[start : start + length]
    if kind < 0.8:
        return [*words[:place], chance.choice(vocabulary), *words[place + 1 :]]
    if kind < 0.9:
        return [*words[:place], chance.choice(_COMMON), *words[place:]]
    return words[:place] + words[place + 2 :] if len(words) > 8 else list(words)
