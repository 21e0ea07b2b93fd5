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
    """``right`` are matched after a quotation; of ``left`` the last match before it counts, and of
    ``above`` that in the sentence before. Each has a group "who", and may have "cue".

    Those of ``left`` without a cue count where ``reported`` matches after the quotation.
    """

    right: tuple[tuple[re.Pattern[str], str, Confidence], ...]
    left: tuple[tuple[re.Pattern[str], str, Confidence], ...]
    above: re.Pattern[str]
    reported: re.Pattern[str]
    elided: re.Pattern[str]
    hearsay: re.Pattern[str]


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
        start = max(start, quotation.left - READ_BEFORE)
        found = _find(text, (start, end), quotation, before if near else None, patterns)
        if found is None and near and before:
            found = _carry(text, before, quotation, findings[-1])
        if found is None or (found.rule == "carried_over" and text[quotation.left - 1] in ENDS):
            found = _introduced(text, paragraphs, quotation, patterns) or found
        findings.append(found or NOTHING)
    return findings


def _find(
    text: str, limits: Extent, quotation: Marked, before: Marked | None, patterns: _Patterns
) -> Finding | None:
    """What the sentence of the quotation tells, which may hold one before it, within ``limits``."""
    start, end = limits
    after = min(end, quotation.right + READ_AFTER)
    reported = patterns.reported.match(text, quotation.right, after)
    floor = max(start, before.right) if before else start
    begun = max(floor, *(text.rfind(mark, floor, quotation.left) + 1 for mark in ENDS))
    if patterns.elided.search(text, begun, quotation.left):
        return None
    told = patterns.hearsay.match(text, quotation.right, after)
    for pattern, rule, confidence in reversed(patterns.left) if told else patterns.left:
        last = _last(pattern, text, begun, quotation.left)
        if last is None and before and begun == before.right and rule == "left_clause":
            # Of two quotations in one sentence the first may be a term.
            first = max(start, *(text.rfind(mark, start, before.left) + 1 for mark in ENDS))
            last = _last(pattern, text, first, before.left)
        if last and (reported or "cue" in pattern.groupindex):
            return _make(last, rule, confidence)
    for pattern, rule, confidence in patterns.right:
        match = pattern.match(text, quotation.right, after)
        if match:
            return _make(match, rule, confidence)
    return None


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    matches = list(pattern.finditer(text, start, end))
    return matches[-1] if matches else None


def _make(match: re.Match[str], rule: str, confidence: Confidence) -> Finding:
    cue = match.span("cue") if match.groupdict().get("cue") else None
    return Finding(*match.span("who"), cue, rule, confidence)


def _carry(text: str, before: Marked, quotation: Marked, found: Finding) -> Finding | None:
    """Take the speaker of the quotation before it, in the same sentence or another."""
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
    if not text[start:end].rstrip().endswith(tuple(ENDS)):
        return None
    start = max(start, end - READ_BEFORE)
    stop = len(text[start:end].rstrip().rstrip(ENDS)) + start
    begun = max(start, *(text.rfind(mark, start, stop) + 1 for mark in ENDS))
    match = patterns.above.search(text, begun, stop)
    return _make(match, "previous_sentence", "medium") if match else None


@cache
def _japanese() -> _Patterns:
    words = load_sections()["japanese"]
    said = f"(?:{_any(words['said'])})"
    cue = f"(?P<cue>{_any(words['said'])})"
    suffix = _any(words["suffixes"] | words["offices"])
    # Hiragana ends what stands before a name, but for "no" and what an honorific follows.
    piece = rf"[{KANJI}ァ-ヺーA-Za-zＡ-Ｚ0-9０-９・＝]+|の|ら|さん|たち|[ぁ-ん]{{1,4}}(?={suffix})"
    age = r"(?:（[^）]{1,20}）)?"
    who = rf"(?P<who>(?:ある)?(?![の・ら])(?:{piece})+){age}"
    person = rf"(?P<who>(?:ある)?(?![の・ら])(?:{piece})*(?:{suffix})){age}"
    # "上がる" holds no particle.
    topic = rf"{who}(?:は|も|が(?![るりっらろれ]))"
    # What describes who speaks ends in a small letter: "鮮魚店を営む藤本さん".
    described = r"(?:[^。「」、]{0,30}?[たるいうくむすぐぶつのでにな])??"
    far = rf"[^。「」]{{0,30}}?(?:と|って|などと)[^。「」]{{0,30}}?{said}"
    report = rf"だ?(?:と|などと|として|って)(?!「)|{far}"
    return _Patterns(
        (
            (re.compile(rf"[。、]?(?:など)?と、?{described}{topic}"), "right_clause", "high"),
            (re.compile(rf"と、?{who}(?=[。、（]|\Z)"), "right_clause", "high"),
            (
                re.compile(
                    rf"と{cue}[^。「」、]{{0,8}}のは、?[^。「」]{{0,40}}?{described}{person}"
                ),
                "right_clause",
                "medium",
            ),
            (
                re.compile(rf"。?{described}{who}(?:は|が)(?:そう|こう|と)"),
                "right_clause",
                "medium",
            ),
        ),
        (
            (re.compile(topic), "left_clause", "high"),
            (re.compile(rf"{who}(?P<cue>によると|によれば)"), "according_to", "medium"),
        ),
        re.compile(rf"{person}(?:は|も|が)"),
        re.compile(report),
        re.compile(r"(?!)"),
        re.compile(r"[^。「」]{0,12}?(?:という|とのこと|とされ)"),
    )


@cache
def _chinese() -> _Patterns:
    words = load_sections()["chinese"]
    longer = frozenset(word for word in words["said"] if len(word) > 1)
    # One character alone may be part of any word: it is a verb where a pause follows.
    said = rf"{_any(longer)}|(?:{_any(words['said'] - longer)})(?=[，。：:“「\s]|$)"
    cue = rf"(?P<cue>(?:{said})(?:说|說|道|称|稱|到|表示|指出|，|：)*)"
    aside = rf"(?<!反)(?:{_any(words['asides'])})"
    # What somebody does before he speaks is no part of the name.
    letter = rf"(?!{aside}|{said}|\d{{1,2}}日)[{KANJI}A-Za-z·・．0-9]"
    who = rf"(?P<who>{letter}{{1,40}}?)"
    meanwhile = (
        rf"(?:[（(][^）)]{{1,20}}[）)])?(?:(?:{aside}|\d{{1,2}}日)[^。：:“”「」]{{0,40}}?)??"
    )
    leads = rf"(?:{_any(words['leads'])}){{0,2}}"
    begin = rf"(?:(?<=[，。；！？：”」\n　])|(?<![{KANJI}，A-Za-z0-9])){leads}"
    clause = rf"{begin}{who}{meanwhile}{cue}"
    return _Patterns(
        (
            (re.compile(rf"[，。\s—]{{0,3}}{who}{meanwhile}{cue}"), "right_clause", "high"),
            (re.compile(rf"(?<=[，。！？][”」]){who}(?={aside})"), "right_clause", "low"),
        ),
        (
            (re.compile(rf"{clause}[^。“”「」：:]{{0,6}}[：:，,]?\s?\Z"), "left_clause", "high"),
            (
                re.compile(rf"(?P<cue>据|據|根据|根據|按照){who}(?:{said}|，)"),
                "according_to",
                "medium",
            ),
            (re.compile(rf"{begin}{who}(?P<cue>[：:])\Z"), "named_at_start", "medium"),
            (re.compile(clause), "left_clause", "medium"),
        ),
        re.compile(rf"{clause}[^。“”「」]{{0,8}}\Z"),
        re.compile(""),
        re.compile(
            rf"(?<=[，。；”」])(?:{_any(words['elided'])})(?:{aside})?(?:{said})[^，。：]{{0,20}}[：，]?\Z"
        ),
        re.compile(r"(?!)"),
    )


def _any(words: frozenset[str]) -> str:
    """One of the words; a look at its first letter spares nine tenths of the time."""
    begun = "".join(sorted({word[0] for word in words}))
    longest = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return f"(?=[{begun}])(?:{'|'.join(longest)})"
