"""Rules for other languages than English: what introduces a quotation in its sentence.

WHO sagte: „Q“. Am Montag sagte WHO: „Q“. WHO nannte das „Q“. WHO hat das „Q“ genannt. WHO: „Q“.
"""

from __future__ import annotations

from quoteprov.extract.nominals import can_speak, holds_name, read_nominal, with_apposition
from quoteprov.extract.reports import (
    cited,
    find_owner,
    find_sayer,
    phrase_at,
    skip_oblique,
    take,
    tells,
)
from quoteprov.extract.sight import Finding
from quoteprov.extract.subjects import (
    find_beginnings,
    find_inverted,
    find_subject,
    is_aside,
)
from quoteprov.extract.tokens import QUOTATION
from quoteprov.extract.views import View, report
from quoteprov.model import Confidence

# Verbs further back in a sentence report something else.
MOST_CUES = 3
# A verb further from its subject than this is another clause's.
FAR = 12
# Marks and adverbs between a quotation and its verb are no more than this.
NEAR = 6
# Who is cited by a phrase after him, and who stands before a colon, is named in few words.
LONGEST_CITED = 8


def left(view: View) -> Finding | None:
    """Take the subject of the cue that stands nearest before the quotation."""
    scene, tongue = view.scene, view.tongue
    found = _final(view) or _agent(view)
    if found:
        return found
    asked = 0
    for cue in range(view.token - 1, view.first - 1, -1):
        if scene.words[cue] is QUOTATION or asked == MOST_CUES:
            break
        if tells(view, cue) and not is_aside(scene, tongue, view.first, cue, view.token):
            found = _subject_of(view, cue, cue)
            if found:
                return found
            asked += 1
    return _shared(view)


def _last_told(view: View) -> int:
    """The verb of speech nearest before the quotation, one without a subject too; -1 for none."""
    scene, tongue = view.scene, view.tongue
    for cue in range(view.token - 1, view.first - 1, -1):
        if scene.words[cue] is QUOTATION:
            break
        if scene.lows[cue] in tongue.loose or tells(view, cue):
            return -1 if is_aside(scene, tongue, view.first, cue, view.token) else cue
    return -1


def _shared(view: View) -> Finding | None:
    """Take whom the sentence begins with where a verb of speech has no subject of its own.

    "Ana Ruiz bajó, y dijo que «Q»", "Ana Ruiz bajó, asegurando que «Q»".
    """
    cue = _last_told(view)
    if cue < 0 or not view.tongue.loose:
        return None
    first = view.first
    if view.scene.lows[cue] in view.tongue.loose:
        # The subject of the clause before it, not of one further back.
        for start in find_beginnings(view.scene, view.tongue, view.first, cue):
            end = read_nominal(view.scene, view.tongue, start, cue)
            if start > view.first + 1 and view.scene.lows[start - 1] in view.tongue.coordinators:
                continue
            if end > 0 and can_speak(view.scene, view.tongue, start, end):
                first = start
    there = View(view.text, view.scene, view.tongue, view.quotation, cue, first, view.stop)
    return subject(there, "left_clause", "low", sure=True)


def lacks_subject(view: View) -> bool:
    """Whether a verb of speech before the quotation leaves out who speaks."""
    return bool(view.tongue.loose) and _last_told(view) >= 0


def _final(view: View) -> Finding | None:
    """Take the subject of a clause whose verb follows the quotation: hat das „Q“ genannt."""
    scene, tongue, cue = view.scene, view.tongue, view.token + 1
    if "final" not in tongue.traits or cue >= view.stop or scene.lows[cue] not in tongue.cues:
        return None
    for verb in range(view.token - 1, view.first - 1, -1):
        if scene.words[verb] is QUOTATION:
            break
        if scene.lows[verb] in tongue.auxiliaries:
            return _subject_of(view, verb, cue)
    return _subject_of(view, view.token, cue)


def _agent(view: View) -> Finding | None:
    """Take WHO of a decision "called Q by WHO"."""
    scene, tongue, token = view.scene, view.tongue, view.token + 1
    if token >= view.stop or scene.lows[token] not in tongue.agents:
        return None
    cues = range(max(view.first, view.token - FAR), view.token)
    if not any(scene.lows[cue] in tongue.cues for cue in cues):
        return None
    found = take(view, skip_oblique(view, token + 1), token, "left_clause")
    return found and Finding(found.start, found.end, found.cue, "left_clause", "medium")


def _subject_of(view: View, verb: int, cue: int) -> Finding | None:
    """Take the subject of ``verb``: who stands before it, else after it, else begins the clause."""
    scene, tongue = view.scene, view.tongue
    colon = scene.words[view.token - 1] == ":"
    confidence: Confidence = "high" if colon and cue < view.token else "medium"
    found = find_subject(scene, tongue, view.first, verb)
    if found and tongue.loose and not can_speak(scene, tongue, *found):
        # "Poco después habló Ana Ruiz": of a word that begins a sentence the capital tells nothing.
        after = find_inverted(scene, tongue, verb, view.token) if verb < view.token else None
        found = after if after and can_speak(scene, tongue, *after) else found
    if found:
        return report(view, *found, cue, "left_clause", confidence)
    before = verb - 1
    while before > view.first and scene.lows[before] in tongue.fillers:
        before -= 1
    if scene.lows[before] in tongue.coordinators and before > view.first:
        return subject(view, "left_clause", "medium", sure=True)
    found = find_inverted(scene, tongue, verb, view.token) if verb < view.token else None
    return found and report(view, *found, cue, "left_clause", confidence)


def has_cue(view: View) -> bool:
    """Whether a verb of speech stands beside the quotation, though no subject does."""
    lows, cues = view.scene.lows, view.tongue.cues
    near = lows[max(view.first, view.token - FAR) : view.token + NEAR]
    return not cues.isdisjoint(near)


def left_cited(view: View) -> Finding | None:
    """Take WHO of "laut WHO" nearest before the quotation in its sentence."""
    for token in range(view.token - 1, view.first - 1, -1):
        if view.scene.words[token] is QUOTATION:
            break
        if view.scene.lows[token] in view.tongue.openers or find_owner(view, token) >= 0:
            found = cited(view, token, "according_to")
            if found:
                return found
    for token in range(view.first + 1, view.token) if view.tongue.after else ():
        if phrase_at(view.scene, view.tongue.after, token):
            found = _cited_before(view, token)
            if found:
                return found
    return None


def _cited_before(view: View, stop: int) -> Finding | None:
    """Take WHO of "WHO zufolge", whose last word is at ``stop``."""
    first = max(view.first, stop - LONGEST_CITED)
    for start in range(first, stop):
        begun = start > view.first and view.scene.lows[start - 1] in view.tongue.oblique
        if read_nominal(view.scene, view.tongue, start, stop, begun=begun) == stop:
            return report(view, start, stop, stop, "according_to", "medium")
    return None


def named_before(view: View) -> Finding | None:
    """Take whose name ends at the colon right before the quotation: Più prudente WHO: «Q»."""
    scene, tongue, stop = view.scene, view.tongue, view.token - 1
    for start in range(max(view.first, stop - LONGEST_CITED), stop):
        before = scene.lows[start - 1] if start > view.first else ""
        owned = before in tongue.of or before in tongue.prepositions
        if owned or read_nominal(scene, tongue, start, stop) != stop:
            continue
        alone = start + 1 == stop and scene.words[start][0].isupper() and bool(tongue.loose)
        if alone and (before in tongue.determiners or scene.words[start - 1][0].isupper()):
            continue
        if holds_name(scene, tongue, start, stop) or start == view.first or alone:
            return report(view, start, stop, None, "named_before", "medium")
    return None


def meant_before(view: View) -> Finding | None:
    """Take WHO of "Dura la réplica de WHO: «Q»" and of "Palabras que WHO acogió así: «Q»"."""
    scene, tongue = view.scene, view.tongue
    for token in range(view.token - 1, view.first - 1, -1):
        if scene.words[token] is QUOTATION:
            break
        if scene.lows[token] in tongue.sayings:
            return find_sayer(view, token + 1, view.token)
    return None


def named_after(view: View) -> Finding | None:
    """Take whom the sentence after a quotation begins with: « Q. » Ana Ruiz ne décolère pas."""
    scene, tongue, first = view.scene, view.tongue, view.stop
    if not tongue.loose or view.token + 1 != first or first >= len(scene.words):
        return None
    _, stop = scene.sentence(first)
    end = read_nominal(scene, tongue, first, stop)
    if QUOTATION in scene.words[first:stop] or end < 0 or end == stop:
        return None
    named = holds_name(scene, tongue, first, end)
    return report(view, first, end, None, "next_sentence", "low") if named else None


def subject(view: View, rule: str, confidence: Confidence, *, sure: bool = False) -> Finding | None:
    """Take whom the sentence begins with; where ``sure``, only who can speak."""
    scene, tongue = view.scene, view.tongue
    for start in find_beginnings(scene, tongue, view.first, view.token):
        end = read_nominal(scene, tongue, start, view.token)
        if tongue.loose and start > view.first + 1 and scene.lows[start - 1] in tongue.coordinators:
            # "Las rutas del Norte y el Sur": no more than a part of a phrase.
            continue
        if end > 0:
            end = with_apposition(scene, tongue, start, end, view.token)
            participles = tongue.participle_endings
            if start == view.first and participles and scene.lows[start].endswith(participles):
                # "Consultado por la prensa, Ana Ruiz": no noun phrase after all.
                continue
            if sure and not can_speak(scene, tongue, start, end):
                return None
            return report(view, start, end, None, rule, confidence)
    return None
