"""The classes of words in the shape that the rules ask for, and what a single token is."""

from __future__ import annotations

from quoteprov.extract.lexicon import NAMES_TOO, load_cues, load_words
from quoteprov.extract.tokens import Scene

# "As NAME put it", but not "NAME put together".
PUT = frozenset({"put", "puts"})
FORMS_OF_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
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
        self.no_adverbs = words["no_adverbs"] | words["given_names"]
        self.prepositions = words["prepositions"]
        self.conjunctions = words["conjunctions"]
        self.determiners = words["determiners"]
        self.articles = words["articles"]
        self.spans = words["spans"]
        self.quantities = words["quantities"]
        self.titles = words["titles"]
        self.times = words["times"]
        self.starters = words["starters"]
        self.captions = words["captions"]
        self.noun_like = words["noun_like"]
        self.settings = words["settings"]
        self.passives = words["passives"]
        self.openers = words["openers"]
        self.introductory = words["introductory"] | words["prepositions"]
        self.complements = words["complements"]
        self.finite = cues.finite | words["verbs"]
        self.verbs = (self.finite | cues.participles) - self.noun_like
        self.cue_phrases = cues.phrases | {("according", "to")}
        self.cue_heads = {phrase[0] for phrase in self.cue_phrases}
        self.cue_words = cues.verbs | cues.plain | self.cue_heads
        # After a noun phrase these begin what is said of it: "the way they", "the man that".
        self.clause_starts = self.auxiliaries | (self.pronouns - {"one"})
        self.clause_starts |= {"that", "which", "as", "when", "while"}
        self.function_words = self.prepositions | self.conjunctions | self.auxiliaries
        self.possessives = words["possessives"]
        self.objects = words["objects"]
        self.naming = cues.naming
        self.attitudes = cues.attitudes
        self.never_last = self.function_words | (self.determiners - self.speakers)


# Asked for a hundred times an article.
GRAMMAR = Grammar()


def is_word(word: str) -> bool:
    """Whether a token is a word, a number, a handle or an ampersand."""
    initial = word[0]
    return initial.isalnum() or initial in "@#&$"


def is_adverb(low: str) -> bool:
    """Whether the word may stand between a subject and its verb."""
    return low in GRAMMAR.adverbs or (low.endswith("ly") and low not in GRAMMAR.no_adverbs)


def is_cue(scene: Scene, token: int, stop: int) -> bool:
    """Whether the token is a finite verb that reports speech or thought."""
    low = scene.lows[token]
    if not scene.words[token][0].islower():
        return False
    following = scene.lows[token + 1] if token + 1 < stop else ""
    if low in PUT:
        return following in ("it", "this")
    if low in GRAMMAR.cues.finite:
        return low not in GRAMMAR.noun_like or following != "of"
    if (low, following) in GRAMMAR.cues.phrases:
        return True
    return low in GRAMMAR.cues.plain and token > 0 and scene.lows[token - 1] in PLURAL_PRONOUNS


def may_part(scene: Scene, token: int) -> bool:
    """Whether the token may stand between a subject and its verb: "later Thursday also has"."""
    low = scene.lows[token]
    if scene.words[token] in NAMES_TOO and token and scene.words[token - 1][0].isupper():
        return False
    if low in GRAMMAR.times:
        return True
    small = scene.words[token][0].islower()
    return small and (low in GRAMMAR.auxiliaries or is_adverb(low))
