"""YAML front matter: the metadata block between two lines of hyphens that a text begins with."""

from __future__ import annotations

import re

from quoteprov.read.fields import Facts, read_fields

_LONGEST = 1 << 16
_DEEPEST = 8
_BLOCK = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_PAIR = re.compile(r"[\w -]{1,40}:(?:\s|$)", re.MULTILINE)


def read_front_matter(text: str) -> tuple[int, Facts] | None:
    """Where the text goes on after its front matter, and what that says.

    None where there is none. Malformed front matter says nothing, but is still no part of the
    article's body.
    """
    block = _BLOCK.match(text[:_LONGEST])
    if block is None:
        return None
    fields = _load_fields(block["yaml"])
    if fields is not None:
        return block.end(), read_fields(fields, "front matter")
    return (block.end(), Facts()) if _PAIR.match(block["yaml"].lstrip()) else None


def _load_fields(block: str) -> dict[object, object] | None:
    """The mapping that the block holds, every scalar as a string; None where it holds none."""
    import yaml

    # The base loader builds strings, lists and mappings only: no dates, which it would raise
    # on when they are impossible, and no objects.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = 0
    try:
        # The C loader recurses without a limit, and aliases can grow without one; events do
        # neither, so they are counted first.
        for event in yaml.parse(block, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                return None
        fields = yaml.load(block, Loader=loader)
    except (yaml.YAMLError, ValueError):
        return None
    return fields if isinstance(fields, dict) else None
