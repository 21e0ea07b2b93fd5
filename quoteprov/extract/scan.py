"""Finds the marks of a text, and what each does as far as glyph and neighbours tell."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from quoteprov.extract.glyphs import (
    AFTER_CLOSING,
    BEFORE_OPENING,
    CLOSING,
    DAMAGED,
    DOUBLE,
    FAMILY,
    GUILLEMET,
    OPENING,
    SINGLE,
)
from quoteprov.extract.lexicon import load_words
from quoteprov.extract.paragraphs import Extent


# Of structs, a quarter of the time that named tuples take goes into making one (measured).
class Mark(Struct, frozen=True, gc=False):
    """One mark as printed (``start`` to ``end``), the glyph it stands for, and what it does.

    ``role`` is "open", "close", or "either" where only the state can tell.
    """

    start: int
    end: int
    glyph: str
    family: str
    role: str


APOSTROPHES = frozenset("'‘’")


def holds_marks(text: str) -> bool:
    """Whether anything in ``text`` may be a mark."""
    return _mark_pattern(True).search(text) is not None


def prefers_single_marks(text: str, start: int, end: int) -> bool:
    """Whether this text sets its quotations in single marks: none double, or far fewer."""
    doubles = _count(text, "“", start, end) + _count(text, '"', start, end) // 2
    opening = _count(text, "‘", start, end)
    # Asked first, as one character is counted in a third of the time that two are.
    if opening + _count(text, "'", start, end) < doubles:
        return False
    if opening + text.count(" '", start, end) < doubles:
        return False
    doubles += sum(text.count(glyph, start, end) for glyph in ("„", "«", "「", "``", "&ldquo;"))
    doubles += (text.count("&quot;", start, end) + text.count("''", start, end)) // 2
    doubles += text.count("”", start, end) // 2
    return sum(1 for _ in _single_opening().finditer(text, start, end)) > 2 * doubles


def _count(text: str, glyph: str, start: int, end: int) -> int:
    # Most texts lack most glyphs, which is found in a third of the time of counting (measured).
    first = text.find(glyph, start, end)
    return text.count(glyph, first, end) if first >= 0 else 0


@cache
def _single_opening() -> re.Pattern[str]:
    encoded = r"(?:apos|#0?39|#x27|[lr]squo|#821[67]|#x201[89]);"
    # What is rare comes first, so that the engine skips to it: a fifth of the time (measured).
    opened = rf"['‘‚&](?<![^\s(\[—–-].)(?:(?<!&)|{encoded})"
    return re.compile(rf"{opened}(?=[^\W\d_][^'’‘\n]{{0,400}}?(?:['’‘]|&{encoded}))")


@cache
def _mark_pattern(single: bool) -> re.Pattern[str]:
    """Every mark, and what hides marks: tags, attributes, addresses, feet and inches, minutes.

    Each branch begins with a literal, so that the engine skips to the next candidate quickly.
    """
    # Many marks in a row are a line drawn across the page.
    rule = r"(?:[\"'“”„«»‘’‚‹›「」『』]{5,})?"
    glyphs = [g + rule for g, family in FAMILY.items() if family != SINGLE and len(g) == 1]
    # A tag ends in its line, but the value of an attribute may run on; nothing is read twice.
    tag = r"</?[A-Za-z!](?>[^<>\n=]|=(?>\"[^\"<>]{0,300}\")?)*+>"
    # So may one whose tag is gone: poster="...".
    value = r"=(?<=\w=)\"[^\"<>\n]{0,300}\""
    address = r"://(?:[^\s\"“”<>'’]|[\"'’](?=[\w/=&%+-]))*"
    inches = r"'(?<=\d')\s?\d{1,2}(?:\.\d+)?(?:''|\")(?!\w*['\"])"
    doubled = ["''(?!')" + rule, "``" + rule]
    singles = ["'", "‘", "’", "‚", "‛"] if single else []
    damaged = [_damaged_pattern(first) for first in "&âÂ\x91\x92\x93\x94"]
    branches = [tag, value, address, inches, *doubled, *glyphs, *damaged, *singles]
    return re.compile("|".join(branches))


def _damaged_pattern(first: str) -> str:
    """The damaged marks that begin with ``first``, the longest first."""
    endings = [
        re.escape(form[1:])
        for form in sorted(DAMAGED, key=lambda form: -len(form))
        if form[0] == first
    ]
    return f"{first}(?:{'|'.join(endings)})"


def scan_marks(
    text: str, paragraphs: list[Extent], first: int, stop: int, single: bool, skip: list[Extent]
) -> list[tuple[int, list[Mark]]]:
    """The marks of each of ``paragraphs[first:stop]`` that has any, with its index.

    Marks in the extents of ``skip`` are passed over. ``single`` reads single marks too.
    """
    grouped: list[tuple[int, list[Mark]]] = []
    marks: list[Mark] = []
    index, paragraph_end = first - 1, -1
    extent = paragraphs[first][0], paragraphs[stop - 1][1]
    # So that each mark has a character on either side.
    padded = f"\n{text}\n"
    matches = _mark_pattern(single).finditer(text, *extent)
    for match in _pass_over(matches, skip) if skip else matches:
        start, end = match.span()
        glyph, family, role = _judge(padded[start : end + 2])
        if not role:
            if family is not SINGLE or not single:
                continue
            role = _single_role(text, start, end, glyph)
        if start >= paragraph_end:
            while index < first or paragraphs[index][1] <= start:
                index += 1
            paragraph_end = paragraphs[index][1]
            marks = []
            grouped.append((index, marks))
        if role:
            marks.append(Mark(start, end, glyph, family, role))
    return grouped


def _pass_over(matches: Iterable[re.Match[str]], skip: list[Extent]) -> Iterator[re.Match[str]]:
    """The matches that do not begin in an extent of ``skip``."""
    for match in matches:
        rank = bisect_right(skip, (match.start(), sys.maxsize)) - 1
        if rank < 0 or skip[rank][1] <= match.start():
            yield match


@lru_cache(maxsize=4096)
def _judge(around: str) -> tuple[str, str, str]:
    """Glyph, family and role of what is printed between two characters; empty where no mark.

    The role of a single mark is left open.
    """
    printed = around[1:-1]
    glyph = DAMAGED.get(printed, printed)
    family = FAMILY.get(glyph, "")
    if family in ("", SINGLE):
        return glyph, family, ""
    return glyph, family, _role(around[0], around[-1], glyph)


def _role(before: str, after: str, glyph: str) -> str:
    """What a mark that is not single does, as far as the glyph and its neighbours tell."""
    family = FAMILY[glyph]
    if family is not DOUBLE and family is not GUILLEMET:
        return "open" if glyph in OPENING else "close"
    free_before, free_after = before.isspace(), after.isspace()
    may_open = (free_before or before in BEFORE_OPENING) and not free_after
    may_close = (free_after or after in AFTER_CLOSING) and not free_before
    if glyph == "«":
        return "either" if may_close else "open"
    if glyph == "»":
        return "either" if may_open and free_before else "close"
    if glyph in OPENING:
        closes = glyph == "“" and may_close and before not in "([—–-"
        return "either" if closes else "open"
    if glyph in CLOSING and glyph != "''":
        return "either" if may_open else "close"
    if free_before and free_after and before != "\n":
        return "close"
    if may_open != may_close:
        return "open" if may_open else "close"
    return "either"


def _single_role(text: str, start: int, end: int, glyph: str) -> str:
    """What a single mark does; empty where it is an apostrophe."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    if before.isalnum() and after.isalnum():
        return ""
    if glyph in OPENING:
        # Closes in „a ‚b‘ c“, which only the state can tell.
        return "either" if not before.isspace() and not after.isalnum() else "open"
    if before in "nN" and text[start - 2 : start - 1] in APOSTROPHES:
        # Rock 'n' roll: the first apostrophe is told by its word, the second by the first.
        return ""
    at_end = (after.isspace() or after in AFTER_CLOSING) and not before.isspace()
    if (before.isspace() or before in BEFORE_OPENING) and not at_end:
        if glyph == "’" or after.isspace() or _is_elision(text, end):
            return ""
        return "open"
    return "" if after.isalnum() else "close"


def _is_elision(text: str, end: int) -> bool:
    """Whether the word at ``end`` lost its beginning to an apostrophe, as in 'em or '80s."""
    word = re.match(r"\w{1,8}", text[end : end + 9])
    if word is None:
        return False
    return word[0][0].isdigit() or word[0].lower() in load_words()["elided"]
