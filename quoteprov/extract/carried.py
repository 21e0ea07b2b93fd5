"""Rules that take the speaker from another quotation, sentence or paragraph nearby."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from quoteprov.extract.clauses import first_subject, subject_before
from quoteprov.extract.grammar import GRAMMAR
from quoteprov.extract.left import (
    NEVER_INVERTED,
    left_clause,
    named_before,
    sentence_subject,
)
from quoteprov.extract.phrases import Phrase, can_speak, phrase_after
from quoteprov.extract.right import according_to, right_clause, right_inverted, signed
from quoteprov.extract.sight import (
    Finding,
    Sight,
    is_sentence,
    look_from_end,
    look_from_start,
    make_finding,
)
from quoteprov.extract.tokens import Scene
from quoteprov.model import Confidence

SPLITTING = frozenset({"right_inverted", "right_clause", "according_to", "split_sentence"})
CONNECTIVES = frozenset({",", "—", "–", "-", "--", ":", "but", "and", "that"})


def split_sentence(sight: Sight) -> Finding | None:
    """Take the speaker of "A," he said, "B." of the same sentence."""
    before = sight.before
    if sight.before_token < sight.first or before is None or before.rule not in SPLITTING:
        return None
    scene = sight.scene
    if (
        before.start < scene.ends[sight.before_token]
        or scene.lows[sight.token - 1] not in CONNECTIVES
    ):
        return None
    speech = GRAMMAR.cues.speech
    cues = [low for low in scene.lows[sight.before_token + 1 : sight.token] if low in speech]
    return replace(before, rule="split_sentence", confidence="high") if len(cues) == 1 else None


def same_sentence(sight: Sight) -> Finding | None:
    """Take the speaker of the quotation before it in the same sentence."""
    before = sight.before
    if sight.before_token < sight.first or before is None or before.start < 0:
        return None
    return replace(before, rule="same_sentence", confidence="low", part=None)


def carried_over(sight: Sight) -> Finding | None:
    """Take the speaker of the quotation before it in the paragraph."""
    before = sight.before
    if before is None or before.start < 0:
        return None
    boundaries = sight.scene.sentences
    between = bisect_right(boundaries, sight.first) - bisect_right(boundaries, sight.before_token)
    confidence: Confidence = "medium" if is_sentence(sight) else "low"
    if confidence == "medium" and between <= 1 and before.confidence == "high":
        confidence = "high"
    return replace(before, rule="carried_over", confidence=confidence, part=None)


def previous_sentence(sight: Sight) -> Finding | None:
    """Take whoever the sentence before the quotation's has as speaker or subject."""
    if sight.first <= 0:
        return None
    sentence = sight.scene.sentence(sight.first - 1)
    above = look_from_end(sight.text, sight.scene, sight.quotation, sentence)
    found = _speaker_of(above, "previous_sentence")
    return found and replace(found, confidence="low")


def introduced(sight: Sight) -> Finding | None:
    """Take the speaker of a paragraph that ends in a colon: "She went on to say:"."""
    found = left_clause(sight) or named_before(sight) or sentence_subject(sight)
    return found and replace(found, rule="introduced", confidence="medium")


def previous_paragraph(sight: Sight) -> Finding | None:
    """Take whoever the last sentence of the paragraph above has as speaker or subject."""
    return _speaker_of(sight, "previous_paragraph")


def next_paragraph(text: str, scene: Scene, sight: Sight) -> Finding | None:
    """Take SPEAKER from a paragraph below, ``scene``, that only attributes this one."""
    below = look_from_start(text, scene, sight.quotation)
    found = signed(below)
    if found is None and text[sight.quotation.end - 1] == ",":
        found = right_inverted(below) or according_to(below) or right_clause(below)
    return found and replace(found, rule="next_paragraph", confidence="medium")


def _speaker_of(sight: Sight, rule: str) -> Finding | None:
    """The subject of the first cue in a sentence without quotation, else its own subject."""
    scene = sight.scene
    cued = not GRAMMAR.cues.finite.isdisjoint(scene.lows[sight.first : sight.stop])
    for cue in range(sight.first, sight.stop) if cued else ():
        if scene.lows[cue] in GRAMMAR.cues.finite and scene.words[cue][0].islower():
            phrase = subject_before(scene, sight.first, cue) or _subject_after(sight, cue)
            if phrase and can_speak(scene, phrase):
                return make_finding(sight, phrase, cue, rule, "medium")
    phrase = first_subject(scene, sight.first, sight.stop)
    if phrase and can_speak(scene, phrase):
        return make_finding(sight, phrase, None, rule, "low")
    return None


def _subject_after(sight: Sight, cue: int) -> Phrase | None:
    """The subject of a verb of speech after a comma: "It works, says SPEAKER."."""
    scene = sight.scene
    if cue == sight.first or scene.words[cue - 1] != ",":
        return None
    if scene.lows[cue] not in GRAMMAR.cues.speech or scene.lows[cue] in NEVER_INVERTED:
        return None
    return phrase_after(scene, cue + 1, sight.stop)
