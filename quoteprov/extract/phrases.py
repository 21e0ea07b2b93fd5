"""Noun phrases, found from closed classes of words and capital letters alone."""

from __future__ import annotations

from quoteprov.extract.grammar import GRAMMAR, is_adverb, is_word
from quoteprov.extract.lexicon import NAMES_TOO, POSSESSIVES
from quoteprov.extract.tokens import Scene

Phrase = tuple[int, int]
"""First token of a noun phrase, and the token after its last."""

LONGEST_PHRASE = 16
# "All the senators", "both the others": what may stand before an article.
BEFORE_ARTICLES = frozenset({"all", "both", "half", "such", "and", "&"})
CLOSE_TO = frozenset({"close", "familiar"})
# After an article these are adjectives: "an outside adviser".
ADJECTIVES_TOO = frozenset({"outside", "inside", "near", "opposite", "past", "like"})
SAID = frozenset({"said", "says"})
# Pronouns of whom nobody reports words.
SILENT = frozenset({"it", "one", "who", "you"})
# Who is quoted, but never the subject of a verb.
OBJECTS = frozenset({"him", "her", "them", "me", "us"})
# No verb follows these, whatever it looks like: "the written complaint", "her leaked letter".
BEFORE_NOUNS = frozenset("the a an his her their its our my your".split())
# What is also said of things: "conservative topics", "the general election".
MODIFIERS = frozenset(
    "conservative socialist leftist nationalist loyalist native general star opposition principal "
    "chief head deputy guest fan youth child patient customer farmer voice kid lobby "
    "premier".split()
)
# "The top Democrat on the Finance Committee".
PARTISANS = frozenset({"republican", "democrat", "member"})
# "Hide Caption", "Read More": what a page says of itself.
COMMANDS = frozenset({"hide", "show", "read", "watch", "click", "see", "share"})


def phrase_before(scene: Scene, first: int, stop: int) -> Phrase | None:
    """The noun phrase that ends right before the token ``stop``."""
    words, lows = scene.words, scene.lows
    last = stop - 1
    if last < first:
        return None
    word, low = words[last], lows[last]
    if low in GRAMMAR.pronouns:
        return (last, stop)
    if low in SAID or (low in GRAMMAR.never_last and word not in NAMES_TOO):
        return None
    if not is_word(word) or _is_party(word):
        return None
    begun = last
    while begun > first and _continues_back(scene, begun - 1, first):
        begun -= 1
        if last - begun == LONGEST_PHRASE or (lows[begun] == "one" and lows[begun - 1] != "of"):
            break
    while begun < last and (
        lows[begun] in GRAMMAR.prepositions or lows[begun] in SAID or is_adverb(lows[begun])
    ):
        begun += 1
    return (begun, stop)


def _is_party(word: str) -> bool:
    """Whether the word tells somebody's party and state: "Sen. Ana Ruiz, D-Ohio, said"."""
    return word[0] in "DIR" and word[1:2] == "-" and word[2:3].isupper()


def _continues_back(scene: Scene, token: int, first: int) -> bool:
    """Whether the token belongs to the noun phrase that goes on after it."""
    word, low = scene.words[token], scene.lows[token]
    if word in NAMES_TOO:
        return True
    if not is_word(word) or low in GRAMMAR.auxiliaries:
        return False
    if low in GRAMMAR.pronouns and low != "one":
        return False
    small = word[0].islower()
    if scene.words[token + 1] in GRAMMAR.articles and not _admits_article(low):
        return False
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
        if low == "on" and low_before in PARTISANS:
            return True
        return before[0].islower() and (low_before in GRAMMAR.speakers or low_before in CLOSE_TO)
    if small and low in GRAMMAR.verbs:
        return token > first and scene.lows[token - 1] in BEFORE_NOUNS
    if small and scene.words[token + 1][0].isupper():
        if low in GRAMMAR.particles:
            return True
        return low in GRAMMAR.titles or low in GRAMMAR.speakers or low in GRAMMAR.determiners
    return not (low in GRAMMAR.times and scene.words[token + 1][0].isupper())


def _admits_article(low: str) -> bool:
    """Whether a noun phrase may go on with an article after this word; else one begins there."""
    return low in GRAMMAR.complements or low in BEFORE_ARTICLES


def phrase_after(scene: Scene, token: int, stop: int) -> Phrase | None:
    """The noun phrase that begins at ``token`` (adverbs passed over), before ``stop``."""
    words, lows = scene.words, scene.lows
    for first in range(token, stop):
        low = lows[first]
        if low in GRAMMAR.agents:
            return (first, first + 1)
        if low not in SAID and not (words[first][0].islower() and is_adverb(low)):
            break
    else:
        return None
    word = words[first]
    if not is_word(word) or (low in GRAMMAR.function_words and word not in NAMES_TOO):
        return None
    end = first + 1
    limit = min(stop, first + LONGEST_PHRASE)
    articled = low in BEFORE_NOUNS
    while end < limit:
        if words[end] in GRAMMAR.phrase_ends and not (articled and end == first + 1):
            break
        if not _continues_on(scene, first, end, limit):
            break
        end += 1
    while end > first + 1 and lows[end - 1] in GRAMMAR.never_last:
        if words[end - 1] in NAMES_TOO:
            break
        end -= 1
    if articled and end == first + 1:
        return None
    if word[0].isupper() or low in GRAMMAR.determiners or _is_nominal(scene, first, end):
        return (first, end)
    return None


def _is_nominal(scene: Scene, first: int, stop: int) -> bool:
    words, lows = scene.words, scene.lows
    # A loop: a generator takes twice the time for what is a word or two (measured).
    for token in range(first, stop):
        initial = words[token][0]
        if initial.isupper() or initial == "@" or lows[token] in GRAMMAR.speakers:
            return True
    return False


def _continues_on(scene: Scene, first: int, token: int, stop: int) -> bool:
    """Whether the token belongs to the noun phrase that begins at ``first``."""
    words, lows = scene.words, scene.lows
    word, low = words[token], lows[token]
    initial = word[0]
    if not (initial.isalnum() or is_word(word)):
        return False
    if initial.isupper():
        if word == "I" or (token - 1 > first and _takes_clause(scene, token - 1)):
            return False
        return (
            low not in GRAMMAR.times
            or (token + 1 < stop and lows[token + 1] in GRAMMAR.speakers)
            or (token - 1 == first and lows[first] in BEFORE_NOUNS)
        )
    if low in GRAMMAR.verbs:
        return token - 1 == first and lows[first] in BEFORE_NOUNS
    if low in GRAMMAR.clause_starts:
        return False
    before, low_before = words[token - 1], lows[token - 1]
    if initial.isdigit() and low_before in GRAMMAR.times:
        # "The Aug. 30 statement", but "- Aug. 30" is nobody.
        return lows[first] in BEFORE_NOUNS
    if low == "and" or low == "&":
        named = before[0].isupper() or lows[first] in GRAMMAR.determiners
        return named and token + 1 < stop and words[token + 1][0].isupper()
    if low in GRAMMAR.articles:
        return _admits_article(low_before)
    if low in GRAMMAR.prepositions or low in GRAMMAR.conjunctions:
        if low in ADJECTIVES_TOO and low_before in GRAMMAR.determiners:
            return True
        return _takes_complement(scene, first, token, stop)
    if is_adverb(low):
        return token - 1 == first and lows[first] in GRAMMAR.determiners
    if low_before in GRAMMAR.speakers and low.endswith("ed"):
        # "the campaign shrugged", "a poll conducted": the verb of the noun, or a clause about it.
        return False
    if before.endswith(("'s", "’s")):
        return True
    if before[0].isupper() and (token - 1 > first or _is_named(scene, token - 1, low)):
        if low in GRAMMAR.particles and _joins_names(scene, token, stop):
            return True
        return low in GRAMMAR.titles or low in GRAMMAR.speakers
    return True


def _joins_names(scene: Scene, token: int, stop: int) -> bool:
    """Whether a name goes on after its small words: "Ana van der Lindt"."""
    while token < stop and scene.lows[token] in GRAMMAR.particles:
        token += 1
    return token < stop and scene.words[token][0].isupper()


def _takes_clause(scene: Scene, token: int) -> bool:
    """Whether a name after the token begins a clause or is an object: "the words Ruiz used"."""
    word = scene.words[token]
    if not word[0].islower() or word in GRAMMAR.speakers or word in GRAMMAR.titles:
        return False
    before = scene.lows[token - 1]
    if word.endswith("ed"):
        return not (before in GRAMMAR.determiners or is_adverb(before))
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return plural and before != "of"


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
        if low != "of" or before in GRAMMAR.speakers:
            return False
        return scene.words[first][0].islower() or _precedes_office(scene, token + 1, stop)
    if low == "of":
        return True
    if before in CLOSE_TO and low in ("to", "with"):
        return True
    if any(scene.lows[i] in GRAMMAR.settings for i in range(token + 1, min(stop, token + 5))):
        return False
    if low in ("in", "on", "at", "to") and scene.lows[token + 1] in GRAMMAR.times:
        return False
    if low == "on":
        return before in PARTISANS
    return before in GRAMMAR.speakers and low in ("for", "from", "with", "at", "in", "to", "behind")


def _precedes_office(scene: Scene, token: int, stop: int) -> bool:
    """Whether what begins at ``token`` is of a body whose officer follows: "... chief Ana Ruiz"."""
    while token < stop and scene.words[token][0].isupper():
        token += 1
    office = token
    while token < stop and scene.lows[token] in GRAMMAR.titles and scene.words[token][0].islower():
        token += 1
    return office < token < stop and scene.words[token][0].isupper()


def can_speak(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase may name somebody, or a document, that says something."""
    first, stop = phrase
    words, lows = scene.words, scene.lows
    last = words[stop - 1]
    if lows[stop - 1] in GRAMMAR.pronouns:
        return lows[stop - 1] not in SILENT
    if last[-1] == "s" and last.endswith(("'s", "’s")):
        return False
    if stop - first > 1 and _is_thing(scene, phrase):
        return False
    if stop - first > 1 and lows[first] in COMMANDS and words[first + 1][0].isupper():
        return False
    for token in range(first, stop):
        word, low = words[token], lows[token]
        if low in GRAMMAR.speakers and not _is_caption(word):
            if low not in MODIFIERS or not _only_describes(scene, token, stop):
                return True
            continue
        if word[0].isupper():
            if low not in GRAMMAR.no_names and not (token == first and _only_begins(scene, phrase)):
                return True
        elif word[0] == "@":
            return True
    return False


def _only_describes(scene: Scene, token: int, stop: int) -> bool:
    """Whether another noun of the phrase, in small letters, goes on after the word at ``token``."""
    if token + 1 >= stop or not scene.words[token][0].islower():
        return False
    return scene.words[token + 1][0].islower() and scene.lows[token + 1] not in GRAMMAR.prepositions


def _is_caption(word: str) -> bool:
    """Whether a word in capitals is what pages print before headlines: "OPINION", "WATCH"."""
    return word.isupper() and word.lower() in GRAMMAR.captions


def _is_thing(scene: Scene, phrase: Phrase) -> bool:
    """Whether the phrase is about somebody's something: "Ruiz's victory", "the key part of ..."."""
    first, stop = phrase
    lows, head = scene.lows, stop - 1
    if not GRAMMAR.complements.isdisjoint(lows[first + 1 : stop]):
        head = first
        while lows[head + 1] not in GRAMMAR.complements:
            head += 1
    if not scene.words[head][0].islower() or lows[head] in GRAMMAR.speakers:
        return False
    if head + 1 < stop and lows[head + 1] == "of":
        several = lows[head] in GRAMMAR.quantities or lows[head] in GRAMMAR.determiners
        return not several
    return any(word.endswith(POSSESSIVES) for word in scene.words[first:head])


def _only_begins(scene: Scene, phrase: Phrase) -> bool:
    """Whether its capital may come from the beginning of a sentence: "Minor incidents"."""
    first, stop = phrase
    if stop - first < 2 or not scene.words[first + 1][0].islower():
        return False
    return scene.sentence(first)[0] == first
