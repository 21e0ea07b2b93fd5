"""Where gold and what was found differ, each place in its context."""

from __future__ import annotations

from collections.abc import Iterator

from quoteprov.evaluate.sides import Sides
from quoteprov.evaluate.speakers import judge_speaker
from quoteprov.model import Field, FoundSide, GoldError, GoldSide, Mistake

# Characters on either side: a line or two of print, in which most attributions stand.
CONTEXT = 120
# Of an error that runs over pages, as an unclosed quotation does, the beginning tells enough.
MOST_CONTEXT = 4000


def list_mistakes(field: Field, sides: Sides, aside: Sides) -> list[GoldError]:
    """The errors of one field in the order of the text.

    ``sides`` are the utterances; ``aside`` tells which missed ones were labelled as none.
    """
    errors = [
        *(_make(kind, field, sides, one, other) for kind, one, other in _find_pairs(sides)),
        *_find_missed(field, sides, aside),
        *(
            _make("spurious", field, sides, None, other)
            for other in range(len(sides.found))
            if other not in sides.paired and other not in sides.touching.values()
        ),
    ]
    return sorted(errors, key=_place_of)


def _find_pairs(sides: Sides) -> Iterator[tuple[Mistake, int, int]]:
    """Quotations that were found, but not quite: kind, place in gold, place in found."""
    for one, other in sides.touching.items():
        yield "boundaries", one, other
    for one, other in sides.pairs.items():
        if sides.gold_spans[one] != sides.found_spans[other]:
            yield "boundaries", one, other
        gold, match = sides.gold[one], sides.found[other].attribution
        if judge_speaker(gold.speaker, match, match.mention) in ("silent", "wrong"):
            yield "speaker", one, other
        elif judge_speaker(gold.resolved, match, match.resolved) in ("silent", "wrong"):
            yield "name", one, other


def _find_missed(field: Field, sides: Sides, aside: Sides) -> Iterator[GoldError]:
    missed = [
        place
        for place in range(len(sides.gold))
        if place not in sides.pairs and place not in sides.touching
    ]
    mislabelled = Sides(sides.text, [sides.gold[place] for place in missed], aside.found)
    for number, place in enumerate(missed):
        label = mislabelled.pairs.get(number)
        if label is None:
            yield _make("missed", field, sides, place, None)
        else:
            yield _make("missed", field, mislabelled, number, label)


def _make(
    kind: Mistake, field: Field, sides: Sides, one: int | None, other: int | None
) -> GoldError:
    spans = [] if one is None else [sides.gold_spans[one]]
    spans += [] if other is None else [sides.found_spans[other]]
    start = max(min(span.start for span in spans) - CONTEXT, 0)
    end = min(max(span.end for span in spans) + CONTEXT, start + MOST_CONTEXT)
    return GoldError(
        kind=kind,
        field=field,
        start=start,
        context=sides.text[start:end],
        gold=None if one is None else _gold_side(sides, one),
        found=None if other is None else _found_side(sides, other),
    )


def _gold_side(sides: Sides, place: int) -> GoldSide:
    span, each = sides.gold_spans[place], sides.gold[place]
    return GoldSide(
        start=span.start,
        end=span.end,
        type=each.type,
        speaker=each.speaker,
        resolved=each.resolved,
    )


def _found_side(sides: Sides, place: int) -> FoundSide:
    span, match = sides.found_spans[place], sides.found[place].attribution
    return FoundSide(
        start=span.start,
        end=span.end,
        speaker=match.mention,
        resolved=match.resolved,
        rule=match.rule,
        confidence=match.confidence,
    )


def _place_of(error: GoldError) -> tuple[int, int, str]:
    sides = [side for side in (error.gold, error.found) if side is not None]
    return min(side.start for side in sides), max(side.end for side in sides), error.kind
