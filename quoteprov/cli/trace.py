"""`quoteprov trace`: who carries which wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quoteprov.cli.options import (
    Format,
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
from quoteprov.cli.session import Session, is_json

if TYPE_CHECKING:
    from quoteprov.model import TraceAnswer

DEFAULT_LIMIT = 20


def trace_cli(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words of the quotation.")],
    format: FormatOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    limit: LimitOption = DEFAULT_LIMIT,
    outlet: OutletOption = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
) -> int:
    """Who carries which wording of a quotation, who printed it first, who prints it unquoted.

    The query is found as a phrase, whatever its case, punctuation and marks, in quotations and
    in unquoted text. A query that is a whole quotation is compared with what is found.

    \b
    Examples:
      quoteprov trace "no-fly zones"
      quoteprov trace "on the brink" --speaker Tillerson --since 2017-07
      quoteprov trace "no-fly zones" --json | jq '.utterances[].first'
    """
    from quoteprov.pipeline.trace import trace_query

    session = Session.of(context)
    chosen = choose_format(format, as_json, as_jsonl)
    wanted = make_filter(outlet, speaker, since, until)
    answer = trace_query(query, session.load_config(), wanted=wanted, limit=limit)
    found = bool(answer.utterances or answer.unquoted)
    if found or answer.nearest or chosen != Format.table:
        session.write(answer, chosen)
    if not found:
        meant = session.suggest_condition(wanted) if answer.filtered else None
        message, hint = _describe_nothing(answer, meant)
        session.say_nothing(message, hint, as_json=is_json(chosen))
    return 0 if found else 1


def _describe_nothing(answer: TraceAnswer, meant: str | None) -> tuple[str, str]:
    """What was searched in vain, and what to do next."""
    if answer.filtered:
        from quoteprov.cli.nothing import advise_conditions

        several = answer.filtered > 1
        found = f"{answer.filtered:,} utterances hold" if several else "One utterance holds"
        return (
            f"{found} {answer.query!r}, but not with this --outlet, --speaker, --since or --until.",
            advise_conditions(meant),
        )
    from quoteprov.render import count

    held = answer.index
    articles = f"{count(held.articles, 'article')} from {count(held.outlets, 'outlet')}"
    return (
        f"Nothing found for {answer.query!r} in {count(held.quotations, 'quotation')} and the "
        f"unquoted text of {articles}.",
        "Try fewer words, or words that every outlet would have kept; "
        "`quoteprov top` lists what is carried most.",
    )
