"""`quoteprov doctor`: what is installed, what the index holds, what is broken."""

from __future__ import annotations

import typer

from quoteprov.cli.options import JsonlOption, JsonOption, ReportFormatOption, choose_format
from quoteprov.cli.session import Session


def doctor_cli(
    context: typer.Context,
    format: ReportFormatOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
) -> int:
    """What is installed, what the index holds, what is missing or broken.

    \b
    Examples:
      quoteprov doctor
      quoteprov --index archive.db doctor --json
    """
    from quoteprov.pipeline.doctor import examine

    session = Session.of(context)
    chosen = choose_format(format, as_json, as_jsonl)
    answer = examine(session.load_config())
    session.write(answer, chosen)
    return 2 if any(check.status == "problem" for check in answer.checks) else 0
