"""The day of a date: how it is written, which of two numbers is the month, what is no day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from quoteprov.read.months import LONGEST_NAME, number_month

# The first printed news-sheets follow the press; programs write years beyond the last one where
# there is no date.
FIRST_YEAR, LAST_YEAR = 1450, 2100

# Why a date is refused; `doctor` counts by these.
NO_DAY = "no such day"
NO_TIME = "no such time"
FUTURE = "in the future"
TOO_EARLY = "before there was a press"
PLACEHOLDER = "a placeholder for no date"
TWO_ORDERS = "day and month cannot be told apart"
TWO_DIGITS = "a year of two digits"
UPDATE = "the date of an update"
UNREAD = "not understood"

NAME = rf"(?P<name>[^\W\d_]{{2,{LONGEST_NAME}}})\b\.?"
# Two digits are no year where they begin a time.
_YEAR = r"(?P<y>\d{4}(?!\d)|['’]?\d\d(?!\d|[:.h]\d))"

# America writes its languages either way, and East Asia begins with the year.
_MONTH_FIRST = frozenset({"en-us", "en-ph"})
_DAY_FIRST = frozenset(
    """
    de fr es pt it nl pl ru uk sv da no nb nn fi cs el ro tr ar bg he hr id sk sl sr vi
    en-gb en-ie en-au en-nz en-in en-za en-ng en-ke en-sg
    """.split()
)
_MIXED_REGIONS = frozenset({"us", "ca", "pr", "ph"})
# POSIX and Python read years of two digits from 1969 to 2068.
_PIVOT = 69

Parts: TypeAlias = dict[str, str | None]
Order: TypeAlias = Literal["day", "month"]


class DateRefused(Exception):
    """A date is written, but not believed; the message is one of the reasons above."""


def take_day(text: str, position: int) -> tuple[Parts, int] | None:
    """The parts of the day at ``position``, and where it ends; see ``read_day``."""
    by_name, by_number = _compile_days()
    for pattern in by_number if text[position : position + 1].isdigit() else by_name:
        match = pattern.match(text, position)
        if match is None:
            continue
        parts = match.groupdict()
        name = parts.get("name")
        if name is None or number_month(name) is not None:
            return parts, match.end()
    return None


@lru_cache(maxsize=1)
def _compile_days() -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    """Days that begin with the name of a month, and those that begin with a number.

    Each names the year ``y`` and month and day: ``m`` or ``name`` and ``d``, or ``a`` and ``b``.
    """
    by_name = (
        # July 6th, 2017
        NAME + r"\s*(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\d),?\s*(?P<y>\d{4})\b",
        NAME + r"(?:\s+del?)?,?\s*(?P<y>\d{4})\b",
    )
    by_number = (
        # 2017-07-06, 2017/07, 2017. 07. 06.
        r"(?P<y>\d{4})(?P<sep>[-/]|\.\s?)(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2}))?(?!\d)",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
        # 6 July 2017, 6. Juli 2017, 1er juillet 2017, 6 de julio de 2017, 6 июля 2017 г.
        r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|η|ης|[.ºª°])?[\s-]*(?:(?:of|de|do|di)\s+)?"
        rf"{NAME}(?:\s+del?)?,?[\s-]*{_YEAR}(?:\s*(?:г|р|года|року)(?!\w)\.?)?",
        # 2017. július 6.
        rf"(?P<y>\d{{4}})\.?\s+{NAME}\s+(?P<d>\d{{1,2}})(?!\d)\.?",
        # 01/02/2017, 6. 7. 2017, 06/07/17
        rf"(?P<a>\d{{1,2}})(?P<sep>[/-]|\.\s?)(?P<b>\d{{1,2}})(?P=sep){_YEAR}",
        r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日号號일])?",
        r"(?P<y>\d{4})(?!\d)",
    )
    first, second = (
        [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
        for patterns in (by_name, by_number)
    )
    return first, second


def read_day(parts: Parts, language: str | None) -> tuple[str, str | None]:
    """The date in ISO 8601, cut to its precision, and what only the language could decide.

    Raises DateRefused.
    """
    year, how = _read_year(parts, language)
    if parts.get("a"):
        month, day, order = _order_numbers(parts, language)
        return join_day(year, month, day), ", ".join(filter(None, (order, how))) or None
    number, day_digits = parts.get("m"), parts.get("d")
    name = parts.get("name")
    return (
        join_day(
            year,
            number_month(name) if name else int(number) if number else None,
            int(day_digits) if day_digits else None,
        ),
        how,
    )


def join_day(year: int, month: int | None = None, day: int | None = None) -> str:
    """ISO 8601 of as much as is given. Raises DateRefused where no article has this date."""
    if year <= 1 or year > LAST_YEAR:
        raise DateRefused(PLACEHOLDER)
    if year < FIRST_YEAR:
        raise DateRefused(TOO_EARLY)
    try:
        whole = date(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        raise DateRefused(NO_DAY) from None
    if whole > _find_tomorrow():
        raise DateRefused(FUTURE)
    return whole[:4] if month is None else whole[:7] if day is None else whole


@lru_cache(maxsize=256)
def find_order(language: str | None) -> Order | None:
    """What a language writes first in 01/02/2017; None where it may be either.

    ``language`` is a BCP 47 tag. English needs its region.
    """
    tag = _fold_tag(language)
    main, _, rest = tag.partition("-")
    if tag in _MONTH_FIRST:
        return "month"
    if tag in _DAY_FIRST or (main in _DAY_FIRST and rest not in _MIXED_REGIONS):
        return "day"
    return None


def _fold_tag(language: str | None) -> str:
    return (language or "").strip().lower().replace("_", "-")


@lru_cache(maxsize=1)
def _find_tomorrow() -> str:
    """In UTC: somewhere on earth it is that day already."""
    return (datetime.now(UTC).date() + timedelta(days=1)).isoformat()


def _read_year(parts: Parts, language: str | None) -> tuple[int, str | None]:
    digits = (parts["y"] or "").lstrip("'’")
    if len(digits) > 2:
        return int(digits), None
    # 17-07-06 begins with the year, and so does 17.07.06 in some languages.
    known = find_order(language) or _fold_tag(language).partition("-")[0] == "en"
    if not known or parts.get("sep") == "-":
        raise DateRefused(TWO_DIGITS)
    return int(digits) + (1900 if int(digits) >= _PIVOT else 2000), "two-digit year"


def _order_numbers(parts: Parts, language: str | None) -> tuple[int, int, str | None]:
    """Month, day, and what the language decided where the numbers do not tell."""
    first, second = int(parts["a"] or 0), int(parts["b"] or 0)
    # Wherever dots are used, the day comes first.
    if (parts["sep"] or "").startswith(".") or first > 12 or first == second:
        return second, first, None
    if second > 12:
        return first, second, None
    order = find_order(language)
    if order is None:
        raise DateRefused(TWO_ORDERS)
    month, day = (first, second) if order == "month" else (second, first)
    return month, day, f"{order} first"
