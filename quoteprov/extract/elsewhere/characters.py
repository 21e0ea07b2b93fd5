"""The bare names of speakers in Japanese and Chinese, and whom pronouns mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from functools import cache, cached_property

from quoteprov.extract.elsewhere.chinese import find_names, is_name, know_names
from quoteprov.extract.elsewhere.persons import MOST_BACK, Person
from quoteprov.extract.elsewhere.sinograms import HAN, any_of, last_match
from quoteprov.extract.elsewhere.tongues import load_lists

FURTHEST_NAME = 200_000
MOST_NAMES = 500
LONGEST_SURNAME = 3
LONGEST_HONOURED = 4
# "The mayor", or "the same mayor", is who was called so; "the mayor of Kita" may be another.
LONGEST_PLACE = 1
LONGEST_NAME = 8


class Characters:
    """The names of one article in ``language``."""

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self.text = text
        self.start = start
        self.end = min(end, start + FURTHEST_NAME)
        self.language = language
        self.spoken: deque[Person] = deque(maxlen=MOST_BACK)
        self._words = load_lists(language)
        self.guessed = False
        self._full: dict[str, str] = {}
        self._bearers: dict[str, str | None] = {}
        self._genders: dict[str, str] = {}

    def is_pronoun(self, mention: str) -> bool:
        """Whether the mention stands for somebody named before."""
        return mention in self._words["pronouns"]

    def may_speak(self, mention: str) -> bool:
        """Whether a mention without a name says what somebody is; no rule takes others."""
        return bool(mention)

    def resolve(self, mention: str, start: int, cue: str | None = None) -> str | None:
        """The name in a speaker as printed; what its bearer is and honorifics left out."""
        del start, cue
        found = self._japanese(mention) if self.language == "japanese" else self._chinese(mention)
        office = _ends(self.language).search(mention)
        if found is None and office and len(mention) <= len(office[0]) + LONGEST_PLACE:
            if office[0] not in self._bearers:
                self._bearers[office[0]] = self._named_beside(office[0])
            return self._bearers[office[0]]
        return found

    def _named_beside(self, office: str) -> str | None:
        """Who is named beside an office somewhere in the article."""
        if self.language == "chinese":
            return next((name for name, held in self._names if held == office), None)
        pattern = rf"(?<![{HAN}])([{HAN}]{{2,5}}){office}(?![{HAN}])"
        match = re.compile(pattern).search(self.text, self.start, self.end)
        return match and match[1]

    def keep(self, name: str, start: int, mention: str, cue: str | None) -> None:
        """Keep who speaks, and what he is."""
        del cue
        self.spoken.append(Person(name, start))
        for office in _offices(self.language).findall(mention):
            self._bearers[office] = name

    def find(self, pronoun: str, start: int) -> str | None:
        """The person named last before ``start`` whom the pronoun may mean."""
        gender = next((key for key in ("she", "he") if pronoun in self._words.get(key, ())), "")
        spoken = next((each for each in reversed(self.spoken) if each.start < start), None)
        names = [(spoken.start, spoken.name)] if spoken else []
        last = bisect_left(self._places, (start, "")) - 1
        names += self._places[max(0, last) : last + 1] if last >= 0 else []
        for _, name in sorted(names, reverse=True):
            if not gender or self._genders.setdefault(name, gender) == gender:
                return name
        return None

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        return find_names(self.text, self.start, self.end) if self.language == "chinese" else []

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return know_names(self._names)

    @cached_property
    def _places(self) -> list[tuple[int, str]]:
        """Where a name that is known stands, in order."""
        if not self._names:
            return []
        found = self._known.finditer(self.text, self.start, self.end)
        return [(match.start(), match["name"]) for match in found]

    def _chinese(self, mention: str) -> str | None:
        """The name that is known, or what follows an office; a body is named by its ending."""
        last = last_match(self._known, mention)
        if last and last["name"] != mention:
            return last["name"]
        if len(mention) <= LONGEST_HONOURED:
            rest = _ends("chinese").sub("", mention)
            full = {name for name, _ in self._names if rest and name.startswith(rest)} - {rest}
            if len(full) == 1:
                return full.pop()
        if last or is_name(mention):
            return mention
        office = last_match(_offices("chinese"), mention)
        after = mention[office.end() :] if office else ""
        if 1 < len(after) <= LONGEST_NAME:
            return after
        body = mention[: office.start()] if office and not after else mention
        return body if _bodies("chinese").search(body) and body[0] not in "该該本此" else None

    def _japanese(self, mention: str) -> str | None:
        """What stands before an honorific or an office; a body by its ending."""
        part = _KIN.sub("", mention.rpartition("、")[2])
        # 俳優の田中みのり: what somebody is ends before the first "no".
        office = _owning().match(part)
        head, name = (office[1], office[2]) if office else part.rpartition("の")[::2]
        if head and _SPOKESMEN.fullmatch(name):
            return head if _bodies("japanese").search(head) else None
        bare = _ends("japanese").sub("", name)
        if not bare or bare[0] in "同当":
            return None
        if bare != name:
            return self._complete(bare)
        foreign = re.search(r"(?<=・)[ァ-ヺー]{2,}\Z", bare)
        if foreign and re.search(rf"[{HAN}]・[ァ-ヺー]+\Z", bare):
            return foreign[0]
        if (
            _ends("japanese").search(head)
            and self.text.find(bare + "（", self.start, self.end) >= 0
        ):
            # 俳優の朝倉みのり（32）: the age stands after a name.
            return bare
        if re.fullmatch(r"[ァ-ヺー・＝]{2,}", bare) or _bodies("japanese").search(bare):
            return bare
        full = self._complete(bare)
        return full if full != bare else None

    def _complete(self, name: str) -> str:
        """The full form of a surname: with the one or two characters that follow it elsewhere."""
        if re.fullmatch(r"[ァ-ヺー]+", name):
            spoken = [each.name for each in self.spoken if each.name.endswith("・" + name)]
            return spoken[-1] if spoken else name
        if len(name) > LONGEST_SURNAME or len(self._full) >= MOST_NAMES:
            return name
        if name not in self._full:
            spoken = [each.name for each in self.spoken if each.name.startswith(name)]
            ends = self._words["suffixes"] | self._words["offices"]
            end = any_of(ends - self._words.get("plurals", frozenset()))
            pattern = rf"{re.escape(name)}[{HAN}ぁ-んァ-ヺ]{{1,3}}?(?=(?:{end})|（)"
            match = re.compile(pattern).search(self.text, self.start, self.end)
            found = match[0] if match and not _honoured(self.language).search(match[0]) else name
            self._full[name] = spoken[-1] if spoken else found
        return self._full[name]


_KIN = re.compile(r"\A(?:父|母|兄|弟|姉|妹|妻|夫|祖父|祖母|長男|長女|次男|次女|息子|娘)・")
_SPOKESMEN = re.compile(r"(?:広報|報道|渉外|担当|総務)(?:室|部|課|担当|担当者|係)?|室|課")


@cache
def _owning() -> re.Pattern[str]:
    ends = any_of(load_lists("japanese")["offices"])
    return re.compile(rf"(.*?(?:{ends}))の([{HAN}]{{1,3}}[ぁ-ん]{{2,3}})\Z")


@cache
def _ends(language: str) -> re.Pattern[str]:
    words = load_lists(language)
    return re.compile(rf"(?:{any_of(words['suffixes'] | words['offices'])})+\Z")


@cache
def _offices(language: str) -> re.Pattern[str]:
    return re.compile(any_of(load_lists(language)["offices"]))


@cache
def _bodies(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load_lists(language)['bodies'])})\Z")


@cache
def _honoured(language: str) -> re.Pattern[str]:
    words = load_lists(language)
    return re.compile(any_of(words["suffixes"] | words["offices"]))
