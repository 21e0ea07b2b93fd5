"""What speaks for a short fragment being somebody's words, or the writer's own choice of words.

A sign is a name and whether it holds; what each weighs stands in ``labels``.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from quoteprov.extract.grammar import FORMS_OF_BE, GRAMMAR
from quoteprov.extract.lexicon import load_words
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


class Beside(NamedTuple):
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

    ``sparse`` says whether few of them have a clear speaker, ``clear`` how many in each paragraph
    have a clause that reports them, ``narrated`` whether the article tells a story.
    """

    sparse: bool
    clear: Counter[int]
    narrated: bool


def survey(marked: list[Marked], findings: list[Finding], *, narrated: bool) -> Surroundings:
    """The surroundings of the quotations ``marked``, for which the rules gave ``findings``."""
    clear = sum(each.rule in CLEAR or each.confidence == "high" for each in findings)
    reported = Counter(
        quotation.paragraph
        for quotation, finding in zip(marked, findings, strict=True)
        if finding.rule not in WEAK
    )
    sparse = len(findings) >= FEWEST_FOR_SHARE and clear < SPARSE_SHARE * len(findings)
    return Surroundings(sparse, reported, narrated)


def read_signs(sight: Sight, finding: Finding, surroundings: Surroundings) -> dict[str, bool]:
    """The signs of a quotation by name."""
    beside = look_beside(sight)
    return {
        **_signs_of_rule(sight, finding, surroundings),
        **_signs_inside(sight),
        **_signs_before(sight, beside),
        **_signs_after(beside),
    }


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


def _signs_of_rule(sight: Sight, finding: Finding, surroundings: Surroundings) -> dict[str, bool]:
    weak = finding.rule in WEAK
    clear = surroundings.clear.get(sight.quotation.paragraph, 0)
    return {
        "nobody": finding.start < 0,
        "nearby": is_nearby(finding),
        "elsewhere": finding.rule.startswith("previous_"),
        "sparse": surroundings.sparse,
        "in_company": clear > (not weak),
    }


def _signs_inside(sight: Sight) -> dict[str, bool]:
    text, quotation = sight.text, sight.quotation
    last = text[quotation.end - 1]
    words = text[quotation.start : quotation.end].split()
    return {
        "one_word": len(words) == 1,
        "long": len(words) >= FEWEST_WORDS_OF_LONG,
        "indefinite": words[0] in ("a", "an"),
        "capital": len(words) >= FEWEST_WORDS_OF_SENTENCE and words[0][0].isupper(),
        "headlined": quotation.paragraph == 0 and text[quotation.left] in SINGLE_MARKS,
        "ends_sentence": last == ".",
        "outcry": last in "?!",
    }


def _signs_before(sight: Sight, beside: Beside) -> dict[str, bool]:
    scene, first, token = sight.scene, sight.first, sight.token
    far, before, low, _, _ = beside
    window = scene.lows[max(first, token - REACH) : token]
    possessive = low in GRAMMAR.possessives or low.endswith(("'s", "’s", "s'", "s’"))
    return {
        "begins": token == first,
        "named": _is_named(beside),
        "after_colon": before == ":",
        "after_pause": before in PAUSES,
        "predicate": low in FORMS_OF_BE,
        "worded": low in GRAMMAR.cues.nouns or far in GRAMMAR.cues.nouns,
        "possessed": possessive,
        "after_preposition": low in GRAMMAR.prepositions and low != "as",
        "after_work": follows_work(beside),
        "after_maker": follows_maker(beside),
        "aired": low == "on",
        "addressed": low in ("told", "tells"),
        "attitude": not GRAMMAR.attitudes.isdisjoint(window),
        "cue_before": has_cue(scene, first, token),
    }


def follows_work(beside: Beside) -> bool:
    """Whether a word for a work stands right before it: in his book, "Q"."""
    low = beside.low_before
    return (beside.far if low == "," else low) in load_words()["works"]


def follows_maker(beside: Beside) -> bool:
    """Whether a word for who or what a work is of stands before it: the author of "Q"."""
    return beside.low_before in ("of", "on") and beside.far in load_words()["makers"]


def _is_named(beside: Beside) -> bool:
    """Whether it is what somebody or something is called: "dubbed the Q", "seen as a Q"."""
    far, before, low, _, _ = beside
    if low in GRAMMAR.naming or low == "as":
        return True
    if far == "as":
        return low in ("a", "an", "the")
    between = low in GRAMMAR.determiners or low in GRAMMAR.objects or before[:1].isupper()
    return far in GRAMMAR.naming and between


def _signs_after(beside: Beside) -> dict[str, bool]:
    low = beside.low_after
    words = load_words()
    return {
        "before_work": low in words["works"] or low in words["makers"],
        "nickname": _is_nickname(beside),
        "before_preposition": low in GRAMMAR.prepositions,
    }


def _is_nickname(beside: Beside) -> bool:
    """Whether it parts a given name or initials from a surname: Charles "Tex" Watson."""
    words = load_words()
    _, before, low, after, low_after = beside
    given = low in words["given_names"] or before.endswith(".")
    if low_after in words["starters"] or low_after in words["times"]:
        return False
    return given and after[:1].isupper()


def has_cue(scene: Scene, first: int, stop: int) -> bool:
    """Whether a verb of speech is among the tokens from ``first`` to ``stop``."""
    lows, speech = scene.lows, GRAMMAR.cues.speech
    # To ask whether there is any takes a quarter of the time of a loop (measured).
    if speech.isdisjoint(lows[first:stop]):
        return False
    return any(
        lows[token] in speech and scene.words[token][0].islower() for token in range(first, stop)
    )
