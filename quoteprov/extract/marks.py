"""Finds what stands between quotation marks: a state machine over each paragraph's marks.

No state outlives a paragraph but an unclosed quotation, and that only where the next paragraph
opens with the same mark again (the convention for long speech) or, in other languages than
English, has a closing mark too many. So a missing or a spare mark spoils one paragraph at most.
Marks of other families inside a quotation are nested in it and belong to it.
"""

from __future__ import annotations

import re

from msgspec import Struct

from quoteprov.extract.glyphs import DOUBLE, GUILLEMET, NESTING, SINGLE
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.scan import Mark, scan_marks

# Opening marks that, besides double ones, count though nothing closes them.
UNCLOSED = frozenset("«「")
# Marks that are alike on either side; whether one opens or closes is not told by its glyph.
ALIKE = frozenset('"”»')
ENDS = frozenset(".?!…:")
# A quotation that the next paragraphs do not open again is closed in one of so many.
REACH = 2


class Marked(Struct, frozen=True, gc=False):
    """What stands between marks: ``start`` to ``end`` without them, ``left`` to ``right`` with.

    White space inside the marks is left out of ``start`` to ``end``. ``paragraph`` counts the
    paragraph that it begins in, ``last`` the one that it ends in.
    """

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    last: int


def find_marked(
    text: str,
    paragraphs: list[Extent],
    first: int,
    stop: int,
    *,
    single: bool,
    skip: list[Extent],
    running: bool = False,
) -> list[Marked]:
    """What stands between marks in ``paragraphs[first:stop]``, in order, never overlapping.

    Marks in the extents of ``skip`` are passed over. ``single`` counts single marks too, and
    ``running`` says that quotations may run over paragraphs that do not open them again.
    """
    if first >= stop:
        return []
    machine = _Machine(text, single=single, running=running)
    for index, marks in scan_marks(text, paragraphs, first, stop, single, skip):
        machine.read_paragraph(index, paragraphs, marks)
    machine.end_open()
    return machine.found


class _Machine:
    """Reads the marks of one paragraph after the other.

    ``opening`` is the mark of the quotation that is being read, in which ``depth`` others are
    nested; it stands in paragraph ``first``, and ``last`` is the paragraph read up to ``limit``.
    ``single`` tells whether single marks are read, ``running`` whether a quotation may run over
    paragraphs that do not open it again, and ``runs`` whether this one does.
    """

    def __init__(self, text: str, *, single: bool, running: bool) -> None:
        self.text = text
        self.single, self.running, self.runs = single, running, False
        self.found: list[Marked] = []
        self.opening: Mark | None = None
        self.depth = 0
        self.first = self.last = self.limit = 0

    def read_paragraph(self, index: int, paragraphs: list[Extent], marks: list[Mark]) -> None:
        """Take in the marks of paragraph ``index``."""
        start, end = paragraphs[index]
        if self.single and any(mark.family is SINGLE for mark in marks):
            marks = _pair_single(self.text, marks)
        if self.opening is not None:
            adjacent = self.last + 1 == index and bool(marks)
            if adjacent and _continues(self.text, self.opening, start, marks[0]):
                marks = marks[1:]
            elif self._runs_on(self.opening, index, start, marks):
                self.runs = True
            else:
                self.end_open()
        self.last, self.limit = index, end
        for position, mark in enumerate(marks):
            if self.opening is not None:
                self._read_inside(self.opening, mark, marks, position)
            elif mark.role != "close":
                self._begin(mark)

    def _runs_on(self, opening: Mark, index: int, start: int, marks: list[Mark]) -> bool:
        """Whether paragraph ``index`` closes what one above has opened, and opens nothing first."""
        if not self.running or index > self.last + REACH or opening.family is SINGLE:
            return False
        family = [mark for mark in marks if mark.family is opening.family]
        if opening.glyph in ALIKE:
            before = self.text[max(0, opening.start - 2) : opening.start]
            begun = not before or before[-1] == "\n" or before.rstrip()[-1:] in ENDS
            ended = self.text[self.limit - 1] in ENDS
            if not (begun and ended) or len(family) % 2 == 0 or family[0].start == start:
                return False
        depth = 0
        for mark in family:
            depth += -1 if _closes(self.text, opening, mark) else 1
            if depth < 0:
                return True
        return False

    def end_open(self) -> None:
        """End what is unclosed where its last paragraph ends; drop what was hardly a mark."""
        opening = self.opening
        if opening is None:
            return
        if opening.glyph in UNCLOSED or (opening.family is DOUBLE and opening.glyph != "''"):
            self._end(opening, self.limit, self.limit)
        self.opening = None

    def _read_inside(self, opening: Mark, mark: Mark, marks: list[Mark], position: int) -> None:
        """Take in a mark of a quotation that is being read."""
        if mark.family is not opening.family:
            return
        if _closes(self.text, opening, mark):
            if self.depth:
                self.depth -= 1
            else:
                self._end(opening, mark.start, mark.end)
        elif self.runs or mark.glyph in NESTING or _opens_nested(marks, position):
            self.depth += 1
        else:
            # The mark that should have closed the quotation above is missing.
            self._end(opening, mark.start, mark.start)
            self._begin(mark)

    def _begin(self, mark: Mark) -> None:
        self.opening, self.first, self.depth, self.runs = mark, self.last, 0, False

    def _end(self, opening: Mark, end: int, right: int) -> None:
        self.opening = None
        start = opening.end
        content = self.text[start:end]
        if content[:1].isspace():
            content = content.lstrip()
            start = end - len(content)
        stop = start + len(content.rstrip())
        if start < stop:
            self.found.append(Marked(start, stop, opening.start, right, self.first, self.last))


def _continues(text: str, opening: Mark, start: int, mark: Mark) -> bool:
    """Whether ``mark`` opens the paragraph from ``start`` as the unclosed one above was opened."""
    if mark.family is not opening.family or text[start : mark.start].strip():
        return False
    return mark.role != "close" or mark.glyph == "»"


def _closes(text: str, opening: Mark, mark: Mark) -> bool:
    """Whether ``mark``, of the same family, closes what ``opening`` opened."""
    if mark.family is GUILLEMET:
        finnish = mark.glyph == "»" and not text[mark.start - 1].isspace()
        return mark.glyph != opening.glyph or mark.role == "either" or finnish
    if opening.glyph == "„" and mark.glyph == "“":
        return not text[mark.start - 1].isspace()
    return mark.role != "open"


def _opens_nested(marks: list[Mark], position: int) -> bool:
    """Whether two closing marks follow, so that this opening one stands inside a quotation."""
    opening = marks[position]
    following = [
        each for each in marks[position + 1 : position + 5] if each.family is opening.family
    ]
    return len(following) > 1 and all(
        mark.role == "close"
        or (mark.family is GUILLEMET and mark.glyph != opening.glyph)
        or (opening.glyph == "„" and mark.glyph == "“")
        for mark in following[:2]
    )


def _pair_single(text: str, marks: list[Mark]) -> list[Mark]:
    """Leave out the single marks that have no partner, which are apostrophes, most of them."""
    paired: set[int] = set()
    opened = -1
    singles = [index for index, mark in enumerate(marks) if mark.family is SINGLE]
    for rank, index in enumerate(singles):
        mark = marks[index]
        if mark.role == "open" or (mark.role == "either" and opened < 0):
            opened = index
        elif opened >= 0 and not _is_possessive(text, marks, singles, rank):
            paired |= {opened, index}
            opened = -1
    if opened == len(marks) - 1:
        # It may go on in the next paragraph.
        paired.add(opened)
    return [mark for i, mark in enumerate(marks) if mark.family is not SINGLE or i in paired]


def _is_possessive(text: str, marks: list[Mark], singles: list[int], rank: int) -> bool:
    """Whether this closing mark is the apostrophe of a plural ("the workers' demands").

    It is where a small letter follows and the quotation has another closing mark to come.
    """
    mark = marks[singles[rank]]
    if text[mark.start - 1] not in "sSzx" or mark.glyph not in "'’":
        return False
    if not re.match(r"\s[a-z]", text[mark.end : mark.end + 2]):
        return False
    return rank + 1 < len(singles) and marks[singles[rank + 1]].role == "close"
