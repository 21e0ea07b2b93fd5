"""Which columns of a table say something of an article, and what to say where none is the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quoteprov.config import Fact, ReadOptions
from quoteprov.read.fields import ALIASES, fold_name

_SHOWN_KEYS, _SHOWN_CHARACTERS = 8, 30


def choose_columns(names: Sequence[str], named: Mapping[Fact, str]) -> list[int]:
    """The places of the columns of a table that may say something of an article."""
    wanted = {alias for aliases in ALIASES.values() for alias in aliases}
    for path in named.values():
        wanted |= {fold_name(path), fold_name(path.partition(".")[0])}
    return [place for place, name in enumerate(names) if fold_name(name) in wanted]


def has_text(names: Sequence[str], named: Mapping[Fact, str]) -> bool:
    """Whether one of the columns of a table is that of the text."""
    path = named.get("text")
    wanted = ALIASES["text"] if path is None else (path, path.partition(".")[0])
    folded = {fold_name(name) for name in names}
    return any(fold_name(name) in folded for name in wanted)


def say_no_text(what: str, names: Iterable[str], options: ReadOptions) -> str:
    """The reason where none of the ``names`` of fields or columns is that of a text."""
    listed = list(names)
    found = ", ".join(show_name(name) for name in listed[:_SHOWN_KEYS]) or "none"
    more = ", ..." if len(listed) > _SHOWN_KEYS else ""
    mapped = options.fields.get("text")
    wanted = ", ".join(ALIASES["text"]) if mapped is None else show_name(mapped)
    return f"no text: none of the {what} {wanted}; the {what} found are: {found}{more}"


def show_name(key: str) -> str:
    """A name that came from a file, short and printable."""
    bare = "".join(c if c.isprintable() else "?" for c in " ".join(key.split()))
    return bare if len(bare) <= _SHOWN_CHARACTERS else f"{bare[:_SHOWN_CHARACTERS]}..."
