"""Notes and sketches: taken of articles where they are parsed, or of those that the index holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from quoteprov.config import Config, ExtractOptions, ReadOptions
from quoteprov.engine import Workers
from quoteprov.model import Article, Quotation
from quoteprov.pipeline.reading import BATCH_BYTES, Parsed, Task, batch_tasks, parse_batch
from quoteprov.store import Writer

if TYPE_CHECKING:
    from quoteprov.align import Notes

# Texts are held in memory in portions of this many articles.
TEXTS_AT_ONCE = 256
# Fewer batches go to no other process (see ``engine``), unless their records are of so many bytes:
# each process compiles and remembers for itself, in 70 ms. Of 800 KB, which take 240 ms here, two
# then save as much by the clock, of 550 KB nothing.
FEW_BATCHES, WORTH_SPREADING = 4, 2 * BATCH_BYTES // 3

Other = TypeVar("Other")


class Notebook(Struct, frozen=True):
    """What alignment keeps of some articles."""

    articles: tuple[str, ...]
    sketches: list[bytes]
    notes: Notes


def parse_and_note(
    items: Iterable[Task | Other], config: Config, workers: Workers
) -> Iterator[Parsed | Notebook | Other]:
    """``parse_tasks``, with the notes of the articles of each batch behind them."""
    work = partial(_parse_and_note_batch, read=config.read, extract=config.extract)
    batches = batch_tasks(items, config.engine.batch_records)
    if workers.at_hand:
        batches = _spread_few(batches)
    for batch in workers.run(work, batches):
        yield from batch


def keep_notes(index: Writer, notebook: Notebook) -> None:
    """Store the notes of articles that the index holds."""
    from quoteprov.align import settle_notes

    numbers = index.number_terms(notebook.notes.terms)
    settled = settle_notes(notebook.notes, numbers)
    index.add_notes(
        [
            (article, sketch, quotations, words)
            for article, sketch, (quotations, words) in zip(
                notebook.articles, notebook.sketches, settled, strict=True
            )
        ]
    )


def complete_notes(index: Writer) -> None:
    """Take the notes of articles where an interruption or an older version left none."""
    index.drop_sparse_packs()
    missing = index.articles_without_notes()
    for start in range(0, len(missing), TEXTS_AT_ONCE):
        articles = list(index.articles_by_id(missing[start : start + TEXTS_AT_ONCE]))
        keep_notes(index, _take_notes([(each, index.quotations_of(each.id)) for each in articles]))
    index.commit()


def _spread_few(batches: Iterator[list[Task | Other]]) -> Iterator[list[Task | Other]]:
    """The batches, but few large ones as several, which other processes then share."""
    ahead = list(islice(batches, FEW_BATCHES))
    items = list(chain.from_iterable(ahead)) if len(ahead) < FEW_BATCHES else []
    if sum(len(each.record.data) for each in items if isinstance(each, Task)) < WORTH_SPREADING:
        return chain(ahead, batches)
    return batch_tasks(items, -(-len(items) // FEW_BATCHES))


def _parse_and_note_batch(
    batch: Sequence[Task | Other], *, read: ReadOptions, extract: ExtractOptions
) -> list[Parsed | Notebook | Other]:
    outcomes: list[Parsed | Notebook | Other] = []
    found: list[tuple[Article, tuple[Quotation, ...]]] = []
    for outcome in parse_batch(batch, read=read, extract=extract):
        outcomes.append(outcome)
        if isinstance(outcome, Parsed):
            found += outcome.articles
    if found:
        outcomes.append(_take_notes(found))
    return outcomes


def _take_notes(articles: Sequence[tuple[Article, tuple[Quotation, ...]]]) -> Notebook:
    from quoteprov.align import sketch_texts, take_notes

    return Notebook(
        tuple(article.id for article, _ in articles),
        # Two articles that quote the same words share their excerpts, which makes neither a copy.
        sketch_texts(["" if article.excerpts else article.text for article, _ in articles]),
        take_notes([(article.text, quotations) for article, quotations in articles]),
    )
