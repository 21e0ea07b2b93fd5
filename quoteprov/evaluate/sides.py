"""Gold and what was found, face to face: the quotations of one field of one article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from quoteprov.evaluate.gold import GoldQuotation
from quoteprov.evaluate.spans import pair_spans, trim_span
from quoteprov.model import Quotation, Span


class Sides:
    """Both sides with their trimmed spans, and which of them are the same quotation.

    Of quotations found with one and the same trimmed span the first counts. ``pairs`` and
    ``touching`` map places in ``gold`` to places in ``found``: the first holds what overlaps
    enough to be the same quotation, the second whatever else shares a character.
    """

    def __init__(
        self, text: str, gold: Sequence[GoldQuotation], found: Sequence[Quotation]
    ) -> None:
        by_span: dict[Span, Quotation] = {}
        for each in found:
            span = trim_span(text, each.span.start, each.span.end)
            if span.start < span.end:
                by_span.setdefault(span, each)
        self.text = text
        self.gold = gold
        self.gold_spans = [trim_span(text, each.start, each.end) for each in gold]
        self.found = list(by_span.values())
        self.found_spans = list(by_span)
        self.pairs = pair_spans(self.gold_spans, self.found_spans)

    @cached_property
    def paired(self) -> dict[int, int]:
        """Place in ``found`` -> place in ``gold``."""
        return {other: one for one, other in self.pairs.items()}

    @cached_property
    def exact(self) -> set[tuple[int, int]]:
        """Places in gold and found of equal spans; of equal ones in the gold the first counts."""
        first: dict[tuple[int, int], int] = {}
        for place, span in enumerate(self.gold_spans):
            first.setdefault((span.start, span.end), place)
        return {
            (first[span.start, span.end], place)
            for place, span in enumerate(self.found_spans)
            if (span.start, span.end) in first
        }

    @cached_property
    def touching(self) -> dict[int, int]:
        """What is left of both sides and shares a character, though too little to be a pair."""
        gold = [place for place in range(len(self.gold)) if place not in self.pairs]
        found = [place for place in range(len(self.found)) if place not in self.paired]
        pairs = pair_spans(
            [self.gold_spans[place] for place in gold],
            [self.found_spans[place] for place in found],
            least=0.0,
        )
        return {gold[one]: found[other] for one, other in pairs.items()}
