"""The classes of words in the shape that the rules ask for, and what a single token is."""

from __future__ import annotations

from quoteprov.extract.lexicon import NAMES_TOO, load_cues, load_words
from quoteprov.extract.tokens import QUOTATION, Scene

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
        self.no_surnames = self.speakers | self.pronouns | words["determiners"]
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
        # What capitals are no sign of a name in.
        self.no_names = self.starters | self.times
        self.captions = words["captions"]
        self.noun_like = words["noun_like"]
        self.settings = words["settings"]
        self.passives = words["passives"]
        self.openers = words["openers"]
        self.introductory = words["introductory"] | words["prepositions"]
        self.introducing = self.openers | self.adverbs | self.introductory
        self.complements = words["complements"]
        self.particles = words["particles"]
        self.finite = cues.finite | words["verbs"]
        self.verbs = (self.finite | cues.participles) - self.noun_like - self.prepositions
        # "NAME said", and "NAME left, saying".
        self.reporting = cues.speech | cues.saying
        # Finite verbs that report whatever follows them.
        self.plain_verbs = cues.finite - self.noun_like - PUT
        self.cue_phrases = cues.phrases | {("according", "to")}
        self.cue_heads = {phrase[0] for phrase in self.cue_phrases}
        self.cue_words = cues.verbs | cues.plain | self.cue_heads
        # After a noun phrase these begin what is said of it: "the way they", "the man that".
        self.clause_starts = self.auxiliaries | (self.pronouns - {"one"})
        self.clause_starts |= {"that", "which", "as", "when", "while"}
        # With these in small letters a noun phrase has ended, but right after an article.
        self.phrase_ends = (
            self.verbs | self.clause_starts | frozenset(",.;:?!()—–-") | {"--", QUOTATION}
        )
        # These are a phrase of their own.
        self.agents = self.pronouns - {"who", "one"}
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
    if low in GRAMMAR.adverbs:
        return True
    # The last letter tells of most words, in a third of the time that a call takes (measured).
    return low[-1] == "y" and low.endswith("ly") and low not in GRAMMAR.no_adverbs


def is_cue(scene: Scene, token: int, stop: int) -> bool:
    """Whether the token is a finite verb that reports speech or thought."""
    low = scene.lows[token]
    if not scene.words[token][0].islower():
        return False
    if low in GRAMMAR.plain_verbs:
        return True
    following = scene.lows[token + 1] if token + 1 < stop else ""
    if low in PUT:
        return following in ("it", "this")
    if low in GRAMMAR.cues.finite:
        return following != "of"
    if (low, following) in GRAMMAR.cues.phrases:
        return True
    return low in GRAMMAR.cues.plain and token > 0 and scene.lows[token - 1] in PLURAL_PRONOUNS


def may_part(scene: Scene, token: int) -> bool:
    """Whether the token may stand between a subject and its verb: "later Thursday also has"."""
    word, low = scene.words[token], scene.lows[token]
    if word[0].islower():
        return low in GRAMMAR.times or low in GRAMMAR.auxiliaries or is_adverb(low)
    if low not in GRAMMAR.times:
        return False
    return not (word in NAMES_TOO and token and scene.words[token - 1][0].isupper())
