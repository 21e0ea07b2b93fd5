"""The author of an article, for whom "I" stands where nobody else speaks."""

from __future__ import annotations

import re

from quoteprov.model.names import read_name

FIRST_PERSON = "I"

# What follows the name in a byline: the paper, the place, the office.
_AFTER_NAME = re.compile(r"\s*(?:[,|(\[/•·]|\s[-–—]\s|\s(?:for|in|at|of)\s).*", re.DOTALL)
_SEVERAL = re.compile(r"\s(?:and|und|et|y|e|en|og|och|with|&)\s|;", re.IGNORECASE)


def name_author(byline: str | None) -> str | None:
    """The name that a byline credits; None where it credits nobody, several people or a desk."""
    if byline is None or _SEVERAL.search(byline):
        return None
    printed = _AFTER_NAME.sub("", byline.strip())
    name = read_name(printed)
    return printed if name is not None and name.kind == "person" else None
