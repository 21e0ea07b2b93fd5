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
    inside = text[start:end]
    line_end = "\n" if "\n" in inside or "\r" not in inside else "\r"
    lines = _find_lines(inside.split(line_end), start)
    # The last line is shorter than the others.
    unended = bool(lines) and text.find(line_end, lines[-1][1], end) < 0
    full = lines[:-1] if unended else lines
    if not _make_column(full):
        return lines
    adjoining = [text.count(line_end, above[1], below[0]) == 1 for above, below in pairwise(lines)]
    ends = [text[line[1] - 1] for line, adjoins in zip(lines, adjoining, strict=False) if adjoins]
    ended = sum(each in SENTENCE_ENDS for each in ends)
    wrapped = len(ends) * 2 > len(full) and ended * 2 < len(ends)
    return _join_lines(lines, adjoining) if wrapped else lines


def _find_lines(split: list[str], start: int) -> list[Extent]:
    """Where the lines are that are not blank, trailing white space left out."""
    lines = []
    position = start
    for line in split:
        if line:
            kept = len(line.rstrip())
            if kept:
                lines.append((position, position + kept))
            position += len(line)
        position += 1
    return lines


def _make_column(lines: list[Extent]) -> bool:
    """Whether the lines are as long as those that were broken to a width."""
    if len(lines) < FEWEST_LINES:
        return False
    widths = sorted([end - start for start, end in lines])
    return NARROWEST_COLUMN <= widths[len(widths) // 2] <= WIDEST_COLUMN


def _join_lines(lines: list[Extent], adjoining: list[bool]) -> list[Extent]:
    """Each run of lines as one paragraph; ``adjoining`` says which have no blank line below."""
    paragraphs = lines[:1]
    for line, adjoins in zip(lines[1:], adjoining, strict=True):
        if adjoins:
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
    return paragraphs
