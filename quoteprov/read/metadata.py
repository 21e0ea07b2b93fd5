"""Metadata from the text itself: headline, byline, dateline and date as news sites print them.

Only the first lines and the last ones are looked at, never running prose: a date counts where it
stands by itself or after a label such as "Posted at", a byline where the line is nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest
from typing import NamedTuple

from quoteprov.model import Published, Span
from quoteprov.read.date_labels import PUBLISHED
from quoteprov.read.dates import Reading, find_date, judge_whole
from quoteprov.read.fields import Facts

# All that Unicode calls white space, and the marks that have no width.
BLANK = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)

_TOP_CHARACTERS, _TOP_LINES = 4000, 8
_END_CHARACTERS, _END_LINES = 1000, 3
_SHORTEST_PROSE = 100
_LONGEST_HEADLINE, _LONGEST_LABELLED, _LONGEST_BYLINE, _LONGEST_DATELINE = 200, 100, 100, 120

# What scrapers leave of a page's date element, with whatever follows it on the line.
_ISO_LABEL = re.compile(r"date\s*[:=]?\s*(?=\d{4}-\d\d-\d\d(?!\d))", re.IGNORECASE)
# "Published July 6, 2017 in the journal ..." is a sentence, not a line of metadata.
_PROSE = re.compile(r"\s+(?!by\b|updated\b)[a-z]")
_SEGMENTS = re.compile(r"\s[|•·]\s")
_BY = re.compile(r"(?:by|words by|story by):?\s+(?=\S)", re.IGNORECASE)
_STAFF = re.compile(
    r"(?:our|from our)(?: own)?(?: [\w-]+){0,3} (?:staff|correspondents?|reporters?)"
    r"|(?:[A-Z][\w-]* ){1,3}(?:staff(?: writers?| reporters?| and agencies)?|newsroom)"
    r"|staff (?:writers?|reporters?|reports?)|(?:associated press|agencies)",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    ("and", "of", "the", "for", "in", "at", "to", "with", "de", "del", "der", "den", "van", "von",
     "da", "di", "la", "le", "bin", "al", "el", "y", "und", "et", "&")
)  # fmt: skip
_NO_NAMES = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december")
)  # fmt: skip
_PLACE = r"[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){0,3}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:, [A-Z][A-Za-z. ]{{1,20}}?)?"
    r"(?:, (?P<day>[A-Z][A-Za-z.]{2,9} \d{1,2}(?:, (?P<year>\d{4}))?))?"
    r"(?: ?(?P<agency>\([A-Z][\w ./-]{1,30}\)))?\s{0,2}(?:—|–|--|-)\s"
)
_CREDIT = re.compile(
    r"©|\(c\)\s|(?:photo|photograph|image|picture)(?: by| credit| copyright)?\s?:"
    r"|\(?(?:getty images|reuters|ap|afp)(?: photo)?\)?$",
    re.IGNORECASE,
)
# Buttons and boxes that scrapers take along.
_CLUTTER = re.compile(r"(?:CLOSE|SHARE|ADVERTISEMENT|Advertisement|Story [Hh]ighlights)\b")
_NAME = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:(?:, ?(?:and )?| and | & ){_NAME}){{1,5}}")
# Lines of two or three words are names and section titles as often as headlines.
_FEWEST_WORDS = 4
_HASHES = re.compile(r"#{1,6}[ \t]+(?=\S)")
# As str.splitlines ends lines. Found one by one, since the first paragraph is mostly the last line
# that is asked for: half of the time that splitting all takes (measured).
_ENDS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"[^{_ENDS}]*+(?:\r\n|[{_ENDS}]|\Z)")


class _Line(NamedTuple):
    """A line without the blanks around it; ``gap`` where a blank line or nothing precedes."""

    start: int
    end: int
    text: str
    gap: bool


def find_facts(
    text: str,
    start: int = 0,
    *,
    title: str | None = None,
    dated: bool = False,
    language: str | None = None,
) -> Facts:
    """What the text says of itself from ``start`` on. Reads a bounded number of characters.

    Where the ``title`` is known already, or with ``dated`` the date of publication, none is
    looked for. ``language`` is that of the article as a BCP 47 tag, where it is known.
    """
    top: Iterable[_Line] = islice(_read_lines(text, start, start + _TOP_CHARACTERS), _TOP_LINES)
    if title:
        headline = match_title(text, start, title)
    else:
        top = list(top)
        title, headline = _find_title(top)
    below = _cut_prose(line for line in top if headline is None or line.start >= headline.end)
    published, undated = (None, None) if dated else _find_date(below, text, start, language)
    return Facts(
        title=title,
        headline=headline,
        byline=_find_byline(below),
        dateline=_find_dateline(below),
        published=published,
        undated=undated,
    )


def _find_date(
    below: list[_Line], text: str, start: int, language: str | None
) -> tuple[Published | None, str | None]:
    """The first date that is believed, else why the first one is not."""
    undated = None
    for lines, judge, origin in (
        (below, _judge_line, "text line"),
        (_list_end(text, start), _judge_line, "text line"),
        (below, _read_filed, "dateline"),
    ):
        for line in lines:
            reading = judge(line.text, language)
            published = reading.publish(origin)
            if published is not None:
                return published, None
            undated = undated or reading.explain(line.text, origin)
    return None, undated


def match_title(text: str, start: int, title: str) -> Span | None:
    """Where ``text`` begins with its title: on a line of its own, or glued to what follows."""
    bare = title.strip(BLANK)
    position = start
    while position < len(text) and text[position] in BLANK:
        position += 1
    if hashes := _HASHES.match(text, position):
        position = hashes.end()
    if not bare or not text.startswith(bare, position):
        return None
    end = position + len(bare)
    rest = text[end : end + 80].lstrip(" \t\u00a0")
    # A short title may also be the first words of the first sentence.
    glued = text[end : end + 1].isspace() and len(bare.split()) >= 4
    return Span(position, end) if not rest or rest[0] in "\r\n" or glued else None


def read_line_date(line: str, language: str | None = None) -> Published | None:
    """The date of a line that is nothing but a date, or that labels it; never an update."""
    return _judge_line(line, language).publish("text line")


def _judge_line(line: str, language: str | None) -> Reading:
    """The first date of a line that is believed, else why the first one is not."""
    refused = Reading()
    for segment in _cut_segments(line[:_TOP_CHARACTERS]):
        bare = segment.strip(BLANK)
        # A bare number may be anything.
        reading = Reading() if bare.isdigit() else judge_whole(bare, language)
        if reading == Reading():
            reading = _read_labelled(bare, language)
        # A month or a year on a line of its own is more often a heading.
        if reading.moment is not None and reading.moment.precision not in ("year", "month"):
            return reading
        if reading.refused and refused.refused is None:
            refused = reading
    return refused


def _read_labelled(segment: str, language: str | None) -> Reading:
    if label := _ISO_LABEL.match(segment):
        found = find_date(segment[label.end() :], language)
        return found[0] if found else Reading()
    label = PUBLISHED.match(segment)
    if label is None or len(segment) > _LONGEST_LABELLED:
        return Reading()
    found = find_date(segment[label.end() :], language)
    if found is None or _PROSE.match(segment, label.end() + found[1]):
        return Reading()
    return found[0]


def _read_lines(text: str, start: int, end: int) -> Iterator[_Line]:
    """The lines of ``text[start:end]`` that are not blank."""
    gap = True
    for line in _LINE.finditer(text, start, end):
        raw = line[0]
        bare = raw.strip(BLANK) if raw != "\n" else ""
        if bare:
            first = line.start() + raw.index(bare[0])
            yield _Line(first, first + len(bare), bare, gap)
        gap = not bare


def _cut_prose(lines: Iterable[_Line]) -> list[_Line]:
    """The lines up to the first paragraph, which may still begin with a dateline."""
    kept: list[_Line] = []
    for line in lines:
        kept.append(line)
        if len(line.text) > _SHORTEST_PROSE and line.text.rstrip("\"'”’»").endswith("."):
            break
    return kept


def _list_end(text: str, start: int) -> list[_Line]:
    first = max(start, len(text) - _END_CHARACTERS)
    # The first line of the stretch may be the rest of a paragraph, so it counts for nothing.
    lines = list(_read_lines(text, first, len(text)))
    return lines[1:][-_END_LINES:] if first > start else lines[-_END_LINES:]


def _find_title(lines: list[_Line]) -> tuple[str | None, Span | None]:
    headline = _find_headline(lines)
    return (headline.text, Span(headline.start, headline.end)) if headline else (None, None)


def _find_headline(lines: list[_Line]) -> _Line | None:
    """The first line that is neither date, byline nor credit, if it reads like a headline."""
    for line, following in zip_longest(lines, lines[1:]):
        if _CREDIT.match(line.text) or _CLUTTER.match(line.text):
            continue
        if read_line_date(line.text) or _read_byline(line.text):
            continue
        if hashes := _HASHES.match(line.text):
            bare = line.text[hashes.end() :]
            return line._replace(start=line.end - len(bare), text=bare)
        if following is None or not _reads_like_headline(line.text):
            return None
        return line if following.gap or _sets_off(line, following) else None
    return None


def _reads_like_headline(text: str) -> bool:
    """Whether a line is neither prose, which ends in a stop, nor a caption, list or name."""
    if len(text.split()) < _FEWEST_WORDS or len(text) > _LONGEST_HEADLINE:
        return False
    if text[0].islower() or text[0] in "([<{" or text[-1] in ")]>}":
        return False
    if text.rstrip("\"'”’»").endswith((".", ",", ";", ":")):
        return False
    return _NAMES.fullmatch(text) is None and _read_dateline(text) is None


def _sets_off(line: _Line, following: _Line) -> bool:
    """Whether a line without a gap below it is still plainly no part of the next paragraph."""
    if read_line_date(following.text) or _read_byline(following.text):
        return True
    return len(following.text) > 2 * len(line.text)


def _find_byline(lines: list[_Line]) -> str | None:
    for line in lines:
        for segment in _cut_segments(line.text):
            byline = _read_byline(segment) or _read_staff(segment)
            if byline:
                return byline
    return None


def _read_byline(line: str) -> str | None:
    """The names of a line such as "By Jane Doe and John Roe"."""
    by = _BY.match(line) if len(line) <= _LONGEST_BYLINE else None
    if by is None:
        return None
    names = line[by.end() :].strip(BLANK)
    words = [word for word in names.replace(",", " ").replace("/", " ").split() if word != "|"]
    if not words or len(words) > 12 or words[0].lower().strip(".") in _NO_NAMES:
        return None
    if names.endswith((".", ":", "?", "!")) and len(words[-1]) > 3:
        return None
    if all(word[0].isupper() or word.lower() in _SMALL_WORDS for word in words):
        return names if words[0][0].isupper() else None
    return None


def _read_staff(line: str) -> str | None:
    return line.strip(BLANK) if len(line) <= 60 and _STAFF.fullmatch(line.strip(BLANK)) else None


def _cut_segments(line: str) -> list[str]:
    # Few lines have any mark, which is asked in a tenth of the time of a search (measured).
    parted = "|" in line or "•" in line or "·" in line
    return _SEGMENTS.split(line) if parted else [line]


def _find_dateline(lines: list[_Line]) -> str | None:
    return next((found for line in lines if (found := _read_dateline(line.text))), None)


def _read_dateline(line: str) -> str | None:
    """The beginning of a paragraph such as "WASHINGTON (AP) — ..."."""
    match = _match_dateline(line)
    if match is None or not (match["agency"] or _is_capital(match["place"])):
        return None
    return line[: match.end()].rstrip(" —–-\t")


def _match_dateline(line: str) -> re.Match[str] | None:
    head = line[:_LONGEST_DATELINE]
    # Most lines have no dash, which is seen in a tenth of the time of a match (measured).
    dashed = "-" in head or "—" in head or "–" in head
    return _DATELINE.match(head) if dashed else None


def _read_filed(line: str, language: str | None) -> Reading:
    """The day of a dateline, where it has a year."""
    match = _match_dateline(line)
    if match is None or not match["year"] or not _read_dateline(line):
        return Reading()
    return judge_whole(match["day"], language)


def _is_capital(place: str) -> bool:
    # Two letters are rather a country in a headline: "US - Russia talks". FILE begins captions.
    return place.isupper() and len(place) > 2 and place != "FILE"
