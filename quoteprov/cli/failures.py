"""Errors as people and programs read them: on standard error, a line or two each."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import typer

from quoteprov import __version__
from quoteprov.errors import QuoteprovError

_JSON_REQUESTS = frozenset(
    {"--json", "--jsonl", "--format=json", "--format=jsonl", "-fjson", "-fjsonl"}
)


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether the user's program reads JSON, so that errors should be JSON, too."""
    options = list(arguments)
    if "--" in options:
        options = options[: options.index("--")]
    return bool(_JSON_REQUESTS & set(options)) or any(
        option in ("--format", "-f") and value in ("json", "jsonl")
        for option, value in pairwise(options)
    )


def report_error(error: QuoteprovError, *, as_json: bool) -> None:
    """Say what happened, where, and what to do next."""
    _report(error.code, error.message, error.hint, error.path, as_json=as_json)


def report_usage(error: typer.TyperException, *, as_json: bool) -> None:
    """Say which argument is wrong, and where the help is."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "quoteprov"
    _report(
        "usage",
        error.format_message() if hasattr(error, "format_message") else str(error),
        _hint_at_marks(error, command) or f"See `{command} --help`.",
        None,
        as_json=as_json,
    )


def _hint_at_marks(error: typer.TyperException, command: str) -> str | None:
    """For words of a query that came as arguments of their own."""
    if command.endswith(" trace") and "unexpected extra argument" in str(error):
        return 'Put the words in quotation marks: quoteprov trace "on the brink"'
    return None


def report_crash(error: BaseException, *, as_json: bool) -> None:
    """Keep the details of an unexpected error in a file, and name it."""
    with tempfile.NamedTemporaryFile(
        "w",
        prefix="quoteprov-crash-",
        suffix=".log",
        delete=False,
        encoding="utf-8",
        errors="backslashreplace",
    ) as log:
        log.write(f"quoteprov {__version__}, Python {sys.version}\n")
        log.write("".join(traceback.format_exception(error)))
    _report(
        "crash",
        f"An unexpected error: {type(error).__name__}: {error}",
        "This is a defect of quoteprov. Please report it with the log, which may quote your files.",
        str(Path(log.name)),
        as_json=as_json,
    )


def _report(code: str, message: str, hint: str | None, path: str | None, *, as_json: bool) -> None:
    if as_json:
        write_error_line(code, message, hint, path)
        return
    from quoteprov.render import make_visible

    where = f"{path}: " if path else ""
    sys.stderr.write(f"quoteprov: {make_visible(where + message)}\n")
    if hint:
        sys.stderr.write(f"  {make_visible(hint)}\n")


def write_error_line(code: str, message: str, hint: str | None, path: str | None = None) -> None:
    """Write an error as one line of JSON to standard error."""
    from quoteprov.model import ErrorLine
    from quoteprov.render import drop_surrogates
    from quoteprov.render.json import encode_line

    # Arguments that are no UTF-8 come as lone surrogates, which many readers of JSON refuse.
    line = ErrorLine(
        code=code,
        message=drop_surrogates(message),
        hint=drop_surrogates(hint) if hint else None,
        path=drop_surrogates(path) if path else None,
    )
    sys.stderr.write(encode_line(line) + "\n")
