"""Options that several commands share, each written once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from sys import maxsize
from typing import TYPE_CHECKING, Annotated

import typer

from quoteprov.errors import InputError
from quoteprov.model import Filter

if TYPE_CHECKING:
    from quoteprov.config import Config, Fact


def _bound_limit(limit: int | None) -> int | None:
    # What is beyond the numbers of the machine is no limit.
    return limit and min(limit, maxsize)


class ColorChoice(StrEnum):
    """When to colour what is printed."""

    auto = "auto"
    always = "always"
    never = "never"


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    md = "md"


class ReportFormat(StrEnum):
    """How an answer is written that is no list."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


class ExportFormat(StrEnum):
    """How the whole index is written."""

    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    md = "md"


FormatOption = Annotated[
    Format | None, typer.Option("--format", "-f", help="How to write the answer [default: table].")
]
ReportFormatOption = Annotated[
    ReportFormat | None,
    typer.Option("--format", "-f", help="How to write the answer [default: table]."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
JsonlOption = Annotated[bool, typer.Option("--jsonl", help="Short for --format jsonl.")]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit", "-n", min=1, callback=_bound_limit, metavar="N", help="At most N of them."
    ),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only what this outlet carries.")
]
SpeakerOption = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only words of this speaker.")
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only articles published on DATE or later."),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Only articles published on DATE or earlier."),
]

PathsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files and folders; - is JSONL on stdin (see --as)."),
]
AsOption = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="FORMAT",
        help="Read every file as text, markdown, html, json, jsonl, csv, parquet, warc, wacz, "
        "feed, rtf, docx or pdf, whatever its name; without it content and name decide.",
    ),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FACT=FIELD",
        help="Which column or field holds a fact (text, title, outlet, published, byline, "
        "dateline, url, language, id), as in text=body or published=meta.date. Repeatable.",
    ),
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", min=0, help="Processes; 0 is one a core.")
]

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_GLOBALS_WITH_VALUE = ("--index", "--config", "--color")
_GLOBAL_FLAG = re.compile(r"-[qv]+|--quiet|--verbose")


def choose_format(
    format: StrEnum | None, as_json: bool, as_jsonl: bool, default: StrEnum = Format.table
) -> str:
    """The format asked for; raises InputError where two are."""
    asked = {format.value} if format else set()
    asked |= {Format.json.value} if as_json else set()
    asked |= {Format.jsonl.value} if as_jsonl else set()
    if len(asked) > 1:
        names = " and ".join(sorted(asked))
        raise InputError(f"Two formats are asked for: {names}.", hint="Ask for one.")
    return asked.pop() if asked else default.value


def with_reading(config: Config, format: str | None, mapped: Sequence[str] | None) -> Config:
    """The configuration with what ``--as`` and ``--map`` say.

    Raises InputError for what is no format, and for what maps no fact to a field.
    """
    from msgspec.structs import replace

    from quoteprov.read import check_format

    read = config.read
    if format is not None:
        read = replace(read, format=format)
    if read.format is not None:
        # Before anything is written.
        check_format(read)
    if mapped:
        read = replace(read, fields=read.fields | dict(map(_parse_mapping, mapped)))
    return replace(config, read=read)


def _parse_mapping(value: str) -> tuple[Fact, str]:
    from difflib import get_close_matches

    from quoteprov.config import FACTS

    fact, equals, field = value.partition("=")
    if not equals or not field:
        raise InputError(
            f"--map takes FACT=FIELD, and {value!r} is none.",
            hint="Name the fact, then the column or field that holds it: --map text=body",
        )
    known = next((each for each in FACTS if each == fact), None)
    if known is None:
        close = get_close_matches(fact, FACTS, n=1)
        meant = f"Did you mean {close[0]}? " if close else ""
        raise InputError(
            f"--map knows no fact {fact!r}.", hint=f"{meant}There are: {', '.join(FACTS)}."
        )
    return known, field


def make_filter(
    outlet: str | None = None,
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Filter:
    """The filter that the options describe.

    Raises InputError for what is no date, and for a span that ends before it begins.
    """
    for option, value in (("--since", since), ("--until", until)):
        if value is not None and not _is_date(value):
            raise InputError(
                f"{option} takes a date, and {value!r} is none.",
                hint="Write it as 2017-07-06, 2017-07 or 2017.",
            )
    # A month includes its days: both are compared as far as both are known.
    if since and until and since[: len(until)] > until[: len(since)]:
        raise InputError(
            f"No article was published since {since} and until {until}: the span has no days.",
            hint="Give the earlier date to --since, the later one to --until.",
        )
    return Filter(outlet=outlet, speaker=speaker, since=since, until=until)


def _is_date(value: str) -> bool:
    from datetime import date

    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def hoist_globals(arguments: Sequence[str]) -> list[str]:
    """Move global options that stand after the command before it.

    They belong to the whole program, but people write them where they come to mind. What
    follows ``--`` is left alone. One without its value comes last, where the parser misses it.
    """
    hoisted: list[str] = []
    others: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            others += [argument, *rest]
        elif argument in _GLOBALS_WITH_VALUE:
            value = next(rest, None)
            if value is None:
                return [*hoisted, argument]
            hoisted += [argument, value]
        elif _is_whole_global(argument):
            hoisted.append(argument)
        else:
            others.append(argument)
    return hoisted + others


def name_command(hoisted: Sequence[str]) -> str | None:
    """The first of the arguments behind the global options, None where there is none."""
    rest = iter(hoisted)
    for argument in rest:
        if argument in _GLOBALS_WITH_VALUE:
            next(rest, None)
        elif not _is_whole_global(argument):
            return argument
    return None


def _is_whole_global(argument: str) -> bool:
    values = tuple(f"{option}=" for option in _GLOBALS_WITH_VALUE)
    return _GLOBAL_FLAG.fullmatch(argument) is not None or argument.startswith(values)
