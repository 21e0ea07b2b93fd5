"""The table of `evaluate`: figures, then the articles with the most errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from quoteprov.model.answers import (
    ArticleErrors,
    EvaluateAnswer,
    FoundSide,
    GoldError,
    GoldSide,
    GroupScore,
    Mistake,
    SpanScore,
    SpeakerScore,
)
from quoteprov.render.paper import INDENT, Paper, indent, ink, place_beside
from quoteprov.render.phrases import count
from quoteprov.render.table_lists import set_rejected

_STYLES: dict[Mistake, str] = {
    "missed": "bold red",
    "spurious": "bold yellow",
    "boundaries": "bold magenta",
    "speaker": "bold cyan",
    "name": "bold blue",
}

# Longer stretches without a mark keep so many characters at either end.
MOST_STRETCH = 140
KEPT_STRETCH = 60


def set_evaluate(answer: EvaluateAnswer, paper: Paper) -> Iterator[list[Text]]:
    """Spans, speakers, types, rules, confidences; then errors, then what was rejected."""
    aside = f", {answer.set_aside:,} labelled title or scare" if answer.set_aside else ""
    head = (
        f"{count(answer.articles, 'article')}: {count(answer.exact.gold, 'quotation')} annotated, "
        f"{answer.exact.found:,} found{aside}"
    )
    yield [*paper.wrap(ink((head, "bold")), hang=INDENT), Text()]
    yield _set_grid(_span_rows(answer), "spans", paper)
    yield _set_grid(_speaker_rows(answer), "speakers", paper)
    if answer.types:
        yield _set_grid(_type_rows(answer), "types", paper)
    yield _set_grid(_group_rows(answer.confidences), "confidence", paper)
    yield _set_grid(_group_rows(answer.rules), "rule", paper)
    for article in answer.worst:
        yield from _set_article(article, paper)
    if answer.rejected:
        yield set_rejected(answer.rejected, paper)


def _span_rows(answer: EvaluateAnswer) -> list[tuple[str, ...]]:
    def row(name: str, score: SpanScore) -> tuple[str, ...]:
        shares = (score.precision, score.recall, score.f1)
        return name, f"{score.gold:,}", f"{score.found:,}", *map(_say_share, shares)

    return [
        ("", "gold", "found", "precision", "recall", "F1"),
        row("exact", answer.exact),
        row("exact, 4+ words", answer.exact_long),
        row("overlap of .8", answer.overlap),
        row("overlap, 4+ words", answer.overlap_long),
    ]


def _speaker_rows(answer: EvaluateAnswer) -> list[tuple[str, ...]]:
    rows = [
        ("all", answer.speakers),
        ("4+ words", answer.speakers_long),
        ("resolved name", answer.resolved),
    ]
    head = ("", "asked", "matched", "answered", "accuracy", "precision", "end to end")
    return [head, *((name, *_speaker_cells(score)) for name, score in rows if score.asked)]


def _speaker_cells(score: SpeakerScore) -> tuple[str, ...]:
    counts = (score.asked, score.matched, score.answered)
    shares = (score.accuracy, score.precision, score.end_to_end)
    return *(f"{number:,}" for number in counts), *map(_say_share, shares)


def _type_rows(answer: EvaluateAnswer) -> list[tuple[str, ...]]:
    return [
        ("", "gold", "found", "recall", "speaker right", "end to end"),
        *(
            (
                score.type,
                f"{score.gold:,}",
                f"{score.found:,}",
                _say_share(score.recall),
                _say_share(score.speakers.accuracy),
                _say_share(score.speakers.end_to_end),
            )
            for score in answer.types
        ),
    ]


def _group_rows(groups: Sequence[GroupScore]) -> list[tuple[str, ...]]:
    return [
        ("", "found", "share", "asked", "right", "precision"),
        *(
            (
                group.name,
                f"{group.count:,}",
                _say_share(group.share),
                f"{group.asked:,}",
                f"{group.right:,}",
                _say_share(group.precision),
            )
            for group in groups
        ),
    ]


def _say_share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _set_grid(rows: Sequence[Sequence[str]], title: str, paper: Paper) -> list[Text]:
    """Numbers in columns under their names; the first column names the row."""
    head, *body = rows
    columns = []
    for place, name in enumerate((title, *head[1:])):
        cells = [(name, "bold" if place == 0 else "dim"), *((row[place], "") for row in body)]
        width = max(len(text) for text, _ in cells)
        lines = [ink(part if place == 0 else (part[0].rjust(width), part[1])) for part in cells]
        columns.append((lines, width))
    lines = [line for row in place_beside(columns) for line in paper.wrap(row, hang=INDENT)]
    return [*lines, Text()]


def _set_article(article: ArticleErrors, paper: Paper) -> Iterator[list[Text]]:
    where = f"{article.path}, line {article.line}"
    name = f"  {article.id}" if article.id else ""
    yield [paper.rule(where, count(len(article.errors), "error"))]
    facts = (
        f"{count(article.gold, 'quotation')} annotated, {article.found:,} found: [gold] {{found}}"
    )
    yield paper.wrap(ink((facts, "dim"), (name, "dim")), hang=INDENT)
    for error in article.errors:
        yield [Text(), *_set_error(error, paper)]
    yield [Text()]


def _set_error(error: GoldError, paper: Paper) -> list[Text]:
    title = " in the title" if error.field == "title" else ""
    head = ink((error.kind, _STYLES[error.kind]), (f"  {_say_extent(error)}{title}", "dim"))
    below = [_set_context(error)]
    if error.gold is not None:
        below.append(ink(("gold   ", "dim"), _say_gold(error.gold)))
    if error.found is not None:
        below.append(ink(("found  ", "dim"), _say_found(error.found)))
    lines = paper.wrap(head, hang=INDENT)
    for text in below:
        lines += indent(paper.wrap(text, paper.width - INDENT, hang=2), INDENT)
    return lines


def _say_extent(error: GoldError) -> str:
    side = error.gold or error.found
    return f"{side.start}-{side.end}" if side else ""


def _say_gold(side: GoldSide) -> str:
    speaker = f"“{side.speaker}”" if side.speaker else "no speaker named"
    stands = f" for {side.resolved}" if side.resolved and side.resolved != side.speaker else ""
    return f"{side.type}, {speaker}{stands}"


def _say_found(side: FoundSide) -> str:
    speaker = f"“{side.speaker}”" if side.speaker else "no speaker"
    stands = f" for {side.resolved}" if side.resolved and side.resolved != side.speaker else ""
    return f"{speaker}{stands}, rule {side.rule}, {side.confidence} confidence"


def _set_context(error: GoldError) -> Text:
    """The context with gold in brackets and found in braces, long stretches cut in the middle."""
    text = ink(("…" if error.start else "", "dim"))
    done = depth = 0
    for offset, step, mark in _list_marks(error):
        place = min(max(offset - error.start, done), len(error.context))
        text.append_text(_set_stretch(error.context[done:place], depth))
        text.append_text(ink((mark, "bold")))
        done, depth = place, depth + step
    return ink(text, _set_stretch(error.context[done:], depth), ("…", "dim"))


def _list_marks(error: GoldError) -> list[tuple[int, int, str]]:
    """Offset, +1 for an opening and -1 for a closing mark, and the mark, in order."""
    spans: dict[tuple[int, int], str] = {}
    for side, signs in ((error.gold, "[]"), (error.found, "{}")):
        if side is not None:
            spans.setdefault((side.start, side.end), signs)
    # Of two spans that begin or end together the shorter one lies inside.
    outer_first = sorted(spans.items(), key=lambda item: item[0][0] - item[0][1])
    openings = [(start, 1, signs[0]) for (start, _), signs in outer_first]
    closings = [(end, -1, signs[1]) for (_, end), signs in reversed(outer_first)]
    return sorted(closings + openings, key=lambda mark: mark[:2])


def _set_stretch(text: str, depth: int) -> Text:
    if len(text) > MOST_STRETCH:
        text = f"{text[:KEPT_STRETCH]} … {text[-KEPT_STRETCH:]}"
    return ink((text, "cyan" if depth else "dim"))
