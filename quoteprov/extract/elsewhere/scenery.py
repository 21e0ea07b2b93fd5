"""The words of a paragraph in a language other than English, each quotation one token."""

from __future__ import annotations

import re
from functools import cache

from quoteprov.extract.elsewhere.tongues import INITIALS, Tongue, clipped_word, paired_word
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.tokens import BREAK, QUOTATION, READ_AFTER, READ_BEFORE, Scene

# Of a paragraph without quotations, this much at either end is read.
ENDS = frozenset({".", "?", "!", "…", ";", "·", BREAK})
DASHES = frozenset({"-", "–", "—", "―", "--"})
ENDS_INSIDE = ".!?…"


def read_scenery(
    text: str, extent: Extent, marked: list[Marked], first: int, stop: int, tongue: Tongue
) -> Scene:
    """Tokens of ``text`` in ``extent``, in which the quotations ``marked[first:stop]`` stand."""
    pieces: list[tuple[str, int]] = []
    tokens: list[int] = []
    position, end = extent
    for index in range(first, stop):
        left = marked[index].left
        if left - position > READ_AFTER + READ_BEFORE:
            if index > first:
                pieces += _read(text, position, position + READ_AFTER, tongue)
                pieces.append((BREAK, position + READ_AFTER))
            position = left - READ_BEFORE
        pieces += _read(text, position, left, tongue)
        tokens.append(len(pieces))
        position = marked[index].right
        pieces.append((QUOTATION, position))
    if first == stop:
        position = max(position, end - READ_BEFORE)
    pieces += _read(text, position, min(end, position + READ_BEFORE), tongue)
    words = [word for word, _ in pieces]
    scene = Scene(words, [*map(str.lower, words)], [end for _, end in pieces], first, tokens, [0])
    _part_sentences(scene, text, marked)
    return scene


def _read(text: str, start: int, end: int, tongue: Tongue) -> list[tuple[str, int]]:
    return [
        (match[0], match.end()) for match in _word(tongue).finditer(text, start, max(start, end))
    ]


@cache
def _word(tongue: Tongue) -> re.Pattern[str]:
    """One token: a word with what is inside it, or a mark.

    A pronoun or an article that an apostrophe or a hyphen joins to a verb or noun is a token of
    its own: "l’" in "l’opposition", "elle" in "ajoute-t-elle".
    """
    joined = "|".join(sorted(tongue.elisions))
    elided = rf"(?i:{joined})['’](?=\w)|" if joined else ""
    tied = "|".join(sorted(tongue.pronouns | tongue.enclitics))
    hyphen = rf"-(?!(?:t-)?(?:{tied})\b)" if "tied" in tongue.traits else "-"
    short = "|".join(sorted(map(re.escape, tongue.abbreviations)))
    initial = rf"(?:{INITIALS}|(?i:{short})\.)(?=[-\s]?[^\W\d_])|"
    paired = rf"{paired_word(tongue)}|{clipped_word(tongue)}|"
    return re.compile(
        rf"{elided}{initial}{paired}\w++(?:(?:{hyphen}|['’.&/·\xad]|:(?=[a-zåäö]))\w+)*+|\.{{2,}}|--|-t-|[^\s\w]"
    )


def _part_sentences(scene: Scene, text: str, marked: list[Marked]) -> None:
    words = scene.words
    for token in range(len(words) - 1):
        following = words[token + 1]
        if words[token] is QUOTATION:
            quotation = marked[scene.quotation(token)]
            ended = text[quotation.end - 1] in ENDS_INSIDE and following[0].isupper()
            if ended or following is QUOTATION:
                scene.sentences.append(token + 1)
        elif words[token] in ENDS and not following[0].islower() and following not in ENDS:
            # "Am 8. Mai".
            short = words[token] == "." and token > 0 and words[token - 1].isdigit()
            if (not short or following is QUOTATION) and following not in DASHES | {",", ")"}:
                scene.sentences.append(token + 1)
            elif following in DASHES and not short:
                # « – Q – powiedział X. – Q »: what a dash begins after a full stop.
                scene.sentences.append(token + 1)
