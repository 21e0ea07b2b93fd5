"""Quotations become utterances: everything that reports what was said once, in one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quoteprov.align.cluster import cluster_members
from quoteprov.align.links import Links, link_strands
from quoteprov.align.strands import Sheaf, bind_strands
from quoteprov.align.units import Unit, join_parts
from quoteprov.align.wordings import describe_wordings
from quoteprov.config import AlignOptions
from quoteprov.model import Card, Quotation, Related, Utterance, content_id

# A fragment that more utterances hold is a stock phrase, unless one of them leads by the weight
# of a speaker's or an article's evidence.
_MOST_PARENTS = 3
_MARGIN = 8.0
# A stock phrase is related to hundreds of others: the first few say so.
_MOST_RELATED = 20


def align_quotations(
    quotations: Sequence[Quotation],
    cards: Mapping[str, Card],
    copies: Mapping[str, str],
    options: AlignOptions,
) -> tuple[Utterance, ...]:
    """The utterances that ``quotations`` report, by id.

    ``cards`` maps the id of an article to what is known of it, ``copies`` the id of a syndicated
    copy to that of its original. Every quotation stands in exactly one wording of exactly one
    utterance. The result does not depend on the order of the input.
    """
    units = join_parts(quotations)
    sheaf = bind_strands(units, cards, options)
    links = link_strands(sheaf, options)
    groups = _group_strands(sheaf, links)
    members = _collect_units(sheaf, groups, units)
    ids = {group: _utterance_id(found) for group, found in members.items()}
    related = _relate_utterances(links, groups, ids)
    utterances = [
        _describe_utterance(ids[group], found, related[group], cards, copies)
        for group, found in members.items()
    ]
    return tuple(sorted(utterances, key=lambda utterance: utterance.id))


def _group_strands(sheaf: Sheaf, links: Links) -> list[int]:
    return cluster_members(
        [len(sheaf.sequences[strand.sequence]) for strand in sheaf.strands],
        links.alike,
        links.holds,
        most_parents=_MOST_PARENTS,
        margin=_MARGIN,
    )


def _collect_units(sheaf: Sheaf, groups: list[int], units: Sequence[Unit]) -> dict[int, list[Unit]]:
    members: dict[int, list[Unit]] = defaultdict(list)
    for strand, group in zip(sheaf.strands, groups, strict=True):
        members[group].extend(units[unit] for unit in strand.units)
    return members


def _utterance_id(units: Sequence[Unit]) -> str:
    # The smallest id of a quotation: new witnesses rarely change it.
    return content_id("utterance", min(min(unit.ids) for unit in units))


def _relate_utterances(
    links: Links, groups: list[int], ids: Mapping[int, str]
) -> dict[int, tuple[Related, ...]]:
    found: dict[int, set[Related]] = defaultdict(set)
    pairs = [(one, other, reason) for one, other, reason in links.apart]
    pairs.extend((hold.child, hold.parent, "overlap") for hold in links.holds)
    for one, other, reason in pairs:
        first, second = groups[one], groups[other]
        if first != second:
            found[first].add(Related(ids[second], reason))
            found[second].add(Related(ids[first], reason))
    return defaultdict(
        tuple,
        {
            group: tuple(sorted(related, key=lambda one: (one.reason, one.id))[:_MOST_RELATED])
            for group, related in found.items()
        },
    )


def _describe_utterance(
    identity: str,
    units: Sequence[Unit],
    related: tuple[Related, ...],
    cards: Mapping[str, Card],
    copies: Mapping[str, str],
) -> Utterance:
    lemma, wordings = describe_wordings(units, cards, copies)
    return Utterance(id=identity, lemma=lemma, wordings=wordings, related=related)
