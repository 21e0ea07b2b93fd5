"""`quoteprov top`: the most carried utterances."""

from __future__ import annotations

import typer

from quoteprov.cli.options import (
    FormatOption,
    JsonlOption,
    JsonOption,
    LimitOption,
    OutletOption,
    SinceOption,
    SpeakerOption,
    UntilOption,
    choose_format,
    make_filter,
)
from quoteprov.cli.session import Session

DEFAULT_LIMIT = 10


def top_cli(
    context: typer.Context,
    format: FormatOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    limit: LimitOption = DEFAULT_LIMIT,
    outlet: OutletOption = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> int:
    """The most carried utterances, by the number of independent outlets.

    \b
    Examples:
      quoteprov top
      quoteprov top --speaker Tillerson --limit 5
      quoteprov top --format csv > top.csv
    """
    from quoteprov.pipeline.listing import list_top

    session = Session.of(context)
    chosen = choose_format(format, as_json, as_jsonl)
    wanted = make_filter(outlet, speaker, since, until)
    answer = list_top(session.load_config(), wanted=wanted, limit=limit or DEFAULT_LIMIT)
    return session.write_listing(answer, chosen, answer.utterances, answer.index, wanted)
