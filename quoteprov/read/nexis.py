"""Exports of LexisNexis and Nexis Uni, in English, German and French.

The older layout numbers its articles ("2 of 45 DOCUMENTS") and labels what it says of them in
capitals; Nexis Uni ends each with "End of Document" and names its body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from quoteprov.read.bylines import drop_by
from quoteprov.read.dates import Reading, find_date
from quoteprov.read.fields import Facts
from quoteprov.read.language_names import find_language

_NUMBER = re.compile(
    r"^[ \t\f]*(?:FOCUS - )?(?:(?P<n>\d{1,6}) (?:of|von|de|sur|van) \d{1,6} (?:DO[CK]UMENT[SE]?N?)"
    r"|(?:Do[ck]ument) (?P<m>\d{1,6}) (?:of|von|de|sur|van) \d{1,6})[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_END = re.compile(
    r"^[ \t]*(?:End of Document|Ende des Dokuments|Fin du document)[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_BLANKS = " \t\r\f\v\xa0\u200b\ufeff"
_BODY = re.compile(r"^[ \t]*(?:Body|BODY:|Text|TEXT:|Corps)[ \t]*\r?$", re.MULTILINE)
# What labels above the body say; German and French exports keep some in English.
_HEAD_LABELS = {
    "headline": "title", "überschrift": "title", "titre": "title",
    "byline": "byline", "autor": "byline", "auteur": "byline",
    "dateline": "dateline", "ort": "dateline",
    "section": "section", "rubrik": "section", "ressort": "section", "rubrique": "section",
    "length": "length", "länge": "length", "longueur": "length",
    "highlight": "highlight", "encart": "highlight", "series": "series",
}  # fmt: skip
# Labels below the body: in capitals, or as Nexis Uni prints them.
_TAIL_CAPITALS = frozenset(
    """
    LOAD-DATE UPDATE DATE-CHARGEMENT LANGUAGE SPRACHE LANGUE GRAPHIC GRAFIK GRAPHIQUE
    PUBLICATION-TYPE PUBLIKATIONSART PUBLIKATIONSTYP TYPE-PUBLICATION SUBJECT THEMA
    JOURNAL-CODE DISTRIBUTION CORRECTION-DATE NOTES CLASSIFICATION INDUSTRY PERSON COMPANY
    ORGANIZATION GEOGRAPHIC TICKER STATE CITY COUNTRY CATEGORY ISSN URL PUB-TYPE DOCUMENT-TYPE
    """.split()
)
_TAIL_LABELS = frozenset({"Load-Date", "Language", "Publication-Type", "Journal Code"})
_TAIL_HEADS = frozenset({"Classification", "Graphic", "Notes", "Grafik", "Graphique"})
_LANGUAGE = re.compile(
    r"^[ \t]*(?:LANGUAGE|SPRACHE|LANGUE):(?P<name>.*)", re.MULTILINE | re.IGNORECASE
)
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w /-]{1,20}):\s*")
_RIGHTS = re.compile(r"copyright\b|©|\(c\)|.*(?:rights reserved|rechte vorbehalten|réservés)", re.I)
_BREAK = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*(?=\S)")
# The longest head seen has 30 lines; beyond this a part without labels is all body.
_HEAD_LINES = 60
_TITLE_LINES = 4


class Part(NamedTuple):
    """One article of an export: what the archive says of it, and its body as it stands there."""

    facts: Facts
    body: str


class _Line(NamedTuple):
    """A printed line without the blanks around it.

    ``gap`` is whether an empty line or nothing precedes, ``inset`` whether blanks do; ``label``
    is what stands before a colon at its start, "" where nothing does.
    """

    start: int
    end: int
    text: str
    gap: bool
    inset: bool
    label: str

    @property
    def fact(self) -> str | None:
        """What the line says of the article, where its label is one that stands above bodies."""
        return _HEAD_LABELS.get(self.label.lower())


def is_nexis(text: str) -> bool:
    """Whether a text is an export of LexisNexis or Nexis Uni."""
    if _END.search(text):
        return "Load-Date:" in text or _BODY.search(text) is not None
    return _NUMBER.search(text) is not None and any(
        mark in text
        for mark in ("LENGTH:", "LÄNGE:", "LONGUEUR:", "LANGUAGE:", "SPRACHE:", "LANGUE:")
    )


def split_nexis(text: str) -> Iterator[Part]:
    """The articles of an export in their order."""
    start = 0
    for end in _END.finditer(text):
        yield _read_part(text[start : end.start()], None)
        start = end.end()
    if start:
        return
    numbers = list(_NUMBER.finditer(text))
    ends = [number.start() for number in numbers[1:]] + [len(text)]
    for number, stop in zip(numbers, ends, strict=True):
        yield _read_part(text[number.end() : stop], number["n"] or number["m"])


def _read_part(part: str, number: str | None) -> Part:
    start, head = _split_head(part, number is not None)
    end = _find_tail(part, start)
    named = _LANGUAGE.search(part, end)
    language = find_language(named["name"]) if named else None
    facts = _read_labels(head)
    names, dated, reading = _find_date_line(head, language)
    outlet = next((line.text for line in reversed(names) if not _RIGHTS.match(line.text)), None)
    title = facts.get("title") or (
        _find_title_below(head, dated) if number else _find_title_above(names, outlet)
    )
    known = Facts(
        id=number,
        title=title,
        outlet=outlet,
        byline=drop_by(facts.get("byline", "")) or None,
        dateline=facts.get("dateline"),
        published=reading.publish("export"),
        undated=reading.explain(head[dated].text, "export") if reading.refused else None,
        language=language,
    )
    body = part[start:end]
    # The older layout breaks lines at 80 characters; an empty line ends a paragraph.
    return Part(known, _BREAK.sub(" ", body) if number else body)


def _split_head(part: str, is_numbered: bool) -> tuple[int, list[_Line]]:
    """Where the body begins, and the lines above it."""
    named = _BODY.search(part)
    limit = named.start() if named else len(part)
    lines = list(islice(_list_lines(part, 0, limit), _HEAD_LINES if named is None else None))
    if named is not None:
        return named.end(), lines
    labels = [place for place, line in enumerate(lines) if line.fact == "length"]
    labels = labels or [place for place, line in enumerate(lines) if line.fact]
    if not labels:
        return 0, lines if is_numbered else []
    first = labels[0] + 1
    # What goes on without an empty line belongs to the label above it.
    while first < len(lines) and (lines[first].fact or not lines[first].gap):
        first += 1
    return (lines[first].start if first < len(lines) else len(part)), lines[:first]


def _list_lines(part: str, start: int, end: int) -> Iterator[_Line]:
    gap = True
    while start < end:
        stop = part.find("\n", start, end)
        stop = end if stop < 0 else stop
        raw = part[start:stop]
        text = raw.strip(_BLANKS)
        if text:
            label = _LABEL.match(text)
            first = start + raw.index(text[0])
            yield _Line(
                first, stop, text, gap, first > start, label["label"].strip() if label else ""
            )
        gap = not text
        start = stop + 1


def _read_labels(head: list[_Line]) -> dict[str, str]:
    """What the labelled lines say, with the lines that they go on in."""
    facts: dict[str, str] = {}
    current = None
    for line in head:
        value = line.text
        if line.fact:
            current = line.fact
            value = value[len(line.label) + 1 :].strip()
        elif line.gap or line.label:
            current = None
        if current and value:
            facts[current] = f"{facts[current]} {value}" if current in facts else value
    return facts


def _find_date_line(head: list[_Line], language: str | None) -> tuple[list[_Line], int, Reading]:
    """The lines above that of the date, its place, and what it says; none above where it is absent.

    The last line that is believed, else the last that is not.
    """
    labelled = next((place for place, line in enumerate(head) if line.fact), len(head))
    found = (
        (place, dated[0])
        for place in reversed(range(labelled))
        if (dated := find_date(head[place].text, language))
    )
    days = [(place, reading) for place, reading in found if not _is_vague(reading)]
    place, reading = min(days, key=lambda day: day[1].moment is None, default=(-1, Reading()))
    return head[: max(place, 0)], place, reading


def _is_vague(reading: Reading) -> bool:
    """Whether a line says less than a day, as headings and editions do."""
    return reading.moment is not None and reading.moment.precision in ("year", "month")


def _find_title_below(head: list[_Line], dated: int) -> str | None:
    """The older layout centres outlet, date and edition, and sets the headline flush left."""
    lines: list[str] = []
    for line in head[dated + 1 :]:
        if line.fact or (lines and line.gap) or len(lines) == _TITLE_LINES:
            break
        if not line.inset:
            lines.append(line.text)
    return " ".join(lines) or None


def _find_title_above(names: list[_Line], outlet: str | None) -> str | None:
    """Nexis Uni prints headline, outlet and date under one another."""
    lines: list[str] = []
    for line in reversed(names):
        if not lines and (line.text == outlet or _RIGHTS.match(line.text)):
            continue
        lines.insert(0, line.text)
        if line.gap or len(lines) == _TITLE_LINES:
            break
    return " ".join(lines) or None


def _find_tail(part: str, start: int) -> int:
    """Where the body ends and the archive's own lists begin."""
    for line in _list_lines(part, start, len(part)):
        if not line.gap or len(line.text) < 5:
            continue
        if line.label in _TAIL_CAPITALS or line.label in _TAIL_LABELS or line.text in _TAIL_HEADS:
            return line.start
    return len(part)
