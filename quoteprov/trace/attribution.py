"""Who said it: one article's attribution held against those of the others.

A clear attribution elsewhere settles an unclear one here, and disagreement is reported, not
resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quoteprov.model import Attribution, Speaker
from quoteprov.model.names import is_person_like, name_words, same_person


def settle_speaker(attributions: Sequence[tuple[str, Attribution]]) -> Speaker:
    """The speaker of an utterance, from (outlet, attribution) of each of its witnesses.

    "agreed": all clear attributions name one person. "inferred": a single one does, and others
    are unclear. "disputed": clear attributions name different people; the name is the one that
    most outlets give. "unknown": no attribution is clear.
    """
    clear = [(outlet, each.resolved) for outlet, each in attributions if is_clear(each)]
    people = _group_by_person((outlet, name) for outlet, name in clear if name)
    if not people:
        return Speaker(_only_name(attributions), "unknown")
    name = max(people, key=lambda person: (len(people[person]), -len(person), person))
    if len(people) > 1:
        return Speaker(name, "disputed")
    if len(clear) == 1 and len(attributions) > 1:
        return Speaker(name, "inferred")
    return Speaker(name, "agreed")


def is_clear(attribution: Attribution) -> bool:
    """Whether an article by itself says who speaks: a person's name, and not by a weak rule."""
    return attribution.confidence != "low" and is_person_like(attribution.resolved)


def infer_name(attribution: Attribution, speaker: Speaker) -> str | None:
    """The name that other articles give to a speaker whom this article leaves unclear."""
    if is_clear(attribution) or speaker.status not in ("agreed", "inferred"):
        return None
    return speaker.name


def _group_by_person(names: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    """Outlets by person; a person goes by the fullest form of the name."""
    people: dict[str, set[str]] = {}
    fullest_first = sorted(names, key=lambda each: (-len(name_words(each[1])), each[1], each[0]))
    for outlet, name in fullest_first:
        known = next((person for person in people if same_person(person, name)), name)
        people.setdefault(known, set()).add(outlet)
    return people


def _only_name(attributions: Sequence[tuple[str, Attribution]]) -> str | None:
    """The one name that unclear attributions give, where they give but one."""
    names = {each.resolved for _, each in attributions if each.resolved}
    return names.pop() if len(names) == 1 else None
