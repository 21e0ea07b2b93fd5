"""Runs of words that are language: printed without quotation marks whoever spoke."""

from __future__ import annotations

from collections.abc import Set

from quoteprov.align import Days, find_core, is_near, read_days
from quoteprov.config import Config
from quoteprov.model import UnquotedCarrier
from quoteprov.store import Near, Reader


class Language:
    """Asks of the words of a carrier how the articles of other days print them.

    Names, set phrases ("National Instant Criminal Background Check System") and the furniture of
    pages are rare words in a row, and yet nobody's: they stand without marks in more articles of
    other days than quote them at all.
    """

    def __init__(self, index: Reader, config: Config) -> None:
        self._index = index
        self._options = config.trace
        self._window = config.align.window_days

    def holds(self, carrier: UnquotedCarrier, witnesses: Set[Days]) -> bool:
        """Whether the words of a carrier are language to the days of the ``witnesses``."""
        core = find_core(carrier.exact, self._options)
        phrase = Near((core,), 0)
        printing = set(self._index.find_articles_near([phrase]).get(phrase, ()))
        if not witnesses or not printing:  # nor is writing without spaces searched
            return False
        quoting = {each.article for each in self._index.find_quotations(core.split())}
        elsewhere = self._index.cards_by_id(printing - quoting).values()
        days = filter(None, (read_days(each.published) for each in elsewhere))
        others = sum(not is_near(each, witnesses, self._window) for each in days)
        return others > len(quoting)
