"""Speakers in texts that are not English: only what stands right beside a cue.

„...“, sagte NAME. « ... », a déclaré la directrice, NAME. « ... », dit-il. NAME sagte: „...“.
A language without cues in ``cues.txt`` has no answers: none is better than a wrong one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from quoteprov.extract.lexicon import load_cues
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.sight import NOTHING, Finding

PRONOUNS = frozenset(
    "er sie il elle ils elles él ella ellos ellas ele ela eles elas lui lei loro hij zij ze han "
    "hon".split()
)
READ_AFTER, READ_BEFORE = 200, 200
SENTENCE_END = re.compile(r"[.!?…]\s")

_NAME_WORD = r"[A-ZÀ-ÖØ-ÞĀŁŚŠŻŽČ][\w.’'-]*\w"
_PARTICLE = r"(?:(?:von|van|de|di|del|du|da|dos|der|den|la|le|af|y|d’)\s+){0,2}"
_NAME = rf"{_NAME_WORD}(?:\s+{_PARTICLE}{_NAME_WORD}){{0,4}}"
_DETERMINER = (
    r"(?:der|die|das|ein|eine|le|la|les|un|une|el|los|las|una|o|a|os|as|um|uma|il|lo|i|gli|de|het"
    r"|een|en|ett|sein|seine|ihr|ihre|son|sa|su)\s+|l[’']"
)
_AUXILIARY = r"(?:a|ont|avait|ha|han|hanno|hat|haben|har|heeft|hebben|também|aussi|också)"


class _Patterns(NamedTuple):
    """Where a speaker stands after a quotation, and after or before a cue in front of one."""

    after: re.Pattern[str]
    inverted: re.Pattern[str]
    straight: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    cue = rf"(?P<cue>{'|'.join(sorted(load_cues().elsewhere[language], key=len, reverse=True))})\b"
    pronoun = rf"(?:{'|'.join(sorted(PRONOUNS))})\b"
    phrase = (
        rf"(?:{_DETERMINER})(?:[^\W\d_][\w’'-]*\s+){{0,6}}?[^\W\d_][\w’'-]*,\s+{_NAME_WORD}\s+{_NAME}"
        rf"|(?:{_DETERMINER})(?:[^\W\d_][\w’'-]*\s+){{0,2}}?{_NAME_WORD}\s+{_NAME}"
        rf"|(?:{_DETERMINER})[^\W\d_][\w’'-]*|{_NAME}"
    )
    who = rf"(?:(?P<pronoun>{pronoun})|(?P<phrase>{phrase}))"
    inside = rf"a-t-(?P<inside>{pronoun})\s+(?P<participle>[^\W\d_]+)"
    said = rf"(?:{_AUXILIARY}\s+)?{cue}(?:-t)?[\s-]+{who}"
    return _Patterns(
        re.compile(rf"[\s,.–—-]{{0,4}}(?:{inside}|{said})"),
        re.compile(rf"(?<!\w)(?:{_AUXILIARY}\s+)?{cue}\s+{who}"),
        re.compile(rf"(?<!\w){who}\s+(?:{_AUXILIARY}\s+)?{cue}"),
    )


def find_elsewhere(
    text: str, paragraphs: list[Extent], marked: list[Marked], language: str
) -> list[Finding]:
    """One finding for each quotation of a text in ``language``, in order."""
    if language not in load_cues().elsewhere:
        return [NOTHING] * len(marked)
    patterns = _patterns(language)
    findings: list[Finding] = []
    for index, quotation in enumerate(marked):
        found = _find_after(text, paragraphs[quotation.last][1], quotation, patterns.after)
        found = found or _find_before(text, paragraphs[quotation.paragraph][0], quotation, patterns)
        if found is None and index and marked[index - 1].last == quotation.paragraph:
            before = findings[-1]
            if before.start >= 0:
                found = before._replace(rule="carried_over", confidence="low")
        findings.append(found or NOTHING)
    return findings


def _find_after(text: str, end: int, quotation: Marked, pattern: re.Pattern[str]) -> Finding | None:
    match = pattern.match(text, quotation.right, min(end, quotation.right + READ_AFTER))
    return match and _make(match, "right_inverted", "high")


def _find_before(text: str, start: int, quotation: Marked, patterns: _Patterns) -> Finding | None:
    """The speaker of the clause that a colon ends right before the quotation."""
    if not text[start : quotation.left].rstrip().endswith(":"):
        return None
    start = max(start, quotation.left - READ_BEFORE)
    for end in SENTENCE_END.finditer(text, start, quotation.left):
        start = end.end()
    for pattern in (patterns.inverted, patterns.straight):
        match = pattern.search(text, start, quotation.left)
        if match:
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
