"""Noun phrases, found from closed classes of words and capital letters alone."""

from __future__ import annotations

from quoteprov.extract.grammar import GRAMMAR, NAMES_TOO, is_adverb, is_word
from quoteprov.extract.tokens import Scene

Phrase = tuple[int, int]
"""First token of a noun phrase, and the token after its last."""

LONGEST_PHRASE = 16


def phrase_before(scene: Scene, first: int, stop: int) -> Phrase | None:
    """The noun phrase that ends right before the token ``stop``."""
    words, lows = scene.words, scene.lows
    last = stop - 1
    if last < first or not is_word(words[last]):
        return None
    if lows[last] in GRAMMAR.pronouns:
        return (last, stop)
    if lows[last] in GRAMMAR.never_last and words[last] not in NAMES_TOO:
        return None
    token = last
    while token >= max(first, last - LONGEST_PHRASE) and _continues_back(scene, token, last, first):
        token -= 1
    token += 1
    while token < last and (lows[token] in GRAMMAR.prepositions or is_adverb(lows[token])):
        token += 1
    return (token, stop) if token < stop else None


def _continues_back(scene: Scene, token: int, last: int, first: int) -> bool:
    """Whether the token belongs to the noun phrase that goes on to ``last``."""
    word, low = scene.words[token], scene.lows[token]
    if word in NAMES_TOO:
        return True
    if not is_word(word) or low in GRAMMAR.auxiliaries or low in GRAMMAR.pronouns:
        return False
    if token == last:
        return True
    small = word[0].islower()
    if low == "and" or low == "&":
        return (
            token > first
            and scene.words[token - 1][0].isupper()
            and scene.words[token + 1][0].isupper()
        )
    if low in GRAMMAR.conjunctions and low not in GRAMMAR.complements:
        return False
    if small and low in GRAMMAR.prepositions:
        if low not in GRAMMAR.complements or token == first:
            return False
        before, low_before = scene.words[token - 1], scene.lows[token - 1]
        if low == "of":
            return is_word(before)
        return low_before in GRAMMAR.speakers and before[0].islower()
    if small and low in GRAMMAR.verbs:
        return False
    if small and scene.words[token + 1][0].isupper():
        return low in GRAMMAR.titles or low in GRAMMAR.speakers or low in GRAMMAR.determiners
    return not (low in GRAMMAR.times and token < last and scene.words[token + 1][0].isupper())


def phrase_after(scene: Scene, token: int, stop: int) -> Phrase | None:
    """The noun phrase that begins at ``token`` (adverbs passed over), before ``stop``."""
    words, lows = scene.words, scene.lows
    while token < stop and is_adverb(lows[token]) and words[token][0].islower():
        token += 1
    if token >= stop:
        return None
    low = lows[token]
    if low in GRAMMAR.pronouns and low not in ("who", "one"):
        return (token, token + 1)
    if not is_word(words[token]) or low in GRAMMAR.prepositions or low in GRAMMAR.conjunctions:
        return None
    if low in GRAMMAR.auxiliaries and words[token][0].islower():
        return None
    last = token
    limit = min(stop, token + LONGEST_PHRASE)
    while last + 1 < limit and _continues_on(scene, token, last + 1, limit):
        last += 1
    while last > token and lows[last] in GRAMMAR.never_last and words[last] not in NAMES_TOO:
        last -= 1
    phrase = (token, last + 1)
    return phrase if _is_nominal(scene, phrase) else None


def _is_nominal(scene: Scene, phrase: Phrase) -> bool:
    words, lows = scene.words, scene.lows
    if lows[phrase[0]] in GRAMMAR.determiners:
        return True
    # A loop: a generator takes twice the time for what is a word or two (measured).
    for token in range(*phrase):
        initial = words[token][0]
        if initial.isupper() or initial == "@" or lows[token] in GRAMMAR.speakers:
            return True
    return False


def _continues_on(scene: Scene, first: int, token: int, stop: int) -> bool:
    """Whether the token belongs to the noun phrase that begins at ``first``."""
    word, low = scene.words[token], scene.lows[token]
    initial = word[0]
    if not (initial.isalnum() or is_word(word)):
        return False
    before = scene.words[token - 1]
    if initial.isupper():
        return low not in GRAMMAR.times or (
            token + 1 < stop and scene.lows[token + 1] in GRAMMAR.speakers
        )
    if low in GRAMMAR.auxiliaries or low in ("who", "that", "which", "as", "when", "while"):
        return False
    if low in ("and", "&"):
        named = before[0].isupper() or scene.lows[first] in GRAMMAR.determiners
        return named and token + 1 < stop and scene.words[token + 1][0].isupper()
    if low in GRAMMAR.prepositions or low in GRAMMAR.conjunctions:
        return _takes_complement(scene, first, token, stop)
    if is_adverb(low) and token - 1 == first and scene.lows[first] in GRAMMAR.determiners:
        return True
    if low in GRAMMAR.verbs or is_adverb(low):
        return False
    if low.endswith("ed") and scene.lows[token - 1] in GRAMMAR.speakers:
        # "the campaign shrugged", "a poll conducted": the verb of the noun, or a clause about it.
        return False
    if before.endswith(("'s", "’s")):
        return True
    if before[0].isupper() and (token - 1 > first or _is_named(scene, token - 1, low)):
        return low in GRAMMAR.titles or low in GRAMMAR.speakers
    return True


def _is_named(scene: Scene, token: int, following: str) -> bool:
    """Whether the capitalised word at ``token`` is a name, not just the first of a sentence."""
    if scene.lows[token] in GRAMMAR.determiners:
        return False
    return following.endswith("ed") or scene.sentence(token)[0] != token


def _takes_complement(scene: Scene, first: int, token: int, stop: int) -> bool:
    """Whether a preposition belongs to the phrase: "a spokesman for ...", not "... in a letter"."""
    low, before = scene.lows[token], scene.lows[token - 1]
    if low not in GRAMMAR.complements or token + 1 >= stop or not is_word(scene.words[token + 1]):
        return False
    if scene.words[token - 1][0].isupper() and before not in GRAMMAR.titles:
        return low == "of" and before not in GRAMMAR.speakers and scene.words[first][0].islower()
    if low == "of":
        return True
    if before in ("close", "familiar") and low in ("to", "with"):
        return True
    if any(scene.lows[i] in GRAMMAR.settings for i in range(token + 1, min(stop, token + 5))):
        return False
    if low in ("in", "on", "at", "to") and scene.lows[token + 1] in GRAMMAR.times:
        return False
    return before in GRAMMAR.speakers and low in ("for", "from", "with", "at", "in", "to", "behind")


def can_speak(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase may name somebody, or a document, that says something."""
    first, stop = phrase
    words, lows = scene.words, scene.lows
    if lows[stop - 1] in GRAMMAR.pronouns:
        return lows[stop - 1] not in ("it", "one", "who", "you")
    if words[stop - 1].endswith(("'s", "’s")):
        return False
    for token in range(first, stop):
        word, low = words[token], lows[token]
        if low in GRAMMAR.speakers or word[0] == "@":
            return True
        if token == first and first + 1 < stop and _only_begins(scene, first):
            continue
        if word[0].isupper() and low not in GRAMMAR.times and low not in GRAMMAR.starters:
            return True
    return False


def _only_begins(scene: Scene, token: int) -> bool:
    """Whether a capital may come from the beginning of a sentence: "Minor incidents"."""
    return scene.words[token + 1][0].islower() and scene.sentence(token)[0] == token
