"""The table of `trace` and `show`: a block an utterance, a row a wording."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from quoteprov.model import Comparison, Provenance
from quoteprov.model.answers import ShowAnswer, TraceAnswer
from quoteprov.render.carriers import count_undated
from quoteprov.render.paper import INDENT, Paper, indent, ink
from quoteprov.render.phrases import (
    ID_DIGITS,
    count,
    is_lemma,
    join_names,
    say_date,
    say_first,
    say_outlets,
    say_place,
    say_related,
    say_speaker,
)
from quoteprov.render.stemma import draw_stemma
from quoteprov.render.table_wordings import list_variation, mark_wording, set_wordings


def set_trace(answer: TraceAnswer, paper: Paper) -> Iterator[list[Text]]:
    """The blocks of a trace; none where nothing was found and nothing is near."""
    if answer.utterances:
        yield [*paper.wrap(_head_trace(answer)), Text()]
        for number, provenance in enumerate(answer.utterances, 1):
            label = f"{number} of {answer.found:,}"
            yield [*_set_utterance(provenance, label, paper, full=False), Text()]
    elif answer.nearest:
        head = ink(("Nothing matches ", "bold"), f"“{answer.query}”; the nearest utterances:")
        yield [*paper.wrap(head), Text()]
        for provenance in answer.nearest:
            label = f"not a match, {provenance.score or 0:.0f}% alike"
            yield [*_set_utterance(provenance, label, paper, full=False), Text()]
    elif answer.unquoted:
        yield [*paper.wrap(_head_trace(answer)), Text()]
    if answer.unquoted:
        yield [*_set_printed_alone(answer, paper), Text()]
    if answer.utterances or answer.nearest:
        yield _foot_trace(answer, paper)


def set_show(answer: ShowAnswer, paper: Paper) -> Iterator[list[Text]]:
    """One block, with the files, the attributions and the stemma."""
    yield _set_utterance(answer.utterance, "utterance", paper, full=True)


def _head_trace(answer: TraceAnswer) -> Text:
    found = count(answer.found, "utterance") if answer.found else "no quotation"
    index = answer.index
    searched = f"{count(index.articles, 'article')} of {count(index.outlets, 'outlet')}"
    return ink((f"“{answer.query}”", "bold"), f": {found} among {searched}")


def _foot_trace(answer: TraceAnswer, paper: Paper) -> list[Text]:
    shown = answer.utterances or answer.nearest
    lines = []
    if answer.utterances and answer.found > len(shown):
        more = f"Showing {len(shown):,} of {answer.found:,}; --limit {answer.found} shows all."
        lines += paper.wrap(ink((more, "dim")))
    more = f"Files, offsets and descent: quoteprov show {shown[0].id[:ID_DIGITS]}"
    return lines + paper.wrap(ink((more, "dim")))


def _set_utterance(provenance: Provenance, label: str, paper: Paper, *, full: bool) -> list[Text]:
    right = provenance.id if full else provenance.id[:ID_DIGITS]
    parts = [_set_heading(provenance, paper)]
    if provenance.compared is not None:
        parts.append(_set_comparison(provenance.compared, paper))
    parts += set_wordings(provenance, paper, full=full)
    if provenance.unquoted or provenance.unquoted_more:
        parts.append(_set_unquoted(provenance, paper, full=full))
    if provenance.stemma and full:
        parts.append([ink(("descent", "bold")), *draw_stemma(provenance, paper)])
    if provenance.related:
        parts.append(_set_related(provenance, paper))
    lines = [paper.rule(label, right)]
    for part in parts:
        lines += [*part, Text()]
    return lines[:-1]


def _set_heading(provenance: Provenance, paper: Paper) -> list[Text]:
    speaker = say_speaker(provenance.speaker)
    first = say_first(provenance.first, count_undated(provenance))
    unclear = provenance.speaker.status in ("disputed", "unknown")
    facts = [
        ink(("— ", "dim"), (speaker, "bold yellow" if unclear else "bold")),
        ink(say_outlets(provenance.outlets, provenance.independent)),
        ink((first, "green" if provenance.first.published else "")),
    ]
    lemma = paper.wrap(ink((f"“{provenance.lemma}”", "bold cyan")), hang=1)
    return lemma + paper.flow(facts, hang=2)


def _set_comparison(compared: Comparison, paper: Paper) -> list[Text]:
    carriers = (
        f"carried by {join_names(compared.carried_by)}"
        if compared.carried_by
        else "no article carries this wording"
    )
    if is_lemma(compared):
        verdict = ink(("your wording: ", "bold"), ("as above", "cyan"), f"; {carriers}")
        return paper.wrap(verdict, hang=INDENT)
    text = ink(("your wording: ", "bold"), mark_wording(compared, paper))
    below = [*list_variation(compared), ink((carriers, "dim"))]
    lines = paper.flow(below, paper.width - INDENT, hang=2)
    return paper.wrap(text, hang=INDENT) + indent(lines, INDENT)


def _set_unquoted(provenance: Provenance, paper: Paper, *, full: bool) -> list[Text]:
    more = " (not all articles that may were looked through)" if provenance.unquoted_more else ""
    lines = [ink(("printed without quotation marks", "bold"), more)]
    room = paper.width - INDENT
    for carrier in provenance.unquoted:
        often = " (boilerplate)" if carrier.boilerplate else ""
        when = f", {say_date(carrier.published)}{often}: "
        head = ink((carrier.outlet, "bold"), when, carrier.exact)
        lines += indent(paper.wrap(head, room, hang=2), INDENT)
        if full:
            where = say_place(
                carrier.path, carrier.record, carrier.field, carrier.start, carrier.end
            )
            lines += indent(paper.wrap(ink((where, "dim")), room - 2, hang=2), INDENT + 2)
    return lines


def _set_printed_alone(answer: TraceAnswer, paper: Paper) -> list[Text]:
    places: dict[tuple[str, str, str], int] = {}
    for carrier in answer.unquoted:
        key = carrier.article, carrier.outlet, say_date(carrier.published)
        places[key] = places.get(key, 0) + 1
    cells = [
        ink((outlet, "bold"), f", {date}", f" ({number} places)" if number > 1 else "")
        for (_, outlet, date), number in places.items()
    ]
    lead = "Also printed" if answer.utterances else "Printed"
    others = " and others" if answer.unquoted_more else ""
    head = ink(
        (lead, "bold"), f" without quotation marks, in {count(len(cells), 'article')}{others}:"
    )
    return paper.wrap(head) + indent(paper.arrange(cells, paper.width - INDENT), INDENT)


def _set_related(provenance: Provenance, paper: Paper) -> list[Text]:
    lines = []
    related = ((each.id[:ID_DIGITS], each.reason) for each in provenance.related)
    for said in say_related(related):
        lines += paper.wrap(ink((f"kept apart from {said}", "dim")), hang=INDENT)
    return lines
