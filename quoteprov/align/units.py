"""Units: what stands as one witness, a quotation or all parts of a split one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.phrases import find_holders
from quoteprov.align.kernels.ragged import Array, Ints, Ragged, make_ragged, offsets_of
from quoteprov.model import Attribution, Quotation

# Words on either side of the place where two parts meet that must stand elsewhere as well.
_SEAM = 2
# A part of fewer words is no sentence that others would quote on its own.
_FEWEST_WORDS = 5
_RANKS = {"high": 2, "medium": 1, "low": 0}

Parts = tuple[int, ...]


class Unit(NamedTuple):
    """One witness: the ids of its quotations in order, its text and who is said to speak."""

    ids: tuple[str, ...]
    article: str
    text: str
    attribution: Attribution


def make_unit(parts: Sequence[Quotation]) -> Unit:
    """The witness that these parts of one sentence are."""
    text = " ".join(part.exact for part in parts)
    best = max(parts, key=lambda part: _RANKS[part.attribution.confidence])
    return Unit(tuple(part.id for part in parts), parts[0].article, text, best.attribution)


def join_parts(quotations: Sequence[Quotation], words: Ragged) -> list[Parts]:
    """The places of the quotations of each witness: one, or all parts of a split sentence.

    ``words`` are those of the quotations. Parts stay apart where another article quotes one of
    them on its own and none prints them running on: then they were two statements, and the
    attribution only stood between them.
    """
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    whole: list[int] = []
    for place, quotation in enumerate(quotations):
        if quotation.part is None:
            whole.append(place)
        else:
            groups[quotation.article, quotation.field, quotation.part].append(place)
    split = []
    for group in groups.values():
        if len(group) == 1:
            whole += group
        else:
            group.sort(key=lambda place: (quotations[place].span, quotations[place].id))
            split.append(tuple(group))
    return sorted([*((place,) for place in whole), *_settle_splits(split, whole, words)])


def join_words(units: Sequence[Parts], words: Ragged) -> tuple[Ragged, Ints]:
    """The words of each unit, and where in ``words.values`` each of them stands."""
    places = np.array([place for parts in units for place in parts], np.int64)
    index, _ = words.spread(places)
    lengths = words.lengths
    sizes = [int(lengths[list(parts)].sum()) if len(parts) > 1 else 0 for parts in units]
    first = np.array([parts[0] for parts in units], np.int64)
    joined = np.array(sizes, np.int64)
    single = np.array([len(parts) == 1 for parts in units], np.bool_)
    joined[single] = lengths[first[single]]
    return Ragged(words.values[index], offsets_of(joined)), index


def _settle_splits(split: list[Parts], whole: list[int], words: Ragged) -> list[Parts]:
    if not split:
        return []
    running = _attested_seams(split, whole, words)
    alone = _count_alone(split, whole, words)
    settled: list[Parts] = []
    for parts in split:
        if any(part in alone for part in parts) and not any(
            seam in running for seam in _seams(parts, words)
        ):
            settled.extend((part,) for part in parts)
        else:
            settled.append(parts)
    return settled


def _run(words: Ragged, place: int) -> Array:
    run: Array = words.values[words.offsets[place] : words.offsets[place + 1]]
    return run


def _count_alone(split: list[Parts], whole: list[int], words: Ragged) -> set[int]:
    # The parts of five words and more that stand somewhere as a quotation of their own.
    lengths = words.lengths
    parts = {
        part: _run(words, part).tobytes()
        for group in split
        for part in group
        if lengths[part] >= _FEWEST_WORDS
    }
    wanted = set(parts.values())
    sizes = {len(one) // words.values.itemsize for one in wanted}
    quoted = {
        run
        for place in whole
        if int(lengths[place]) in sizes and (run := _run(words, place).tobytes()) in wanted
    }
    return {part for part, run in parts.items() if run in quoted}


def _seams(parts: Parts, words: Ragged) -> list[tuple[int, ...]]:
    runs = [_run(words, part) for part in parts]
    return [
        (*before[-_SEAM:].tolist(), *after[:_SEAM].tolist())
        for before, after in pairwise(runs)
        if len(before) >= _SEAM and len(after) >= _SEAM
    ]


def _attested_seams(split: list[Parts], whole: list[int], words: Ragged) -> set[tuple[int, ...]]:
    seams = sorted({seam for parts in split for seam in _seams(parts, words)})
    if not seams:
        return set()
    printed = words.take(np.array(whole, np.int64))
    phrases = make_ragged(seams)
    both = Ragged(
        np.concatenate((printed.values, phrases.values)),
        np.concatenate((printed.offsets, printed.offsets[-1] + phrases.offsets[1:])),
    )
    _, held = find_holders(both, len(whole) + np.arange(len(seams)))
    return {seams[place - len(whole)] for place in set(held.tolist())}
