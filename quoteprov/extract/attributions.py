"""Joins what the rules find: speaker, label, resolved name and confidence of each quotation."""

from __future__ import annotations

from quoteprov.extract.antecedents import GENDERS, Antecedents
from quoteprov.extract.authors import FIRST_PERSON, name_author
from quoteprov.extract.described_bodies import body_described
from quoteprov.extract.descriptions import is_epithet, official_described, person_described
from quoteprov.extract.documents import author_of, writer_of
from quoteprov.extract.elsewhere.attributions import Attributed, attribute_elsewhere
from quoteprov.extract.full_names import FullNames
from quoteprov.extract.labels import (
    Label,
    is_narration,
    label_unspoken,
)
from quoteprov.extract.languages import ENGLISH
from quoteprov.extract.offices import bearer_of, name_in_apposition
from quoteprov.extract.sight import NOTHING, Finding
from quoteprov.extract.signs import survey
from quoteprov.extract.speakers import Stage, find_speakers
from quoteprov.model import Attribution, Confidence, Span

# A shorter text may happen to name neither number nor day, as seven of 640 news articles do; of
# longer ones only one does.
SHORTEST_NARRATION = 6000


def attribute(stage: Stage, language: str, byline: str | None) -> list[Attributed]:
    """The attribution of each quotation of the stage, in order.

    ``byline`` credits whom "I" stands for.
    """
    if language != ENGLISH:
        return attribute_elsewhere(stage, language)
    findings, labels = _judge(stage)
    names = FullNames(stage.text, stage.paragraphs[0][0], stage.paragraphs[-1][1])
    antecedents = Antecedents(stage, names)
    attributed: list[Attributed] = []
    for finding, label in zip(findings, labels, strict=True):
        if label:
            attribution, part = Attribution(rule=label, confidence="low"), None
        else:
            attribution = _resolve(stage.text, finding, names, antecedents, byline)
            part = finding.part
        antecedents.add(attribution.resolved, finding.start)
        attributed.append((attribution, part))
    return attributed


def _judge(stage: Stage) -> tuple[list[Finding], list[Label]]:
    """What the rules found for each quotation, and which of them nobody is said to have said."""
    text, marked = stage.text, stage.marked
    findings, sights = find_speakers(stage)
    start, end = stage.paragraphs[0][0], stage.paragraphs[-1][1]
    narrated = end - start > SHORTEST_NARRATION and is_narration(text, start, end)
    surroundings = survey(marked, findings, narrated=narrated)
    labels = [
        label_unspoken(sight, finding, surroundings)
        for sight, finding in zip(sights, findings, strict=True)
    ]
    return findings, labels


def _resolve(
    text: str, finding: Finding, names: FullNames, antecedents: Antecedents, byline: str | None
) -> Attribution:
    if finding.start < 0:
        return Attribution(rule=NOTHING.rule, confidence=NOTHING.confidence)
    mention = text[finding.start : finding.end]
    low = mention.lower()
    confidence: Confidence = finding.confidence
    resolved: str | None = None
    if mention == FIRST_PERSON:
        resolved = name_author(byline)
    elif low in GENDERS:
        resolved, passed = antecedents.find(low, finding.start)
        if resolved is None or passed:
            confidence = "low"
    else:
        resolved = name_in_apposition(names, mention, finding.end) or names.resolve(mention)
        if resolved is None:
            resolved, alone = _described(names, antecedents, mention, finding.start)
            if resolved and not alone:
                confidence = "low"
            elif resolved and confidence == "high":
                confidence = "medium"
    return Attribution(
        mention=mention,
        span=Span(finding.start, finding.end),
        resolved=resolved,
        cue=text[finding.cue[0] : finding.cue[1]] if finding.cue else None,
        rule=finding.rule,
        confidence=confidence,
    )


def _described(
    names: FullNames, antecedents: Antecedents, mention: str, position: int
) -> tuple[str | None, bool]:
    """Whom or what a mention without a name says what it is, and whether no other may be meant."""
    if mention.isalpha():
        # "They", "prosecutors": a word alone says no more.
        return None, True
    for rule in (bearer_of, person_described, official_described, body_described):
        resolved, alone = rule(names, mention, position)
        if resolved:
            return resolved, alone
    author = author_of(names, mention)
    if author is None:
        author = writer_of(names, mention, position, antecedents.spoken)
    if author is None and is_epithet(mention):
        return antecedents.find_anybody(position), False
    return author, True
