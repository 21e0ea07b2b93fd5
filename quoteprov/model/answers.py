"""What the commands answer: each is encoded as JSON as it stands, and names its schema."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from quoteprov.model.values import (
    Confidence,
    Counts,
    Field,
    First,
    Place,
    Precision,
    Provenance,
    Rejection,
    Speaker,
    UnquotedCarrier,
)


class TraceAnswer(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.trace/1"):
    """Who carries which wording of what matches the query.

    ``found`` counts the utterances before any limit. ``unquoted`` lists the articles that print
    the query without quotation marks and belong to no utterance above. ``nearest`` is filled
    only where nothing matches.
    """

    query: str
    index: Counts
    found: int
    utterances: tuple[Provenance, ...]
    unquoted: tuple[UnquotedCarrier, ...]
    nearest: tuple[Provenance, ...]


class ShowAnswer(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.show/1"):
    """One utterance in full."""

    index: Counts
    utterance: Provenance


class ExportLine(
    Provenance, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.utterance/1"
):
    """One utterance of the whole index."""


class TopRow(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.top-row/1"):
    """One utterance among the most carried."""

    id: str
    lemma: str
    speaker: Speaker
    first: First
    outlets: int
    independent: int
    wordings: int
    quotations: int


class TopAnswer(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.top/1"):
    """The most carried utterances, by independent outlets."""

    index: Counts
    utterances: tuple[TopRow, ...]


class ArticleRow(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.article/1"):
    """What was read of one article; ``origin`` says where its date comes from."""

    id: str
    path: str
    record: str | None
    outlet: str
    outlet_origin: str
    title: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    precision: Precision | None
    origin: str | None
    url: str | None
    characters: int
    quotations: int
    copy_of: str | None
    text: str | None = None


class ArticlesAnswer(
    Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.articles/1"
):
    """The articles of the index."""

    index: Counts
    articles: tuple[ArticleRow, ...]


class QuotationRow(
    Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.quotation/1"
):
    """One quotation; ``start`` and ``end`` exclude the marks and count in ``field``."""

    article: str
    path: str
    record: str | None
    outlet: str
    field: Field
    start: int
    end: int
    exact: str
    place: Place
    part: int | None
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    resolved: str | None
    cue: str | None
    confidence: Confidence
    rule: str


class ExtractAnswer(
    Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.extract/1"
):
    """The quotations of files, and what could not be read."""

    quotations: tuple[QuotationRow, ...]
    rejected: tuple[Rejection, ...]


class IndexAnswer(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.index/1"):
    """What `index` did: files by what became of them, then what the index holds now."""

    path: str
    added: int
    replaced: int
    unchanged: int
    removed: int
    index: Counts
    rejected: tuple[Rejection, ...]


class Check(Struct, frozen=True, kw_only=True):
    """One thing that `doctor` looked at."""

    name: str
    status: Literal["ok", "note", "problem"]
    detail: str
    hint: str | None = None


class DoctorAnswer(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.doctor/1"):
    """What is installed, what the index holds, what is missing or broken."""

    version: str
    index: Counts | None
    checks: tuple[Check, ...]


class ErrorLine(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.error/1"):
    """An error, as one line of JSON on standard error."""

    code: str
    message: str
    hint: str | None = None
    path: str | None = None
