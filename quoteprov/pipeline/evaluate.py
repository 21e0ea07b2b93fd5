"""Annotated articles against what is extracted from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from quoteprov.config import Config, ExtractOptions, ReadOptions
from quoteprov.engine import count_jobs, open_workers
from quoteprov.errors import InputError
from quoteprov.evaluate import (
    ArticleScore,
    GoldLine,
    InvalidGold,
    Tally,
    check_offsets,
    make_answer,
    parse_gold,
    score_article,
)
from quoteprov.extract import extract_quotations
from quoteprov.model import (
    AnnotatedArticle,
    Article,
    ArticleErrors,
    EvaluateAnswer,
    Rejection,
)
from quoteprov.pipeline.paths import require_input, working_folder
from quoteprov.pipeline.reading import Task, batch_tasks, list_tasks
from quoteprov.read import Record, list_sources, parse_record, read_records


class _Scored(Struct, frozen=True):
    """A line of the gold that could be scored."""

    path: str
    line: str
    id: str | None
    title: str | None
    score: ArticleScore


def evaluate_gold(
    paths: Sequence[str], config: Config, *, errors: int = 0, jobs: int | None = None
) -> EvaluateAnswer:
    """Score extraction and attribution on the annotated articles of JSON Lines files.

    The ``errors`` articles with the most errors are listed, those that come first among equals.
    Raises InputError where no line can be scored, or standard input is a terminal.
    """
    require_input(paths)
    tally = Tally()
    worst: list[ArticleErrors] = []
    rejected: list[Rejection] = []
    for outcome in _score_records(paths, config, jobs, with_errors=errors > 0):
        if isinstance(outcome, Rejection):
            rejected.append(outcome)
            continue
        tally.add(outcome.score.tally)
        if outcome.score.errors:
            worst.append(_describe_errors(outcome))
            worst = sorted(worst, key=lambda each: -len(each.errors))[:errors]
    if not tally.articles:
        raise _nothing_scored(rejected)
    return make_answer(tally, worst, rejected)


def _score_records(
    paths: Sequence[str], config: Config, jobs: int | None, *, with_errors: bool
) -> Iterator[_Scored | Rejection]:
    work = partial(_score_batch, read=config.read, extract=config.extract, with_errors=with_errors)
    batches = batch_tasks(_list_lines(paths, config.read), config.engine.batch_records)
    with open_workers(count_jobs(config.engine.jobs if jobs is None else jobs)) as workers:
        for batch in workers.run(work, batches):
            yield from batch


def _list_lines(paths: Sequence[str], options: ReadOptions) -> Iterator[Task | Rejection]:
    for task in list_tasks(paths, options):
        if isinstance(task, Task) and not _may_be_gold(task.record):
            reason = "neither JSON Lines nor a JSON object with an article"
            yield Rejection(path=task.record.path, reason=reason)
        else:
            yield task


def _may_be_gold(record: Record) -> bool:
    # A file that is read whole may be one object, printed over many lines.
    return record.record is not None or record.kind == "json"


def _score_batch(
    batch: Sequence[Task | Rejection],
    *,
    read: ReadOptions,
    extract: ExtractOptions,
    with_errors: bool,
) -> list[_Scored | Rejection]:
    shelf = _Shelf(read)
    return [
        _score_record(each.record, shelf, extract, with_errors) if isinstance(each, Task) else each
        for each in batch
    ]


def _score_record(
    record: Record, shelf: _Shelf, options: ExtractOptions, with_errors: bool
) -> _Scored | Rejection:
    try:
        line = parse_gold(record.data)
        article = shelf.find_article(record, line)
        check_offsets(line, article)
    except InvalidGold as error:
        return Rejection(path=record.path, record=record.record, reason=str(error))
    quotations = extract_quotations(article, options)
    score = score_article(article, quotations, line, with_errors=with_errors)
    name = line.path if line.id is None else str(line.id)
    return _Scored(record.path, record.record or "", name, article.title, score)


class _Shelf:
    """The articles that lines of the gold are about.

    Those of the file read last are kept: lines about records of one file follow one another.
    """

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._location: Path | None = None
        self._articles: dict[str | None, Article | Rejection] = {}

    def find_article(self, record: Record, line: GoldLine) -> Article:
        """The article of a line: its own text, else that of its path. Raises InvalidGold."""
        if line.text is None:
            folder = Path(record.location).parent if record.location else working_folder()
            return self._find_elsewhere(folder, line)
        (found,) = map(_without_quotations, parse_record(record, self._options))
        if isinstance(found, Rejection):
            raise InvalidGold(found.reason)
        if found.text != line.text:
            # An empty text is passed over by the reader in favour of another field.
            raise InvalidGold("no text: the field text is empty")
        return found

    def _find_elsewhere(self, folder: Path, line: GoldLine) -> Article:
        path = line.path or ""
        if folder / path != self._location:
            self._location = folder / path
            self._articles = {each.record: each for each in self._read(folder, path)}
        record = None if line.record is None else str(line.record)
        found = self._articles.get(record, self._articles.get(None))
        if isinstance(found, Rejection):
            raise InvalidGold(f"{path}: {found.reason}")
        if found is None or found.record != record:
            asked = "many articles, and no record is named" if record is None else "no such record"
            raise InvalidGold(f"{path}{'' if record is None else f', record {record}'}: {asked}")
        return found

    def _read(self, folder: Path, path: str) -> Iterator[Article | Rejection]:
        if not (folder / path).is_file():
            yield Rejection(path=path, reason="no such file, seen from the folder of the gold")
            return
        for source in list_sources([str(folder / path)], self._options, folder):
            if isinstance(source, Rejection):
                yield source
                continue
            for record in read_records(source, self._options):
                if isinstance(record, Rejection):
                    yield record
                else:
                    yield from map(_without_quotations, parse_record(record, self._options))


def _without_quotations(read: Article | AnnotatedArticle | Rejection) -> Article | Rejection:
    return read.article if isinstance(read, AnnotatedArticle) else read


def _describe_errors(scored: _Scored) -> ArticleErrors:
    tally = scored.score.tally
    return ArticleErrors(
        path=scored.path,
        line=scored.line,
        id=scored.id,
        title=scored.title,
        gold=tally.uttered.total(),
        found=tally.found.total(),
        errors=scored.score.errors,
    )


def _nothing_scored(rejected: Sequence[Rejection]) -> InputError:
    hint = "Each line is an article with its text and quotes; see docs/evaluate.md."
    if not rejected:
        return InputError("There is no annotated article to score.", hint=hint)
    first = rejected[0]
    where = f"line {first.record}: " if first.record else ""
    more = f" ({len(rejected) - 1} more were rejected)" if len(rejected) > 1 else ""
    return InputError(
        f"No annotated article can be scored: {where}{first.reason}{more}",
        hint=hint,
        path=first.path,
    )
