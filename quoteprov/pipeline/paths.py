"""Where the index lies, what paths are relative to, and whether there is anything to read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from quoteprov.config import Config
from quoteprov.errors import InputError


def index_path(config: Config) -> Path:
    """The index file."""
    return Path(config.index).expanduser()


def base_folder(config: Config) -> Path:
    """The folder of the index: paths of articles inside it are kept relative to it, so that
    index and articles can be moved together."""
    return index_path(config).absolute().parent


def require_input(paths: Sequence[str]) -> None:
    """Raise InputError where none of ``paths`` exists, or nobody would ever send any input.

    Where some exist, the others are listed as rejected.
    """
    missing = [path for path in paths if path != "-" and is_gone(Path(path))]
    if missing and len(missing) == len(paths):
        raise InputError(
            "There is no such file or folder.",
            hint="Name files, folders, or - for JSON Lines on standard input.",
            path=missing[0],
        )
    if "-" in paths and sys.stdin is not None and sys.stdin.isatty():
        raise InputError(
            "Standard input is a terminal: nothing will come from it.",
            hint="Send JSON Lines through a pipe: zcat wire.jsonl.gz | quoteprov index -",
        )


def is_gone(path: Path) -> bool:
    """Whether a path is known to be missing.

    A file in a folder that may not be entered is not gone.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False
