"""What the rules for other languages than English see, and how they answer."""

from __future__ import annotations

from msgspec import Struct

from quoteprov.extract.elsewhere.tongues import Tongue
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.sight import Finding
from quoteprov.extract.tokens import Scene
from quoteprov.model import Confidence

# No rule looks further than this many tokens from the quotation.
FURTHEST = 80


class View(Struct, frozen=True, gc=False):
    """What a rule sees: the token of the quotation and its sentence, ``first`` to ``stop``."""

    text: str
    scene: Scene
    tongue: Tongue
    quotation: Marked
    token: int
    first: int
    stop: int


def look(text: str, scene: Scene, tongue: Tongue, quotation: Marked, token: int) -> View:
    """The view of the quotation that stands at ``token``, of its sentence no more than is near."""
    first, stop = near_sentence(scene, token)
    return View(text, scene, tongue, quotation, token, first, stop)


def near_sentence(scene: Scene, token: int) -> Extent:
    """The tokens of the sentence that ``token`` stands in, as far as they are near."""
    first, stop = scene.sentence(token)
    return max(first, token - FURTHEST), min(stop, token + FURTHEST)


def report(
    view: View, start: int, end: int, cue: int | None, rule: str, confidence: Confidence
) -> Finding:
    """The finding that the tokens from ``start`` to ``end`` name the speaker."""
    scene = view.scene
    cued = None if cue is None else (scene.start(cue), scene.ends[cue])
    if scene.lows[start] in view.tongue.pronouns and confidence == "high":
        confidence = "medium"
    return Finding(scene.start(start), scene.ends[end - 1], cued, rule, confidence)
