"""The full forms of the names in one article: who "Tillerson" is, and whether it is a person.

Surnames are answered with the full form that the article gives most often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain, islice

from quoteprov.extract.bodies import parse_body
from quoteprov.extract.genders import Pronouns, count_pronouns
from quoteprov.extract.given_names import MARKS, PARTICLES, read_given_names
from quoteprov.extract.lexicon import load_words
from quoteprov.extract.names import (
    Called,
    Gender,
    Name,
    given_gender,
    parse_name,
    strip_possessive,
)
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.short_forms import (
    Runs,
    find_bracketed,
    in_full,
    is_abbreviation,
    list_runs,
    spell_out,
)

# Full names stand near the beginning of a text; more would make long texts take longer than
# their length warrants.
FURTHEST_NAME = 200_000
# Each name is searched for; the news names fewer than a tenth of these in one article.
MOST_NAMES = 500
MOST_OCCURRENCES = 10
ENOUGH_OCCURRENCES = 2
READ_BEFORE_NAME = 60
LONGEST_RANK = 20
NO_PRONOUNS = Pronouns(0, 0, 0)


@cache
def _titled() -> tuple[re.Pattern[str], ...]:
    # Each begins with a letter that the engine skips to: a quarter of the time of one for both.
    name = r"\.?\s([A-Z][\w’'-]*\w)"
    return re.compile(r"M(?:rs?|s|iss)" + name), re.compile("Dr" + name)


class FullNames:
    """The full forms of the names in one article, each looked up once."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = min(end, start + FURTHEST_NAME)
        self.known: dict[tuple[str, Gender, bool], tuple[str, ...]] = {}
        self.persons: dict[str, Name | None] = {}
        self.resolved: dict[str, str | None] = {}
        self.titled: frozenset[str] | None = None
        self.bearers: dict[str, list[str]] = {}
        self.called: dict[str, list[Called]] = {}
        self.bodies: dict[str, list[tuple[int, str]]] = {}
        self.first: list[Extent] | None = None
        self._placed: dict[str, list[int]] = {}
        self._pronouns: dict[str, Pronouns] = {}
        self._runs: dict[str, Runs] = {}
        self._bracketed: frozenset[str] | None = None

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, or as it is where that has another length."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else self.text

    def resolve(self, mention: str) -> str | None:
        """The name that a speaker as printed stands for, None where it holds none."""
        if mention not in self.resolved:
            name = parse_body(mention) or self._resolve_name(mention)
            if name and name.isupper():
                name = self._spell_out(name) or name
            self.resolved[mention] = name
        return self.resolved[mention]

    def _spell_out(self, name: str) -> str | None:
        """The full form of an abbreviation."""
        if not is_abbreviation(name):
            return None
        letter, extent = name[0], (self.start, self.end)
        if letter not in self._runs:
            self._runs[letter] = list_runs(self.text, extent, letter)
        if self._bracketed is None:
            self._bracketed = find_bracketed(self.text, extent)
        return spell_out(self._runs[letter], name, named=name in self._bracketed)

    def _resolve_name(self, mention: str) -> str | None:
        name = parse_name(mention) or self._parse_surname(mention)
        words = self.complete(name) if name else ()
        alone = len(words) == 1 and mention == words[0] and mention[0] != "@"
        common = alone and self._is_common(mention)
        return None if common else " ".join(words) or None

    def _is_common(self, word: str) -> bool:
        """Whether a capital stands for the beginning of a sentence alone: "Protesters said"."""
        classes, low = load_words(), word.lower()
        if low in classes["nameless"] or low in classes["pronouns"]:
            return True
        if len(self.resolved) >= MOST_NAMES or not word[1:].islower():
            return False
        if any(map(self._is_inside, self._places(word))):
            return False
        if low in classes["persons"] or low in classes["bodies"]:
            return True
        return next(self._places(low), None) is not None

    def places_of(self, word: str) -> list[int]:
        """Where the word begins, each time that it stands by itself, in order.

        Nowhere for each after the first ``MOST_NAMES``.
        """
        found = self._placed.get(word)
        if found is None:
            if len(self._placed) >= MOST_NAMES:
                return []
            found = self._placed[word] = list(self._places(word))
        return found

    def _places(self, word: str) -> Iterator[int]:
        """Where the word begins, each time that it stands in the text by itself."""
        text, size = self.text, len(word)
        place = text.find(word, self.start, self.end)
        while place >= 0:
            if (
                not text[place - 1 : place].isalnum()
                and not text[place + size : place + size + 1].isalnum()
            ):
                yield place
            place = text.find(word, place + size, self.end)

    def _is_inside(self, place: int) -> bool:
        """Whether what stands at ``place`` follows another word in its sentence."""
        before = self.text[max(self.start, place - 2) : place]
        return before[1:] == " " and (before[0].islower() or before[0] == ",")

    def person(self, mention: str) -> Name | None:
        """The full name of the person that a speaker as printed names, None where it is none."""
        if mention not in self.persons:
            name = parse_name(mention) or self._parse_surname(mention)
            words = self.complete(name) if name else ()
            if name and self.is_person(name, words):
                gender = name.gender or given_gender(words) or self._shown_gender(name)
                name = Name(words, gender, name.titled)
            else:
                name = None
            self.persons[mention] = name
        return self.persons[mention]

    def _parse_surname(self, mention: str) -> Name | None:
        """The name in "King" or "Rep. King", where the article gives somebody of that name."""
        classes = load_words()
        *titles, last = mention.split()
        if (
            last.lower() not in classes["surnames_too"]
            or not last[0].isupper()
            or mention.isupper()
        ):
            return None
        if any(title.lower() not in classes["titles"] for title in titles):
            return None
        given = self.complete(Name((last,), "", bool(titles)))[0].lower()
        return Name((last,), "", bool(titles)) if given in classes["given_names"] else None

    def complete(self, name: Name) -> tuple[str, ...]:
        """The full form of a name of one word, where the article has one; else its words.

        So is that of each after the first ``MOST_NAMES``.
        """
        if len(name.words) != 1:
            return in_full(self.text, (self.start, self.end), name.words)
        key = (name.words[0], name.gender, name.titled)
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= MOST_NAMES:
                return name.words
            found = self._find_form(*key)
            found = self.known[key] = in_full(self.text, (self.start, self.end), found)
        return found

    def _find_form(self, word: str, gender: Gender, titled: bool) -> tuple[str, ...]:
        """The full form of ``word``, but not a woman's for a man called by it alone.

        "President Ruiz" is not the relative whom the article names alone in full.
        """
        found = self._search(word, gender, kin=not titled or gender != "")
        if len(found) < 2 or gender or given_gender(found) != "she":
            return found
        if not self.pronouns_of(word).are_of_a_man:
            return found
        return self._search(word, "he", kin=True)

    def is_person(self, name: Name, words: tuple[str, ...]) -> bool:
        """Whether the name, in full ``words``, is that of a person, as far as the article tells."""
        organisations = load_words()["organisations"]
        if not organisations.isdisjoint(map(str.lower, words)):
            return name.titled and len(words) == 1
        if len(words) > 1 or name.titled or self._is_titled(words[0]):
            return True
        word = words[0]
        if self._has_rank(word):
            return True
        return self.pronouns_of(word).tell_a_person and not self._is_common(word)

    def _shown_gender(self, name: Name) -> Gender:
        """What pronouns tell of a surname; nothing of a name in full, as others share it."""
        return "" if len(name.words) > 1 else self.pronouns_of(name.words[0]).gender

    def pronouns_of(self, word: str) -> Pronouns:
        """What pronouns tell of a surname that stands alone."""
        found = self._pronouns.get(word)
        if found is None:
            if len(self._pronouns) >= MOST_NAMES:
                return NO_PRONOUNS
            extent = self.start, self.end
            found = count_pronouns(self.text, extent, len(word), self.places_of(word))
            self._pronouns[word] = found
        return found

    def _is_titled(self, word: str) -> bool:
        """Whether the article calls ``word`` Mr, Mrs or the like anywhere."""
        if self.titled is None:
            found = (each.findall(self.text, self.start, self.end) for each in _titled())
            self.titled = frozenset(chain.from_iterable(found))
        return word in self.titled

    def _has_rank(self, word: str) -> bool:
        """Whether a title stands before ``word`` anywhere: "Pope Francis", "Sen. Lindt"."""
        ranks = load_words()["ranks"]
        for place in islice(self.places_of(word), MOST_OCCURRENCES):
            before = self.text[max(self.start, place - LONGEST_RANK) : place]
            rank = before[:-1].rpartition(" ")[2]
            if before[-1:] == " " and rank[:1].isupper() and rank.lower() in ranks:
                return True
        return False

    def _search(self, word: str, gender: Gender, *, kin: bool) -> tuple[str, ...]:
        """The full form that the occurrences of ``word`` show most often, the longest of equals.

        Forms whose given name is that of the other gender are passed over, and those of relatives
        ("his wife, Ana Ruiz") where there are others, or unless ``kin`` may be meant.
        """
        find, end = self.text.find, self.end
        forms: dict[tuple[str, ...], int] = {}
        relatives: dict[tuple[str, ...], int] = {}
        position = find(word, self.start, end)
        for _ in range(MOST_OCCURRENCES):
            if position < 0:
                break
            form = self._form_at(word, position)
            if form and (not gender or given_gender(form) in ("", gender)):
                if self._is_relative(form, position):
                    relatives[form] = relatives.get(form, 0) + 1
                elif forms.get(form, 0) + 1 == ENOUGH_OCCURRENCES:
                    return form
                else:
                    forms[form] = forms.get(form, 0) + 1
            position = find(word, position + len(word), end)
        forms = forms or (relatives if kin else {})
        if len(forms) < 2:
            return next(iter(forms), None) or self._by_given(word)
        given: Counter[str] = Counter()
        for form, count in forms.items():
            given[form[0]] += count
        first = given.most_common(1)[0][0]
        of_first = [form for form in forms if form[0] == first]
        return max(of_first, key=lambda form: (forms[form], len(form)))

    def _form_at(self, word: str, position: int) -> tuple[str, ...]:
        """The full form whose last word stands at ``position``; empty where it stands alone."""
        text = self.text
        before = text[position - 1] if position > self.start else "\n"
        if before != " " and (before == "\n" or not before.isspace()):
            return ()
        # Half of all mentions of a name follow a word in small letters (counted in US news).
        furthest = max(self.start, position - READ_BEFORE_NAME)
        begun = text.rfind(" ", furthest, position - 1) + 1 or furthest
        last = text[begun : position - 1]
        small = last and not last[0].isupper() and last not in PARTICLES and last[0] not in MARKS
        if small and ":" not in last and last.isprintable():
            # White space other than a blank, after which a word begins too, is not printable.
            return ()
        words = read_given_names(text[furthest:position], word)
        if not words:
            return ()
        after = text[position + len(word) : position + len(word) + 1]
        if (after.isalnum() and not after.isupper()) or after == "-":
            return ()
        return (*words, word)

    def _is_relative(self, form: tuple[str, ...], position: int) -> bool:
        """Whether the name ``form``, whose surname is at ``position``, is that of a relative."""
        start = position - len(" ".join(form[:-1])) - 1
        before = self.text[max(self.start, start - READ_BEFORE_NAME) : max(self.start, start)]
        last = before.rstrip(" ,").rpartition(" ")[2]
        return last.lower() in load_words()["relatives"]

    def _by_given(self, word: str) -> tuple[str, ...]:
        """The full form that begins with ``word`` ("Bernie" for "Bernie Sanders")."""
        classes = load_words()
        if word.lower() not in classes["given_names"]:
            return (word,)
        match = self._find_surname(word + " ")
        if match is None or match[0].lower() in classes["titles"]:
            return (word,)
        return (word, *(strip_possessive(part) for part in match[0].split()))

    def _find_surname(self, given: str) -> re.Match[str] | None:
        """What follows ``given``, a name and a blank, where that may be a surname for once."""
        position = self.text.find(given, self.start, self.end)
        while position >= 0:
            after = position + len(given)
            match = _surname().match(self.text, after, self.end)
            if match:
                return match
            position = self.text.find(given, after, self.end)
        return None


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Z]\. )?[A-Z][\w’'-]+")
