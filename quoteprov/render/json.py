"""JSON: the answer as it stands, as one object or as one object a line.

``jsonl`` gives the rows of an answer: utterances (in the shape of ``export``), quotations,
articles. What stands beside the rows (the nearest utterances, articles that print the query
without marks, rejected files) is in ``json`` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from quoteprov.model.answers import (
    ArticlesAnswer,
    ExportLine,
    ExtractAnswer,
    ShowAnswer,
    TopAnswer,
    TraceAnswer,
)
from quoteprov.model.values import Provenance
from quoteprov.render.page import Answer, Page


def write_json(answer: Answer, _page: Page) -> Iterator[str]:
    """One object, indented by two spaces; an export is a list of objects."""
    if isinstance(answer, Struct):
        return iter((_encode_pretty(answer) + "\n",))
    return _write_list(answer)


def write_jsonl(answer: Answer, _page: Page) -> Iterator[str]:
    """One object a line: the rows of the answer, or the answer itself where it has no rows."""
    return (_encode(row) + "\n" for row in _rows(answer))


def _rows(answer: Answer) -> Iterable[Struct]:
    if isinstance(answer, TraceAnswer | ShowAnswer):
        return map(_export_line, _provenances(answer))
    if isinstance(answer, TopAnswer):
        return answer.utterances
    if isinstance(answer, ArticlesAnswer):
        return answer.articles
    if isinstance(answer, ExtractAnswer):
        return answer.quotations
    return (answer,) if isinstance(answer, Struct) else answer


def _provenances(answer: TraceAnswer | ShowAnswer) -> tuple[Provenance, ...]:
    return answer.utterances if isinstance(answer, TraceAnswer) else (answer.utterance,)


def _export_line(provenance: Provenance) -> ExportLine:
    return ExportLine(**{name: getattr(provenance, name) for name in provenance.__struct_fields__})


def _write_list(rows: Iterable[Struct]) -> Iterator[str]:
    separator = "[\n"
    for row in rows:
        yield separator + _encode_pretty(row)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _encode_pretty(value: Struct) -> str:
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8")
    except UnicodeEncodeError:
        return _encode_ascii(value, indent=2)


def _encode(value: Struct) -> str:
    try:
        return msgspec.json.encode(value).decode("utf-8")
    except UnicodeEncodeError:
        return _encode_ascii(value, indent=None)


def _encode_ascii(value: Struct, indent: int | None) -> str:
    """For values with a lone surrogate (a path that is no UTF-8), which msgspec refuses."""
    import json

    separators = (",", ": " if indent else ":")
    return json.dumps(msgspec.to_builtins(value), indent=indent, separators=separators)
