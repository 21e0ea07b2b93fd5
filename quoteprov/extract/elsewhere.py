"""Speakers in texts that are not English: only what stands right beside a cue.

„...“, sagte NAME. « ... », a déclaré la directrice, NAME. « ... », dit-il. NAME sagte: „...“.
A language without cues in ``cues.txt`` has no answers: none is better than a wrong one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from quoteprov.extract.lexicon import load_cues, load_words
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.sight import NOTHING, Finding

_PRONOUNS = {
    "german": "er sie",
    "french": "il elle ils elles",
    "spanish": "él ella ellos ellas",
    "portuguese": "ele ela eles elas",
    "italian": "lui lei loro",
    "dutch": "hij zij ze",
    "swedish": "han hon",
    "danish": "han hun",
    "finnish": "hän",
    "russian": "он она они",
    "ukrainian": "він вона вони",
}
PRONOUNS = frozenset(" ".join(_PRONOUNS.values()).split())
# "Q", NAME said: the others put the verb first.
SUBJECT_FIRST = frozenset({"finnish"})
READ_AFTER, READ_BEFORE = 200, 200
SENTENCE_END = re.compile(r"(?<!\bDr)(?<!\bProf)[.!?…]\s")

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĄĆČĎĘĚŁŃŇŐŘŚŠŤŮŰŹŻŽА-ЯЁЄІЇҐΑ-ΩΆΈΉΊΌΎΏ]"
_NAME_WORD = rf"(?:(?:Dr|Prof|Sr|Sra)\.\s+)*{_CAPITAL}[\w.’'-]*\w"
_PARTICLE = r"(?:(?:von|van|de|di|del|du|da|dos|der|den|la|le|af|y|d’)\s+){0,2}"
_NAME = rf"{_NAME_WORD}(?:\s+{_PARTICLE}{_NAME_WORD}){{0,4}}"
# What a noun phrase begins with, and what joins a noun to the one before it.
_DETERMINERS = {
    "german": r"(?:der|die|das|ein|eine|sein|seine|ihr|ihre)\s+",
    "french": r"(?:le|la|les|un|une|son|sa)\s+|l[’']",
    "spanish": r"(?:el|la|los|las|un|una|su)\s+",
    "portuguese": r"(?:o|a|os|as|um|uma)\s+",
    "italian": r"(?:il|lo|la|i|gli|le|un|una)\s+|l[’']",
    "dutch": r"(?:de|het|een)\s+",
    "swedish": r"(?:en|ett)\s+",
    "danish": r"(?:en|et|ei|den|det)\s+",
    "hungarian": r"(?:a|az|egy)\s+",
    "greek": r"(?:ο|η|το|οι|τα)\s+",
}
_OF = {
    "french": r"du|des|de\s+la|de\s+l(?=[’'])",
    "spanish": r"del|de\s+la|de",
    "portuguese": r"do|da|dos|das|de",
    "italian": r"del|della|dello|dei|dell(?=[’'])",
    "dutch": r"van\s+de|van\s+het",
}
_AUXILIARY = r"(?:a|ont|avait|ha|han|hanno|hat|haben|har|heeft|hebben|também|aussi|också)"


class _Patterns(NamedTuple):
    """Where a speaker stands after a quotation, and after or before a cue in front of one.

    ``after`` are the patterns for what follows a quotation, in the order in which they are tried.
    """

    after: tuple[re.Pattern[str], ...]
    inverted: re.Pattern[str]
    straight: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    cue = rf"(?P<cue>{'|'.join(sorted(load_cues().elsewhere[language], key=len, reverse=True))})\b"
    pronoun = rf"(?:{'|'.join(_PRONOUNS.get(language, '(?!)').split())})\b"
    determiner = rf"(?:{_DETERMINERS.get(language, '(?!)')})"
    noun = r"[^\W\d_][\w’'-]*"
    of = rf"(?:\s+(?:{_OF[language]})\s*[’']?{noun})?" if language in _OF else ""
    phrase = (
        rf"{determiner}(?:{noun}\s+){{0,6}}?{noun},\s+{_NAME_WORD}\s+{_NAME}"
        rf"|{determiner}(?:{noun}\s+){{0,2}}?{_NAME_WORD}\s+{_NAME}"
        rf"|{determiner}{noun}{of}|{_office()}{_NAME}"
    )
    who = rf"(?:(?P<pronoun>{pronoun})|(?P<phrase>{phrase}))"
    inside = rf"a-t-(?P<inside>{pronoun})\s+(?P<participle>[^\W\d_]+)"
    said = rf"(?:{_AUXILIARY}\s+)?{cue}(?:-t)?[\s-]+{who}"
    after = [re.compile(rf"[\s,.–—-]{{0,4}}(?:{inside}|{said})")]
    if language in SUBJECT_FIRST:
        after.append(re.compile(rf",\s+{who}\s+{cue}"))
    return _Patterns(
        tuple(after),
        re.compile(rf"(?<!\w)(?:{_AUXILIARY}\s+)?{cue}\s+{who}"),
        re.compile(rf"(?<!\w){who}\s+(?:{_AUXILIARY}\s+)?{cue}"),
    )


@cache
def _office() -> str:
    """What may stand before a name: "sa ordfører Kari Nes", but not "zei tegen Kari Nes"."""
    words = load_words()
    others = sorted(words["adverbs_elsewhere"] | words["prepositions_elsewhere"])
    return rf"(?:(?!(?:{'|'.join(others)})\s)(?!{_CAPITAL})[^\W\d_][\w-]{{2,}}\s+)?"


def find_elsewhere(
    text: str, paragraphs: list[Extent], marked: list[Marked], language: str
) -> list[Finding]:
    """One finding for each quotation of a text in ``language``, in order."""
    if language not in load_cues().elsewhere:
        return [NOTHING] * len(marked)
    patterns = _patterns(language)
    findings: list[Finding] = []
    for index, quotation in enumerate(marked):
        found = _find_after(text, paragraphs[quotation.last][1], quotation, patterns)
        found = found or _find_before(text, paragraphs[quotation.paragraph][0], quotation, patterns)
        if found is None and index and _goes_on(text, marked[index - 1], quotation):
            before = findings[-1]
            if before.start >= 0:
                found = replace(before, rule="carried_over", confidence="low")
        findings.append(found or NOTHING)
    return findings


def _goes_on(text: str, before: Marked, quotation: Marked) -> bool:
    """Whether who spoke before goes on: in a whole sentence, or within the one it stands in."""
    if before.last != quotation.paragraph:
        return False
    if not text[quotation.start].islower():
        return True
    ended = text[before.end - 1] in ".!?…"
    return not ended and SENTENCE_END.search(text, before.right, quotation.left) is None


def _find_after(text: str, end: int, quotation: Marked, patterns: _Patterns) -> Finding | None:
    for pattern in patterns.after:
        match = pattern.match(text, quotation.right, min(end, quotation.right + READ_AFTER))
        if match:
            return _make(match, "right_inverted", "high")
    return None


def _find_before(text: str, start: int, quotation: Marked, patterns: _Patterns) -> Finding | None:
    """The speaker of the clause that a colon ends right before the quotation."""
    start = max(start, quotation.left - READ_BEFORE)
    if not text[start : quotation.left].rstrip().endswith(":"):
        return None
    for end in SENTENCE_END.finditer(text, start, quotation.left):
        start = end.end()
    for pattern in (patterns.inverted, patterns.straight):
        match = pattern.search(text, start, quotation.left)
        if match and (match["phrase"] or "").lower() not in load_words()["adverbs_elsewhere"]:
            return _make(match, "left_clause", "medium")
    return None


def _make(match: re.Match[str], rule: str, confidence: str) -> Finding:
    groups = match.groupdict()
    if groups.get("inside"):
        return Finding(*match.span("inside"), match.span("participle"), rule, "low")
    if groups["pronoun"]:
        return Finding(*match.span("pronoun"), match.span("cue"), rule, "low")
    named = confidence == "high" and any(letter.isupper() for letter in groups["phrase"])
    return Finding(*match.span("phrase"), match.span("cue"), rule, "high" if named else "medium")
