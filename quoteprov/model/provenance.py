"""The answer for one utterance, as values whose fields are JSON keys: encoded as they stand."""

from __future__ import annotations

from msgspec import Struct

from quoteprov.model.values import (
    Alert,
    Change,
    Confidence,
    DescentStatus,
    Entry,
    Field,
    FirstStatus,
    Place,
    Precision,
    Related,
    Severity,
    SpeakerStatus,
)


class Witness(Struct, frozen=True, kw_only=True):
    """A quotation as evidence for an utterance. Parts of a split quotation share a sigil.

    ``speaker`` is the mention as printed and ``resolved`` the name it stands for; where the
    article itself is unclear and others settle it, ``inferred`` is true. ``copy_of``
    names the article whose text this article carries for the most part. ``seen``: the date is
    that on which a data set saw the article, which was published then or before.
    ``boilerplate``: the outlet prints the paragraph in article after article.
    """

    sigil: str
    outlet: str
    article: str
    title: str | None
    path: str
    record: str | None
    url: str | None
    published: str | None
    precision: Precision | None
    field: Field
    start: int
    end: int
    exact: str
    place: Place
    speaker: str | None
    resolved: str | None
    inferred: bool
    cue: str | None
    confidence: Confidence
    copy_of: str | None = None
    seen: bool = False
    boilerplate: bool = False


class Attestation(Struct, frozen=True, kw_only=True):
    """A wording of an utterance with the witnesses that carry it."""

    text: str
    changes: tuple[Change, ...]
    severity: Severity
    alerts: tuple[Alert, ...]
    entries: tuple[Entry, ...]
    witnesses: tuple[Witness, ...]


class Speaker(Struct, frozen=True):
    """Who said it, and how the articles stand to that."""

    name: str | None
    status: SpeakerStatus


class First(Struct, frozen=True, kw_only=True):
    """The first printing: one outlet, a tie within the precision of the dates, or unknown.

    "seen": the earliest date is one on which a data set saw the articles of ``outlets``; they had
    been printed by then, and so may others that it saw later.
    """

    status: FirstStatus
    published: str | None = None
    precision: Precision | None = None
    outlets: tuple[str, ...] = ()


class UnquotedCarrier(Struct, frozen=True, kw_only=True):
    """Where an article prints the words without quotation marks.

    ``boilerplate``: the outlet prints the paragraph in article after article.
    """

    outlet: str
    article: str
    title: str | None
    path: str
    record: str | None
    published: str | None
    precision: Precision | None
    field: Field
    start: int
    end: int
    exact: str
    boilerplate: bool = False


class Descent(Struct, frozen=True, kw_only=True):
    """One edge of the stemma: from whom a witness took the words, and what speaks for it."""

    child: str
    parent: str | None
    status: DescentStatus
    candidates: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class Comparison(Struct, frozen=True, kw_only=True):
    """The query, where it is a whole quotation, held against the lemma of an utterance."""

    text: str
    changes: tuple[Change, ...]
    severity: Severity
    alerts: tuple[Alert, ...]
    entries: tuple[Entry, ...]
    carried_by: tuple[str, ...]


class Summary(Struct, frozen=True, kw_only=True):
    """What is counted of an utterance: kept in the index, so that many can be ranked quickly.

    ``outlets`` is the number of outlets that carry it in quotation marks, ``independent`` the
    number of those outlets that print it in a text which is no syndicated copy of another.
    """

    speaker: Speaker
    first: First
    outlets: int
    independent: int


class Provenance(Struct, frozen=True, kw_only=True):
    """The answer for one utterance: apparatus, first printing, carriers and stemma.

    ``score`` (0 to 100) is set where the utterance is only near to a query that was not found.
    ``unquoted_more``: so many articles may print the words without marks that not all were looked
    through.
    """

    id: str
    lemma: str
    speaker: Speaker
    first: First
    outlets: int
    independent: int
    wordings: tuple[Attestation, ...]
    unquoted: tuple[UnquotedCarrier, ...] = ()
    unquoted_more: bool = False
    stemma: tuple[Descent, ...] = ()
    related: tuple[Related, ...] = ()
    compared: Comparison | None = None
    score: float | None = None
