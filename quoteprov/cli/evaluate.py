"""`quoteprov evaluate`: how well extraction and attribution do on annotated articles."""

from __future__ import annotations

from typing import Annotated

import typer

from quoteprov.cli.options import FormatOption, JobsOption, JsonlOption, JsonOption, choose_format
from quoteprov.cli.session import Session


def evaluate_cli(
    context: typer.Context,
    gold: Annotated[
        list[str], typer.Argument(metavar="GOLD...", help="Annotated JSON Lines; - is stdin.")
    ],
    format: FormatOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    errors: Annotated[
        int,
        typer.Option("--errors", min=0, metavar="N", help="Show the N articles with most errors."),
    ] = 0,
    jobs: JobsOption = None,
) -> int:
    """Score extraction and attribution on annotated articles.

    A line of GOLD is an article: its text, and its quotations with offsets, speaker and type.
    docs/evaluate.md explains the layout and the figures. Lines that cannot be used are named.

    \b
    Examples:
      quoteprov evaluate gold.jsonl.gz
      quoteprov evaluate gold.jsonl --errors 5
      quoteprov evaluate gold.jsonl --json | jq '.speakers.end_to_end'
    """
    from quoteprov.pipeline.evaluate import evaluate_gold

    session = Session.of(context)
    chosen = choose_format(format, as_json, as_jsonl)
    answer = evaluate_gold(gold, session.load_config(), errors=errors, jobs=jobs)
    session.write(answer, chosen)
    session.say_rejected(answer.rejected, chosen)
    return 0
