"""With what an index was made, and whether anything would be made otherwise now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from quoteprov import __version__
from quoteprov.config import Config
from quoteprov.errors import StoreError
from quoteprov.read import is_cured
from quoteprov.store import open_reader


def name_reading(config: Config) -> str:
    """What the content of an index depends on besides the files: the version and the options."""
    options = msgspec.json.encode((config.read, config.extract)).decode()
    return f"{__version__} {options}"


def name_alignment(config: Config) -> str:
    """What the utterances depend on besides the articles: the version and the options."""
    return f"{__version__} {msgspec.json.encode(config.align).decode()}"


def is_current(
    path: Path, config: Config, stamps: Mapping[str, str | None], *, prune: bool
) -> bool:
    """Whether an index holds the files with these stamps as they are, and its utterances are made.

    With ``prune`` it has to hold no others.
    """
    try:
        with open_reader(path) as index:
            held = index.stamps(name_reading(config))
            made = index.is_aligned() and index.alignment() == name_alignment(config)
            cured = any(is_cured(each.reason) for each in index.rejections())
    except StoreError:
        return False
    alike = all(stamp is not None and held.get(name) == stamp for name, stamp in stamps.items())
    return made and alike and not cured and not (prune and held.keys() - stamps.keys())
