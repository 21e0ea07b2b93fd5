"""`quoteprov show`: one utterance in full."""

from __future__ import annotations

from typing import Annotated

import typer

from quoteprov.cli.options import FormatOption, JsonlOption, JsonOption, choose_format
from quoteprov.cli.session import Session, is_json
from quoteprov.errors import UtteranceUnknown


def show_cli(
    context: typer.Context,
    utterance: Annotated[
        str, typer.Argument(metavar="UTTERANCE", help="The id of an utterance, or its beginning.")
    ],
    format: FormatOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
) -> int:
    """One utterance in full: apparatus, carriers, stemma.

    `trace` and `top` print the ids.

    \b
    Examples:
      quoteprov show 3f9c2a
      quoteprov show 3f9c2a --json | jq '.utterance.stemma'
    """
    from quoteprov.pipeline.listing import show_utterance

    session = Session.of(context)
    chosen = choose_format(format, as_json, as_jsonl)
    try:
        answer = show_utterance(utterance, session.load_config())
    except UtteranceUnknown as error:
        session.say_nothing(error.message, error.hint, code=error.code, as_json=is_json(chosen))
        return 1
    session.write(answer, chosen)
    return 0
