"""Marked-up text without its marks: for what word processors and archives write as HTML."""

from __future__ import annotations

import re
from html import unescape

_TOKEN = re.compile(r"<!--|<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*+)[^<>]*>|<[!?][^<>]*>|[^<]+|<")
_SKIPPED = frozenset({"script", "style", "head", "template"})
_BLOCKS = frozenset(
    """
    p div h1 h2 h3 h4 h5 h6 ul ol table tr section article blockquote pre hr body header footer
    dl dt dd li
    """.split()
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MARGINS = re.compile(r"(?<![ \t])[ \t]*+\n[ \t]*")
_GAPS = re.compile(r"\n{3,}")


def strip_markup(page: str) -> str:
    """The text of a page: a paragraph a line, an empty line between two, tabs between cells."""
    pieces: list[str] = []
    skipped = ""
    position = 0
    while match := _TOKEN.match(page, position):
        position = match.end()
        token = match[0]
        if token == "<!--":
            end = page.find("-->", position)
            position = end + 3 if end >= 0 else len(page)
            continue
        name = (match["name"] or "").lower()
        if skipped:
            skipped = "" if name == skipped and match["end"] else skipped
        elif name in _SKIPPED and not match["end"]:
            skipped = name
        elif name:
            pieces.append(_render_tag(name, bool(match["end"])))
        elif token[0] != "<" or token == "<":
            pieces.append(_BLANKS.sub(" ", unescape(token)))
    text = _MARGINS.sub("\n", "".join(pieces))
    return _GAPS.sub("\n\n", text).strip()


def _render_tag(name: str, is_end: bool) -> str:
    if name == "br":
        return "\n"
    if name in ("td", "th"):
        return "" if is_end else "\t"
    return "\n\n" if name in _BLOCKS else ""
