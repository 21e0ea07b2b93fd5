"""What each kind of evidence beside the words is worth: alignment with all, and without each.

The quotations are made up. People speak on occasions, sometimes in a phrase that they and others
use again, sometimes in nearly their own words of an earlier day; a few have a slogan that they
repeat for months, and now and then all use one idiom. Outlets print all of it or a few words, with
or without the name, some in a copy of another's report, some inside a sentence that others print
too. Whoever knows the occasions knows which quotations belong together.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple
from unittest import mock

import numpy as np
from msgspec.structs import replace

from benchmarks.alignment import pairwise_f1
from benchmarks.synthetic import make_words
from quoteprov.align import align_quotations, groups, links
from quoteprov.align.kernels import strands
from quoteprov.align.kernels.rarity import weigh_words
from quoteprov.align.kernels.rounds import NO_ROUND
from quoteprov.config import AlignOptions
from quoteprov.model import Attribution, Card, Published, Quotation, Span

OCCASIONS = 1500
SHORT = AlignOptions().short_words
# The surname of one speaker in four is shared with another; few words make up most of a text.
_SPEAKERS, _PHRASES, _VOCABULARY = 40, 150, 6000
_FIRST_DAY, _DAYS = date(2017, 1, 1), 700
_MOST_REPORTS, _AROUND = 20, 12
_NAMED, _COPIED, _IN_PHRASE, _WHOLE, _NEWS, _SAME_SENTENCE = 0.6, 0.2, 0.25, 0.5, 0.9, 0.5
# So many occasions in a row are in nearly the words of others; so much of those is said anew.
_ALIKE, _ANEW = 0.15, 0.25
# For so many occasions somebody has a slogan, said so many times, a few days from one another.
_ONE_SLOGAN, _TIMES, _PAUSES = 100, 12, range(5, 10)
# For so many there is an idiom, used so often from day to day.
_ONE_IDIOM, _USES = 100, 15

Family = tuple[int, bool]


class World(NamedTuple):
    """Quotations, one to an article, their families, and what is known of the articles."""

    quotations: list[Quotation]
    families: list[Family]
    cards: dict[str, Card]
    copies: dict[str, str]
    texts: dict[str, str]


class _Press:
    """Makes up occasions and what is printed of them."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._words = make_words(self._chance, _VOCABULARY)
        self._names = [" ".join(self._say(2)).title() for _ in range(_SPEAKERS)]
        self._phrases = [self._say(self._chance.randrange(2, 6)) for _ in range(_PHRASES)]
        self._sentences: dict[str, list[list[str]]] = {name: [] for name in self._names}
        self.world = World([], [], {}, {}, {})

    def report(self, occasion: int) -> None:
        """Print what was said on one occasion, in one article or several."""
        chance = self._chance
        speaker, sentence = chance.choice(self._names), self._say(2 * _AROUND)
        said = {True: chance.choice(self._phrases), False: self._make_sentence(speaker)}
        day = _FIRST_DAY + timedelta(chance.randrange(_DAYS))
        originals: list[int] = []
        for number in range(min(int(chance.paretovariate(0.8)), _MOST_REPORTS)):
            article = f"{occasion:05}-{number:02}"
            # Most print it while it is news, some come back to it.
            later = chance.randrange(3) if chance.random() < _NEWS else chance.randrange(20, 200)
            self._date(article, day + timedelta(later))
            if originals and chance.random() < _COPIED:
                self._copy(article, chance.choice(originals), speaker)
                continue
            originals.append(len(self.world.quotations))
            in_phrase = chance.random() < _IN_PHRASE
            words = said[in_phrase] if in_phrase else self._cut(said[in_phrase])
            around = sentence if chance.random() < _SAME_SENTENCE else self._say(2 * _AROUND)
            self._print(article, words, around, speaker, (occasion, in_phrase))

    def repeat(self, slogan: int, first: int) -> None:
        """Print a slogan of three words, each time that it is said as an occasion of its own."""
        chance, words, speaker = self._chance, self._say(3), self._chance.choice(self._names)
        day = _FIRST_DAY + timedelta(chance.randrange(_DAYS))
        for time in range(first, first + _TIMES):
            for number in range(2):
                article = f"slogan-{slogan:02}-{time:05}-{number}"
                self._date(article, day + timedelta(number))
                self._print(article, words, self._say(2 * _AROUND), speaker, (time, True))
            day += timedelta(chance.choice(_PAUSES))

    def share(self, idiom: int, first: int) -> None:
        """Print an idiom of four words, which each of some speakers uses for himself."""
        words, day = self._say(4), _FIRST_DAY + timedelta(self._chance.randrange(_DAYS))
        for use in range(_USES):
            article = f"idiom-{idiom:02}-{use:02}"
            self._date(article, day + timedelta(use))
            speaker = self._chance.choice(self._names)
            self._print(article, words, self._say(2 * _AROUND), speaker, (first + use, True))

    def _make_sentence(self, speaker: str) -> list[str]:
        chance, former = self._chance, self._sentences[speaker]
        sentence = self._say(chance.randrange(9, 30))
        if former and chance.random() < _ALIKE:
            before = chance.choice(former)
            sentence = [self._say(1)[0] if chance.random() < _ANEW else each for each in before]
        former.append(sentence)
        return sentence

    def _say(self, length: int) -> list[str]:
        words, chance = self._words, self._chance
        return [words[int(len(words) ** chance.random()) - 1] for _ in range(length)]

    def _cut(self, words: list[str]) -> list[str]:
        if self._chance.random() < _WHOLE:
            return words
        length = self._chance.randrange(3, 8)
        start = self._chance.randrange(len(words) - length + 1)
        return words[start : start + length]

    def _date(self, article: str, day: date) -> None:
        published = Published(day.isoformat(), "day", "field")
        card = Card(id=article, path=article, outlet=article, published=published)
        self.world.cards[article] = card

    def _print(
        self, article: str, words: list[str], around: list[str], speaker: str, family: Family
    ) -> None:
        before, exact = " ".join(around[:_AROUND]), " ".join(words)
        start = len(before) + 2
        self.world.texts[article] = f"{before} “{exact}” {' '.join(around[_AROUND:])}"
        quotation = Quotation(
            id=article,
            article=article,
            span=Span(start, start + len(exact)),
            exact=exact,
            attribution=self._attribute(speaker),
        )
        self.world.quotations.append(quotation)
        self.world.families.append(family)

    def _copy(self, article: str, place: int, speaker: str) -> None:
        # The editor of a copy cuts or adds the name, and nothing else.
        world, original = self.world, self.world.quotations[place]
        world.copies[article] = original.article
        world.texts[article] = world.texts[original.article]
        named = self._attribute(speaker)
        world.quotations.append(replace(original, id=article, article=article, attribution=named))
        world.families.append(world.families[place])

    def _attribute(self, speaker: str) -> Attribution:
        if self._chance.random() >= _NAMED:
            return Attribution()
        return Attribution(mention=speaker, resolved=speaker, confidence="high")


def make_world(occasions: int, seed: int = 5) -> World:
    """The reports of so many occasions, the same for the same seed."""
    press = _Press(seed)
    for occasion in range(occasions):
        press.report(occasion)
    for slogan in range(occasions // _ONE_SLOGAN):
        press.repeat(slogan, occasions + slogan * _TIMES)
    first = occasions + occasions // _ONE_SLOGAN * _TIMES
    for idiom in range(occasions // _ONE_IDIOM):
        press.share(idiom, first + idiom * _USES)
    return press.world


def measure(world: World) -> tuple[float, float]:
    """The F1 of pairs of quotations, of all and of the short ones."""
    place = {each.id: at for at, each in enumerate(world.quotations)}
    found = [0] * len(place)
    utterances = align_quotations(
        world.quotations, world.cards, world.copies, AlignOptions(), world.texts
    )
    for number, utterance in enumerate(utterances):
        for wording in utterance.wordings:
            for (one,) in wording.quotations:
                found[place[one]] = number
    short = [at for at, each in enumerate(world.quotations) if len(each.exact.split()) <= SHORT]
    families = world.families
    of_short = pairwise_f1([families[at] for at in short], [found[at] for at in short])
    return pairwise_f1(families, found), of_short


def leave_out(world: World) -> Iterator[tuple[str, World]]:
    """The world without each kind of evidence."""
    unnamed = [replace(each, attribution=Attribution()) for each in world.quotations]
    undated = {name: replace(each, published=None) for name, each in world.cards.items()}
    yield "without the speakers", world._replace(quotations=unnamed)
    yield "without the dates", world._replace(cards=undated)
    yield "without what stands around", world._replace(texts={})
    yield "without knowing the copies", world._replace(copies={})
    words_alone = World(unnamed, world.families, undated, {}, {})
    yield "the words alone", words_alone


def _weigh_all_alike(*arguments: object) -> object:
    bits = weigh_words(*arguments)
    return np.full(len(bits), bits.mean() if len(bits) else 0.0)


def _find_no_rounds(phrases: object, *_: object) -> object:
    return np.full(len(phrases), NO_ROUND)


def _find_no_idioms(phrases: object, *_: object) -> object:
    return np.zeros(len(phrases), np.bool_)


# What stands for a kind of evidence that is in the words and their days themselves.
_NONE = [
    ("without the rarity of words", groups, "weigh_words", _weigh_all_alike),
    ("without counting missing words", links, "MISSING_WORD_BITS", 0.0),
    ("without telling what is repeated", strands, "find_rounds", _find_no_rounds),
    ("without telling idioms", strands, "find_idioms", _find_no_idioms),
]


def leave_out_rules(world: World) -> Iterator[tuple[str, tuple[float, float]]]:
    """What is measured without each kind of evidence in the words and their days themselves."""
    for label, module, name, value in _NONE:
        with mock.patch.object(module, name, value):
            yield label, measure(world)


def report(occasions: int = OCCASIONS) -> str:
    """The section on evidence."""
    world = make_world(occasions)
    rows = [("all evidence", *measure(world))]
    rows += [(name, *measure(poorer)) for name, poorer in leave_out(world)]
    rows[-1:-1] = [(name, *figures) for name, figures in leave_out_rules(world)]
    lines = [
        "## Evidence\n",
        f"{len(world.quotations):,} made-up quotations of {occasions:,} occasions; F1 counts the",
        "pairs that were said once.\n",
        f"| aligned by | F1 | of {SHORT} words and fewer |",
        "|---|---|---|",
        *(f"| {name} | {every:.3f} | {short:.3f} |" for name, every, short in rows),
    ]
    return "\n".join(lines) + "\n"
