"""`quoteprov export`: the whole index in an exchange format."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

import typer

from quoteprov.cli.options import (
    ExportFormat,
    JsonlOption,
    LimitOption,
    OutletOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
    choose_format,
    make_filter,
)
from quoteprov.cli.session import Session


def export_cli(
    context: typer.Context,
    format: Annotated[
        ExportFormat | None,
        typer.Option("--format", "-f", help="How to write the utterances [default: jsonl]."),
    ] = None,
    as_jsonl: JsonlOption = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also utterances with a single witness.")
    ] = False,
    unquoted: Annotated[
        bool, typer.Option("--unquoted", help="With the unquoted carriers: slow on a large index.")
    ] = False,
    limit: LimitOption = None,
    outlet: OutletOption = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> int:
    """The whole index: an utterance a line (jsonl), or a witness a row (csv, tsv).

    \b
    Examples:
      quoteprov export > utterances.jsonl
      quoteprov export --format csv --all > witnesses.csv
    """
    from quoteprov.pipeline.listing import export_utterances

    session = Session.of(context)
    chosen = choose_format(format, False, as_jsonl, ExportFormat.jsonl)
    wanted = make_filter(outlet, speaker, since, until)
    lines = export_utterances(
        session.load_config(), wanted=wanted, everything=everything, with_unquoted=unquoted
    )
    session.write(islice(lines, limit), chosen)
    return 0
