"""What every command needs of its surroundings: options, streams, colour, width."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

import typer
from msgspec.structs import asdict

from quoteprov.cli.options import ColorChoice, Format

if TYPE_CHECKING:
    from quoteprov.config import Config
    from quoteprov.model import Counts, Filter, Rejection
    from quoteprov.render import Answer

# In a pipe there is no width to ask for: wide enough for a table, narrow enough for a mail.
PIPE_WIDTH = 100


class Session:
    """The global options of one run."""

    def __init__(
        self,
        config_path: Path | None,
        index: Path | None,
        color: ColorChoice,
        *,
        quiet: bool,
        verbose: bool,
    ) -> None:
        self._config_path = config_path
        self._index = index
        self._color = color
        self.quiet = quiet
        self.verbose = verbose

    @classmethod
    def of(cls, context: typer.Context) -> Session:
        """The session that the global options of this run describe."""
        return cast(Session, context.obj)

    def load_config(self) -> Config:
        """The options in force: a flag or the environment, then a file, then the defaults."""
        from msgspec.structs import replace

        from quoteprov.config import load_config

        config = load_config(self._config_path)
        if self._index is not None:
            config = replace(config, index=str(self._index))
        self.detail(f"index: {config.index}")
        return config

    def write(self, answer: Answer, format: str) -> None:
        """Write an answer to standard output."""
        from quoteprov.render import render

        _write_all(render(answer, format, width=output_width(), color=self._colored(sys.stdout)))

    def write_listing(
        self,
        answer: Answer,
        format: str,
        rows: Sequence[object],
        searched: Counts,
        wanted: Filter,
    ) -> int:
        """Write a listing and return its exit code; an empty one says what was searched."""
        if rows or format != Format.table:
            self.write(answer, format)
        if not rows:
            self.say(_describe_empty(searched, wanted))
        return 0 if rows else 1

    def say(self, message: str) -> None:
        """Write a message to standard error, unless errors only were asked for."""
        if not self.quiet:
            sys.stderr.write(f"{message}\n")

    def say_rejected(self, rejected: Sequence[Rejection], format: str) -> None:
        """A line for each file or record that could not be read; the table has its own."""
        if format == Format.table:
            return
        from quoteprov.render import make_visible

        for each in rejected:
            where = each.path if each.record is None else f"{each.path}, record {each.record}"
            self.say(f"rejected: {make_visible(where)}: {make_visible(each.reason)}")

    def detail(self, message: str) -> None:
        """Write a message that only --verbose asks for."""
        if self.verbose:
            sys.stderr.write(f"{message}\n")

    def shows_progress(self) -> bool:
        """Whether someone watches standard error on a terminal."""
        return not self.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def _colored(self, stream: TextIO) -> bool:
        if self._color is not ColorChoice.auto:
            return self._color is ColorChoice.always
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return not plain and stream.isatty()


def _describe_empty(searched: Counts, wanted: Filter) -> str:
    asked = {name: value for name, value in asdict(wanted).items() if value is not None}
    conditions = " ".join(f"--{name} {value!r}" for name, value in asked.items())
    return (
        f"Nothing found{' for ' + conditions if conditions else ''} in {searched.utterances} "
        f"utterances of {searched.articles} articles from {searched.outlets} outlets.\n"
        + (
            "  Try without a condition; `quoteprov articles` lists outlets and dates."
            if conditions
            else "  Read articles into the index with `quoteprov index PATH...`."
        )
    )


def output_width() -> int:
    """The columns that an answer may take: COLUMNS, the terminal's, or those of a pipe."""
    return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns


def _write_all(pieces: Iterator[str]) -> None:
    stream = sys.stdout
    try:
        for piece in pieces:
            # Article text may hold what the locale of the terminal cannot show.
            stream.buffer.write(piece.encode(stream.encoding or "utf-8", "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        abandon_output()


def abandon_output() -> None:
    """Standard output's reader has seen enough: what is still written to it goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
