"""Rules for a speaker named before the quotation, in the same sentence."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from quoteprov.extract.clauses import RELATIVES, first_subject, subject_before
from quoteprov.extract.grammar import FORMS_OF_BE, GRAMMAR, is_adverb, is_cue
from quoteprov.extract.lexicon import POSSESSIVES
from quoteprov.extract.participles import (
    ABOUT_SUBJECT,
    SUBORDINATORS,
    main_subject,
    subject_of_participle,
)
from quoteprov.extract.phrases import OBJECTS, Phrase, can_speak, phrase_after, phrase_before
from quoteprov.extract.sight import Finding, Sight, make_finding
from quoteprov.extract.tokens import QUOTATION, Scene
from quoteprov.model import Confidence

COORDINATORS = frozenset({"and", "then", "but", "or"})
# "We're told", "I'm asked"; "he's called" may be "he has".
CONTRACTED_BE = ("'re", "’re", "'m", "’m")
# Prepositions that no clause follows.
ONLY_BEFORE_NOUNS = frozenset({"in", "of", "to", "from", "with", "by", "at", "on", "into", "about"})
ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})
OPEN_REPORTED_QUESTIONS = ASKED | {"when"}
# A name after these is whom it is told ("NAME, a nurse, told NAME, Q"), or what is to be read.
NEVER_INVERTED = frozenset(
    "told tells asked asks urged urges warned warns assured assures reminded reminds informed "
    "informs advised advises thanked thanks begged begs read reads put puts".split()
)
# "The Herald reported that NAME called it Q": the words are those of NAME.
PASSED_ON = frozenset({"reported", "reports"})
SEVERAL = frozenset({"most", "many", "some", "several", "few", "all", "both", "these", "those"})
WHETHER = frozenset({"if", "whether"})
# "A rare written Q", and what begins without a word.
NEVER_HEARD = frozenset({"written", "alleged", "reported", "claimed", "began", "begins"})
NEAR = 6
# Of 60,000 sentences of news with a cue none has more of them.
MOST_CUES = 8


class Reading(Struct, frozen=True, gc=False):
    """A cue before the quotation with its subject."""

    cue: int
    subject: Phrase
    rule: str


def left_clause(sight: Sight) -> Finding | None:
    """Take SPEAKER from SPEAKER said "Q", and from SPEAKER ..., saying "Q"."""
    nearest = _read_nearest(sight)
    if nearest is None:
        return None
    reading = _find_governing(sight, nearest) or nearest
    confidence = _confidence(sight, reading)
    return make_finding(sight, reading.subject, reading.cue, reading.rule, confidence)


def reported_question(sight: Sight) -> Finding | None:
    """Take SPEAKER from Asked by SPEAKER whether it was "Q", ...; nobody where none is named."""
    scene, lows = sight.scene, sight.scene.lows
    cue = sight.first + (lows[sight.first] == "when")
    if cue >= sight.token or lows[cue] not in ASKED:
        return None
    clause = lows[cue : sight.token]
    if _puts_question(sight, cue):
        return Finding(-1, -1, None, "reported_question", "low")
    if "," in clause or clause[-1] == ":" or WHETHER.isdisjoint(clause):
        return None
    phrase = phrase_after(scene, cue + 2, sight.token) if lows[cue + 1] == "by" else None
    if phrase:
        return make_finding(sight, phrase, cue, "left_clause", "medium")
    return Finding(-1, -1, None, "reported_question", "low")


def _puts_question(sight: Sight, cue: int) -> bool:
    """Whether no more than a word and a comma parts "Asked" from a question, as it was put: nobody
    tells who asked, and who is named after it answers.
    """
    if sight.text[sight.quotation.end - 1] != "?" or sight.token - cue > 3:
        return False
    return sight.scene.words[sight.token - 1] == "," or sight.token == cue + 1


def named_at_start(sight: Sight) -> Finding | None:
    """Take NAME from a sentence or an item that is no more than NAME: "Q" (a colon before it)."""
    phrase = _name_before_colon(sight)
    if phrase is None:
        return None
    before = sight.scene.words[phrase[0] - 1] if phrase[0] > sight.first else ""
    if before not in ("", "-", "—", "–", "--"):
        return None
    return make_finding(sight, phrase, None, "named_before", "medium")


def named_before(sight: Sight) -> Finding | None:
    """Take NAME from ... NAME: "Q", where a colon stands before it."""
    phrase = _name_before_colon(sight)
    return phrase and make_finding(sight, phrase, None, "named_before", "medium")


def sentence_subject(sight: Sight) -> Finding | None:
    """Take the subject of the sentence that the quotation is part of."""
    if sight.token <= sight.first:
        return None
    phrase = first_subject(sight.scene, sight.first, sight.token)
    if phrase is None or not can_speak(sight.scene, phrase):
        return None
    if phrase == (sight.token - 1, sight.token) and sight.text[sight.quotation.start].isupper():
        # Headlines drop the verb (Council "deeply sorry"); Remember "We won"? has another one.
        return None
    return make_finding(sight, phrase, None, "sentence_subject", "low")


def _name_before_colon(sight: Sight) -> Phrase | None:
    scene = sight.scene
    phrase = phrase_before(scene, sight.first, sight.token - 1)
    return phrase if phrase and scene.words[phrase[1] - 1][0].isupper() else None


def _read_nearest(sight: Sight) -> Reading | None:
    """The last cue before the quotation that somebody is the subject of."""
    lows, cues = sight.scene.lows, GRAMMAR.cue_words
    left = MOST_CUES
    for cue in range(sight.token - 1, sight.first - 1, -1):
        if lows[cue] in cues:
            left -= 1
            reading = _read_cue(sight, cue)
            if reading or not left:
                return reading
    return None


def _find_governing(sight: Sight, other: Reading) -> Reading | None:
    """The verb of speech before ``other`` in whose clause that one stands."""
    first, lows, reporting = sight.first, sight.scene.lows, GRAMMAR.reporting
    stop = min(other.cue, other.subject[0])
    if reporting.isdisjoint(lows[first:stop]):
        return None
    cues = [cue for cue in range(first, sight.token) if lows[cue] in GRAMMAR.cue_words]
    for cue in reversed(cues[-MOST_CUES:]):
        if cue < stop and lows[cue] in reporting:
            reading = _read_cue(sight, cue)
            if reading and _governs(sight, reading, other):
                return reading
    return None


def _read_cue(sight: Sight, cue: int) -> Reading | None:
    """The reading of the token as a cue, None where it is none or nobody speaks."""
    scene, cues = sight.scene, GRAMMAR.cues
    low = scene.lows[cue]
    if low == "according" and scene.lows[cue + 1] == "to":
        phrase = phrase_after(scene, cue + 2, sight.token)
        if phrase is None or _only_begins(scene, phrase, sight.token):
            return None
        return Reading(cue, phrase, "according_to")
    previous = scene.lows[cue - 1] if cue > sight.first else ""
    if previous in ("", ",") and low in cues.speech:
        inverted = _subject_after(sight, cue)
        if inverted:
            return Reading(cue, inverted, "left_clause")
    if not scene.words[cue][0].islower():
        return None
    if low in cues.participles or (previous == "to" and low in cues.plain):
        subject, rule = subject_of_participle(sight, cue, previous), "left_participle"
    elif is_cue(scene, cue, sight.token):
        subject, rule = _subject_of_finite(sight, cue, previous), "left_clause"
    else:
        return None
    if subject is None:
        return None
    alone = subject[1] - subject[0] == 1
    quoted = rule == "left_participle" and alone and scene.lows[subject[0]] in OBJECTS
    if quoted or can_speak(scene, subject) or _is_heard(sight, subject, cue):
        return Reading(cue, subject, rule)
    return None


def _subject_after(sight: Sight, cue: int) -> Phrase | None:
    """SPEAKER after a verb that begins its clause: "Added SPEAKER: Q", "..., says SPEAKER, ...".

    A clause that is inserted ends in a comma.
    """
    scene = sight.scene
    begins = cue == sight.first
    if scene.lows[cue] in NEVER_INVERTED or scene.words[cue][0].isupper() != begins:
        return None
    phrase = phrase_after(scene, cue + 1, sight.token)
    if phrase is None or scene.lows[phrase[0]] in GRAMMAR.agents or not can_speak(scene, phrase):
        return None
    if begins:
        return phrase if scene.words[sight.token - 1] in (":", ",") else None
    if scene.words[phrase[1]] != ",":
        return None
    # "Ana Ruiz, a nurse, said Bo Lindt, who left, was Q".
    other = subject_before(scene, sight.first, cue)
    return None if other and can_speak(scene, other) else phrase


def _only_begins(scene: Scene, phrase: Phrase, token: int) -> bool:
    """Whether the quotation at ``token`` is part of the phrase: according to the "Q" report."""
    last = phrase[1] - 1
    if phrase[1] != token:
        return False
    return scene.lows[last] in GRAMMAR.determiners or scene.words[last].endswith(POSSESSIVES)


def _is_heard(sight: Sight, subject: Phrase, cue: int) -> bool:
    """Whether a verb of speech right by the quotation tells that the subject speaks.

    So it does of "it", of "one" that begins the sentence, and of what an article is before.
    """
    scene, low = sight.scene, sight.scene.lows[cue]
    if sight.token - cue > 2 or low not in GRAMMAR.cues.speech:
        return False
    begun = scene.lows[subject[0]]
    if begun == "one":
        # "One wrote: Q", but not "One superintendent said".
        return subject[0] == sight.first and cue == sight.first + 1
    before = scene.lows[subject[0] - 1] if subject[0] > sight.first else ""
    if begun == "it":
        # "A man briefed on it said": what spoke is not "it".
        return before not in GRAMMAR.prepositions
    if begun not in GRAMMAR.articles or subject[1] != cue or before in ONLY_BEFORE_NOUNS:
        return False
    if low in NEVER_HEARD or scene.lows[cue - 1].endswith(POSSESSIVES):
        return False
    # "The budget says Q", but "the new reports Q".
    noun = low in GRAMMAR.cues.nouns or low in GRAMMAR.noun_like
    announced = scene.words[cue + 1] in (":", ",")
    return not noun or announced or (low == "states" and subject[0] == sight.first)


def _subject_of_finite(sight: Sight, cue: int, previous: str) -> Phrase | None:
    scene = sight.scene
    if scene.lows[cue] in GRAMMAR.passives and _is_passive(scene, sight.first, cue):
        if scene.lows[cue + 1] == "by":
            return phrase_after(scene, cue + 2, sight.token)
        return None
    subject = None
    if previous not in COORDINATORS:
        subject = subject_before(scene, sight.first, cue)
    if subject and _is_noun(scene, subject, cue):
        return None
    if subject is None and (previous in COORDINATORS or previous == ","):
        subject = main_subject(sight, cue)
    return subject


def _is_noun(scene: Scene, subject: Phrase, cue: int) -> bool:
    """Whether what may be a verb is the noun of its phrase: "in a series of Twitter posts"."""
    start, lows = subject[0], scene.lows
    if lows[start] in SEVERAL and subject[1] == start + 1 and lows[cue].endswith("s"):
        # "Most states" is no sentence, as "most say" is.
        return True
    if lows[cue] not in GRAMMAR.noun_like:
        return False
    if subject[1] != cue or start == 0 or lows[start - 1] not in ONLY_BEFORE_NOUNS:
        return False
    # "One of the documents reads": the phrase goes back beyond the "of".
    return lows[start - 1] != "of" or lows[start - 2] not in GRAMMAR.determiners


def _is_passive(scene: Scene, first: int, cue: int) -> bool:
    token = cue - 1
    while token >= first and is_adverb(scene.lows[token]):
        token -= 1
    if token < first:
        return False
    low = scene.lows[token]
    return low in FORMS_OF_BE or low.endswith(CONTRACTED_BE)


def _governs(sight: Sight, reading: Reading, other: Reading) -> bool:
    """Whether ``other`` stands in the clause that the verb of ``reading`` takes."""
    scene, begun = sight.scene, other.subject[0]
    if _is_relative(sight, other) or _is_passed_on(scene, reading, other):
        return False
    if scene.lows[reading.cue] in GRAMMAR.cues.saying:
        # "Saying he feels Q", but "quoting a fan who feels Q".
        direct = begun == reading.cue + 1 or scene.lows[begun - 1] == "that"
        return direct and scene.lows[other.subject[1]] not in RELATIVES
    between = scene.words[reading.cue : begun]
    if ";" in between or between[-2:] == [",", "with"]:
        # "They urged a vote, with Ana Ruiz calling it Q".
        return False
    if between[-1] in COORDINATORS and "that" not in between and _begins_clause(scene, begun):
        return False
    if (between[-2:-1] == [","] or between[-3:-1] == [",", "even"]) and (
        _is_subordinate(scene, sight.first, begun) or between[-1] in COORDINATORS
    ):
        return False
    ended = "," in between or QUOTATION in between
    return not (ended and _is_subordinate(scene, sight.first, reading.subject[0]))


def _is_relative(sight: Sight, reading: Reading) -> bool:
    """Whether the quotation stands in a clause about the subject: "the report, which says Q"."""
    scene, cue = sight.scene, reading.cue
    if "," in scene.words[cue + 1 : sight.token - 1]:
        return False
    between = scene.lows[reading.subject[1] : cue]
    return any(low == "," and next_low in ABOUT_SUBJECT for low, next_low in pairwise(between))


def _is_passed_on(scene: Scene, reading: Reading, other: Reading) -> bool:
    """Whether the outer clause only tells where the words were printed."""
    thought = scene.lows[other.cue] in GRAMMAR.cues.thought
    return scene.lows[reading.cue] in PASSED_ON and not thought


def _begins_clause(scene: Scene, token: int) -> bool:
    """Whether what stands after "and" is a subject of its own: "..., and he", "... and NAME"."""
    low = scene.lows[token]
    own = low in GRAMMAR.pronouns or low in GRAMMAR.determiners
    return own or scene.words[token][0].isupper() or scene.words[token - 2] is QUOTATION


def _is_subordinate(scene: Scene, first: int, subject: int) -> bool:
    """Whether a word like "when" stands before the subject."""
    return subject > first and scene.lows[subject - 1] in SUBORDINATORS


def _confidence(sight: Sight, reading: Reading) -> Confidence:
    """High for "NAME said Q" and "she said that it was Q" (right in 19 of 20 cases).

    A phrase without a name is the head of a longer one more often (3 of 4 are right), and a verb
    far away may have had its own object (6 of 7).
    """
    scene = sight.scene
    gap = sight.token - reading.cue - 1
    strong = scene.lows[reading.cue] in GRAMMAR.cues.speech
    last = reading.subject[1] - 1
    named = scene.words[last][0].isupper() or scene.lows[last] in GRAMMAR.pronouns
    if reading.rule == "left_clause" and strong and named and gap <= NEAR:
        return "high"
    return "medium" if gap <= NEAR or strong else "low"
