"""A wording cut into what it shares with the lemma and what it has otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from quoteprov.model import Entry

OMISSION = "‸"  # the caret that proof-readers put where words are missing
_DOTS = ("…", "...")
_LIGHT = frozenset(("punctuation", "case", "spelling"))


class Piece(NamedTuple):
    """A stretch of a wording. ``same`` and the two kinds of reading restore its text; ``omitted``
    and ``cut`` stand for words of the lemma that it leaves out, within it and at its ends."""

    text: str
    kind: Literal["same", "light", "heavy", "omitted", "cut"]


def cut_pieces(text: str, entries: Sequence[Entry]) -> list[Piece]:
    """The wording as pieces in reading order: ``light`` readings differ in accidentals alone.

    Offsets outside the text are drawn into it, so that no entry is ever an error.
    """
    ordered = sorted(entries, key=lambda entry: (entry.reading_start, entry.reading_end))
    return list(_cut(text, ordered))


def _cut(text: str, entries: Sequence[Entry]) -> Iterator[Piece]:
    done = 0
    for entry in entries:
        start = max(done, min(entry.reading_start, len(text)))
        end = max(start, min(entry.reading_end, len(text)))
        if start > done:
            yield Piece(text[done:start], "same")
        if entry.change == "truncation":
            if entry.start and not any(map(str.isalnum, text[end:])):
                end = len(text)  # the full stop that ends it
            yield from _cut_off(text, start, end, beginning=entry.start == 0)
        elif end > start:
            yield Piece(text[start:end], "light" if entry.change in _LIGHT else "heavy")
        elif entry.op == "delete":
            yield Piece(_space_caret(text, start, entry), "omitted")
        done = end
    if done < len(text):
        yield Piece(text[done:], "same")


def _space_caret(text: str, place: int, entry: Entry) -> str:
    if entry.change == "punctuation":
        return OMISSION
    before = " " if place > 0 and not text[place - 1].isspace() else ""
    after = " " if place < len(text) and not text[place].isspace() else ""
    return before + OMISSION + after


def _cut_off(text: str, start: int, end: int, *, beginning: bool) -> Iterator[Piece]:
    # A truncation may leave a word, or a part of one, that is the lemma's own.
    if beginning and not text.startswith(_DOTS):
        yield Piece("… ", "cut")
    if end > start:
        yield Piece(text[start:end], "same")
    if not beginning and not text.endswith(_DOTS):
        yield Piece(" …", "cut")
