"""Who is meant in languages other than English: the bare name of a speaker, and whom pronouns mean.

A name is known by its capitals, by what is known to stand before names, and by the given names of
many languages; its full form is the one that the article has.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from functools import cached_property
from operator import attrgetter

from msgspec import Struct

from quoteprov.extract.bare_names import (
    HE,
    SHE,
    alike,
    article_gender,
    find_runs,
    given_gender,
    is_person,
    last_run,
    may_be_person,
    name_in,
    stem_of,
)
from quoteprov.extract.tongues import Tongue

# Full names stand near the beginning of a text; longer ones take no longer than this much.
FURTHEST_NAME = 200_000
MOST_NAMES = 500
# Whom a pronoun means is named no further back than so many names.
MOST_BACK = 50
# What somebody is has no more words before the name.
# Words that are no longer tell nothing: "del", "unos".
SHORT = 4
LONGEST_PHRASE = 6
READ_BEFORE, READ_AFTER = 60, 80
# Of a longer sentence no more is read, in characters.
LONGEST_SENTENCE = 1_000
SENTENCE_ENDS = (". ", "? ", "! ", "\n", "» ", "” ")


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
        article, _, pronoun = mention.lower().rpartition(" ")
        # "Η ίδια": the pronoun may have an article.
        return pronoun in self.tongue.owners and (not article or article in self.tongue.determiners)

    def resolve(self, mention: str, start: int) -> str | None:
        """The name that a speaker as printed at ``start`` stands for; None where it holds none."""
        words = name_in(mention, self.tongue)
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
        if gender or (not article and may_be_person(name.split())):
            self.spoken.append(Person(name, start))

    def find(self, pronoun: str, start: int) -> str | None:
        """The person named last before ``start`` that the pronoun may stand for."""
        tongue = self.tongue
        pronoun = pronoun.rpartition(" ")[2]
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
        if not sure and not gender and self.tongue.loose:
            sure = named
        if not sure:
            return None
        latest = max(sure, key=attrgetter("start")).start
        if not self.tongue.loose:
            return max((each.start, each.name) for each in sure)[1]
        # Of those whom its sentence names, the first is whom it is about.
        first = max(self.start, latest - LONGEST_SENTENCE)
        sentence = max(self.text.rfind(end, first, latest) for end in SENTENCE_ENDS)
        return min((each.start, each.name) for each in sure if each.start >= sentence)[1]

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
        lows = mention.lower().replace("’", "' ").replace("'", "' ").split()
        # What he is of is not what he is: "el jefe de Gobierno".
        owned = next((at for at, low in enumerate(lows) if low in tongue.of), len(lows))
        heads = lows[:owned] if tongue.loose else lows
        head = next((low for low in reversed(heads) if low in self._beside), "")
        if head and not self._is_many(lows[0]):
            bearer = self._beside[head]
            return bearer.name if self._is_of(bearer, lows[owned:]) else None
        first = lows[0]
        if not any(map(tongue.is_office, heads)) or self._is_many(first):
            return None
        new = owned < len(lows) and first not in tongue.these
        if tongue.loose and (new or not tongue.others.isdisjoint(heads)):
            # "The minister of the interior" is somebody new, "the neighbour" somebody else's.
            return None
        return self._latest(start, article_gender(first, tongue))

    def _is_of(self, bearer: Person, owner: list[str]) -> bool:
        """Whether what a function is of stands beside its bearer, too, if anything is told."""
        telling = [word for word in owner if len(word) > SHORT] if self.tongue.loose else []
        end = bearer.start + len(bearer.name)
        after = re.split(r"[.!?»”\n]", self.text[end : end + READ_AFTER], maxsplit=1)[0]
        near = (self.text[max(self.start, bearer.start - READ_BEFORE) : end] + after).lower()
        return not telling or any(word in near for word in telling)

    def _is_many(self, article: str) -> bool:
        """Whether an article tells that nobody in particular or more than one is meant."""
        tongue = self.tongue
        if article in tongue.indefinite:
            return True
        one = tongue.male_articles | tongue.female_articles
        plural = article in tongue.determiners and article not in one and article[-1] not in "'’"
        return bool(tongue.loose) and plural

    @cached_property
    def _beside(self) -> dict[str, Person]:
        """The full name that stands right after or before a word for what somebody is."""
        found: dict[str, Person] = {}
        for words, place in self.full_names:
            name = " ".join(words)
            if not may_be_person(words):
                continue
            before = self.text[max(self.start, place - READ_BEFORE) : place].rstrip(" ,")
            end = place + len(name)
            after = self.text[end : end + READ_AFTER]
            near = self._offices_before(before.rpartition("\n")[2].split())
            if after[:2] == ", ":
                near += after[2:].partition(",")[0].split()[:3]
            for word in near:
                low = word.lower().strip(",.")
                if self.tongue.is_office(low) or self._may_be_office(low, words):
                    found.setdefault(low, Person(name, place))
        return found

    def _may_be_office(self, low: str, name: tuple[str, ...]) -> bool:
        """Whether a word beside the name of a person may say what he is, though no list has it."""
        tongue = self.tongue
        if low in tongue.stops or low in tongue.determiners or low in tongue.of:
            return False
        return given_gender(name, tongue) != ""

    def _offices_before(self, words: list[str]) -> list[str]:
        """The word before a name, and what somebody is in the phrase that it ends.

        "Le président français Ana Ruiz", "la ministra de Exteriores, Ana Ruiz".
        """
        if words and words[-1].lower() in self.tongue.of:
            return []
        owned = len(words) > 1 and words[-2].lower() in self.tongue.of
        near = words[-1:] if not (owned and self.tongue.loose) else []
        for word in reversed(words[-LONGEST_PHRASE:-1] if self.tongue.loose else ()):
            low = word.lower()
            if word[-1] in ",;:.!?»”" or (low in self.tongue.stops and low not in self.tongue.of):
                break
            if self.tongue.is_office(low):
                near.append(word)
        return near

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
        article = article_gender(first, tongue)
        if article:
            return article
        ended = (cue or "").lower()
        if tongue.male_endings and ended:
            if ended.endswith(tongue.female_endings):
                return SHE
            if ended.endswith(tongue.male_endings):
                return HE
        return ""

    @cached_property
    def full_names(self) -> list[tuple[tuple[str, ...], int]]:
        """The full names of the article with their places, in order."""
        found: list[tuple[tuple[str, ...], int]] = []
        for match in find_runs(self.tongue).finditer(self.text, self.start, self.end):
            words = last_run(match[0], self.tongue)
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
            for word in words if is_person(words) else words[-1:]:
                known.setdefault(word, Counter())[words] += 1
        return known

    def _complete(self, word: str) -> list[str] | None:
        """The full name that a word of it stands for."""
        if word.isupper():
            return self._spell_out(word)
        known = self._by_surname.get(word)
        if known is None and "declined" in self.tongue.traits:
            forms = [form for form in self._by_stem.get(stem_of(word), ()) if alike(word, form)]
            known = Counter()
            for form in forms:
                known.update(self._by_surname[form])
        if not known:
            return None
        best = max(known, key=lambda form: (is_person(form), known[form], len(form)))
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
            stems.setdefault(stem_of(word), []).append(word)
        return stems

    def _undecline(self, words: list[str]) -> list[str] | None:
        """The form of a name that stands for its cases: the shortest that the article has."""
        if "declined" not in self.tongue.traits:
            return None
        forms = {
            form
            for last in self._by_stem.get(stem_of(words[-1]), ())
            if alike(words[-1], last)
            for form in self._by_surname[last]
            if len(form) == len(words) and all(map(alike, form, words))
        }
        spoken = sorted(form for form in forms if " ".join(form) in self.genders)
        if spoken:
            return list(spoken[0])
        endings = self.tongue.case_endings

        def declined(form: tuple[str, ...]) -> tuple[bool, int, tuple[str, ...]]:
            return bool(endings) and form[-1].endswith(endings), len("".join(form)), form

        return list(sorted(forms, key=declined)[0]) if forms else None

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
