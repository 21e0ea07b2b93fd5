"""How the languages other than English set the reporter's clauses into what somebody says."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from quoteprov.extract.elsewhere.tongues import Tongue, load_lists, load_tongue


class Manner(Struct, frozen=True, eq=False):
    """One language's ways, and the words that tell a clause of the reporter's.

    ``ways`` are those of its section that apply: "dashed" sets clauses between dashes, "pausing"
    after a comma, "enclosed" so between quotation marks, too; where it is "resuming" the sentence
    after such a clause is speech again; where it is "preceding" the subject stands before the verb.

    ``verbs`` report, or tell of a gesture that goes with speech ("sourit"); ``others`` begin no
    such clause. ``first`` stand for one who speaks of himself, ``he`` for somebody else.
    """

    tongue: Tongue
    ways: frozenset[str]
    verbs: frozenset[str]
    others: frozenset[str]
    first: frozenset[str]
    he: frozenset[str]


@cache
def load_manner(language: str) -> Manner | None:
    """The ways of a language; None where it sets no clauses into speech, or none are known."""
    section, tongue = load_lists(language), load_tongue(language)
    if tongue is None or "speech" not in section:
        return None
    verbs = tongue.cues | section["gestures"]
    others = (
        tongue.conjunctions
        | tongue.prepositions
        | tongue.determiners
        | tongue.oblique
        | tongue.pronouns
        | tongue.fillers
    )
    return Manner(
        tongue=tongue,
        ways=section["speech"],
        verbs=verbs,
        others=others - verbs,
        first=section.get("first", frozenset()),
        he=section.get("he", frozenset()) | section.get("she", frozenset()),
    )
