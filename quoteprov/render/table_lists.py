"""The tables of `top`, `articles`, `extract`, `index` and `doctor`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from quoteprov.model import Counts, Rejection
from quoteprov.model.answers import (
    ArticleRow,
    ArticlesAnswer,
    Check,
    DoctorAnswer,
    ExtractAnswer,
    IndexAnswer,
    QuotationRow,
    ReadableFormat,
    TopAnswer,
    TopRow,
)
from quoteprov.render.paper import INDENT, Paper, indent, ink
from quoteprov.render.phrases import (
    ID_DIGITS,
    count,
    lacks_zone,
    say_date,
    say_first,
    say_outlets,
    say_speaker,
)
from quoteprov.render.rejections import count_rejected, list_rejected

_CHECK_SIGNS = {"ok": ("✓", "green"), "note": ("!", "yellow"), "problem": ("✗", "bold red")}
_CONFIDENCE_STYLES = {"high": "green", "medium": "", "low": "yellow"}


def set_top(answer: TopAnswer, paper: Paper) -> Iterator[list[Text]]:
    """An entry an utterance, the most carried first."""
    digits = len(str(len(answer.utterances)))
    for number, row in enumerate(answer.utterances, 1):
        yield [*_set_top_row(row, f"{number:>{digits}}  ", paper), Text()]


def _set_top_row(row: TopRow, number: str, paper: Paper) -> list[Text]:
    left = len(number)
    facts = [
        ink(say_outlets(row.outlets, row.independent)),
        ink(count(row.wordings, "wording")),
        ink(say_first(row.first)),
        *([ink(("boilerplate", "yellow"))] if row.boilerplate else []),
        ink((row.id[:ID_DIGITS], "dim")),
    ]
    lines = paper.wrap(ink((number, "dim"), (f"“{row.lemma}”", "bold cyan")), hang=left + 1)
    speaker = ink(("— ", "dim"), (say_speaker(row.speaker), "bold"))
    return lines + indent(paper.flow([speaker, *facts], paper.width - left, hang=2), left)


def set_articles(answer: ArticlesAnswer, paper: Paper) -> Iterator[list[Text]]:
    """An entry an article: outlet and date, title and byline, file, counts, and its text."""
    for row in answer.articles:
        yield [*_set_article(row, paper), Text()]


def _set_article(row: ArticleRow, paper: Paper) -> list[Text]:
    date = ink(f"  {say_date(row.published)}")
    if row.precision and row.origin:
        zone = ", no time zone" if lacks_zone(row.published) else ""
        date.append_text(ink((f"  (to the {row.precision}{zone}, from: {row.origin})", "dim")))
    elif row.undated:
        date.append_text(ink((f"  ({row.undated})", "dim")))
    named = f"  (named by: {row.outlet_origin})" if row.outlet_origin != "field" else ""
    facts = [
        ink((row.path if row.record is None else f"{row.path}#{row.record}", "dim")),
        ink((count(row.quotations, "quotation"), "dim")),
        ink((count(row.characters, "character") + " of excerpts" * row.excerpts, "dim")),
        ink((row.id[:ID_DIGITS], "dim")),
    ]
    below = [ink(part) for part in (row.title, row.byline, row.dateline, row.url) if part]
    if row.copy_of is not None:
        below.append(ink((f"a syndicated copy of {row.copy_of[:ID_DIGITS]}", "magenta")))
    lines = paper.wrap(ink((row.outlet, "bold"), (named, "dim"), date), hang=INDENT)
    room = paper.width - INDENT
    for text in below:
        lines += indent(paper.wrap(text, room, hang=2), INDENT)
    lines += indent(paper.flow(facts, room, hang=2), INDENT)
    for paragraph in (row.text or "").splitlines():
        lines += indent(paper.wrap(ink(paragraph), room), INDENT)
    return lines


def set_extract(answer: ExtractAnswer, paper: Paper) -> Iterator[list[Text]]:
    """The quotations under the file that they stand in, then what could not be read."""
    for (outlet, path, record), rows in groupby(
        answer.quotations, key=lambda row: (row.outlet, row.path, row.record)
    ):
        where = path if record is None else f"{path}#{record}"
        yield [*paper.wrap(ink((where, "bold"), (f"  {outlet}", "dim")), hang=INDENT), Text()]
        for row in rows:
            yield [*_set_quotation(row, paper), Text()]
    if answer.rejected:
        yield set_rejected(answer.rejected, paper)


def _set_quotation(row: QuotationRow, paper: Paper) -> list[Text]:
    room = paper.width - INDENT
    name = row.resolved or row.speaker or "no speaker found"
    parts = [ink(("— ", "dim"), (name, "bold"))]
    if row.resolved and row.speaker and row.resolved != row.speaker:
        parts.append(ink(f"printed “{row.speaker}”"))
    if row.cue:
        parts.append(ink(f"cue “{row.cue}”"))
    parts.append(ink((f"{row.confidence} confidence", _CONFIDENCE_STYLES[row.confidence])))
    place = "headline " if row.place == "headline" else ""
    field = " of the title" if row.field == "title" else ""
    parts.append(ink((f"{place}{row.start}-{row.end}{field}", "dim")))
    lines = paper.wrap(ink((f"“{row.exact}”", "cyan")), room, hang=1)
    return indent(lines + paper.flow(parts, room, hang=2), INDENT)


def set_index(answer: IndexAnswer, paper: Paper) -> Iterator[list[Text]]:
    """What became of the files, then what the index holds, then what was rejected and why."""
    files = [
        f"{number:,} {what}"
        for number, what in (
            (answer.added, "added"),
            (answer.replaced, "replaced"),
            (answer.unchanged, "unchanged"),
            (answer.removed, "removed"),
        )
        if number
    ]
    lines = paper.wrap(ink(("files  ", "dim"), ", ".join(files) or "none"), hang=7)
    index = f"{answer.path}: {_say_counts(answer.index)}"
    yield lines + paper.wrap(ink(("index  ", "dim"), index), hang=7)
    if answer.rejected:
        yield [Text(), *set_rejected(answer.rejected, paper)]


def _say_counts(counts: Counts) -> str:
    return ", ".join(
        (
            f"{count(counts.articles, 'article')} of {count(counts.outlets, 'outlet')}",
            count(counts.quotations, "quotation"),
            count(counts.utterances, "utterance"),
        )
    )


def set_rejected(rejected: tuple[Rejection, ...], paper: Paper) -> list[Text]:
    """What could not be read, a line each with the reason; of one file the first few records."""
    lines = [ink(("rejected  ", "dim"), (count_rejected(rejected), "bold"))]
    for place, reason in list_rejected(rejected):
        text = ink((place, "yellow"), f"  {reason}")
        lines += indent(paper.wrap(text, paper.width - INDENT, hang=2), INDENT)
    return lines


def set_doctor(answer: DoctorAnswer, paper: Paper) -> Iterator[list[Text]]:
    """A line a check: what is well, what is to be known, what is wrong and what to do."""
    head = ink((f"quoteprov {answer.version}", "bold"))
    if answer.index is not None:
        head.append_text(ink(f"  {_say_counts(answer.index)}"))
    yield [*paper.wrap(head, hang=INDENT), Text()]
    widest = max((len(check.name) for check in answer.checks), default=0)
    for check in answer.checks:
        yield _set_check(check, min(widest, paper.width // 3), paper)
    if answer.formats:
        yield [Text(), *paper.wrap(ink(("formats", "bold")))]
    widest = max((len(each.name) for each in answer.formats), default=0)
    for each in answer.formats:
        yield _set_check(_check_of(each), widest, paper)


def _check_of(each: ReadableFormat) -> Check:
    """A format as a line: its suffixes, and the libraries that read it with their versions."""
    suffixes = " ".join(each.suffixes) or "known by its content"
    libraries = ", ".join(
        f"{library.name} {library.version or 'is not installed'}" for library in each.libraries
    )
    return Check(
        name=each.name,
        status="ok" if each.installed else "note",
        detail=f"{suffixes}  {libraries}".rstrip(),
        hint=each.hint,
    )


def _set_check(check: Check, widest: int, paper: Paper) -> list[Text]:
    sign, style = _CHECK_SIGNS[check.status]
    name = ink((check.name, "bold"))
    name.append(" " * max(widest - name.cell_len, 0))
    lines = paper.wrap(ink((sign, style), "  ", name, f"  {check.detail}"), hang=widest + 5)
    if check.hint:
        hint = ink(("→ ", "dim"), check.hint)
        lines += indent(paper.wrap(hint, paper.width - widest - 5, hang=2), widest + 5)
    return lines
