"""Voices: the speakers of a collection by their numbers, and whether two of them are one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.evidence import AGREEMENTS
from quoteprov.align.kernels.ragged import Array, Ints
from quoteprov.align.kernels.strands import NOBODY, UNNAMED
from quoteprov.model.names import Name, same_person

Codes = NDArray[np.int8]
# Of one byte, since there is one for every pair of strands.
AGREE, OPEN, CLASH = np.arange(len(AGREEMENTS), dtype=np.int8)


class Voices:
    """Speakers, numbered as in ``names``; NOBODY and UNNAMED are numbers, too.

    ``surnames`` gives equal numbers to speakers of one surname.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        surnames: dict[str, int] = {}
        numbers: list[int] = []
        persons: list[bool] = []
        for name in names:
            numbers.append(surnames.setdefault(name.surname, len(surnames)))
            persons.append(name.kind == "person")
        # The last two stand where NOBODY and UNNAMED point.
        self.surnames: Ints = np.array([*numbers, NOBODY, UNNAMED], np.int64)
        self._persons = np.array([*persons, False, False], np.bool_)

    def compare(self, ones: Array, others: Array) -> Codes:
        """For each pair of speakers the place of their agreement in AGREEMENTS.

        What nobody said clashes with whatever is said.
        """
        codes = np.where((ones == others) & (ones >= 0), AGREE, OPEN)
        apart = np.flatnonzero(ones != others)
        first, second = ones[apart], others[apart]
        codes[apart[self._persons[first] & self._persons[second]]] = CLASH
        # One surname in two forms: the rest of the names decides, asked once for each two forms.
        doubtful = apart[self.surnames[first] == self.surnames[second]]
        keys = (ones[doubtful].astype(np.int64) << 32 | others[doubtful]).tolist()
        same = {key: self._are_one(key >> 32, key & 0xFFFFFFFF) for key in set(keys)}
        codes[doubtful[[same[key] for key in keys]]] = AGREE
        codes[(ones == NOBODY) | (others == NOBODY)] = CLASH
        return codes

    def _are_one(self, one: int, other: int) -> bool:
        return same_person(self._names[one], self._names[other])
