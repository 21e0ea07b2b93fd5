"""Runs of words that are language: printed without quotation marks whoever spoke."""

from __future__ import annotations

from collections.abc import Set

from quoteprov.align import Days, find_core, is_near, read_days
from quoteprov.config import Config
from quoteprov.store import Near, Reader


class Language:
    """Asks of the words that a carrier prints how the articles of other days print them.

    Names, set phrases ("National Instant Criminal Background Check System") and the furniture of
    pages are rare words in a row, and yet nobody's: they stand without marks in more articles of
    other days than quote them at all.
    """

    def __init__(self, index: Reader, config: Config) -> None:
        self._index = index
        self._options = config.trace
        self._window = config.align.window_days
        self._known: dict[str, tuple[int, list[Days]]] = {}

    def holds(self, exact: str, witnesses: Set[Days]) -> bool:
        """Whether the words are language to the days of the ``witnesses``."""
        if not witnesses:
            return False
        core = find_core(exact, self._options)
        if core not in self._known:
            self._known[core] = self._count(core)
        quoting, days = self._known[core]
        return sum(not is_near(each, witnesses, self._window) for each in days) > quoting

    def _count(self, core: str) -> tuple[int, list[Days]]:
        """How many articles quote a phrase, and the days of those that only print it."""
        phrase = Near((core,), 0)
        printing = set(self._index.find_articles_near([phrase]).get(phrase, ()))
        if not printing:  # writing without spaces is not searched
            return 0, []
        quoting = self._index.articles_quoting(core.split())
        dates = self._index.published_by_id(printing - quoting).values()
        return len(quoting), [days for each in dates if (days := read_days(each))]
