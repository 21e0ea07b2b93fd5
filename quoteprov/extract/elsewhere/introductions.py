"""Rules for other languages than English: what introduces a quotation in its sentence.

WHO sagte: „Q“. Am Montag sagte WHO: „Q“. WHO nannte das „Q“. WHO hat das „Q“ genannt. WHO: „Q“.
"""

from __future__ import annotations

from quoteprov.extract.elsewhere.appositions import can_speak, with_apposition
from quoteprov.extract.elsewhere.gaps import is_oblique, skip_fillers
from quoteprov.extract.elsewhere.nominals import holds_name, is_word, read_nominal
from quoteprov.extract.elsewhere.reports import (
    cited,
    find_owner,
    find_sayer,
    likened,
    phrase_at,
    skip_oblique,
    take,
)
from quoteprov.extract.elsewhere.subjects import (
    find_beginnings,
    find_inverted,
    find_subject,
    is_aside,
    is_inverted,
    is_relative,
)
from quoteprov.extract.elsewhere.verbs import reports
from quoteprov.extract.elsewhere.views import View, near_sentence, report
from quoteprov.extract.sight import Finding
from quoteprov.extract.tokens import QUOTATION
from quoteprov.model import Confidence

# Verbs further back in a sentence report something else.
MOST_CUES = 3
# A verb further from its subject than this is another clause's.
FAR = 12
# Marks and adverbs between a quotation and its verb are no more than this.
NEAR = 6
# Who is cited by a phrase after him, and who stands before a colon, is named in few words.
LONGEST_CITED = 8
FEWEST_WORDS = 4
MOST_IN_NAME = 7


def left(view: View) -> Finding | None:
    """Take the subject of the cue that stands nearest before the quotation."""
    scene = view.scene
    found = _final(view) or _agent(view) or _thinking(view)
    if found:
        return found
    asked = 0
    for cue in range(view.token - 1, view.first - 1, -1):
        if scene.words[cue] is QUOTATION or asked == MOST_CUES:
            break
        if scene.lows[cue] in view.tongue.stands and scene.lows[cue + 1] in view.tongue.dummies:
            return _source(view, cue)
        passive = _passive(view, cue)
        if passive >= 0:
            return _agent_before(view, passive, cue)
        aside = is_aside(scene, view.tongue, view.first, cue, view.token)
        if reports(view, cue) and not aside:
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
        if scene.lows[cue] in tongue.loose or reports(view, cue):
            return -1 if is_aside(scene, tongue, view.first, cue, view.token) else cue
    return -1


def _shared(view: View) -> Finding | None:
    """Take whom the sentence begins with where a verb of speech has no subject of its own.

    "Ana Ruiz bajó, y dijo que «Q»", "Ana Ruiz bajó, asegurando que «Q»".
    """
    cue = _last_told(view) if view.tongue.loose else -1
    if cue < 0:
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


def _thinking(view: View) -> Finding | None:
    """Take the pronoun that begins a sentence in the reporting mood: Sie wolle „Q“."""
    scene, tongue, first = view.scene, view.tongue, view.first
    if first + 1 >= view.token or scene.lows[first + 1] not in tongue.reportive:
        return None
    if scene.lows[first] not in tongue.he | tongue.she or scene.lows[first] not in tongue.pronouns:
        return None
    return report(view, first, first + 1, first + 1, "left_clause", "medium")


def _source(view: View, cue: int) -> Finding | None:
    """Take what is quoted by a verb without a person: In ihrem Bericht heißt es, ..."""
    scene, tongue = view.scene, view.tongue
    sources = tongue.sources | tongue.agents
    after = skip_fillers(scene, tongue, cue + 2, view.token)
    for place in (after, view.first):
        if place + 1 < view.token and scene.lows[place] in sources:
            start = skip_oblique(view, place + 1)
            return take(view, start, cue, "left_clause", begun=True)
    return None


def _passive(view: View, cue: int) -> int:
    """The verb that makes the one at ``cue`` passive: Er wurde von WHO „Q“ genannt; -1 for none."""
    scene, tongue = view.scene, view.tongue
    if scene.lows[cue] not in tongue.cues:
        return -1
    for verb in range(cue - 1, max(view.first, cue - FAR) - 1, -1):
        if not is_word(scene.words[verb]):
            return -1
        if scene.lows[verb] in tongue.passives:
            return verb
    return -1


def _final(view: View) -> Finding | None:
    """Take the subject of a clause whose verb follows the quotation: hat das „Q“ genannt."""
    scene, tongue, cue = view.scene, view.tongue, view.token + 1
    if "final" not in tongue.traits or cue >= view.stop or scene.lows[cue] not in tongue.cues:
        return None
    for verb in range(view.token - 1, view.first - 1, -1):
        if scene.words[verb] is QUOTATION:
            break
        if scene.lows[verb] in tongue.passives and not scene.lows[cue].endswith("en"):
            return _agent_before(view, verb, cue)
        if scene.lows[verb] in tongue.auxiliaries:
            return _subject_of(view, verb, cue)
    lows = scene.lows[view.first : view.token]
    if "second" in tongue.traits and tongue.conjunctions.isdisjoint(lows):
        # "Das Blatt „Q“ schreibt": what its own verb follows is a name.
        return None
    return _subject_of(view, view.token, cue)


def _agent_before(view: View, verb: int, cue: int) -> Finding | None:
    """Take WHO of a decision that "wurde von WHO als „Q“ bezeichnet"."""
    scene, tongue = view.scene, view.tongue
    for token in range(verb + 1, view.token - 1):
        if scene.lows[token] in tongue.doers:
            found = take(view, skip_oblique(view, token + 1), cue, "left_clause", begun=True)
            return found and Finding(found.start, found.end, found.cue, "left_clause", "medium")
    return None


def _agent(view: View) -> Finding | None:
    """Take WHO of a decision "called Q by WHO"."""
    scene, tongue, token = view.scene, view.tongue, view.token + 1
    if token >= view.stop or scene.lows[token] not in tongue.agents:
        return None
    lows = scene.lows[max(view.first, view.token - FAR) : view.token]
    # "Calificó el rescate de «Q» por el frío": what is no participle is no passive.
    endings = tongue.participle_endings or ("",)
    if not any(low in tongue.cues and low.endswith(endings) for low in lows):
        return None
    found = take(view, skip_oblique(view, token + 1), token, "left_clause")
    return found and Finding(found.start, found.end, found.cue, "left_clause", "medium")


def _subject_of(view: View, verb: int, cue: int) -> Finding | None:
    """Take the subject of ``verb``: who stands before it, else after it, else begins the clause."""
    scene, tongue = view.scene, view.tongue
    colon = scene.words[view.token - 1] == ":"
    confidence: Confidence = "high" if colon and cue < view.token else "medium"
    late = is_inverted(scene, tongue, view.first, verb) and verb < view.token
    # "Худшее позади, уверен эксперт: «Q»".
    late = late or (colon and "bare" in tongue.traits and scene.words[verb - 1] == ",")
    found = find_inverted(scene, tongue, verb, view.token) if late else None
    found = found or find_subject(scene, tongue, view.first, verb)
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
        sure = bool(tongue.loose) or scene.lows[cue] not in tongue.said
        return subject(view, "left_clause", "medium" if sure else "low", sure=sure)
    found = find_inverted(scene, tongue, verb, view.token) if verb < view.token else None
    return found and report(view, *found, cue, "left_clause", confidence)


def has_cue(view: View) -> bool:
    """Whether a verb of speech stands beside the quotation, though no subject does.

    Or one whose mood tells that its sentence is reported: "Der Plan sei „Q“."
    """
    lows, cues = view.scene.lows, view.tongue.cues
    near = lows[max(view.first, view.token - FAR) : view.token + NEAR]
    return not cues.isdisjoint(near) or is_reported(view)


def is_reported(view: View) -> bool:
    """Whether the mood of a verb near the quotation tells that somebody else says so."""
    mood, lows = view.tongue.reportive, view.scene.lows
    return bool(mood) and not mood.isdisjoint(
        lows[max(view.first, view.token - FAR) : view.token + NEAR]
    )


def is_dropped(view: View) -> bool:
    """Whether a verb before a fragment has no subject, as the last speaker goes on to speak.

    What begins with a capital and is short may be the name of something.
    """
    scene, tongue, quotation = view.scene, view.tongue, view.quotation
    if "carries" not in tongue.traits:
        return False
    words = view.text[quotation.start : quotation.end].split()
    if words[0][0].isupper() and len(words) < FEWEST_WORDS:
        return False
    near = scene.lows[max(view.first, view.token - FAR) : view.token]
    return not tongue.cues.isdisjoint(near)


def is_called(view: View) -> bool:
    """Whether the quotation is what something is called: компания «Q», film „Q”."""
    scene, quotation = view.scene, view.quotation
    if view.token <= view.first or scene.lows[view.token - 1] not in view.tongue.marked:
        return False
    words = view.text[quotation.start : quotation.end].split()
    return not words[0][0].islower() and len(words) < MOST_IN_NAME


def left_cited(view: View) -> Finding | None:
    """Take WHO of "laut WHO" nearest before the quotation in its sentence."""
    for token in range(view.token - 1, view.first - 1, -1):
        if view.scene.words[token] is QUOTATION:
            break
        if view.scene.lows[token] in view.tongue.openers or find_owner(view, token) >= 0:
            found = cited(view, token, "according_to")
            if found:
                return found
    for token in range(view.first, view.token):
        begins = token == view.first or view.scene.words[token - 1] == ","
        if begins and view.scene.lows[token] in view.tongue.likenings:
            found = likened(view, token)
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
    _, stop = near_sentence(scene, first)
    end = read_nominal(scene, tongue, first, stop)
    if QUOTATION in scene.words[first:stop] or end < 0 or end == stop:
        return None
    named = holds_name(scene, tongue, first, end)
    return report(view, first, end, None, "next_sentence", "low") if named else None


def subject(view: View, rule: str, confidence: Confidence, *, sure: bool = False) -> Finding | None:
    """Take whom the sentence begins with; where ``sure``, only who can speak."""
    scene, tongue = view.scene, view.tongue
    late = _after_clause(view)
    for start in find_beginnings(scene, tongue, view.first, view.token):
        if start < late or is_relative(scene, tongue, view.first, start):
            continue
        end = read_nominal(scene, tongue, start, view.token)
        if tongue.loose and start > view.first + 1 and scene.lows[start - 1] in tongue.coordinators:
            # "Las rutas del Norte y el Sur": no more than a part of a phrase.
            continue
        if end > 0 and not is_oblique(scene, tongue, end):
            end = with_apposition(scene, tongue, start, end, view.token)
            if sure and not can_speak(scene, tongue, start, end):
                return None
            return report(view, start, end, None, rule, confidence)
    return None


def _after_clause(view: View) -> int:
    """Where the subject may begin after a clause and the verb: Als er kam, lachte WHO."""
    scene, tongue, first = view.scene, view.tongue, view.first
    subordinate = scene.lows[first] in tongue.conjunctions - tongue.coordinators
    if "second" not in tongue.traits or not subordinate:
        return first
    for comma in range(first, view.token - 2):
        if scene.words[comma] == "," and scene.words[comma + 1][0].islower():
            return comma + 2
    return first
