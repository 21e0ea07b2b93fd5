"""The first printing, from published dates alone, as exactly as they are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from msgspec import Struct

from quoteprov.model import Card, First, FirstStatus, Published

_LENGTHS = {
    "day": timedelta(days=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
}
_PARTS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Period(Struct, frozen=True):
    """The time in which an article was published: from ``start`` up to ``end``, excluded.

    Both are by the clock of the place of publication; ``offset`` is what that clock is ahead of
    UTC, where it is known.
    """

    start: datetime
    end: datetime
    offset: timedelta | None = None

    def ends_before(self, other: Period) -> bool:
        """Whether this period is over when ``other`` begins.

        Two known offsets are reckoned with. Without one of them the clocks are compared as they
        stand: a day is printed as the day of its place.
        """
        if self.offset is None or other.offset is None:
            return self.end <= other.start
        return self.end - self.offset <= other.start - other.offset


# The articles of a collection share a few thousand dates.
@lru_cache(maxsize=16384)
def published_period(published: Published) -> Period | None:
    """The period that a date with its precision names; None where it is no date."""
    try:
        if published.precision in ("year", "month"):
            return _long_period(published)
        return _short_period(published)
    except (ValueError, OverflowError):
        return None


def _long_period(published: Published) -> Period | None:
    parts = _PARTS.match(published.when)
    if parts is None:
        return None
    year, month = int(parts[1]), int(parts[2] or 1)
    start = datetime(year, month, 1)
    end = (
        datetime(year + 1, 1, 1)
        if published.precision == "year" or month == 12
        else datetime(year, month + 1, 1)
    )
    return Period(start, end)


def _short_period(published: Published) -> Period:
    start = datetime.fromisoformat(published.when)
    offset = start.utcoffset()
    start = start.replace(tzinfo=None)
    return Period(start, start + _LENGTHS[published.precision], offset)


def earliest_first(card: Card) -> tuple[bool, datetime, str, str, str, str]:
    """A sorting key: dated articles by the start of their period, then by what is printed."""
    period = published_period(card.published) if card.published else None
    start = period.start if period else datetime.max
    return period is None, start, card.outlet, card.path, card.record or "", card.id


def find_first(cards: Iterable[Card]) -> First:
    """Which of the articles was published first; a tie where the dates cannot tell.

    Undated articles cannot be first and do not stand in the way of one that is: what is not
    known is no evidence. Nor do those that were seen after it was published: they are first only
    where all of the earliest dates are such.
    """
    dated = [
        (period, card)
        for card in cards
        if card.published is not None and (period := published_period(card.published))
    ]
    if not dated:
        return First(status="unknown")
    possible = [
        (period, card)
        for period, card in dated
        if not any(other.ends_before(period) for other, _ in dated)
    ]
    outlets = sorted({card.outlet for _, card in possible})
    _, card = min(possible, key=lambda each: earliest_first(each[1]))
    assert card.published is not None
    return First(
        status=_judge([card for _, card in possible], outlets),
        published=card.published.when,
        precision=card.published.precision,
        outlets=tuple(outlets),
    )


def _judge(earliest: Sequence[Card], outlets: Sequence[str]) -> FirstStatus:
    if all(card.published is not None and card.published.seen for card in earliest):
        return "seen"
    return "dated" if len(outlets) == 1 else "tie"
