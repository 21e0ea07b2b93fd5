"""`quoteprov schema`: the JSON Schema of an output."""

from __future__ import annotations

from typing import Annotated

import typer

from quoteprov.cli.output import write_output


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

    write_output(["\n".join(SCHEMAS) + "\n" if name is None else schema_text(name)])
    return 0
