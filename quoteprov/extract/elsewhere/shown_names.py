"""What an article shows of names in languages other than English: acronyms, words with capitals."""

from __future__ import annotations

import re
from functools import cache

from quoteprov.extract.elsewhere.bare_names import LONGEST_RUN, single_runs, stem_of
from quoteprov.extract.elsewhere.tongues import CAPITAL, Tongue

READ_BEFORE = 60
# So many acronyms, and forms of one name, are enough.
MOST_FORMS = 40
# A word that an acronym stands for alone is a compound: Bundesverfassungsgericht (BVerfG).
LONGEST_SINGLE = 12


def find_acronyms(text: str, start: int, end: int, tongue: Tongue) -> dict[str, str]:
    """What is said in brackets to be short for a name: "Human Rights Watch (HRW)"."""
    found: dict[str, str] = {}
    small = tongue.particles | tongue.of | tongue.prepositions | tongue.coordinators
    small |= tongue.oblique
    for match in _short_for().finditer(text, start, end):
        before = text[max(start, match.start() - READ_BEFORE) : match.start()]
        words = before.rpartition("\n")[2].split()[-LONGEST_RUN:]
        first = len(words)
        while first and (words[first - 1][0].isupper() or words[first - 1] in small):
            first -= 1
        name = words[first:]
        while name and name[0][0] != match[1][0]:
            name.pop(0)
        if len(name) > 1 or (name and len(name[0]) > LONGEST_SINGLE):
            found.setdefault(match[1], " ".join(name))
        if len(found) == MOST_FORMS:
            break
    return found


@cache
def _short_for() -> re.Pattern[str]:
    return re.compile(rf"\s\(({CAPITAL}[\w-]*{CAPITAL}\w*)\)")


def find_capitals(text: str, start: int, end: int, tongue: Tongue) -> dict[str, set[str]]:
    """The words with capitals by the letters that no case changes."""
    found: dict[str, set[str]] = {}
    for match in single_runs(tongue).finditer(text, start, end):
        for word in match[0].split():
            forms = found.setdefault(stem_of(word), set())
            if len(forms) < MOST_FORMS:
                forms.add(word)
    return found
