"""Article files into the index: read, extract, store, then align what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from quoteprov import __version__
from quoteprov.align import align_quotations, find_copies, sketch_texts
from quoteprov.config import Config
from quoteprov.model import Card, IndexAnswer, Rejection
from quoteprov.pipeline.paths import base_folder, index_path, is_gone, require_input
from quoteprov.pipeline.reading import Parsed, Task, parse_tasks
from quoteprov.read import Source, digest_source, list_sources, read_records
from quoteprov.store import Writer, open_writer
from quoteprov.trace import Evidence, earliest_first, summarise_utterance

# Texts are held in memory in portions of this many articles.
TEXTS_AT_ONCE = 256


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
    with open_writer(path, fingerprint(config)) as index:
        reading = _Reading(index, config, report or _ignore)
        reading.read(paths, jobs)
        removed = reading.prune(paths) if prune else 0
        index.commit()
        if not index.is_aligned() or index.alignment() != _alignment(config):
            reading.report_step("Aligning")
            align_index(index, config)
        return IndexAnswer(
            path=str(path),
            added=reading.added,
            replaced=reading.replaced,
            unchanged=reading.unchanged,
            removed=removed,
            index=index.counts(),
            rejected=tuple(reading.list_rejected()),
        )


def fingerprint(config: Config) -> str:
    """What the content of an index depends on besides the files: the version and the options."""
    options = msgspec.json.encode((config.read, config.extract)).decode()
    return f"{__version__} {options}"


def _alignment(config: Config) -> str:
    """What the utterances depend on besides the articles."""
    return f"{__version__} {msgspec.json.encode(config.align).decode()}"


def align_index(index: Writer, config: Config) -> None:
    """Align the quotations of the index and store the utterances."""
    cards = {card.id: card for card in index.cards()}
    quotations = {each.id: each for each in index.quotations()}
    copies = find_copies(_sketches_by_date(index, cards.values()), config.align)
    utterances = align_quotations(tuple(quotations.values()), cards, copies, config.align)
    evidence = Evidence(quotations, cards, copies)
    index.replace_utterances(
        ((each, summarise_utterance(each, evidence)) for each in utterances),
        copies,
        _alignment(config),
    )


def _sketches_by_date(index: Writer, cards: Iterable[Card]) -> list[tuple[str, bytes]]:
    """The sketches of articles, the earliest first: of two like ones the later is the copy."""
    ordered = [card.id for card in sorted(cards, key=earliest_first)]
    sketches = index.sketches()
    missing = [each for each in ordered if each not in sketches]
    for start in range(0, len(missing), TEXTS_AT_ONCE):
        articles = list(index.articles_by_id(missing[start : start + TEXTS_AT_ONCE]))
        found = sketch_texts([each.text for each in articles])
        made = [(each.id, sketch) for each, sketch in zip(articles, found, strict=True)]
        index.add_sketches(made)
        sketches.update(made)
    return [(each, sketches[each]) for each in ordered]


class _Reading:
    """One pass over the files: what is new goes into the index and is counted."""

    def __init__(self, index: Writer, config: Config, report: Report) -> None:
        self._index = index
        self._config = config
        self._report = report
        self._held = set(index.sources())
        self._listed: set[str] = set()
        self._unread: list[Rejection] = []
        self._done = self._total = self._articles = 0
        self.added = self.replaced = self.unchanged = 0

    def read(self, paths: Sequence[str], jobs: int | None) -> None:
        """Read all sources, skipping files and records that the index holds already."""
        listed = list(list_sources(paths, self._config.read, base_folder(self._config)))
        self._unread = [each for each in listed if isinstance(each, Rejection)]
        sources = [each for each in listed if isinstance(each, Source)]
        self._listed = {each.path for each in sources}
        self._total = sum(each.size for each in sources)
        outcomes: Iterator[Parsed | _Marker] = parse_tasks(self._plan(sources), self._config, jobs)
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
            digest = digest_source(source)
            if digest is not None and self._index.source_digest(source.path) == digest:
                self.unchanged += 1
                self._done += source.size
            elif digest is None and source.location is not None:
                # What the index holds of it stays until it can be read again.
                refused = read_records(source, self._config.read)
                self._unread += [each for each in refused if isinstance(each, Rejection)]
            else:
                yield _Begin(source)
                yield from self._plan_records(source)
                yield _End(source, self._confirm(source, digest))

    def _confirm(self, source: Source, digest: str | None) -> str | None:
        """The digest where the file is still the one that was read, else None.

        A file without one counts as not read to its end: the next run reads it again.
        """
        if digest is None or digest_source(source) == digest:
            return digest
        self._unread.append(Rejection(path=source.path, reason=CHANGED))
        return None

    def _plan_records(self, source: Source) -> Iterator[Task | _Marker]:
        # Standard input has no end of its own: what comes is added to what came before.
        start = self._index.next_position(source.path) if source.location is None else 0
        known = self._index.known_records(source.path)
        for position, record in enumerate(read_records(source, self._config.read), start):
            if isinstance(record, Rejection):
                yield _Refuse(position, record)
            elif (position, record.digest) in known:
                yield _Keep(source.path, position, record.digest)
            else:
                yield Task(position, record)

    def _take(self, outcome: Parsed | _Marker) -> None:
        index = self._index
        match outcome:
            case _Begin(source):
                index.begin_source(source.path)
            case Parsed():
                self._add(outcome)
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
            case _End(source, digest):
                self._finish(source, digest)
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

    def _finish(self, source: Source, digest: str | None) -> None:
        if digest is not None:
            self._index.finish_source(source.path, digest)
        if source.path in self._held:
            self.replaced += 1
        else:
            self.added += 1
        self._done += source.size


def _ignore(step: Step) -> None:
    """Nobody watches."""
