"""The subjects of clauses: of a given verb, or the one that a clause begins with."""

from __future__ import annotations

from quoteprov.extract.grammar import GRAMMAR, is_adverb, may_part
from quoteprov.extract.phrases import Phrase, can_speak, phrase_after, phrase_before
from quoteprov.extract.tokens import QUOTATION, Scene

LONGEST_APPOSITIVE = 30
MOST_INTRODUCTIONS = 4
LONGEST_NAME = 5
# "A letter written by NAME says": irregular participles of what people do with texts.
OBTAINED = frozenset(
    {"written", "seen", "sent", "led", "run", "made", "put", "won", "given", "held"}
)
YEAR = 4
# "Last week", "this month".
BEFORE_SPANS = frozenset({"last", "this"})
RELATIVES = frozenset({"who", "which", "that"})
DASHES = frozenset({"—", "–", "--"})
APPOSITIVE_ENDS = DASHES | {",", ")"}
AFTER_SUBJECTS = frozenset({",", "(", "—", "–", "--", ":"})


def subject_before(scene: Scene, first: int, verb: int) -> Phrase | None:
    """The subject of the verb at ``verb``, looked for back to the token ``first``."""
    words, lows = scene.words, scene.lows
    last = verb - 1
    while last >= first:
        if may_part(scene, last) or (lows[last] == "on" and lows[last + 1] in GRAMMAR.times):
            last -= 1
        elif last and _tells_time(lows, last - 1):
            last -= 2
        else:
            break
    if last < first:
        return None
    low = lows[last]
    if low in RELATIVES:
        return antecedent(scene, first, last)
    if words[last] in APPOSITIVE_ENDS:
        return _before_appositive(scene, first, last)
    phrase = phrase_before(scene, first, last + 1)
    if phrase and phrase[0] > first + 1:
        if lows[phrase[0] - 1] == "by":
            return _before_agent(scene, first, phrase)
        if words[phrase[0] - 1] == ",":
            return _before_office(scene, first, phrase)
    return phrase


def _before_office(scene: Scene, first: int, phrase: Phrase) -> Phrase:
    """The phrase itself, or the name before an office: "Ana Ruiz, owner of the boats said"."""
    begun, comma = phrase[0], phrase[0] - 1
    office = scene.words[begun] in GRAMMAR.titles and scene.lows[begun + 1] == "of"
    if not office or not scene.words[comma - 1][0].isupper():
        return phrase
    name = phrase_before(scene, first, comma)
    return name if name and can_speak(scene, name) else phrase


def _tells_time(lows: list[str], token: int) -> bool:
    """Whether the two words may stand between a subject and its verb: "last week", "in 2010"."""
    if lows[token + 1] in GRAMMAR.spans:
        return lows[token] in BEFORE_SPANS
    return lows[token] == "in" and len(lows[token + 1]) == YEAR and lows[token + 1].isdigit()


def _before_agent(scene: Scene, first: int, phrase: Phrase) -> Phrase:
    """The phrase itself, or that before "... obtained by NAME", which is what the verb is of."""
    end = phrase[0] - 2
    if not scene.lows[end].endswith("ed") and scene.lows[end] not in OBTAINED:
        return phrase
    while end > first and is_adverb(scene.lows[end - 1]):
        end -= 1
    if scene.lows[end - 1] not in GRAMMAR.speakers:
        return phrase
    return phrase_before(scene, first, end) or phrase


def antecedent(scene: Scene, first: int, relative: int) -> Phrase | None:
    """Whom the "who" or "which" at ``relative`` stands for."""
    words, last = scene.words, relative - 1
    if last >= first and words[last] == ",":
        named = _named_before(scene, first, last)
        if named is not None:
            return named
        last -= 1
    elif last >= first and words[last] in DASHES and scene.lows[relative] != "that":
        last -= 1
    if last >= first and words[last] == ")":
        last = _opening(words, first, last) - 1
    if last < first:
        return None
    return phrase_before(scene, first, last + 1)


def _named_before(scene: Scene, first: int, close: int) -> Phrase | None:
    """The name before an apposition that ends at ``close``: "Ana Ruiz, a doctor in Ohio, who"."""
    words = scene.words
    for token in range(close - 1, max(first, close - LONGEST_APPOSITIVE), -1):
        if words[token] is QUOTATION or words[token] in APPOSITIVE_ENDS - {","}:
            return None
        if words[token] == ",":
            # "Still, the likes of Ana Ruiz, who": one word that begins a sentence is no name.
            named = words[token - 1][0].isupper() and token - 1 > first
            begins = words[token + 1]
            told = begins in GRAMMAR.determiners or begins in GRAMMAR.persons
            if not (named and told) or "by" in scene.lows[token:close]:
                return None
            phrase = phrase_before(scene, first, token)
            return phrase if phrase and can_speak(scene, phrase) else None
    return None


def _opening(words: list[str], first: int, close: int) -> int:
    """The bracket that the one at ``close`` closes, ``close`` itself where there is none."""
    for token in range(close - 1, max(first, close - LONGEST_APPOSITIVE) - 1, -1):
        if words[token] == "(":
            return token
    return close


def _before_appositive(scene: Scene, first: int, close: int) -> Phrase | None:
    """The phrase before "..., a doctor in Ohio," whose last mark is at ``close``."""
    words = scene.words
    if words[close] == "," and close > first and words[close - 1] == ")":
        close -= 1
    opening = {")": "("}.get(words[close], words[close])
    floor = max(first, close - LONGEST_APPOSITIVE)
    found: Phrase | None = None
    token = close - 1
    while token > floor:
        if words[token] is QUOTATION:
            break
        if words[token] == opening:
            phrase = phrase_before(scene, first, token)
            if phrase is not None:
                if _is_named(scene, phrase, (token + 1, close)):
                    return (token + 1, close)
                # "Monday, Ana Ruiz, a nurse,": a day is no subject.
                speaks = found is None or can_speak(scene, phrase)
                if speaks:
                    found = phrase
                if speaks and (opening == "(" or _opens_appositive(scene, token + 1, phrase)):
                    break
        token -= 1
    return found


def _is_named(scene: Scene, phrase: Phrase, beside: Phrase) -> bool:
    """Whether the name beside a phrase makes it a person: "the headteacher, Ana Ruiz,"."""
    determiners = GRAMMAR.determiners
    if scene.lows[phrase[0]] not in determiners or can_speak(scene, phrase):
        return False
    words = scene.words[slice(*beside)]
    return 1 < len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)


def _opens_appositive(scene: Scene, token: int, before: Phrase) -> bool:
    low = scene.lows[token]
    if scene.words[token][0].isupper() and scene.words[before[1] - 1][0].islower():
        return scene.lows[before[1] - 1] in GRAMMAR.persons
    return (
        low in GRAMMAR.determiners
        or low in ("who", "whose", "which", "of", "at", "now")
        or low[0].isdigit()
        or (low in GRAMMAR.titles and scene.words[token][0].islower())
        or low.endswith("ing")
    )


def first_subject(scene: Scene, first: int, stop: int) -> Phrase | None:
    """The subject that a clause begins with, after conjunctions and introductory phrases."""
    lows = scene.lows
    token = first
    for _ in range(MOST_INTRODUCTIONS):
        if token >= stop:
            return None
        low = lows[token]
        if low not in GRAMMAR.introducing and low[-1] not in "ydg":
            # So do most clauses begin; -ly, -ed and -ing are left to be looked at.
            break
        if low in GRAMMAR.openers or is_adverb(low):
            token += 1
            continue
        if not _is_introductory(low):
            break
        comma = _next_comma(scene, token, stop)
        if comma == stop:
            if low in GRAMMAR.cues.participles:
                # "..., saying Ana Ruiz is Q": whose saying it is stands before.
                return None
            break
        token = comma + 1
    if token >= stop:
        return None
    if lows[token] in GRAMMAR.pronouns:
        return (token, token + 1)
    phrase = phrase_after(scene, token, stop)
    return phrase if phrase and _may_be_subject(scene, phrase) else None


def _may_be_subject(scene: Scene, phrase: Phrase) -> bool:
    """Whether a single word is followed as a subject is, unlike "Terrible!" and "Consider this"."""
    first, stop = phrase
    if stop - first > 1 or not scene.words[first][0].isupper():
        return True
    if stop == len(scene.words):
        return False
    following = scene.words[stop]
    if following in GRAMMAR.articles or following in GRAMMAR.pronouns:
        return False
    if following is QUOTATION or following in GRAMMAR.prepositions:
        return not scene.lows[first].endswith(("ing", "ed"))
    return (
        following[0].islower() or following in AFTER_SUBJECTS or scene.lows[stop] in GRAMMAR.times
    )


def _is_introductory(low: str) -> bool:
    return low in GRAMMAR.introductory or low.endswith(("ing", "ed"))


def _next_comma(scene: Scene, token: int, stop: int) -> int:
    try:
        return scene.words.index(",", token, stop)
    except ValueError:
        return stop
