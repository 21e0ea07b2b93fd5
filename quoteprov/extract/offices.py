"""Who is meant by an office alone: "the Secretary of State", "the mayor"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from quoteprov.extract.lexicon import load_words
from quoteprov.extract.names import FullNames, parse_name

MOST_BEARERS = 20
# A head of state is known to all readers, so that an article need not name him.
UNNAMED = ("president", "pope", "queen", "king")
_NAME_WORD = r"(?:(?:[A-Z]\.)+|[A-ZÀ-ÖØ-Þ][\w’'-]*\w)"
_FULL_NAME = rf"{_NAME_WORD}(?:\s(?:(?:de|van|von|bin|al)\s)?{_NAME_WORD}){{1,3}}"


def name_in_apposition(names: FullNames, mention: str, end: int) -> str | None:
    """The person of "the Secretary of State, Rex Tillerson," whose office ends at ``end``."""
    if names.text[end : end + 1] != "," or not _is_described(mention):
        return None
    match = _apposition().match(names.text, end, min(names.end, end + 100))
    return match and _person(names, match[1])


def bearer_of(names: FullNames, mention: str, position: int) -> str | None:
    """The one person who bears the office in this article, else the only one named before.

    None where there is more than one, or ``mention`` is no office.
    """
    office = mention.split(" ", 1)[-1]
    if not mention.lower().startswith("the ") or not _is_office(office):
        return None
    if mention not in names.bearers:
        names.bearers[mention] = _distinct(names, _beside(names, office))
    bearers = names.bearers[mention] or _only_named(names, office, position)
    return bearers[0] if len(bearers) == 1 else None


def _beside(names: FullNames, office: str) -> Iterator[str]:
    """The names that stand right after the office, or before it with a comma."""
    low = names.lowered
    if len(low) != len(names.text):
        return
    end = names.start
    for _ in range(MOST_BEARERS):
        start = low.find(office.lower(), end, names.end)
        if start < 0:
            break
        end = start + len(office)
        after = _after_office().match(names.text, end, min(names.end, end + 100))
        before = _before_office().search(names.text[max(names.start, start - 80) : start])
        if before and not _after_apposition().match(names.text, end, names.end):
            # "At the Harbour Gate, the mayor spoke": the comma ends what introduces the sentence.
            before = None
        found = after or before
        if found and not _owner().search(found[1]):
            yield found[1]


def _is_described(mention: str) -> bool:
    """Whether the mention says what somebody is: "the group's founder"."""
    classes = load_words()
    first, *others = mention.lower().split()
    return first in classes["determiners"] and not classes["persons"].isdisjoint(others)


def _is_office(words: str) -> bool:
    """Whether these words name an office that one person holds."""
    classes = load_words()
    head, *_ = words.lower().partition(" of ")
    return head.split()[-1] in classes["offices"] and all(
        word in classes["titles"] for word in head.split()
    )


def _only_named(names: FullNames, office: str, position: int) -> list[str]:
    """The persons named before ``position``, where none of them has another office."""
    classes = load_words()
    found: list[str] = []
    if office.lower().endswith(UNNAMED):
        return found
    matches = _full_name().finditer(names.text, names.start, position)
    for match in islice(matches, MOST_BEARERS):
        words = [word.lower() for word in match[0].split()]
        given = next((word for word in words if word in classes["given_names"]), None)
        if given is None:
            continue
        before = names.text[max(names.start, match.start() - 30) : match.start()].lower().split()
        titles = {word for word in [*before[-1:], *words] if word in classes["titles"]}
        if not titles <= set(office.lower().split()):
            return []
        found.append(match[0])
    return _distinct(names, found)


def _distinct(names: FullNames, mentions: Iterable[str]) -> list[str]:
    """The persons among ``mentions``, one a surname, in order."""
    found: dict[str, str] = {}
    for mention in mentions:
        name = _person(names, mention)
        if name:
            found.setdefault(name.rsplit(" ", 1)[-1], name)
    return list(found.values())


def _person(names: FullNames, mention: str) -> str | None:
    name = None if _glued().search(mention) else parse_name(mention)
    if name is None or not names.is_person(name):
        return None
    return " ".join(names.complete(name))


@cache
def _apposition() -> re.Pattern[str]:
    return re.compile(rf",\s+({_FULL_NAME})\s?[,(.;]")


@cache
def _after_office() -> re.Pattern[str]:
    return re.compile(rf",?\s({_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}})")


@cache
def _before_office() -> re.Pattern[str]:
    return re.compile(rf"({_FULL_NAME}),\s(?:the\s|a\s)?(?:\w+\s){{0,2}}\Z")


@cache
def _after_apposition() -> re.Pattern[str]:
    return re.compile(r"\s?[,.;:)–—]|\s(?:of|for|at|in|and|who)\b")


@cache
def _owner() -> re.Pattern[str]:
    # "President Ana Ruiz's Harbour Address" is no person, and she need not be the one meant.
    return re.compile(r"['’]s\s")


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(r"[a-z]{2}[A-Z]")


@cache
def _full_name() -> re.Pattern[str]:
    return re.compile(rf"\b{_FULL_NAME}")
