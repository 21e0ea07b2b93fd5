"""Rules for a noun that names somebody's words: a claim, chants, a reply."""

from __future__ import annotations

from quoteprov.extract.grammar import GRAMMAR
from quoteprov.extract.lexicon import POSSESSIVES
from quoteprov.extract.phrases import Phrase, can_speak, phrase_after, phrase_before
from quoteprov.extract.sight import Finding, Sight, make_finding
from quoteprov.extract.tokens import Scene

OWNERS = frozenset({"his", "her", "their"})
OWNER_TO_NOUN = 4


def left_noun(sight: Sight) -> Finding | None:
    """Take SPEAKER from SPEAKER's claim that "Q"."""
    nouns = GRAMMAR.cues.nouns
    # To ask whether there is any takes a quarter of the time of a loop (measured).
    if nouns.isdisjoint(sight.scene.lows[sight.first + 1 : sight.token]):
        return None
    for noun in range(sight.token - 1, sight.first, -1):
        if sight.scene.lows[noun] in nouns:
            owner = _owner_of(sight, noun)
            if owner:
                return make_finding(sight, owner, noun, "left_noun", "low")
    return None


def claimed_by(sight: Sight) -> Finding | None:
    """Take SPEAKER from NAME rejected SPEAKER's claim that "Q", where "that" stands before it."""
    scene, noun = sight.scene, sight.token - 2
    if noun <= sight.first or scene.lows[noun] not in GRAMMAR.cues.nouns:
        return None
    owner = _owner_of(sight, noun)
    if owner is None or scene.lows[owner[0]] in OWNERS or not _is_somebody(scene, owner):
        return None
    return make_finding(sight, owner, noun, "left_noun", "medium")


def words_from(sight: Sight) -> Finding | None:
    """Take SPEAKER from a reply from SPEAKER: "Q", where a colon stands before it."""
    scene = sight.scene
    phrase = phrase_before(scene, sight.first, sight.token - 1)
    if phrase is None or phrase[0] - 2 < sight.first or not can_speak(scene, phrase):
        return None
    noun = phrase[0] - 2
    if scene.lows[noun + 1] not in ("from", "by") or scene.lows[noun] not in GRAMMAR.cues.nouns:
        return None
    return make_finding(sight, phrase, noun, "left_noun", "medium")


def called_by(sight: Sight) -> Finding | None:
    """Take SPEAKER from chants of "Q" from SPEAKER, where "of" stands before it."""
    scene, noun, after = sight.scene, sight.token - 2, sight.token + 1
    if noun < sight.first or after + 1 >= sight.stop or scene.lows[noun] not in GRAMMAR.cues.nouns:
        return None
    if scene.lows[after] not in ("from", "by"):
        return None
    phrase = phrase_after(scene, after + 1, sight.stop)
    if phrase is None or not can_speak(scene, phrase):
        return None
    return make_finding(sight, phrase, noun, "left_noun", "medium")


def _owner_of(sight: Sight, noun: int) -> Phrase | None:
    """Whose the noun is: "NAME's bold claim", "her claim"."""
    scene = sight.scene
    for owner in range(noun - 1, max(sight.first - 1, noun - 1 - OWNER_TO_NOUN), -1):
        word = scene.words[owner]
        if scene.lows[owner] in OWNERS:
            return (owner, owner + 1)
        if word.endswith(POSSESSIVES) and word[0].isupper():
            phrase = phrase_before(scene, sight.first, owner + 1)
            if phrase:
                return phrase
    return None


def _is_somebody(scene: Scene, owner: Phrase) -> bool:
    """Whether it names somebody rather than a day: "Monday's speech"."""
    return any(
        scene.words[token][0].isupper() and scene.lows[token].rstrip("'’s") not in GRAMMAR.times
        for token in range(*owner)
    )
