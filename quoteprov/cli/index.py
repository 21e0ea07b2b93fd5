"""`quoteprov index`: read article files into the index."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from quoteprov.cli.options import (
    AsOption,
    JobsOption,
    JsonlOption,
    JsonOption,
    MapOption,
    PathsArgument,
    ReportFormatOption,
    choose_format,
    with_reading,
)
from quoteprov.cli.session import Session
from quoteprov.cli.termination import Terminated

if TYPE_CHECKING:
    from quoteprov.pipeline.index import Report


def index_cli(
    context: typer.Context,
    paths: PathsArgument,
    prune: Annotated[
        bool, typer.Option("--prune", help="Drop the articles of files that are gone.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 2 where a file was rejected.")
    ] = False,
    read_as: AsOption = None,
    mapped: MapOption = None,
    jobs: JobsOption = None,
    format: ReportFormatOption = None,
    as_json: JsonOption = False,
    as_jsonl: JsonlOption = False,
) -> int:
    """Read article files into the index.

    Text, Markdown, web pages (HTML), web archives (WARC, WACZ), feeds (RSS, Atom), tables (CSV,
    TSV), dumps (JSON, JSONL, Parquet), Word (DOCX), RTF, PDF, exports of LexisNexis and Factiva,
    data sets of quotations (GDELT, Quotebank); text forms also compressed (.gz, .bz2, .xz, .zst).
    `quoteprov doctor` says which libraries are installed. Files that did not change are skipped,
    changed ones replaced. A file that cannot be read is listed with its reason and costs nothing
    else. Interrupted, run it again.

    \b
    Examples:
      quoteprov index corpus/
      quoteprov index --prune archive/ wire.jsonl.gz
      quoteprov index export.csv --map text=body --map published=posted
      quoteprov --index syria.db index --jobs 4 dumps/*.jsonl
    """
    from quoteprov.pipeline.index import index_articles

    session = Session.of(context)
    chosen = choose_format(format, as_json, as_jsonl)
    config = with_reading(session.load_config(), read_as, mapped)
    began = time.monotonic()
    try:
        with _progress_of(session) as report:
            answer = index_articles(paths, config, prune=prune, jobs=jobs, report=report)
    except (KeyboardInterrupt, Terminated):
        session.say("What was read is kept: the same command completes the index.")
        raise
    session.detail(f"done in {time.monotonic() - began:.1f} s")
    session.write(answer, chosen)
    session.say_rejected(answer.rejected, chosen)
    return 2 if strict and answer.rejected else 0


def _progress_of(session: Session) -> AbstractContextManager[Report | None]:
    if not session.shows_progress():
        return nullcontext()
    from quoteprov.cli.progress import show_progress

    return show_progress()
