"""The witnesses of an utterance as carriers: who printed it, when, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from quoteprov.model import Attestation, Provenance, Witness
from quoteprov.render.phrases import ID_DIGITS, say_date


class Carrier(NamedTuple):
    """One witness as it is shown: the parts of a split quotation are one carrier."""

    sigil: str
    outlet: str
    date: str
    is_first: bool
    tags: tuple[str, ...]
    witnesses: tuple[Witness, ...]


def list_carriers(provenance: Provenance) -> list[list[Carrier]]:
    """The carriers of each wording, in the order of the witnesses."""
    witnesses = [each for wording in provenance.wordings for each in wording.witnesses]
    outlets = {witness.article: witness.outlet for witness in witnesses}
    first = _first_dates(provenance.first.outlets, witnesses)
    disputed = provenance.speaker.status == "disputed"
    return [
        [
            Carrier(
                parts[0].sigil,
                parts[0].outlet,
                "seen " * parts[0].seen + say_date(parts[0].published),
                first.get(parts[0].outlet, "") == parts[0].published,
                tuple(_say_tags(parts, outlets, disputed=disputed)),
                tuple(parts),
            )
            for parts in _join_parts(wording)
        ]
        for wording in provenance.wordings
    ]


def count_undated(provenance: Provenance) -> int:
    """How many articles among the witnesses have no date."""
    witnesses = (each for wording in provenance.wordings for each in wording.witnesses)
    return len({each.article for each in witnesses if each.published is None})


def say_attribution(witness: Witness) -> str:
    """How the article attributes it: "“he”, for Rex Tillerson, cue “said”, high confidence"."""
    if witness.speaker is None and witness.resolved is None:
        return "no speaker named"
    said = [f"“{witness.speaker}”" if witness.speaker else "no speaker named"]
    if witness.resolved and witness.resolved != witness.speaker:
        said.append(f"{'inferred to be' if witness.inferred else 'for'} {witness.resolved}")
    if witness.cue:
        said.append(f"cue “{witness.cue}”")
    return ", ".join((*said, f"{witness.confidence} confidence"))


def _first_dates(outlets: Sequence[str], witnesses: Sequence[Witness]) -> dict[str, str]:
    """The earliest date of each of the outlets that printed it first."""
    first: dict[str, str] = {}
    for witness in witnesses:
        if witness.outlet in outlets and witness.published is not None:
            known = first.setdefault(witness.outlet, witness.published)
            first[witness.outlet] = min(known, witness.published)
    return first


def _join_parts(wording: Attestation) -> list[list[Witness]]:
    by_sigil: dict[str, list[Witness]] = {}
    for witness in wording.witnesses:
        by_sigil.setdefault(witness.sigil, []).append(witness)
    return list(by_sigil.values())


def _say_tags(
    parts: Sequence[Witness], outlets: Mapping[str, str], *, disputed: bool
) -> Iterator[str]:
    witness = parts[0]
    if witness.place == "headline":
        yield "headline"
    if len(parts) > 1:
        yield f"split in {len(parts)}"
    if witness.copy_of is not None:
        # The original need not be a witness itself.
        yield f"copy of {outlets.get(witness.copy_of, f'article {witness.copy_of[:ID_DIGITS]}')}"
    if witness.boilerplate:
        yield "boilerplate"
    if disputed:
        yield _say_named(witness)
    elif witness.inferred:
        yield "speaker inferred"


def _say_named(witness: Witness) -> str:
    if witness.resolved:
        return f"names {witness.resolved}"
    return f"names “{witness.speaker}”" if witness.speaker else "names nobody"
