"""Speakers in Japanese and Chinese, whose words no spaces part.

A name ends where a particle or a verb of speech begins, and begins after a mark or a verb: so what
stands beside a quotation is read by patterns.

市長の田中遥氏は「...」と述べた。 「...」と田中氏は話した。 市长林晓雯说：“...” “...”，林晓雯说。
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.sight import NOTHING, Finding
from quoteprov.extract.tongues import load_sections
from quoteprov.model import Confidence

READ_BEFORE, READ_AFTER = 160, 80
ENDS = "。！？!?\n"
KANJI = "一-鿿々〆ヶ"


class _Patterns(NamedTuple):
    """``right`` is matched after a quotation; of ``left`` the last match before it counts, and of
    ``above`` that in the sentence before. Each has a group "who", and may have "cue".
    """

    right: tuple[tuple[re.Pattern[str], str, Confidence], ...]
    left: tuple[tuple[re.Pattern[str], str, Confidence], ...]
    above: re.Pattern[str]
    reported: re.Pattern[str]


def find_unspaced(
    text: str, paragraphs: list[Extent], marked: list[Marked], language: str
) -> list[Finding]:
    """One finding for each quotation of a text in ``language``, in order."""
    patterns = _japanese() if language == "japanese" else _chinese()
    findings: list[Finding] = []
    for index, quotation in enumerate(marked):
        start, end = paragraphs[quotation.paragraph][0], paragraphs[quotation.last][1]
        before = marked[index - 1] if index else None
        near = before is not None and before.last == quotation.paragraph
        floor = before.right if near and before else start
        found = _find(text, max(start, quotation.left - READ_BEFORE), floor, end, quotation, patterns)
        if found is None and near and before:
            found = _carry(text, before, quotation, findings[-1])
        if found is None:
            found = _introduced(text, paragraphs, quotation, patterns)
        findings.append(found or NOTHING)
    return findings


def _find(
    text: str, start: int, floor: int, end: int, quotation: Marked, patterns: _Patterns
) -> Finding | None:
    """What the sentence of the quotation tells; ``floor`` is where the quotation before it ends."""
    after = min(end, quotation.right + READ_AFTER)
    reported = patterns.reported.match(text, quotation.right, after)
    begun = max(start, *(text.rfind(mark, start, quotation.left) + 1 for mark in ENDS))
    if begun < floor:
        begun = floor
    for pattern, rule, confidence in patterns.left:
        last = None
        for match in pattern.finditer(text, begun, quotation.left):
            last = match
        if last and (reported or "cue" in pattern.groupindex):
            return _make(last, rule, confidence)
    for pattern, rule, confidence in patterns.right:
        match = pattern.match(text, quotation.right, after)
        if match:
            return _make(match, rule, confidence)
    return None


def _make(match: re.Match[str], rule: str, confidence: Confidence) -> Finding:
    cue = match.span("cue") if match.groupdict().get("cue") else None
    return Finding(*match.span("who"), cue, rule, confidence)


def _carry(text: str, before: Marked, quotation: Marked, found: Finding) -> Finding | None:
    """Take the speaker of the quotation before it, in the same sentence or a sentence of its own."""
    if found.start < 0:
        return None
    between = text[before.right : quotation.left]
    same = not any(mark in between for mark in ENDS) and text[before.end - 1] not in ENDS
    if same:
        return replace(found, rule="same_sentence", confidence="medium", part=None)
    whole = between[-1:] in ENDS or not between.strip()
    return replace(found, rule="carried_over", confidence="medium" if whole else "low", part=None)


def _introduced(
    text: str, paragraphs: list[Extent], quotation: Marked, patterns: _Patterns
) -> Finding | None:
    """Take the speaker of a sentence before it that says: "spoke thus"."""
    start = paragraphs[quotation.paragraph][0]
    end = quotation.left
    if not text[start:end].strip() and quotation.paragraph:
        start, end = paragraphs[quotation.paragraph - 1]
    start = max(start, end - READ_BEFORE)
    stop = len(text[start:end].rstrip().rstrip(ENDS)) + start
    begun = max(start, *(text.rfind(mark, start, stop) + 1 for mark in ENDS))
    match = patterns.above.search(text, begun, stop)
    return _make(match, "previous_sentence", "medium") if match else None


@cache
def _japanese() -> _Patterns:
    words = load_sections()["japanese"]
    cue = rf"(?P<cue>{_any(words['said'])})"
    suffix = _any(words["suffixes"] | words["offices"])
    # Hiragana ends what stands before a name, but for "no" and what an honorific follows.
    piece = rf"[{KANJI}ァ-ヺーA-Za-zＡ-Ｚ0-9０-９・＝]+|の|ら|さん|たち|[ぁ-ん]{{1,4}}(?={suffix})"
    who = rf"(?P<who>(?![の・])(?:{piece})+?)(?:（[^）]{{1,20}}）)?"
    topic = rf"{who}(?:は|も|が)(?![{KANJI}])"
    report = rf"[^。「」]{{0,30}}?(?:と|って|などと)[^。「」]{{0,30}}?(?:{_any(words['said'])})"
    return _Patterns(
        (
            (re.compile(rf"[。、]?(?:など)?と、?{topic}"), "right_clause", "high"),
            (re.compile(rf"[。、]?{who}(?:は|が)[^。「」]{{0,12}}?{cue}"), "right_clause", "medium"),
        ),
        (
            (re.compile(rf"{topic}"), "left_clause", "high"),
            (re.compile(rf"{who}(?P<cue>によると|によれば)"), "according_to", "medium"),
        ),
        re.compile(rf"{topic}[^。]{{0,40}}?{cue}"),
        re.compile(report),
    )


@cache
def _chinese() -> _Patterns:
    words = load_sections()["chinese"]
    cue = rf"(?P<cue>(?:{_any(words['said'])})(?:说|道|称|到|表示|指出|，)*)"
    aside = _any(words["asides"])
    # What somebody does before he speaks is no part of the name.
    who = rf"(?P<who>(?:(?!{aside}|{_any(words['said'])})[{KANJI}A-Za-z·・．0-9]){{1,40}}?)"
    while_ = rf"(?:（[^）]{{1,20}}）)?(?:(?:{aside})[^。：“”]{{0,40}}?)??"
    clause = rf"(?:(?<=[，。；！？：”\n])|(?<![{KANJI}，]))(?:{_any(words['leads'])})?{who}{while_}{cue}"
    return _Patterns(
        ((re.compile(rf"[，。\s—]{{0,3}}{who}{while_}{cue}"), "right_clause", "high"),),
        (
            (re.compile(rf"{clause}[^。“”：:]{{0,6}}[：:，,]?\s?\Z"), "left_clause", "high"),
            (re.compile(rf"(?P<cue>据|根据|按照){who}(?:{_any(words['said'])}|，)"), "according_to", "medium"),
            (re.compile(rf"{clause}"), "left_clause", "medium"),
        ),
        re.compile(rf"{clause}[^。“”]{{0,8}}\Z"),
        re.compile(""),
    )


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
