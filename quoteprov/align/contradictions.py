"""What speaks against a pair of sequences: another name, another number, the slot of a template."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quoteprov.align.kernels.conflicts import collect_fillers, find_exchanged
from quoteprov.align.kernels.ragged import Array, Ints, Ragged
from quoteprov.align.kernels.templates import find_refilled, find_templates
from quoteprov.align.kernels.waiting import rest
from quoteprov.align.slots import NUMBER
from quoteprov.align.spelling import settle_number
from quoteprov.align.verify import Slots, find_conflicts
from quoteprov.model import RelatedReason

REASONS: tuple[RelatedReason, ...] = ("overlap", "number", "name", "occasion")


class Contradictions:
    """The names, numbers and slots of a collection of distinct sequences, to ask pairs about.

    ``kinds`` says of each word whether it is a number, a name or neither.
    """

    def __init__(self, sequences: Ragged, kinds: Array, vocabulary: Sequence[str]) -> None:
        self._offsets = sequences.offsets
        self._templates = find_templates(sequences, kinds)
        settled = _settle_numbers(_list_numbers(sequences, kinds), vocabulary)
        self._fillers = collect_fillers(sequences, kinds, settled)
        # Views give plain numbers, several times faster than arrays do one by one.
        self._slots = Slots(kinds.data, sequences.values.data, settled.data, vocabulary)

    def find(self, strings: Array, shorter: Ints, longer: Ints) -> tuple[Ints, Ints]:
        """For each pair why it is no pair (0: nothing speaks against it), and how many reasons.

        ``strings`` are the words of the sequences, one code point each; reasons are places in
        REASONS.
        """
        reasons = find_refilled(self._templates, shorter, longer)
        counts = np.where(reasons > 0, 2, 0)
        open_pairs = np.flatnonzero(reasons == 0)
        exchanged = find_exchanged(self._fillers, shorter[open_pairs], longer[open_pairs])
        doubtful = open_pairs[exchanged]
        ones, others = shorter[doubtful], longer[doubtful]
        starts, begins = self._offsets[ones].tolist(), self._offsets[others].tolist()
        compared = zip(
            doubtful.tolist(), strings[ones], strings[others], starts, begins, strict=True
        )
        for place, first, second, start, begin in compared:
            conflicts = find_conflicts(first, second, self._slots, start, begin)
            if conflicts:
                reasons[place] = REASONS.index(conflicts[0])
                counts[place] = len(conflicts)
        return reasons, counts


def _list_numbers(sequences: Ragged, kinds: Array) -> Array:
    places = np.flatnonzero(kinds == NUMBER)
    words = sequences.values.take(places)
    rest(sequences.values, kinds)
    return words


def _settle_numbers(used: Array, vocabulary: Sequence[str]) -> Ints:
    """For each word the number of what it stands for: "two" is "2", any other word is itself.

    ``used`` are the words that are numbers somewhere.
    """
    settled = np.arange(len(vocabulary))
    numbers = np.zeros(len(vocabulary), np.bool_)
    numbers[used] = True
    first: dict[str, int] = {}
    for word in np.flatnonzero(numbers).tolist():
        settled[word] = first.setdefault(settle_number(vocabulary[word]), word)
    return settled
