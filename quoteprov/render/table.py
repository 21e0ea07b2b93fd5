"""The table: what a person reads in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

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
from quoteprov.render.page import Answer, Page, unsupported
from quoteprov.render.paper import Paper
from quoteprov.render.table_evaluate import set_evaluate
from quoteprov.render.table_lists import (
    set_articles,
    set_doctor,
    set_extract,
    set_index,
    set_top,
)
from quoteprov.render.table_trace import set_show, set_trace


def write_table(answer: Answer, page: Page) -> Iterator[str]:
    """The answer for a terminal of ``page.width`` cells, a piece a block; "" where it is empty.

    Raises InputError for an export.
    """
    paper = Paper(page)
    return (paper.press(block) for block in _set_blocks(answer, paper))


def _set_blocks(answer: Answer, paper: Paper) -> Iterator[list[Text]]:
    match answer:
        case TraceAnswer():
            return set_trace(answer, paper)
        case ShowAnswer():
            return set_show(answer, paper)
        case TopAnswer():
            return set_top(answer, paper)
        case ArticlesAnswer():
            return set_articles(answer, paper)
        case ExtractAnswer():
            return set_extract(answer, paper)
        case IndexAnswer():
            return set_index(answer, paper)
        case EvaluateAnswer():
            return set_evaluate(answer, paper)
        case DoctorAnswer():
            return set_doctor(answer, paper)
        case _:
            raise unsupported("export", "table", "csv")
