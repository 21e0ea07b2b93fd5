"""The full names of an article in another language than English, and what stands for them alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from quoteprov.extract.elsewhere.bare_names import (
    alike,
    find_runs,
    given_gender,
    is_person,
    last_run,
    stem_of,
)
from quoteprov.extract.elsewhere.shown_names import find_acronyms, find_capitals
from quoteprov.extract.elsewhere.tongues import Tongue

# Full names stand near the beginning of a text; longer ones take no longer than this much.
FURTHEST_NAME = 200_000
MOST_NAMES = 500
GENITIVE = re.compile(r"(?:['’]s?|s)$")


class KnownNames:
    """The full names of one article; ``genders`` are those that speakers are known to have."""

    def __init__(self, text: str, start: int, end: int, tongue: Tongue) -> None:
        self.text = text
        self.start = start
        self.end = min(end, start + FURTHEST_NAME)
        self.tongue = tongue
        self.genders: dict[str, str] = {}

    def _is_small(self, word: str) -> bool:
        """Whether a word has its capital from the sentence that it begins: "Zdaniem Nowaka"."""
        low = word.lower()
        return low in self.tongue.stops and not self.tongue.is_office(low)

    @cached_property
    def full_names(self) -> list[tuple[tuple[str, ...], int]]:
        """The full names of the article with their places, in order."""
        found: list[tuple[tuple[str, ...], int]] = []
        for match in find_runs(self.tongue).finditer(self.text, self.start, self.end):
            words = last_run(match[0], self.tongue)
            while words and (self._is_small(words[0]) or words[0][0].islower()):
                words.pop(0)
            if len(words) > 1 and not all(map(str.isupper, words)):
                place = match.start() + match[0].find(words[0])
                found.append((tuple(words), place))
                if len(found) == MOST_NAMES:
                    break
        return found

    @cached_property
    def by_word(self) -> dict[str, Counter[tuple[str, ...]]]:
        """The full names by each word that may stand for them alone."""
        known: dict[str, Counter[tuple[str, ...]]] = {}
        for words, _ in self.full_names:
            # Of a body, no word but the last stands for the whole.
            for word in words if is_person(words) else words[-1:]:
                known.setdefault(word, Counter())[words] += 1
        return known

    def complete(self, word: str) -> list[str] | None:
        """The full name that a word of it stands for."""
        if word in self._acronyms:
            return self._acronyms[word].split()
        known = self.by_word.get(word)
        if known is None and "second" in self.tongue.traits:
            known = self.by_word.get(GENITIVE.sub("", word))
        persons = [form for form in known or () if given_gender(form, self.tongue)]
        if not persons and "declined" in self.tongue.traits:
            forms = [form for form in self._by_stem.get(stem_of(word), ()) if alike(word, form)]
            known = Counter(known)
            for form in forms:
                known.update(self.by_word[form])
        if not known:
            return None
        best = max(known, key=lambda form: (self.is_person(form), known[form], len(form)))
        words = self.undecline(list(best)) or list(best)
        if self._is_declined(words[-1]) and not self._is_declined(word):
            words[-1] = word
        return words

    def _is_declined(self, word: str) -> bool:
        """Whether a name ends as in a case, as far as the language has endings for that."""
        endings, bases = self.tongue.case_endings, self.tongue.base_endings
        return bool(endings) and word.endswith(endings) and not word.endswith(bases)

    def is_person(self, form: tuple[str, ...]) -> bool:
        """Whether a full name is a person's, as far as its given name tells."""
        return bool(given_gender(form, self.tongue)) or is_person(form)

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        stems: dict[str, list[str]] = {}
        for word in self.by_word:
            stems.setdefault(stem_of(word), []).append(word)
        return stems

    def undecline(self, words: list[str]) -> list[str] | None:
        """The form of a name that stands for its cases: the shortest that the article has."""
        if "declined" not in self.tongue.traits:
            return None
        forms = {
            form
            for last in self._by_stem.get(stem_of(words[-1]), ())
            if alike(words[-1], last)
            for form in self.by_word[last]
            if len(form) == len(words) and all(map(alike, form, words))
        }
        spoken = sorted(form for form in forms if " ".join(form) in self.genders)
        if spoken:
            return list(spoken[0])

        def declined(form: tuple[str, ...]) -> tuple[bool, int, tuple[str, ...]]:
            return self._is_declined(form[-1]), len("".join(form)), form

        if not forms:
            return None
        best = list(sorted(forms, key=declined)[0])
        if self._is_declined(best[-1]):
            bases = sorted(self._bases(best[-1]))
            best[-1] = min(bases, key=len, default=self._restore(best[-1]))
        return best

    def _restore(self, word: str) -> str:
        """The form that a name has in no case, as far as its ending tells: Virtasen, Virtanen."""
        for ending, base in self.tongue.case_bases:
            if word.endswith(ending):
                return word.removesuffix(ending) + base
        return word

    def _bases(self, word: str) -> list[str]:
        """The words with capitals, in no case, that the declined name may be a form of."""
        forms = [each for each in self._capitals.get(stem_of(word), ()) if alike(each, word)]
        return [each for each in forms if not self._is_declined(each)]

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        return find_acronyms(self.text, self.start, self.end, self.tongue)

    @cached_property
    def _capitals(self) -> dict[str, set[str]]:
        return find_capitals(self.text, self.start, self.end, self.tongue)
