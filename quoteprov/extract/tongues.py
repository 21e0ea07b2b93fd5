"""What is known of the languages other than English: one section each of ``elsewhere.txt``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

from quoteprov.extract.lexicon import load_words

# The capitals of the alphabets that have them, for patterns.
CAPITAL = "[A-ZÀ-ÖØ-ÞĀĄĆČĎĐĖĘĚĢĮĶĻŁŃŇŐŘŚŠŤŪŮŰŹŻŽА-ЯЁЄІЇҐΑ-ΡΣ-ΫΆΈ-Ώ]"
# Small words of names that the press of any language prints.
ANYWHERE = frozenset({"von", "van", "de", "di", "bin", "ibn", "ter"})
AFTER_THOSE = frozenset({"der", "den"})
UNSPACED = ("japanese", "chinese")
"""The languages that do not part their words by spaces."""


class Tongue(Struct, frozen=True, eq=False):
    """The words of one language, in lower case and as printed, by what they do.

    ``traits`` says how its sentences go: "straight" where the subject may stand before the verb
    after a quotation, "bare" where a common noun needs no article, "nouns" where each noun has a
    capital, "trailing" where an office follows its bearer's name, "final" where the verb may end
    the clause, "declined" where names have cases, "drops" where no pronoun need be printed,
    "carries" where a verb without a subject is that of who spoke last, "cases" where the cases of
    common nouns tell subjects from what follows a preposition.

    ``said`` report what their subject says, ``spoke`` tell how it speaks of something, ``cues``
    are both; those ``printed`` say what stands in one of the ``documents``, or what those
    ``within`` a body say. ``light`` do so beside a quotation or with one of ``companions``:
    "hielt ... fest". ``before`` and ``after`` are the phrases that stand on either side of who is
    cited, as tuples of words; ``stops`` end a noun phrase. ``he``, ``she`` and ``pronouns`` stand
    for a speaker. ``particles`` begin the small words of a name, ``inside`` are all of them.
    """

    name: str
    traits: frozenset[str]
    said: frozenset[str]
    cues: frozenset[str]
    light: frozenset[str]
    companions: frozenset[str]
    auxiliaries: frozenset[str]
    fillers: frozenset[str]
    clitics: frozenset[str]
    times: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    male_articles: frozenset[str]
    female_articles: frozenset[str]
    oblique: frozenset[str]
    of: frozenset[str]
    particles: frozenset[str]
    inside: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    coordinators: frozenset[str]
    recipients: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    owners: frozenset[str]
    pronouns: frozenset[str]
    possessed: frozenset[tuple[str, ...]]
    before: frozenset[tuple[str, ...]]
    after: frozenset[tuple[str, ...]]
    openers: frozenset[str]
    judges: frozenset[str]
    stops: frozenset[str]
    offices: frozenset[str]
    office_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    case_endings: tuple[str, ...]
    agents: frozenset[str]
    documents: frozenset[str]
    printed: frozenset[str]
    within: frozenset[str]
    bodies: frozenset[str]
    asides: frozenset[tuple[str, ...]]
    closers: frozenset[str]
    oblique_endings: tuple[str, ...]
    dummies: frozenset[str]
    misters: frozenset[str]
    ladies: frozenset[str]
    female_offices: tuple[str, ...]
    male_endings: tuple[str, ...]
    female_endings: tuple[str, ...]
    possessives: frozenset[str]
    relatives: frozenset[str]
    passives: frozenset[str]
    likenings: frozenset[str]
    reportive: frozenset[str]
    sources: frozenset[str]
    sounds: frozenset[str]
    doers: frozenset[str]
    stands: frozenset[str]
    case_bases: frozenset[tuple[str, ...]]
    inner_endings: tuple[str, ...]
    base_endings: tuple[str, ...]
    definite_endings: tuple[str, ...]
    male_offices: tuple[str, ...]
    abbreviations: frozenset[str]
    elisions: frozenset[str]

    def is_office(self, low: str) -> bool:
        """Whether a word in lower case says what somebody is: "direktorin", "portavoz"."""
        return low in self.offices or (
            bool(self.office_endings) and low.endswith(self.office_endings)
        )


@cache
def load_sections() -> dict[str, dict[str, frozenset[str]]]:
    """The words of each language by what they do, as the data file has them.

    A line "name: words" begins a list, which goes on where a line has no name.
    """
    sections: dict[str, dict[str, frozenset[str]]] = {}
    section: dict[str, frozenset[str]] = {}
    name = ""
    for line in Path(__file__).with_name("elsewhere.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            head, colon, rest = line.partition(": ")
            if colon:
                name, line = head, rest
            section[name] = section.get(name, frozenset()) | frozenset(line.split())
    return sections


@cache
def load_tongue(name: str) -> Tongue | None:
    """The language of this name, which parts its words; None where its cues are not known."""
    section = load_sections().get(name)
    if section is None or name in UNSPACED:
        return None
    nothing: frozenset[str] = frozenset()

    def words(key: str) -> frozenset[str]:
        return section.get(key, nothing)

    cues = words("said") | words("spoke")
    fillers = words("adverbs") | words("clitics") | words("times")
    before, after = _phrases(words("before")), _phrases(words("after"))
    articles = words("determiners")
    if "nouns" in words("traits"):
        articles |= words("oblique") | words("of")
    return Tongue(
        name=name,
        traits=words("traits"),
        said=words("said"),
        cues=cues,
        light=words("light"),
        companions=words("companions"),
        auxiliaries=words("auxiliaries"),
        fillers=fillers,
        clitics=words("clitics"),
        times=words("times"),
        determiners=words("determiners"),
        articles=articles,
        indefinite=words("indefinite"),
        male_articles=words("male_articles"),
        female_articles=words("female_articles"),
        oblique=words("oblique"),
        of=words("of"),
        particles=words("particles") | ANYWHERE,
        inside=words("particles") | ANYWHERE | AFTER_THOSE,
        prepositions=words("prepositions"),
        conjunctions=words("conjunctions"),
        coordinators=words("coordinators"),
        recipients=words("recipients"),
        he=words("he") | words("his"),
        she=words("she") | words("hers"),
        owners=words("he") | words("she") | words("they") | words("his") | words("hers"),
        pronouns=words("he") | words("she") | words("they"),
        possessed=_phrases(words("possessed")),
        before=before,
        after=after,
        judges=words("judges"),
        openers=frozenset(phrase[0] for phrase in before),
        stops=cues
        | words("light")
        | fillers
        | words("auxiliaries")
        | words("prepositions")
        | words("conjunctions")
        | words("oblique")
        | words("verbs")
        | words("he")
        | words("she")
        | words("they")
        | frozenset(phrase[0] for phrase in before | after),
        offices=words("offices") | words("misters") | words("ladies"),
        office_endings=tuple(sorted(words("office_endings"))),
        case_endings=tuple(sorted(words("case_endings"))),
        verb_endings=tuple(sorted(words("verb_endings"))),
        agents=words("agents"),
        documents=words("documents"),
        printed=words("printed"),
        within=words("within"),
        bodies=words("bodies"),
        asides=frozenset(phrase for phrase in _phrases(words("adverbs")) if len(phrase) > 1),
        closers=frozenset(phrase[-1] for phrase in after),
        oblique_endings=tuple(sorted(words("oblique_endings"))),
        dummies=words("dummies"),
        misters=words("misters"),
        ladies=words("ladies"),
        female_offices=tuple(sorted(words("female_offices"))),
        male_endings=tuple(sorted(words("male_endings"))),
        female_endings=tuple(sorted(words("female_endings"))),
        possessives=words("possessives"),
        relatives=words("relatives"),
        passives=words("passives"),
        likenings=words("likenings"),
        reportive=words("reportive"),
        sources=words("sources"),
        sounds=words("sounds"),
        doers=words("doers"),
        stands=words("stands"),
        case_bases=_phrases(words("case_bases")),
        inner_endings=tuple(sorted(words("inner_endings"))),
        base_endings=tuple(sorted(words("base_endings"))),
        definite_endings=tuple(sorted(words("definite_endings"), key=len, reverse=True)),
        male_offices=tuple(sorted(words("male_offices"))),
        abbreviations=words("abbreviations"),
        elisions=words("elisions"),
    )


@cache
def load_given() -> tuple[frozenset[str], frozenset[str]]:
    """Given names of men and of women, of all languages, in lower case."""
    names, words = load_sections()["names"], load_words()
    return names["male"] | words["male_names"], names["female"] | words["female_names"]


def is_given(low: str) -> bool:
    """Whether a word in lower case, or a part of it that a hyphen joins, is a given name."""
    male, female = load_given()
    return any(part in male or part in female for part in (low, *low.split("-")))


def _phrases(written: frozenset[str]) -> frozenset[tuple[str, ...]]:
    """Phrases whose words are joined by underscores, as tuples."""
    return frozenset(tuple(each.split("_")) for each in written)
