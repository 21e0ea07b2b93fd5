"""What is spoken in other languages than English: parted by the reporter, set off by a dash.

„Wnioski – podkreślił wójt – będą rozpatrzone”. – Vi väntar, säger hon. Klienci nie wierzą.
– I gdzie ja pójdę? – pyta kobieta. — Está lleno —dijo Ana.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter, itemgetter
from typing import NamedTuple

from quoteprov.extract.dialogue import find_dialogue
from quoteprov.extract.elsewhere.asides import Speech, find_asides, is_inner, pass_inner
from quoteprov.extract.elsewhere.manners import Manner
from quoteprov.extract.marks import Marked, find_marked
from quoteprov.extract.paragraphs import Extent

# So many paragraphs in a row that begin with a dash are a list, where nobody is said to speak in
# any and none asks or exclaims.
LIST = 3
# So many answers to questions make an interview, though no clause tells who speaks.
FEWEST_ANSWERS = 2
LIVELY, DASHES = frozenset("?!;"), frozenset("—–―-")


# What follows the dash: no small letter. A class of capitals would have to name every alphabet's.
_CAPITAL = r"(?=[¿¡„«“”»\"(…]{0,3}\w)(?![¿¡„«“”»\"(…]{0,3}(?-i:[a-zß-öø-ÿа-яёіїєґά-ώ]))"


class Turn(NamedTuple):
    """Speech that a dash opens: from the dash ``left`` and its ``start`` to a paragraph's end.

    ``begins`` says whether the dash begins the paragraph; ``asides`` are the reporter's clauses.
    """

    paragraph: int
    left: int
    start: int
    end: int
    begins: bool
    asides: list[Extent]


def find_spoken(
    text: str, paragraphs: list[Extent], marked: list[Marked], manner: Manner
) -> list[Marked]:
    """The quotations ``marked`` without the reporter's clauses, and what dashes set off.

    In order, never overlapping. Quotations inside what a dash sets off are part of it.
    """
    speech = Speech(text, manner, [])
    parted: list[Marked] = []
    for quotation in marked:
        parted += _part(speech, paragraphs, quotation)
    inner = [(quotation.left, quotation.right) for quotation in marked]
    turns = _find_turns(Speech(text, manner, inner), paragraphs)
    spoken = [piece for turn in turns for piece in _pieces_of(text, turn)]
    return _merge(parted, spoken or find_dialogue(text, paragraphs))


def _part(speech: Speech, paragraphs: list[Extent], quotation: Marked) -> list[Marked]:
    """The pieces of a quotation between the reporter's clauses, and what these quote."""
    asides = find_asides(speech, quotation.start, quotation.end, quoted=True)
    if not asides:
        return [quotation]
    text = speech.text
    pieces: list[Marked] = []
    left, start = quotation.left, quotation.start
    for stop, resumed in asides:
        paragraph = bisect_right(paragraphs, start, key=itemgetter(0)) - 1
        pieces.append(_mark(text, paragraph, left, start, stop))
        pieces += _find_in_clause(text, paragraph, (stop, resumed))
        left = start = resumed
    paragraph = bisect_right(paragraphs, start, key=itemgetter(0)) - 1
    rest = text[start : quotation.end]
    start = quotation.end - len(rest.lstrip())
    pieces.append(Marked(start, quotation.end, left, quotation.right, paragraph, quotation.last))
    return [piece for piece in pieces if piece.start < piece.end]


def _find_in_clause(text: str, paragraph: int, clause: Extent) -> list[Marked]:
    """What stands between marks in a clause of the reporter's."""
    start, end = clause
    # Of the clause alone, as all of the text that it is given is copied.
    found = find_marked(text[start:end], [(0, end - start)], 0, 1, single=False, skip=[])
    return [
        Marked(
            each.start + start,
            each.end + start,
            each.left + start,
            each.right + start,
            paragraph,
            paragraph,
        )
        for each in found
        if each.right > each.end
    ]


def _mark(text: str, paragraph: int, left: int, start: int, end: int) -> Marked:
    """The piece from ``start`` to ``end``; a comma is the reporter's where no dash follows it."""
    content = text[start:end]
    start += len(content) - len(content.lstrip())
    kept = content.strip()
    if kept.endswith(",") and text[end : end + 1] not in DASHES:
        kept = kept[:-1]
        end = start + len(kept)
    return Marked(start, start + len(kept), left, end, paragraph, paragraph)


def _find_turns(speech: Speech, paragraphs: list[Extent]) -> list[Turn]:
    """What dashes set off, where a clause of the reporter's tells of any that it is speech, or
    several answer what the paragraphs above them ask.
    """
    turns = [
        turn
        for index, extent in enumerate(paragraphs)
        if (turn := _find_turn(speech, index, extent))
    ]
    answers = sum(_is_answer(speech.text, paragraphs, turn) for turn in turns)
    if answers < FEWEST_ANSWERS and not any(turn.asides for turn in turns):
        return []
    return [
        turn
        for run in _find_runs(turns)
        if not _is_list(speech.text, paragraphs, run)
        for turn in run
    ]


def _is_answer(text: str, paragraphs: list[Extent], turn: Turn) -> bool:
    """Whether the paragraph above, be it in bold or between marks, asks what this one answers."""
    if not turn.begins or not turn.paragraph:
        return False
    start, end = paragraphs[turn.paragraph - 1]
    above = text[start:end]
    dashed = above.lstrip()[:1] in DASHES
    return not dashed and above.rstrip('*_ »”"').endswith("?")


def _find_turn(speech: Speech, index: int, extent: Extent) -> Turn | None:
    """The turn that begins in a paragraph: with it, or after a sentence or a colon in it."""
    start, end = extent
    first = _dash_at_start().match(speech.text, start, end)
    if first:
        if is_inner(speech, first.start("dash")):
            return None
        asides = find_asides(speech, first.end(), end, quoted=False)
        return Turn(index, first.start("dash"), first.end(), end, True, asides)
    openings = list(pass_inner(speech, _dash_after_sentence(), start, end))
    if not openings:
        return None
    asides = find_asides(speech, openings[0].end(), end, quoted=False)
    limit = asides[0][0] if asides else end
    opening = [each for each in openings if each.start() < limit][-1]
    if not asides and speech.text[opening.start() - 1] != ":":
        return None
    return Turn(index, opening.start("dash"), opening.end(), end, False, asides)


@cache
def _dash_at_start() -> re.Pattern[str]:
    return re.compile(rf"\s*(?P<dash>[—–―]\s?|--\s?|-\s){_CAPITAL}")


@cache
def _dash_after_sentence() -> re.Pattern[str]:
    return re.compile(rf"(?<=[.!?…:»”\"])\s+(?P<dash>[—–―]\s?|-\s){_CAPITAL}")


def _find_runs(turns: list[Turn]) -> list[list[Turn]]:
    """The turns by paragraphs that follow one another."""
    runs: list[list[Turn]] = []
    for turn in turns:
        if runs and turn.begins and runs[-1][-1].paragraph + 1 == turn.paragraph:
            runs[-1].append(turn)
        else:
            runs.append([turn])
    return runs


def _is_list(text: str, paragraphs: list[Extent], run: list[Turn]) -> bool:
    """Whether dashes set off a list: nobody is said to speak, and none asks or exclaims."""
    if any(turn.asides or text[turn.end - 1] in LIVELY for turn in run):
        return False
    above = run[0].paragraph - 1
    announced = above >= 0 and text[paragraphs[above][1] - 1] == ":"
    return run[0].begins and len(run) >= LIST - announced


def _pieces_of(text: str, turn: Turn) -> list[Marked]:
    pieces: list[Marked] = []
    left, start = turn.left, turn.start
    for stop, resumed in [*turn.asides, (turn.end, turn.end)]:
        piece = _mark(text, turn.paragraph, left, start, stop)
        if piece.start < piece.end:
            pieces.append(piece)
        left = start = resumed
    return pieces


def _merge(marked: list[Marked], spoken: list[Marked]) -> list[Marked]:
    """All in order, without what stands between marks in what a dash sets off."""
    kept = []
    for quotation in marked:
        rank = bisect_left(spoken, quotation.right, key=attrgetter("left")) - 1
        if rank < 0 or spoken[rank].right <= quotation.left:
            kept.append(quotation)
    return sorted([*kept, *spoken], key=attrgetter("start"))
