"""What is installed, what the index holds, what is missing or broken."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from itertools import starmap

from quoteprov import __version__
from quoteprov.config import Config
from quoteprov.errors import IndexMissing, StoreError
from quoteprov.model import Check, DoctorAnswer, Library, ReadableFormat
from quoteprov.pipeline.paths import index_path
from quoteprov.read import FORMATS
from quoteprov.read.compression import CODECS, Codec
from quoteprov.read.formats import Entry
from quoteprov.store import Reader, open_reader, sqlite_features

LIBRARIES = (
    "typer", "rich", "rapidfuzz", "numpy", "msgspec", "pyyaml", "charset-normalizer",
    "publicsuffixlist",
)  # fmt: skip


def examine(config: Config) -> DoctorAnswer:
    """Look at the installation, at what can be read and, where there is one, at the index."""
    checks = [*_check_installation()]
    counts = None
    try:
        with open_reader(index_path(config)) as index:
            counts = index.counts()
            checks += _check_index(index)
    except StoreError as error:
        status = "note" if isinstance(error, IndexMissing) else "problem"
        checks.append(_check("index", status, f"{error.path}: {error.message}", error.hint))
    readers = [*FORMATS.items(), *((codec.name, codec) for codec in CODECS)]
    formats = tuple(starmap(_check_format, readers))
    return DoctorAnswer(version=__version__, index=counts, checks=tuple(checks), formats=formats)


def _check_installation() -> Iterator[Check]:
    yield _check("python", "ok", f"Python {platform.python_version()}")
    sqlite, has_fts = sqlite_features()
    yield _check(
        "sqlite",
        "ok" if has_fts else "problem",
        f"SQLite {sqlite}, full-text search (FTS5) {'built in' if has_fts else 'missing'}",
        None if has_fts else "Use a Python whose sqlite3 module was built with FTS5.",
    )
    for name in LIBRARIES:
        installed = _find_version(name)
        if installed is None:
            yield _check(name, "problem", f"{name} is not installed", f"pip install {name}")
        else:
            yield _check(name, "ok", f"{name} {installed}")


def _check_format(name: str, entry: Entry | Codec) -> ReadableFormat:
    libraries = [Library(name=each, version=_find_version(each)) for each in entry.libraries]
    missing = [each.name for each in libraries if each.version is None]
    wanted = f"'quoteprov[{entry.extra}]'" if entry.extra else " ".join(missing)
    return ReadableFormat(
        name=name,
        suffixes=entry.suffixes,
        extra=entry.extra,
        libraries=tuple(libraries),
        installed=not missing,
        hint=f"pip install {wanted}" if missing else None,
    )


def _find_version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def _check_index(index: Reader) -> Iterator[Check]:
    yield _check("index", "ok", str(index.path))
    if not index.is_aligned():
        yield _check(
            "alignment",
            "note",
            "an interrupted `index` left quotations that are not aligned",
            "Run the same `quoteprov index` command again.",
        )
    if older := index.count_unrenewed():
        yield _check(
            "files",
            "note",
            f"{older} files were read by an older quoteprov, which kept less of them",
            "Run `quoteprov index` with them again.",
        )
    for problem in index.check_integrity():
        yield _check(
            "integrity",
            "problem",
            problem,
            _advise_repair(index),
        )
    yield from _check_dates(index)
    rejected = index.rejections()
    if rejected:
        yield _check(
            "rejections",
            "note",
            f"{len(rejected)} files or records could not be read",
            "`quoteprov index` lists them with their reasons.",
        )


def _check_dates(index: Reader) -> Iterator[Check]:
    undated = [card.undated for card in index.cards() if card.published is None]
    if not undated:
        return
    # A date that was given is explained as "kind of reason: what was given"; other remarks are not.
    parts = [reason.partition(": ") for reason in undated if reason]
    reasons = Counter(kind for kind, colon, _ in parts if colon)
    listed = ", ".join(f"{number} {reason}" for reason, number in sorted(reasons.items()))
    refused = f"; dates that are given and not believed: {listed}" if listed else ""
    yield _check(
        "dates",
        "note",
        f"{len(undated)} articles have no published date and cannot be a first printing{refused}",
        "`quoteprov articles` says why a date is not believed. Give `date:` in front matter or "
        "fields; file times are never used."
        if listed
        else "Give `date:` in front matter or fields; file times are never used.",
    )


def _advise_repair(index: Reader) -> str:
    if any(file.path == "-" for file in index.files()):
        return "Make a new index; what came from standard input must be sent again."
    return "Delete the index and make it again: it holds nothing that is not in the files."


def _check(name: str, status: str, detail: str, hint: str | None = None) -> Check:
    return Check(name=name, status=status, detail=detail, hint=hint)  # type: ignore[arg-type]
