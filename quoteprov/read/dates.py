"""Dates as articles and dumps print them: read without a clock, a locale or a time zone.

Nothing is guessed. A date that allows two readings (01/02/2017), that is impossible or that lies
outside the age of newspapers is no date.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

from quoteprov.model import Precision

# The first printed news-sheets follow the press; beyond the last year a number is no year.
FIRST_YEAR, LAST_YEAR = 1450, 2100

# A field or line longer than this says more than a date.
_LONGEST = 80
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s*", re.IGNORECASE
)
_DAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?:(?P=sep)(?P<d>\d{1,2}))?(?!\d)",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
        _MONTH + r"\s*(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\d),?\s*(?P<y>\d{4})\b",
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-]*(?:of\s+)?" + _MONTH + r",?[\s-]*(?P<y>\d{4})\b",
        _MONTH + r",?\s*(?P<y>\d{4})\b",
        r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)",
        r"(?P<y>\d{4})(?!\d)",
    )
)
# The order of C's ctime, where the time stands between day and year.
_CTIME = re.compile(
    _MONTH + r"\s+(?P<d>\d{1,2})\s+(?P<time>\d\d:\d\d:\d\d)\s+(?P<zone>[+-]\d{4}\s+|[A-Z]{3,4}\s+)?"
    r"(?P<y>\d{4})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?P<h>\d{1,2})(?::|\.(?=\d\d\s(?:GMT|UTC|BST|CES?T|E[SD]?T)\b))(?P<min>\d\d)(?::(?P<s>\d\d)(?:[.,]\d{1,9})?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"|(?P<hour>\d{1,2})(?:\.(?P<dotted>\d\d))?\s*(?P<part>[ap])\.?m\b\.?",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:\s|[,|@·•–—-]|\bat\b|T(?=\d))+", re.IGNORECASE)
_OFFSET = re.compile(r"\s*\(?(?:UTC|GMT)?(?P<sign>[+-])(?P<h>\d\d):?(?P<min>\d\d)?(?!\d)\)?")
_ZONE = re.compile(r"\s*\(?(?P<zone>[A-Z]{1,4})\b\)?")

# Abbreviations that stand for one offset in English-language news; IST, ET and their like do
# not, and leave the time without one.
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "JST": 540, "AEST": 600, "AEDT": 660, "EST": -300, "EDT": -240,
    "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip
_LOOSE_ZONES = frozenset({"ET", "CT", "MT", "PT", "IST"})
_DAY_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


class Moment(NamedTuple):
    """A date in ISO 8601, cut to its precision."""

    when: str
    precision: Precision


class _Clock(NamedTuple):
    """A time of day; ``minute`` is None where only the hour is given."""

    hour: int
    minute: int | None
    second: int | None


def read_date(value: object) -> Moment | None:
    """The date that a metadata field holds: a string, or seconds or milliseconds since 1970."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        value = int(value) if isfinite(value) and abs(value) < 1e17 else None
    if isinstance(value, int):
        return _read_number(str(value)) if 0 < value < 10**17 else None
    if not isinstance(value, str) or len(value) > 4 * _LONGEST:
        return None
    text = value.strip(" \t\r\n\ufeff\"'")
    if text.isascii() and text.isdigit():
        return _read_number(text)
    return read_whole(text)


def read_whole(text: str) -> Moment | None:
    """The date that is all that ``text`` says."""
    return _read_short(text) if len(text) <= _LONGEST else None


# Articles share their days: one that was read before costs a fiftieth of a new one (measured).
@lru_cache(maxsize=4096)
def _read_short(text: str) -> Moment | None:
    found = find_date(text)
    return found[0] if found is not None and not text[found[1] :].strip(" .") else None


def find_date(text: str) -> tuple[Moment, int] | None:
    """The date that ``text`` begins with, and where it ends.

    A time may stand before the date or after it, with its zone.
    """
    text = text[:_LONGEST]
    position = _skip(_WEEKDAY, text, 0)
    if match := _CTIME.match(text, position):
        return _read_ctime(match)
    clock, zone, position = _take_time(text, position)
    if clock is not None:
        position = _skip(_JOINT, text, position)
        position = _skip(_WEEKDAY, text, position)
    day = _take_day(text, position)
    if day is None:
        return None
    when, position = day
    if clock is None and len(when) == len("2017-07-06"):
        after = _skip(_JOINT, text, position)
        clock, zone, end = _take_time(text, after) if after > position else (None, None, position)
        if clock is not None:
            position = end
    moment = _make_moment(when, clock, zone)
    return None if moment is None else (moment, position)


def _read_number(digits: str) -> Moment | None:
    if len(digits) in (9, 10):
        return _read_epoch(int(digits))
    if len(digits) in (12, 13):
        return _read_epoch(int(digits) // 1000)
    if len(digits) == 14:
        clock = _Clock(int(digits[8:10]), int(digits[10:12]), int(digits[12:]))
        day = _take_day(digits[:8], 0)
        return None if day is None else _make_moment(day[0], clock, None)
    return read_whole(digits) if len(digits) in (4, 8) else None


def _read_epoch(seconds: int) -> Moment | None:
    then = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    clock = _Clock(then.hour, then.minute, then.second)
    return _make_moment(then.date().isoformat(), clock, 0) if then.year <= LAST_YEAR else None


def _read_ctime(match: re.Match[str]) -> tuple[Moment, int] | None:
    hour, minute, second = (int(part) for part in match["time"].split(":"))
    when = _join_day(int(match["y"]), _month_number(match["name"]), int(match["d"]))
    if when is None:
        return None
    _, zone = _take_zone((match["zone"] or "").strip(), 0)
    moment = _make_moment(when, _Clock(hour, minute, second), zone)
    return None if moment is None else (moment, match.end())


def _take_day(text: str, position: int) -> tuple[str, int] | None:
    for pattern in _DAYS:
        if match := pattern.match(text, position):
            when = _read_day(match.groupdict())
            return None if when is None else (when, match.end())
    return None


def _read_day(parts: dict[str, str | None]) -> str | None:
    year = int(parts["y"] or 0)
    if parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        # With dots the day comes first wherever dots are used; with slashes, Britain and
        # America differ, and only a number above 12 decides.
        if parts["sep"] == "." or first > 12 or first == second:
            return _join_day(year, second, first)
        return _join_day(year, first, second) if second > 12 else None
    name, month = parts.get("name"), parts.get("m")
    number = _month_number(name) if name else int(month) if month else None
    day = parts.get("d")
    return _join_day(year, number, int(day) if day else None)


def _join_day(year: int, month: int | None, day: int | None) -> str | None:
    """ISO 8601 of as much as is given, None where there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        whole = date(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        return None
    return whole[:4] if month is None else whole[:7] if day is None else whole


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _take_time(text: str, position: int) -> tuple[_Clock | None, int | None, int]:
    """The time at ``position`` with its offset in minutes, and where both end."""
    match = _TIME.match(text, position)
    if match is None:
        return None, None, position
    half = (match["half"] or match["part"] or "").lower()
    hour = int(match["h"] or match["hour"])
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half:
        hour = 24
    minute, second = match["min"] or match["dotted"], match["s"]
    clock = _Clock(hour, int(minute) if minute else None, int(second) if second else None)
    end, zone = _take_zone(text, match.end())
    return clock, zone, end


def _take_zone(text: str, position: int) -> tuple[int, int | None]:
    if match := _OFFSET.match(text, position):
        minutes = int(match["h"]) * 60 + int(match["min"] or 0)
        if minutes > 14 * 60 or int(match["min"] or 0) > 59:
            return position, None
        return match.end(), -minutes if match["sign"] == "-" else minutes
    match = _ZONE.match(text, position)
    if match is None or match["zone"] not in _ZONES.keys() | _LOOSE_ZONES:
        return position, None
    return match.end(), _ZONES.get(match["zone"])


def _make_moment(when: str, clock: _Clock | None, zone: int | None) -> Moment | None:
    if clock is None or len(when) < len("2017-07-06"):
        return Moment(when, _DAY_PRECISION[len(when)])
    hour, minute, second = clock
    if hour > 23 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    # Many dumps fill an unknown time with midnight, so midnight says nothing beyond the day.
    if minute is None or (hour, minute, second or 0) == (0, 0, 0):
        return Moment(when, "day")
    time = f"{when}T{hour:02}:{minute:02}"
    if second is None:
        return Moment(time + _write_offset(zone), "minute")
    return Moment(f"{time}:{second:02}{_write_offset(zone)}", "second")


def _write_offset(minutes: int | None) -> str:
    if minutes is None:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _skip(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
