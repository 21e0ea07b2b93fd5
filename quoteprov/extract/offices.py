"""Who is meant by an office alone: "the Secretary of State", "the mayor"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

from quoteprov.extract.full_names import FullNames
from quoteprov.extract.lexicon import POSSESSIVES, load_words
from quoteprov.extract.names import LONGEST_WORD, parse_name
from quoteprov.extract.paragraphs import Extent

MOST_BEARERS, MOST_PLACES = 20, 200
LONGEST_APPOSITION = 40
PARTS_OF_WORDS = frozenset("-'’_")
# Who is given an office no more than a third as often as another is a slip of reading.
RARELY = 3
NO_LONGER = frozenset(
    {"former", "ex-", "then", "then-", "vice", "vice-", "late", "deputy", "future", "assistant"}
)
# By these endings, "Russian President" is another country's than "President".
OF_COUNTRIES = ("an", "ese", "ish", "ch", "li", "qi", "ni", "'s", "’s")
AT_HOME = frozenset({"American", "Republican", "Than", "Can"})
# A head of state is known to all readers, so that an article need not name him.
UNNAMED = ("president", "pope", "queen", "king")
_NAME_WORD = rf"(?:(?:[A-Z]\.){{1,{LONGEST_WORD}}}|[A-ZÀ-ÖØ-Þ][\w’'-]{{0,{LONGEST_WORD}}}\w)"
FULL_NAME = rf"{_NAME_WORD}(?:\s(?:(?:de|van|von|bin|al)\s)?{_NAME_WORD}){{1,3}}"


def name_in_apposition(names: FullNames, mention: str, end: int) -> str | None:
    """The person of "the Secretary of State, Rex Tillerson," whose office ends at ``end``."""
    if names.text[end : end + 1] != "," or not _is_described(mention):
        return None
    match = _apposition().match(names.text, end, min(names.end, end + 100))
    return match and name_person(names, match[1])


def bearer_of(names: FullNames, mention: str, position: int) -> tuple[str | None, bool]:
    """The person who bears the office that ``mention`` names, and whether nobody else may.

    Where several do, the one whose surname stands last before ``position``, else the one named
    first; where none does, the only one named before. None where the article does not tell or it
    is no office.
    """
    low = mention.lower()
    office = low.removeprefix("the ")
    if office == low or not _is_office(office):
        return None, True
    if mention not in names.bearers:
        names.bearers[mention] = _find_bearers(names, office)
    bearers = names.bearers[mention]
    if len(bearers) < 2:
        return next(iter(bearers), None) or _only_named(names, office, position), True
    return max(bearers, key=lambda name: last_named(names, name, position)), False


def last_named(names: FullNames, name: str, position: int) -> int:
    """Where the surname of ``name`` stands last before ``position``, -1 for nowhere."""
    places = names.places_of(_surname(name))
    rank = bisect_left(places, position)
    return places[rank - 1] if rank else -1


def _find_bearers(names: FullNames, office: str) -> list[str]:
    """The persons who bear the office, in order of place, one a surname.

    Those of other countries are left out where one is of none, and who is given the office once
    where others are often: "President Pays Honor" is a headline.
    """
    found = list(islice(_beside(names, office), MOST_BEARERS))
    here = [name for name, abroad in found if not abroad] or [name for name, _ in found]
    counts = Counter(map(_surname, here))
    often = max(counts.values(), default=0) / RARELY
    bearers: dict[str, str] = {}
    for name in here:
        if counts[_surname(name)] > often:
            bearers.setdefault(_surname(name), name)
    return list(bearers.values())


def _surname(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _beside(names: FullNames, office: str) -> Iterator[tuple[str, bool]]:
    """Who is named right after the office, or before it with a comma; whether of a country."""
    text = names.text
    for start, end in islice(find_office(names, office), MOST_PLACES):
        before = text[max(names.start, start - 80) : start]
        words = before.rsplit(None, 1)
        if words and words[-1].lower().lstrip("(“\"‘'") in NO_LONGER:
            continue
        after = _after_office().match(text, end, min(names.end, end + 100))
        titled = after is not None and text[start].isupper() and not after["comma"]
        # Asked first, as most offices stand behind no comma.
        near = after is None and "," in before[-LONGEST_APPOSITION:]
        apposed = _before_office().search(before) if near else None
        if apposed and not _after_apposition().match(text, end, names.end):
            # "At the Harbour Gate, the mayor spoke": the comma ends what introduces the sentence.
            apposed = None
        named = after or apposed
        # "President Ana Ruiz's Harbour Address": the office is hers.
        name = named and name_person(names, _owner().split(named["name"], 1)[0], titled=titled)
        if name:
            yield name, _is_of_country(words) or text.startswith(" of ", end)


def find_office(names: FullNames, office: str) -> Iterator[Extent]:
    """Where the words of an office stand, in whatever case."""
    low, end = names.lowered, names.start
    while (start := low.find(office, end, names.end)) >= 0:
        end = start + len(office)
        after = low[end : end + 1]
        if not (low[start - 1 : start].isalnum() or after.isalnum() or after in PARTS_OF_WORDS):
            yield start, end


def _is_of_country(before: list[str]) -> bool:
    """Whether the last word before an office is a country's: "French", "South Korean"."""
    word = before[-1] if before else ""
    return word[:1].isupper() and word not in AT_HOME and word.endswith(OF_COUNTRIES)


def _is_described(mention: str) -> bool:
    """Whether the mention says what somebody is: "the group's founder"."""
    classes = load_words()
    first, *others = mention.lower().split()
    if first not in classes["determiners"] and not first.endswith(POSSESSIVES):
        return False
    return not (classes["persons"].isdisjoint(others) and classes["callings"].isdisjoint(others))


def _is_office(words: str) -> bool:
    """Whether these words name an office that one person holds."""
    classes = load_words()
    head, *_ = words.lower().partition(" of ")
    return head.split()[-1] in classes["offices"] and all(
        word in classes["titles"] for word in head.split()
    )


def _only_named(names: FullNames, office: str, position: int) -> str | None:
    """The one person named before ``position``, as named first, unless he has another office."""
    classes = load_words()
    if office.endswith(UNNAMED):
        return None
    found: dict[str, str] = {}
    for start, end in _list_full_names(names):
        mention = names.text[start : min(end, position)].split()
        if start >= position or len(mention) < 2:
            break
        words = [word.lower() for word in mention]
        given = next((word for word in words if word in classes["given_names"]), None)
        if given is None:
            continue
        before = names.text[max(names.start, start - 30) : start].lower().split()
        titles = {word for word in [*before[-1:], *words] if word in classes["titles"]}
        if not titles <= set(office.split()):
            return None
        name = name_person(names, " ".join(mention))
        if name:
            found.setdefault(_surname(name), name)
    return next(iter(found.values())) if len(found) == 1 else None


def _list_full_names(names: FullNames) -> list[Extent]:
    """Where the first full names stand: found once, as every mention of an office may ask."""
    if names.first is None:
        matches = _full_name().finditer(names.text, names.start, names.end)
        names.first = [match.span() for match in islice(matches, MOST_BEARERS)]
    return names.first


def name_person(names: FullNames, mention: str, *, titled: bool = False) -> str | None:
    """The full name in ``mention``; ``titled`` where an office before it tells that it is one."""
    name = None if _glued().search(mention) else parse_name(mention)
    if name is None:
        return None
    words = names.complete(name)
    known = names.is_person(name, words) or (titled and len(name.words) == 1)
    return " ".join(words) if known else None


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(rf",\s+({FULL_NAME})\s?[,(.;]")


@cache
def _after_office() -> re.Pattern[str]:
    return re.compile(rf"(?P<comma>,?)\s(?P<name>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}})")


@cache
def _before_office() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{FULL_NAME}),\s(?:the\s|a\s)?(?:\w+\s){{0,2}}\Z")


@cache
def _after_apposition() -> re.Pattern[str]:
    return re.compile(r"\s?[,.;:)–—]|\s(?:of|for|at|in|and|who)\b")


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(r"['’]s(?:\s|\Z)")


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(r"[a-z]{2}[A-Z]")


@cache
def _full_name() -> re.Pattern[str]:
    return re.compile(rf"\b{FULL_NAME}")
