"""The provenance of an utterance: who carries which wording, who printed it first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from quoteprov.model import (
    Attestation,
    Card,
    Provenance,
    Quotation,
    Summary,
    Utterance,
    Witness,
    Wording,
)
from quoteprov.trace.attribution import is_quoted_within, settle_name, settle_speaker
from quoteprov.trace.first import earliest_first, find_first
from quoteprov.trace.sigla import name_sigil
from quoteprov.trace.stemma import Copyist, build_stemma


class Evidence(Struct, frozen=True):
    """What is known of the witnesses: quotations and cards by id, and the original of each copy.

    ``boilerplate`` are the ids of quotations in paragraphs that their outlets print often.

    A quotation or card that is missing was removed after the utterance was aligned; it is left
    out of every answer.
    """

    quotations: Mapping[str, Quotation]
    cards: Mapping[str, Card]
    copies: Mapping[str, str]
    boilerplate: frozenset[str] = frozenset()

    def witnesses(self, wording: Wording) -> list[tuple[Card, tuple[Quotation, ...]]]:
        """The witnesses of a wording, the earliest first, each with its quotations in order."""
        found = []
        for ids in wording.quotations:
            parts = tuple(self.quotations[each] for each in ids if each in self.quotations)
            if parts and (card := self.cards.get(parts[0].article)):
                found.append((card, parts))
        return sorted(found, key=lambda each: (earliest_first(each[0]), each[1][0].span))


def trace_provenance(
    utterance: Utterance, evidence: Evidence, fold: Callable[[str], tuple[str, ...]]
) -> Provenance:
    """The whole answer for one utterance; ``fold`` gives the folded words of a text."""
    summary = summarise_utterance(utterance, evidence)
    attestations = []
    copyists = []
    count = 0
    for wording in utterance.wordings:
        witnesses: list[Witness] = []
        within = is_quoted_within(wording)
        for card, parts in evidence.witnesses(wording):
            sigil = name_sigil(count)
            count += 1
            for part in parts:
                named = settle_name(part.attribution, summary.speaker, within=within)
                witnesses.append(_make_witness(sigil, card, part, named, evidence))
            copyists.append(_make_copyist(sigil, card, wording))
        if witnesses:
            attestations.append(_attest(wording, witnesses))
    return Provenance(
        id=utterance.id,
        lemma=utterance.lemma,
        speaker=summary.speaker,
        first=summary.first,
        outlets=summary.outlets,
        independent=summary.independent,
        wordings=tuple(attestations),
        stemma=build_stemma(copyists, evidence.copies, fold),
        related=utterance.related,
    )


def summarise_utterance(utterance: Utterance, evidence: Evidence) -> Summary:
    """Speaker, first printing and the numbers of outlets, without the apparatus."""
    found = list(_all_witnesses(utterance, evidence))
    articles = {card.id: card for card, _ in found}
    originals = {evidence.copies.get(article, article) for article in articles}
    return Summary(
        speaker=settle_speaker(
            [(card.outlet, part.attribution) for card, parts in found for part in parts]
        ),
        first=find_first(articles.values()),
        outlets=len({card.outlet for card in articles.values()}),
        independent=len({_outlet_of(original, evidence.cards) for original in originals}),
    )


def _all_witnesses(
    utterance: Utterance, evidence: Evidence
) -> Iterator[tuple[Card, tuple[Quotation, ...]]]:
    for wording in utterance.wordings:
        yield from evidence.witnesses(wording)


def _outlet_of(article: str, cards: Mapping[str, Card]) -> str:
    # The original of a copy need not be a witness itself: it then counts under its own id.
    return cards[article].outlet if article in cards else article


def _make_witness(
    sigil: str, card: Card, quotation: Quotation, named: tuple[str | None, bool], evidence: Evidence
) -> Witness:
    attribution = quotation.attribution
    resolved, inferred = named
    return Witness(
        sigil=sigil,
        outlet=card.outlet,
        article=card.id,
        title=card.title,
        path=card.path,
        record=card.record,
        url=card.url,
        published=card.when,
        precision=card.precision,
        field=quotation.field,
        start=quotation.span.start,
        end=quotation.span.end,
        exact=quotation.exact,
        place=quotation.place,
        speaker=attribution.mention,
        resolved=resolved,
        inferred=inferred,
        cue=attribution.cue,
        confidence=attribution.confidence,
        copy_of=evidence.copies.get(card.id),
        seen=card.published is not None and card.published.seen,
        boilerplate=quotation.id in evidence.boilerplate,
    )


def _make_copyist(sigil: str, card: Card, wording: Wording) -> Copyist:
    readings = frozenset(
        (entry.lemma, entry.reading)
        for entry in wording.entries
        if entry.change in ("substitution", "insertion", "splice")
    )
    return Copyist(sigil=sigil, card=card, text=wording.text, readings=readings)


def _attest(wording: Wording, witnesses: Sequence[Witness]) -> Attestation:
    return Attestation(
        text=wording.text,
        changes=wording.changes,
        severity=wording.severity,
        alerts=wording.alerts,
        entries=wording.entries,
        witnesses=tuple(witnesses),
    )
