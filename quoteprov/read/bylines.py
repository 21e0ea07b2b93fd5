"""The authors that a byline credits."""

from __future__ import annotations

import re

_BY = re.compile(r"\s*(?:by|von|par|por|di|door|av|af)\s+(?=[^\W\d_])", re.IGNORECASE)


def says_by(line: str) -> bool:
    """Whether a line begins as bylines do: "By", "Von", "Par" and a name."""
    return _BY.match(line) is not None


def drop_by(line: str) -> str:
    """A byline without the word before its first name."""
    match = _BY.match(line)
    return line[match.end() :] if match else line
