"""Rules for other languages than English: what stands in a document, and what a body says.

W komunikacie napisano: „Q”. «Q», — говорится в сообщении ведомства. В пресс-службе сообщили: «Q».
"""

from __future__ import annotations

from quoteprov.extract.elsewhere.nominals import is_word, read_nominal
from quoteprov.extract.elsewhere.views import View, report
from quoteprov.extract.sight import Finding
from quoteprov.extract.tokens import QUOTATION

# The verb stands in the clause of the quotation: no further from it than this many words.
FAR = 12


def printed(view: View) -> Finding | None:
    """Take the document, or the body, in which a verb without a subject says something to be."""
    scene, tongue = view.scene, view.tongue
    first, stop = max(view.first, view.token - 2 * FAR), min(view.stop, view.token + FAR)
    cue = _impersonal(view, max(first, view.token - FAR), stop)
    if cue < 0:
        return None
    before = range(view.token - 1, first - 1, -1)
    for token in (*range(view.token + 1, stop), *before) if cue > view.token else before:
        if scene.lows[token] in tongue.documents:
            return _take(view, token, cue)
    for token in (cue - 1, cue + 1):
        if not first <= token < stop:
            continue
        start = _after_within(view, token)
        if start > 0 and scene.words[start] is not QUOTATION:
            return _take(view, start, cue)
    return None


def _impersonal(view: View, first: int, stop: int) -> int:
    """Where a verb stands that needs no subject, -1 for nowhere; none beyond another quotation."""
    scene, token = view.scene, view.token
    for step in (range(token + 1, stop), range(token - 1, first - 1, -1)):
        for place in step:
            if scene.words[place] is QUOTATION:
                break
            if scene.lows[place] in view.tongue.printed:
                return place
    return -1


def _after_within(view: View, token: int) -> int:
    """The noun after "in" beside a verb: "in WHO said" or "said in WHO"; -1 for none."""
    scene, tongue = view.scene, view.tongue
    if scene.lows[token] in tongue.within:
        return token + 1 if token + 1 < view.stop else -1
    for start in range(max(view.first + 1, token - 5), token + 1):
        if scene.lows[start - 1] in tongue.within and (
            read_nominal(scene, tongue, start, token + 1, begun=True) == token + 1
        ):
            return start
    return -1


def _take(view: View, start: int, cue: int) -> Finding | None:
    scene, stop = view.scene, view.token if start < view.token else view.stop
    if not is_word(scene.words[start]):
        return None
    end = read_nominal(scene, view.tongue, start, stop, begun=True)
    return report(view, start, end, cue, "left_clause", "medium") if end > 0 else None
