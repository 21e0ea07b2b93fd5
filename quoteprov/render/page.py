"""What every format is handed: an answer, and the page that it is written on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from quoteprov.errors import InputError
from quoteprov.model.answers import (
    ArticlesAnswer,
    DoctorAnswer,
    EvaluateAnswer,
    ExportLine,
    ExtractAnswer,
    IndexAnswer,
    QuotationRow,
    ShowAnswer,
    TopAnswer,
    TraceAnswer,
)

# An export and the quotations of many files come as streams, to be written as they come.
Stream: TypeAlias = Iterable[ExportLine] | Iterable[QuotationRow]
ListAnswer: TypeAlias = (
    TraceAnswer | ShowAnswer | TopAnswer | ArticlesAnswer | ExtractAnswer | EvaluateAnswer | Stream
)
Answer: TypeAlias = ListAnswer | IndexAnswer | DoctorAnswer


class Page(NamedTuple):
    """``width`` in terminal cells; ``color`` says whether colour codes may be used."""

    width: int = 80
    color: bool = False


def unsupported(command: str, name: str, instead: str) -> InputError:
    """The error for an answer without the format ``name``; ``instead`` is one that it has."""
    return InputError(f"`{command}` has no {name} format.", hint=f"Use --format {instead} instead.")


def expect_export(stream: Stream, name: str) -> Iterator[ExportLine]:
    """The utterances of an export, for a format that has no lines for streams of quotations.

    Raises InputError at the first line that is no utterance.
    """
    for line in stream:
        if not isinstance(line, ExportLine):
            raise unsupported("extract --jsonl", name, "jsonl")
        yield line
