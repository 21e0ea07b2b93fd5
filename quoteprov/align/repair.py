"""Damage of scraping, undone in a view of the text: entities, mojibake, invisible characters.

The text itself is never rewritten. A view remembers for each of its characters which code points
of the text it stands for, so that offsets found in the view can be given in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple


class View(NamedTuple):
    """A repaired text; ``starts`` and ``ends`` place each character of it, None if unchanged."""

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the original text that characters ``start`` to ``end`` stand for."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


@cache
def _damage() -> re.Pattern[str]:
    # UTF-8 read as Windows-1252: only the leads that no ordinary text shows before such a
    # character. Other leads ("Spaß“") would be taken for damage where there is none.
    # What was misread twice is a run of such characters.
    mojibake = (
        "(?:â[€‚„\x80\x82][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
        "|[ÂÃ][\x80-\xbf€‚ƒ…†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ])+"
    )
    entity = r"&(?:amp;)*(?:\#\d{2,6}|\#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d?);"
    invisible = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    return re.compile(f"{entity}|{mojibake}|{invisible}")


def repair_text(text: str) -> View:
    """A view of ``text`` without the damage that can be undone for certain."""
    if text.isascii() and "&" not in text:
        return View(text)
    damage = _damage()
    if damage.search(text) is None:
        return View(text)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in _pieces(text, damage):
        characters.append(piece)
        intact = end - start == len(piece)
        starts.extend(range(start, end) if intact else [start] * len(piece))
        ends.extend(range(start + 1, end + 1) if intact else [end] * len(piece))
    return View("".join(characters), starts, ends)


def _pieces(text: str, damage: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    done = 0
    for match in damage.finditer(text):
        yield text[done : match.start()], done, match.start()
        yield _repair_piece(match.group()), match.start(), match.end()
        done = match.end()
    yield text[done:], done, len(text)


def _repair_piece(piece: str) -> str:
    if piece[0] == "&":
        from html import unescape

        once = unescape(piece)
        return once if once == piece or "&" not in once else unescape(once)
    if piece[0] in "âÂÃ":
        try:
            once = b"".join(_byte(character) for character in piece).decode("utf-8")
        except UnicodeError:
            return piece
        # What was misread twice is shorter each time, and damaged still.
        return repair_text(once).text
    return ""


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
