"""Speakers in Japanese and Chinese, whose words no spaces part.

What stands beside a quotation is read by the patterns of its language (``chinese``,
``japanese``): where a name begins and ends is told by what it may not hold. Quotations are
blotted out, so that their words count for none of the sentence's.
"""

from __future__ import annotations

from typing import Protocol

from msgspec.structs import replace

from quoteprov.extract.elsewhere.chinese import Chinese
from quoteprov.extract.elsewhere.japanese import Japanese
from quoteprov.extract.elsewhere.sinograms import BLOT, ENDS, Hit
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.sight import NOTHING, Finding
from quoteprov.model import Confidence

READ_BEFORE, READ_AFTER = 400, 120
ADJOINING = frozenset(("", "、", "や", "・"))
MOST_ADJOINING = 8
# Who speaks is told of no further back than this, in a paragraph.
MOST_SENTENCES = 3
LONGEST_TERM = 14
# A question in an interview begins with one.
ASKING = frozenset("―—─－")
# Marks that part a quotation from its clause; what else stands before it is of its sentence.
BETWEEN = "，,、。：:；;—…·  　\n" + BLOT


class Reader(Protocol):
    """The patterns of one language; places in the hits are those of the string that was given."""

    def find_beside(self, before: str, after: str, *, sentence: bool) -> Hit | None:
        """Who speaks, by the sentence of the quotation: what is before and what is after it."""

    def find_above(self, sentence: str) -> Hit | None:
        """Who speaks, by the sentence before."""

    def find_accused(self, above: str, after: str) -> Hit | None:
        """Whose plea it is, where what follows tells of one; ``above`` ends at the quotation."""

    def find_lead(self, above: str) -> Hit | None:
        """Whom an interview is with that ``above`` begins."""

    def may_speak(self, who: str) -> bool:
        """Whether it is somebody, or a body that may say something."""

    def is_term(self, before: str, after: str) -> bool:
        """Whether the marks hold what something is called."""

    def is_reported(self, after: str) -> bool:
        """Whether what follows a quotation says that somebody said it."""


def find_unspaced(
    text: str, paragraphs: list[Extent], marked: list[Marked], language: str
) -> list[Finding]:
    """One finding for each quotation of a text in ``language``, in order."""
    sheet = _Sheet(text, paragraphs, marked, language)
    for index in range(len(marked)):
        sheet.findings.append(sheet.find(index))
    return sheet.findings


class _Sheet:
    """One text with its quotations blotted out."""

    def __init__(
        self, text: str, paragraphs: list[Extent], marked: list[Marked], language: str
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.marked = marked
        self.findings: list[Finding] = []
        self.blotted = blot(text, marked)
        reader = Japanese if language == "japanese" else Chinese
        self.reader: Reader = reader(text, paragraphs[0][0], paragraphs[-1][1])

    def find(self, index: int) -> Finding:
        quotation = self.marked[index]
        begun = self._begin(index)
        right, ended = self._end(index)
        before = self.blotted[begun : quotation.left]
        after = self.blotted[right:ended]
        sentence = self._is_sentence(quotation, before)
        short = quotation.end - quotation.start <= LONGEST_TERM
        if short and self.reader.is_term(before, after):
            return NOTHING
        hit = self.reader.find_beside(before, after, sentence=sentence)
        if hit is None or hit.rule == "according_to":
            accused = self._accused(quotation, after)
            if accused:
                return accused
        if hit:
            who = (after if hit.after else before)[hit.start : hit.end]
            earlier = None if self.reader.may_speak(who) else self._found_before(index)
            if earlier:
                # Things are topics, too: 工事は続けるとし、「Q」とも語った。
                return replace(earlier, rule="carried_over", confidence="low")
            return _place(hit, begun, right)
        whole = sentence and not before.strip(BETWEEN)
        reported = self.reader.is_reported(after)
        return self._carry(index, before, whole=whole, told=reported or sentence) or NOTHING

    def _accused(self, quotation: Marked, after: str) -> Finding | None:
        start = max(self.paragraphs[0][0], quotation.left - READ_BEFORE)
        hit = self.reader.find_accused(self.blotted[start : quotation.left], after)
        return _place(hit, start, start) if hit else None

    def _begin(self, index: int) -> int:
        """Where the sentence of a quotation begins, as far as it is read."""
        quotation = self.marked[index]
        floor = max(self.paragraphs[quotation.paragraph][0], quotation.left - READ_BEFORE)
        if index and self._is_closed(index - 1):
            floor = max(floor, self.marked[index - 1].right)
        return max(floor, *(self.blotted.rfind(end, floor, quotation.left) + 1 for end in ENDS))

    def _end(self, index: int) -> Extent:
        """Where what follows a quotation begins, and where that sentence ends."""
        right, last = self.marked[index].right, self.marked[index].last
        for other in self.marked[index + 1 : index + 1 + MOST_ADJOINING]:
            between = self.blotted[right : min(other.left, right + 2)]
            if between not in ADJOINING or other.paragraph != last:
                break
            right, last = other.right, other.last
        ceiling = min(self.paragraphs[last][1], right + READ_AFTER)
        # Where the full stop follows the marks, the speaker may, too: 「Q」。WHOはそう話す。
        read = right + (self.blotted[right:ceiling][:1] == "。")
        ends = [self.blotted.find(end, read, ceiling) for end in (*ENDS, BLOT)]
        return right, min((end for end in ends if end >= 0), default=ceiling)

    def _is_closed(self, index: int) -> bool:
        """Whether a quotation ends the sentence that tells before it who speaks."""
        found, quotation = self.findings[index], self.marked[index]
        ended = self.text[quotation.end - 1] in ENDS
        return ended and found.start < quotation.left and found.start >= 0

    def _is_sentence(self, quotation: Marked, before: str) -> bool:
        ended = self.text[quotation.end - 1] in ENDS + "，,…" or quotation.end == quotation.right
        return not before.strip(BETWEEN) or (ended and before[-1:] in "：:，,")

    def _carry(self, index: int, before: str, *, whole: bool, told: bool) -> Finding | None:
        """What the quotation before it, the sentence before it or the paragraph above tells.

        ``whole`` tells whether the quotation is a sentence of its own, ``told`` whether somebody
        is said to have said it.
        """
        quotation = self.marked[index]
        start = self.paragraphs[quotation.paragraph][0]
        found = self._found_before(index)
        if found and (BLOT in before or whole or told):
            rule = "same_sentence" if BLOT in before else "carried_over"
            confidence: Confidence = "medium" if whole or told else "low"
            return replace(found, rule=rule, confidence=confidence)
        if not whole:
            return None
        answer = self._answers(index)
        if answer:
            return answer
        end = quotation.left - len(before)
        if not self.blotted[start:end].strip() and quotation.paragraph:
            start, end = self.paragraphs[quotation.paragraph - 1]
        return self._introduced(max(start, end - READ_BEFORE), end)

    def _answers(self, index: int) -> Finding | None:
        """The one who answered before, where the paragraph above asks, as a dash tells."""
        above = self.marked[index].paragraph - 1
        if above < 1 or self.text[self.paragraphs[above][0]] not in ASKING:
            return None
        before = self.findings[index - 1] if index else NOTHING
        if before.start >= 0 and self.marked[index - 1].last == above - 1:
            return replace(before, rule="carried_over", confidence="medium")
        end = self.paragraphs[above][0]
        start = max(self.paragraphs[0][0], end - READ_BEFORE)
        hit = self.reader.find_lead(self.blotted[start:end])
        return _place(hit, start, start) if hit else None

    def _found_before(self, index: int) -> Finding | None:
        """What was found for the quotation before it in the paragraph."""
        if not index or self.marked[index - 1].last != self.marked[index].paragraph:
            return None
        before = self.findings[index - 1]
        return before if before.start >= 0 else None

    def _introduced(self, start: int, end: int) -> Finding | None:
        """Take the speaker of the last sentence before ``end`` that is about somebody."""
        for _ in range(MOST_SENTENCES):
            stop = start + len(self.blotted[start:end].rstrip().rstrip("".join(ENDS)))
            begun = max(start, *(self.blotted.rfind(mark, start, stop) + 1 for mark in ENDS))
            hit = self.reader.find_above(self.blotted[begun:stop])
            if hit or begun == start or BLOT in self.blotted[begun:stop]:
                return _place(hit, begun, begun) if hit else None
            end = begun
        return None


def blot(text: str, marked: list[Marked]) -> str:
    """``text`` with each quotation replaced by as many blots as it has characters."""
    pieces, position = [], 0
    for quotation in marked:
        pieces.append(text[position : quotation.left])
        pieces.append(BLOT * (quotation.right - quotation.left))
        position = quotation.right
    pieces.append(text[position:])
    return "".join(pieces)


def _place(hit: Hit, before: int, after: int) -> Finding:
    """The hit as a finding, whose string begins at ``before`` or at ``after``."""
    shift = after if hit.after else before
    cue = (hit.cue[0] + shift, hit.cue[1] + shift) if hit.cue else None
    return Finding(hit.start + shift, hit.end + shift, cue, hit.rule, hit.confidence)
