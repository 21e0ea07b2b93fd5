"""The bare name in a speaker as printed, in languages other than English."""

from __future__ import annotations

import re
from functools import cache

from quoteprov.extract.tongues import CAPITAL, Tongue, load_given

LONGEST_RUN = 6
MOST_PERSONAL = 3
# Endings of cases are no longer: Новакової.
LONGEST_ENDING, SHORTEST_STEM = 3, 3
HE, SHE = "he", "she"


def name_in(mention: str, tongue: Tongue) -> list[str]:
    """The words of the name in a mention, without what its bearer is."""
    parts = [last_run(part, tongue) for part in mention.split(", ")]
    full = [part for part in parts if len(part) > 1]
    return (full or parts[:1])[-1] if parts else []


def last_run(part: str, tongue: Tongue) -> list[str]:
    """The last words with capitals in a row, and the small words of names among them."""
    words = _inside().findall(part)
    article = bool(words) and words[0].lower() in tongue.determiners
    run: list[str] = []
    last: list[str] = []
    office = owned = body = False
    for index, word in enumerate(words):
        low = word.lower()
        if word[0].isupper() and not (index == 0 and low in tongue.determiners):
            letters = word.isupper() and low in tongue.bodies
            if tongue.is_office(low) or low in tongue.ranks or letters:
                office, run = True, []
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
        elif run and low in tongue.inside and index + 1 < len(words):
            if len(run) > 1 and low in tongue.prepositions:
                # "Ana Ruiz von der Post": where somebody is from.
                break
            run.append(word)
        else:
            office = office or tongue.is_office(low)
            body = body or low in tongue.bodies
            owned = office and bool(tongue.loose) and _goes_to_owner(low, tongue, owned=owned)
            run = []
    while last and last[-1][0].islower() and not _is_elided(last[-1]):
        last.pop()
    if body and len(last) == 1 and not tongue.of.isdisjoint(word.lower() for word in words):
        # "Le ministère de la Transition écologique": no more than a part of its name.
        last = []
    last = _from_given(last)
    if "nouns" in tongue.traits and article and not office:
        # "Der Komponist Alwin Reuschel": of the capitals after an article two are a name.
        last = last[-2:] if len(last) > 1 or _is_proper(last) else []
    return last[-LONGEST_RUN:]


def _is_elided(word: str) -> bool:
    """Whether a word is the rest of a name whose small word lost its vowel: "d'Arvieux"."""
    return len(word) > 3 and word[0] in "dl" and word[1] in "'’" and word[2].isupper()


def _goes_to_owner(low: str, tongue: Tongue, *, owned: bool) -> bool:
    return low in tongue.of or (owned and low in tongue.determiners)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(r"(?<=[’'])\w[\w.-]*|\w\.(?=\w\.)|\w(?:[\w’'.&-]*\w)?\.?(?<![a-zа-я]{3}\.)")


@cache
def find_runs(tongue: Tongue) -> re.Pattern[str]:
    """Words with capitals in a row, and the small words of names among them."""
    word = rf"(?:{CAPITAL}\.|(?:[dl]['’])?{CAPITAL}[\w’'-]*+)"
    small = "|".join(sorted(tongue.inside)) or "(?!)"
    return re.compile(rf"(?<!\w){word}(?:[ \xa0](?:(?:{small})[ \xa0]){{0,2}}{word}){{1,7}}")


def given_gender(words: list[str] | tuple[str, ...], tongue: Tongue) -> str:
    """What the given name among the words of a full name tells."""
    male, female = load_given()
    for word in words:
        for low in _nominatives(word.lower()):
            if low in male or low in female:
                return HE if low in male and low not in female else SHE if low not in male else ""
        if "trailing" not in tongue.traits:
            break
    return ""


def article_gender(article: str, tongue: Tongue) -> str:
    """What the article before a noun tells of who it is."""
    if article in tongue.female_articles:
        return SHE
    return HE if article in tongue.male_articles else ""


def _from_given(words: list[str]) -> list[str]:
    """The words from a given name on: "Глава МИД Анна Ветрова" is Анна Ветрова."""
    for index in range(len(words) - 1):
        if is_person(words[index:]):
            return words[index:]
    return words


def may_be_person(words: list[str] | tuple[str, ...]) -> bool:
    """Whether a name may be a person's: a body's has small words or is longer."""
    if is_person(words):
        return True
    return 1 < len(words) <= MOST_PERSONAL and all(word[0].isupper() for word in words)


def is_person(words: list[str] | tuple[str, ...]) -> bool:
    """Whether a name begins with a given name."""
    male, female = load_given()
    return any(low in male or low in female for low in _nominatives(words[0].lower()))


def _nominatives(low: str) -> tuple[str, ...]:
    """The forms of a given name that one of its cases may stand for, in Greek: Μηνά, Άννας."""
    if not "\u0370" <= low[-1:] <= "\u03ff":
        return (low,)
    return low, low + "ς", low.removesuffix("ς"), low.removesuffix("ου") + "ος"


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
