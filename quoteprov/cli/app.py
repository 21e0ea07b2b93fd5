"""The command line as a whole: its commands, its global options, its exit codes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from copy import copy
from pathlib import Path
from typing import Annotated

import typer

from quoteprov import __version__
from quoteprov.cli.articles import articles_cli
from quoteprov.cli.doctor import doctor_cli
from quoteprov.cli.evaluate import evaluate_cli
from quoteprov.cli.export import export_cli
from quoteprov.cli.extract import extract_cli
from quoteprov.cli.failures import (
    report_crash,
    report_error,
    report_usage,
    wants_json,
)
from quoteprov.cli.index import index_cli
from quoteprov.cli.options import ColorChoice, hoist_globals, name_command
from quoteprov.cli.output import abandon_output, flush_output, require_streams
from quoteprov.cli.schema import schema_cli
from quoteprov.cli.session import Session
from quoteprov.cli.show import show_cli
from quoteprov.cli.termination import Terminated, raise_when_terminated
from quoteprov.cli.top import top_cli
from quoteprov.cli.trace import trace_cli
from quoteprov.errors import QuoteprovError

ERROR = 2
INTERRUPTED = 130
TERMINATED = 143

# Plain help: it leads with examples, reads the same in a pipe, and needs no import of rich.
app = typer.Typer(
    name="quoteprov",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command, _name in (
    (index_cli, "index"),
    (trace_cli, "trace"),
    (show_cli, "show"),
    (top_cli, "top"),
    (articles_cli, "articles"),
    (extract_cli, "extract"),
    (evaluate_cli, "evaluate"),
    (export_cli, "export"),
    (doctor_cli, "doctor"),
    (schema_cli, "schema"),
):
    app.command(_name)(_command)


def _print_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"quoteprov {__version__}\n")
        raise typer.Exit


@app.callback()
def set_globals(
    context: typer.Context,
    index: Annotated[
        Path | None,
        typer.Option(
            "--index",
            metavar="FILE",
            help="The index file [default: quoteprov.db here, or `index:` in the configuration].",
            envvar="QUOTEPROV_INDEX",
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="The configuration [default: ./config.yaml, else the user's].",
        ),
    ] = None,
    color: Annotated[
        ColorChoice, typer.Option("--color", help="Colour on standard output.")
    ] = ColorChoice.auto,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Errors only.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Who carries which wording of a quotation, who printed it first, what did each change?

    \b
    Examples:
      quoteprov index corpus/
      quoteprov trace "no-fly zones"
      quoteprov trace "no-fly zones" --json | jq '.utterances[0].first'

    \b
    Global options may stand before or after the command.
    Exit codes: 0 found, 1 nothing found, 2 error.
    """
    del version  # its callback has run
    context.obj = Session(config, index, color, quiet=quiet, verbose=verbose)


def run(arguments: Sequence[str]) -> int:
    """Run the command that ``arguments`` name and return its exit code.

    The one place where errors become messages on standard error and exit codes.
    """
    as_json = wants_json(arguments)
    try:
        require_streams()
        with raise_when_terminated():
            code = _run_command(hoist_globals(arguments) or ["--help"])
        flush_output()
    except QuoteprovError as error:
        report_error(error, as_json=as_json)
        return ERROR
    except typer.TyperException as error:
        report_usage(error, as_json=as_json)
        return ERROR
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except Terminated:
        code = TERMINATED
    except BrokenPipeError:
        abandon_output()
        return 0
    except Exception as error:
        report_crash(error, as_json=as_json)
        return ERROR
    if code in (INTERRUPTED, TERMINATED):
        sys.stderr.write("quoteprov: interrupted\n")
    return code if isinstance(code, int) else 0


def _run_command(arguments: list[str]) -> object:
    try:
        return _narrow_app(arguments)(arguments, prog_name="quoteprov", standalone_mode=False)
    except OSError:
        # Help is printed by typer: where it could not be written, this says so.
        flush_output()
        raise


def _narrow_app(arguments: list[str]) -> typer.Typer:
    """The app with the command that is named alone, else as it is.

    To read the options of all commands takes a tenth of the time of a short call.
    """
    name = name_command(arguments)
    named = [command for command in app.registered_commands if command.name == name]
    if not named:
        return app
    narrow = copy(app)
    narrow.registered_commands = named
    return narrow
