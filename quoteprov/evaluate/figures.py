"""The figures of a score, from counted outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from quoteprov.evaluate.tally import UNUTTERED, UTTERED, FoundOutcome, GoldOutcome, Tally, Verdict
from quoteprov.model import (
    ArticleErrors,
    Confidence,
    EvaluateAnswer,
    GroupScore,
    Rejection,
    SpanScore,
    SpeakerScore,
    TypeScore,
)

DIGITS = 4


def make_answer(
    tally: Tally, worst: Sequence[ArticleErrors], rejected: Sequence[Rejection]
) -> EvaluateAnswer:
    """The figures of ``tally``, rounded to four digits, with what is shown beside them."""
    gold = tally.uttered
    long = Counter({each: n for each, n in gold.items() if each.long})
    found = tally.found
    found_long = Counter({each: n for each, n in found.items() if each.long})
    return EvaluateAnswer(
        articles=tally.articles,
        characters=tally.characters,
        set_aside=tally.set_aside,
        exact=_score_spans(gold, found, exact=True),
        exact_long=_score_spans(long, found_long, exact=True),
        overlap=_score_spans(gold, found, exact=False),
        overlap_long=_score_spans(long, found_long, exact=False),
        speakers=_score_speakers((each.speaker, n) for each, n in gold.items()),
        speakers_long=_score_speakers((each.speaker, n) for each, n in long.items()),
        resolved=_score_speakers((each.name, n) for each, n in gold.items()),
        types=tuple(_score_types(tally.gold)),
        rules=tuple(_score_rules(found)),
        confidences=tuple(_score_confidences(found)),
        worst=tuple(worst),
        rejected=tuple(rejected),
    )


def _score_spans(
    gold: Counter[GoldOutcome], found: Counter[FoundOutcome], *, exact: bool
) -> SpanScore:
    recalled = sum(n for each, n in gold.items() if (each.exact if exact else each.matched))
    correct = sum(n for each, n in found.items() if (each.exact if exact else each.matched))
    # The harmonic mean of correct/found and recalled/gold, without a division by zero.
    return SpanScore(
        gold=gold.total(),
        found=found.total(),
        precision=_share(correct, found.total()),
        recall=_share(recalled, gold.total()),
        f1=_share(2 * correct * recalled, correct * gold.total() + recalled * found.total()),
    )


def _score_speakers(verdicts: Iterable[tuple[Verdict, int]]) -> SpeakerScore:
    counts: Counter[Verdict] = Counter()
    for verdict, number in verdicts:
        counts[verdict] += number
    asked = counts.total() - counts["unasked"]
    matched = asked - counts["missed"]
    answered = matched - counts["silent"]
    right = counts["right"]
    return SpeakerScore(
        asked=asked,
        matched=matched,
        answered=answered,
        right=right,
        accuracy=_share(right, matched),
        precision=_share(right, answered),
        end_to_end=_share(right, asked),
    )


def _score_types(gold: Counter[GoldOutcome]) -> Iterator[TypeScore]:
    for kind in UTTERED + UNUTTERED:
        outcomes = {each: n for each, n in gold.items() if each.type == kind}
        total = sum(outcomes.values())
        matched = sum(n for each, n in outcomes.items() if each.matched)
        if total:
            yield TypeScore(
                type=kind,
                gold=total,
                found=matched,
                recall=_share(matched, total),
                speakers=_score_speakers((each.speaker, n) for each, n in outcomes.items()),
            )


def _score_rules(found: Counter[FoundOutcome]) -> Iterator[GroupScore]:
    """The most used rule first."""
    counts: Counter[str] = Counter()
    for each, number in found.items():
        counts[each.rule] += number
    for rule in sorted(counts, key=lambda rule: (-counts[rule], rule)):
        group = {each: n for each, n in found.items() if each.rule == rule}
        yield _score_group(rule, group, found.total())


def _score_confidences(found: Counter[FoundOutcome]) -> Iterator[GroupScore]:
    for confidence in get_args(Confidence):
        group = {each: n for each, n in found.items() if each.confidence == confidence}
        yield _score_group(confidence, group, found.total())


def _score_group(name: str, group: dict[FoundOutcome, int], total: int) -> GroupScore:
    count = sum(group.values())
    asked = sum(n for each, n in group.items() if each.speaker != "unasked")
    right = sum(n for each, n in group.items() if each.speaker == "right")
    return GroupScore(
        name=name,
        count=count,
        share=_share(count, total),
        asked=asked,
        right=right,
        precision=_share(right, asked),
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, DIGITS) if whole else None
