"""Which body is meant by what it is: "the committee", "the bureau", "the group"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice

from quoteprov.extract.full_names import FullNames
from quoteprov.extract.lexicon import load_words
from quoteprov.extract.names import parse_name
from quoteprov.extract.offices import find_office

# Of 45 mentions in US news that this and ``documents`` give a name 40 have the right one.
MOST_PLACES = 40
# The longest names and appositions seen before what a body is.
AROUND = 80
# "The tech giant", "the social media company".
ONLINE = frozenset({"tech", "technology", "social", "media", "online", "internet", "search"})
# There are so many that those which need no word for it are meant only where no other is named.
AMONG_OTHERS = frozenset({"company", "platform"})
# By these words in capitals a body is what it is called by.
NAMED_SO = {"agency": ("service", "administration", "authority", "bureau")}
_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'&-]*\w)"
_JOINT = r"\s(?:(?:of|for|on|and|the|&)\s){0,2}"
_NAME = rf"{_CAPITAL}(?:{_JOINT}{_CAPITAL}){{0,6}}"


def body_described(names: FullNames, mention: str, position: int) -> tuple[str | None, bool]:
    """The body that ``mention`` at ``position`` calls by what it is, and whether no other may be.

    Of several the one that stands last before. None where the article names none so.
    """
    article, *kinds, head = mention.lower().split() if " " in mention else ("", "")
    if article != "the" or head not in load_words()["short_bodies"] or not ONLINE.issuperset(kinds):
        return None, True
    if head not in names.bodies:
        named = [*_list_named(names, head)]
        if not named or head not in AMONG_OTHERS:
            named += _list_known(names, head)
        names.bodies[head] = sorted(named)
    called = names.bodies[head]
    rank = bisect_left(called, (position, ""))
    if not rank:
        return None, True
    # So many tell, without a look at all for each mention.
    alone = all(name == called[0][1] for _, name in called[: min(rank, MOST_PLACES)])
    return called[rank - 1][1], alone and called[rank - 1][1] == called[0][1]


def _list_named(names: FullNames, head: str) -> Iterator[tuple[int, str]]:
    """The places and the names of what the article calls so."""
    for word in (head, *NAMED_SO.get(head, ())):
        for start, end in islice(find_office(names, word), MOST_PLACES):
            capital = names.text[start].isupper()
            found = _named_by(names, start, end) if capital else _apposed(names, start, end)
            if found:
                yield start, found


def _list_known(names: FullNames, head: str) -> Iterator[tuple[int, str]]:
    """The places and the names of what is known to be one."""
    for pair in load_words()["known_bodies"]:
        kind, _, name = pair.partition("=")
        if kind == head:
            yield from ((place, name) for place in names.places_of(name))


def _named_by(names: FullNames, start: int, end: int) -> str | None:
    """The name that the word is a part of: "Harbour Committee", "Department of Ships"."""
    text = names.text
    before = _before().search(text, max(names.start, start - AROUND), start)
    after = _after().match(text, end, names.end)
    if before is None and after is None:
        return None
    ahead = before[1] if before else ""
    # "The Harbour Committee", "On Harbour Committee business".
    while ahead and ahead.split()[0].lower() in load_words()["not_in_bodies"]:
        ahead = ahead.split(maxsplit=1)[1] if " " in ahead.strip() else ""
    name = ahead + text[start:end] + (after[0] if after else "")
    resolved = names.resolve("the " + name)
    return resolved if resolved and " " in resolved else None


def _apposed(names: FullNames, start: int, end: int) -> str | None:
    """The name beside what it is: "Harbour Watch, a group that", "the company Harbour Motors"."""
    text = names.text
    beside = _beside().match(text, end, names.end)
    if beside:
        return _as_body(names, beside[1])
    ahead = _ahead().search(text, max(names.start, start - AROUND), start)
    if ahead is None or not _goes_on().match(text, end, names.end):
        return None
    return _as_body(names, ahead[1])


def _as_body(names: FullNames, name: str) -> str | None:
    """The name, unless it is a person's or one of a time or place."""
    classes = load_words()
    if name.lower() in classes["times"] or name.split()[0].lower() in classes["not_in_bodies"]:
        return None
    parsed = parse_name(name)
    return None if parsed is None or parsed.gender or parsed.titled else names.resolve(name)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])((?:{_CAPITAL}{_JOINT}){{1,6}})\Z")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s(?:of|for|on)\s(?:the\s)?{_NAME}")


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(rf"\s(?:called\s|named\s)?({_NAME})(?=[,.]|\s[a-z])")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’'-])({_NAME}),\s(?:the|an?|which\sis\san?)\s(?:[\w’'-]+,?\s){{0,5}}\Z"
    )


@cache
def _goes_on() -> re.Pattern[str]:
    words = "that which whose who based of for in founded led with backed formed and opposed"
    return re.compile(rf"[,.;)]|\s(?:{'|'.join(words.split())})\b")
