"""Whom a "he" or "she" stands for: the person that the sentences before it are about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from sys import maxsize

from quoteprov.extract.clauses import first_subject, subject_before
from quoteprov.extract.descriptions import describes, person_described
from quoteprov.extract.full_names import FullNames
from quoteprov.extract.grammar import GRAMMAR
from quoteprov.extract.names import Gender
from quoteprov.extract.offices import bearer_of, name_in_apposition
from quoteprov.extract.phrases import Phrase, can_speak, phrase_after
from quoteprov.extract.sight import FURTHEST
from quoteprov.extract.speakers import Stage
from quoteprov.extract.tokens import QUOTATION, Scene

PARAGRAPHS_BACK, SENTENCES_BACK = 4, 8
# What a verb stands after where its subject may follow.
INVERTS = frozenset({",", QUOTATION})
GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


class Antecedents:
    """Looks back from pronouns in one text, whose quotations are added as they are read.

    ``spoken`` has where each speaker is named, and the name.
    """

    def __init__(self, stage: Stage, names: FullNames) -> None:
        self.stage = stage
        self.names = names
        self.spoken: list[tuple[int, str]] = []
        self._resolved: list[str | None] = []
        # One in four of these is asked for again (counted in US news).
        self._found: dict[tuple[Scene, int, int, Gender], str | int] = {}

    def add(self, resolved: str | None, start: int) -> None:
        """Keep who speaks in the next quotation and is named at ``start``, None where not known."""
        self._resolved.append(resolved)
        if resolved and (not self.spoken or start > self.spoken[-1][0]):
            self.spoken.append((start, resolved))

    def find(self, pronoun: str, position: int) -> tuple[str | None, int]:
        """The person that ``pronoun`` at ``position`` of the text stands for.

        And how many subjects that could speak were passed over.
        """
        return self._find(GENDERS[pronoun], position)

    def find_anybody(self, position: int) -> str | None:
        """The person that an epithet at ``position`` stands for: "the real estate mogul"."""
        return self._find("", position)[0]

    def _find(self, gender: Gender, position: int) -> tuple[str | None, int]:
        stage = self.stage
        paragraph = bisect_right(stage.paragraphs, (position, maxsize)) - 1
        passed = 0
        for above in range(paragraph, max(0, paragraph - PARAGRAPHS_BACK) - 1, -1):
            if above < paragraph and stage.is_furniture(above):
                continue
            scene = stage.scene(above)
            # Of a sentence that goes on after the pronoun, what stands before it.
            stop = bisect_right(scene.ends, position)
            last = bisect_left(scene.sentences, stop)
            for first in reversed(scene.sentences[max(0, last - SENTENCES_BACK) : last]):
                found = self._subject(scene, first, stop, gender)
                if isinstance(found, str):
                    return found, passed
                passed += found
                stop = first
        return None, passed

    def _subject(self, scene: Scene, first: int, stop: int, gender: Gender) -> str | int:
        """The name of the sentence's subject, or how much it stands in the way (0 or 1)."""
        if scene.words[first] is QUOTATION:
            index = scene.quotation(first)
            name = self._resolved[index] if index < len(self._resolved) else None
            return self._as_person(name, gender) or 0
        sentence = (scene, first, stop, gender)
        found = self._found.get(sentence)
        if found is None:
            found = self._found[sentence] = self._read_subject(scene, first, stop, gender)
        return found

    def _read_subject(self, scene: Scene, first: int, stop: int, gender: Gender) -> str | int:
        other = 0
        for phrase in _subjects(scene, first, stop):
            low = scene.lows[phrase[1] - 1]
            if low in GENDERS:
                return 0
            if can_speak(scene, phrase):
                start, end = scene.start(phrase[0]), scene.ends[phrase[1] - 1]
                name = self._as_person(self._named(start, end), gender)
                if name:
                    return name
                other = 1
        return other

    def _named(self, start: int, end: int) -> str:
        """What names the subject from ``start`` to ``end``: beside an office, or who bears it."""
        mention = self.stage.text[start:end]
        beside = name_in_apposition(self.names, mention, end)
        if beside or not describes(mention):
            return beside or mention
        bearer, _ = bearer_of(self.names, mention, start)
        return bearer or person_described(self.names, mention, start)[0] or mention

    def _as_person(self, mention: str | None, gender: Gender) -> str | None:
        name = self.names.person(mention) if mention else None
        return name.text if name and (not gender or name.gender in ("", gender)) else None


def _subjects(scene: Scene, first: int, stop: int) -> Iterator[Phrase]:
    """The subject of the sentence, then that of its first cue, also where it stands after that."""
    subject = first_subject(scene, first, stop)
    if subject:
        yield subject
    speech = GRAMMAR.cues.speech
    stop = min(stop, first + FURTHEST)
    if speech.isdisjoint(scene.lows[first + 1 : stop]):
        return
    for cue in range(first + 1, stop):
        if scene.lows[cue] in speech and scene.words[cue][0].islower():
            speaker = _subject_after(scene, cue, stop) or subject_before(scene, first, cue)
            if speaker and speaker != subject:
                yield speaker
            break


def _subject_after(scene: Scene, cue: int, stop: int) -> Phrase | None:
    """The name that is the subject of a verb before it: "It rained, said Ana Ruiz"."""
    # "Ana Ruiz, the mayor, told reporters from Millbury": these are whom she told.
    if scene.words[cue - 1] not in INVERTS or scene.lows[cue] in GRAMMAR.passives:
        return None
    phrase = phrase_after(scene, cue + 1, stop)
    return phrase if phrase and scene.words[phrase[1] - 1][0].isupper() else None
