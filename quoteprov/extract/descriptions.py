"""Who is meant by what somebody is: "the Texas senator", "the attorney", "the former mayor"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from quoteprov.extract.full_names import FullNames
from quoteprov.extract.lexicon import load_words
from quoteprov.extract.names import INDEFINITE, Called, strip_possessive
from quoteprov.extract.offices import (
    FULL_NAME,
    LONGEST_APPOSITION,
    find_office,
    last_named,
    name_person,
)

MOST_PLACES = 30
LONGEST_MENTION = 7
# As far as "Sen. Ana Ruiz (R-Tex.)" or "Ana Ruiz, the junior senator from Texas".
AROUND = 60
WORDS_BEFORE, LONGEST_STATE = 4, 14
# "May." is longer than "St.".
LONGEST_SHORT = 3
# These alone may be anybody.
TOO_WIDE = frozenset({"president", "leader", "minister"})
FORMER = frozenset({"former", "ex", "then", "onetime", "late", "retired"})
PREPOSITIONS = frozenset({"of", "from", "for"})


DEPUTIES = frozenset({"vice", "deputy", "assistant", "associate", "future"})
PARTIES = {"republican": "republican", "gop": "republican", "democratic": "democratic"}

# Titles that say the same; those that end in a hyphen stand behind a name: "(R-Tex.)".
SYNONYMS = {
    "senator": ("sen.",),
    "governor": ("gov.",),
    "general": ("gen.",),
    "congressman": ("rep.", "representative"),
    "congresswoman": ("rep.", "representative"),
    "representative": ("rep.",),
    "lawmaker": ("rep.", "sen.", "senator", "congressman", "congresswoman", "representative"),
    "republican": ("r-",),
    "democrat": ("d-",),
    "lawyer": ("attorney",),
    "attorney": ("lawyer",),
}
# Who is guessed to be meant was named no further back: others are, most of them (US news).
NEAR = 600
# A state stands before these, which the article may not have told.
PARTISANS = frozenset({"republican", "democrat", "lawmaker"})
OFFICES = ("senator", "representative", "congressman", "congresswoman", "governor")


class Description(Struct, frozen=True, gc=False):
    """What a mention calls somebody: the noun, the names with it, the party, whether once."""

    head: str
    places: str
    party: str
    former: bool


def person_described(names: FullNames, mention: str, position: int) -> tuple[str | None, bool]:
    """The person whom ``mention`` describes, and whether nobody else may be.

    Of several that fit, the one whose surname stands last before ``position``. None where the
    article calls nobody so, or somebody without a name since ("one adviser", "a lawyer").
    """
    description = _parse(mention) if describes(mention) else None
    if description is None:
        return None, True
    called = [
        each
        for each in _list_called(names, description.head)
        if not position <= each.place < position + len(mention)
    ]
    fitting = dict.fromkeys(each.name for each in called if _fits(description, each))
    places = {name: last_named(names, name, position) for name in fitting}
    unnamed = [each.place for each in called if not each.name and each.place < position]
    named = [name for name in fitting if places[name] > max(unnamed, default=-1)]
    return max(named, key=places.__getitem__, default=None), len(named) < 2


def official_described(names: FullNames, mention: str, position: int) -> tuple[str | None, bool]:
    """Who may be "the Texas senator" where the article does not tell who is from Texas.

    That is who holds such an office and was named last, shortly before; never sure.
    """
    description = _parse(mention) if describes(mention) else None
    if description is None or not description.places:
        return None, True
    places = {
        each.name: last_named(names, each.name, position)
        for each in _list_officials(names, description.head)
        if _may_fit(description, each)
    }
    near = [name for name, place in places.items() if position - place < NEAR]
    return max(near, key=places.__getitem__, default=None), False


def describes(mention: str) -> bool:
    """Whether a mention may say what somebody is, asked first, as most are names."""
    return mention.startswith(("the ", "The ")) or "'s " in mention or "’s " in mention


def is_epithet(mention: str) -> bool:
    """Whether a mention says what somebody named before is, too: "the real estate mogul"."""
    words = mention.lower().split()
    return len(words) > 1 and words[0] == "the" and words[-1] in load_words()["epithets"]


# Few are new: "the senator" is remembered in a tenth of the time.
@lru_cache(maxsize=8192)
def _parse(mention: str) -> Description | None:
    """What a mention calls somebody, None where it is no such description."""
    articled = mention.startswith(("the ", "The "))
    words = mention.split()
    end = next((place for place, word in enumerate(words) if word in PREPOSITIONS), len(words))
    head = words[end - 1].lower() if end > 1 and len(words) <= LONGEST_MENTION else ""
    if head not in load_words()["callings"]:
        return None
    others = words[: end - 1] + words[end + 1 :]
    if articled:
        others = others[1:]
    lows = [word.lower() for word in others]
    if not lows and head in TOO_WIDE:
        return None
    titles = load_words()["titles"]
    places = [word for word in others if word[0].isupper() and word.lower() not in titles]
    return Description(
        head=head,
        places=" ".join(map(strip_possessive, places)),
        party=_party_among(lows),
        former=not FORMER.isdisjoint(lows),
    )


def _party_among(lows: list[str]) -> str:
    return next((PARTIES[low] for low in lows if low in PARTIES), "")


def _fits(description: Description, called: Called) -> bool:
    """Whether what a description says is not said otherwise of the person."""
    if not called.name or (called.former and not description.former):
        return False
    if description.party and called.party not in ("", description.party):
        return False
    full = description.places
    if not full or full in called.around:
        return True
    return any(_shortens(each[1], full) for each in _state().finditer(called.around))


def _may_fit(description: Description, called: Called) -> bool:
    """Whether the article does not say where somebody is from who is called so."""
    return not called.around and _fits(replace(description, places=""), called)


def _shortens(short: str, full: str) -> bool:
    """Whether "Tex." or "N.C." stands for a state: its letters follow one another in the name."""
    letters = iter(full.lower())
    short = short.lower().replace(".", "")
    return short[:1] == full[:1].lower() and all(letter in letters for letter in short)


def _list_officials(names: FullNames, head: str) -> list[Called]:
    """Who holds the office that "the Texas senator" holds, or "the Texas Republican" may hold."""
    offices = OFFICES if head in PARTISANS else (head,) if head in OFFICES else ()
    return [each for office in offices for each in _list_called(names, office)]


def _list_called(names: FullNames, head: str) -> list[Called]:
    """Who is called ``head`` in the article, or by a title that says the same."""
    if head not in names.called:
        found: list[Called] = []
        for word in (head, *SYNONYMS.get(head, ())):
            found += _of_party(names, word) if word[-1] == "-" else _beside(names, word)
        names.called[head] = found
    return names.called[head]


def _of_party(names: FullNames, party: str) -> list[Called]:
    """Who has "(R-Tex.)" or ", R-Texas," behind the name."""
    found: list[Called] = []
    matches = _behind_name(party).finditer(names.text, names.start, names.end)
    for match in islice(matches, MOST_PLACES):
        start, end = match.span()
        before = names.text[max(names.start, start - AROUND) : start]
        named = _before_party().search(before)
        name = named and name_person(names, named[1])
        if name:
            state = names.text[start : end + LONGEST_STATE]
            found.append(Called(name, start, state, "", former=False))
    return found


def _beside(names: FullNames, word: str) -> list[Called]:
    """Who is named right after the word, or before it with a comma; nobody after "a" and "one"."""
    text, found = names.text, []
    for start, end in islice(find_office(names, word), MOST_PLACES):
        before = text[max(names.start, start - AROUND) : start]
        after = _after_calling().match(text, end, min(names.end, end + AROUND))
        # Asked first, as most of these words stand behind no comma.
        near = after is None and "," in before[-LONGEST_APPOSITION:]
        apposed = _before_calling().search(before) if near else None
        words = (before[apposed.end(1) :] if apposed else before).split()[-WORDS_BEFORE:]
        lows = " ".join(words).lower().replace("-", " ").split()
        named = after or apposed
        if named is None:
            if not INDEFINITE.isdisjoint(lows):
                found.append(Called("", start, "", "", former=False))
            continue
        titled = after is not None and text[start].isupper()
        name = DEPUTIES.isdisjoint(lows) and name_person(names, named[1], titled=titled)
        if name:
            tail = _tail().match(text, after.end() if after else end, names.end)
            around = " ".join(words if apposed else _last_names(words)) + (tail[0] if tail else "")
            former = not FORMER.isdisjoint(lows)
            found.append(Called(name, start, around, _party_among(lows), former))
    return found


def _last_names(words: list[str]) -> list[str]:
    """The words in capitals at the end: "Texas" before "Sen. Ana Ruiz"; no place is "U.S."."""
    first = len(words)
    while first and words[first - 1][0].isupper() and not _ends_part(words[first - 1]):
        first -= 1
    return [word for word in words[first:] if word != "U.S."]


def _ends_part(word: str) -> bool:
    """Whether a word is the last of its part of a sentence, rather than short for a place."""
    sentence = len(word) > LONGEST_SHORT and word[-1] in ".?!" and "." not in word[:-1]
    return sentence or word[-1] in ',;:)”"'


@cache
def _state() -> re.Pattern[str]:
    return re.compile(r"\b[RDI]-((?:[A-Z][a-z]*\.?)+)")


@cache
def _behind_name(party: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s(]){party.upper()}(?=[A-Z])")


@cache
def _before_party() -> re.Pattern[str]:
    return re.compile(rf"({FULL_NAME})\s?[,(]+\s?\(?\Z")


@cache
def _after_calling() -> re.Pattern[str]:
    name = rf"(?:[A-Z][\w.’'-]*\s)?{FULL_NAME}|[A-Z][\w’-]+\w"
    return re.compile(rf"(?:\s|,\s(?={FULL_NAME}[,.;]))({name})")


@cache
def _tail() -> re.Pattern[str]:
    """What follows a name or an office: "(R-Tex.)", ", Utah Republican", "from New Jersey"."""
    place = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w’'-]*){0,2}"
    return re.compile(rf",?\s\(?[RDI]-{place}|,\s{place}|\s(?:of|from|for|at)\s(?:the\s)?{place}")


@cache
def _before_calling() -> re.Pattern[str]:
    return re.compile(rf"({FULL_NAME}),\s(?:the\s|an?\s|and\s)?(?:[\w.’'-]+\s){{0,4}}\Z")
