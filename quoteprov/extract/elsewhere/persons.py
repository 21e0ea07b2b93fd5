"""Who is meant in languages other than English: the bare name of a speaker, and whom pronouns mean.

A name is known by its capitals, by what is known to stand before names, and by the given names of
many languages; its full form is the one that the article has.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from functools import cached_property
from operator import itemgetter

from msgspec import Struct

from quoteprov.extract.elsewhere.bare_names import (
    HE,
    SHE,
    article_gender,
    given_gender,
    last_run,
    may_be_person,
    name_in,
    named_by_marks,
    office_gender,
    single_runs,
)
from quoteprov.extract.elsewhere.known_names import MOST_NAMES, KnownNames
from quoteprov.extract.elsewhere.salience import Named, choose_antecedent, is_topic
from quoteprov.extract.elsewhere.tongues import Tongue
from quoteprov.extract.paragraphs import Extent

# Whom a pronoun means is named no further back than so many names.
MOST_BACK = 50
# What somebody is has no more words before the name.
LONGEST_PHRASE = 6
# What somebody is, though no list has it, is among so many words after his name.
NEXT_WORDS = 3
# Words that are no longer tell nothing: "del", "unos".
SHORT = 4
READ_BEFORE, READ_AFTER = 60, 80
SHORTEST_OFFICE = 4
ADJECTIVES = ("e", "en", "er", "es", "em")


class Person(Struct, frozen=True):
    """A name, and where a mention of it begins."""

    name: str
    start: int


class Persons:
    """The names of one article in one language."""

    def __init__(
        self, text: str, start: int, end: int, tongue: Tongue, quoted: list[Extent]
    ) -> None:
        self.text = text
        self.tongue = tongue
        self.quoted = quoted
        self.names = KnownNames(text, start, end, tongue)
        self.start, self.end = self.names.start, self.names.end
        self.spoken: deque[Person] = deque(maxlen=MOST_BACK)
        self.known: dict[tuple[str, bool], str | None] = {}
        self.genders = self.names.genders
        # Whether the name that was told last is that of the person named before, and no other sign.
        self.guessed = False

    def is_pronoun(self, mention: str) -> bool:
        """Whether the mention stands for somebody named before."""
        article, _, pronoun = mention.lower().rpartition(" ")
        # "Η ίδια": the pronoun may have an article.
        return pronoun in self.tongue.owners and (not article or article in self.tongue.determiners)

    def may_speak(self, mention: str) -> bool:
        """Whether a mention without a name says what somebody is."""
        return any(map(self.tongue.is_speaker, mention.lower().split()))

    def resolve(self, mention: str, start: int, cue: str | None = None) -> str | None:
        """The name that a speaker as printed at ``start`` stands for; None where it holds none."""
        self.guessed = False
        marked = named_by_marks(mention)
        if marked:
            return marked
        article = self.text[max(self.start, start - READ_BEFORE) : start].split()[-1:]
        if "nouns" in self.tongue.traits and article and article[0].lower() in self.tongue.articles:
            mention = f"{article[0]} {mention}"
        words = name_in(mention, self.tongue)
        if not words:
            return self._bearer(mention, start, cue)
        begins = mention.startswith(words[0]) and self._begins(start)
        key = " ".join(words), begins
        if key not in self.known and len(self.known) < MOST_NAMES:
            self.known[key] = self._full_name(words, begins=begins)
        return self.known.get(key, key[0])

    def _full_name(self, words: list[str], *, begins: bool) -> str | None:
        """The name in full; ``begins`` says that its capital may be that of the sentence."""
        if words[0].lower() in self.tongue.particles:
            return " ".join(self.names.complete(words[-1]) or words)
        if len(words) == 1:
            full = self.names.complete(words[0])
            if full is None and begins:
                return words[0] if self._is_name(words[0]) else None
            words = full or words
        elif "declined" in self.tongue.traits:
            words = self.names.undecline(words) or words
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
        if pronoun in tongue.impersonal:
            return None
        if not gender and pronoun not in tongue.he:
            return next(
                (person.name for person in reversed(self.spoken) if person.start < start), None
            )
        name = self._nearest(start, gender)
        if name:
            if gender:
                self.genders.setdefault(name, gender)
            self.spoken.append(Person(name, start))
        return name

    def _gender_of(self, name: str) -> str:
        return self.genders.get(name) or given_gender(name.split(), self.tongue)

    def _agrees(self, name: str, gender: str) -> bool:
        return not gender or self._gender_of(name) in ("", gender)

    @cached_property
    def _named(self) -> list[Named]:
        """Each mention of a person by a full name or a part of it, in order."""
        found: list[Named] = []
        for match in single_runs(self.tongue).finditer(self.text, self.start, self.end):
            words = last_run(match[0], self.tongue)
            place = match.start() + match[0].find(words[0]) if words else -1
            if self._is_quoted(place):
                continue
            surname = len(words) == 1 or (words and words[0].lower() in self.tongue.particles)
            full = self.names.complete(words[-1]) if surname else words
            if not full or len(full) < 2:
                continue
            name = " ".join(full)
            before = self.text[max(self.start, place - READ_BEFORE) : place].split()[-1:]
            office = bool(before) and self.tongue.is_office(before[0].lower())
            if office and name not in self.genders:
                self._learn(name, before[0].lower())
            sure = office or self.names.is_person(tuple(full)) or name in self.genders
            sure = sure or (may_be_person(full) and self._is_told_of(match.end()))
            article = bool(before) and before[0].lower() in self.tongue.articles
            if not sure and (article or "nouns" in self.tongue.traits):
                continue
            found.append(Named(name, place, is_topic(self.text, place, self.tongue), sure))
            if len(found) == MOST_NAMES:
                break
        return found

    def _is_told_of(self, end: int) -> bool:
        """Whether a relative clause follows what ends at ``end``; few follow a paper's name."""
        words = self.text[end : end + READ_AFTER].partition("\n")[0].lower().split()[:2]
        return len(words) == 2 and words[0] == "," and words[1] in self.tongue.relatives

    def _is_quoted(self, place: int) -> bool:
        """Whether somebody says what stands here, seldom about himself: „Peter baut“, sagte er."""
        index = bisect_right(self.quoted, place, key=itemgetter(0)) - 1
        return index >= 0 and place < self.quoted[index][1]

    def _bearer(self, mention: str, start: int, cue: str | None) -> str | None:
        """Who is what the mention says, as far as the article tells beside a full name.

        Else the one who spoke last, where the mention is that of one definite person.
        """
        tongue = self.tongue
        lows = mention.lower().replace("’", "' ").replace("'", "' ").split()
        first = lows[0]
        if self._is_many(first):
            return None
        # What he is of is not what he is: "el jefe de Gobierno".
        owned = next((at for at, low in enumerate(lows) if low in tongue.of), len(lows))
        heads = lows[:owned] if tongue.loose else lows
        bearer = next(filter(None, map(self._bearers, reversed(heads))), None)
        if bearer:
            return bearer.name if self._is_of(bearer, lows[owned:]) else None
        offices = [low for low in heads if tongue.is_office(low) and not tongue.is_body(low)]
        ended = tongue.definite_endings
        definite = first in tongue.determiners or "second" not in tongue.traits
        if not definite and not (ended and offices and offices[-1].endswith(ended)):
            return None
        if first in tongue.possessives:
            return None
        thing = any(low in tongue.documents or tongue.is_body(low) for low in heads)
        if not offices and (thing or first not in tongue.these):
            return self._begun_by(mention.split()[-1])
        new = owned < len(lows) and first not in tongue.these
        if tongue.loose and (new or not tongue.others.isdisjoint(heads)):
            # "The minister of the interior" is somebody new, "the neighbour" somebody else's.
            return None
        self.guessed = True
        gender = article_gender(first, tongue) or self._gender_of_office(offices or heads[-1:], cue)
        return self._nearest(start, gender)

    def _begun_by(self, word: str) -> str | None:
        """The name that begins with a noun: "Städtetag NRW", which "der Städtetag" is short for."""
        known = self.names.by_word.get(word, Counter())
        begun = [form for form in known if form[0] == word and word[0].isupper()]
        return " ".join(begun[0]) if begun else None

    def _bearers(self, word: str) -> Person | None:
        """Who is called what the word says, or a compound of it: "cheftræner" by "træneren"."""
        if word in self._beside:
            return self._beside[word]
        endings = self.tongue.definite_endings
        base = next((word.removesuffix(end) for end in endings if word.endswith(end)), word)
        if not self.tongue.is_office(word) or len(base) < SHORTEST_OFFICE or self.tongue.loose:
            return None
        return next((bearer for low, bearer in self._beside.items() if low.endswith(base)), None)

    def _nearest(self, start: int, gender: str) -> str | None:
        """The person of that gender who was named last, of those who are topics first."""
        last = bisect_left(self._named, start, key=lambda each: each.start)
        named = self._named[max(0, last - MOST_BACK) : last]
        named += [Named(each.name, each.start, True, True) for each in self.spoken]
        named.sort(key=lambda each: each.start)
        name = choose_antecedent(named, self.text, start, lambda name: self._agrees(name, gender))
        return name and " ".join(self.names.undecline(name.split()) or [name])

    def _gender_of_office(self, offices: list[str], cue: str | None) -> str:
        """What the verb, or else the noun, tells of who is meant."""
        tongue, ended = self.tongue, (cue or "").lower()
        if not tongue.male_endings:
            return office_gender(offices[-1], tongue)
        if ended.endswith(tongue.female_endings):
            return SHE
        if ended.endswith(tongue.male_endings):
            return HE
        return SHE if offices[0].endswith(tongue.female_offices) else HE

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
        for words, place in self.names.full_names:
            name = " ".join(words)
            if not may_be_person(words):
                continue
            before = self.text[max(self.start, place - READ_BEFORE) : place].rstrip(" ,")
            end = place + len(name)
            after = self.text[end : end + READ_AFTER]
            near = self._offices_before(before.rpartition("\n")[2].split())
            if after[:2] == ", ":
                apposed = re.split(r"[,.;:!?»”\n]", after[2:], maxsplit=1)[0]
                near += self._offices_after(apposed.split())
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

    def _offices_after(self, words: list[str]) -> list[str]:
        """The first words of what is apposed to a name, and what somebody is in the rest of it.

        "Ana Ruiz, mère de trois enfants et présidente de l'association".
        """
        rest = words[NEXT_WORDS:] if self.tongue.loose else []
        return words[:NEXT_WORDS] + [word for word in rest if self.tongue.is_office(word.lower())]

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
        offices = [low for low in mention.lower().split() if tongue.is_office(low)]
        told = [gender for gender in (office_gender(low, tongue) for low in offices) if gender]
        told += [article_gender(first, tongue)]
        if told[0]:
            return told[0]
        ended = (cue or "").lower()
        if tongue.male_endings and ended:
            if ended.endswith(tongue.female_endings):
                return SHE
            if ended.endswith(tongue.male_endings):
                return HE
        return ""

    def _learn(self, name: str, office: str) -> None:
        """Keep what the word for what somebody is tells of the gender: "Bildhauerin"."""
        gender = office_gender(office, self.tongue)
        if gender:
            self.genders[name] = gender

    def _begins(self, start: int) -> bool:
        """Whether what stands at ``start`` begins its sentence, which takes a capital."""
        before = self.text[max(self.start, start - 2) : start].rstrip()
        return not before or before[-1] in '.!?…:»”“"–—'

    def _is_name(self, word: str) -> bool:
        """Whether the word has its capital within sentences, too."""
        if word.isupper() and len(word) > 1:
            return True
        places = [
            match.start()
            for match in re.finditer(rf"(?<=\s){re.escape(word)}\b", self.text[: self.end])
        ]
        if "nouns" in self.tongue.traits:
            # Each noun has a capital; before names stands no article, nor an adjective.
            before = [
                self.text[max(0, place - READ_BEFORE) : place].split()[-1:] for place in places
            ]
            return len(places) > 2 and not any(self._before_nouns(*word) for word in before if word)
        return any(self.text[place - 2 : place].strip().isalnum() for place in places)

    def _before_nouns(self, word: str) -> bool:
        """Whether a word that stands before a noun is an article or an adjective."""
        return word in self.tongue.articles or (word.islower() and word.endswith(ADJECTIVES))
