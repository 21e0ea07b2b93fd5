"""Who is meant in languages other than English: the bare name of a speaker, and whom pronouns mean.

A name is known by its capitals, by what is known to stand before names, and by the given names of
many languages; its full form is the one that the article has.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from functools import cache, cached_property
from operator import attrgetter

from msgspec import Struct

from quoteprov.extract.tongues import CAPITAL, Tongue, load_given

# Full names stand near the beginning of a text; longer ones take no longer than this much.
FURTHEST_NAME = 200_000
MOST_NAMES = 500
LONGEST_RUN = 6
MOST_PERSONAL = 3
# Whom a pronoun means is named no further back than so many names.
MOST_BACK = 50
READ_BEFORE, READ_AFTER = 60, 80
# Endings of cases are no longer: Новакової.
LONGEST_ENDING, SHORTEST_STEM = 3, 3
HE, SHE = "he", "she"


class Person(Struct, frozen=True):
    """A name, and where a mention of it begins."""

    name: str
    start: int


class Persons:
    """The names of one article in one language."""

    def __init__(self, text: str, start: int, end: int, tongue: Tongue) -> None:
        self.text = text
        self.start = start
        self.end = min(end, start + FURTHEST_NAME)
        self.tongue = tongue
        self.spoken: deque[Person] = deque(maxlen=MOST_BACK)
        self.known: dict[tuple[str, bool], str | None] = {}
        self.genders: dict[str, str] = {}

    def is_pronoun(self, mention: str) -> bool:
        """Whether the mention stands for somebody named before."""
        return mention.lower() in self.tongue.owners

    def resolve(self, mention: str, start: int) -> str | None:
        """The name that a speaker as printed at ``start`` stands for; None where it holds none."""
        words = self._name_in(mention)
        if not words:
            return self._bearer(mention, start)
        begins = mention.startswith(words[0]) and self._begins(start)
        key = " ".join(words), begins
        if key not in self.known and len(self.known) < MOST_NAMES:
            self.known[key] = self._full_name(words, begins=begins)
        return self.known.get(key, key[0])

    def _full_name(self, words: list[str], *, begins: bool) -> str | None:
        """The name in full; ``begins`` says that its capital may be that of the sentence."""
        if words[0].lower() in self.tongue.particles:
            return " ".join(self._complete(words[-1]) or words)
        if len(words) == 1:
            full = self._complete(words[0])
            if full is None and begins:
                return words[0] if self._is_name(words[0]) else None
            words = full or words
        elif "declined" in self.tongue.traits:
            words = self._undecline(words) or words
        return " ".join(words)

    def keep(self, name: str, start: int, mention: str, cue: str | None) -> None:
        """Keep who speaks, and what the mention and the verb tell of the gender."""
        gender = self._gender(name, mention, cue)
        if gender:
            self.genders[name] = gender
        article = mention.split()[0].lower() in self.tongue.determiners
        if gender or (not article and _may_be_person(name.split())):
            self.spoken.append(Person(name, start))

    def find(self, pronoun: str, start: int) -> str | None:
        """The person named last before ``start`` that the pronoun may stand for."""
        tongue = self.tongue
        gender = HE if pronoun in tongue.he else SHE if pronoun in tongue.she else ""
        if pronoun in tongue.he and pronoun in tongue.she:
            gender = ""
        return self._latest(start, gender)

    def _latest(self, start: int, gender: str) -> str | None:
        """Who is named last before ``start``, of those known to be of the gender if there are any.

        One whose gender nothing tells will do only if he has spoken.
        """
        stop = bisect_left(self._persons, start, key=attrgetter("start"))
        named = self._persons[max(0, stop - MOST_BACK) : stop]
        spoken = [each for each in self.spoken if each.start < start]
        sure = [
            each for each in (*named, *spoken) if gender and self._gender_of(each.name) == gender
        ]
        if not sure:
            sure = [each for each in spoken if not gender or not self._gender_of(each.name)]
        return max(sure, key=attrgetter("start")).name if sure else None

    @cached_property
    def _persons(self) -> list[Person]:
        """The full names that begin with a given name, in order of place."""
        return [
            Person(" ".join(words), place)
            for words, place in self.full_names
            if given_gender(words, self.tongue)
        ]

    def _gender_of(self, name: str) -> str:
        return self.genders.get(name) or given_gender(name.split(), self.tongue)

    def _bearer(self, mention: str, start: int) -> str | None:
        """Who is what the mention says, as far as the article tells beside a full name.

        Else the one who spoke last, where the mention is that of one definite person.
        """
        tongue = self.tongue
        head = next(
            (word for word in reversed(mention.lower().split()) if word in self._beside), ""
        )
        if head:
            return self._beside[head]
        first, *others = mention.lower().split()
        office = any(map(tongue.is_office, (first, *others)))
        if not office or first in tongue.indefinite:
            return None
        gender = _article_gender(first, tongue)
        return self._latest(start, gender)

    @cached_property
    def _beside(self) -> dict[str, str]:
        """The full name that stands right after or before a word for what somebody is."""
        found: dict[str, str] = {}
        for words, place in self.full_names:
            name = " ".join(words)
            if not _may_be_person(words):
                continue
            before = self.text[max(self.start, place - READ_BEFORE) : place].rstrip(" ,")
            end = place + len(name)
            after = self.text[end : end + READ_AFTER]
            near = before.rpartition("\n")[2].split()[-1:]
            if after[:2] == ", ":
                near += after[2:].partition(",")[0].split()[:3]
            for word in near:
                low = word.lower().strip(",.")
                person = given_gender(words, self.tongue) != ""
                if self.tongue.is_office(low) or (person and low not in self.tongue.stops):
                    found.setdefault(low, name)
        return found

    def _gender(self, name: str, mention: str, cue: str | None) -> str:
        tongue = self.tongue
        first = mention.split()[0].lower() if mention.strip() else ""
        if first in tongue.misters or first in tongue.ladies:
            return HE if first in tongue.misters else SHE
        given = given_gender(name.split(), tongue)
        if given:
            return given
        lows = mention.lower().split()
        offices = [low for low in lows if tongue.is_office(low)]
        endings = tongue.female_offices
        if offices and endings and any(low.endswith(endings) for low in offices):
            return SHE
        article = _article_gender(first, tongue)
        if article:
            return article
        ended = (cue or "").lower()
        if tongue.male_endings and ended:
            if ended.endswith(tongue.female_endings):
                return SHE
            if ended.endswith(tongue.male_endings):
                return HE
        return ""

    def _name_in(self, mention: str) -> list[str]:
        """The words of the name in a mention, without what its bearer is."""
        parts = [self._last_run(part) for part in mention.split(", ")]
        full = [part for part in parts if len(part) > 1]
        return (full or parts[:1])[-1] if parts else []

    def _last_run(self, part: str) -> list[str]:
        """The last words with capitals in a row, and the small words of names among them."""
        tongue = self.tongue
        words = _inside().findall(part)
        article = bool(words) and words[0].lower() in tongue.determiners
        run: list[str] = []
        last: list[str] = []
        office = False
        for index, word in enumerate(words):
            low = word.lower()
            if word[0].isupper() and not (index == 0 and low in tongue.determiners):
                if tongue.is_office(low):
                    office, run = True, []
                    continue
                run.append(word)
                last = run
            elif run and low in tongue.inside and index + 1 < len(words):
                if len(run) > 1 and low in tongue.prepositions:
                    # "Ana Ruiz von der Post": where somebody is from.
                    break
                run.append(word)
            else:
                office = office or tongue.is_office(low)
                run = []
        while last and last[-1][0].islower():
            last.pop()
        last = _from_given(last)
        if "nouns" in tongue.traits and article and not office:
            # "Der Komponist Alwin Reuschel": of the capitals after an article two are a name.
            last = last[-2:] if len(last) > 1 or _is_proper(last) else []
        return last[-LONGEST_RUN:]

    @cached_property
    def full_names(self) -> list[tuple[tuple[str, ...], int]]:
        """The full names of the article with their places, in order."""
        found: list[tuple[tuple[str, ...], int]] = []
        for match in _runs(self.tongue).finditer(self.text, self.start, self.end):
            words = self._last_run(match[0])
            if len(words) > 1:
                place = match.start() + match[0].find(words[0])
                found.append((tuple(words), place))
                if len(found) == MOST_NAMES:
                    break
        return found

    @cached_property
    def _by_surname(self) -> dict[str, Counter[tuple[str, ...]]]:
        """The full names by each word that may stand for them alone."""
        known: dict[str, Counter[tuple[str, ...]]] = {}
        for words, _ in self.full_names:
            # Of a body, no word but the last stands for the whole.
            for word in words if _is_person(words) else words[-1:]:
                known.setdefault(word, Counter())[words] += 1
        return known

    def _complete(self, word: str) -> list[str] | None:
        """The full name that a word of it stands for."""
        if word.isupper():
            return self._spell_out(word)
        known = self._by_surname.get(word)
        if known is None and "declined" in self.tongue.traits:
            forms = [form for form in self._by_stem.get(_stem(word), ()) if _alike(word, form)]
            known = Counter()
            for form in forms:
                known.update(self._by_surname[form])
        if not known:
            return None
        best = max(known, key=lambda form: (_is_person(form), known[form], len(form)))
        words = self._undecline(list(best)) or list(best)
        endings = self.tongue.case_endings
        if endings and words[-1].endswith(endings) and not word.endswith(endings):
            words[-1] = word
        return words

    def _spell_out(self, letters: str) -> list[str] | None:
        """The name that the article abbreviates so: "Human Rights Watch (HRW)"."""
        for words, place in self.full_names:
            end = place + len(" ".join(words))
            if self.text.startswith(f" ({letters})", end):
                return list(words)
        return None

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        stems: dict[str, list[str]] = {}
        for word in self._by_surname:
            stems.setdefault(_stem(word), []).append(word)
        return stems

    def _undecline(self, words: list[str]) -> list[str] | None:
        """The form of a name that stands for its cases: the shortest that the article has."""
        if "declined" not in self.tongue.traits:
            return None
        alike = {
            form
            for last in self._by_stem.get(_stem(words[-1]), ())
            if _alike(words[-1], last)
            for form in self._by_surname[last]
            if len(form) == len(words) and all(map(_alike, form, words))
        }
        spoken = [list(form) for form in alike if " ".join(form) in self.genders]
        if spoken:
            return spoken[0]
        endings = self.tongue.case_endings

        def declined(form: tuple[str, ...]) -> tuple[bool, int, tuple[str, ...]]:
            return bool(endings) and form[-1].endswith(endings), len("".join(form)), form

        return list(sorted(alike, key=declined)[0]) if alike else None

    def _begins(self, start: int) -> bool:
        """Whether what stands at ``start`` begins its sentence, which takes a capital."""
        before = self.text[max(self.start, start - 2) : start].rstrip()
        return not before or before[-1] in '.!?…:»”“"–—'

    def _is_name(self, word: str) -> bool:
        """Whether the word has its capital within sentences, too."""
        if word.isupper() and len(word) > 1:
            return True
        return any(
            self.text[match.start() - 2 : match.start()].strip().isalnum()
            for match in re.finditer(rf"(?<=\s){re.escape(word)}\b", self.text[: self.end])
        )


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(r"(?<=[’'])\w[\w.-]*|\w\.(?=\w\.)|\w(?:[\w’'.&-]*\w)?\.?(?<![a-zа-я]{3}\.)")


@cache
def _runs(tongue: Tongue) -> re.Pattern[str]:
    """Words with capitals in a row, and the small words of names among them."""
    word = rf"(?:{CAPITAL}\.|{CAPITAL}[\w’'-]*+)"
    small = "|".join(sorted(tongue.inside)) or "(?!)"
    return re.compile(rf"(?<!\w){word}(?:[ \xa0](?:(?:{small})[ \xa0]){{0,2}}{word}){{1,7}}")


def given_gender(words: list[str] | tuple[str, ...], tongue: Tongue) -> str:
    """What the given name among the words of a full name tells."""
    male, female = load_given()
    for word in words:
        low = word.lower()
        if low in male or low in female:
            return HE if low in male and low not in female else SHE if low not in male else ""
        if "trailing" not in tongue.traits:
            break
    return ""


def _article_gender(article: str, tongue: Tongue) -> str:
    """What the article before a noun tells of who it is."""
    if article in tongue.female_articles:
        return SHE
    return HE if article in tongue.male_articles else ""


def _from_given(words: list[str]) -> list[str]:
    """The words from a given name on: "Глава МИД Анна Ветрова" is Анна Ветрова."""
    male, female = load_given()
    for index in range(len(words) - 1):
        low = words[index].lower()
        if low in male or low in female:
            return words[index:]
    return words


def _may_be_person(words: list[str] | tuple[str, ...]) -> bool:
    """Whether a name may be a person's: a body's has small words or is longer."""
    if _is_person(words):
        return True
    return 1 < len(words) <= MOST_PERSONAL and all(word[0].isupper() for word in words)


def _is_person(words: list[str] | tuple[str, ...]) -> bool:
    male, female = load_given()
    return words[0].lower() in male | female


def _is_proper(words: list[str]) -> bool:
    """Whether words in German are a name though an article stands before them: "die SPD"."""
    return any(word[1:] != word[1:].lower() for word in words)


def _stem(word: str) -> str:
    return word[:SHORTEST_STEM].lower()


def _alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings only."""
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    rest = max(len(one), len(other)) - common
    return common >= min(SHORTEST_STEM, len(one)) and rest <= LONGEST_ENDING
