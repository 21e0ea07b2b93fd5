"""Tells titles of works and scare quotes from what somebody is reported to have said.

A fragment of a few words is weighed: each sign for or against its being somebody's words has a
weight, and the sum decides. The weights are those of a logistic regression on annotated US news,
in tenths, rounded, and kept where leaving the sign out cost something in cross-validation by
article. Labels raise the exact F1 by .015, on either half of the articles. Weights fitted on nine
tenths of the articles misjudge 129 to 137 of 471 wordings of the last, those below 129 of them;
neither eighty signs more nor trees over them do better. The signs of which annotated news hold few
cases ("nickname", "addressed", "aired", "after_maker", "before_work", "capital", "headlined",
"one_word") were weighed by reading what they change in 3,000 other articles.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import Literal

from quoteprov.extract.grammar import GRAMMAR
from quoteprov.extract.lexicon import load_words
from quoteprov.extract.sight import Finding, Sight
from quoteprov.extract.signs import (
    SIGNS,
    SINGLE_MARKS,
    Case,
    Surroundings,
    follows_maker,
    follows_work,
    has_cue,
    is_nearby,
    look_beside,
)
from quoteprov.extract.tokens import QUOTATION

Label = Literal["", "title", "scare"]

LONGEST_LABELLED, LONGEST_LABELLED_WORDS = 60, 8
LONGEST_TITLE = 160
# Single marks stand in headlines, most of them around what the article goes on to report.
LONGEST_SCARE_IN_SINGLE_MARKS = 2
# "Yes," the old woman said: the verb of speech stands within this many words.
CLAUSE = 4
VOTED = frozenset({"vote", "voted", "votes", "voting"})
JOINING = frozenset({"and", "or"})
ENDS_OF_TURNS = frozenset(".?!-–—…")
TONGUES = frozenset(
    "Arabic Chinese Dutch English French German Greek Hebrew Hindi Italian Japanese Korean Latin "
    "Polish Portuguese Russian Spanish Swedish Turkish Ukrainian Yiddish".split()
)
SMALL_WORDS = frozenset(
    "a an the of and or to in for on with at by from as is vs but nor into over your my".split()
)

# A fragment in small letters is somebody's words where a clause reports it. Of those that none
# reports four in seven are, and what stands around them decides.
BASE_OF_WORDING = -3
WORDING_WEIGHTS = {
    "sparse": -7,
    "after_pause": -6,
    "nobody": -5,
    "one_word": -5,
    "predicate": 3,
    "capital": 5,
    "indefinite": 5,
    "before_preposition": 6,
    "in_company": 6,
    "outcry": 6,
    "ends_sentence": 7,
    "long": 7,
    "named": 7,
    "headlined": 7,
    "attitude": 9,
    "cue_before": 12,
}

# Of the fragments in capitals four in seven are titles or names, and a verb of speech in the
# sentence tells nothing ("said on CNN's Q"), but words of naming and attitude do ("dubbed Q").
BASE_OF_TITLES = 1
TITLE_WEIGHTS = {
    "nickname": -20,
    "after_maker": -14,
    "addressed": -14,
    "possessed": -14,
    "elsewhere": -9,
    "nearby": -9,
    "after_work": -9,
    "before_work": -9,
    "aired": -7,
    "after_preposition": -7,
    "begins": 7,
    "outcry": 7,
    "worded": 7,
    "named": 9,
    "after_colon": 10,
    "attitude": 12,
}


# News names numbers and days, and tells of what has happened rather than of what had. By these
# signs 74 of a hundred novels are known from their first chapters (94 with the chapter's number
# above it), and 2 of a hundred news articles are taken for novels. In a novel people talk in whole
# sentences, and a fragment inside a sentence of the narrator's is a word or a saying, nobody's
# utterance.
NARRATION_DIGITS = 1000
NARRATION_PLUPERFECTS = 1900
READ_FOR_NARRATION = 8_000
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def is_narration(text: str, start: int, end: int) -> bool:
    """Whether a text tells a story rather than reports: hardly a number, hardly a weekday, or
    "Chapter I" above it.
    """
    if _chapter().match(text, start, end):
        return True
    stop = min(end, start + READ_FOR_NARRATION)
    # Asked first, and the low digits first: two or three of them tell of most news.
    counts = (text.count(digit, start, stop) for digit in "0123456789")
    if any(digits * NARRATION_DIGITS > stop - start for digits in accumulate(counts)):
        return False
    if sum(text.find(day, start, stop) >= 0 for day in WEEKDAYS) > 1:
        return False
    return text.count(" had ", start, stop) * NARRATION_PLUPERFECTS >= stop - start


@cache
def _chapter() -> re.Pattern[str]:
    number = r"(?:[IVX]+|[ivx]+|\d+|(?i:the first|first|one))"
    return re.compile(rf"\s*(?i:chapter|book|part|letter|volume)\s+{number}\b[.:]?\s*(?:\n|[A-Z])")


def label_unspoken(sight: Sight, finding: Finding, surroundings: Surroundings) -> Label:
    """Give "title" or "scare" where nobody is reported to have said this, else nothing."""
    text, quotation = sight.text, sight.quotation
    if text[quotation.end - 1] == ":" or _is_headline(sight):
        return "title"
    length = quotation.end - quotation.start
    if length > LONGEST_LABELLED:
        return "title" if length <= LONGEST_TITLE and _is_long_title(sight) else ""
    words = text[quotation.start : quotation.end].split()
    if _is_gloss(sight) or _is_cited(sight, words):
        return "scare"
    if len(words) > LONGEST_LABELLED_WORDS:
        return "title" if _is_long_title(sight) else ""
    if _is_turn(sight, narrated=surroundings.narrated):
        return ""
    inside = surroundings.narrated and _is_inside(sight, finding)
    if is_capitalised(words):
        if inside:
            return "title"
        case = Case(sight, finding, surroundings, words, look_beside(sight))
        return "" if _weigh(case, TITLE_WEIGHTS, BASE_OF_TITLES) > 0 else "title"
    if surroundings.narrated:
        return "scare" if inside and text[quotation.start].islower() else ""
    single = text[quotation.left] in SINGLE_MARKS
    if not is_nearby(finding) or (single and len(words) > LONGEST_SCARE_IN_SINGLE_MARKS):
        return ""
    case = Case(sight, finding, surroundings, words, look_beside(sight))
    return "" if _weigh(case, WORDING_WEIGHTS, BASE_OF_WORDING) > 0 else "scare"


def _weigh(case: Case, weights: dict[str, int], base: int) -> int:
    return base + sum([weight for name, weight in weights.items() if SIGNS[name](case)])


def _is_turn(sight: Sight, *, narrated: bool) -> bool:
    """Whether it is all that somebody says: "Yes." It begins a sentence and ends one.

    Where people converse, or a verb of speech follows, a comma will do: "Yes," said ... What
    "said," or "saying," introduces is a turn wherever it stands.
    """
    scene, token = sight.scene, sight.token
    if token != sight.first:
        return scene.lows[token - 1] == "," and _is_introduced(sight)
    last = sight.text[sight.quotation.end - 1]
    if last == ",":
        return narrated or has_cue(scene, token + 1, min(sight.stop, token + 1 + CLAUSE))
    return last in ENDS_OF_TURNS


def _is_introduced(sight: Sight) -> bool:
    verb = sight.token - 2
    if verb < sight.first:
        return False
    low = sight.scene.lows[verb]
    return low in GRAMMAR.cues.speech or low in GRAMMAR.cues.participles


def _is_gloss(sight: Sight) -> bool:
    """Whether it translates what stands before it: "Brujas" -- Spanish for "witches"."""
    words, tongue = sight.scene.words, sight.token - 2
    return tongue >= sight.first and words[tongue + 1] == "for" and words[tongue] in TONGUES


def _is_cited(sight: Sight, words: list[str]) -> bool:
    """Whether it is a word that is only mentioned: the so-called "Q", he voted "no"."""
    if sight.token == sight.first:
        return False
    classes, scene, before = load_words(), sight.scene, sight.token - 1
    while before > sight.first and scene.lows[before] in JOINING:
        # The so-called "Q" or "R".
        if scene.words[before - 1] is not QUOTATION:
            break
        before -= 2
    low = scene.lows[before]
    if low in classes["distancing"]:
        return True
    cast = len(words) == 1 and words[0].strip(",.").lower() in classes["ballots"]
    return cast and low in VOTED


def _is_headline(sight: Sight) -> bool:
    """Whether it is that of another article, with its author: — "Q," by the Herald's Ana Ruiz."""
    scene, after = sight.scene, sight.token + 1
    if after + 1 >= sight.stop or scene.lows[after] != "by":
        return False
    author = after + 1 + (scene.lows[after + 1] == "the")
    if author >= sight.stop or not scene.words[author][0].isupper():
        return False
    text, quotation = sight.text, sight.quotation
    before = scene.words[sight.token - 1] if sight.token > sight.first else ""
    if not before and text[quotation.end - 1] != ",":
        # "We never asked" by the Council, he said.
        return is_capitalised(text[quotation.start : quotation.end].split())
    return not before[-1:].isalnum() and not text[quotation.start].islower()


def _is_long_title(sight: Sight) -> bool:
    """Whether it is the title of a book or the like, with what stands after its colon, or after a
    word for a work or its maker: author of "Gorse: A History of the Island and of Its People".
    """
    text, quotation = sight.text, sight.quotation
    if text[quotation.start].islower():
        return False
    # Most long quotations begin their sentence and hold no colon.
    beside = look_beside(sight) if sight.token > sight.first else None
    if beside is None or not (follows_work(beside) or follows_maker(beside)):
        parted = text.find(": ", quotation.start, quotation.end) >= 0
        if not parted or _is_announced(sight):
            return False
    return is_capitalised(text[quotation.start : quotation.end].split())


def _is_announced(sight: Sight) -> bool:
    """Whether a verb of speech or a colon stands right before it."""
    lows = sight.scene.lows[max(sight.first, sight.token - 2) : sight.token]
    speech = GRAMMAR.cues.speech
    return lows[-1:] == [":"] or not speech.isdisjoint(lows)


def is_capitalised(words: list[str]) -> bool:
    """Whether all words but the small ones begin with a capital or a digit."""
    if not words[0][0].isupper() and not words[-1][0].isupper():
        return False
    return all(not word[0].islower() or word.lower().strip(",.!?") in SMALL_WORDS for word in words)


def _is_inside(sight: Sight, finding: Finding) -> bool:
    """Whether it is a part of the narrator's sentence, and neither goes on with a turn before it
    nor follows a verb of speech.
    """
    scene, token = sight.scene, sight.token
    if token == sight.first or not scene.words[token - 1][-1].isalpha():
        return False
    return finding.rule != "split_sentence" and not has_cue(scene, token - 1, token)
