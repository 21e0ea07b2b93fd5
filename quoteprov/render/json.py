"""JSON: the answer as it stands, as one object or as one object a line.

``jsonl`` gives the rows of an answer: utterances (in the shape of ``export``), quotations,
articles. What stands beside the rows (the nearest utterances, articles that print the query
without marks, rejected files) is in ``json`` only.

Characters that would act on a terminal or hide (C1 controls, marks of writing direction, what
has no width) are written as ``\\uXXXX``, which reads back as the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from quoteprov.model import Provenance
from quoteprov.model.answers import (
    ArticlesAnswer,
    ExportLine,
    ExtractAnswer,
    ShowAnswer,
    TopAnswer,
    TraceAnswer,
)
from quoteprov.render.page import Answer, Page, unsupported

# C0 controls are escaped by JSON itself. The joiners of Persian, Indic scripts and emoji stay.
_ACTING = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def write_json(answer: Answer, _page: Page) -> Iterator[str]:
    """One object, indented by two spaces.

    Raises InputError for an export, which is written line by line.
    """
    if not isinstance(answer, Struct):
        raise unsupported("export", "json", "jsonl")
    return iter((_encode_pretty(answer) + "\n",))


def write_jsonl(answer: Answer, _page: Page) -> Iterator[str]:
    """One object a line: the rows of the answer, or the answer itself where it has no rows."""
    return (encode_line(row) + "\n" for row in _rows(answer))


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


def _encode_pretty(value: Struct) -> str:
    try:
        text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode("utf-8")
    except UnicodeEncodeError:
        return _encode_ascii(value, indent=2)
    return _escape_acting(text)


def encode_line(value: Struct) -> str:
    """The value as JSON on one line, without a line end."""
    try:
        text = msgspec.json.encode(value).decode("utf-8")
    except UnicodeEncodeError:
        return _encode_ascii(value, indent=None)
    return _escape_acting(text)


def _escape_acting(text: str) -> str:
    # Asked first, since a search takes a hundred times as long for a line of ASCII and thrice as
    # long for another (measured). Nothing that acts is printable.
    suspect = "\x7f" in text if text.isascii() else not text.isprintable()
    return _ACTING.sub(_escape, text) if suspect else text


def _escape(found: re.Match[str]) -> str:
    # As two code units where it lies beyond U+FFFF.
    units = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _encode_ascii(value: Struct, indent: int | None) -> str:
    """For values with a lone surrogate (a path that is no UTF-8), which msgspec refuses."""
    import json

    separators = (",", ": " if indent else ":")
    text = json.dumps(msgspec.to_builtins(value), indent=indent, separators=separators)
    # Python takes DEL for a character that is seen.
    return text.replace("\x7f", "\\u007f")
