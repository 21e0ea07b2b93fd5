"""Dates as articles and dumps print them: read without a locale and without a guess.

A date that allows two readings (01/02/2017, 06/07/17) is read as the language of its article
writes it, and refused where that is not known. What cannot be a date of publication is refused
with its reason: no such day, the future, a placeholder.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

from quoteprov.model import Precision, Published
from quoteprov.read.clocks import Clock, take_clock, take_zone
from quoteprov.read.date_labels import PUBLISHED, UPDATED
from quoteprov.read.days import (
    NAME,
    NO_TIME,
    PLACEHOLDER,
    UNREAD,
    UPDATE,
    DateRefused,
    Parts,
    join_day,
    read_day,
    take_day,
)
from quoteprov.read.months import is_weekday, leads_date, number_month

# A field or line longer than this says more than a date.
_LONGEST = 80
_SHOWN = 40
# What stands around a date in a field that says more.
_MARGINS = " \t\r\n|·•,;:(/–—-"
_DAY_LENGTH = len("2017-07-06")
# What programs write, with no time of day, for a time they do not know.
_EPOCH = "1970-01-01"

# Most of what dumps hold.
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
# The same without marks, as news agencies send it.
_BASIC = re.compile(
    r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
# RFC 822 and RFC 850 have years of two digits, and no other language than English.
_RFC_822 = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,\s)?"
    r"\d{1,2}[\s-][A-Z][a-z]{2}[\s-]\d\d\s\d\d:\d\d"
    r"(?::\d\d)?\s(?:[A-Z]{1,3}|[+-]\d{4})",
    re.ASCII,
)
# Seconds since 1970 as tables hold them, of which other rows are empty.
_SECONDS = re.compile(r"(\d{9,10})\.\d{1,9}", re.ASCII)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[\s,(（]*(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)?)[.,،)）]*", re.IGNORECASE)
_MOST_WORDS = 3
_JOINT = re.compile(
    r"(?:[\s,،|@·•–—-]|T(?=\d)|\bklo?\.?(?=\s)|\b(?:at|um|à|a\s+las|às|alle|ore|om|o|в|о|v|ve|ora)\b)+",
    re.IGNORECASE,
)
_DAY_SIGNS = "日号號일"


class Moment(NamedTuple):
    """A date in ISO 8601, cut to its precision."""

    when: str
    precision: Precision


class Reading(NamedTuple):
    """What a value says of a date: the date, or why it is not believed; neither if it says none.

    ``how`` is what only the language of the article could decide: "day first", "month first",
    "two-digit year".
    """

    moment: Moment | None = None
    how: str | None = None
    refused: str | None = None

    def publish(self, origin: str) -> Published | None:
        """The date with its origin and how it was read, None where there is none."""
        if self.moment is None:
            return None
        origin = f"{origin}, {self.how}" if self.how else origin
        return Published(self.moment.when, self.moment.precision, origin)

    def explain(self, value: object, origin: str) -> str | None:
        """Why the date is not believed: the reason, a colon, the value and its origin."""
        if self.refused is None:
            return None
        shown = " ".join(str(value)[:_LONGEST].split())
        shown = "".join(c if c.isprintable() else "?" for c in shown)
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
        return f'{self.refused}: "{shown}" ({origin})'


class _Found(NamedTuple):
    """A date in a text: the parts of its day, its time of day, and where both end."""

    parts: Parts
    clock: Clock | None
    end: int


def read_date(value: object, language: str | None = None) -> Moment | None:
    """The date that a metadata field holds, None where there is none that is believed."""
    return judge_date(value, language).moment


def judge_date(value: object, language: str | None = None) -> Reading:
    """What a metadata field says: a string, or seconds or milliseconds since 1970.

    ``language`` is that of the article as a BCP 47 tag ("en-US").
    """
    if isinstance(value, str):
        text = value.strip(" \t\r\n\ufeff\"'")
        return _judge_brief(text, language) if len(text) <= _LONGEST else _judge(text, language)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _judge(value, language)
    return Reading()


def _judge(value: str | float, language: str | None) -> Reading:
    try:
        if isinstance(value, str):
            return _read_text(value, language) if value else Reading()
        return Reading(_read_number(value))
    except DateRefused as refused:
        return Reading(refused=str(refused))


# Articles share their days: one that was read before costs a tenth of a new one (measured).
_judge_brief = lru_cache(maxsize=4096)(_judge)


def read_whole(text: str, language: str | None = None) -> Moment | None:
    """The date that is all that ``text`` says, None where it says more or is not believed."""
    return judge_whole(text, language).moment


def judge_whole(text: str, language: str | None = None) -> Reading:
    """What a text says that holds a date and nothing else; neither where it holds more."""
    return _judge_short(text, language) if len(text) <= _LONGEST else Reading()


# Articles share their days: one that was read before costs a fiftieth of a new one (measured).
@lru_cache(maxsize=4096)
def _judge_short(text: str, language: str | None) -> Reading:
    found = find_date(text, language)
    return found[0] if found is not None and not text[found[1] :].strip(" .") else Reading()


def find_date(text: str, language: str | None = None) -> tuple[Reading, int] | None:
    """The date that ``text`` begins with, believed or not, and where it ends.

    A weekday may stand before or after the day, a time likewise, with its zone.
    """
    text = text[:_LONGEST]
    # Most lines that are asked have no digit, and so no date.
    found = _find_parts(text) if _DIGIT.search(text) else None
    if found is None:
        return None
    try:
        when, how = read_day(found.parts, language)
        return Reading(_make_moment(when, found.clock), how), found.end
    except DateRefused as refused:
        return Reading(refused=str(refused)), found.end


def _read_text(text: str, language: str | None) -> Reading:
    if match := _ISO.fullmatch(text) or _BASIC.fullmatch(text):
        year, month, day, hour, minute, second, zone = match.groups()
        when = join_day(int(year), int(month), int(day))
        if hour is None:
            return Reading(Moment(when, "day"))
        offset = take_zone(zone, 0)[0] if zone else None
        clock = Clock(int(hour), int(minute), int(second) if second else None, offset)
        return Reading(_make_moment(when, clock))
    if text.isascii() and text.isdigit():
        return Reading(_read_digits(text))
    if seconds := _SECONDS.fullmatch(text):
        return Reading(_read_epoch(int(seconds[1])))
    reading = judge_whole(text, "en" if _RFC_822.fullmatch(text) else language)
    if reading == Reading():
        reading = _judge_labelled(text, language)
    return Reading(refused=UNREAD) if reading == Reading() else reading


def _judge_labelled(text: str, language: str | None) -> Reading:
    """What a field says that says of its date what it is, and perhaps names that of an update."""
    if len(text) > 2 * _LONGEST:
        return Reading()
    label = PUBLISHED.match(text)
    start = label.end() if label else 0
    update = UPDATED.search(text, start)
    if update is not None and not update.start():
        return Reading(refused=UPDATE)
    end = update.start() if update else len(text)
    return judge_whole(text[start:end].strip(_MARGINS), language) if label or update else Reading()


def _read_number(value: float) -> Moment:
    if value == 0:
        raise DateRefused(PLACEHOLDER)
    # Longer ones have more digits than Python turns into a string.
    if not 0 < value < 1e17 or not isfinite(value):
        raise DateRefused(UNREAD)
    return _read_digits(str(int(value)))


def _read_digits(digits: str) -> Moment:
    if len(digits) in (9, 10):
        return _read_epoch(int(digits))
    if len(digits) in (12, 13):
        return _read_epoch(int(digits) // 1000)
    if len(digits) not in (4, 8, 14):
        raise DateRefused(UNREAD)
    year, month, day, hour, minute, second = (
        int(part) if part else None
        for part in (digits[:4], digits[4:6], digits[6:8], digits[8:10], digits[10:12], digits[12:])
    )
    when = join_day(year or 0, month, day)
    return _make_moment(when, None if hour is None else Clock(hour, minute, second))


def _read_epoch(seconds: int) -> Moment:
    then = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    when = join_day(then.year, then.month, then.day)
    return _make_moment(when, Clock(then.hour, then.minute, then.second, 0))


def _find_parts(text: str) -> _Found | None:
    position = _skip_words(text, 0)
    match = _compile_ctime().match(text, position)
    if match is not None and number_month(match["name"]):
        clock, _ = take_clock(f"{match['time']} {match['zone'] or ''}", 0) or (None, 0)
        return _Found(match.groupdict(), clock, match.end())
    before = take_clock(text, position)
    if before is not None:
        joint = _JOINT.match(text, before[1])
        position = _skip_words(text, joint.end() if joint else before[1])
    day = take_day(text, position)
    if day is None:
        return None
    parts, end = day
    clock, end = (before[0], end) if before else _take_after(text, end)
    return _Found(parts, clock, end)


@lru_cache(maxsize=1)
def _compile_ctime() -> re.Pattern[str]:
    """The order of C's ctime, where the time stands between day and year."""
    return re.compile(
        NAME + r"\s+(?P<d>\d{1,2})\s+(?P<time>\d\d:\d\d:\d\d)\s+"
        r"(?:(?P<zone>[+-]\d{4}|[A-Z]{3,4})\s+)?(?P<y>\d{4})\b",
        re.IGNORECASE,
    )


def _take_after(text: str, end: int) -> tuple[Clock | None, int]:
    """The weekday and the time that follow a day, where they do, and where they end."""
    word = _WORD.match(text, end)
    # Short names of days are prepositions as well: "July 6, 2017 to".
    if word and is_weekday(word["word"]) and (len(word["word"]) > 3 or not word[0].isascii()):
        end = word.end()
    joint = _JOINT.match(text, end)
    if joint is None and not text[:end].endswith(tuple(_DAY_SIGNS)):
        return None, end
    return take_clock(text, joint.end() if joint else end, after_day=True) or (None, end)


def _skip_words(text: str, position: int) -> int:
    """Past the weekday, article or preposition that a date begins with."""
    for _ in range(_MOST_WORDS):
        word = None if text[position : position + 1].isdigit() else _WORD.match(text, position)
        if word is None or not leads_date(word["word"]):
            break
        position = word.end()
        while text[position : position + 1].isspace():
            position += 1
    return position


def _make_moment(when: str, clock: Clock | None) -> Moment:
    if len(when) < _DAY_LENGTH:
        return Moment(when, "month" if len(when) > len("2017") else "year")
    if clock is None:
        return Moment(when, "day")
    if not clock.exists:
        raise DateRefused(NO_TIME)
    if clock.says_nothing and when == _EPOCH:
        raise DateRefused(PLACEHOLDER)
    if clock.says_nothing:
        return Moment(when, "day")
    return Moment(f"{when}T{clock.write()}", "minute" if clock.second is None else "second")
