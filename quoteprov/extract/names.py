"""The name in a speaker as printed: titles, honorifics and all that is no part of it stripped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from quoteprov.extract.lexicon import POSSESSIVES, load_words
from quoteprov.extract.paragraphs import Extent

MOST_GLUED = 200
LONGEST_GLUE = 700
GLUE_END = " MORE"
LONGEST_NAME = 6
# No part of a name in 12,000 articles has more than 30 letters. What is tried at each capital reads
# no further, as else all that follows in "N-N-N- ..." were read again from each of its letters.
LONGEST_WORD = 40
# "Cartoonist", but not "Christ".
SHORTEST_IST = 7
WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})
# "The top Democrat on the Finance Committee" is not the committee.
PARTISANS = frozenset({"republican", "democrat"})
INDEFINITE = frozenset({"a", "an", "one", "another"})
# "The Ohio Herald editorial board" is the paper.
EDITORS = (" editorial board", " editorial page")
# These have an "and" in their names: "Food and Drug Administration".
JOINED = frozenset(
    "administration agency association bureau center commission committee council department "
    "institute ministry office service services".split()
)
Gender = str
"""``he``, ``she``, or empty where nothing tells."""


class Name(Struct, frozen=True, gc=False):
    """A person's or a body's name: its words, and whether a title stands before it."""

    words: tuple[str, ...]
    gender: Gender
    titled: bool

    @property
    def text(self) -> str:
        """The name as it is written."""
        return " ".join(self.words)


class Called(Struct, frozen=True, gc=False):
    """A person who is called something at ``place`` of the text, with the words around it.

    ``name`` is empty where nobody is named.
    """

    name: str
    place: int
    around: str
    party: str
    former: bool


@cache
def _name_word() -> re.Pattern[str]:
    return re.compile(r"[^\W_](?:[\w.'’\-\xad]*[\w.])?['’]?|&")


def find_glued(text: str, start: int, end: int) -> list[Extent]:
    """Link text that scraping glued to a name: "Ann LeeAnn B. LeeMore stories ... MORE"."""
    glued: list[Extent] = []
    stop = text.find(GLUE_END, start, end)
    while stop >= 0 and len(glued) < MOST_GLUED:
        window = max(start, stop - LONGEST_GLUE, text.rfind("\n", start, stop))
        if glued:
            window = max(window, glued[-1][1])
        match = _glued().search(text, window, stop)
        if match:
            glued.append((match.end("last"), stop + len(GLUE_END)))
        start = stop + len(GLUE_END)
        stop = text.find(GLUE_END, start, end)
    return glued


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<last>[A-Z][\w'’-]{1,24}?)"
        r"(?=[A-Z][\w.'’-]{1,24} (?:[A-Z][\w.'’-]{0,24} ){0,3}(?P=last)"
        r"| [A-Z][\w.'’-]{1,24} (?:\(?[A-Z][\w.'’-]{0,24}\)? ){0,3}(?P=last)[A-Z])"
    )


@lru_cache(maxsize=8192)
def parse_name(mention: str) -> Name | None:
    """The name in a speaker as printed, or None where it holds none ("the officials")."""
    handle = mention.rpartition(" ")[2]
    if len(handle) > 1 and handle[0] == "@":
        return Name((handle,), "", titled=False)
    if mention.islower():
        return None
    if mention.endswith(EDITORS):
        mention = mention.rpartition(" editorial ")[0]
    words = _words_of(mention)
    run, titles = _last_run(words)
    if run and run[-1].lower() in load_words()["organisations"]:
        run = _with_offices(words, run)
    if not run and words and all(_is_capitals(word) for word in words):
        run = words
    if not run or len(run) > LONGEST_NAME:
        return None
    gender, titled = "", False
    if titles:
        gender = next(filter(None, map(_title_gender, reversed(titles))), "")
        titled = not load_words()["titles"].isdisjoint(titles)
    return Name(tuple(run), gender or given_gender(run), titled)


def _words_of(mention: str) -> list[str]:
    """The words that may be a name's: whom it is of, from where and on what day left out."""
    if mention.isalpha():
        return [] if mention in WEEKDAYS else [mention]
    named = _without_complement(mention)
    if '"' in named or "“" in named:
        named = _nickname().sub(" ", named)
    words = _without_day(_name_word().findall(named))
    return _without_possessives(words) if "'" in mention or "’" in mention else words


@cache
def _nickname() -> re.Pattern[str]:
    return re.compile(r"\s[\"“][\w.'’-]{1,20}[\"”]\s")


def _without_possessives(words: list[str]) -> list[str]:
    """What follows the last owner, without the possessive endings of the words themselves."""
    # "The Fox News' Ana Ruiz", but "the Sheriffs' Association" is named so.
    of_body = bool(words) and words[-1].lower() in load_words()["body_words"]
    endings = ("'s", "’s") if of_body else POSSESSIVES
    for index in range(len(words) - 1, 0, -1):
        if words[index - 1].endswith(endings):
            words = words[index:]
            break
    return [strip_possessive(word) for word in words]


def _without_day(words: list[str]) -> list[str]:
    """Leave out the day that a mention may end with: "Ana Ruiz on Sunday"."""
    if words and words[-1] in WEEKDAYS:
        words = words[:-1]
        if words and words[-1] == "on":
            words = words[:-1]
    return words


def _without_complement(mention: str) -> str:
    """Leave out where somebody is from: "Ana Ruiz of the Institute", "a spokesman for Ana Ruiz"."""
    complement = _complement().search(mention)
    if complement is None:
        return mention
    head = mention[: complement.start()]
    words, classes = head.split(), load_words()
    lows = [word.lower() for word in words]
    if lows[-1] in PARTISANS or (lows[-1] in classes["persons"] and words[-1][0].islower()):
        return mention if _goes_on_to_name(mention[complement.end() :].split()) else head
    last = mention.split()[-1].lower()
    of_body = last in classes["organisations"] and last not in classes["times"]
    if of_body and lows[-1] in classes["offices"]:
        # "The President of the United States" is not the United States.
        return head
    if lows[0] in INDEFINITE and not classes["persons"].isdisjoint(lows):
        return head
    if len(words) == 1 and of_body and mention[complement.start() :].startswith(" of the "):
        # "Ruiz of the Harbour Council", but "Council of the Harbours".
        return mention if lows[0] in classes["body_words"] or words[0].islower() else head
    run, _ = _last_run(words)
    named = len(run) > 1 and not any(word.lower() in classes["organisations"] for word in run)
    return head if named else mention


def _goes_on_to_name(words: list[str]) -> bool:
    """Whether somebody's name follows a country's: "(ambassador to) the U.S. Ana Ruiz"."""
    classes = load_words()
    return any(
        before.lower() in classes["organisations"] and given.lower() in classes["given_names"]
        for before, given in pairwise(words[:-1])
    )


@cache
def _complement() -> re.Pattern[str]:
    # What is rare comes first, so that the engine skips to it: half of the time (measured).
    return re.compile(r"\s(?<=\w\s)\s*(?:of|for|from|at|with|to|on|in)\s")


def _last_run(words: list[str]) -> tuple[list[str], list[str]]:
    """The capitalised words at the end, and what stands before them, in lower case."""
    classes = load_words()
    no_names, particles = classes["not_in_names"], classes["particles"]
    run: list[str] = []
    before: list[str] = []
    last = len(words) - 1
    for index, word in enumerate(words):
        low = word.lower()
        named = word[0].isupper() and (low not in no_names or _is_surname(words, index, run))
        if named:
            named = "-" not in low or not is_compound(word)
        elif run and index < last:
            named = low in particles or _joins_body(low, run[-1])
        if named:
            run.append(word)
            continue
        if run:
            before += map(str.lower, run)
            run = []
        before.append(low)
    while run and (run[0][0].islower() or run[0].lower() in classes["starters"]):
        run = run[1:]
    while run and run[0].isupper() and run[0].lower() in classes["captions"]:
        run = run[1:]
    return _without_occupations(run), before


def _without_occupations(run: list[str]) -> list[str]:
    """Leave out what somebody is before a full name: "Neighbor Ana Ruiz", "Cartoonist Ana Ruiz"."""
    while len(run) > 2 and is_occupation(run[0]):
        run = run[1:]
    return run


def is_occupation(word: str) -> bool:
    """Whether a word at the beginning of a sentence says what somebody is."""
    low = word.lower()
    return low in load_words()["persons"] or (low.endswith("ist") and len(low) >= SHORTEST_IST)


def is_compound(word: str) -> bool:
    """Whether it is an adjective made from a name or number: "Ohio-based", "Trump-friendly"."""
    last = word.rpartition("-")[2]
    return last != word and last.islower() and last.endswith(("ed", "old", "ly", "born", "style"))


def _is_surname(words: list[str], index: int, run: list[str]) -> bool:
    """Whether a word for an office is a surname here: "Ana King", "Mr. King", "Cy King Jr."."""
    classes = load_words()
    if words[index].lower() not in classes["surnames_too"] or index == 0:
        return False
    if index + 1 < len(words) and words[index + 1].lower() not in GENERATIONS:
        return False
    before = words[index - 1].lower()
    return bool(run) or before in classes["male"] or before in classes["female"]


def _with_offices(words: list[str], run: list[str]) -> list[str]:
    """The name of a body with what it shares with offices: the "Justice" of a department."""
    none = load_words()["not_in_bodies"]
    first = len(words) - len(run)
    while first:
        before = first - 1
        if words[before] == "and" and before and first < len(words) - 1:
            before -= run[-1].lower() in JOINED
        if not _is_of_body(words[before]) or words[before].lower() in none:
            break
        first = before
    return words[first:]


def _is_of_body(word: str) -> bool:
    """Whether a word may be a part of a body's name: "the 14th Amendment", but "12 Democrats"."""
    return word[0].isupper() or (word[0].isdigit() and word.endswith(("th", "st", "nd", "rd")))


def _joins_body(low: str, before: str) -> bool:
    """Whether the word goes on with the name of a body: "Bank of England"."""
    return low == "of" and before.lower() in load_words()["body_words"]


def strip_possessive(word: str) -> str:
    """The word without a possessive ending."""
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def _is_capitals(word: str) -> bool:
    return word.isupper() and word.lower() not in load_words()["captions"]


def _title_gender(low: str) -> Gender:
    classes = load_words()
    if low in classes["female"]:
        return "she"
    return "he" if low in classes["male"] else ""


def given_gender(words: Sequence[str]) -> Gender:
    """What the given name among the words of a full name tells."""
    if len(words) < 2:
        return ""
    classes, low = load_words(), words[0].lower()
    if low in classes["female_names"]:
        return "she"
    return "he" if low in classes["male_names"] else ""
