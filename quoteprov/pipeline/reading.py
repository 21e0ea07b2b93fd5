"""Files to articles with their quotations, in batches that any engine can run."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from msgspec import Struct

from quoteprov.config import Config, ExtractOptions, ReadOptions
from quoteprov.engine import count_jobs, open_workers
from quoteprov.extract import adopt_quotations, extract_quotations
from quoteprov.model import AnnotatedArticle, Article, Quotation, Rejection
from quoteprov.pipeline.paths import working_folder
from quoteprov.read import Record, list_sources, parse_record, read_records

Other = TypeVar("Other")

# A batch ends when its records reach this many bytes: large enough to be worth sending to
# another process, small enough to keep a progress bar moving.
BATCH_BYTES = 1_000_000


class Task(Struct, frozen=True):
    """A record to be parsed; ``position`` counts the records of its file from 0.

    ``digest`` is that of the record, where anybody asks for it.
    """

    position: int
    record: Record
    digest: str = ""


class Parsed(Struct, frozen=True, kw_only=True):
    """The articles of a record with their quotations, and what was rejected."""

    path: str
    position: int
    digest: str
    articles: tuple[tuple[Article, tuple[Quotation, ...]], ...]
    rejected: tuple[Rejection, ...]


def list_tasks(paths: Sequence[str], options: ReadOptions) -> Iterator[Task | Rejection]:
    """The records of the files of ``paths``, in their order, and what cannot be read.

    Paths are shown relative to the working folder. Raises InputError where that is gone.
    """
    for source in list_sources(paths, options, working_folder()):
        if isinstance(source, Rejection):
            yield source
            continue
        for position, record in enumerate(read_records(source, options)):
            yield record if isinstance(record, Rejection) else Task(position, record)


def parse_tasks(
    items: Iterable[Task | Other], config: Config, jobs: int | None = None
) -> Iterator[Parsed | Other]:
    """Parse each task, and hand on whatever else comes, all in the order it came in."""
    work = partial(parse_batch, read=config.read, extract=config.extract)
    batches = batch_tasks(items, config.engine.batch_records)
    with open_workers(count_jobs(config.engine.jobs if jobs is None else jobs)) as workers:
        for batch in workers.run(work, batches):
            yield from batch


def batch_tasks(items: Iterable[Task | Other], most: int) -> Iterator[list[Task | Other]]:
    """Batches of at most ``most`` items, none much longer than BATCH_BYTES, in order."""
    batch: list[Task | Other] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.record.data) if isinstance(item, Task) else 0
        if len(batch) >= most or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def parse_batch(
    batch: Sequence[Task | Other], *, read: ReadOptions, extract: ExtractOptions
) -> list[Parsed | Other]:
    """What becomes of each item of a batch."""
    with without_collection():
        return [_parse(each, read, extract) if isinstance(each, Task) else each for each in batch]


@contextmanager
def without_collection() -> Iterator[None]:
    """Let no garbage be looked for: values leave no cycles, and looking for some takes 3 to 5%."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _parse(task: Task, read: ReadOptions, extract: ExtractOptions) -> Parsed:
    parsed = parse_record(task.record, read)
    return Parsed(
        path=task.record.path,
        position=task.position,
        digest=task.digest,
        articles=tuple(
            _with_quotations(each, extract) for each in parsed if not isinstance(each, Rejection)
        ),
        rejected=tuple(each for each in parsed if isinstance(each, Rejection)),
    )


def _with_quotations(
    read: Article | AnnotatedArticle, options: ExtractOptions
) -> tuple[Article, tuple[Quotation, ...]]:
    if isinstance(read, AnnotatedArticle):
        return read.article, adopt_quotations(read.article, read.quotations, options)
    return read, extract_quotations(read, options)
