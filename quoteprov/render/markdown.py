"""GitHub-flavoured Markdown: tables, with the places of variation in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quoteprov.model import Attestation, Provenance, UnquotedCarrier
from quoteprov.model.answers import (
    ArticlesAnswer,
    DoctorAnswer,
    EvaluateAnswer,
    ExtractAnswer,
    IndexAnswer,
    ShowAnswer,
    TopAnswer,
    TraceAnswer,
)
from quoteprov.render.carriers import Carrier, count_undated, list_carriers
from quoteprov.render.escape import drop_surrogates, make_visible
from quoteprov.render.page import Answer, ListAnswer, Page, expect_export, unsupported
from quoteprov.render.phrases import (
    is_lemma,
    say_alerts,
    say_changes,
    say_date,
    say_first,
    say_outlets,
    say_place,
    say_related,
    say_speaker,
)
from quoteprov.render.rows import FIGURE_COLUMNS, Cell, list_figures
from quoteprov.render.variation import Piece, cut_pieces

_MARKUP = re.compile(r"([\\`*_\[\]|~#$])")


def write_markdown(answer: Answer, _page: Page) -> Iterator[str]:
    """The answer as Markdown, a piece an utterance or a table.

    Raises InputError for `index` and `doctor`, which are not lists.
    """
    if isinstance(answer, IndexAnswer | DoctorAnswer):
        command = "index" if isinstance(answer, IndexAnswer) else "doctor"
        raise unsupported(command, "md", "table")
    return _write(answer)


def _write(answer: ListAnswer) -> Iterator[str]:
    match answer:
        case TraceAnswer():
            yield from _write_trace(answer)
        case ShowAnswer():
            yield _write_utterance(answer.utterance, 1)
        case TopAnswer():
            yield _write_top(answer)
        case ArticlesAnswer():
            yield _write_articles(answer)
        case ExtractAnswer():
            yield _write_quotations(answer)
        case EvaluateAnswer():
            yield _table(FIGURE_COLUMNS, map(_figure_cells, list_figures(answer)))
        case _:
            for number, line in enumerate(expect_export(answer, "md"), 1):
                yield _write_utterance(line, number)


def _write_trace(answer: TraceAnswer) -> Iterator[str]:
    yield f"## “{_escape(answer.query)}”\n\n"
    for number, provenance in enumerate(answer.utterances, 1):
        yield _write_utterance(provenance, number)
    if not answer.utterances and answer.nearest:
        yield "Nothing matches; the nearest utterances:\n\n"
        for number, provenance in enumerate(answer.nearest, 1):
            yield _write_utterance(provenance, number)
    if answer.unquoted:
        yield "Printed without quotation marks, in no utterance above:\n\n"
        yield _write_unquoted(answer.unquoted)


def _write_utterance(provenance: Provenance, number: int) -> str:
    facts = (
        say_outlets(provenance.outlets, provenance.independent),
        say_first(provenance.first, count_undated(provenance)),
        f"utterance {provenance.id}",
    )
    parts = [
        f"### {number}. {_escape(say_speaker(provenance.speaker))}\n\n",
        f"> “{_escape(provenance.lemma)}”\n\n",
        f"{_escape('; '.join(facts))}\n\n",
        _table(
            ("wording", "change", "carriers"),
            map(_wording_cells, provenance.wordings, list_carriers(provenance)),
        ),
    ]
    if provenance.unquoted:
        parts += ["Printed without quotation marks:\n\n", _write_unquoted(provenance.unquoted)]
    if provenance.unquoted_more:
        parts.append("Not all articles that may print it so were looked through.\n\n")
    parts += [
        f"Kept apart from {_escape(said)}.\n\n"
        for said in say_related((related.id, related.reason) for related in provenance.related)
    ]
    return "".join(parts)


def _wording_cells(wording: Attestation, carriers: list[Carrier]) -> tuple[str, str, str]:
    pieces = cut_pieces(wording.text, wording.entries)
    text = "as above" if is_lemma(wording) else f"“{''.join(map(_mark_piece, pieces))}”"
    alerts = [f"**{_escape(alert)}**" for alert in say_alerts(wording)]
    changes = "; ".join((*alerts, *map(_escape, say_changes(wording))))
    return text, changes, "<br>".join(map(_say_carrier, carriers))


def _mark_piece(piece: Piece) -> str:
    text = _escape(piece.text)
    if piece.kind in ("same", "cut"):
        return text
    if piece.text[0].isalnum() and piece.text[-1].isalnum():
        return f"**{text}**"
    # Asterisks beside punctuation mark nothing, by the rules of Markdown.
    return f"<b>{text}</b>"


def _say_carrier(carrier: Carrier) -> str:
    tags = f" ({', '.join(carrier.tags)})" if carrier.tags else ""
    return f"**{_escape(carrier.sigil)}** {_escape(f'{carrier.outlet}, {carrier.date}{tags}')}"


def _write_unquoted(carriers: Iterable[UnquotedCarrier]) -> str:
    return _table(
        ("outlet", "published", "words", "place"),
        (
            (
                _escape(carrier.outlet),
                say_date(carrier.published),
                _escape(carrier.exact),
                _escape(
                    say_place(
                        carrier.path, carrier.record, carrier.field, carrier.start, carrier.end
                    )
                ),
            )
            for carrier in carriers
        ),
    )


def _write_top(answer: TopAnswer) -> str:
    return _table(
        ("outlets", "independent", "utterance", "speaker", "first printing", "id"),
        (
            (
                str(row.outlets),
                str(row.independent),
                f"“{_escape(row.lemma)}”",
                _escape(say_speaker(row.speaker)),
                _escape(say_first(row.first)),
                _escape(row.id),
            )
            for row in answer.utterances
        ),
    )


def _write_articles(answer: ArticlesAnswer) -> str:
    return _table(
        ("outlet", "published", "title", "file", "quotations"),
        (
            (
                _escape(row.outlet),
                _escape(say_date(row.published)),
                _escape(row.title or ""),
                _escape(row.path if row.record is None else f"{row.path}#{row.record}"),
                str(row.quotations),
            )
            for row in answer.articles
        ),
    )


def _write_quotations(answer: ExtractAnswer) -> str:
    return _table(
        ("quotation", "speaker", "cue", "confidence", "place"),
        (
            (
                f"“{_escape(row.exact)}”",
                _escape(row.resolved or row.speaker or ""),
                _escape(row.cue or ""),
                row.confidence,
                _escape(say_place(row.path, row.record, row.field, row.start, row.end)),
            )
            for row in answer.quotations
        ),
    )


def _figure_cells(row: tuple[Cell, ...]) -> list[str]:
    return ["" if cell is None else _escape(str(cell)) for cell in row]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = (" | ".join(columns), " | ".join("---" for _ in columns))
    body = (" | ".join(row) for row in rows)
    return "".join(f"| {line} |\n" for line in (*head, *body)) + "\n"


def _escape(text: str) -> str:
    text = drop_surrogates(make_visible(text))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\1", text)
