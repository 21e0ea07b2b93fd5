"""With what an index was made, and whether anything would be made otherwise now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from quoteprov import __version__
from quoteprov.config import Config
from quoteprov.errors import StoreError
from quoteprov.model import Rejection
from quoteprov.read import Source, is_cured, stamp_source
from quoteprov.store import open_reader


def name_reading(config: Config) -> str:
    """What the content of an index depends on besides the files: the version and the options."""
    options = msgspec.json.encode((config.read, config.extract)).decode()
    return f"{__version__} {options}"


def name_alignment(config: Config) -> str:
    """What the utterances depend on besides the articles: the version and the options."""
    return f"{__version__} {msgspec.json.encode(config.align).decode()}"


def is_current(
    path: Path, config: Config, listed: Sequence[Source | Rejection], *, prune: bool
) -> bool:
    """Whether an index holds all files as they are, by their stamps, and its utterances are made.

    With ``prune`` it has to hold no others.
    """
    try:
        with open_reader(path) as index:
            held = index.stamps(name_reading(config))
            made = index.is_aligned() and index.alignment() == name_alignment(config)
            cured = any(is_cured(each.reason) for each in index.rejections())
    except StoreError:
        return False
    if not made or cured or (prune and len(listed) < len(held)):
        return False
    return all(_is_held(each, held) for each in listed)


def _is_held(listed: Source | Rejection, held: Mapping[str, str]) -> bool:
    if isinstance(listed, Rejection):
        return False
    stamp = stamp_source(listed)
    return stamp is not None and held.get(listed.path) == stamp
