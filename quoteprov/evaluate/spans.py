"""Spans of gold and of what was found, made comparable and put in pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteprov.model import Span

# Annotators differ in whether the marks belong to a quotation: they are taken off both sides.
# An apostrophe may begin a quotation (’80s) and a turned comma may end none.
_OPENING = frozenset("“”„‟\"«»‹›`'‘‚「『")
_CLOSING = frozenset("“”„‟\"«»‹›`'’」』")

# Two spans are the same quotation from this share of their common extent on.
MIN_OVERLAP = 0.8


def trim_span(text: str, start: int, end: int) -> Span:
    """The span without marks and white space at its ends; it may be empty."""
    while start < end and (text[start].isspace() or text[start] in _OPENING):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _CLOSING):
        end -= 1
    return Span(start, end)


def count_words(text: str, span: Span) -> int:
    """The words of a span, parted by white space."""
    return len(text[span.start : span.end].split())


def pair_spans(
    gold: Sequence[Span], found: Sequence[Span], least: float = MIN_OVERLAP
) -> dict[int, int]:
    """Place in ``gold`` -> place in ``found``, each used once, the best overlaps first.

    The overlap of two spans is what both cover as a share of what either covers; pairs below
    ``least``, and those that share nothing, are none.
    """
    candidates = [
        (overlap, one, other)
        for one, other in _touching(gold, found)
        if (overlap := _overlap(gold[one], found[other])) >= least and overlap > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, other in sorted(candidates, reverse=True):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def _touching(gold: Sequence[Span], found: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Places of spans that share a character: one sweep over both in the order of the text."""
    order = sorted(
        [(span.start, span.end, True, place) for place, span in enumerate(gold)]
        + [(span.start, span.end, False, place) for place, span in enumerate(found)]
    )
    open_gold: list[tuple[int, int]] = []
    open_found: list[tuple[int, int]] = []
    for start, end, is_gold, place in order:
        open_gold = [each for each in open_gold if each[0] > start]
        open_found = [each for each in open_found if each[0] > start]
        if is_gold:
            yield from [(place, other) for _, other in open_found]
            open_gold.append((end, place))
        else:
            yield from [(other, place) for _, other in open_gold]
            open_found.append((end, place))


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0
