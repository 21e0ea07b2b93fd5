"""Rules for other languages than English: the clause that reports what it follows.

„Q“, sagte WHO. « Q », a déclaré WHO. ”Q”, WHO sanoi. „Q“, so WHO. „Q“, X zufolge.
"""

from __future__ import annotations

from msgspec.structs import replace

from quoteprov.extract.elsewhere.appositions import can_speak, with_apposition
from quoteprov.extract.elsewhere.gaps import HYPHENS, skip_fillers, skip_others
from quoteprov.extract.elsewhere.nominals import DASHES, begins_sentence, is_word, read_nominal
from quoteprov.extract.elsewhere.subjects import find_antecedent
from quoteprov.extract.elsewhere.verbs import CLOSERS, reports
from quoteprov.extract.elsewhere.views import FURTHEST, View, report
from quoteprov.extract.sight import Finding
from quoteprov.extract.tokens import QUOTATION, Scene

LONGEST_PHRASE = 4
# Papers have names of no more words, all of them with capitals: "Dziennik Polski".
MOST_IN_PAPER = 3
# A word for what was said stands no further from the quotation.
NEAR = 6
PAUSES = frozenset(",!?…")


def right(view: View) -> Finding | None:
    """Take the speaker of the clause right after the quotation: "Q", sagte WHO; "Q", so WHO."""
    scene, token = view.scene, _after_closers(view)
    after = scene.lows[view.stop : view.stop + 1]
    ended = token >= view.stop or scene.words[token] == "."
    if ended and after and after[0] in view.tongue.sayings:
        # "Q". Parola di WHO.
        stop = min(len(scene.words), view.stop + FURTHEST)
        owner = scene.lows[view.stop + 1 : view.stop + 2]
        if owner and owner[0] in view.tongue.of:
            return find_sayer(replace(view, stop=stop), view.stop + 1, stop)
    if ended and after and after[0] in view.tongue.thus:
        return _thus(view, view.stop + 1, len(scene.words))
    colon = token + 1 < view.stop and scene.words[token] == ":"
    if colon and scene.lows[token + 1] in view.tongue.thus:
        return _thus(view, token + 2, view.stop)
    if token >= view.stop or not is_word(scene.words[token]):
        return None
    return (
        cited(view, token, "according_to")
        or likened(view, token)
        or _called(view, token)
        or _inverted(view, token, "right_inverted")
        or _straight(view, token)
    )


def likened(view: View, token: int) -> Finding | None:
    """Take WHO of "Q", wie WHO sagt."""
    scene, tongue = view.scene, view.tongue
    if scene.lows[token] not in tongue.likenings:
        return None
    # "Wie es Jan Kolbe ausdrückt".
    start = token + 1
    start += start < view.stop and scene.lows[start] in tongue.dummies
    end = read_nominal(scene, tongue, start, view.stop)
    if end < 0:
        return None
    end = with_apposition(scene, tongue, start, end, view.stop)
    cue = skip_others(scene, tongue, end, view.stop)
    if cue >= view.stop or scene.lows[cue] not in tongue.said:
        return None
    passive = cue + 1 < view.stop and scene.lows[cue + 1] in tongue.stops - tongue.prepositions
    return None if passive else report(view, start, end, cue, "right_clause", "high")


def _thus(view: View, first: int, stop: int) -> Finding | None:
    """Take whom a clause names: "Q". Così WHO ha risposto. "Q": così WHO."""
    scene, tongue = view.scene, view.tongue
    for start in range(first, min(stop, first + LONGEST_PHRASE - 1)):
        if scene.lows[start] in tongue.fillers and scene.lows[start] not in tongue.determiners:
            continue
        end = read_nominal(scene, tongue, start, stop)
        if end > 0 and can_speak(scene, tongue, start, end):
            end = with_apposition(scene, tongue, start, end, stop)
            return report(view, start, end, None, "named_beside", "medium")
    return None


def _called(view: View, token: int) -> Finding | None:
    """Take WHO of "Q" è la battuta di WHO; "Q". Parola di WHO; "Q" ήταν τα λόγια WHO."""
    scene, tongue = view.scene, view.tongue
    stop = min(view.stop, token + NEAR)
    while token < stop and (
        scene.lows[token] in tongue.copulas or scene.lows[token] in tongue.determiners
    ):
        token += 1
    while token < stop and scene.lows[token] not in tongue.sayings:
        if not scene.words[token][0].islower() or scene.lows[token] in tongue.stops:
            return None
        token += 1
    return find_sayer(view, token + 1, view.stop) if token < stop else None


def find_sayer(view: View, token: int, stop: int) -> Finding | None:
    """Take WHO of "di WHO", "που WHO" and "con la que WHO" after a word for what was said."""
    scene, tongue = view.scene, view.tongue
    if token >= stop:
        return None
    relative = next(
        (each for each in range(token, min(token + 3, stop)) if tongue.parts(scene.lows[each])), -1
    )
    genitive = scene.lows[token] in tongue.of or scene.lows[token] in tongue.oblique
    if relative < 0 and not genitive:
        return None
    start = skip_oblique(view, relative + 1 if relative >= 0 else token)
    end = read_nominal(scene, tongue, start, stop, begun=True)
    if end < 0 or not can_speak(scene, tongue, start, end):
        return None
    end = with_apposition(scene, tongue, start, end, stop)
    return report(view, start, end, None, "named_beside", "medium")


def drops_after(view: View) -> bool:
    """Whether a verb of speech right after the quotation leaves out who speaks: "Q", añadió."""
    scene, tongue = view.scene, view.tongue
    token = _after_closers(view)
    if "drops" not in tongue.traits or not tongue.loose or token == view.token + 1:
        return False
    cue = skip_fillers(scene, tongue, token, view.stop)
    return cue < view.stop and scene.lows[cue] in tongue.cues


def _after_closers(view: View) -> int:
    """The first token after the quotation that is no mark."""
    token = view.token + 1
    while token < view.stop and view.scene.words[token] in CLOSERS:
        token += 1
    return token


def _inverted(view: View, token: int, rule: str) -> Finding | None:
    """Take WHO of VERB WHO, and of AUXILIARY WHO PARTICIPLE, in a clause from ``token`` on."""
    scene, tongue, stop = view.scene, view.tongue, view.stop
    cue = skip_fillers(scene, tongue, token, stop)
    if cue >= stop or not scene.words[cue][0].islower():
        return None
    if reports(view, cue):
        after = cue + 1
        if after < stop and scene.lows[after] in tongue.dummies:
            after += 1
        if after > cue + 1:
            source, sources = after, tongue.agents | tongue.sources
            while source < stop and scene.lows[source] in tongue.fillers - sources:
                source += 1
            if source + 1 < stop and scene.lows[source] in sources:
                return take(view, skip_oblique(view, source + 1), cue, rule, begun=True)
            if tongue.sources:
                return None
        if _is_told_to(view, after):
            # "Mówi „Dziennikowi” minister", «сказал „Вестнику“ мэр».
            after += 1
        after = skip_others(scene, tongue, after, stop)
        owned = after < stop and scene.lows[after] in tongue.owners
        if owned and scene.lows[cue] in tongue.sounds:
            # "Q", lautet seine Antwort: whose the answer is.
            return report(view, after, after + 1, cue, rule, "medium")
        return take(view, after, cue, rule) or _plain(view, after, cue, rule)
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


def _is_told_to(view: View, token: int) -> bool:
    """Whether what stands between marks after a verb of speech is the paper that it is said to."""
    scene = view.scene
    if (
        token >= view.stop
        or scene.words[token] is not QUOTATION
        or "bare" not in view.tongue.traits
    ):
        return False
    words = view.text[scene.ends[token - 1] : scene.ends[token]].strip(' „”“»«"').split()
    return 0 < len(words) <= MOST_IN_PAPER and all(word[0].isupper() for word in words)


def _plain(view: View, start: int, cue: int, rule: str) -> Finding | None:
    """Take a noun without an article that ends the clause: "Q", informaron fuentes policiales."""
    scene, tongue = view.scene, view.tongue
    if scene.words[cue - 1] is QUOTATION or scene.lows[cue] not in tongue.said:
        return None
    if start >= view.stop or not is_word(scene.words[start]) or scene.lows[start] in tongue.stops:
        return None
    end = read_nominal(scene, tongue, start, view.stop, begun=True)
    if end < 0 or (tongue.loose and not can_speak(scene, tongue, start, end)):
        return None
    return report(view, start, end, cue, rule, "low")


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
    found = take(view, who, cue, rule)
    if found is None or found.confidence != "high":
        tied = who < view.stop and scene.lows[who] in tongue.pronouns
        article = who < view.stop and scene.lows[who] in tongue.determiners
        if not tied and not article:
            return None
    if found and tongue.loose:
        # "Allarga le braccia Ana Ruiz": of what a gesture is made with, nothing is the speaker's.
        end = read_nominal(scene, tongue, who, view.stop)
        name = next((at for at in range(who, end) if scene.words[at][0].isupper()), who)
        if not any(map(tongue.is_speaker, scene.lows[who:end])) and name > who:
            return report(view, name, end, cue, rule, "medium")
    return found and Finding(found.start, found.end, found.cue, rule, "medium")


def take(
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
    if "cases" in tongue.traits and view.token > view.first + 1:
        # What follows a fragment is another clause: „Q“, on sám říká ...
        return None
    end = read_nominal(scene, tongue, token, view.stop)
    if end < 0:
        return None
    cue = skip_fillers(scene, tongue, _after_age(view, end), view.stop)
    if cue < view.stop and scene.lows[cue] in tongue.said:
        return report(view, token, end, cue, "right_clause", "high")
    return None


def _after_age(view: View, end: int) -> int:
    """The token after the age that stands between commas behind a name: "Q", WHO, 71, VERB."""
    words = view.scene.words[end : min(end + 3, view.stop)]
    aged = len(words) == 3 and words[0] == words[2] == "," and words[1].isdigit()
    return end + 3 if aged else end


def cited(view: View, token: int, rule: str) -> Finding | None:
    """Take WHO of "laut WHO" or "WHO zufolge" that begins at ``token``."""
    scene, tongue = view.scene, view.tongue
    lone = scene.lows[token] in tongue.judges and not _begins(view, token)
    owned = token > view.first and scene.lows[token - 1] in tongue.owners
    if scene.lows[token] in tongue.openers and not lone and not owned:
        found = _opened(view, token, rule)
        if found:
            return Finding(found.start, found.end, found.cue, rule, "medium")
    owner = find_owner(view, token)
    if owner >= 0:
        return report(view, owner, owner + 1, None, rule, "medium")
    if tongue.after:
        start = skip_oblique(view, token)
        end = read_nominal(scene, tongue, start, view.stop)
        if end > 0 and phrase_at(scene, tongue.after, end):
            return report(view, start, end, end, rule, "medium")
    return None


def _opened(view: View, token: int, rule: str) -> Finding | None:
    """Take WHO of "selon WHO", "come dice WHO", "WHO, según quien", "pour WHO"."""
    scene, tongue = view.scene, view.tongue
    start = _after_opener(view, token)
    if start == token or start >= view.stop:
        return None
    if scene.lows[start] in tongue.relatives and scene.lows[start] not in tongue.determiners:
        meant = find_antecedent(scene, tongue, view.first, token)
        return meant and report(view, *meant, token, rule, "medium")
    if scene.lows[start] in tongue.owners and scene.lows[start] not in tongue.pronouns:
        # "Según su análisis" is what somebody named before says.
        named = scene.lows[start + 1] if start + 1 < view.stop else ""
        if tongue.loose and not tongue.is_speaker(named):
            return None
    if scene.lows[token] in tongue.judges & tongue.prepositions:
        end = read_nominal(scene, tongue, start, view.stop, begun=True)
        if end < 0 or not can_speak(scene, tongue, start, end):
            return None
    return take(view, start, token, rule, begun=True)


def _after_opener(view: View, token: int) -> int:
    """Where the phrase may begin that "selon" or "come dice" opens; ``token`` for nowhere."""
    scene, tongue = view.scene, view.tongue
    size = phrase_at(scene, tongue.before, token)
    if not size and scene.lows[token] in tongue.like:
        verb = skip_fillers(scene, tongue, token + 1, view.stop)
        size = verb - token if verb < view.stop and reports(view, verb) else 0
    if not size:
        return token
    told = scene.lows[token + size - 1] in tongue.conjunctions
    start = skip_oblique(view, token + size)
    verb = skip_fillers(scene, tongue, start, view.stop)
    if verb < view.stop and reports(view, verb):
        return skip_others(scene, tongue, verb + 1, view.stop)
    # "Stando a quanto trapela": no verb of somebody's.
    return token if told else start


def find_owner(view: View, token: int) -> int:
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


def skip_oblique(view: View, token: int) -> int:
    """The first token that is no article in another case, nor "of".

    What has a capital begins a name: "aldus Van der Linden".
    """
    scene, tongue = view.scene, view.tongue
    while token < view.stop and (scene.lows[token] in tongue.oblique | tongue.of):
        if scene.words[token][0].isupper() and not begins_sentence(scene, token):
            break
        token += 1
    return token


def phrase_at(scene: Scene, phrases: frozenset[tuple[str, ...]], token: int) -> int:
    """How many tokens the longest of ``phrases`` that stands at ``token`` takes, 0 for none."""
    for size in range(min(LONGEST_PHRASE, len(scene.lows) - token), 0, -1):
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
