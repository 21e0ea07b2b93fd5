"""The subjects of participles and of second verbs, which stand in the clause these belong to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from quoteprov.extract.clauses import antecedent, first_subject, subject_before
from quoteprov.extract.grammar import GRAMMAR, is_adverb
from quoteprov.extract.phrases import (
    LONGEST_PHRASE,
    OBJECTS,
    Phrase,
    can_speak,
    phrase_after,
    phrase_before,
)
from quoteprov.extract.sight import Sight
from quoteprov.extract.tokens import QUOTATION, Scene

CLAUSE_MARKS = frozenset({",", ";", "—", "–", "--", "("})
SUBORDINATORS = frozenset({"when", "while", "after", "before", "since", "although", "though", "as"})
# After these a clause begins that a participle without a comma may go on with.
INNER = SUBORDINATORS | {"which", "where"}
ABOUT_SUBJECT = frozenset({"who", "which"})
QUOTING = frozenset("quoted quotes quote quoting cited cites cite citing".split())
# Of 60,000 sentences of news with a cue four have more clauses to go back.
MOST_CLAUSES = 8


def subject_of_participle(sight: Sight, cue: int, previous: str) -> Phrase | None:
    """The subject of the participle at ``cue``, or of the verb there after "to"; ``previous`` is
    the word before it.
    """
    scene = sight.scene
    if previous == "as":
        quoted = _whom_somebody_quotes(sight, cue)
        if quoted is not None:
            return quoted
    verb = cue - 1
    while verb > sight.first and is_adverb(scene.lows[verb]):
        verb -= 1
    if verb > sight.first and scene.lows[verb] in GRAMMAR.auxiliaries:
        subject = subject_before(scene, sight.first, cue)
        if subject is not None:
            return subject
    elif cue > sight.first and previous != "to":
        subject = _absolute_subject(sight, cue)
        if subject is None and scene.words[cue - 1][0].isupper():
            subject = phrase_before(scene, sight.first, cue)
        if subject is not None and can_speak(scene, subject) and not _is_saying(scene, subject):
            return subject
    return main_subject(sight, cue)


def main_subject(sight: Sight, stop: int) -> Phrase | None:
    """The subject of the clause that a participle or a second verb at ``stop`` belongs to."""
    scene = sight.scene
    for start in islice(_starts_of_clauses(scene, sight.first, stop), MOST_CLAUSES):
        subject = _subject_of_relative(sight, start, stop)
        if subject:
            return subject
        subject = first_subject(scene, start, stop)
        if subject and can_speak(scene, subject) and _has_verb(scene, subject[1], stop):
            return subject
    return first_subject(scene, sight.first, stop)


def _is_saying(scene: Scene, subject: Phrase) -> bool:
    """Whether it is what somebody issued: "(NAME issued) a statement Tuesday saying"."""
    return any(low in GRAMMAR.settings for low in scene.lows[slice(*subject)])


def _whom_somebody_quotes(sight: Sight, cue: int) -> Phrase | None:
    """Take SPEAKER from "The Herald quoted SPEAKER as saying"."""
    scene = sight.scene
    for verb in range(cue - 3, max(sight.first, cue - LONGEST_PHRASE) - 1, -1):
        if scene.lows[verb] in QUOTING:
            phrase = phrase_after(scene, verb + 1, cue - 1)
            if phrase is None and scene.lows[verb + 1] in OBJECTS:
                phrase = (verb + 1, verb + 2)
            return phrase
    return None


def _absolute_subject(sight: Sight, cue: int) -> Phrase | None:
    """The subject of a participle after "with": "..., with SPEAKER loudly saying "."""
    scene = sight.scene
    for token in range(cue - 2, max(sight.first, cue - LONGEST_PHRASE) - 1, -1):
        if scene.words[token] in CLAUSE_MARKS:
            break
        if scene.lows[token] == "with" and scene.words[token - 1] in (",", "—"):
            return phrase_after(scene, token + 1, cue)
    return None


def _subject_of_relative(sight: Sight, start: int, stop: int) -> Phrase | None:
    """Whom a clause is about that runs from "who" at ``start`` to ``stop``."""
    scene = sight.scene
    if scene.lows[start] not in ABOUT_SUBJECT or "," in scene.words[start : stop - 1]:
        return None
    low = scene.lows[start + 1]
    if low in GRAMMAR.pronouns or low in GRAMMAR.determiners:
        # "The work, which they spoilt by saying".
        return None
    if scene.words[start + 1][0].isupper():
        return None
    subject = antecedent(scene, sight.first, start)
    return subject if subject and can_speak(scene, subject) else None


def _starts_of_clauses(scene: Scene, first: int, stop: int) -> Iterator[int]:
    """Where clauses may begin between two tokens, the last first.

    What follows a comma goes on with the main clause, not with one that "after" begins.
    """
    inner = scene.words[stop - 1] not in CLAUSE_MARKS and scene.words[stop - 1] is not QUOTATION
    for start in range(stop - 1, first, -1):
        word = scene.words[start - 1]
        if word is QUOTATION or word in CLAUSE_MARKS:
            inner = False
            yield start
        elif inner and scene.lows[start - 1] in INNER:
            yield start


def _has_verb(scene: Scene, token: int, stop: int) -> bool:
    while token < stop and is_adverb(scene.lows[token]):
        token += 1
    if token >= stop or not scene.words[token][0].islower():
        return False
    low = scene.lows[token]
    return low in GRAMMAR.auxiliaries or low in GRAMMAR.finite or low.endswith("ed")
