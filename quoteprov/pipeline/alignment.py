"""The quotations of the index become utterances; only what has changed is described anew."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from quoteprov.align import (
    describe_utterance,
    find_copies,
    group_register,
    list_articles,
    list_collations,
    open_register,
    revise_ledger,
    settle_copies,
)
from quoteprov.config import AlignOptions, Config
from quoteprov.engine import Workers, give_back_memory, keep_memory, open_thread
from quoteprov.model import Card, Related
from quoteprov.pipeline.making import name_alignment
from quoteprov.pipeline.noting import complete_notes
from quoteprov.store import Reader, UtteranceRow, Writer, open_reader, row_of_utterance, settle_log
from quoteprov.trace import Evidence, earliest_first, summarise_utterance

if TYPE_CHECKING:
    from quoteprov.align import Articles, Partition, Revision

# Utterances are described in portions of so many: enough to be worth a process that starts.
PORTION = 2000
# Where processes are at hand fewer are worth sending. Each process gets several portions, since
# what takes long (many wordings) stands together: of 1,500 utterances one quarter took 60% of it.
LEAST_PORTION, PORTIONS_EACH = 100, 4

# With so many quotations memory matters, however few articles come: to 150,000 quotations these are
# added in 165 MB, or in 172 MB and nine tenths of the time. And no process waits for work while
# they are grouped: of 1 GB of articles, with two million, two hold 180 MB of what they have read.
# To start others takes half a second.
_MANY = 1 << 18


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


def align_index(index: Writer, config: Config, workers: Workers) -> None:
    """Align the quotations of the index and store the utterances that have changed."""
    alignment = name_alignment(config)
    made_alike = index.alignment() == alignment
    if not made_alike and index.alignment() is not None:
        index.forget_notes()
    complete_notes(index)
    if index.last_quotation() > _MANY:
        workers.close()
    index.rest()
    compared = index.compared() if made_alike else 0
    copies, partition = _group_quotations(
        index.path, compared, config.align, workers, brief=made_alike
    )
    held = index.ledger() if made_alike else None
    revision = revise_ledger(held or b"", partition, partition.digests())
    describe = partial(_describe_portion, path=index.path, made_alike=held is not None)
    size = _choose_size(len(revision.changed), workers)
    portions = _cut_portions(size, partition, revision, copies)
    del partition  # it goes with the last portion
    # Begun before what they replace is dropped.
    described = workers.run(describe, portions)
    index.replace_utterances(
        chain.from_iterable(described),
        copies,
        alignment,
        gone=None if held is None else revision.gone,
        ledger=revision.ledger,
        follows=held is not None and not revision.anew,
    )


def _group_quotations(
    path: Path, compared: int, options: AlignOptions, workers: Workers, *, brief: bool
) -> tuple[dict[str, str], Partition]:
    """The copies among the articles of an index, each with its original, and the utterances."""
    # Not through the writer, which would keep in memory what nobody asks it for again.
    with open_reader(path) as index:
        arrange_memory = partial(_arrange_memory, index, brief=brief)
        arrange_memory()
        # What articles say is needed when quotations have been paired.
        listing = workers.run_beside(partial(_list_articles, path, compared, options, brief=brief))
        arrange_memory()
        register = [open_register(index.noted("quotations"), index.noted("words"), index.terms())]
        # Handed over, so that it goes as soon as it has been used.
        if brief and workers.at_hand:
            with open_thread() as thread:
                partition = group_register(register.pop(), lambda: listing()[0], options, thread)
        else:
            partition = group_register(register.pop(), lambda: listing()[0], options)
        arrange_memory()
    return listing()[1], partition


def _arrange_memory(index: Reader, *, brief: bool) -> None:
    # Where articles come to a few others or go time counts, which is short, elsewhere memory.
    if brief and index.last_quotation() <= _MANY:
        keep_memory()
    else:
        give_back_memory()


def _list_articles(
    path: Path, compared: int, options: AlignOptions, *, brief: bool
) -> tuple[Articles, dict[str, str]]:
    """The articles of an index, in the order of their notes, and the copies among them.

    Those up to number ``compared`` have been compared with each other.
    """
    with open_reader(path) as index:
        _arrange_memory(index, brief=brief)
        cards = index.brief_cards()
        articles = list_articles(cards.values())
        asked = _list_asked(cards, compared, index.copies())
        # Numbers alone, in one piece: of 1 GB of articles cards take 45 MB.
        numbers, by_date = array("q", cards), array("q", _order_by_date(list(cards.values())))
        del cards
        copies = _find_copies(index, numbers, by_date, asked, options)
    # What has been read waits for the disk while it is grouped, and not when all is done.
    settle_log(path)
    return settle_copies(articles, copies), copies


def _order_by_date(cards: Sequence[Card]) -> list[int]:
    return sorted(range(len(cards)), key=lambda place: earliest_first(cards[place]))


def _list_asked(
    cards: Mapping[int, Card], compared: int, copies: Container[str]
) -> list[int] | None:
    """The places of the articles that may copy others or be copied; None where all may.

    Those up to number ``compared`` have been compared with each other, and ``copies`` were found.
    """
    if not compared:
        return None
    return [
        place
        for place, (number, card) in enumerate(cards.items())
        if number > compared or card.id in copies
    ]


def _find_copies(
    index: Reader,
    numbers: Sequence[int],
    by_date: Sequence[int],
    asked: Sequence[int] | None,
    options: AlignOptions,
) -> dict[str, str]:
    """The copies among the articles of an index, each with its original.

    ``numbers`` are those of all articles as they are kept, ``by_date`` their places there, the
    earliest first: of two like texts the later one is the copy. ``asked`` as in ``find_copies``.
    """
    copies = find_copies(
        by_date,
        partial(index.noted, "sketches"),
        lambda places: index.sketches([numbers[place] for place in places]),
        options,
        asked,
    )
    ids = index.article_ids({numbers[place] for pair in copies.items() for place in pair})
    return {ids[numbers[copy]]: ids[numbers[original]] for copy, original in copies.items()}


def _choose_size(utterances: int, workers: Workers) -> int:
    if not workers.at_hand:
        return PORTION
    share = -(-utterances // (PORTIONS_EACH * workers.jobs))
    return min(PORTION, max(share, LEAST_PORTION))


def _cut_portions(
    size: int,
    partition: Partition,
    revision: Revision,
    copies: dict[str, str],
) -> Iterator[_Portion]:
    for start in range(0, len(revision.changed), size):
        places = revision.changed[start : start + size]
        articles = partition.articles(places)
        portion = _Portion(
            [
                _Utterance(number, members, partition.related(place))
                for number, (place, members) in enumerate(
                    zip(places, partition.members(places), strict=True), revision.first + start
                )
            ],
            {article: copies[article] for article in articles if article in copies},
        )
        partition.rest()
        yield portion


def _describe_portion(portion: _Portion, *, path: Path, made_alike: bool) -> list[UtteranceRow]:
    """The rows of some utterances, from what the index holds of their articles.

    ``made_alike`` says whether the utterances that it holds were made as these are.
    """
    with open_reader(path) as index:
        quotations = index.quotations_by_id(
            one for each in portion.utterances for witness in each.members for one in witness
        )
        articles = {each.article for each in quotations.values()}
        cards = index.cards_by_id(articles.union(portion.copies.values()))
        collated = list_collations(index.collated_of(quotations) if made_alike else ())
    evidence = Evidence(quotations, cards, portion.copies)
    rows = []
    for each in portion.utterances:
        witnesses = [[quotations[one] for one in witness] for witness in each.members]
        utterance = describe_utterance(witnesses, each.related, cards, portion.copies, collated)
        summary = summarise_utterance(utterance, evidence)
        rows.append(row_of_utterance(utterance, summary, each.number))
    return rows
