"""The classes of words in the shape that the rules ask for, and what a single token is."""

from __future__ import annotations

from functools import cache

from quoteprov.extract.lexicon import load_cues, load_words
from quoteprov.extract.tokens import Scene

PLURAL_PRONOUNS = frozenset({"they", "we", "i", "you"})


class Grammar:
    """Word classes, in lower case; see ``words.txt`` and ``cues.txt`` for what each holds."""

    def __init__(self) -> None:
        words, cues = load_words(), load_cues()
        self.cues = cues
        self.pronouns = words["pronouns"]
        self.persons = words["persons"]
        self.speakers = words["persons"] | words["bodies"]
        self.auxiliaries = words["auxiliaries"]
        self.adverbs = words["adverbs"]
        self.prepositions = words["prepositions"]
        self.conjunctions = words["conjunctions"]
        self.determiners = words["determiners"]
        self.titles = words["titles"]
        self.times = words["times"]
        self.starters = words["starters"]
        self.noun_like = words["noun_like"]
        self.settings = words["settings"]
        self.passives = words["passives"]
        self.openers = words["openers"]
        self.introductory = words["introductory"] | words["prepositions"]
        self.complements = words["complements"]
        self.finite = cues.finite | words["verbs"]
        self.verbs = (self.finite | cues.participles) - self.noun_like
        self.cue_phrases = cues.phrases | {("according", "to")}
        heads = {phrase[0] for phrase in cues.phrases}
        self.cue_words = cues.verbs | cues.plain | heads | {"according"}
        self.function_words = self.prepositions | self.conjunctions | self.auxiliaries
        self.never_last = self.function_words | (self.determiners - self.speakers)


@cache
def load_grammar() -> Grammar:
    """The grammar, built at first use."""
    return Grammar()


def is_word(word: str) -> bool:
    """Whether a token is a word, a number, a handle or an ampersand."""
    initial = word[0]
    return initial.isalnum() or initial in "@#&$"


def is_adverb(grammar: Grammar, low: str) -> bool:
    """Whether the word may stand between a subject and its verb."""
    return low in grammar.adverbs or (low.endswith("ly") and low not in ("family", "ally", "july"))


def is_cue(scene: Scene, token: int, stop: int) -> bool:
    """Whether the token is a finite verb that reports speech or thought."""
    grammar = load_grammar()
    low = scene.lows[token]
    if not scene.words[token][0].islower():
        return False
    following = scene.lows[token + 1] if token + 1 < stop else ""
    if low in grammar.cues.finite:
        return low not in grammar.noun_like or following != "of"
    if (low, following) in grammar.cues.phrases:
        return True
    return low in grammar.cues.plain and token > 0 and scene.lows[token - 1] in PLURAL_PRONOUNS


def may_part(scene: Scene, token: int) -> bool:
    """Whether the token may stand between a subject and its verb: "later Thursday also has"."""
    grammar = load_grammar()
    low = scene.lows[token]
    return low in grammar.auxiliaries or low in grammar.times or is_adverb(grammar, low)
