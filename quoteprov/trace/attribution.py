"""Who said it: one article's attribution held against those of the others.

A clear attribution elsewhere settles an unclear one here, and disagreement is reported, not
resolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoteprov.model import Attribution, Speaker, Wording
from quoteprov.model.names import Name, read_name, same_person

# Rules find one speaker in twenty wrongly: among many outlets that agree, a name that fewer than
# this part of them give is shown with its witness, but makes no dispute.
DISSENT = 0.25
# A mark that opens a quotation, at the end of what a fragment leaves out.
_OPENED = re.compile(r"(?:[“„«‘‹「『]|(?:(?<!\S)|(?<=[(—–-]))[\"'”’])\s*$")


def settle_speaker(attributions: Sequence[tuple[str, Attribution]]) -> Speaker:
    """The speaker of an utterance, from (outlet, attribution) of each of its witnesses.

    "agreed": the clear attributions name one person. "inferred": a single one does, and others
    are unclear. "disputed": they name different people; the name is the one that most outlets
    give, of several the first. "unknown": no attribution is clear.
    """
    clear = [
        (outlet, each.resolved) for outlet, each in attributions if each.resolved and is_clear(each)
    ]
    people = _group_by_person(clear)
    if not people:
        return Speaker(_only_name(attributions), "unknown")
    # The first of the largest: groups stand in the order of their first witness.
    chosen = max(people, key=_count_outlets)
    name = _usual_form(chosen)
    if _is_disputed(people, chosen):
        return Speaker(name, "disputed")
    if len(clear) == 1 and len(attributions) > 1:
        return Speaker(name, "inferred")
    return Speaker(name, "agreed")


def is_clear(attribution: Attribution) -> bool:
    """Whether an article by itself says who speaks: a person's name, and not by a weak rule."""
    if attribution.confidence == "low" or not attribution.resolved:
        return False
    name = read_name(attribution.resolved)
    return name is not None and name.kind != "body"


def is_quoted_within(wording: Wording) -> bool:
    """Whether a wording begins where the speaker of the lemma begins to quote somebody else.

    Who said that it was not "‘a war of his choosing’" need not have said "a war of his choosing".
    """
    return any(
        entry.change == "truncation" and entry.start == 0 and _OPENED.search(entry.lemma)
        for entry in wording.entries
    )


def settle_name(
    attribution: Attribution, speaker: Speaker, *, within: bool = False
) -> tuple[str | None, bool]:
    """The name that a mention stands for among all articles, and whether others had to say so.

    A surname takes the full form that others give; an unclear speaker is inferred from them, but
    for words that are quoted ``within`` what the speaker says.
    """
    if speaker.name is None or speaker.status == "unknown":
        return attribution.resolved, False
    if not is_clear(attribution):
        settled = speaker.status != "disputed" and not within
        return (speaker.name, True) if settled else (attribution.resolved, False)
    name, full = read_name(attribution.resolved or ""), read_name(speaker.name)
    if name and full and name.kind == "single" and same_person(name, full):
        return speaker.name, False
    return attribution.resolved, False


_Names = list[tuple[str, str]]


def _group_by_person(names: Sequence[tuple[str, str]]) -> list[_Names]:
    """(outlet, name) by person, in the order of the first of each."""
    people: list[tuple[Name, _Names]] = []
    # The fullest first, so that a bare surname joins a full name and does not join two.
    for place in sorted(range(len(names)), key=lambda place: -len(names[place][1].split())):
        name = read_name(names[place][1])
        if name is not None:
            group = next((group for each, group in people if same_person(each, name)), None)
            if group is None:
                group = []
                people.append((name, group))
            group.append(names[place])
    order = {each: place for place, each in reversed(list(enumerate(names)))}
    return sorted(
        (group for _, group in people), key=lambda group: min(order[each] for each in group)
    )


def _count_outlets(person: _Names) -> int:
    return len({outlet for outlet, _ in person})


def _is_disputed(people: Sequence[_Names], chosen: _Names) -> bool:
    others = {outlet for person in people if person is not chosen for outlet, _ in person}
    everyone = {outlet for person in people for outlet, _ in person}
    return bool(others) and len(others) >= DISSENT * len(everyone)


def _usual_form(person: _Names) -> str:
    """The full name as most outlets print it; a surname only where there is no more."""
    outlets: dict[str, set[str]] = {}
    for outlet, name in person:
        outlets.setdefault(name, set()).add(outlet)
    return max(
        outlets,
        key=lambda name: (len(name.split()) > 1, len(outlets[name]), len(name), name),
    )


def _only_name(attributions: Sequence[tuple[str, Attribution]]) -> str | None:
    """The one name that unclear attributions give, where they give but one."""
    names = {each.resolved for _, each in attributions if each.resolved}
    return names.pop() if len(names) == 1 else None
