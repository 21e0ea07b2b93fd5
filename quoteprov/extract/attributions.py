"""Joins what the rules find: speaker, label, resolved name and confidence of each quotation."""

from __future__ import annotations

from quoteprov.extract.antecedents import GENDERS, Antecedents
from quoteprov.extract.labels import Label, label_unspoken
from quoteprov.extract.names import FullNames
from quoteprov.extract.sight import NOTHING, Finding
from quoteprov.extract.speakers import Stage, find_speakers
from quoteprov.model import Attribution, Confidence, Span

Attributed = tuple[Attribution, int | None]
"""An attribution, and the number that the parts of one split sentence share."""


def attribute(stage: Stage) -> list[Attributed]:
    """The attribution of each quotation of the stage, in order."""
    findings = find_speakers(stage)
    names = FullNames(stage.text, stage.paragraphs[0][0], stage.paragraphs[-1][1])
    antecedents = Antecedents(stage, names)
    attributed: list[Attributed] = []
    label: Label = ""
    for quotation, finding in zip(stage.marked, findings, strict=True):
        label = label_unspoken(stage.text, quotation, finding, label)
        if label:
            attribution, part = Attribution(rule=label, confidence="low"), None
        else:
            attribution, part = _resolve(stage.text, finding, names, antecedents), finding.part
        antecedents.resolved.append(attribution.resolved)
        attributed.append((attribution, part))
    return attributed


def _resolve(
    text: str, finding: Finding, names: FullNames, antecedents: Antecedents
) -> Attribution:
    if finding.start < 0:
        return Attribution(rule=NOTHING.rule, confidence=NOTHING.confidence)
    mention = text[finding.start : finding.end]
    confidence: Confidence = finding.confidence
    resolved: str | None = None
    if mention.lower() in GENDERS:
        found = antecedents.find(mention.lower(), finding.start)
        if found is None or found.passed:
            confidence = "low"
        resolved = found and found.name
    else:
        resolved = names.resolve(mention)
    return Attribution(
        mention=mention,
        span=Span(finding.start, finding.end),
        resolved=resolved,
        cue=text[slice(*finding.cue)] if finding.cue else None,
        rule=finding.rule,
        confidence=confidence,
    )
