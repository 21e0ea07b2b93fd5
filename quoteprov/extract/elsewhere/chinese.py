"""Who speaks in Chinese: what stands before a verb of speech in its clause.

市长林晓雯昨天说：“Q”。 “Q，”林晓雯说。 林晓雯在会上表示，桥“Q”。 据林晓雯介绍，“Q”。

A name ends where an adverb, a preposition or the verb begins, or where it is known to end.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from quoteprov.extract.elsewhere.sinograms import BLOT, HAN, Hit, any_of, last_match
from quoteprov.extract.elsewhere.tongues import load_lists
from quoteprov.model import Confidence

COLONS = "：:"
MARKS = "，,、 　—…" + BLOT
# A verb governs no quotation from further than this many clauses before it.
MOST_CLAUSES = 8
MOST_NAMES = 400
# A body may be named between marks: 环保团体“守护青洲”表示.
LONGEST_MARKED_NAME = 16
_CLAUSE = re.compile(rf"[^，,；;：:{BLOT}—\n]+")
_Extent = tuple[int, int]


class _Patterns(NamedTuple):
    """``subject`` is matched where a clause begins, ``cue`` sought in it, ``named`` anywhere."""

    name: re.Pattern[str]
    cue: re.Pattern[str]
    subject: re.Pattern[str]
    turn: re.Pattern[str]
    cited: re.Pattern[str]
    named: re.Pattern[str]
    hope: re.Pattern[str]
    office: re.Pattern[str]
    called: re.Pattern[str]
    kind: re.Pattern[str]


class Chinese:
    """The patterns, and the names that stand in one text from ``start`` to ``end``."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._known = know_names(find_names(text, start, end))
        self._patterns = _patterns()

    def is_reported(self, after: str) -> bool:
        """Nothing after a quotation says that somebody said it."""
        del after
        return False

    def is_term(self, before: str, after: str) -> bool:
        """Whether the marks hold what something is called: 所谓“Q”, “Q”工程."""
        patterns = self._patterns
        return bool(patterns.called.search(before) or patterns.kind.match(after))

    def find_beside(self, before: str, after: str, *, sentence: bool) -> Hit | None:
        """Who speaks, by the sentence of the quotation: what is before and what is after it."""
        if not before.strip(MARKS):
            return self._after(after, sentence=sentence)
        found = self._turned(before) or self._before(before)
        told = before[-1] in COLONS
        apart = after[:1] in MARKS
        if found is None and (told or before[-1] == "—"):
            found = self._known_in(before, "named_before")
        return found or (self._after(after, sentence=sentence) if apart and not told else None)

    def find_accused(self, above: str, after: str) -> Hit | None:
        """Nobody: no plea is told by what follows."""
        del above, after
        return None

    def find_lead(self, above: str) -> Hit | None:
        """Nobody: interviews name who answers."""
        del above
        return None

    def may_speak(self, who: str) -> bool:
        """Whether it may say something, as whatever the patterns find may."""
        return bool(who)

    def find_above(self, sentence: str) -> Hit | None:
        """Who speaks, by the sentence before: its speaker, or whom a clause of it begins with."""
        found = self._before(sentence) or self._known_in(sentence, "previous_sentence")
        return found and found._replace(rule="previous_sentence", confidence="low")

    def _turned(self, before: str) -> Hit | None:
        """Take WHO of 用WHO的话说 and of 援引WHO的话说."""
        match = last_match(self._patterns.turn, before)
        return match and Hit(*match.span("who"), match.span(), "according_to", "medium")

    def _before(self, before: str) -> Hit | None:
        """Take the subject of the verb of speech nearest before the quotation.

        A verb of hope governs the quotation where no other does: of what is expected, many speak.
        """
        clauses = [match.span() for match in _CLAUSE.finditer(before)][-MOST_CLAUSES:]
        cues = [
            (rank, cue) for rank, each in enumerate(clauses) for cue in self._cues(before, *each)
        ]
        cues.reverse()
        cues.sort(key=lambda each: bool(self._patterns.hope.match(before, *each[1])))
        for rank, cue in cues:
            found = self._governor(before, clauses[: rank + 1], cue)
            if found:
                return found
        return None

    def _governor(self, before: str, clauses: list[_Extent], cue: _Extent) -> Hit | None:
        """The subject of a verb in the last of the clauses, or else in those before it."""
        start = clauses[-1][0]
        found = self._subject(before, start, cue[0])
        if found and self._patterns.cited.match(before, start, cue[0]):
            return Hit(*found, cue, "according_to", "medium")
        if found:
            near = len(before) - cue[1] <= 1
            return Hit(*found, cue, "left_clause", "high" if near else "medium")
        found = self._marked_name(before, start, cue[0]) or self._earlier(before, clauses[:-1])
        return found and Hit(*found, cue, "left_clause", "medium")

    def _cues(self, string: str, start: int, end: int) -> list[_Extent]:
        found = self._patterns.cue.finditer(string, start, end)
        return [match.span("cue") for match in found if match["cue"]]

    def _marked_name(self, before: str, start: int, cue: int) -> _Extent | None:
        """Take what stands between marks right before the clause, which has no other subject."""
        left = len(before[:start].rstrip(BLOT))
        apart = not left or before[left - 1] in MARKS + COLONS
        if apart or not 3 < start - left <= LONGEST_MARKED_NAME or cue - start > 3:
            return None
        return left + 1, start - 1

    def _earlier(self, before: str, clauses: list[_Extent]) -> _Extent | None:
        """The subject of the clause nearest before that speaks, or begins with a known name."""
        for start, end in reversed(clauses):
            for cue in self._cues(before, start, end):
                found = self._subject(before, start, cue[0])
                if found:
                    return found
            found = self._subject(before, start, end, known=True)
            if found:
                return found
        return None

    def _after(self, after: str, *, sentence: bool) -> Hit | None:
        """Take the subject of the verb of speech that follows the quotation."""
        clauses = [match.span() for match in _CLAUSE.finditer(after)][:3]
        for start, end in clauses:
            for cue in reversed(self._cues(after, start, end)):
                found = self._subject(after, start, cue[0])
                if found:
                    confidence: Confidence = "high" if start < 2 and sentence else "medium"
                    return Hit(*found, cue, "right_clause", confidence, after=True)
                if cue[0] == start:
                    # “Q”回忆起那晚，林晓雯仍在发抖。
                    found = self._next(after, clauses, end)
                    return found and Hit(*found, cue, "right_clause", "medium", after=True)
        if not clauses or not sentence or after[0] in MARKS + "。":
            return None
        found = self._subject(after, *clauses[0], known=True)
        return found and Hit(*found, None, "right_clause", "medium", after=True)

    def _next(self, string: str, clauses: list[_Extent], end: int) -> _Extent | None:
        """The name or office that the clause after the one that ends at ``end`` begins with."""
        following = next((each for each in clauses if each[0] > end), None)
        return self._subject(string, *following, known=True) if following else None

    def _known_in(self, string: str, rule: str) -> Hit | None:
        """Take the name or pronoun that the last clause so begun begins with."""
        for match in reversed(list(_CLAUSE.finditer(string))[-MOST_CLAUSES:]):
            found = self._subject(string, *match.span(), known=True)
            if found:
                return Hit(*found, None, rule, "medium")
        return None

    def _subject(self, string: str, start: int, end: int, *, known: bool = False) -> _Extent | None:
        """Whom a clause begins with; where ``known``, no other than a name or a pronoun."""
        match = self._patterns.subject.match(string, start, end)
        if match is None:
            return None
        if match["pronoun"]:
            return match.span("pronoun")
        group = "counted" if match["counted"] else "who"
        start, stop = match.span(group)
        name = self._known.search(string, start, stop)
        if name is None and known:
            name = self._patterns.office.search(string, start, stop)
        if name is None and (known or string[stop - 1] == "的"):
            return None
        return start, name.end() if name else stop


def find_names(text: str, start: int, end: int) -> list[tuple[str, str]]:
    """The names of people that an office or a clause's beginning stands before, with the office."""
    found = []
    for match in _patterns().named.finditer(text, start, end):
        name = match["name"] or match["foreign"] or match["owned"]
        found.append((name, match["office"] or ""))
        if len(found) == MOST_NAMES:
            break
    return found


def is_name(words: str) -> bool:
    """Whether the words are the name of somebody, by its surname."""
    return _patterns().name.fullmatch(words) is not None


def know_names(found: list[tuple[str, str]]) -> re.Pattern[str]:
    """A pattern of each of the names, with what honours it."""
    words = load_lists("chinese")
    after = any_of(words["suffixes"] | words["offices"])
    return re.compile(rf"(?P<name>{any_of({name for name, _ in found})})(?:{after})?(?!的)")


@cache
def _patterns() -> _Patterns:
    words = load_lists("chinese")
    said, short = any_of(words["said"]), any_of(words["short"])
    offices, leads = any_of(words["offices"]), any_of(words["leads"])
    time = (
        r"[（(][^）)]{1,20}[）)]|[0-9一二三四五六七八九十]{1,3}[日月年]|[昨今][日天晚早晨年]?"
        r"|[前明去][日天晚早晨年]"
    )
    end = rf"(?=[，,：:；;。！？“「『\s{BLOT}]|\Z)"
    cue = rf"(?:{said})(?:说|說|道|称|稱|到|，)?(?:{said})?|(?:{short}){end}"
    stop = rf"{any_of(words['asides'])}|{time}|(?:{said})|(?:{short}){end}"
    plain = rf"(?!{stop})[{HAN}A-Za-z0-9·・．、@_-]"
    unit = rf"(?>{any_of(words['kept'])}|{offices}|{plain})"
    dateline = r"[^，,。：；]{2,24}?[电電訊讯报報][】〕\s]\s*|【[^】]{1,20}】|〔[^〕]{1,20}〕"
    lead = (
        rf"(?:{dateline}|(?:{leads})(?![关關悉人])|{time}|[A-Za-z{HAN}]{{1,6}}上(?=有)"
        rf"|[^，,。；：]{{2,14}}[时時](?=[他她])|(?:{any_of(words['relatives'])})[^，,。；：]{{1,30}}的)*+"
    )
    counted = (
        rf"(?![据據])[{HAN}0-9]{{0,5}}?(?:{any_of(words['quantities'])})"
        rf"(?:[^，,。；：]{{1,30}}的{unit}{{1,12}}|{unit}{{1,16}})"
    )
    subject = (
        rf"(?:[据據]?(?P<counted>{counted})|{lead}(?:(?P<pronoun>{any_of(words['pronouns'])})(?!的)"
        rf"|(?P<who>{unit}{{1,40}})))"
    )
    given = rf"(?:(?!{stop}|{any_of(words['suffixes'])}|[的了是不有这這那们們])[{HAN}])"
    name = (
        rf"(?:{any_of(words['doubles'])}){given}{{1,2}}|(?:{any_of(words['surnames'])}){given}{{1,2}}"
        rf"|[小老阿]{given}|{given}[叔姨伯婶嬸]|[{HAN}A-Za-z]{{2,6}}[·・][{HAN}]{{2,6}}"
    )
    before = rf"(?:(?P<office>{offices})|[，。；：“”「」『』、\n）]|\A|(?=阿))"
    return _Patterns(
        name=re.compile(name),
        cue=re.compile(rf"(?:{any_of(words['unsaid'])})|(?P<cue>{cue})"),
        subject=re.compile(subject),
        turn=re.compile(
            rf"(?:{any_of(words['turns'])})(?P<who>[^，。：；{BLOT}]{{1,30}}?)"
            rf"(?:{any_of(words['sighs'])})"
        ),
        hope=re.compile(any_of(words["hopes"])),
        office=re.compile(rf"(?:{offices})(?!的)"),
        called=re.compile(rf"(?:{any_of(words['called'])})\Z"),
        kind=re.compile(rf"(?:{any_of(words['kinds'])})"),
        cited=re.compile(r"(?:不过|不過|另)?(?:据|據|根据|根據|按照)"),
        named=re.compile(
            rf"的(?P<owned>{name})(?={said})|{before}(?:(?P<name>{name})(?={stop}|[，。、（：:“「]|\Z)"
            rf"|(?<=[统統理相長长席授家者人袖任])(?P<foreign>{given}{{2,5}})(?={stop}))"
        ),
    )
