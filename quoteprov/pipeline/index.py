"""Article files into the index: read, extract, store, then align what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from quoteprov.config import Config
from quoteprov.engine import Workers, count_jobs, open_workers
from quoteprov.model import IndexAnswer, Rejection
from quoteprov.pipeline.making import is_current, name_alignment, name_reading
from quoteprov.pipeline.noting import Notebook, keep_notes, parse_and_note
from quoteprov.pipeline.paths import base_folder, index_path, is_gone, require_input
from quoteprov.pipeline.reading import Parsed, Task, without_collection
from quoteprov.read import (
    Source,
    digest_source,
    is_cured,
    list_sources,
    read_records,
    stamp_source,
)
from quoteprov.store import Writer, open_writer

STDIN = "-"
CHANGED = "changed while it was read; run the same command again"


class Step(Struct, frozen=True):
    """How far the work is: ``done`` of ``total`` bytes (0: unknown), and the articles read."""

    name: str
    done: int = 0
    total: int = 0
    articles: int = 0


Report = Callable[[Step], None]


class _Begin(Struct, frozen=True):
    source: Source


class _Keep(Struct, frozen=True):
    path: str
    position: int
    digest: str


class _Refuse(Struct, frozen=True):
    """A record that could not even be split off."""

    position: int
    rejection: Rejection


class _End(Struct, frozen=True):
    source: Source
    digest: str | None
    stamp: str | None


_Marker = _Begin | _Keep | _Refuse | _End


def index_articles(
    paths: Sequence[str],
    config: Config,
    *,
    prune: bool = False,
    jobs: int | None = None,
    report: Report | None = None,
) -> IndexAnswer:
    """Bring the index up to date with ``paths`` and say what was done.

    Raises InputError where none of the paths exists, StoreError where the index cannot be
    written. Interrupted at any moment, the index stays usable and the next call completes it.
    """
    if not prune:
        require_input(paths)
    path = index_path(config)
    listed = list(list_sources(paths, config.read, base_folder(config)))
    current = is_current(path, config, listed, prune=prune)
    with (
        open_workers(1 if current else _prepare_processes(jobs, config)) as workers,
        open_writer(path, name_reading(config)) as index,
    ):
        reading = _Reading(index, config, report or _ignore)
        reading.read(listed, workers)
        removed = reading.prune(paths) if prune else 0
        index.commit()
        if not index.is_aligned() or index.alignment() != name_alignment(config):
            from quoteprov.pipeline.alignment import align_index

            reading.report_step("Aligning")
            with without_collection():
                align_index(index, config, workers)
        return IndexAnswer(
            path=str(path),
            added=reading.added,
            replaced=reading.replaced,
            unchanged=reading.unchanged,
            removed=removed,
            index=index.counts(),
            rejected=tuple(reading.list_rejected()),
        )


def _prepare_processes(jobs: int | None, config: Config) -> int:
    """How many processes there shall be; what is loaded here copies of this one need not load."""
    import_module("quoteprov.pipeline.alignment")
    return count_jobs(config.engine.jobs if jobs is None else jobs)


class _Reading:
    """One pass over the files: what is new goes into the index and is counted."""

    def __init__(self, index: Writer, config: Config, report: Report) -> None:
        self._index = index
        self._config = config
        self._report = report
        self._held = set(index.sources())
        self._cured = {each.path for each in index.rejections() if is_cured(each.reason)}
        self._listed: set[str] = set()
        self._unread: list[Rejection] = []
        self._done = self._total = self._articles = 0
        self.added = self.replaced = self.unchanged = 0

    def read(self, listed: Sequence[Source | Rejection], workers: Workers) -> None:
        """Read all sources, skipping files and records that the index holds already."""
        self._unread = [each for each in listed if isinstance(each, Rejection)]
        sources = [each for each in listed if isinstance(each, Source)]
        self._listed = {each.path for each in sources}
        self._total = sum(each.size for each in sources)
        outcomes: Iterator[Parsed | Notebook | _Marker]
        outcomes = parse_and_note(self._plan(sources), self._config, workers)
        for outcome in outcomes:
            self._take(outcome)

    def prune(self, paths: Sequence[str]) -> int:
        """Drop the files of the index that lie under ``paths`` and are gone from the disk."""
        roots = [Path(path).resolve() for path in paths if path != "-"]
        base = base_folder(self._config)
        gone = [
            path
            for path in self._index.sources()
            if path not in self._listed
            and any((base / path).is_relative_to(root) for root in roots)
            and is_gone(base / path)
        ]
        for path in gone:
            self._index.drop_source(path)
        return len(gone)

    def report_step(self, name: str) -> None:
        """Tell how far the work is."""
        self._report(Step(name, self._done, self._total, self._articles))

    def list_rejected(self) -> Iterator[Rejection]:
        """What of these sources could not be read, now or when they were read last."""
        yield from self._unread
        held = self._index.rejections()
        yield from (each for each in held if each.path in self._listed and each.path != STDIN)

    def _plan(self, sources: Sequence[Source]) -> Iterator[Task | _Marker]:
        for source in sources:
            stamp = stamp_source(source)
            digest = self._known_digest(source, stamp) or digest_source(source)
            if digest is not None and self._is_read(source, digest):
                self._index.stamp_source(source.path, stamp)
                self.unchanged += 1
                self._done += source.size
            elif digest is None and source.location is not None:
                # What the index holds of it stays until it can be read again.
                refused = read_records(source, self._config.read)
                self._unread += [each for each in refused if isinstance(each, Rejection)]
            else:
                yield _Begin(source)
                yield from self._plan_records(source)
                yield self._confirm(source, digest, stamp)

    def _is_read(self, source: Source, digest: str) -> bool:
        """Whether the index holds all that can be read of a file as it is now."""
        return source.path not in self._cured and self._index.source_digest(source.path) == digest

    def _known_digest(self, source: Source, stamp: str | None) -> str | None:
        """The digest of a file that has not changed since the index was told it."""
        if stamp is None or self._index.source_stamp(source.path) != stamp:
            return None
        return self._index.source_digest(source.path)

    def _confirm(self, source: Source, digest: str | None, stamp: str | None) -> _End:
        """The end of a file, with its digest where it is still the one that was read, else None.

        A file without one counts as not read to its end: the next run reads it again.
        """
        now = stamp_source(source)
        if digest is None or (now is not None and now == stamp) or digest_source(source) == digest:
            return _End(source, digest, now)
        self._unread.append(Rejection(path=source.path, reason=CHANGED))
        return _End(source, None, None)

    def _plan_records(self, source: Source) -> Iterator[Task | _Marker]:
        # Standard input has no end of its own: what comes is added to what came before.
        start = self._index.next_position(source.path) if source.location is None else 0
        known = {} if source.path in self._cured else self._index.known_records(source.path)
        for position, record in enumerate(read_records(source, self._config.read), start):
            if isinstance(record, Rejection):
                yield _Refuse(position, record)
                continue
            digest = record.digest
            if (position, digest) in known:
                yield _Keep(source.path, position, digest)
            else:
                yield Task(position, record, digest)

    def _take(self, outcome: Parsed | Notebook | _Marker) -> None:
        index = self._index
        match outcome:
            case _Begin(source):
                index.begin_source(source.path)
            case Parsed():
                self._add(outcome)
            case Notebook():
                keep_notes(index, outcome)
            case _Keep(path, position, digest):
                index.keep_record(path, position, digest)
            case _Refuse(position, rejection):
                refused = Parsed(
                    path=rejection.path,
                    position=position,
                    digest=rejection.reason,
                    articles=(),
                    rejected=(rejection,),
                )
                self._add(refused)
            case _End():
                self._finish(outcome)
        self.report_step("Reading")

    def _add(self, parsed: Parsed) -> None:
        self._articles += len(parsed.articles)
        if parsed.path == STDIN:
            # It cannot be read again: what it refused is said once and not kept.
            self._unread += parsed.rejected
            if not parsed.articles:
                return
        rejected = () if parsed.path == STDIN else parsed.rejected
        self._index.add_record(
            parsed.path, parsed.position, parsed.digest, parsed.articles, rejected
        )

    def _finish(self, end: _End) -> None:
        source = end.source
        if end.digest is not None:
            self._index.finish_source(source.path, end.digest, end.stamp)
        if source.path in self._held:
            self.replaced += 1
        else:
            self.added += 1
        self._done += source.size


def _ignore(step: Step) -> None:
    """Nobody watches."""
