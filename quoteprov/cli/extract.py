"""`quoteprov extract`: the quotations of files, without an index."""

from __future__ import annotations

from itertools import chain

import typer

from quoteprov.cli.options import (
    AsOption,
    Format,
    FormatOption,
    JobsOption,
    JsonlOption,
    JsonOption,
    LimitOption,
    MapOption,
    OutletOption,
    PathsArgument,
    SinceOption,
    SpeakerOption,
    UntilOption,
    choose_format,
    make_filter,
    with_reading,
)
from quoteprov.cli.session import Session, is_json


def extract_cli(
    context: typer.Context,
    paths: PathsArgument,
    format: FormatOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
    limit: LimitOption = None,
    outlet: OutletOption = None,
    speaker: SpeakerOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    read_as: AsOption = None,
    mapped: MapOption = None,
    jobs: JobsOption = None,
) -> int:
    """The quotations of files, with speaker, cue and offsets, without an index.

    \b
    Examples:
      quoteprov extract article.txt
      quoteprov extract corpus/ --jsonl | jq -r '[.outlet, .resolved, .exact] | @tsv'
      zcat wire.jsonl.gz | quoteprov extract - --speaker Tillerson
      quoteprov extract - --as text < article
    """
    from quoteprov.cli.nothing import advise_extraction
    from quoteprov.model import ExtractAnswer, Rejection
    from quoteprov.pipeline.extract import extract_files

    session = Session.of(context)
    chosen = choose_format(format, as_json, as_jsonl)
    wanted = make_filter(outlet, speaker, since, until)
    config = with_reading(session.load_config(), read_as, mapped)
    rejected: list[Rejection] = []
    rows = extract_files(
        paths,
        config,
        reject=rejected.append,
        wanted=wanted,
        limit=limit,
        jobs=jobs,
    )
    # Lines are written as they come; the other formats need the whole answer.
    first = next(rows, None)
    found = chain(() if first is None else (first,), rows)
    if chosen == Format.jsonl:
        session.write(found, chosen)
    else:
        quotations = tuple(found)
        session.write(ExtractAnswer(quotations=quotations, rejected=tuple(rejected)), chosen)
    session.say_rejected(rejected, chosen)
    if first is None:
        session.say_nothing(
            "No quotation found.",
            advise_extraction(wanted, some_rejected=bool(rejected)),
            as_json=is_json(chosen),
        )
    return 1 if first is None else 0
