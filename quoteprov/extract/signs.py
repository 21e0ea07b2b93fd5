"""What speaks for a short fragment being somebody's words, or the writer's own choice of words.

A sign is a name and whether it holds; what each weighs stands in ``labels``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from quoteprov.extract.grammar import FORMS_OF_BE, GRAMMAR
from quoteprov.extract.lexicon import POSSESSIVES, load_words
from quoteprov.extract.marks import Marked
from quoteprov.extract.sight import Finding, Sight
from quoteprov.extract.tokens import Scene

# An attitude ("their call for ...", "dismissed as ...") reaches about this many tokens.
REACH = 10

# Longer fragments are terms and names less often.
FEWEST_WORDS_OF_SENTENCE, FEWEST_WORDS_OF_LONG = 3, 4
SINGLE_MARKS = frozenset("'‘’‚‹›")
PAUSES = frozenset({",", "—", "–", "--", "-"})

# Rules that answer with whoever is near, not with a clause that reports the quotation.
WEAK = frozenset(
    {
        "carried_over",
        "none",
        "previous_paragraph",
        "previous_sentence",
        "same_sentence",
        "sentence_subject",
    }
)
# Rules that answer with a clause right beside the quotation; where fewer than this share of an
# article's quotations have such a speaker, the article argues with words rather than reports them.
CLEAR = frozenset({"right_inverted", "right_clause", "split_sentence"})
SPARSE_SHARE = 0.3
FEWEST_FOR_SHARE = 3


class Beside(Struct, frozen=True, gc=False):
    """The tokens beside a quotation in its sentence, empty where that ends.

    ``far`` in lower case is the second before it, ``before`` and ``after`` are as printed.
    """

    far: str
    before: str
    low_before: str
    after: str
    low_after: str


class Surroundings(NamedTuple):
    """What the article tells of its quotations.

    ``sparse`` says whether few of them have a clear speaker, ``clear`` has the paragraph of each
    that a clause reports, in order, ``narrated`` says whether the article tells a story.
    """

    sparse: bool
    clear: list[int]
    narrated: bool


class Case(Struct, frozen=True):
    """A quotation and what its signs are read from; ``words`` are its own."""

    sight: Sight
    finding: Finding
    surroundings: Surroundings
    words: list[str]
    beside: Beside


def survey(marked: list[Marked], findings: list[Finding], *, narrated: bool) -> Surroundings:
    """The surroundings of the quotations ``marked``, for which the rules gave ``findings``."""
    clear = sum([each.rule in CLEAR or each.confidence == "high" for each in findings])
    reported = [
        quotation.paragraph
        for quotation, finding in zip(marked, findings, strict=True)
        if finding.rule not in WEAK
    ]
    sparse = len(findings) >= FEWEST_FOR_SHARE and clear < SPARSE_SHARE * len(findings)
    return Surroundings(sparse, reported, narrated)


def look_beside(sight: Sight) -> Beside:
    """The tokens beside the quotation."""
    scene, token = sight.scene, sight.token
    far = before = after = low_before = low_after = ""
    if token - 1 >= sight.first:
        before, low_before = scene.words[token - 1], scene.lows[token - 1]
        far = scene.lows[token - 2] if token - 2 >= sight.first else ""
    if token + 1 < sight.stop:
        after, low_after = scene.words[token + 1], scene.lows[token + 1]
    return Beside(far, before, low_before, after, low_after)


def is_nearby(finding: Finding) -> bool:
    """Whether the rule only knows who is near."""
    return finding.confidence == "low" and finding.rule in WEAK


def follows_work(beside: Beside) -> bool:
    """Whether a word for a work stands right before it: in his book, "Q"."""
    low = beside.low_before
    return (beside.far if low == "," else low) in load_words()["works"]


def follows_maker(beside: Beside) -> bool:
    """Whether a word for who or what a work is of stands before it: the author of "Q"."""
    return beside.low_before in ("of", "on") and beside.far in load_words()["makers"]


def _is_in_company(case: Case) -> bool:
    """Whether a clause reports another quotation of the paragraph."""
    paragraph, clear = case.sight.quotation.paragraph, case.surroundings.clear
    count = bisect_right(clear, paragraph) - bisect_left(clear, paragraph)
    return count > (case.finding.rule not in WEAK)


def _is_headlined(case: Case) -> bool:
    quotation = case.sight.quotation
    return quotation.paragraph == 0 and case.sight.text[quotation.left] in SINGLE_MARKS


def _is_possessed(case: Case) -> bool:
    low = case.beside.low_before
    return low in GRAMMAR.possessives or low.endswith(POSSESSIVES)


def _is_worded(case: Case) -> bool:
    nouns = GRAMMAR.cues.nouns
    return case.beside.low_before in nouns or case.beside.far in nouns


def _tells_attitude(case: Case) -> bool:
    sight = case.sight
    window = sight.scene.lows[max(sight.first, sight.token - REACH) : sight.token]
    return not GRAMMAR.attitudes.isdisjoint(window)


def _is_named(case: Case) -> bool:
    """Whether it is what somebody or something is called: "dubbed the Q", "seen as a Q"."""
    low, far = case.beside.low_before, case.beside.far
    if low in GRAMMAR.naming or low == "as":
        return True
    if far == "as":
        return low in ("a", "an", "the")
    if far not in GRAMMAR.naming:
        return False
    return low in GRAMMAR.determiners or low in GRAMMAR.objects or case.beside.before[:1].isupper()


def _is_before_work(case: Case) -> bool:
    low, words = case.beside.low_after, load_words()
    return low in words["works"] or low in words["makers"]


def _is_nickname(case: Case) -> bool:
    """Whether it parts a given name or initials from a surname: Charles "Tex" Watson."""
    words, beside = load_words(), case.beside
    if not beside.after[:1].isupper():
        return False
    if beside.low_after in words["starters"] or beside.low_after in words["times"]:
        return False
    return beside.low_before in words["given_names"] or beside.before.endswith(".")


def _is_aired(case: Case) -> bool:
    """Whether it may be a programme: on Q, on the Q."""
    low, far = case.beside.low_before, case.beside.far
    return low == "on" or (low == "the" and far == "on")


def _last(case: Case) -> str:
    return case.sight.text[case.sight.quotation.end - 1]


SIGNS: dict[str, Callable[[Case], bool]] = {
    # The rule that found the speaker, and those of the other quotations.
    "nobody": lambda case: case.finding.start < 0,
    "nearby": lambda case: is_nearby(case.finding),
    "elsewhere": lambda case: case.finding.rule.startswith("previous_"),
    "sparse": lambda case: case.surroundings.sparse,
    "in_company": _is_in_company,
    # Its own words.
    "one_word": lambda case: len(case.words) == 1,
    "long": lambda case: len(case.words) >= FEWEST_WORDS_OF_LONG,
    "indefinite": lambda case: case.words[0] in ("a", "an"),
    "capital": lambda case: (
        len(case.words) >= FEWEST_WORDS_OF_SENTENCE and case.words[0][0].isupper()
    ),
    "headlined": _is_headlined,
    "ends_sentence": lambda case: _last(case) == ".",
    "outcry": lambda case: _last(case) in "?!",
    # What stands before it.
    "begins": lambda case: case.sight.token == case.sight.first,
    "named": _is_named,
    "after_colon": lambda case: case.beside.before == ":",
    "after_pause": lambda case: case.beside.before in PAUSES,
    "predicate": lambda case: case.beside.low_before in FORMS_OF_BE,
    "worded": _is_worded,
    "possessed": _is_possessed,
    "after_preposition": lambda case: (
        case.beside.low_before in GRAMMAR.prepositions and case.beside.low_before != "as"
    ),
    "after_work": lambda case: follows_work(case.beside),
    "after_maker": lambda case: follows_maker(case.beside),
    "aired": _is_aired,
    "addressed": lambda case: case.beside.low_before in ("told", "tells"),
    "attitude": _tells_attitude,
    "cue_before": lambda case: has_cue(case.sight.scene, case.sight.first, case.sight.token),
    # What follows it.
    "before_work": _is_before_work,
    "nickname": _is_nickname,
    "before_preposition": lambda case: case.beside.low_after in GRAMMAR.prepositions,
}


def has_cue(scene: Scene, first: int, stop: int) -> bool:
    """Whether a verb of speech is among the tokens from ``first`` to ``stop``."""
    lows, speech = scene.lows, GRAMMAR.cues.speech
    # To ask whether there is any takes a quarter of the time of a loop (measured).
    if speech.isdisjoint(lows[first:stop]):
        return False
    return any(
        lows[token] in speech and scene.words[token][0].islower() for token in range(first, stop)
    )
