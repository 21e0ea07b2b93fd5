"""Units: what stands as one witness, a quotation or all parts of a split one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from quoteprov.align.tokens import fold_words
from quoteprov.model import Attribution, Quotation

# Words on either side of the place where two parts meet that must stand elsewhere as well.
_SEAM = 2
# A part of fewer words is no sentence that others would quote on its own.
_FEWEST_WORDS = 5
_RANKS = {"high": 2, "medium": 1, "low": 0}


class Unit(NamedTuple):
    """One witness: the ids of its quotations in order, its text and its folded words."""

    ids: tuple[str, ...]
    article: str
    text: str
    words: tuple[str, ...]
    attribution: Attribution


def join_parts(quotations: Iterable[Quotation]) -> list[Unit]:
    """One unit for each quotation, or for all parts of a split one; in a fixed order.

    Parts stay apart where another article quotes one of them on its own and none prints them
    running on: then they were two statements, and the attribution only stood between them.
    """
    groups: dict[tuple[str, str, int | str], list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        part = quotation.id if quotation.part is None else quotation.part
        groups[quotation.article, quotation.field, part].append(quotation)
    units: list[Unit] = []
    split: list[list[Unit]] = []
    for group in groups.values():
        parts = [_make_unit([one]) for one in sorted(group, key=lambda one: (one.span, one.id))]
        if len(parts) == 1:
            units.append(parts[0])
        else:
            split.append(parts)
    units.extend(_settle_splits(split, units))
    return sorted(units, key=lambda unit: (unit.words, unit.ids))


def _make_unit(parts: Sequence[Quotation]) -> Unit:
    text = " ".join(part.exact for part in parts)
    best = max(parts, key=lambda part: _RANKS[part.attribution.confidence])
    ids = tuple(part.id for part in parts)
    return Unit(ids, parts[0].article, text, fold_words(text), best.attribution)


def _settle_splits(split: list[list[Unit]], whole: list[Unit]) -> Iterable[Unit]:
    if not split:
        return
    running = _attested_seams(split, whole)
    alone = Counter(unit.words for unit in whole)
    for parts in split:
        quoted_alone = any(alone[part.words] for part in parts if len(part.words) >= _FEWEST_WORDS)
        if quoted_alone and not any(seam in running for seam in _seams(parts)):
            yield from parts
        else:
            yield _join_units(parts)


def _join_units(parts: list[Unit]) -> Unit:
    text = " ".join(part.text for part in parts)
    best = max(parts, key=lambda part: _RANKS[part.attribution.confidence])
    ids = tuple(one for part in parts for one in part.ids)
    return Unit(ids, parts[0].article, text, fold_words(text), best.attribution)


def _seams(parts: list[Unit]) -> list[tuple[str, ...]]:
    return [
        before.words[-_SEAM:] + after.words[:_SEAM]
        for before, after in pairwise(parts)
        if len(before.words) >= _SEAM and len(after.words) >= _SEAM
    ]


def _attested_seams(split: list[list[Unit]], whole: list[Unit]) -> set[tuple[str, ...]]:
    wanted = {seam for parts in split for seam in _seams(parts)}
    firsts = {seam[:2] for seam in wanted}
    found: set[tuple[str, ...]] = set()
    for unit in whole:
        words = unit.words
        for at, pair in enumerate(pairwise(words)):
            if pair in firsts and words[at : at + 2 * _SEAM] in wanted:
                found.add(words[at : at + 2 * _SEAM])
    return found
