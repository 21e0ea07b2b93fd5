"""Who is meant by a pronoun for nobody: « Q », dit-on chez WHO. Du côté de WHO, on dit « Q »."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from quoteprov.extract.elsewhere.appositions import with_apposition
from quoteprov.extract.elsewhere.nominals import read_nominal
from quoteprov.extract.elsewhere.views import View
from quoteprov.extract.sight import Finding


def who_is_there(view: View, found: Finding) -> Finding:
    """The finding with whose place stands beside "on"; as it is where nothing tells."""
    scene, tongue = view.scene, view.tongue
    token = bisect_left(scene.ends, found.end)
    if token >= len(scene.lows) or scene.lows[token] not in tongue.impersonal:
        return found
    after = token + 1
    while after < view.stop and scene.lows[after] in tongue.loose | tongue.cues:
        # "Fait-on savoir au cabinet".
        after += 1
    place = _place(view, after, view.stop)
    if place is None and token - 1 > view.first and scene.words[token - 1] == ",":
        first = token - 2
        while first > view.first and scene.words[first - 1] not in {",", ";"}:
            first -= 1
        place = _place(view, first, token - 1)
    if place is None:
        return found
    start, end = place
    return replace(found, start=scene.start(start), end=scene.ends[end - 1], confidence="medium")


def _place(view: View, token: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase after words for being somewhere, or with somebody, at ``token``."""
    scene, tongue = view.scene, view.tongue
    begun = token
    while begun < stop and scene.lows[begun] in tongue.abodes:
        begun += 1
    if begun == token:
        return None
    end = read_nominal(scene, tongue, begun, stop, begun=True)
    return (begun, with_apposition(scene, tongue, begun, end, stop)) if end > 0 else None
