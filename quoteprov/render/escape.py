"""Foreign text made safe to look at.

Text of an article may hold escape sequences that move the cursor, overwrite lines or change the
title of a terminal, and marks that turn the direction of writing around. What is meant to be read
by people (table, md) passes through ``make_visible``: everything that would act or be invisible
is written out. What is meant for programs (csv, tsv; json has its own escapes) stays as it is, but
for surrogates that stand alone, which no UTF-8 file can hold: ``drop_surrogates`` writes those
out.
"""

from __future__ import annotations

import re
import unicodedata

# The few format characters of Arabic, Syriac and Kaithi script that are seen, not felt.
_SEEN_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_JOINERS = "\u200c\u200d"


def make_visible(text: str) -> str:
    """One line of text in which every character is seen and none acts on a terminal.

    A line end becomes a space and an empty line a pilcrow; control characters become their
    pictures (U+241B for escape), other characters without a shape their number (``\\u202e``).
    """
    if text.isprintable():
        return text
    text = text.strip("\r\n").replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[ \t]*\n[ \t]*\n[ \t\n]*", " ¶ ", text)
    text = text.replace("\n", " ").replace("\t", " ")
    return "".join(
        character if _is_shown(text, place) else _name(character)
        for place, character in enumerate(text)
    )


def drop_surrogates(text: str) -> str:
    """The same text with lone surrogates (of file names that are no UTF-8) as ``\\udc80``."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_shown(text: str, place: int) -> bool:
    character = text[place]
    if character.isprintable() or character in _SEEN_FORMAT:
        return True
    if character in _JOINERS:
        # Persian, Indic scripts and emoji cannot be written without them; Latin can.
        return _joins(text[place - 1 : place]) and _joins(text[place + 1 : place + 2])
    return unicodedata.category(character) == "Zs"


def _joins(neighbour: str) -> bool:
    return neighbour > "\u02ff" and neighbour.isprintable()


def _name(character: str) -> str:
    number = ord(character)
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "\u2421"
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
