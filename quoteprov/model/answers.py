"""What the commands answer: each is encoded as JSON as it stands, and names its schema."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from quoteprov.model.provenance import (
    First,
    Provenance,
    Speaker,
    UnquotedCarrier,
)
from quoteprov.model.values import (
    Confidence,
    Counts,
    Field,
    Place,
    Precision,
    Rejection,
)


class TraceAnswer(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.trace/1"):
    """Who carries which wording of what matches the query.

    ``found`` counts the utterances before any limit, ``filtered`` those that match the query but
    not the filter. ``unquoted`` lists the articles that print the query without quotation marks
    and belong to no utterance, the earliest first and no more than the limit; ``unquoted_more``
    says whether there are others. ``nearest`` is filled only where nothing matches.
    """

    query: str
    index: Counts
    found: int
    filtered: int = 0
    utterances: tuple[Provenance, ...]
    unquoted: tuple[UnquotedCarrier, ...]
    unquoted_more: bool = False
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
    """One utterance among the most carried.

    ``boilerplate``: all that print it do so in paragraphs which their outlets print in article
    after article.
    """

    id: str
    lemma: str
    speaker: Speaker
    first: First
    outlets: int
    independent: int
    wordings: int
    quotations: int
    boilerplate: bool = False


class TopAnswer(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.top/1"):
    """The most carried utterances, by independent outlets."""

    index: Counts
    utterances: tuple[TopRow, ...]


class ArticleRow(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.article/1"):
    """What was read of one article; ``origin`` says where its date comes from.

    ``undated`` is why a date that was given is not believed.
    ``excerpts``: the text is what a data set of quotations holds of the article, not all of it.
    """

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
    undated: str | None = None
    excerpts: bool = False


class ArticlesAnswer(
    Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.articles/1"
):
    """The articles of the index."""

    index: Counts
    articles: tuple[ArticleRow, ...]


class QuotationRow(Struct, frozen=True, gc=False, tag_field="schema", tag="quoteprov.quotation/1"):
    """One quotation; ``start`` and ``end`` exclude the marks and count in ``field``.

    ``title`` is that of the article, so that places in it can be checked.
    """

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
    title: str | None = None


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


class Library(Struct, frozen=True, kw_only=True):
    """A library that reads a format; ``version`` is None where it is not installed."""

    name: str
    version: str | None


class ReadableFormat(Struct, frozen=True, kw_only=True):
    """A format of files, and what reads it.

    ``extra`` is the optional part of quoteprov that brings the libraries, None where they are
    always installed. ``hint`` says what to do where one of them is missing.
    """

    name: str
    suffixes: tuple[str, ...]
    extra: str | None
    libraries: tuple[Library, ...]
    installed: bool
    hint: str | None = None


class DoctorAnswer(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.doctor/1"):
    """What is installed, what the index holds, what is missing or broken."""

    version: str
    index: Counts | None
    checks: tuple[Check, ...]
    formats: tuple[ReadableFormat, ...] = ()


GoldType = Literal["direct", "mixed", "indirect", "scare", "title"]
Mistake = Literal["missed", "spurious", "boundaries", "speaker", "name"]


class SpanScore(Struct, frozen=True, kw_only=True):
    """Spans found against spans annotated; a share is None where there is nothing to share."""

    gold: int
    found: int
    precision: float | None
    recall: float | None
    f1: float | None


class SpeakerScore(Struct, frozen=True, kw_only=True):
    """Speakers found, where the gold names one.

    ``asked`` counts the annotated quotations that name a speaker, ``matched`` those of them that
    were found, ``answered`` those of these that were given a speaker, ``right`` those with the
    right one. ``accuracy`` is the share of ``matched`` that is right, ``precision`` that of
    ``answered``, ``end_to_end`` that of ``asked``.
    """

    asked: int
    matched: int
    answered: int
    right: int
    accuracy: float | None
    precision: float | None
    end_to_end: float | None


class TypeScore(Struct, frozen=True, kw_only=True):
    """The annotated quotations of one type: how many were found, and their speakers."""

    type: GoldType
    gold: int
    found: int
    recall: float | None
    speakers: SpeakerScore


class GroupScore(Struct, frozen=True, kw_only=True):
    """The quotations found by one rule, or with one confidence.

    ``share`` is that of all quotations found. ``precision`` is the share of ``asked`` (those that
    match an annotated quotation which names a speaker) whose speaker is right.
    """

    name: str
    count: int
    share: float | None
    asked: int
    right: int
    precision: float | None


class GoldSide(Struct, frozen=True, kw_only=True):
    """A quotation as it is annotated, without marks and white space at its ends."""

    start: int
    end: int
    type: GoldType
    speaker: str | None
    resolved: str | None


class FoundSide(Struct, frozen=True, kw_only=True):
    """A quotation as it was found, without marks and white space at its ends."""

    start: int
    end: int
    speaker: str | None
    resolved: str | None
    rule: str
    confidence: Confidence


class GoldError(Struct, frozen=True, kw_only=True):
    """One difference between gold and what was found, in its context.

    ``context`` is the text (or title) from ``start`` on; the offsets of both sides count in the
    whole field. ``found`` of a missed quotation is one that was labelled as a title of a work or
    a scare quote.
    """

    kind: Mistake
    field: Field
    start: int
    context: str
    gold: GoldSide | None
    found: FoundSide | None


class ArticleErrors(Struct, frozen=True, kw_only=True):
    """An article of the gold with its errors; ``line`` is its line in the file ``path``."""

    path: str
    line: str
    id: str | None
    title: str | None
    gold: int
    found: int
    errors: tuple[GoldError, ...]


class EvaluateAnswer(
    Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.evaluate/1"
):
    """How well extraction and attribution do on annotated articles.

    ``set_aside`` counts what was found and labelled as no utterance: titles of works and scare
    quotes. ``long`` figures are of quotations of four words and more. ``resolved`` asks for the
    name that a mention stands for. ``worst`` holds the articles with the most errors.
    """

    articles: int
    characters: int
    set_aside: int
    exact: SpanScore
    exact_long: SpanScore
    overlap: SpanScore
    overlap_long: SpanScore
    speakers: SpeakerScore
    speakers_long: SpeakerScore
    resolved: SpeakerScore
    types: tuple[TypeScore, ...]
    rules: tuple[GroupScore, ...]
    confidences: tuple[GroupScore, ...]
    worst: tuple[ArticleErrors, ...]
    rejected: tuple[Rejection, ...]


class ErrorLine(Struct, frozen=True, kw_only=True, tag_field="schema", tag="quoteprov.error/1"):
    """An error, as one line of JSON on standard error."""

    code: str
    message: str
    hint: str | None = None
    path: str | None = None
