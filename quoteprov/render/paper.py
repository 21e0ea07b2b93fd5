"""What the table is set on: foreign text as ink, wrapped, indented and put in columns.

Only ``ink`` makes text from strings, so that nothing reaches the terminal unescaped, and no
string is ever read as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from io import StringIO
from itertools import zip_longest

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.text import Span, Text

from quoteprov.render.escape import make_visible
from quoteprov.render.page import Page

MIN_WIDTH = 40  # below that there is no place for words beside the indents and labels
GAP = 3
INDENT = 3


def ink(*parts: str | tuple[str, str] | Text) -> Text:
    """Strings, or strings with a style, as one escaped text."""
    plain: list[str] = []
    spans: list[Span] = []
    place = 0
    for part in parts:
        if isinstance(part, Text):
            printed = part.plain
            spans += [span.move(place) for span in part.spans]
        else:
            words, style = part if isinstance(part, tuple) else (part, "")
            printed = make_visible(words)
            if style and printed:
                spans.append(Span(place, place + len(printed), style))
        plain.append(printed)
        place += len(printed)
    # Put together once: a text that grows by parts takes twice the time.
    return Text("".join(plain), spans=spans)


def count_cells(text: Text) -> int:
    """The cells that a text takes."""
    return len(text.plain) if _narrow().fullmatch(text.plain) else text.cell_len


class Paper:
    """Lines of a fixed width in cells."""

    def __init__(self, page: Page) -> None:
        self.color = page.color
        self.width = max(page.width, MIN_WIDTH)
        self._console = Console(
            file=StringIO(),
            width=self.width,
            color_system="standard" if page.color else None,
            force_terminal=page.color,
            force_jupyter=False,
            legacy_windows=False,
            no_color=False,
            _environ={},
        )

    def wrap(self, text: Text, width: int | None = None, hang: int = 0) -> list[Text]:
        """The text as lines; those after the first begin ``hang`` cells further right."""
        room = width or self.width
        rest = max(room - hang, 1)
        if count_cells(text) <= room:  # most are, and rich takes a hundred times as long to find it
            lines = [text]
        elif breaks := _break_lines(text.plain, room, rest):
            lines = list(text.divide(breaks))
        else:
            lines = self._fold(text, room, rest if hang else None)
        if hang:
            lines[1:] = [ink(" " * hang, line) for line in lines[1:]]
        return [_without_blanks(line) for line in lines]

    def _fold(self, text: Text, room: int, rest: int | None) -> list[Text]:
        """The text as lines of any letters; words that are too long go on in the next one."""
        lines = list(text.wrap(self._console, room, overflow="fold"))
        if rest is None or len(lines) == 1:
            return lines
        tail = text[len(lines[0].plain) :]
        tail = tail[len(tail.plain) - len(tail.plain.lstrip()) :]
        return [lines[0], *tail.wrap(self._console, rest, overflow="fold")]

    def flow(self, parts: Iterable[Text], width: int | None = None, hang: int = 0) -> list[Text]:
        """The parts with dots between them; a line ends between two parts where it can."""
        room = width or self.width
        lines: list[Text] = []
        for part in parts:
            if lines and count_cells(lines[-1]) + count_cells(part) + 3 <= room:
                lines[-1] = ink(lines[-1], " · ", part)
            else:
                indent_by = hang if lines else 0
                wrapped = self.wrap(part, room - indent_by, hang=0 if lines else hang)
                lines += indent(wrapped, indent_by)
        return lines

    def rule(self, left: str, right: str) -> Text:
        """A line across the page with a label at either end."""
        right = make_visible(right)
        start = ink(("── ", "dim"), (left, "bold"), " ")
        stroke = self.width - count_cells(start) - cell_len(right) - 4
        return ink(start, ("─" * max(stroke, 1), "dim"), (f" {right} ──", "dim"))

    def arrange(self, cells: Sequence[Text], width: int) -> list[Text]:
        """Cells in as many columns as fit, filled downwards, one cell a line if only one fits."""
        widest = max(map(count_cells, cells))
        columns = max((width + GAP) // (widest + GAP), 1)
        if columns == 1:
            return [line for cell in cells for line in self.wrap(cell, width, hang=2)]
        height = -(-len(cells) // columns)
        stacks = [cells[start : start + height] for start in range(0, len(cells), height)]
        return place_beside([(stack, widest) for stack in stacks])

    def press(self, lines: Iterable[Text]) -> str:
        """The lines as they are sent to the terminal."""
        if not self.color:
            return "".join(f"{line.plain}\n" for line in lines)
        # What the console would print, without its asking after the terminal for each line.
        return "".join(
            style.render(piece, color_system=ColorSystem.STANDARD) if style else piece
            for line in lines
            for piece, style, _ in line.render(self._console, end="\n")
        )


@cache
def _narrow() -> re.Pattern[str]:
    # One cell each: rich looks every letter up in a table once it meets a curly mark.
    return re.compile("[ -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u20a0-\u20bf]*")


def _break_lines(text: str, room: int, rest: int) -> list[int] | None:
    """Where the lines after the first begin, of ``rest`` cells each, in a text of plain words.

    As rich breaks them, in a tenth of the time. None where a word does not fit on a line, or
    letters are not all one cell.
    """
    if text.startswith(" ") or "  " in text or not _narrow().fullmatch(text):
        return None
    breaks: list[int] = []
    start, end = 0, len(text.rstrip())
    while end - start > room:
        blank = text.rfind(" ", start, start + room + 1)
        if blank < 0:
            return None
        start = blank + 1
        breaks.append(start)
        room = rest
    return breaks


def _without_blanks(line: Text) -> Text:
    if line.plain[-1:].isspace():
        line = line.copy()
        line.rstrip()
    return line


def indent(lines: Iterable[Text], cells: int) -> list[Text]:
    """The lines moved to the right."""
    return [ink(" " * cells, line) if line else line for line in lines]


def place_beside(columns: Sequence[tuple[Sequence[Text], int]]) -> list[Text]:
    """Columns (lines, width in cells) side by side."""
    rows = zip_longest(*(lines for lines, _ in columns))
    widths = [width for _, width in columns]
    return [_set_row(row, widths) for row in rows]


def _set_row(row: Sequence[Text | None], widths: Sequence[int]) -> Text:
    parts: list[Text | str] = []
    for line, width in zip(row, widths, strict=True):
        cell = line or Text()
        parts += [cell, " " * (width - count_cells(cell) + GAP)]
    return _without_blanks(ink(*parts))
