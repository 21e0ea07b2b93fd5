"""What short forms stand for, where an article prints both: "NRA", "Jim Ruiz"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from msgspec import Struct

from quoteprov.extract.lexicon import load_words
from quoteprov.extract.names import LONGEST_WORD, strip_possessive
from quoteprov.extract.paragraphs import Extent

# Two letters are those of too many names.
SHORTEST, LONGEST = 3, 7
SMALL = frozenset({"of", "for", "the", "and", "on", "to", "in", "&"})
# These have two initials.
TWO = frozenset({"U.S.", "US"})


def is_abbreviation(name: str) -> bool:
    """Whether a name may be the initials of a longer one."""
    return SHORTEST <= len(name) <= LONGEST and name.isalpha() and name.isupper()


class Runs(Struct, frozen=True, gc=False):
    """The runs of capitals in a text that begin with one letter, to be found by their initials.

    ``initials`` has two lines for each of them, the first without those of its small words;
    ``begins`` has where each line begins in it, and where one after the last would.
    """

    words: list[list[str]]
    initials: str
    begins: list[int]


def find_bracketed(text: str, extent: Extent) -> frozenset[str]:
    """What stands in brackets by itself and may be an abbreviation."""
    return frozenset(_bracketed().findall(text, *extent))


def list_runs(text: str, extent: Extent, letter: str) -> Runs:
    """The runs of capitals that begin with ``letter``."""
    words = [match[0].split() for match in _run(letter).finditer(text, *extent)]
    lines = [
        "".join(initial for initial, _ in _list_initials(run, small=small))
        for run in words
        for small in (False, True)
    ]
    begins = [*accumulate((len(line) + 1 for line in lines), initial=0)]
    return Runs(words, "\n".join(lines), begins)


def _list_initials(words: list[str], *, small: bool) -> list[tuple[str, int]]:
    """Each initial with its word's place; ``small`` words have one as well or none."""
    return [
        (initial, place)
        for place, word in enumerate(words)
        if small or word not in SMALL
        for initial in (word[0].upper() if word not in TWO else "US")
    ]


def spell_out(runs: Runs, short: str, *, named: bool) -> str | None:
    """The name whose initials are ``short``, None where no run has it.

    ``named`` is whether the text says so: "the National River Association (NRA)".
    """
    classes = load_words()
    for full in _find_initials(runs, short):
        if short in full or full[0].islower():
            continue
        lows = [word.lower() for word in full]
        body = lows[-1] in classes["body_words"] or not classes["bodies"].isdisjoint(lows)
        if named or body:
            return " ".join([*full[:-1], strip_possessive(full[-1])])
    return None


def _find_initials(runs: Runs, short: str) -> Iterator[list[str]]:
    """The words whose initials are ``short``, the first ones in each line."""
    begins = runs.begins
    found = runs.initials.find(short)
    while found >= 0:
        line = bisect_right(begins, found) - 1
        words, first = runs.words[line // 2], found - begins[line]
        places = [place for _, place in _list_initials(words, small=line % 2 > 0)]
        yield words[places[first] : places[first + len(short) - 1] + 1]
        found = runs.initials.find(short, begins[line + 1])


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"\((\w{{{SHORTEST},{LONGEST}}})\)")


# A letter to begin with is skipped to, which no engine does after "\b": to look at each place takes
# several times as long.
@cache
def _run(letter: str) -> re.Pattern[str]:
    rest = rf"[\w’'-]{{0,{LONGEST_WORD}}}\w"
    small = r"\s(?:(?:of|for|the|and|on|to|in|&)\s){0,2}"
    return re.compile(rf"{letter}(?<!\w{letter})(?:\.S\.|{rest})(?:{small}[A-Z]{rest}){{1,8}}")


def in_full(text: str, extent: Extent, words: tuple[str, ...]) -> tuple[str, ...]:
    """The name with its given name in full, where the text prints it so as often as short."""
    for given in _given_names().get(words[0], ()):
        full = (given, *words[1:])
        if text.find(" ".join(full), *extent) < 0:
            continue
        # "Rafael (Ted) Edward Cruz" is no name that the press prints.
        printed = text.count(" ".join(full), *extent) - text.count(") " + " ".join(full), *extent)
        if printed and printed >= text.count(" ".join(words), *extent):
            return full
    return words


@cache
def _given_names() -> dict[str, list[str]]:
    """The full given names by the short one."""
    found: dict[str, list[str]] = {}
    for pair in sorted(load_words()["given_in_full"]):
        short, _, full = pair.partition("=")
        found.setdefault(short.capitalize(), []).append(full.capitalize())
    return found
