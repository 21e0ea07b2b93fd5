"""Rules of the sieve for other languages than English: the clause that reports a quotation."""

from __future__ import annotations

from msgspec import Struct

from quoteprov.extract.marks import Marked
from quoteprov.extract.nominals import (
    DASHES,
    HYPHENS,
    can_speak,
    find_starts,
    is_word,
    leads_to,
    read_nominal,
    skip_fillers,
    skip_others,
    with_apposition,
)
from quoteprov.extract.sight import Finding
from quoteprov.extract.tokens import QUOTATION, Scene
from quoteprov.extract.tongues import Tongue
from quoteprov.model import Confidence

# No rule looks further than this many tokens from the quotation.
FURTHEST = 80
# Verbs further back in a sentence report something else.
MOST_CUES = 3
LONGEST_PHRASE = 4
CLOSERS = frozenset({",", "»", "”", "“", "'", "’", "!", "?", "…"}) | DASHES
PAUSES = frozenset(",!?…")
# A verb further from its subject than this is another clause's.
FAR = 12
# Marks and adverbs between a quotation and its verb are no more than this.
NEAR = 6


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
    first, stop = scene.sentence(token)
    first, stop = max(first, token - FURTHEST), min(stop, token + FURTHEST)
    return View(text, scene, tongue, quotation, token, first, stop)


def report(
    view: View, start: int, end: int, cue: int | None, rule: str, confidence: Confidence
) -> Finding:
    """The finding that the tokens from ``start`` to ``end`` name the speaker."""
    scene = view.scene
    cued = None if cue is None else (scene.start(cue), scene.ends[cue])
    if scene.lows[start] in view.tongue.pronouns and confidence == "high":
        confidence = "medium"
    return Finding(scene.start(start), scene.ends[end - 1], cued, rule, confidence)


def right(view: View) -> Finding | None:
    """Take the speaker of the clause right after the quotation: "Q", sagte WHO; "Q", so WHO."""
    scene, token = view.scene, view.token + 1
    while token < view.stop and scene.words[token] in CLOSERS:
        token += 1
    if token >= view.stop or not is_word(scene.words[token]):
        return None
    return (
        cited(view, token, "according_to")
        or _inverted(view, token, "right_inverted")
        or _straight(view, token)
    )


def _inverted(view: View, token: int, rule: str) -> Finding | None:
    """Take WHO of VERB WHO, and of AUXILIARY WHO PARTICIPLE, in a clause from ``token`` on."""
    scene, tongue, stop = view.scene, view.tongue, view.stop
    cue = skip_fillers(scene, tongue, token, stop)
    if cue >= stop or not scene.words[cue][0].islower():
        return None
    if scene.lows[cue] in tongue.cues:
        after = skip_others(scene, tongue, cue + 1, stop)
        return _take(view, after, cue, rule) or _plain(view, after, cue, rule)
    if cue > token and (
        scene.lows[cue - 1] in HYPHENS or scene.lows[cue - 1] in tongue.auxiliaries
    ):
        end = read_nominal(scene, tongue, cue, stop)
        verb = skip_fillers(scene, tongue, end, stop) if end > 0 else stop
        if (
            verb < stop
            and is_word(scene.words[verb])
            and (scene.lows[verb] in tongue.cues or scene.lows[cue - 1] in HYPHENS)
        ):
            return report(view, cue, end, verb, rule, "high")
    between = scene.lows[token:cue]
    plain = all(low in tongue.auxiliaries or low in tongue.clitics for low in between)
    return _guessed(view, cue, rule) if rule == "right_inverted" and plain else None


def _plain(view: View, start: int, cue: int, rule: str) -> Finding | None:
    """Take a noun without an article that ends the clause: "Q", informaron fuentes policiales."""
    scene, tongue = view.scene, view.tongue
    if scene.words[cue - 1] is QUOTATION or scene.lows[cue] not in tongue.said:
        return None
    if start >= view.stop or not is_word(scene.words[start]) or scene.lows[start] in tongue.stops:
        return None
    end = read_nominal(scene, tongue, start, view.stop, begun=True)
    return report(view, start, end, cue, rule, "low") if end > 0 else None


def _guessed(view: View, cue: int, rule: str) -> Finding | None:
    """Take WHO where a word that may be a verb of speech stands between it and the comma.

    Of the words that may do so no list is complete: "Q", enervierte sich WHO.
    """
    scene, tongue = view.scene, view.tongue
    word, low = scene.words[cue], scene.lows[cue]
    pause = view.text[view.quotation.end - 1] in PAUSES or scene.words[cue - 1] is not QUOTATION
    if not pause or not word.isalpha():
        return None
    if low in tongue.stops or low in tongue.determiners or tongue.is_office(low):
        return None
    who = skip_fillers(scene, tongue, cue + 1, view.stop, articles=False)
    found = _take(view, who, cue, rule)
    if found is None or found.confidence != "high":
        tied = who < view.stop and scene.lows[who] in tongue.pronouns
        article = who < view.stop and scene.lows[who] in tongue.determiners
        if not tied and not article:
            return None
    return found and Finding(found.start, found.end, found.cue, rule, "medium")


def _take(
    view: View, start: int, cue: int | None, rule: str, *, begun: bool = False
) -> Finding | None:
    """Take the phrase that begins at ``start``, with the name apposed to it."""
    scene, tongue = view.scene, view.tongue
    end = read_nominal(scene, tongue, start, view.stop, begun=begun)
    if end < 0:
        return None
    end = with_apposition(scene, tongue, start, end, view.stop)
    named = any(scene.words[token][0].isupper() for token in range(start, end))
    return report(view, start, end, cue, rule, "high" if named else "medium")


def _straight(view: View, token: int) -> Finding | None:
    """Take WHO of "Q", WHO VERB, where the language puts it so."""
    scene, tongue = view.scene, view.tongue
    if "straight" not in tongue.traits or scene.words[token - 1] is QUOTATION:
        return None
    end = read_nominal(scene, tongue, token, view.stop)
    if end < 0:
        return None
    cue = skip_fillers(scene, tongue, end, view.stop)
    if cue < view.stop and scene.lows[cue] in tongue.said:
        return report(view, token, end, cue, "right_clause", "high")
    return None


def cited(view: View, token: int, rule: str) -> Finding | None:
    """Take WHO of "laut WHO" or "WHO zufolge" that begins at ``token``."""
    scene, tongue = view.scene, view.tongue
    lone = scene.lows[token] in tongue.judges and not _begins(view, token)
    if scene.lows[token] in tongue.openers and not lone:
        size = _phrase_at(scene, tongue.before, token)
        if size:
            start = _skip_oblique(view, token + size)
            found = _take(view, start, token, rule, begun=True)
            return found and Finding(found.start, found.end, found.cue, rule, "medium")
    owner = _owner(view, token)
    if owner >= 0:
        return report(view, owner, owner + 1, None, rule, "medium")
    if tongue.after:
        start = _skip_oblique(view, token)
        end = read_nominal(scene, tongue, start, view.stop)
        if end > 0 and _phrase_at(scene, tongue.after, end):
            return report(view, start, end, end, rule, "medium")
    return None


def _owner(view: View, token: int) -> int:
    """The pronoun of a phrase that begins here, as in "по его словам"; -1 for none."""
    lows, tongue = view.scene.lows, view.tongue
    if tongue.owners.isdisjoint(lows[token : token + LONGEST_PHRASE]):
        return -1
    for phrase in tongue.possessed:
        words = lows[token : token + len(phrase)]
        if len(words) == len(phrase) and all(
            part == low or (part == "*" and low in tongue.owners)
            for part, low in zip(phrase, words, strict=True)
        ):
            return token + phrase.index("*")
    return -1


def _begins(view: View, token: int) -> bool:
    """Whether a clause begins here, so that what else means "for" tells who judges so."""
    before = view.scene.words[token - 1] if token > view.first else ","
    return before is not QUOTATION and not is_word(before)


def _skip_oblique(view: View, token: int) -> int:
    while token < view.stop and view.scene.lows[token] in view.tongue.oblique:
        token += 1
    return token


def _phrase_at(scene: Scene, phrases: frozenset[tuple[str, ...]], token: int) -> int:
    """How many tokens the longest of ``phrases`` that stands at ``token`` takes, 0 for none."""
    for size in range(LONGEST_PHRASE, 0, -1):
        if tuple(scene.lows[token : token + size]) in phrases:
            return size
    return 0


def tail(view: View) -> Finding | None:
    """Take the speaker that ends the sentence: Der Plan sei „Q“ und falsch, sagte WHO."""
    scene = view.scene
    for token in range(view.token + 1, view.stop - 1):
        if scene.words[token] is QUOTATION:
            return None
        if scene.words[token] == "," or scene.words[token] in DASHES:
            found = cited(view, token + 1, "sentence_tail") or _inverted(
                view, token + 1, "sentence_tail"
            )
            if found:
                return found
    return None


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
        if scene.lows[cue] in tongue.cues and not _is_capital(scene, cue):
            found = _subject_of(view, cue, cue)
            if found:
                return found
            asked += 1
    return None


def _is_capital(scene: Scene, token: int) -> bool:
    """Whether a capital says that a word is a noun or a name; not where the sentence begins."""
    return scene.words[token][0].isupper() and token not in scene.sentences


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
    found = _take(view, _skip_oblique(view, token + 1), token, "left_clause")
    return found and Finding(found.start, found.end, found.cue, "left_clause", "medium")


def _subject_of(view: View, verb: int, cue: int) -> Finding | None:
    """Take the subject of ``verb``: who stands before it, else after it, else begins the clause."""
    scene, tongue = view.scene, view.tongue
    colon = scene.words[view.token - 1] == ":"
    confidence: Confidence = "high" if colon and cue < view.token else "medium"
    for start in find_starts(scene, tongue, view.first, verb):
        if start != view.first and scene.lows[start] in tongue.prepositions:
            continue
        end = read_nominal(scene, tongue, start, verb)
        if end < 0:
            continue
        end = with_apposition(scene, tongue, start, end, verb)
        if leads_to(scene, tongue, end, verb):
            return report(view, start, end, cue, "left_clause", confidence)
    if cue < view.token and scene.lows[verb - 1] not in tongue.coordinators:
        after = skip_others(scene, tongue, verb + 1, view.token)
        if after < view.token and scene.words[after] not in {",", ":"}:
            end = read_nominal(scene, tongue, after, view.token)
            if end > 0:
                end = with_apposition(scene, tongue, after, end, view.token)
                return report(view, after, end, cue, "left_clause", confidence)
    return None


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
        if view.scene.lows[token] in view.tongue.openers or _owner(view, token) >= 0:
            found = cited(view, token, "according_to")
            if found:
                return found
    if view.tongue.after:
        for start in find_starts(view.scene, view.tongue, view.first, view.token):
            found = cited(view, start, "according_to")
            if found:
                return found
    return None


def subject(view: View, rule: str, confidence: Confidence, *, sure: bool = False) -> Finding | None:
    """Take whom the sentence begins with; where ``sure``, only who can speak."""
    scene, tongue = view.scene, view.tongue
    for start in find_starts(scene, tongue, view.first, view.token):
        if scene.lows[start] in tongue.prepositions or scene.lows[start] in tongue.openers:
            continue
        end = read_nominal(scene, tongue, start, view.token)
        if end > 0:
            end = with_apposition(scene, tongue, start, end, view.token)
            if sure and not can_speak(scene, tongue, start, end):
                return None
            return report(view, start, end, None, rule, confidence)
    return None
