"""What every command needs of its surroundings: options, streams, colour, width."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO, cast

import typer

from quoteprov.cli.failures import write_error_line
from quoteprov.cli.options import ColorChoice, Format
from quoteprov.cli.output import output_width, write_output

if TYPE_CHECKING:
    from quoteprov.config import Config
    from quoteprov.model import Counts, Filter, Rejection
    from quoteprov.render import Answer


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
        self._config: Config | None = None
        self.quiet = quiet
        self.verbose = verbose

    @classmethod
    def of(cls, context: typer.Context) -> Session:
        """The session that the global options of this run describe."""
        return cast(Session, context.obj)

    def load_config(self) -> Config:
        """The options in force: a flag or the environment, then a file, then the defaults."""
        if self._config is not None:
            return self._config
        from msgspec.structs import replace

        from quoteprov.config import load_config

        config = load_config(self._config_path)
        if self._index is not None:
            config = replace(config, index=str(self._index))
        self.detail(f"index: {config.index}")
        self._config = config
        return config

    def write(self, answer: Answer, format: str) -> None:
        """Write an answer to standard output: for programs always as UTF-8."""
        from quoteprov.render import render

        pieces = render(
            answer,
            format,
            width=output_width(),
            color=self._colored(sys.stdout),
            terminal=sys.stdout.isatty(),
        )
        write_output(pieces, sys.stdout.encoding if format == Format.table else "utf-8")
        counts = getattr(answer, "index", None)
        if counts is not None and not counts.aligned and not is_json(format):
            self.say(
                "The index is incomplete: an `index` is at work or was interrupted. "
                "Run it again for counts that hold."
            )

    def write_listing(
        self,
        answer: Answer,
        format: str,
        rows: Sequence[object],
        searched: Counts,
        wanted: Filter,
        listed: Literal["utterance", "article"] = "utterance",
    ) -> int:
        """Write a listing and return its exit code; an empty one says what was searched."""
        from quoteprov.cli.nothing import describe_nothing

        if rows or format != Format.table:
            self.write(answer, format)
        if not rows:
            nothing = describe_nothing(searched, wanted, listed, self.suggest_condition(wanted))
            self.say_nothing(*nothing, as_json=is_json(format))
        return 0 if rows else 1

    def suggest_condition(self, wanted: Filter) -> str | None:
        """The condition that one of ``wanted`` may have been meant for, None where none is."""
        if wanted.outlet is None and wanted.speaker is None:
            return None
        from quoteprov.pipeline.suggest import suggest_condition

        return suggest_condition(wanted, self.load_config())

    def say(self, message: str) -> None:
        """Write a message to standard error, unless errors only were asked for."""
        if not self.quiet:
            sys.stderr.write(f"{message}\n")

    def say_nothing(
        self, message: str, hint: str | None, *, code: str = "nothing_found", as_json: bool
    ) -> None:
        """Say that nothing was found, as JSON where the answer would have been JSON."""
        if as_json and not self.quiet:
            write_error_line(code, message, hint)
        else:
            self.say(f"{message}\n  {hint}" if hint else message)

    def say_rejected(self, rejected: Sequence[Rejection], format: str) -> None:
        """What could not be read: its number where the answer lists it, else a line for each.

        The table says it itself.
        """
        if format == Format.table or not rejected:
            return
        from quoteprov.render import count_rejected, list_rejected, make_visible

        if format == Format.json:
            self.say(f"{count_rejected(rejected)} rejected")
            return
        for place, reason in list_rejected(rejected):
            self.say(f"rejected: {make_visible(place)}: {make_visible(reason)}")

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


def is_json(format: str) -> bool:
    """Whether a program reads the answer, so that messages about it should be JSON, too."""
    return format in (Format.json, Format.jsonl)
