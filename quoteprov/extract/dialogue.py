"""Speech set off by a dash at the beginning of its paragraph, in texts without quotation marks.

—Back to the boats! he said sternly. The tide is out.
—Hola —dijo Juan—. Adiós.
"""

from __future__ import annotations

import re
from functools import cache

from quoteprov.extract.lexicon import load_cues
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent

# Dashes also begin the items of lists: speech is taken for it only where several paragraphs
# begin so, and a good part of them asks, exclaims, or says who speaks. A few will do where one of
# them says who speaks and half of them are lively.
FEWEST_PARAGRAPHS, FEWEST_WITH_NARRATION = 4, 2
LIVELY_SHARE, LIVELY_SHARE_OF_FEW = 3, 2
# A dash after the end of a sentence closes what a dash has opened; another one breaks it off.
DASHES, SPEECH_ENDS = "—–―-", tuple(".?!…")


def find_dialogue(text: str, paragraphs: list[Extent]) -> list[Marked]:
    """What is said in paragraphs that begin with a dash, in order; empty where they are a list."""
    spoken: list[tuple[int, int, int]] = []
    for index, (start, end) in enumerate(paragraphs):
        dash = _dash().match(text, start, end)
        if dash:
            spoken.append((index, dash.start("dash"), dash.end()))
    if len(spoken) < FEWEST_WITH_NARRATION:
        return []
    found: list[Marked] = []
    lively = narrated = 0
    for index, left, start in spoken:
        end = paragraphs[index][1]
        pieces = _pieces(text, start, end)
        parted = len(pieces) > 1 or pieces[0][1] < end
        narrated += parted
        lively += parted or text[end - 1] in "?!"
        for first, last in pieces:
            found.append(_mark(text, index, left if first == start else first, first, last))
    few = len(spoken) < FEWEST_PARAGRAPHS
    share = LIVELY_SHARE_OF_FEW if few else LIVELY_SHARE
    if lively * share < len(spoken) or (few and not narrated):
        return []
    return [quotation for quotation in found if quotation.start < quotation.end]


def _mark(text: str, index: int, left: int, start: int, end: int) -> Marked:
    content = text[start:end]
    kept = content.strip()
    if kept[-1:] in DASHES and kept.rstrip(DASHES)[-1:] in SPEECH_ENDS:
        kept = kept.rstrip(DASHES)
    start += len(content) - len(content.lstrip())
    return Marked(start, start + len(kept), left, end, index, index)


def _pieces(text: str, start: int, end: int) -> list[Extent]:
    """What is spoken in ``text[start:end]``, without the narration that parts it."""
    pieces: list[Extent] = []
    while start < end:
        narration = _narration().search(text, start, end)
        if narration is None:
            pieces.append((start, end))
            break
        pieces.append((start, narration.start()))
        resumption = _next_dash() if narration["dash"] else _next_sentence()
        resumed = resumption.search(text, narration.end(), end)
        start = resumed.end() if resumed else end
    return pieces


@cache
def _dash() -> re.Pattern[str]:
    # The number of a chapter may stand between dashes, too.
    numbered = r"(?![IVXLC\d]+\s?[—–―-]+$)"
    return re.compile(rf"\s*(?P<dash>[—–―]|--)\s?{numbered}(?=[\w¿¡…\[(])")


@cache
def _narration() -> re.Pattern[str]:
    """Where somebody other than the one who speaks is heard: after a dash, or "..., he said"."""
    cues = "|".join(sorted(load_cues().speech))
    who = r"(?:he|she|they|I|[A-Z]\w+(?:\s[A-Z]\w+){0,2})"
    clause = rf"(?:{who}\s+(?:{cues})|(?:{cues})\s+(?:{who}|the|a|his|her))\b"
    return re.compile(rf"\s(?P<dash>[—–―])\s?(?=[^\W\d_])(?![A-ZÀ-ÞА-Я])|(?<=[,.?!…])\s+{clause}")


@cache
def _next_dash() -> re.Pattern[str]:
    return re.compile(r"[—–―][.,;:]?\s?")


@cache
def _next_sentence() -> re.Pattern[str]:
    return re.compile(r"[.!?]\s+")
