"""Exports of Factiva: with its field codes (HD, PD, LP, TD), or as it prints articles without.

Both end each article with its accession number: "Document HARCOU0020170706ed760001x".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoteprov.model import Published
from quoteprov.read.bylines import drop_by, says_by
from quoteprov.read.dates import judge_date
from quoteprov.read.fields import Facts
from quoteprov.read.language_names import find_language, is_language
from quoteprov.read.nexis import Part

_END = re.compile(
    r"^[ \t|]*(?:AN[ \t|]+)?Do[ck]umento?[ \t]+(?P<id>[A-Z][A-Z0-9]{12,40}\w*)"
    r"[ \t|]*\r?$",
    re.MULTILINE,
)
# Tables and columns come as tabs, bars or blanks; in pages a code may have a line of its own.
_CODE = re.compile(
    r"^[ \t|]*(?P<code>[A-Z]{2,3})(?: {2,8}(?=\S)| ?[\t|][ \t|]*|[ \t]*\r?$)", re.MULTILINE
)
_CODES = frozenset(
    """
    SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE DE IPC IPD PUB AN CLM ART
    """.split()
)
_FEWEST_CODES = 4
_WORDS = re.compile(
    r"^[ \t]*\d[\d., ]{0,9}[ \t]*(?:words|Wörter|mots|palabras|palavras|parole|woorden|ord)"
    r"[ \t]*\r?$",
    re.MULTILINE,
)
_RIGHTS = re.compile(r"copyright\b|©|\(c\)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?")
# A line set in below the text of its field goes on with it.
_BREAK = re.compile(r"(?<=\S)[ \t]*\r?\n {3,}(?=\S)")
_HEAD_LINES = 14


def is_factiva(text: str) -> bool:
    """Whether a text is an export of Factiva."""
    return _END.search(text) is not None and (
        _WORDS.search(text) is not None or len(_list_codes(text[:20_000])) >= _FEWEST_CODES
    )


def split_factiva(text: str) -> Iterator[Part]:
    """The articles of an export in their order."""
    start = 0
    for end in _END.finditer(text):
        part = text[start : end.start()]
        codes = _list_codes(part)
        if len(codes) >= _FEWEST_CODES:
            yield _read_coded(part, codes, end["id"])
        else:
            yield _read_printed(part, end["id"])
        start = end.end()


def _list_codes(part: str) -> list[re.Match[str]]:
    return [match for match in _CODE.finditer(part) if match["code"] in _CODES]


def _read_coded(part: str, codes: list[re.Match[str]], number: str) -> Part:
    ends = [code.start() for code in codes[1:]] + [len(part)]
    values: dict[str, str] = {}
    for code, end in zip(codes, ends, strict=True):
        values.setdefault(code["code"], part[code.end() : end].strip(" \t\r\n|"))
    names = {code: " ".join(value.replace("|", " ").split()) for code, value in values.items()}
    language = find_language(names.get("LA", ""))
    published, undated = _read_date(names.get("PD", ""), names.get("ET", ""), language, "export PD")
    known = Facts(
        id=number,
        title=names.get("HD") or None,
        outlet=names.get("SN") or None,
        byline=drop_by(names.get("BY", "")) or None,
        published=published,
        undated=undated,
        language=language,
    )
    body = "\n\n".join(filter(None, (values.get("LP"), values.get("TD"))))
    return Part(known, _BREAK.sub(" ", body))


def _read_printed(part: str, number: str) -> Part:
    """An article without codes: headline, byline, words, date, outlet, language, rights, body."""
    words = _WORDS.search(part)
    if words is None:
        return Part(Facts(id=number), part)
    above = [line.strip() for line in part[: words.start()].splitlines() if line.strip()]
    title, byline = _read_heading(above)
    lines, start = _take_head(part, words.end())
    date = lines[0] if lines else ""
    time = lines[1] if len(lines) > 1 and _TIME.fullmatch(lines[1]) else ""
    place = 2 if time else 1
    language = next(filter(None, map(find_language, filter(is_language, lines))), None)
    published, undated = _read_date(date, time, language, "export")
    known = Facts(
        id=number,
        title=title,
        byline=drop_by(byline) if byline else None,
        outlet=lines[place] if len(lines) > place else None,
        published=published,
        undated=undated,
        language=language,
    )
    return Part(known, part[start:])


def _read_heading(above: list[str]) -> tuple[str | None, str | None]:
    """Headline and byline of what stands above the number of words; a section may come first."""
    if not above:
        return None, None
    if len(above) == 1:
        return above[0], None
    *rest, last = above[-3:]
    if says_by(last) or len(rest) == 2:
        return rest[-1], last
    # Of two, the shorter is the section where it comes first, else the byline.
    return (last, None) if len(rest[0].split()) < len(last.split()) else (rest[0], last)


def _take_head(part: str, start: int) -> tuple[list[str], int]:
    """The lines of metadata below the number of words, and where the body begins."""
    lines: list[str] = []
    body, position = start, start
    for raw in part[start : start + 4000].splitlines(keepends=True)[: 2 * _HEAD_LINES]:
        position += len(raw)
        line = raw.strip()
        if not line:
            continue
        lines.append(line)
        if _RIGHTS.match(line):
            return lines, position
        if is_language(line):
            body = position
        if len(lines) == _HEAD_LINES:
            break
    return lines, body


def _read_date(
    day: str, time: str, language: str | None, origin: str
) -> tuple[Published | None, str | None]:
    """The date, with the time where both can be read together; else why it is not believed."""
    reading = judge_date(day, language)
    if time and reading.moment is not None:
        joined = judge_date(f"{day} {time}", language)
        reading = joined if joined.moment is not None else reading
    return reading.publish(origin), reading.explain(day, origin)
