"""Rules for a speaker named after the quotation, in the same sentence."""

from __future__ import annotations

from quoteprov.extract.grammar import GRAMMAR, is_cue, is_word, may_part
from quoteprov.extract.left import PASSED_ON, left_clause
from quoteprov.extract.phrases import LONGEST_PHRASE, OBJECTS, Phrase, can_speak, phrase_after
from quoteprov.extract.sight import Finding, Sight, make_finding
from quoteprov.extract.tokens import QUOTATION, SENTENCE_ENDS, Scene

LONGEST_CLAUSE = 26
CLAUSE_ENDS = frozenset({";", ".", "?", "!", QUOTATION})
DASHES = frozenset({"-", "–", "—", "--", "―"})
PARENTHESES = DASHES | {",", "(", ")"}
GOING_TO = frozenset(
    "plans plan planned intends intend intended expects expected wants wanted likes liked loves "
    "used continues continued goes went going scheduled set prepared ready".split()
)
AFTER_NAME = frozenset({"of", "for", "from", "at", "in", "with", "on"})


def right_inverted(sight: Sight) -> Finding | None:
    """Take SPEAKER from "Q," said SPEAKER."""
    scene = sight.scene
    token = start = sight.right
    if start < 0:
        return None
    while token < sight.stop and may_part(scene, token):
        token += 1
    if token >= sight.stop or not scene.words[token][0].islower():
        return None
    low = scene.lows[token]
    strong = low in GRAMMAR.cues.speech
    if low not in GRAMMAR.cues.finite or (token > start and not strong):
        return None
    phrase = phrase_after(scene, token + 1, clause_end(sight, token + 1))
    if phrase is None or scene.lows[phrase[0]] in OBJECTS:
        return None
    if low in GRAMMAR.noun_like and scene.lows[phrase[0]] in GRAMMAR.agents:
        # "Q, terms he has used before": no verb.
        return None
    fragment = sight.text[sight.quotation.end - 1].isalnum() and scene.words[start - 1] != ","
    if fragment and not can_speak(scene, phrase):
        return None
    return make_finding(sight, phrase, token, "right_inverted", "high" if strong else "medium")


def according_to(sight: Sight) -> Finding | None:
    """Take SPEAKER from "Q," according to SPEAKER."""
    start, lows = sight.right, sight.scene.lows
    if start < 0 or lows[start] != "according" or lows[start + 1 : start + 2] != ["to"]:
        return None
    phrase = phrase_after(sight.scene, start + 2, clause_end(sight, start + 2))
    return phrase and make_finding(sight, phrase, start, "according_to", "medium")


def right_clause(sight: Sight) -> Finding | None:
    """Take SPEAKER from "Q," SPEAKER said."""
    scene = sight.scene
    if sight.right < 0:
        return None
    stop = clause_end(sight, sight.right)
    start = _skip_introduction(scene, sight.right, stop)
    phrase = phrase_after(scene, start, stop) if start < stop else None
    if phrase is None:
        return None
    if phrase[1] == stop > phrase[0] + 1 and scene.lows[stop - 1] in GRAMMAR.cues.speech:
        # Nouns and verbs of one form: at the end of the clause it is the verb ("the letter read").
        phrase = (phrase[0], stop - 1)
    cue, direct = _cue_after(scene, phrase[1], min(stop, start + LONGEST_CLAUSE))
    if cue < 0:
        return None
    low = scene.lows[cue]
    strong = low not in GRAMMAR.cues.stance and low not in GRAMMAR.cues.thought
    if not (strong and direct) and not can_speak(scene, phrase):
        return None
    if sight.token > sight.first and (not strong or _only_introduces(sight, cue, stop)):
        return None
    if low in PASSED_ON and _is_told_before(sight):
        return None
    if direct and scene.lows[phrase[1]] in AFTER_NAME and not _is_surname(scene, phrase):
        phrase = (phrase[0], cue)
    return make_finding(sight, phrase, cue, "right_clause", "high" if strong else "medium")


def signed(sight: Sight) -> Finding | None:
    """Take NAME from "Q." - NAME."""
    scene, token = sight.scene, sight.token + 1
    if sight.token > sight.first:
        return None
    if token + 1 >= len(scene.words) or scene.words[token] not in DASHES:
        return None
    phrase = phrase_after(scene, token + 1, len(scene.words))
    if phrase is None or not scene.words[phrase[0]][0].isupper():
        return None
    if sight.text[sight.quotation.end - 1] not in ".?!" and not _is_alone(sight, phrase):
        return None
    ends = phrase[1] == len(scene.words) or scene.words[phrase[1]] in (",", ".", "(", ";")
    return make_finding(sight, phrase, None, "signed", "medium") if ends else None


def _is_alone(sight: Sight, phrase: Phrase) -> bool:
    """Whether a paragraph is no more than a quotation of some words and a name of some words."""
    words = sight.text[sight.quotation.start : sight.quotation.end].split()
    worded = len(words) > 2 and any(word[0].islower() for word in words[-2:])
    return worded and sight.token == 0 and phrase[1] - phrase[0] > 1


def sentence_tail(sight: Sight) -> Finding | None:
    """Take SPEAKER from a sentence around "Q" that ends in: ..., SPEAKER said."""
    scene = sight.scene
    stop = sight.stop
    tail = scene.words[sight.token + 1 : stop]
    if "," not in tail and QUOTATION not in tail:
        return None
    if tail[-1] in SENTENCE_ENDS:
        stop -= 1
    for pause in range(stop - 2, sight.token, -1):
        if scene.words[pause] == "," or _pauses(sight, pause):
            found = _read_tail(sight, pause + 1, stop)
            if found is not None:
                return found
    return None


def _pauses(sight: Sight, token: int) -> bool:
    """Whether another quotation ends in a comma there: "A" and "B," SPEAKER said."""
    scene = sight.scene
    # The comma and the mark after it.
    return scene.words[token] is QUOTATION and sight.text[scene.ends[token] - 2] == ","


def _read_tail(sight: Sight, start: int, stop: int) -> Finding | None:
    scene, cues = sight.scene, GRAMMAR.cues
    low = scene.lows[start]
    if low == "according":
        phrase = phrase_after(scene, start + 2, stop)
        return phrase and make_finding(sight, phrase, start, "according_to", "medium")
    if low in cues.speech:
        phrase = phrase_after(scene, start + 1, stop)
        return phrase and make_finding(sight, phrase, start, "sentence_tail", "medium")
    phrase = phrase_after(scene, start, stop)
    if phrase is None or not can_speak(scene, phrase):
        return None
    cue = phrase[1]
    while cue < stop and may_part(scene, cue):
        cue += 1
    if cue < stop and scene.lows[cue] in cues.speech and is_cue(scene, cue, stop):
        return make_finding(sight, phrase, cue, "sentence_tail", "medium")
    return None


def clause_end(sight: Sight, token: int) -> int:
    """Where the clause from ``token`` ends: at a quotation, a semicolon or the sentence's end."""
    for end in range(token, sight.stop):
        if sight.scene.words[end] in CLAUSE_ENDS:
            return end
    return max(token, sight.stop)


def _skip_introduction(scene: Scene, token: int, stop: int) -> int:
    """Pass over the "as" of "..., as NAME said" and over a phrase like "in an interview,"."""
    if scene.lows[token] == "as":
        return token + 1
    if scene.lows[token] not in GRAMMAR.prepositions:
        return token
    while token < stop and scene.words[token] != ",":
        token += 1
    return token + 1


def _is_surname(scene: Scene, phrase: Phrase) -> bool:
    """Whether a body after it is whose side somebody is on: "Perkins of the Council said"."""
    single = phrase[1] == phrase[0] + 1 and scene.lows[phrase[0]] not in GRAMMAR.no_surnames
    return single and scene.lows[phrase[1] : phrase[1] + 2] == ["of", "the"]


def _is_told_before(sight: Sight) -> bool:
    """Whether what follows only tells where it was printed: "NAME said it was Q, NAME reported"."""
    if sight.token == sight.first:
        return False
    found = left_clause(sight)
    return found is not None and found.confidence == "high"


def _only_introduces(sight: Sight, cue: int, stop: int) -> bool:
    """Whether the quotation belongs to what comes before: "After calling it "Q," A said B"."""
    scene = sight.scene
    if scene.lows[sight.first] not in GRAMMAR.prepositions or cue + 1 >= sight.stop:
        return False
    following, low = scene.words[cue + 1], scene.lows[cue + 1]
    quotes = following in (":", QUOTATION) or (following == "," and cue + 2 == stop < sight.stop)
    reports = low == "that" or low in GRAMMAR.pronouns or low in GRAMMAR.determiners
    return (quotes or reports or following[0].isupper()) and left_clause(sight) is not None


def _cue_after(scene: Scene, token: int, stop: int) -> tuple[int, bool]:
    """The verb of a subject that ends at ``token``, and whether no apposition parts the two."""
    direct = token
    while direct < stop and may_part(scene, direct):
        direct += 1
    if direct < stop and is_cue(scene, direct, stop):
        return direct, True
    if direct + 2 < stop and _is_going_to(scene, direct):
        return direct + 2, True
    if token < stop and scene.words[token] not in PARENTHESES and scene.lows[token] != "who":
        return _cue_after_complement(scene, token, stop), True
    for index in range(token + 1, stop):
        if scene.words[index - 1] in PARENTHESES and is_cue(scene, index, stop):
            return index, False
    for index in range(token + 1, stop):
        if scene.lows[index] in GRAMMAR.cues.speech and scene.words[index][0].islower():
            before = scene.lows[index - 1]
            if before not in GRAMMAR.determiners and before != "to":
                return index, False
    return -1, False


def _is_going_to(scene: Scene, token: int) -> bool:
    """Whether a verb at ``token`` has one of speech after it: "NAME plans to say"."""
    going = scene.words[token] in GOING_TO and scene.lows[token + 1] == "to"
    return going and scene.lows[token + 2] in GRAMMAR.cues.plain


def _cue_after_complement(scene: Scene, token: int, stop: int) -> int:
    """The verb after "NAME of the Institute for ..." or the like, -1 where none follows."""
    if token >= stop or scene.lows[token] not in AFTER_NAME:
        return -1
    for index in range(token + 1, min(stop, token + LONGEST_PHRASE)):
        low = scene.lows[index]
        if not is_word(scene.words[index]) or low in GRAMMAR.auxiliaries:
            return -1
        if low in GRAMMAR.cues.speech and scene.words[index][0].islower():
            return index
    return -1
