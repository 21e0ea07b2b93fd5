"""The quotations of the index become utterances; only what has changed is described anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from quoteprov import __version__
from quoteprov.align import describe_utterance, find_copies, group_notes, revise_ledger
from quoteprov.config import Config
from quoteprov.model import Card, Related
from quoteprov.pipeline.noting import complete_notes
from quoteprov.pipeline.reading import run_worthwhile
from quoteprov.store import Noted, UtteranceRow, Writer, open_reader, row_of_utterance
from quoteprov.trace import Evidence, earliest_first, summarise_utterance

if TYPE_CHECKING:
    from quoteprov.align import Partition, Revision

# Utterances are described in portions of so many: enough to be worth sending to another process.
PORTION = 2000


class _Utterance(Struct, frozen=True):
    """What an utterance is described from, besides what the index holds of its articles.

    ``number`` is the one that it gets in the index.
    """

    number: int
    members: list[tuple[str, ...]]
    related: tuple[Related, ...]


class _Portion(Struct, frozen=True):
    utterances: list[_Utterance]
    copies: dict[str, str]


def describe_alignment(config: Config) -> str:
    """What the utterances depend on besides the articles: the version and the options."""
    return f"{__version__} {msgspec.json.encode(config.align).decode()}"


def align_index(index: Writer, config: Config, jobs: int) -> None:
    """Align the quotations of the index and store the utterances that have changed."""
    made_alike = index.alignment() == describe_alignment(config)
    if not made_alike and index.alignment() is not None:
        index.forget_notes()
    noted = complete_notes(index)
    cards = [each.card for each in noted]
    copies = _find_copies(index, noted, config)
    partition = group_notes(_hand_over(noted), index.terms(), cards, copies, config.align)
    held = index.ledger() if made_alike else None
    revision = revise_ledger(held or b"", partition, partition.digests(cards, copies))
    describe = partial(_describe_portion, path=index.path)
    portions = _cut_portions(partition, revision, cards, copies)
    index.replace_utterances(
        (row for rows in run_worthwhile(describe, portions, jobs) for row in rows),
        copies,
        describe_alignment(config),
        gone=None if held is None else revision.gone,
        ledger=revision.ledger,
    )


def _find_copies(index: Writer, noted: Sequence[Noted], config: Config) -> dict[str, str]:
    # Of two like texts the later one is the copy.
    ordered = sorted(noted, key=lambda each: earliest_first(each.card))
    numbers = [each.number for each in ordered]
    copies = find_copies(
        len(numbers), lambda places: index.sketches([numbers[at] for at in places]), config.align
    )
    return {ordered[copy].card.id: ordered[original].card.id for copy, original in copies.items()}


def _hand_over(noted: list[Noted]) -> Iterator[tuple[bytes, bytes]]:
    """The notes of each article, which nobody holds any more when they have been opened."""
    noted.reverse()
    while noted:
        each = noted.pop()
        yield each.quotations or b"", each.words or b""


def _cut_portions(
    partition: Partition, revision: Revision, cards: Sequence[Card], copies: dict[str, str]
) -> Iterator[_Portion]:
    for start in range(0, len(revision.changed), PORTION):
        places = revision.changed[start : start + PORTION]
        articles = [cards[each].id for each in partition.articles(places)]
        yield _Portion(
            [
                _Utterance(number, members, partition.related(place))
                for number, (place, members) in enumerate(
                    zip(places, partition.members(places), strict=True), revision.first + start
                )
            ],
            {article: copies[article] for article in articles if article in copies},
        )


def _describe_portion(portion: _Portion, *, path: Path) -> list[UtteranceRow]:
    """The rows of some utterances, from what the index holds of their articles."""
    with open_reader(path) as index:
        quotations = index.quotations_by_id(
            one for each in portion.utterances for witness in each.members for one in witness
        )
        articles = {each.article for each in quotations.values()}
        cards = index.cards_by_id(articles.union(portion.copies.values()))
    evidence = Evidence(quotations, cards, portion.copies)
    rows = []
    for each in portion.utterances:
        witnesses = [[quotations[one] for one in witness] for witness in each.members]
        utterance = describe_utterance(witnesses, each.related, cards, portion.copies)
        summary = summarise_utterance(utterance, evidence)
        rows.append(row_of_utterance(utterance, summary, each.number))
    return rows
