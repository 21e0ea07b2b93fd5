"""Answers as flat rows: a row a witness, an utterance, an article or a quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from quoteprov.model import Attestation, Provenance, UnquotedCarrier, Witness
from quoteprov.model.answers import (
    ArticleRow,
    ArticlesAnswer,
    DoctorAnswer,
    EvaluateAnswer,
    ExtractAnswer,
    IndexAnswer,
    QuotationRow,
    ShowAnswer,
    TopAnswer,
    TopRow,
    TraceAnswer,
)
from quoteprov.render.page import Answer, expect_export, unsupported

Cell: TypeAlias = str | int | float | bool | None

CARRIER_COLUMNS = (
    *("kind", "utterance", "lemma", "wording", "changes", "severity", "alerts", "sigil"),
    *("outlet", "article", "title", "path", "record", "url", "published", "precision"),
    *("field", "start", "end", "exact", "place", "speaker", "resolved", "inferred", "cue"),
    *("confidence", "copy_of", "seen", "boilerplate"),
)
TOP_COLUMNS = (
    *("id", "lemma", "speaker", "speaker_status", "first_status", "first_published"),
    *("first_precision", "first_outlets", "outlets", "independent", "wordings", "quotations"),
    "boilerplate",
)
FIGURE_COLUMNS = ("group", "name", "figure", "value")


class Rows(NamedTuple):
    """The names of the columns, and the rows under them."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]


def flatten_answer(answer: Answer, name: str) -> Rows:
    """The rows of an answer for the format ``name``.

    The utterances that are only near to a query are no rows: they would pass for its answer.

    Raises InputError for the answers of `index` and `doctor`, which are not lists.
    """
    if isinstance(answer, TopAnswer):
        return Rows(TOP_COLUMNS, map(_top_row, answer.utterances))
    if isinstance(answer, ArticlesAnswer):
        return Rows(ArticleRow.__struct_fields__, map(_values, answer.articles))
    if isinstance(answer, ExtractAnswer):
        return Rows(QuotationRow.__struct_fields__, map(_values, answer.quotations))
    if isinstance(answer, EvaluateAnswer):
        return Rows(FIGURE_COLUMNS, list_figures(answer))
    if isinstance(answer, IndexAnswer | DoctorAnswer):
        command = "index" if isinstance(answer, IndexAnswer) else "doctor"
        raise unsupported(command, name, "json")
    if isinstance(answer, TraceAnswer):
        return Rows(CARRIER_COLUMNS, _trace_rows(answer))
    found = (answer.utterance,) if isinstance(answer, ShowAnswer) else expect_export(answer, name)
    return Rows(CARRIER_COLUMNS, _provenance_rows(found))


def list_figures(answer: EvaluateAnswer) -> Iterator[tuple[Cell, ...]]:
    """A row a figure: ("exact", None, "f1", 0.98), ("rules", "inverted", "count", 12)."""
    for group in answer.__struct_fields__:
        value = getattr(answer, group)
        if group in ("worst", "rejected"):
            continue
        if isinstance(value, Struct):
            names = value.__struct_fields__
            yield from ((group, None, name, getattr(value, name)) for name in names)
        elif isinstance(value, tuple):
            for each in value:
                yield from _named_figures(group, each)
        else:
            yield group, None, "count", value


def _named_figures(group: str, score: Struct) -> Iterator[tuple[Cell, ...]]:
    label, *figures = score.__struct_fields__
    name = getattr(score, label)
    for figure in figures:
        value = getattr(score, figure)
        if isinstance(value, Struct):
            yield from (
                (group, name, f"{figure}.{part}", getattr(value, part))
                for part in value.__struct_fields__
            )
        else:
            yield group, name, figure, value


def _trace_rows(answer: TraceAnswer) -> Iterator[tuple[Cell, ...]]:
    yield from _provenance_rows(answer.utterances)
    for carrier in answer.unquoted:
        yield _unquoted_row(None, carrier)


def _provenance_rows(provenances: Iterable[Provenance]) -> Iterator[tuple[Cell, ...]]:
    for provenance in provenances:
        for wording in provenance.wordings:
            for witness in wording.witnesses:
                yield _witness_row(provenance, wording, witness)
        for carrier in provenance.unquoted:
            yield _unquoted_row(provenance, carrier)


def _witness_row(
    provenance: Provenance, wording: Attestation, witness: Witness
) -> tuple[Cell, ...]:
    known = {
        "kind": "quoted",
        "utterance": provenance.id,
        "lemma": provenance.lemma,
        "wording": wording.text,
        "changes": ";".join(wording.changes),
        "severity": wording.severity,
        "alerts": ";".join(wording.alerts),
    }
    return tuple(
        known[name] if name in known else getattr(witness, name) for name in CARRIER_COLUMNS
    )


def _unquoted_row(provenance: Provenance | None, carrier: UnquotedCarrier) -> tuple[Cell, ...]:
    known = {
        "kind": "unquoted",
        "utterance": provenance.id if provenance else None,
        "lemma": provenance.lemma if provenance else None,
    }
    return tuple(
        known[name] if name in known else getattr(carrier, name, None) for name in CARRIER_COLUMNS
    )


def _top_row(row: TopRow) -> tuple[Cell, ...]:
    return (
        *(row.id, row.lemma, row.speaker.name, row.speaker.status, row.first.status),
        *(row.first.published, row.first.precision, ";".join(row.first.outlets)),
        *(row.outlets, row.independent, row.wordings, row.quotations, row.boilerplate),
    )


def _values(row: ArticleRow | QuotationRow) -> tuple[Cell, ...]:
    return tuple(getattr(row, name) for name in row.__struct_fields__)
