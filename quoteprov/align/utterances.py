"""Quotations become utterances: everything that reports what was said once, in one group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quoteprov.align.notes import take_notes
from quoteprov.align.partition import group_register, list_articles, name_utterance, settle_copies
from quoteprov.align.register import register_notes
from quoteprov.align.units import make_unit
from quoteprov.align.wordings import describe_wordings
from quoteprov.config import AlignOptions
from quoteprov.model import Card, Quotation, Related, Utterance, Wording


def align_quotations(
    quotations: Sequence[Quotation],
    cards: Mapping[str, Card],
    copies: Mapping[str, str],
    options: AlignOptions,
    texts: Mapping[str, str] | None = None,
) -> tuple[Utterance, ...]:
    """The utterances that ``quotations`` report, by id.

    ``cards`` maps the id of an article to what is known of it, ``copies`` the id of a syndicated
    copy to that of its original, ``texts`` that of an article to its text, where what stands
    around the quotations is to count. Every quotation stands in exactly one wording of exactly one
    utterance. The result does not depend on the order of the input.
    """
    ordered = sorted(quotations, key=lambda quotation: quotation.id)
    by_id = {each.id: each for each in ordered}
    articles = {name: place for place, name in enumerate({each.article: 0 for each in ordered})}
    register = register_notes(
        take_notes([((texts or {}).get(each.article, ""), (each,)) for each in ordered]),
        [each.id for each in ordered],
        [articles[each.article] for each in ordered],
    )
    known = [cards.get(name) or Card(id=name, path="", outlet="") for name in articles]
    listed = settle_copies(list_articles(known), copies)
    partition = group_register(register, lambda: listed, options)
    utterances = (
        describe_utterance(
            [[by_id[one] for one in witness] for witness in members],
            partition.related(number),
            cards,
            copies,
            {},
        )
        for number, members in enumerate(partition.members(range(len(partition))))
    )
    return tuple(sorted(utterances, key=lambda utterance: utterance.id))


def describe_utterance(
    witnesses: Sequence[Sequence[Quotation]],
    related: tuple[Related, ...],
    cards: Mapping[str, Card],
    copies: Mapping[str, str],
    collated: Mapping[tuple[str, str], Wording],
) -> Utterance:
    """The utterance that these witnesses report, each of them the parts of one sentence.

    What it depends on ``Partition.digests`` has to take account of; ``collated`` are wordings that
    need not be held against their lemma again (see ``list_collations``).
    """
    units = [make_unit(parts) for parts in witnesses]
    lemma, wordings = describe_wordings(units, cards, copies, collated)
    return Utterance(
        id=name_utterance(min(part.id for parts in witnesses for part in parts)),
        lemma=lemma,
        wordings=wordings,
        related=related,
    )


def list_collations(utterances: Iterable[Utterance]) -> dict[tuple[str, str], Wording]:
    """The wordings of utterances that were held against a lemma, by this lemma and their text.

    What a collation says depends on these two alone.
    """
    return {(each.lemma, one.text): one for each in utterances for one in each.wordings[1:]}
