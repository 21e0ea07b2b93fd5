"""What is known of the languages other than English: a file of words each.

A file has one list after another, in lower case and as printed. A list begins with its name and a
colon, and goes on where a line has no name; the words of a phrase are joined by underscores.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from quoteprov.extract.lexicon import load_words

# The capitals of the alphabets that have them, for patterns.
CAPITAL = "[A-ZÀ-ÖØ-ÞĀĄĆČĎĐĖĘĚĢĮĶĻŁŃŇŐŘŚŠŤŪŮŰŹŻŽА-ЯЁЄІЇҐΑ-ΡΣ-ΫΆΈ-Ώ]"
# "J.", and "J.-P.", which is one given name.
INITIALS = rf"{CAPITAL}\.(?:-{CAPITAL}\.)*"
# Small words of names that the press of any language prints.
ANYWHERE = frozenset({"von", "van", "de", "di", "bin", "ibn", "ter"})
AFTER_THOSE = frozenset({"der", "den"})
# Lists whose words end a noun phrase, besides the verbs and pronouns.
STOPPING = ("light", "auxiliaries", "prepositions", "conjunctions", "oblique", "verbs")
UNSPACED = ("japanese", "chinese")
"""The languages that do not part their words by spaces."""
# Ministers and ministries have this in most languages with Latin letters; they are for two things
# more often than others: "Ministerio de Transportes y Movilidad".
MINISTRY = "minist"
LANGUAGES = (
    *("german", "french", "spanish", "portuguese", "italian", "dutch", "polish", "czech"),
    *("hungarian", "russian", "ukrainian", "greek", "swedish", "danish", "norwegian", "finnish"),
    *UNSPACED,
)
NAMES = "names"
FILES = frozenset({*LANGUAGES, NAMES})


class Tongue(Struct, frozen=True, eq=False):
    """The words of one language, in lower case and as printed, by what they do.

    ``traits`` says how its sentences go: "straight" where the subject may stand before the verb
    after a quotation, "bare" where a common noun needs no article, "nouns" where each noun has a
    capital, "trailing" where an office follows its bearer's name, "final" where the verb may end
    the clause, "declined" where names have cases, "drops" where no pronoun need be printed,
    "carries" where a verb without a subject is that of who spoke last, "cases" where the cases of
    common nouns tell subjects from what follows a preposition.

    ``said`` report what their subject says, ``spoke`` tell how it speaks of something, ``cues``
    are both; ``loose`` are their forms that have no subject of their own ("recordando"). Those
    ``printed`` say what stands in one of the ``documents``, or what those ``within`` a body say.
    Those ``beside`` report only right beside a quotation ("continúa"), the ``light`` do so there or
    with one of ``companions``: "hielt ... fest".

    ``before`` and ``after`` are the phrases that stand on either side of who is cited, as tuples of
    words; after ``like`` a verb must stand, too ("come dice"). ``stops`` end a noun phrase.
    ``parted`` stands after "one" before those of whom it is. ``bodies`` are what may speak and is
    nobody ("ministerio", "nota"), ``sayings`` what was said ("palabras"), ``marked`` what a name
    between marks follows ("компания"). ``thus`` begins a sentence on the one before. ``ranks``
    stand before an office ("premier"), ``posts`` after it ("assessore all'Ambiente"), ``others``
    are offices of whom no name before is, ``these`` the articles of one told of. ``asides`` stand
    between a verb's parts ("pour sa part"). ``he``, ``she`` and ``pronouns`` stand for a speaker,
    ``impersonal`` ones for nobody that they tell: he is where a word of ``abodes`` says ("dit-on à
    l'Institut"). ``particles`` begin the small words of a name, ``inside`` are all of them.
    """

    name: str
    traits: frozenset[str]
    said: frozenset[str]
    cues: frozenset[str]
    light: frozenset[str]
    companions: frozenset[str]
    loose: frozenset[str]
    auxiliaries: frozenset[str]
    fillers: frozenset[str]
    clitics: frozenset[str]
    times: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    parted: frozenset[str]
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
    impersonal: frozenset[str]
    abodes: frozenset[str]
    owners: frozenset[str]
    pronouns: frozenset[str]
    possessed: frozenset[tuple[str, ...]]
    before: frozenset[tuple[str, ...]]
    after: frozenset[tuple[str, ...]]
    openers: frozenset[str]
    like: frozenset[str]
    relatives: frozenset[str]
    judges: frozenset[str]
    stops: frozenset[str]
    offices: frozenset[str]
    office_endings: tuple[str, ...]
    body_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    case_endings: tuple[str, ...]
    agents: frozenset[str]
    documents: frozenset[str]
    printed: frozenset[str]
    within: frozenset[str]
    marked: frozenset[str]
    closers: frozenset[str]
    oblique_endings: tuple[str, ...]
    dummies: frozenset[str]
    misters: frozenset[str]
    ladies: frozenset[str]
    female_offices: tuple[str, ...]
    male_endings: tuple[str, ...]
    female_endings: tuple[str, ...]
    possessives: frozenset[str]
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
    enclitics: frozenset[str]
    bodies: frozenset[str]
    sayings: frozenset[str]
    copulas: frozenset[str]
    beside: frozenset[str]
    ranks: frozenset[str]
    others: frozenset[str]
    posts: frozenset[str]
    asides: dict[str, list[tuple[str, ...]]]
    these: frozenset[str]
    thus: frozenset[str]

    def is_office(self, low: str) -> bool:
        """Whether a word in lower case says what somebody is: "direktorin", "portavoz"; or what
        a body is that its ending tells: "sozialministerium".
        """
        return low in self.offices or low.endswith(self.office_endings + self.body_endings)

    def is_body(self, low: str) -> bool:
        """Whether a word in lower case says what a body is that speaks: "ministerio", "verband"."""
        return low in self.bodies or low.endswith(self.body_endings)

    def parts(self, low: str) -> bool:
        """Whether a word parts clauses: a relative pronoun or a conjunction."""
        return low in self.relatives or low in self.conjunctions

    def is_speaker(self, low: str) -> bool:
        """Whether a word in lower case says what somebody, a body or a paper that speaks is."""
        return low in self.bodies or self.is_office(low)


@cache
def load_lists(name: str) -> dict[str, frozenset[str]]:
    """The words of a language, or of "names", by what they do; none where there is no such file."""
    lists: dict[str, frozenset[str]] = {}
    if name not in FILES:
        return lists
    path, key = Path(__file__).parent / "words" / f"{name}.txt", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, colon, rest = line.partition(": ")
        if colon:
            key, line = head, rest
        lists[key] = lists.get(key, frozenset()) | frozenset(line.split())
    return lists


@cache
def load_tongue(name: str) -> Tongue | None:
    """The language of this name, which parts its words; None where its cues are not known."""
    section = load_lists(name)
    if not section or name in UNSPACED:
        return None
    nothing: frozenset[str] = frozenset()

    def words(key: str) -> frozenset[str]:
        return section.get(key, nothing)

    said, loose = words("said"), words("loose")
    for listed, stems in section.items():
        # "said_er: déclar" stands for each form of a verb whose endings are regular.
        kind, _, conjugation = listed.partition("_")
        if kind == "said" and conjugation:
            said |= _inflect(stems, section["finite_" + conjugation])
            loose |= _inflect(stems, section["loose_" + conjugation])
    cues = said | words("spoke")
    fillers = words("adverbs") | words("clitics") | words("times")
    before, after = _phrases(words("before")), _phrases(words("after"))
    adverbs = frozenset(phrase for phrase in _phrases(words("adverbs")) if len(phrase) > 1)
    pronouns = words("he") | words("she") | words("they")
    small = words("particles") | ANYWHERE
    nouns = "nouns" in words("traits")
    made: dict[str, Any] = {
        "name": name,
        "said": said,
        "cues": cues,
        "loose": loose - cues,
        "fillers": fillers,
        "articles": words("determiners") | (words("oblique") | words("of") if nouns else nothing),
        "particles": small,
        "inside": small | AFTER_THOSE,
        "he": words("he") | words("his"),
        "she": words("she") | words("hers"),
        "owners": pronouns | words("his") | words("hers"),
        "pronouns": pronouns,
        "possessed": _phrases(words("possessed")),
        "before": before,
        "after": after,
        "openers": frozenset(phrase[0] for phrase in before) | words("like"),
        "closers": frozenset(phrase[-1] for phrase in after),
        "stops": cues
        | loose
        | fillers
        | pronouns
        | frozenset[str]().union(*map(words, STOPPING))
        | (words("relatives") - words("determiners"))
        | frozenset(phrase[0] for phrase in before | after),
        "offices": words("offices") | words("misters") | words("ladies"),
        "asides": _by_first(_phrases(words("asides")) | adverbs),
        "case_bases": _phrases(words("case_bases")),
    }
    for field in Tongue.__struct_fields__:
        if field not in made:
            ending = field.endswith(("_endings", "male_offices"))
            longest = sorted(words(field), key=lambda each: (-len(each), each))
            made[field] = tuple(longest) if ending else words(field)
    return Tongue(**made)


def paired_word(tongue: Tongue) -> str:
    """The pattern of two words that share their ending: "Helse- og omsorgsdepartementet"."""
    joints = "|".join(sorted(tongue.coordinators)) or "(?!)"
    return rf"\b[^\W\d_]++-[ \xa0](?:{joints})[ \xa0][^\W\d_]++"


def clipped_word(tongue: Tongue) -> str:
    """The pattern of the small words of names that an apostrophe begins: "Piet 't Hooft"."""
    small = "|".join(sorted(each for each in tongue.particles if not each[0].isalpha())) or "(?!)"
    return rf"(?:{small})\b"


@cache
def load_given() -> tuple[frozenset[str], frozenset[str]]:
    """Given names of men and of women, of all languages, in lower case."""
    names, words = load_lists(NAMES), load_words()
    return names["male"] | words["male_names"], names["female"] | words["female_names"]


@cache
def load_names() -> frozenset[str]:
    """Given names of either, in lower case."""
    return frozenset.union(*load_given())


def is_given(low: str) -> bool:
    """Whether a word in lower case, or a part of it that a hyphen joins, is a given name."""
    return any(part in load_names() for part in (low, *low.split("-")))


def _inflect(stems: frozenset[str], endings: frozenset[str]) -> frozenset[str]:
    return frozenset(stem + ending for stem in stems for ending in endings)


def _by_first(phrases: frozenset[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their first words, the longer ones first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _phrases(written: frozenset[str]) -> frozenset[tuple[str, ...]]:
    """Phrases whose words are joined by underscores, as tuples."""
    return frozenset(tuple(each.split("_")) for each in written)
