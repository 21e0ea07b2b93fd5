"""Times of day and time zones as articles print them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# "9.06" is a time where its zone follows, and after a day.
_DOT_BEFORE_ZONE = r"\.(?=\d\d \s? (?:GMT|UTC|BST|CES?T|MES?Z|E[SD]?T|Uhr|uur)\b)"
_OFFSET = re.compile(
    r"\s*\(?(?:(?:UTC|GMT)(?P<sign>[+-])(?P<h>\d\d?)|(?P<bare>[+-])(?P<hours>\d\d))"
    r"(?::?(?P<min>\d\d))?(?!\d)\)?"
)
_ZONE = re.compile(r"\s*\(?(?P<zone>[A-Z]{1,4}|МСК|мск)\b\)?")
# A region has another offset in summer, and which one it had then is not printed.
_REGION = re.compile(
    r"(?<=\d)\s\((?:[A-Z][A-Za-z]{2,20}\s?){1,4}\)|(?<=\d)\s(?:UTC|GMT|[ECMP][DS]T|CES?T|BST)\b"
    r"|\s*(?:\[[\w/+-]{1,40}\]|[A-Z][A-Za-z]{2,20}(?:/[A-Z][\w-]{1,30}){1,2}"
    r"|(?:Eastern|Central|Mountain|Pacific)(?:\s(?:Daylight|Standard))?(?:\sTime)?\b)"
)

# Abbreviations that stand for one offset wherever they are printed; IST, ET and their like do
# not, and leave the time without one.
_ZONES = {
    "Z": 0, "UTC": 0, "TU": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120,
    "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "МСК": 180, "JST": 540, "KST": 540,
    "HKT": 480, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240,
    "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip
_LOOSE_ZONES = frozenset({"ET", "CT", "MT", "PT", "IST", "HKST"})
_FARTHEST = 14 * 60


class Clock(NamedTuple):
    """A time of day with its offset from UTC in minutes, None where no zone is given.

    ``minute`` is None where only the hour is given. ``hour`` may be no hour: see ``exists``.
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    offset: int | None = None

    @property
    def exists(self) -> bool:
        """Whether a day has this time."""
        return self.hour <= 23 and (self.minute or 0) <= 59 and (self.second or 0) <= 59

    @property
    def says_nothing(self) -> bool:
        """Whether it adds nothing to the day: many dumps fill an unknown time with midnight."""
        return self.minute is None or (self.hour, self.minute, self.second or 0) == (0, 0, 0)

    def write(self) -> str:
        """The time in ISO 8601 with its offset, if one is given: "09:06+02:00"."""
        time = f"{self.hour:02}:{self.minute:02}"
        if self.second is not None:
            time += f":{self.second:02}"
        if self.offset is None:
            return time
        hours, rest = divmod(abs(self.offset), 60)
        return f"{time}{'-' if self.offset < 0 else '+'}{hours:02}:{rest:02}"


def take_clock(text: str, position: int, *, after_day: bool = False) -> tuple[Clock, int] | None:
    """The time at ``position`` with its zone, and where both end."""
    match = _compile_time(after_day).match(text, position)
    if match is None:
        return None
    half = (match["half"] or match["part"] or match["greek"] or "").lower()
    hour = int(match["h"] or match["hour"] or match["full"])
    if half:
        # 13 p.m. is no time.
        hour = hour % 12 + (12 if half in "pμ" else 0) if 1 <= hour <= 12 else 24
    minute, second = match["min"] or match["dotted"], match["s"]
    offset, end = take_zone(text, match.end())
    clock = Clock(hour, int(minute) if minute else None, int(second) if second else None, offset)
    return clock, end


@lru_cache(maxsize=2)
def _compile_time(after_day: bool) -> re.Pattern[str]:
    dot = r"\.(?=\d\d)" if after_day else _DOT_BEFORE_ZONE
    return re.compile(
        rf"""
        (?: (?P<hour>\d{{1,2}}) (?:[.:](?P<dotted>\d\d))? \s* (?P<half>[ap])\.?m\b\.?
          | (?P<h>\d{{1,2}}) (?: : | \s?h\s?(?=\d) | [时時點点시]\s? | {dot} )
            (?P<min>\d{{1,2}}) (?!\d) (?: [:.](?P<s>\d\d)(?!\d) (?:[.,]\d{{1,9}})? | [分분] )?
            (?: \s* (?: (?P<part>[ap])\.?m\b\.? | (?P<greek>[πμ])\.μ\. ) )?
          | (?P<full>\d{{1,2}}) (?= \s? (?:Uhr|uur|h)\b )
        )
        (?: \s* (?:Uhr|uur|hrs|h|ч|год)\b\.? )?
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def take_zone(text: str, position: int) -> tuple[int | None, int]:
    """The offset from UTC in minutes at ``position``, None where none is known, and its end.

    The name of a region behind it, or in its place, is passed over.
    """
    offset, end = _take_offset(text, position)
    region = _REGION.match(text, end)
    return offset, region.end() if region else end


def _take_offset(text: str, position: int) -> tuple[int | None, int]:
    if match := _OFFSET.match(text, position):
        rest = int(match["min"] or 0)
        minutes = int(match["h"] or match["hours"]) * 60 + rest
        if minutes > _FARTHEST or rest > 59:
            return None, position
        return -minutes if "-" in (match["sign"], match["bare"]) else minutes, match.end()
    match = _ZONE.match(text, position)
    zone = match["zone"].upper() if match else ""
    if match is None or zone not in _ZONES.keys() | _LOOSE_ZONES:
        return None, position
    return _ZONES.get(zone), match.end()
