"""Quotations become utterances: everything that reports what was said once, in one group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quoteprov.align.groups import Grouping, group_quotations
from quoteprov.align.units import make_unit
from quoteprov.align.wordings import describe_wordings
from quoteprov.config import AlignOptions
from quoteprov.model import Card, Quotation, Related, Utterance, content_id

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
    ordered = sorted(quotations, key=lambda quotation: quotation.id)
    grouping = group_quotations(ordered, cards, options)
    ids = [
        _utterance_id([ordered[place].id for parts in members for place in parts])
        for members in grouping.members
    ]
    related = _relate_utterances(grouping, ids)
    utterances = []
    for number, members in enumerate(grouping.members):
        units = [make_unit([ordered[place] for place in parts]) for parts in members]
        lemma, wordings = describe_wordings(units, cards, copies)
        utterances.append(
            Utterance(id=ids[number], lemma=lemma, wordings=wordings, related=related[number])
        )
    return tuple(sorted(utterances, key=lambda utterance: utterance.id))


def _utterance_id(quotations: Sequence[str]) -> str:
    # The smallest id of a quotation: new witnesses rarely change it.
    return content_id("utterance", min(quotations))


def _relate_utterances(
    grouping: Grouping, ids: Sequence[str]
) -> defaultdict[int, tuple[Related, ...]]:
    found: dict[int, set[Related]] = defaultdict(set)
    for one, other, reason in grouping.related:
        found[one].add(Related(ids[other], reason))
        found[other].add(Related(ids[one], reason))
    return defaultdict(
        tuple,
        {
            group: tuple(sorted(related, key=lambda each: (each.reason, each.id))[:_MOST_RELATED])
            for group, related in found.items()
        },
    )
