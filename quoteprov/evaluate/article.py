"""The verb of the room: the quotations of one article held against its annotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quoteprov.evaluate.gold import GoldLine, quotations_in
from quoteprov.evaluate.mistakes import list_mistakes
from quoteprov.evaluate.sides import Sides
from quoteprov.evaluate.spans import count_words
from quoteprov.evaluate.speakers import judge_speaker
from quoteprov.evaluate.tally import UNUTTERED, UTTERED, FoundOutcome, GoldOutcome, Tally
from quoteprov.model import Article, GoldError, Quotation

# The rules by which quotations are labelled as no utterances, and set aside here.
SET_ASIDE = frozenset(("scare", "title"))

# Shorter quotations are often names and terms, on which annotators disagree.
LONG_WORDS = 4


class ArticleScore(NamedTuple):
    """What an article adds to the score, and its errors field by field."""

    tally: Tally
    errors: tuple[GoldError, ...]


def score_article(
    article: Article, quotations: Sequence[Quotation], line: GoldLine, *, with_errors: bool
) -> ArticleScore:
    """Hold what was extracted from ``article`` against the annotations of ``line``."""
    tally = Tally(articles=1, characters=len(article.text))
    errors: list[GoldError] = []
    for field in line.fields:
        text = article.field(field)
        in_field = [each for each in quotations if each.field == field]
        uttered = [each for each in in_field if each.attribution.rule not in SET_ASIDE]
        others = [each for each in in_field if each.attribution.rule in SET_ASIDE]
        sides = Sides(text, quotations_in(line, field, UTTERED), uttered)
        aside = Sides(text, quotations_in(line, field, UNUTTERED), others)
        _count_gold(sides, tally)
        _count_found(sides, tally)
        _count_set_aside(aside, tally)
        if with_errors:
            errors += list_mistakes(field, sides, aside)
    return ArticleScore(tally, tuple(errors))


def _count_gold(sides: Sides, tally: Tally) -> None:
    exact = {place for place, _ in sides.exact}
    for place, (each, span) in enumerate(zip(sides.gold, sides.gold_spans, strict=True)):
        other = sides.pairs.get(place)
        match = None if other is None else sides.found[other].attribution
        outcome = GoldOutcome(
            type=each.type,
            long=count_words(sides.text, span) >= LONG_WORDS,
            exact=place in exact,
            matched=match is not None,
            speaker=judge_speaker(each.speaker, match, match.mention if match else None),
            name=judge_speaker(each.resolved, match, match.resolved if match else None),
        )
        tally.gold[outcome] += 1


def _count_found(sides: Sides, tally: Tally) -> None:
    exact = {place for _, place in sides.exact}
    for place, (each, span) in enumerate(zip(sides.found, sides.found_spans, strict=True)):
        other = sides.paired.get(place)
        attribution = each.attribution
        wanted = None if other is None else sides.gold[other].speaker
        outcome = FoundOutcome(
            rule=attribution.rule,
            confidence=attribution.confidence,
            long=count_words(sides.text, span) >= LONG_WORDS,
            exact=place in exact,
            matched=other is not None,
            speaker=judge_speaker(wanted, attribution, attribution.mention),
        )
        tally.found[outcome] += 1


def _count_set_aside(aside: Sides, tally: Tally) -> None:
    tally.set_aside += len(aside.found)
    exact = {place for place, _ in aside.exact}
    for place, (each, span) in enumerate(zip(aside.gold, aside.gold_spans, strict=True)):
        long = count_words(aside.text, span) >= LONG_WORDS
        matched = place in aside.pairs
        tally.gold[GoldOutcome(each.type, long, place in exact, matched, "unasked", "unasked")] += 1
