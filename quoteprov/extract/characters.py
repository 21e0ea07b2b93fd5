"""The bare names of speakers in Japanese and Chinese, and whom pronouns mean."""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from quoteprov.extract.persons import MOST_BACK, Person
from quoteprov.extract.tongues import load_sections

FURTHEST_NAME = 200_000
MOST_NAMES = 500
LONGEST_SURNAME = 3
_HAN = "一-鿿々ヶ"


class Characters:
    """The names of one article in ``language``."""

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self.text = text
        self.start = start
        self.end = min(end, start + FURTHEST_NAME)
        self.language = language
        self.spoken: deque[Person] = deque(maxlen=MOST_BACK)
        self._full: dict[str, str] = {}
        self._bearers: dict[str, str | None] = {}

    def is_pronoun(self, mention: str) -> bool:
        """Whether the mention stands for somebody named before."""
        return mention in load_sections()[self.language]["pronouns"]

    def may_speak(self, mention: str) -> bool:
        """Whether a mention without a name says what somebody is; no rule takes others."""
        return bool(mention)

    def resolve(self, mention: str, start: int) -> str | None:
        """The name in a speaker as printed; what its bearer is and honorifics left out."""
        del start
        suffixes, offices = _ends(self.language)
        if offices.fullmatch(mention):
            if mention not in self._bearers:
                self._bearers[mention] = self._bearer(mention)
            return self._bearers[mention]
        name = _after_office(mention, offices)
        if self.language == "japanese":
            name = mention.rpartition("の")[2].rpartition("、")[2]
        bare = suffixes.sub("", name)
        return self._complete(bare) if bare else None

    def _bearer(self, office: str) -> str | None:
        """Who is named beside an office somewhere in the article."""
        name = (
            rf"(?<![{_HAN}])([{_HAN}]{{2,5}}){office}"
            if self.language == "japanese"
            else rf"{office}([{_HAN}]{{2,3}})(?![{_HAN}])"
        )
        match = re.compile(name).search(self.text, self.start, self.end)
        return match and match[1]

    def keep(self, name: str, start: int, mention: str, cue: str | None) -> None:
        """Keep who speaks."""
        del mention, cue
        self.spoken.append(Person(name, start))

    def find(self, pronoun: str, start: int) -> str | None:
        """The person who spoke last before ``start``."""
        del pronoun
        return next((each.name for each in reversed(self.spoken) if each.start < start), None)

    def _complete(self, name: str) -> str:
        """The full form of a surname: with the one or two characters that follow it elsewhere."""
        if len(name) > LONGEST_SURNAME or len(self._full) >= MOST_NAMES:
            return name
        if name not in self._full:
            spoken = [each.name for each in self.spoken if each.name.startswith(name)]
            pattern = rf"{re.escape(name)}[{_HAN}ぁ-んァ-ヺ]{{1,3}}?(?={_honours(self.language)})"
            match = re.compile(pattern).search(self.text, self.start, self.end)
            found = match[0] if match and not _honoured(self.language).search(match[0]) else name
            self._full[name] = spoken[-1] if spoken else found
        return self._full[name]


def _after_office(mention: str, offices: re.Pattern[str]) -> str:
    """What stands after the last office in a mention; the mention where it ends in one."""
    ends = [match.end() for match in offices.finditer(mention)]
    return mention[ends[-1] :] if ends and ends[-1] < len(mention) else mention


@cache
def _ends(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_sections()[language]
    suffix, office = _any(words["suffixes"]), _any(words["offices"])
    return re.compile(rf"(?:{suffix}|{office})+\Z"), re.compile(rf"(?:{office})+(?:的|の|、)?")


@cache
def _honours(language: str) -> str:
    words = load_sections()[language]
    return f"{_any(words['suffixes'] | words['offices'])}|（|\\("


@cache
def _honoured(language: str) -> re.Pattern[str]:
    words = load_sections()[language]
    return re.compile(_any(words["suffixes"] | words["offices"]))


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
