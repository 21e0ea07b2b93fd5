"""What may stand between a verb of speech and its subject in other languages than English."""

from __future__ import annotations

from collections.abc import Iterator

from quoteprov.extract.elsewhere.nominals import (
    DASHES,
    LONGEST,
    begins_sentence,
    is_word,
    read_nominal,
)
from quoteprov.extract.elsewhere.tongues import Tongue, load_names
from quoteprov.extract.tokens import QUOTATION, Scene

LONGEST_ASIDE = 30
SHORTEST_OBLIQUE = 4
HYPHENS = frozenset({"-", "-t-"})
ENDS_OF_CLAUSE = DASHES | {",", ".", ":"}


def skip_fillers(
    scene: Scene, tongue: Tongue, token: int, stop: int, *, articles: bool = True
) -> int:
    """The first token that is neither an adverb, a clitic, an auxiliary nor in brackets.

    ``articles`` tells whether what may be an article is a clitic here, as before a verb.
    """
    words, lows = scene.words, scene.lows
    limit = min(stop, token + LONGEST)
    while token < limit:
        if words[token] == "(":
            closed = find_token(scene, ")", token + 1, stop)
            if closed < 0:
                break
            token = closed + 1
        elif size := _aside_at(scene, tongue, token):
            token += size
        elif lows[token] in tongue.determiners and not articles:
            break
        elif (
            (lows[token] in tongue.fillers and not _is_name(scene, tongue, token))
            or lows[token] in tongue.auxiliaries
            or (words[token][0].isdigit() and not is_word(words[token]))
            or words[token] in HYPHENS
        ):
            token += 1
        else:
            break
    return token


def _is_name(scene: Scene, tongue: Tongue, token: int) -> bool:
    """Whether a capital within a sentence makes a small word a name: "säger Per Alm"."""
    inside = scene.words[token][0].isupper() and not begins_sentence(scene, token)
    return inside and "second" in tongue.traits and "nouns" not in tongue.traits


def _aside_at(scene: Scene, tongue: Tongue, token: int) -> int:
    """How many tokens a phrase like "pour sa part" takes that stands at ``token``, 0 for none."""
    return next(
        (
            len(aside)
            for aside in tongue.asides.get(scene.lows[token], ())
            if tuple(scene.lows[token : token + len(aside)]) == aside
        ),
        0,
    )


def skip_others(scene: Scene, tongue: Tongue, token: int, stop: int) -> int:
    """The first token that is no filler, nor whom somebody speaks to, nor where or when."""
    lows = scene.lows
    limit = min(stop, token + LONGEST_ASIDE)
    while token < limit:
        after = skip_fillers(scene, tongue, token, stop, articles=False)
        if after < limit and lows[after] in tongue.recipients:
            after += 1
        elif after < limit and lows[after] in tongue.determiners:
            # "Sagte der dpa Ana Ruiz", but "sagte der Minister".
            if after + 1 < limit and lows[after + 1] in tongue.recipients:
                after += 2
        elif (
            after < limit
            and (lows[after] in tongue.prepositions or lows[after] in tongue.oblique)
            and not _is_name(scene, tongue, after)
        ):
            after = _after_complement(scene, tongue, after, stop)
            while after < limit and lows[after] in tongue.recipients:
                after += 1
        if after == token:
            break
        token = after
    return token


def _after_complement(scene: Scene, tongue: Tongue, start: int, stop: int) -> int:
    """The token after a preposition and its noun, none of a name that follows: "na Onecie Jan Ek".

    ``start`` itself where there is no noun.
    """
    words, lows = scene.words, scene.lows
    token = start + 1
    while token < stop and (lows[token] in tongue.oblique or lows[token] in tongue.prepositions):
        token += 1
    if token < stop and words[token] is QUOTATION:
        return token + 1
    if token < stop and lows[token] in tongue.fillers and lows[token] not in tongue.determiners:
        return token + 1
    end = read_nominal(scene, tongue, token, stop, begun=True)
    if end < 0:
        return start
    if "cases" in tongue.traits:
        # A case tells nominatives from what follows a preposition: "на форуме глава банка".
        for place in range(token + 1, end):
            if tongue.is_office(lows[place]) and not tongue.is_office(lows[place - 1]):
                return place
        if end >= stop or words[end] in ENDS_OF_CLAUSE:
            # "Mówiła na konferencji Rajska": what ends the clause is the subject that it has.
            for place in range(token + 1, end):
                name = words[place][0].isupper() and len(words[place]) > 1
                if name and words[place - 1][0].islower():
                    return place
    given = load_names()
    for place in range(token + 1, end - 1):
        if words[place][0].isupper() and (
            lows[place] in given
            or (
                not tongue.loose
                # A letter alone is a place: "na platformie X Jan Ek".
                and (words[place - 1][0].islower() or len(words[place - 1]) == 1)
                and len(words[place]) > 1
                and words[place + 1][0].isupper()
            )
        ):
            return place if lows[place - 1] not in tongue.of else end
    return end


def is_oblique(scene: Scene, tongue: Tongue, end: int) -> bool:
    """Whether the last word before ``end`` is in a case that no subject is in."""
    word, low = scene.words[end - 1], scene.lows[end - 1]
    if not tongue.oblique_endings or word[0].isupper() or len(low) <= SHORTEST_OBLIQUE:
        return False
    return low.endswith(tongue.oblique_endings) and not tongue.is_office(low)


def find_token(scene: Scene, word: str, token: int, stop: int) -> int:
    """Where ``word`` stands next within the length of an aside, -1 for nowhere."""
    for place in range(token, min(stop, token + LONGEST_ASIDE)):
        if scene.words[place] == word:
            return place
    return -1


def leads_to(scene: Scene, tongue: Tongue, end: int, verb: int) -> bool:
    """Whether nothing but asides, adverbs and where somebody is stands from ``end`` to ``verb``."""
    words, lows = scene.words, scene.lows
    if words[end] == "," and _is_apposed(scene, end) and leads_to(scene, tongue, end + 1, verb):
        return True
    token = end
    while token < verb:
        word = words[token]
        if word in {",", "("} or word in DASHES:
            closed = find_token(scene, ")" if word == "(" else word, token + 1, verb)
            if closed < 0:
                return False
            token = closed + 1
        elif word is QUOTATION or word == ":" or _begins_clause(tongue, lows[token]):
            return False
        else:
            token += 1
    return True


def _is_apposed(scene: Scene, comma: int) -> bool:
    """Whether the comma closes what another one opened: "the mayor, Ana Ruiz, said"."""
    words = scene.words
    for token in range(comma - 1, max(-1, comma - LONGEST), -1):
        if words[token] == ",":
            return True
        if not is_word(words[token]):
            return False
    return False


def _begins_clause(tongue: Tongue, low: str) -> bool:
    """Whether another clause is at this word: a conjunction, the verb of its own, "zufolge"."""
    if low in tongue.conjunctions or low in tongue.closers:
        return True
    return low in tongue.cues and low not in tongue.auxiliaries


def find_starts(scene: Scene, tongue: Tongue, first: int, stop: int) -> Iterator[int]:
    """Where a subject may begin: at the sentence's beginning, after a comma or a conjunction."""
    words, lows = scene.words, scene.lows
    opens, passed = True, first
    for token in range(first, stop):
        low = lows[token]
        if token < passed:
            continue
        if not is_word(words[token]) and words[token][0].isdigit():
            continue
        if words[token] == "." and words[token - 1][0].isdigit():
            continue
        if not is_word(words[token]):
            opens = words[token] is not QUOTATION
        elif low in tongue.conjunctions or low in tongue.closers:
            if low in tongue.relatives and words[token - 1] == ",":
                yield token
            opens = True
        elif opens and (size := _aside_at(scene, tongue, token)):
            passed = token + size
        elif opens and "cases" in tongue.traits and low in tongue.prepositions:
            # "На форуме глава банка сказал": a case tells where the subject begins.
            yield token
            passed = _after_complement(scene, tongue, token, stop)
            opens = token < passed < stop
        elif opens and low in tongue.fillers and low not in tongue.determiners:
            continue
        elif opens:
            yield token
            opens = False
