"""Who said it: a sieve of rules, each answering for the quotations that those before it left.

A rule sees one paragraph as tokens with the place of one quotation in it (``sight.Sight``). The
rules are ordered by how often they are right, and the name of a rule is that of the attribution.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from quoteprov.extract.carried import (
    carried_over,
    introduced,
    next_paragraph,
    previous_paragraph,
    previous_sentence,
    same_sentence,
    split_sentence,
)
from quoteprov.extract.left import (
    OPEN_REPORTED_QUESTIONS,
    left_clause,
    named_at_start,
    named_before,
    reported_question,
    sentence_subject,
)
from quoteprov.extract.lexicon import load_words
from quoteprov.extract.marks import Marked
from quoteprov.extract.names import parse_name
from quoteprov.extract.nouns import called_by, claimed_by, left_noun, words_from
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.right import (
    DASHES,
    according_to,
    right_clause,
    right_inverted,
    sentence_tail,
    signed,
)
from quoteprov.extract.sight import (
    NOTHING,
    Finding,
    Sight,
    is_sentence,
    look_at,
    look_from_end,
    number_parts,
)
from quoteprov.extract.tokens import NICKNAME, Scene, read_scene
from quoteprov.model import Confidence

# Captions, lines between paragraphs and the headlines of other articles, in code points.
LONGEST_FURNITURE = 150


class Stage:
    """One text with its quotations; reads each paragraph into a scene once, when asked for."""

    def __init__(
        self, text: str, paragraphs: list[Extent], marked: list[Marked], glued: list[Extent]
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.marked = marked
        self.glued = glued
        self._lefts = [quotation.left for quotation in marked]
        self._scenes: dict[int, Scene] = {}
        self._above: dict[int, int] = {}

    def scene(self, paragraph: int) -> Scene:
        """The tokens of a paragraph, or of all that one quotation runs through."""
        scene = self._scenes.get(paragraph)
        if scene is None:
            extent, first, stop, last = self.around(paragraph)
            scene = read_scene(self.text, extent, self.marked, first, stop, self.glued)
            for index in range(paragraph, last + 1):
                self._scenes[index] = scene
        return scene

    def around(self, paragraph: int) -> tuple[Extent, int, int, int]:
        """Where a paragraph, with those that its quotations run through, begins and ends.

        And its quotations, from the first to before the third number, and its last paragraph.
        """
        start, end = self.paragraphs[paragraph]
        first, stop = bisect_left(self._lefts, start), bisect_left(self._lefts, end)
        last = paragraph
        while stop > first and self.marked[stop - 1].last > last:
            last = self.marked[stop - 1].last
            end = self.paragraphs[last][1]
            stop = bisect_left(self._lefts, end)
        return (start, end), first, stop, last

    def is_furniture(self, paragraph: int) -> bool:
        """Whether a paragraph is what pages put between others ("Story continues below").

        It ends as no sentence does, and is neither a headline nor the name of who speaks next.
        """
        start, end = self.paragraphs[paragraph]
        if paragraph <= 0 or end - start > LONGEST_FURNITURE:
            return False
        last = self.text[end - 1]
        if last != ":" and not last.isalnum():
            return False
        if self.text[start:end].rstrip(": ").lower() in load_words()["captions"]:
            return True
        if last == ":":
            return False
        name = parse_name(self.text[start:end])
        return name is None or not name.gender

    def above(self, paragraph: int) -> int:
        """The paragraph above that is no furniture, -1 where there is none.

        Asked from above to below, as a text may be all furniture, and no paragraph is judged for
        each of the quotations below it.
        """
        above = paragraph - 1
        while self.is_furniture(above):
            known = self._above.get(above)
            above = above - 1 if known is None else known
        self._above[paragraph] = above
        return above


def find_speakers(stage: Stage) -> tuple[list[Finding], list[Sight]]:
    """One finding for each quotation of the stage, in order, and the sights they were found in."""
    findings: list[Finding] = []
    sights: list[Sight] = []
    found = None
    for index, quotation in enumerate(stage.marked):
        scene = stage.scene(quotation.paragraph)
        sight = look_at(stage.text, scene, quotation, index, found)
        sights.append(sight)
        if scene.words[sight.token] is NICKNAME:
            # Nobody says it, and who spoke before goes on.
            findings.append(NOTHING)
            continue
        found = _sift(sight) or _look_beyond(stage, sight, index, findings) or NOTHING
        findings.append(found)
    return number_parts(findings), sights


def _sift(sight: Sight) -> Finding | None:
    """The answer of the first rule that has one; rules that cannot have one are not asked."""
    found: Finding | None = None
    begins = sight.token <= sight.first
    if sight.scene.lows[sight.first] in OPEN_REPORTED_QUESTIONS:
        found = reported_question(sight)
        if found:
            return found
    if sight.right >= 0:
        found = right_inverted(sight) or according_to(sight) or right_clause(sight)
    elif begins:
        found = signed(sight)
    if found is None and not begins:
        found = _sift_left(sight)
        if found and found.confidence == "low":
            # "... because they called it Q years ago, the report said".
            found = sentence_tail(sight) or found
    if found:
        return found
    if sight.stop - sight.first > 1:
        found = sentence_tail(sight) or same_sentence(sight)
    if found is None and not begins:
        found = sentence_subject(sight)
    return found or carried_over(sight) or previous_sentence(sight)


def _sift_left(sight: Sight) -> Finding | None:
    """The answer of the rules for what stands before; the word there tells which may have one."""
    found = split_sentence(sight)
    before = sight.scene.lows[sight.token - 1]
    if found is None:
        if before == ":":
            found = named_at_start(sight) or words_from(sight)
        elif before == "that":
            found = claimed_by(sight)
        elif before == "of":
            found = called_by(sight)
    found = found or left_clause(sight) or left_noun(sight)
    return found or (named_before(sight) if before == ":" else None)


def _may_go_on(stage: Stage, quotation: Marked) -> bool:
    """Whether the paragraph below may attribute the quotation; else it need not be read."""
    below = quotation.last + 1
    if below == len(stage.paragraphs):
        return False
    start, end = stage.paragraphs[below]
    return stage.text[quotation.end - 1] == "," or stage.text[start:end].lstrip()[0] in DASHES


def _look_beyond(stage: Stage, sight: Sight, index: int, findings: list[Finding]) -> Finding | None:
    """What the paragraphs above and below say of a quotation that its own says nothing of."""
    text, quotation = stage.text, sight.quotation
    if sight.token == len(sight.scene.words) - 1 and _may_go_on(stage, quotation):
        found = next_paragraph(text, stage.scene(quotation.last + 1), sight)
        if found:
            return found
    if sight.token > 0:
        # Of quotations further on in a paragraph, one in fourteen is that of the speaker above.
        return None
    above = stage.above(quotation.paragraph)
    if above < 0:
        return None
    scene = stage.scene(above)
    if not scene.words:
        return None
    last = look_from_end(text, scene, quotation, scene.sentence(len(scene.words) - 1))
    if text[stage.paragraphs[above][1] - 1] == ":":
        found = introduced(last)
        if found:
            return found
    if index and stage.marked[index - 1].last == above and findings[index - 1].start >= 0:
        before = findings[index - 1]
        confidence: Confidence = "medium" if is_sentence(sight) else "low"
        return replace(before, rule="previous_paragraph", confidence=confidence, part=None)
    return previous_paragraph(last)
