"""What a condition that nothing satisfies may have been meant to say."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from quoteprov.config import Config
from quoteprov.model import Filter
from quoteprov.pipeline.paths import index_path
from quoteprov.store import open_reader

_LIKENESS = 0.75


def suggest_condition(wanted: Filter, config: Config) -> str | None:
    """The option with the name that its own may have been meant for.

    None where the index holds the names that ``wanted`` asks for, or none like them.
    """
    with open_reader(index_path(config)) as index:
        if wanted.outlet is not None:
            outlets = index.outlets()
            if wanted.outlet.casefold() not in map(str.casefold, outlets):
                meant = _find_containing(wanted.outlet, outlets) or _find_like(
                    wanted.outlet, outlets
                )
                return f"--outlet {meant!r}" if meant else None
        if wanted.speaker is not None:
            speakers = index.speakers()
            if _find_containing(wanted.speaker, speakers) is None:
                meant = _find_like(wanted.speaker, speakers)
                return f"--speaker {meant!r}" if meant else None
    return None


def _find_containing(asked: str, held: Sequence[str]) -> str | None:
    return next((name for name in held if asked.casefold() in name.casefold()), None)


def _find_like(asked: str, held: Sequence[str]) -> str | None:
    """The name that is most like ``asked``, as a whole or in one of its words."""
    names: dict[str, str] = {}
    for name in held:
        for part in (name, *name.split()):
            names.setdefault(part.casefold(), name)
    close = get_close_matches(asked.casefold(), names, n=1, cutoff=_LIKENESS)
    return names[close[0]] if close else None
