"""Who speaks in Japanese: the topic of the sentence, or who follows the quotation and "to".

市長の田中遥氏は「Q」と述べた。 「Q」と田中氏は話した。 「Q」と田中氏。 「Q」。田中氏はそう話す。
「Q」と話すのは田中氏だ。 市によると「Q」という。
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from quoteprov.extract.elsewhere.sinograms import BLOT, HAN, Hit, any_of
from quoteprov.extract.elsewhere.tongues import load_lists
from quoteprov.model import Confidence

# In an interview the surname of who answers stands before the marks.
LONGEST_LABEL = 8


class _Patterns(NamedTuple):
    """``topic``, ``cited`` and ``subject`` stand before a quotation, ``trailing`` after it.

    So do ``owned`` and ``apart``, which no "to" introduces.
    """

    reported: re.Pattern[str]
    topic: re.Pattern[str]
    cited: re.Pattern[str]
    subject: re.Pattern[str]
    label: re.Pattern[str]
    told: re.Pattern[str]
    telling: re.Pattern[str]
    plea: re.Pattern[str]
    suspect: re.Pattern[str]
    lead: re.Pattern[str]
    body: re.Pattern[str]
    trailing: tuple[re.Pattern[str], ...]
    owned: tuple[re.Pattern[str], ...]
    apart: re.Pattern[str]
    person: re.Pattern[str]
    nobody: re.Pattern[str]
    marked: re.Pattern[str]
    called: re.Pattern[str]
    kind: re.Pattern[str]


class Japanese:
    """The patterns; no names need be known."""

    def __init__(self, text: str, start: int, end: int) -> None:
        del text, start, end
        self._patterns = _patterns()

    def is_reported(self, after: str) -> bool:
        """Whether "to", "to shi" and their like follow a quotation."""
        return self._patterns.reported.match(after) is not None

    def is_term(self, before: str, after: str) -> bool:
        """Whether the marks hold what something is called: 団体「Q」は, 「Q」と呼ばれる."""
        patterns = self._patterns
        return bool(patterns.called.search(before) or patterns.kind.match(after))

    def find_beside(self, before: str, after: str, *, sentence: bool) -> Hit | None:
        """Who speaks, by the sentence of the quotation: what is before and what is after it."""
        reported, patterns = self.is_reported(after), self._patterns
        label = patterns.label.fullmatch(before)
        if label:
            return Hit(*label.span("who"), None, "named_before", "high")
        trailing = self._trailing(after, reported=reported)
        if trailing:
            return trailing
        # 母に「Q」と言われた: who was told is the topic.
        teller = patterns.told.match(after) and patterns.telling.search(before)
        if teller and patterns.person.search(teller["who"]):
            return Hit(*teller.span("who"), None, "left_clause", "medium")
        if reported or after[:1] in ("", "。"):
            found = self._before(before)
            if found:
                return found
        if sentence and after[:1] == "。" and not before.strip(BLOT + "、"):
            found = self._before(after[1:])
            if found and self._is_person(after[1:], found):
                cue = None
                return Hit(
                    found.start + 1, found.end + 1, cue, "right_clause", "medium", after=True
                )
        return None

    def _trailing(self, after: str, *, reported: bool) -> Hit | None:
        """Take who is named in the clause that follows, or the sentence."""
        patterns = self._patterns
        for pattern in patterns.trailing if reported else patterns.owned:
            match = pattern.match(after)
            if match and not patterns.nobody.fullmatch(match["who"]):
                sure = patterns.person.search(match["who"])
                confidence: Confidence = "high" if sure else "medium"
                return Hit(*match.span("who"), None, "right_clause", confidence, after=True)
        apart = patterns.apart.match(after)
        if apart and patterns.person.search(apart["who"]):
            return Hit(*apart.span("who"), None, "signed", "medium", after=True)
        return None

    def find_accused(self, above: str, after: str) -> Hit | None:
        """Who is accused, where what follows tells of his plea, whoever it is reported by."""
        if not self._patterns.plea.match(after):
            return None
        found = self._last(self._patterns.suspect, above)
        return found and Hit(*found.span("who"), None, "left_clause", "medium")

    def find_lead(self, above: str) -> Hit | None:
        """Whom an interview is with: the last one who is named with his age."""
        found = self._last(self._patterns.lead, above)
        return found and Hit(*found.span("who"), None, "previous_paragraph", "low")

    def may_speak(self, who: str) -> bool:
        """Whether it is somebody, or a body that may say something."""
        patterns = self._patterns
        return bool(patterns.person.search(who) or patterns.body.search(who))

    def find_above(self, sentence: str) -> Hit | None:
        """Who speaks, by the sentence before: its topic, where that is somebody."""
        hit = self._before(sentence)
        if hit is None or not self._is_person(sentence, hit):
            return None
        return hit._replace(rule="previous_sentence", confidence="low")

    def _is_person(self, string: str, hit: Hit) -> bool:
        return self._patterns.person.search(string, hit.start, hit.end) is not None

    def _before(self, before: str) -> Hit | None:
        """Take the last topic, where it is a person, or else who is cited, or any other."""
        patterns = self._patterns
        found, cited = self._last(patterns.topic, before), self._last(patterns.cited, before)
        person = found is not None and patterns.person.search(found["who"])
        if cited and not person:
            return Hit(*cited.span("who"), cited.span("cue"), "according_to", "medium")
        for pattern in (patterns.marked, patterns.subject):
            found = found or self._last(pattern, before)
        return found and Hit(
            *found.span("who"), None, "left_clause", "high" if person else "medium"
        )

    def _last(self, pattern: re.Pattern[str], string: str) -> re.Match[str] | None:
        found = None
        for match in pattern.finditer(string):
            if not self._patterns.nobody.fullmatch(match["who"]):
                found = match
        return found


@cache
def _patterns() -> _Patterns:
    words = load_lists("japanese")
    said, ends = any_of(words["said"]), any_of(words["suffixes"] | words["offices"])
    honours = any_of((words["suffixes"] | words["offices"]) - words["plurals"])
    # Each piece is taken as it is found first: else many small ones take forever.
    # Hiragana ends what stands before a name, but for "no" and what an honorific follows.
    piece = (
        rf"[{HAN}ァ-ヺーA-Za-zＡ-Ｚａ-ｚ0-9０-９・＝]+|の(?!は|も|が)|さん|たち|ら(?=は|も|が|の)"
        rf"|[ぁ-ん]{{1,4}}(?={honours}|（\d)|、(?=[{HAN}]{{1,4}}(?:{ends}))"
    )
    # A name in hiragana needs no honorific after what somebody is: 弁護士・相田るみは.
    apposed = "|".join(rf"(?<=・[{HAN}]{{{size}}})" for size in (1, 2, 3))
    piece = rf"(?:{apposed})[ぁ-ん]{{2,3}}(?=[はもが])|{piece}"
    begun = rf"(?<![{HAN}])(?P<who>(?:ある)?(?!(?:{any_of(words['leads'])})、|[の・、ら])"
    who = rf"{begun}(?>{piece}){{1,24}}?)(?:（[^）]{{1,20}}）)?"
    described = r"(?:[^。]*?(?:[ぁ-ん](?<!の)|、))?"
    quoted = r"[。、]?(?:など|などと|だ)?(?:と|って)"
    named = "呼ば|呼ぶ|呼ん|名付|名づけ|題し|題す|銘打|称され|書かれ|いう名|なっ|なる|化し"
    return _Patterns(
        reported=re.compile(rf"{quoted}(?!は|{named}|\Z)"),
        topic=re.compile(rf"{who}(?:は|も)"),
        cited=re.compile(
            rf"{who}(?P<cue>によると|によれば|いわく|曰く|の(?:話|説明|証言)では|に言わせると)"
        ),
        subject=re.compile(rf"{who}(?:が|から[はも]?|の(?:口癖|持論|座右の銘|信条|口ぐせ)は)"),
        told=re.compile(
            rf"{quoted}(?:言わ|告げ|声をかけ|励まさ|怒ら|諭さ|勧め|頼ま|聞か)れ|{quoted}告げら"
        ),
        telling=re.compile(rf"{who}(?:に|から)、?\Z"),
        plea=re.compile(rf"{quoted}、?(?:供述|容疑を|起訴内容を|関与を)"),
        suspect=re.compile(rf"(?P<who>[{HAN}ァ-ヺー・]{{2,10}}?(?:容疑者|被告))(?!ら|側)"),
        lead=re.compile(rf"(?P<who>[{HAN}ァ-ヺー・]{{2,10}}(?:{honours})?)（\d{{1,3}}）"),
        body=re.compile(rf"(?:{any_of(words['bodies'])}|[側筋団隊班課部]|陣営|秘書|{BLOT})\Z"),
        label=re.compile(rf"(?P<who>[{HAN}ァ-ヺー・]{{1,{LONGEST_LABEL}}}(?:さん|氏)?)[ 　：:]+"),
        owned=(
            re.compile(rf"とは、?{who}の(?:言葉|弁|談|口癖|持論)"),
            re.compile(
                rf"。(?:そう|こう)[^。、{BLOT}]{{1,12}}?のは、?{described}{who}(?:だ|で|。|\Z)"
            ),
        ),
        apart=re.compile(r"（(?P<who>[^（）、。]{2,20}?)(?:の話|談)?）"),
        trailing=(
            re.compile(rf"{quoted}(?:、|いう)?{who}の(?:{any_of(words['voices'])})"),
            re.compile(rf"{quoted}、?{who}(?:は|も|が)"),
            re.compile(rf"{quoted}、?{who}(?=。|\Z)"),
            re.compile(rf"{quoted}[^。、{BLOT}]{{1,12}}?のは、?{described}{who}(?:だ|で|。|\Z)"),
            re.compile(rf"{quoted}(?:{said})[ぁ-ん]{{0,4}}{who}(?=。|、|は|\Z)"),
            re.compile(
                rf"{quoted}[^。、{BLOT}]{{1,16}}?[たるうすくむぶぐ](?P<who>[{HAN}ァ-ヺー・]+?(?:{honours}))(?=。|、|は|\Z)"
            ),
        ),
        person=re.compile(rf"(?:{ends})|[ァ-ヺー]{{3}}|歳"),
        marked=re.compile(rf"(?<=[{HAN}ァ-ヺー]){BLOT}(?P<who>{BLOT}{{2,16}}){BLOT}(?:は|も|が)"),
        called=re.compile(rf"(?:{any_of(words['called'])})\Z"),
        kind=re.compile(rf"(?:と|などと)?(?:{named})|(?:の)?(?:{any_of(words['kinds'])})"),
        nobody=re.compile(rf"(?:.*の)?(?:{any_of(words['nobody'])}|{said})"),
    )
