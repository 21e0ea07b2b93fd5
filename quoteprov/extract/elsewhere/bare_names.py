"""The bare name in a speaker as printed, in languages other than English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from quoteprov.extract.elsewhere.tongues import (
    CAPITAL,
    INITIALS,
    MINISTRY,
    Tongue,
    clipped_word,
    is_given,
    load_given,
    paired_word,
)

# "María del Carmen García de la Vega" has seven words.
LONGEST_RUN = 8
PATRONYMICS = ("вич", "вна", "ична", "вича", "вны", "ичны")
MOST_PERSONAL = 3
# Endings of cases are no longer: Новакової.
LONGEST_ENDING, SHORTEST_STEM = 3, 3
HE, SHE = "he", "she"


def named_by_marks(mention: str) -> str:
    """What a body is called between marks, or an account after its sign, at a mention's end."""
    match = _marked().search(mention)
    return match[1] or match[2] if match else ""


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(r"[«„“\"]([^«»„“”\"]+)[»”“\"]\Z|(@\w+)\Z")


def name_in(mention: str, tongue: Tongue) -> list[str]:
    """The words of the name in a mention, without what its bearer is."""
    parts = [last_run(part, tongue) for part in mention.split(", ")]
    full = [part for part in parts if len(part) > 1]
    return (full or parts[:1])[-1] if parts else []


def last_run(part: str, tongue: Tongue) -> list[str]:
    """The last words with capitals in a row, and the small words of names among them."""
    words = _inside(tongue).findall(part)
    run: list[str] = []
    last: list[str] = []
    office = owned = body = ministry = field = False
    for index, word in enumerate(words):
        low = word.lower()
        ministry = ministry or MINISTRY in low
        field = (field or (ministry and low in tongue.coordinators)) and not is_person((word,))
        if field and word[0].isupper():
            continue
        if word[0].isupper() and not (index == 0 and low in tongue.articles):
            beside = run[-1:] if "trailing" not in tongue.traits else words[index + 1 : index + 2]
            surname = bool(beside) and is_given(beside[0].lower())
            letters = word.isupper() and low in tongue.bodies
            rank = tongue.is_office(low) or low in tongue.ranks or letters
            if rank and not surname:
                office, run = True, []
                continue
            # "Van Dijk": a small word with a capital begins the name.
            begun = low in tongue.particles and low not in tongue.articles
            if not run and low in tongue.stops and not is_given(low) and not begun:
                continue
            if owned and is_person((word,)):
                owned, run = False, []
            run.append(word)
            # "La ministra de Exteriores": no name of hers.
            last = [] if owned else run
        elif _is_elided(word) and (len(run) == 1 or (index and words[index - 1][0].isupper())):
            # "Hélène d'Arvieux", "Mme d'Arvieux".
            run.append(word)
            last = run
        elif run and _joins(run[-1], low, tongue) and index + 1 < len(words):
            whole = low in tongue.prepositions or "second" in tongue.traits
            surname = len(run) > 1 and run[-1][0].isupper() and not is_given(run[-1].lower())
            if surname and whole:
                # "Ana Ruiz von der Post": where somebody is from.
                break
            run.append(word)
        else:
            if tongue.is_office(low) and "second" in tongue.traits and _is_genitive(run):
                # "Vikens trener": whose he is.
                last = []
            office = office or tongue.is_office(low)
            body = body or low in tongue.bodies
            owned = office and bool(tongue.loose) and _goes_to_owner(low, tongue, owned=owned)
            run = []
    while last and last[-1][0].islower() and not _is_elided(last[-1]):
        last.pop()
    whole = last != [] and (MINISTRY in last[0].lower() or is_person(last))
    lone = len(last) == 1 or (ministry and not whole)
    if body and lone and not tongue.of.isdisjoint(word.lower() for word in words):
        # "Le ministère de la Transition écologique": no more than a part of its name.
        last = []
    return _without_owner(last, words, tongue, office=office)[-LONGEST_RUN:]


def _without_owner(last: list[str], words: list[str], tongue: Tongue, *, office: bool) -> list[str]:
    """The name without what stands before it and is what its bearer is of, or for.

    ``words`` are all of the mention; ``office`` says that one of them tells what somebody is.
    """
    if "trailing" not in tongue.traits:
        last = _from_given(last)
    if office and "declined" in tongue.traits and _is_owned(last):
        last = last[-2:]
    if len(last) == 1 and "second" in tongue.traits and _is_domain(words, last[0], tongue):
        last = []
    article = bool(words) and words[0].lower() in tongue.articles
    if "nouns" in tongue.traits and article and not office:
        # "Der Komponist Alwin Reuschel": of the capitals after an article two are a name.
        last = last[-2:] if len(last) > 1 or _is_proper(last) else []
    return last


def _is_genitive(run: list[str]) -> bool:
    return len(run) == 1 and run[0].endswith("s")


def _joins(before: str, low: str, tongue: Tongue) -> bool:
    """Whether a small word may stand inside a name: "van", "von der"."""
    return low in tongue.particles or (low in tongue.inside and before in tongue.particles)


def _is_elided(word: str) -> bool:
    """Whether a word is the rest of a name whose small word lost its vowel: "d'Arvieux"."""
    return len(word) > 3 and word[0] in "dl" and word[1] in "'’" and word[2].isupper()


def _goes_to_owner(low: str, tongue: Tongue, *, owned: bool) -> bool:
    return low in tongue.of or (owned and low in tongue.determiners)


@cache
def _inside(tongue: Tongue) -> re.Pattern[str]:
    word = r"(?<=[’'])\w[\w.-]*|\w\.(?=\w\.)|\w(?:[\w’'.&-]*\w)?\.?(?<![a-zа-я]{3}\.)"
    return re.compile(rf"{paired_word(tongue)}|{clipped_word(tongue)}|{word}")


@cache
def find_runs(tongue: Tongue) -> re.Pattern[str]:
    """Words with capitals in a row, and the small words of names among them."""
    word = rf"(?:{INITIALS}|(?:[dl]['’])?{CAPITAL}[\w’'-]*+)"
    small = "|".join(sorted(tongue.inside)) or "(?!)"
    return re.compile(rf"(?<!\w){word}(?:[ \xa0](?:(?:{small})[ \xa0]){{0,2}}{word}){{1,7}}")


@cache
def single_runs(tongue: Tongue) -> re.Pattern[str]:
    """One word with a capital or more in a row, as ``find_runs`` has them."""
    return re.compile(find_runs(tongue).pattern.removesuffix("{1,7}") + "{0,7}")


def given_gender(words: list[str] | tuple[str, ...], tongue: Tongue) -> str:
    """What the given name among the words of a full name tells."""
    male, female = load_given()
    for word in words:
        for low in _nominatives(word.lower(), declined="declined" in tongue.traits):
            if low in male or low in female:
                return HE if low in male and low not in female else SHE if low not in male else ""
        if "trailing" not in tongue.traits:
            break
    return ""


def _nominatives(low: str, *, declined: bool = False) -> Iterator[str]:
    """What a given name in any case may be in the first: "нины", "иваном", "μηνά", "άννας"."""
    yield low
    if "\u0370" <= low[-1:] <= "\u03ff":
        yield from (low + "ς", low.removesuffix("ς"), low.removesuffix("ου") + "ος")
        return
    if not declined:
        return
    yield low[:-1]
    yield from (low[:-1] + ending for ending in "аaя")
    yield low[:-2]


def article_gender(article: str, tongue: Tongue) -> str:
    """What the article before a noun tells of who it is."""
    if article in tongue.female_articles:
        return SHE
    return HE if article in tongue.male_articles else ""


def office_gender(office: str, tongue: Tongue) -> str:
    """What the word for what somebody is tells by its ending."""
    if tongue.female_offices and office.endswith(tongue.female_offices):
        return SHE
    return HE if tongue.male_offices and office.endswith(tongue.male_offices) else ""


def _from_given(words: list[str]) -> list[str]:
    """The words from a given name on: "Глава МИД Анна Ветрова" is Анна Ветрова.

    None that a small word joins to those before: "María del Carmen Ruiz".
    """
    for index in range(len(words) - 1):
        joined = words[index][0].islower() or (index and words[index - 1][0].islower())
        if is_person(words[index:]) and not joined:
            return words[index:]
    return words


def _is_owned(words: list[str]) -> bool:
    """Whether capitals after an office begin with what it is of: "глава Франции Жанель Рено"."""
    if len(words) <= 2 or is_person(words) or words[0].endswith("."):
        return False
    return all(word[0].isupper() for word in words) and not words[-2].endswith(PATRONYMICS)


def _is_domain(words: list[str], last: str, tongue: Tongue) -> bool:
    """Whether a lone capital is only what somebody is for, or of: "ministerie van Defensie"."""
    place = len(words) - 1 - words[::-1].index(last)
    small = ((tongue.prepositions - tongue.particles) | tongue.of) - tongue.determiners
    begun = place
    while begun and words[begun - 1].lower() in tongue.inside | small:
        begun -= 1
    # "Van der Linden" is a name in itself.
    between = words[begun:place]
    return begun > 0 and between[-1:] != [] and between[-1] in small and between[0].islower()


def may_be_person(words: list[str] | tuple[str, ...]) -> bool:
    """Whether a name may be a person's: a body's has small words or is longer."""
    if is_person(words):
        return True
    return 1 < len(words) <= MOST_PERSONAL and all(word[0].isupper() for word in words)


def is_person(words: list[str] | tuple[str, ...]) -> bool:
    """Whether a name begins with a given name."""
    return any(map(_is_given_whole, _nominatives(words[0].lower())))


def _is_given_whole(low: str) -> bool:
    """Whether each part of a word in lower case is a given name: "ulla-maija"."""
    male, female = load_given()
    return low in male or low in female or ("-" in low and all(map(is_given, low.split("-"))))


def _is_proper(words: list[str]) -> bool:
    """Whether words in German are a name though an article stands before them: "die SPD"."""
    return any(word[1:] != word[1:].lower() for word in words)


def stem_of(word: str) -> str:
    """The letters of a word that no case changes."""
    return word[:SHORTEST_STEM].lower()


def alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings only."""
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    rest = max(len(one), len(other)) - common
    return common >= min(SHORTEST_STEM, len(one)) and rest <= LONGEST_ENDING
