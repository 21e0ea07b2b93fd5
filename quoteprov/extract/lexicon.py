"""The words that the rules go by, read once from the two data files beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

VOWELS = "aeiou"
# Auxiliaries in small letters, in capitals names: Theresa May, George Will.
POSSESSIVES = ("'s", "’s", "s'", "s’")
NAMES_TOO = frozenset({"May", "Will"})


# Of a named tuple a field takes thrice the time (measured), and the rules ask for ten a quotation.
class Cues(Struct, frozen=True):
    """Inflected cue verbs and the nouns that name what somebody said, in lower case.

    ``speech`` holds the finite forms of verbs that report what their subject says ("said"),
    ``thought`` those that report a thought, ``stance`` those that tell how it is said or of whom
    ("called"), ``participles`` the forms in -ing, ``plain`` the forms that follow "to".
    ``naming`` holds the verbs that a wording follows which names something, ``attitudes`` all
    words that tell of somebody's attitude.
    """

    speech: frozenset[str]
    thought: frozenset[str]
    stance: frozenset[str]
    participles: frozenset[str]
    saying: frozenset[str]
    plain: frozenset[str]
    nouns: frozenset[str]
    phrases: frozenset[tuple[str, ...]]
    finite: frozenset[str]
    verbs: frozenset[str]
    naming: frozenset[str]
    attitudes: frozenset[str]


@cache
def load_cues() -> Cues:
    """The cues of ``cues.txt``, inflected."""
    sections = _read_lines("cues.txt")
    bare = frozenset(" ".join(sections["bare"]).split())
    kinds = ("speech", "thought", "stance")
    forms = {kind: [_inflect(line) for line in sections[kind]] for kind in kinds}
    every = [verb for kind in kinds for verb in forms[kind]]
    speech = frozenset(form for verb in forms["speech"] for form in verb[1]) | bare
    thought = frozenset(form for verb in forms["thought"] for form in verb[1]) | {"think"}
    stance = frozenset(form for verb in forms["stance"] for form in verb[1])
    participles = frozenset(verb[2] for verb in every)
    plain = frozenset(verb[0] for verb in every)
    finite = speech | thought | stance
    nouns = frozenset(" ".join(sections["nouns"]).split())
    attitudes = {form for line in sections["attitudes"] for form in _all_forms(line)}
    return Cues(
        speech=speech,
        thought=thought - speech,
        stance=stance - speech - thought,
        participles=participles,
        saying=frozenset(verb[2] for verb in forms["speech"]),
        plain=plain,
        nouns=nouns,
        phrases=frozenset(tuple(line.split()) for line in sections["phrases"]),
        finite=finite,
        verbs=finite | participles,
        naming=frozenset(form for verb in forms["stance"] for form in (*verb[1], verb[2]))
        | frozenset(" ".join(sections["naming"]).split()),
        attitudes=thought
        | stance
        | participles
        | plain
        | nouns
        | attitudes
        | frozenset(" ".join(sections["attitude_nouns"]).split()),
    )


@cache
def load_words() -> dict[str, frozenset[str]]:
    """The classes of words of ``words.txt``, by name, and the unions that names are read with."""
    words = {
        name: frozenset(" ".join(lines).split()) for name, lines in _read_lines("words.txt").items()
    }
    # "She'd said": who speaks is "she".
    words["pronouns"] |= {
        pronoun + mark + ending
        for pronoun in ("he", "she", "they", "we", "i")
        for mark in "'’"
        for ending in ("d", "ll", "m", "re", "s", "ve")
    }
    words["body_words"] = words["organisations"] | words["bodies"]
    words["given_names"] = words["male_names"] | words["female_names"]
    words["starters"] |= words["contractions"] | words["captions"]
    words["starters"] |= words["auxiliaries"] | words["prepositions"]
    words["starters"] -= {name.lower() for name in NAMES_TOO}
    words["not_in_names"] = words["titles"] | words["determiners"]
    people = words["persons"] | words["male"] | words["female"]
    titles = words["titles"] - words["shared"]
    words["ranks"] = frozenset(title for title in titles if title in people or title[-1] == ".")
    words["not_in_bodies"] = (words["not_in_names"] | words["starters"]) - words["shared"]
    words["not_given"] = (
        words["titles"] | words["starters"] | words["times"] | words["organisations"]
    )
    return words


def _inflect(line: str) -> tuple[str, frozenset[str], str]:
    """Plain form, finite forms (past, participle, third person) and present participle."""
    plain, *irregular = line.split()
    if irregular:
        *finite, participle = irregular
        return plain, frozenset(finite), participle
    if plain.endswith("y") and plain[-2] not in VOWELS:
        return plain, frozenset({plain[:-1] + "ied", plain[:-1] + "ies"}), plain + "ing"
    if plain.endswith("al"):
        doubled = {plain + "ed", plain + "led", plain + "s"}
        return plain, frozenset(doubled), plain + "ing"
    if plain.endswith("e"):
        return plain, frozenset({plain + "d", plain + "s"}), plain[:-1] + "ing"
    third = plain + ("es" if plain.endswith(("s", "sh", "ch", "x")) else "s")
    return plain, frozenset({plain + "ed", third}), plain + "ing"


def _all_forms(line: str) -> frozenset[str]:
    plain, finite, participle = _inflect(line)
    return finite | {plain, participle}


def _read_lines(name: str) -> dict[str, list[str]]:
    """The lines of a data file by section, comments and blank lines left out."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections
