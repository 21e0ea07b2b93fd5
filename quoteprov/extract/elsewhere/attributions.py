"""Joins what is found in other languages than English: speaker, label, name, confidence."""

from __future__ import annotations

from collections.abc import Sequence

from quoteprov.extract.elsewhere.characters import Characters
from quoteprov.extract.elsewhere.labels import label_elsewhere
from quoteprov.extract.elsewhere.persons import Persons
from quoteprov.extract.elsewhere.sieve import find_elsewhere
from quoteprov.extract.elsewhere.tongues import UNSPACED, load_tongue
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.sight import NOTHING, Finding
from quoteprov.extract.speakers import Stage
from quoteprov.model import Attribution, Span

Attributed = tuple[Attribution, int | None]
"""An attribution, and the number that the parts of one split sentence share."""
# Rules that take whom another sentence begins with, be it somebody or not.
WEAK = frozenset({"named_before", "sentence_subject", "previous_sentence", "previous_paragraph"})
_NONE = Attribution(rule=NOTHING.rule, confidence=NOTHING.confidence)


def attribute_elsewhere(stage: Stage, language: str) -> list[Attributed]:
    """The attribution of each quotation of the stage, a text in ``language``, in order."""
    text = stage.text
    findings = find_elsewhere(stage, language)
    extent = stage.paragraphs[0][0], stage.paragraphs[-1][1]
    names = open_names(text, extent, stage.marked, language)
    attributed: list[Attributed] = []
    nobody: set[int] = set()
    for quotation, finding in zip(stage.marked, findings, strict=True):
        label = label_elsewhere(text, quotation, finding, language)
        if label:
            attributed.append((Attribution(rule=label, confidence="low"), None))
        elif finding.start < 0 or finding.start in nobody or names is None:
            attributed.append((_NONE, None))
        else:
            attributed.append((_resolve(text, finding, names), finding.part))
            if attributed[-1][0] is _NONE:
                nobody.add(finding.start)
    return attributed


def open_names(
    text: str, extent: Extent, marked: Sequence[Marked], language: str
) -> Persons | Characters | None:
    """The names of a text in ``language``, None where its words are not known.

    Those within the quotations ``marked`` are no names of who speaks.
    """
    if language in UNSPACED:
        return Characters(text, *extent, language)
    tongue = load_tongue(language)
    quoted = [(quotation.left, quotation.right) for quotation in marked]
    return Persons(text, *extent, tongue, quoted) if tongue else None


def _resolve(text: str, finding: Finding, names: Persons | Characters) -> Attribution:
    mention = text[finding.start : finding.end]
    cue = text[finding.cue[0] : finding.cue[1]] if finding.cue else None
    confidence = finding.confidence
    if names.is_pronoun(mention):
        resolved = names.find(mention.lower(), finding.start)
        confidence = "low"
    else:
        resolved = names.resolve(mention, finding.start, cue)
        if resolved and names.guessed:
            confidence = "low"
        if resolved:
            names.keep(resolved, finding.start, mention, cue)
        elif finding.rule in WEAK and not names.may_speak(mention):
            return _NONE
    return Attribution(
        mention=mention,
        span=Span(finding.start, finding.end),
        resolved=resolved,
        cue=cue,
        rule=finding.rule,
        confidence=confidence,
    )
