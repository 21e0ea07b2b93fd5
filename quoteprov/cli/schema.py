"""`quoteprov schema`: the JSON Schema of an output."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def schema_cli(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="trace, show, ...; without it, all names."),
    ] = None,
) -> int:
    """The JSON Schema of an output.

    \b
    Examples:
      quoteprov schema
      quoteprov schema trace > trace.schema.json
    """
    from quoteprov.render import SCHEMAS, schema_text

    sys.stdout.write("\n".join(SCHEMAS) + "\n" if name is None else schema_text(name))
    return 0
