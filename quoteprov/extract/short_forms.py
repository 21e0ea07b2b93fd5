"""What short forms stand for, where an article prints both: "NRA", "Jim Ruiz"."""

from __future__ import annotations

import re
from functools import cache

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


def list_runs(text: str, extent: Extent, letter: str) -> list[list[str]]:
    """The words of each run of capitals that begins with ``letter``."""
    return [match[0].split() for match in _run(letter).finditer(text, *extent)]


def spell_out(runs: list[list[str]], short: str, *, named: bool) -> str | None:
    """The name whose initials are ``short``, None where no run has it.

    ``named`` is whether the text says so: "the National River Association (NRA)".
    """
    classes = load_words()
    for words in runs:
        for small in (False, True):
            full = _find_initials(words, short, small=small)
            if not full or short in full or full[0].islower():
                continue
            lows = [word.lower() for word in full]
            body = lows[-1] in classes["body_words"] or not classes["bodies"].isdisjoint(lows)
            if named or body:
                return " ".join([*full[:-1], strip_possessive(full[-1])])
    return None


def _find_initials(words: list[str], short: str, *, small: bool) -> list[str]:
    """The words whose initials are ``short``; ``small`` words have one as well or none."""
    places = [
        (letter, place)
        for place, word in enumerate(words)
        if small or word not in SMALL
        for letter in (word[0].upper() if word not in TWO else "US")
    ]
    at = "".join(letter for letter, _ in places).find(short)
    return words[places[at][1] : places[at + len(short) - 1][1] + 1] if at >= 0 else []


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
