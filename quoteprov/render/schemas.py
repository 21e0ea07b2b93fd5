"""The JSON Schema of every output that quoteprov writes as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from inspect import cleandoc
from typing import Any

import msgspec
from msgspec import Struct

from quoteprov.errors import InputError
from quoteprov.model.answers import (
    ArticleRow,
    ArticlesAnswer,
    DoctorAnswer,
    ErrorLine,
    EvaluateAnswer,
    ExportLine,
    ExtractAnswer,
    IndexAnswer,
    QuotationRow,
    ShowAnswer,
    TopAnswer,
    TopRow,
    TraceAnswer,
)

SCHEMAS: Mapping[str, type[Struct]] = {
    "trace": TraceAnswer,
    "show": ShowAnswer,
    "top": TopAnswer,
    "articles": ArticlesAnswer,
    "extract": ExtractAnswer,
    "evaluate": EvaluateAnswer,
    "index": IndexAnswer,
    "doctor": DoctorAnswer,
    "utterance": ExportLine,
    "top-row": TopRow,
    "article": ArticleRow,
    "quotation": QuotationRow,
    "error": ErrorLine,
}


def schema_text(name: str) -> str:
    """The schema of the output ``name`` (JSON Schema 2020-12), indented, with a line end.

    Its ``$id`` is made of what the objects say under ``schema``. Raises InputError where there
    is no such output.
    """
    kind = SCHEMAS.get(name)
    if kind is None:
        close = get_close_matches(name, SCHEMAS, n=1)
        hint = f"Did you mean `{close[0]}`?" if close else f"Use one of: {', '.join(SCHEMAS)}."
        raise InputError(f"There is no schema `{name}`.", hint=hint)
    (top,), definitions = msgspec.json.schema_components((kind,), ref_template="#/$defs/{name}")
    # The type itself is a definition like its parts; the schema is that one, laid open.
    opened = definitions.pop(kind.__name__) if "$ref" in top else top
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": str(kind.__struct_config__.tag).replace("quoteprov.", "urn:quoteprov:"),
        **opened,
    }
    if definitions:
        schema["$defs"] = definitions
    for part in (schema, *definitions.values()):
        part["description"] = cleandoc(part["description"])
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode("utf-8") + "\n"
