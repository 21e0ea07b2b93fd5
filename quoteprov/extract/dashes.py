"""Speech that dashes set off, and what reports it within, in other languages than English.

– Q – powiedziała Ana Ruiz. – Q. — Q — dijo Ana Ruiz—. Q. – Q, sier Ana Ruiz. « Q, a-t-il dit. Q »
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.tongues import CAPITAL, Tongue

DASH = r"(?:[–—―]|--?(?=\s))"
SMALL = f"(?!{CAPITAL})[^\\W\\d_]"
# A clause that reports what is said has its verb among its first words.
WORDS_BEFORE_CUE = 3
# Of the paragraphs that begin with a dash, lists have none that a clause reports.
LIVELY_SHARE = 2
FEWEST_LIVELY = 2
# What is told between two pieces of speech is no longer than this, in code points.
LONGEST_ASIDE = 300


def find_dashed(
    text: str, paragraphs: list[Extent], marked: list[Marked], tongue: Tongue
) -> list[Marked]:
    """What is said in the text, between marks as in ``marked`` or after dashes, in order."""
    if "marks" in tongue.traits:
        return marked
    spoken = _find_spoken(text, paragraphs, marked, tongue)
    pieces = [piece for quotation in marked for piece in _part(text, quotation, tongue)]
    if not spoken:
        return pieces
    kept = [each for each in pieces if not _is_inside(each, spoken)]
    return sorted([*kept, *spoken], key=attrgetter("start"))


def _is_inside(piece: Marked, others: list[Marked]) -> bool:
    """Whether the piece lies in one of ``others``, which come in order and apart."""
    rank = bisect_right(others, piece.left, key=attrgetter("left"))
    return rank > 0 and piece.end <= others[rank - 1].right


def _part(text: str, quotation: Marked, tongue: Tongue) -> Iterator[Marked]:
    """The pieces of a quotation between marks, without the clauses that report it within."""
    start, left = quotation.start, quotation.left
    for aside in _aside(tongue).finditer(text, quotation.start, quotation.end):
        if aside.start() <= start or aside.end() >= quotation.end:
            continue
        yield Marked(start, aside.start(), left, aside.start(), quotation.paragraph, quotation.last)
        start = left = aside.end()
    yield Marked(start, quotation.end, left, quotation.right, quotation.paragraph, quotation.last)


def _find_spoken(
    text: str, paragraphs: list[Extent], marked: list[Marked], tongue: Tongue
) -> list[Marked]:
    """What dashes set off, where a clause reports some of it, or it is lively."""
    found: list[Marked] = []
    reported = lively = begun = 0
    for index, (start, end) in enumerate(paragraphs):
        pieces, narrated, leads = _read(text, start, end, index, tongue)
        if not pieces:
            continue
        begun += leads
        reported += narrated
        lively += leads and (narrated or text[pieces[-1].end - 1] in "?!")
        found += [each for each in pieces if not _is_inside(each, marked)]
    if reported or (lively >= FEWEST_LIVELY and lively * LIVELY_SHARE >= begun):
        return found
    return []


def _read(
    text: str, start: int, end: int, index: int, tongue: Tongue
) -> tuple[list[Marked], bool, bool]:
    """The pieces of speech in one paragraph, whether a clause reports one, and whether it leads.

    A paragraph that begins with a dash speaks; within others only what a clause reports does.
    """
    pieces: list[Marked] = []
    narrated = False
    leads = True
    opened = _opening().match(text, start, end)
    if opened is None:
        leads = False
        opened = _opening_inside().search(text, start, end)
    while opened:
        begun = opened.end()
        told = _narration(tongue).search(text, begun, end)
        stop = told.start() if told else end
        if not told and not leads and not narrated:
            break
        narrated = narrated or told is not None
        kept = text[begun:stop].rstrip().rstrip("—–―").rstrip()
        if kept:
            left = opened.start("dash") if opened["dash"] else begun
            pieces.append(Marked(begun, begun + len(kept), left, stop, index, index))
        if told is None:
            break
        resumes = leads and "resumes" in tongue.traits
        opened = _resumption(told["dash"] is not None, resumes).search(text, told.end(), end)
    return pieces, narrated, leads


@cache
def _opening() -> re.Pattern[str]:
    numbered = r"(?![IVXLC\d]+\s?[—–―-]+$)"
    return re.compile(rf"\s*(?P<dash>{DASH})\s?{numbered}(?=[\w¿¡…\[(„“\"«])")


@cache
def _opening_inside() -> re.Pattern[str]:
    """A dash after the end of a sentence."""
    return re.compile(rf"(?<=[.!?…:])\s(?P<dash>{DASH})\s(?=[¿¡]?{CAPITAL})")


@cache
def _resumption(dashed: bool, resumes: bool) -> re.Pattern[str]:
    """Where speech goes on: after a dash, within the sentence only where one began the aside."""
    dash = rf"(?P<dash>{DASH})[.,;:]?\s?(?=\S)"
    if resumes:
        return re.compile(rf"(?<=[.!?…:])\s(?:{dash}|(?={CAPITAL}))")
    if dashed:
        return re.compile(rf"(?:(?<=[.!?…,:])\s|\s|(?<=\w)){dash}")
    return re.compile(rf"(?<=[.!?…:])\s{dash}")


@cache
def _clause(tongue: Tongue) -> str:
    """A verb of speech among the first words of what a narrator says."""
    cues = "|".join(sorted(tongue.cues, key=lambda word: (-len(word), word)))
    if tongue.verb_endings:
        cues += rf"|{SMALL}\w*(?:{'|'.join(tongue.verb_endings)})"
    small = rf"(?:{SMALL}[\w’']*[\s-]+(?:t-)?)"
    return rf"{small}{{0,{WORDS_BEFORE_CUE}}}?(?:{cues})\b"


@cache
def _other(tongue: Tongue) -> str:
    """A verb that no list has, and a name or a pronoun: "denerwuje się Ana Ruiz"."""
    word = rf"{SMALL}\w*"
    who = "|".join(sorted(tongue.pronouns | tongue.determiners)) or "(?!)"
    return rf"{word}\s(?:{word}\s){{0,2}}?(?:{CAPITAL}|(?:{who})\b)"


@cache
def _narration(tongue: Tongue) -> re.Pattern[str]:
    """Where somebody else is heard than who speaks: after a dash, or after a comma."""
    dashed = rf"(?:\s|(?<=[\w?!….,]))(?P<dash>{DASH})\s?(?:{_clause(tongue)}|{_other(tongue)})"
    if "commas" not in tongue.traits:
        return re.compile(dashed)
    return re.compile(rf"{dashed}|(?:,|(?<=[?!…]))\s{_verb_first(tongue)}")


@cache
def _verb_first(tongue: Tongue) -> str:
    """A verb of speech with who speaks after it: ", sier Ana Ruiz", ", a-t-il dit"."""
    cues = "|".join(sorted(tongue.said, key=lambda word: (-len(word), word)))
    helps = "|".join(sorted(tongue.auxiliaries | tongue.fillers))
    who = "|".join(sorted(tongue.pronouns | tongue.determiners))
    ways = [rf"(?:(?:{helps})\s){{0,2}}(?:{cues})(?:-t)?[\s-]+(?:(?:{who})\b|{CAPITAL})"]
    if "tied" in tongue.traits:
        ways.append(rf"(?:(?:{helps})\s)?(?:{SMALL}+)-(?:t-)?(?:{who})\b")
    if "bare" in tongue.traits:
        ways.append(rf"(?:{helps}\s)?(?:{cues})\s[^\W\d_][\w:]*(?=[\s,.])")
    if "straight" in tongue.traits:
        pronouns = "|".join(sorted(tongue.pronouns))
        offices = "|".join(sorted(tongue.offices))
        if tongue.office_endings:
            offices += rf"|{SMALL}\w*(?:{'|'.join(tongue.office_endings)})"
        ways.append(
            rf"(?:(?:(?:{offices})\s)?{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+){{0,3}}|{pronouns})\s(?:{cues}|{SMALL}+[aoe]a)\b"
        )
    return f"(?:{'|'.join(ways)})"


@cache
def _aside(tongue: Tongue) -> re.Pattern[str]:
    """A clause that reports a quotation and stands within its marks, with what ends it."""
    clause = rf"[^\n]{{0,{LONGEST_ASIDE}}}?"
    dash = r"(?:[—–―]|(?<=\s)-(?=\s))"
    told = rf"(?:{_clause(tongue)}|{_other(tongue)})"
    if "second" in tongue.traits:
        told = _verb_first(tongue)
    dashed = rf"\s?{dash}\s?{told}{clause}[,.]?\s?{dash}[.,]?\s?"
    if "commas" not in tongue.traits:
        return re.compile(dashed)
    plain = rf"(?:,|(?<=[?!…]))\s{_verb_first(tongue)}[^.!?…«»„“”\"]{{0,{LONGEST_ASIDE}}}?[.,:]\s"
    return re.compile(rf"{dashed}|{plain}")
