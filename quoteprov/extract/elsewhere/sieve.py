"""Speakers in texts that are not English: a sieve of rules, from the surest to the weakest.

The rules ask a language's words (``tongues``) and no grammar of its own; a language whose words
are not known has no answers: none is better than a wrong one.
"""

from __future__ import annotations

from msgspec.structs import replace

from quoteprov.extract.elsewhere.documents import printed
from quoteprov.extract.elsewhere.impersonal import who_is_there
from quoteprov.extract.elsewhere.interviews import Interview
from quoteprov.extract.elsewhere.introductions import (
    has_cue,
    is_called,
    is_dropped,
    is_reported,
    lacks_subject,
    left,
    left_cited,
    meant_before,
    named_after,
    named_before,
    subject,
)
from quoteprov.extract.elsewhere.nominals import DASHES
from quoteprov.extract.elsewhere.reports import drops_after, right, tail
from quoteprov.extract.elsewhere.scenery import read_scenery
from quoteprov.extract.elsewhere.tongues import UNSPACED, Tongue, load_tongue
from quoteprov.extract.elsewhere.unspaced import find_unspaced
from quoteprov.extract.elsewhere.views import View, look, near_sentence
from quoteprov.extract.sight import NOTHING, Finding, number_parts
from quoteprov.extract.speakers import Stage
from quoteprov.extract.tokens import QUOTATION, Scene
from quoteprov.model import Confidence

SPLITTING = frozenset({"right_inverted", "right_clause", "according_to", "split_sentence"})
ENDS = ".!?…"
MOST_CALLED = 4
# Speech that is reported in its mood goes on no longer before a quotation.
MOST_REPORTED = 4
# Who is meant by a verb without a subject stands no further before it.
MOST_SENTENCES = 3
MOST_QUOTATIONS = 8


def find_elsewhere(stage: Stage, language: str) -> list[Finding]:
    """One finding for each quotation of a text in ``language``, in order."""
    if language in UNSPACED:
        return find_unspaced(stage.text, stage.paragraphs, stage.marked, language)
    tongue = load_tongue(language)
    if tongue is None:
        return [NOTHING] * len(stage.marked)
    return _Sieve(stage, tongue).sift()


class _Sieve:
    """The rules asked of one text; each paragraph is read once, when asked for."""

    def __init__(self, stage: Stage, tongue: Tongue) -> None:
        self.stage = stage
        self.text = stage.text
        self.paragraphs = stage.paragraphs
        self.marked = stage.marked
        self.tongue = tongue
        self.findings: list[Finding] = []
        self._interview = Interview(stage.text, stage.paragraphs, stage.marked, tongue)
        self._called: set[int] = set()
        self._scenes: dict[int, Scene] = {}

    def sift(self) -> list[Finding]:
        for index, quotation in enumerate(self.marked):
            scene = self._scene(quotation.paragraph)
            view = look(self.text, scene, self.tongue, quotation, scene.place(index))
            if is_called(view):
                self._called.add(index)
            called = index in self._called
            found = None if called else self._beside(view, index) or self._beyond(view, index)
            found = found and who_is_there(view, found)
            self.findings.append(found or NOTHING)
            if found:
                self._tell_before(view, index, found)
        return number_parts(self.findings)

    def _tell_before(self, view: View, index: int, found: Finding) -> None:
        """Give quotations of a sentence the speaker whom its end names: «Q» y «Q», dijo WHO."""
        if found.rule not in SPLITTING and not drops_after(view):
            return
        while index and view.scene.place(index - 1) >= view.first:
            index -= 1
            if self.findings[index].start >= 0:
                break
            self.findings[index] = replace(found, rule="same_sentence", confidence="low", part=None)

    def _scene(self, paragraph: int) -> Scene:
        """The tokens of a paragraph, or of all that one quotation runs through."""
        scene = self._scenes.get(paragraph)
        if scene is None:
            extent, first, stop, last = self.stage.around(paragraph)
            scene = read_scenery(self.text, extent, self.marked, first, stop, self.tongue)
            for each in range(paragraph, last + 1):
                self._scenes[each] = scene
        return scene

    def _beside(self, view: View, index: int) -> Finding | None:
        """What the sentence of the quotation tells."""
        before = self._before(view, index)
        found = right(view) or split_sentence(view, before, view.scene.place(self._prior(index)))
        if found is None and drops_after(view):
            found = self._spoke_last(view, index)
        if found:
            return found
        words, token = view.scene.words, view.token
        colon = token > view.first and words[token - 1] == ":"
        found = left(view) if token > view.first else None
        if found is None and colon:
            found = meant_before(view) or named_before(view) or left_cited(view)
            found = found or subject(
                view, "sentence_subject", "medium", sure="bare" in self.tongue.traits
            )
        found = found or (left_cited(view) if token > view.first else None) or tail(view)
        found = found or printed(view)
        if found is None and lacks_subject(view):
            found = self._spoke_last(view, index)
        if found is None and before and view.scene.place(self._prior(index)) >= view.first:
            found = replace(before, rule="same_sentence", confidence="low", part=None)
        if found is None and view.tongue.loose and token > view.first:
            # Of the verbs that may stand between no list is complete: "enmarcó esto en «Q»".
            found = subject(view, "sentence_subject", "low", sure=True)
        return found

    def _spoke_last(self, view: View, index: int) -> Finding | None:
        """Who is meant by a verb that leaves out its subject: who spoke or was told of last."""
        scene, place = view.scene, view.scene.place(index - 1) if index else -1
        token = view.first - 1
        for _ in range(MOST_SENTENCES):
            if token <= place:
                break
            found = self._sentence(scene, token, view, "previous_sentence")
            if found:
                return found
            token = scene.sentence(token)[0] - 1
        for _ in range(MOST_QUOTATIONS):
            if not index or scene.place(index - 1) < 0:
                break
            index -= 1
            if self.findings[index].start >= 0:
                before = self.findings[index]
                return replace(before, rule="carried_over", confidence="medium", part=None)
        found = self._above(view, index)
        return found and replace(found, confidence="low")

    def _before(self, view: View, index: int) -> Finding | None:
        """What was found for the quotation before it in the paragraph."""
        prior = self._prior(index)
        if prior < 0 or view.scene.place(prior) < 0:
            return None
        before = self.findings[prior]
        return before if before.start >= 0 else None

    def _prior(self, index: int) -> int:
        """The quotation before it that is no name of something, -1 for none."""
        near = range(index - 1, max(-1, index - 1 - MOST_CALLED), -1)
        return next((prior for prior in near if prior not in self._called), -1)

    def _beyond(self, view: View, index: int) -> Finding | None:
        """What other sentences and paragraphs tell."""
        before = self._before(view, index)
        sentence = is_sentence(view)
        confidence: Confidence = "medium" if sentence else "low"
        if before and (sentence or has_cue(view)):
            between = view.first - 1 > view.scene.place(self._prior(index))
            between = between and (sentence or is_reported(view))
            told = between and self._sentence(view.scene, view.first - 1, view, "previous_sentence")
            if told:
                return told
            if sentence and before.confidence == "high":
                confidence = "high"
            return replace(before, rule="carried_over", confidence=confidence, part=None)
        if not sentence and not is_dropped(view) and not is_reported(view):
            return None
        first = view.first
        for _ in range(MOST_REPORTED):
            if first <= 0:
                break
            found = self._sentence(view.scene, first - 1, view, "previous_sentence")
            first, stop = near_sentence(view.scene, first - 1)
            if found or not _is_told(view, first, stop):
                return found
        return self._above(view, index)

    def _above(self, view: View, index: int) -> Finding | None:
        """What the paragraph above tells of a quotation that begins its paragraph."""
        above = view.quotation.paragraph - 1
        found = named_after(view)
        if found or above < 0:
            return found
        answerer = self._interview.answerer(view.quotation)
        if answerer or self._is_answer(view, index):
            return answerer
        if index and self.marked[index - 1].last == above and self.findings[index - 1].start >= 0:
            scene = self._scene(above)
            told = self._sentence(scene, len(scene.words) - 1, view, "previous_paragraph")
            if told and not self._is_heading(above):
                return told
            before = self.findings[index - 1]
            return replace(before, rule="previous_paragraph", confidence="medium", part=None)
        scene = self._scene(above)
        if not scene.words or self._is_heading(above):
            return None
        colon = self.text[self.paragraphs[above][1] - 1] == ":"
        rule = "introduced" if colon else "previous_paragraph"
        return self._sentence(scene, len(scene.words) - 1, view, rule)

    def _is_answer(self, view: View, index: int) -> bool:
        """Whether a dash answers the question that a dash has asked above."""
        if not index or self.marked[index - 1].last != view.quotation.paragraph - 1:
            return False
        before, text = self.marked[index - 1], self.text
        dashed = text[before.left] in DASHES and text[view.quotation.left] in DASHES
        return dashed and text[before.end - 1] == "?"

    def _is_heading(self, paragraph: int) -> bool:
        """Whether a paragraph ends as no sentence does, or asks what the next one answers."""
        start, end = self.paragraphs[paragraph]
        last = self.text[start:end].rstrip()[-1:]
        return last == "?" or last.isalnum()

    def _sentence(self, scene: Scene, token: int, view: View, rule: str) -> Finding | None:
        """Who speaks in, or else begins, the sentence that ``token`` stands in."""
        first, stop = near_sentence(scene, token)
        if QUOTATION in scene.words[first:stop]:
            return None
        there = View(self.text, scene, self.tongue, view.quotation, stop, first, stop)
        found = (
            left(there)
            or left_cited(there)
            or subject(there, rule, "low", sure=rule != "introduced")
        )
        return found and replace(found, rule=rule, confidence="low")


def _is_told(view: View, first: int, stop: int) -> bool:
    """Whether the mood of a sentence tells that it goes on with what somebody says."""
    return not view.tongue.reportive.isdisjoint(view.scene.lows[first:stop])


def is_sentence(view: View) -> bool:
    """Whether the quotation begins and ends as a sentence does."""
    text, quotation, words = view.text, view.quotation, view.scene.words
    begins = all(words[token] in DASHES for token in range(view.first, view.token))
    ended = text[quotation.end - 1] in ENDS or words[view.token + 1 : view.token + 2] == ["."]
    return not text[quotation.start].islower() and (begins or ended)


def split_sentence(view: View, before: Finding | None, other: int) -> Finding | None:
    """Take the speaker of "Q", sagte WHO, "Q" of the same sentence."""
    scene, token = view.scene, view.token
    if before is None or before.rule not in SPLITTING or token <= view.first:
        return None
    if other < view.first or before.start < scene.ends[other]:
        return None
    joint = scene.words[token - 1]
    if joint not in {",", ":"} and joint not in DASHES:
        return None
    return replace(before, rule="split_sentence", confidence="high")
