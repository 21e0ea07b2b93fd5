"""Where the paragraphs of a text are, also where its lines were broken to a fixed width."""

from __future__ import annotations

from itertools import pairwise

Extent = tuple[int, int]
"""Start and end of a stretch of text, in code points."""

# A column of prose: medians outside this are lists, verse, or one paragraph a line.
NARROWEST_COLUMN, WIDEST_COLUMN = 35, 95
FEWEST_LINES = 8
SENTENCE_ENDS = ".?!:\"”’'»)…"


def split_paragraphs(text: str, start: int, end: int) -> list[Extent]:
    """The paragraphs of ``text[start:end]`` that hold more than white space, in order.

    A line is a paragraph, but where lines are wrapped to a fixed width an empty line parts them.
    """
    lines = _lines(text, start, end)
    printed = [line for line in lines if line[0] < line[1]]
    if not _is_wrapped(text, lines, printed):
        return printed
    paragraphs: list[Extent] = []
    first = -1
    for line_start, line_end in lines:
        if line_start == line_end:
            first = -1
        elif first < 0:
            first = line_start
            paragraphs.append((line_start, line_end))
        else:
            paragraphs[-1] = (first, line_end)
    return paragraphs


def _lines(text: str, start: int, end: int) -> list[Extent]:
    """The lines, blank ones as empty extents, trailing white space left out."""
    inside = text[start:end]
    lines = []
    position = start
    for line in inside.split("\n" if "\n" in inside or "\r" not in inside else "\r"):
        kept = len(line.rstrip()) if line else 0
        lines.append((position, position + kept))
        position += len(line) + 1
    return lines


def _is_wrapped(text: str, lines: list[Extent], printed: list[Extent]) -> bool:
    """Whether the lines, of which ``printed`` are not blank, were broken to a width."""
    # The last line is shorter than the others.
    full = printed[:-1] if printed[-1:] == lines[-1:] else printed
    if len(full) < FEWEST_LINES:
        return False
    widths = sorted([end - start for start, end in full])
    if not NARROWEST_COLUMN <= widths[len(widths) // 2] <= WIDEST_COLUMN:
        return False
    joined = [line for line, below in pairwise(lines) if line[0] < line[1] and below[0] < below[1]]
    ended = sum(text[line[1] - 1] in SENTENCE_ENDS for line in joined)
    return len(joined) * 2 > len(full) and ended * 2 < len(joined)
