"""`quoteprov export`: the whole index in an exchange format."""

from __future__ import annotations

from typing import Annotated

import typer

from quoteprov.cli.options import (
    ExportFormat,
    OutletOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
    make_filter,
)
from quoteprov.cli.session import Session


def export_cli(
    context: typer.Context,
    format: Annotated[
        ExportFormat,
        typer.Option("--format", "-f", help="An utterance a line, or a witness a row."),
    ] = ExportFormat.jsonl,
    everything: Annotated[
        bool, typer.Option("--all", help="Also utterances with a single witness.")
    ] = False,
    unquoted: Annotated[
        bool, typer.Option("--unquoted", help="With the unquoted carriers: slow on a large index.")
    ] = False,
    outlet: OutletOption = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> int:
    """The whole index: an utterance a line (jsonl), or a witness a row (csv).

    \b
    Examples:
      quoteprov export > utterances.jsonl
      quoteprov export --format csv --all > witnesses.csv
    """
    from quoteprov.pipeline.listing import export_utterances

    session = Session.of(context)
    wanted = make_filter(outlet, speaker, since, until)
    lines = export_utterances(
        session.load_config(), wanted=wanted, everything=everything, with_unquoted=unquoted
    )
    session.write(lines, format.value)
    return 0
