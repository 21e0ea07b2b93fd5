"""Who is named beside a noun phrase, or by it, in languages other than English."""

from __future__ import annotations

from quoteprov.extract.elsewhere.nominals import (
    DASHES,
    begins_sentence,
    holds_name,
    read_nominal,
)
from quoteprov.extract.elsewhere.tongues import Tongue
from quoteprov.extract.tokens import QUOTATION, Scene

ENDS_OF_APPOSITION = frozenset(",.;:!?…()") | DASHES | {QUOTATION}


def with_apposition(scene: Scene, tongue: Tongue, start: int, end: int, stop: int) -> int:
    """The end of the phrase, with the name that is apposed to what somebody is.

    "The minister for trade, Ana Ruiz," has a name; "Ana Ruiz, the mayor," has it already.
    """
    words, lows = scene.words, scene.lows
    alone = end - start == 1 and lows[start] in tongue.pronouns
    if alone or holds_name(scene, tongue, start, end):
        return end
    article = lows[start] in tongue.determiners or lows[start - 1] in tongue.oblique
    if not article and not any(tongue.is_office(lows[token]) for token in range(start, end)):
        return end
    comma = end
    if end + 1 < stop and words[end + 1] == "," and words[end].islower():
        # "El ministro de Exteriores portugués, Paulo Rangel".
        comma = end + 1
    elif end < stop and lows[end] in tongue.prepositions:
        comma = read_nominal(scene, tongue, end + 1, stop)
    if comma < 0 or comma + 1 >= stop or words[comma] != ",":
        return end
    last = read_nominal(scene, tongue, comma + 1, stop)
    if last < 0 or not holds_name(scene, tongue, comma + 1, last):
        return end
    return last if last >= stop or words[last] in ENDS_OF_APPOSITION else end


def can_speak(scene: Scene, tongue: Tongue, start: int, end: int) -> bool:
    """Whether a phrase is somebody's name, or says who somebody is, rather than names a thing."""
    words, lows = scene.words, scene.lows
    if lows[start] in tongue.pronouns:
        return True
    tokens = range(start, end)
    if any(tongue.is_speaker(lows[token]) for token in tokens):
        return True
    if end - start > 2 and lows[start] in tongue.indefinite and lows[start + 1] in tongue.parted:
        # "Один из банкиров", "jeden z posłów".
        return True
    if "nouns" in tongue.traits:
        alone = end - start == 1 and lows[start] not in tongue.determiners
        return alone or holds_name(scene, tongue, start, end)
    first = begins_sentence(scene, start)
    return any(
        words[token][0].isupper() and lows[token] not in tongue.determiners
        for token in range(start + first, end)
    )
