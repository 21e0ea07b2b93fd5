"""Voices: the speakers of a collection by their numbers, and whether two of them are one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quoteprov.align.evidence import AGREEMENTS
from quoteprov.align.kernels.ragged import Ints
from quoteprov.align.kernels.strands import NOBODY, UNNAMED
from quoteprov.model.names import Name, same_person

AGREE, OPEN, CLASH = range(len(AGREEMENTS))


class Voices:
    """Speakers, numbered as in ``names``; NOBODY and UNNAMED are numbers, too.

    ``surnames`` gives equal numbers to speakers of one surname.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        surnames: dict[str, int] = {}
        numbers = [surnames.setdefault(name.surname, len(surnames)) for name in names]
        # The last two stand where NOBODY and UNNAMED point.
        self.surnames: Ints = np.array([*numbers, NOBODY, UNNAMED], np.int64)
        persons = [name.kind == "person" for name in names]
        self._persons = np.array([*persons, False, False], np.bool_)

    def compare(self, ones: Ints, others: Ints) -> Ints:
        """For each pair of speakers the place of their agreement in AGREEMENTS.

        What nobody said clashes with whatever is said.
        """
        clash = self._persons[ones] & self._persons[others] & (ones != others)
        clash |= (ones == NOBODY) | (others == NOBODY)
        agree = (ones == others) & (ones >= 0)
        # One surname in two forms: the rest of the names decides, asked once for each two forms.
        alike = self.surnames[ones] == self.surnames[others]
        doubtful = np.flatnonzero(alike & (ones != others))
        keys = (ones[doubtful].astype(np.int64) << 32 | others[doubtful]).tolist()
        verdicts = {key: self._are_one(key >> 32, key & 0xFFFFFFFF) for key in set(keys)}
        agree[doubtful] = [verdicts[key] for key in keys]
        return np.where(agree, AGREE, np.where(clash, CLASH, OPEN))

    def _are_one(self, one: int, other: int) -> bool:
        return same_person(self._names[one], self._names[other])
