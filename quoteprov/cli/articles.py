"""`quoteprov articles`: what was read."""

from __future__ import annotations

from typing import Annotated

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


def articles_cli(
    context: typer.Context,
    text: Annotated[bool, typer.Option("--text", help="With the text of each article.")] = False,
    format: FormatOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    limit: LimitOption = None,
    outlet: OutletOption = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> int:
    """What was read: outlet, title, date with precision and origin, path, counts.

    With --speaker, the articles that quote this speaker.

    \b
    Examples:
      quoteprov articles
      quoteprov articles --outlet "Harbour Ledger" --since 2017-07-05
      quoteprov articles --text --jsonl > articles.jsonl
    """
    from quoteprov.pipeline.listing import list_articles

    session = Session.of(context)
    chosen = choose_format(format, as_json, as_jsonl)
    wanted = make_filter(outlet, speaker, since, until)
    answer = list_articles(session.load_config(), wanted=wanted, limit=limit, with_text=text)
    return session.write_listing(answer, chosen, answer.articles, answer.index, wanted, "article")
