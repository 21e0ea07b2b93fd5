"""Where the index lies, and what paths are relative to."""

from __future__ import annotations

from pathlib import Path

from quoteprov.config import Config


def index_path(config: Config) -> Path:
    """The index file."""
    return Path(config.index).expanduser()


def base_folder(config: Config) -> Path:
    """The folder of the index: paths of articles inside it are kept relative to it, so that
    index and articles can be moved together."""
    return index_path(config).absolute().parent
