"""Every option with its default: the only home of defaults.

Options are read from the first of: the command line's ``--config``, ``./config.yaml``, the
user's ``quoteprov/config.yaml`` (XDG). ``config.yaml`` at the top of the project explains each.
"""

from __future__ import annotations

import math
import os
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, get_args

import msgspec
from msgspec import Meta, Struct

from quoteprov.errors import ConfigError

MEGABYTE = 1_000_000

Count: TypeAlias = Annotated[int, Meta(ge=1)]
CountOrNone: TypeAlias = Annotated[int, Meta(ge=0)]
Share: TypeAlias = Annotated[float, Meta(ge=0.0, le=1.0)]
Percentage: TypeAlias = Annotated[float, Meta(ge=0.0, le=100.0)]
Bits: TypeAlias = Annotated[float, Meta(ge=0.0)]

# What a field of a table or dump can say of an article.
Fact: TypeAlias = Literal[
    "text", "title", "outlet", "published", "byline", "dateline", "url", "language", "id"
]  # fmt: skip
FACTS: tuple[Fact, ...] = get_args(Fact)

# What a program that keeps its own config.yaml here is told.
FOREIGN_HINT = (
    "This file may belong to another program: name yours with --config FILE, "
    "or none with --config /dev/null."
)


def _require_numbers(options: Struct) -> None:
    """Raise ValueError where a value is no finite number: NaN passes every comparison."""
    for name in options.__struct_fields__:
        value = getattr(options, name)
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError(f"`{name}` is {value}, which is no number to compare with")


class OutletRule(Struct, frozen=True, forbid_unknown_fields=True):
    """Files whose path matches ``glob`` were published by ``outlet``."""

    glob: str
    outlet: str


class ReadOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """How files become articles."""

    exclude: tuple[str, ...] = (
        ".*",
        "README*",
        "LICENSE*",
        "CHANGELOG*",
        "annotations.*",
        "*.annotations.*",
        "config.yaml",
    )
    max_record_mb: Count = 32
    max_file_mb: Count = 4096
    max_expansion: Count = 250
    follow_links: bool = False
    format: str | None = None
    fields: dict[Fact, str] = {}
    outlets: dict[str, tuple[str, ...]] = {}
    rules: tuple[OutletRule, ...] = ()


class ExtractOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """How quotations are found and attributed."""

    single_marks: Literal["auto", "always", "never"] = "auto"
    max_words: Count = 2000


class AlignOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """When two quotations are taken for the same utterance."""

    shingle_words: Count = 3
    max_shingle_quotations: Count = 400
    min_coverage: Share = 0.65
    min_coverage_short: Share = 0.75
    short_words: CountOrNone = 6
    min_information_bits: Bits = 34.0
    window_days: CountOrNone = 14
    copy_containment: Share = 0.6

    def __post_init__(self) -> None:
        _require_numbers(self)


class TraceOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as carrying the words without marks, as boilerplate, as near to a query."""

    unquoted_words: Count = 6
    boilerplate_articles: CountOrNone = 4
    nearest_score: Percentage = 75.0
    nearest_count: CountOrNone = 3

    def __post_init__(self) -> None:
        _require_numbers(self)


class EngineOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """How the work is spread; ``jobs`` 0 means one process a core."""

    jobs: CountOrNone = 0
    batch_records: Count = 64


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """All options; one part a room."""

    index: str = "quoteprov.db"
    read: ReadOptions = ReadOptions()
    extract: ExtractOptions = ExtractOptions()
    align: AlignOptions = AlignOptions()
    trace: TraceOptions = TraceOptions()
    engine: EngineOptions = EngineOptions()


def load_config(path: Path | None = None, *, folder: Path | None = None) -> Config:
    """The options of ``path``, else of the first configuration file found, else the defaults.

    Raises ConfigError where the file is missing, is no YAML mapping, names an option that does
    not exist, or gives one a value out of its range.
    """
    if path is not None:
        return _read_config(path)
    for candidate in _candidates(folder or Path()):
        if candidate.is_file():
            return _read_found_config(candidate)
    return Config()


def _candidates(folder: Path) -> tuple[Path, ...]:
    here = folder / "config.yaml"
    try:
        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path("~/.config").expanduser())
    except RuntimeError:
        # A user without a home folder, as in some containers, has no configuration there.
        return (here,)
    return here, home / "quoteprov" / "config.yaml"


def _read_found_config(path: Path) -> Config:
    try:
        return _read_config(path)
    except ConfigError as error:
        hint = " ".join(filter(None, (error.hint, FOREIGN_HINT)))
        raise ConfigError(error.message, hint=hint, path=error.path) from error


def _read_config(path: Path) -> Config:
    import yaml

    try:
        raw = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise ConfigError(
            f"The configuration file cannot be read: {error.strerror}",
            hint="Name another file with --config, or leave it out to use the defaults.",
            path=str(path),
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # ValueError: what looks like a date or a number, and is none (2017-13-45).
        raise ConfigError(
            f"The configuration file is no valid YAML: {_first_line(error)}", path=str(path)
        ) from error
    try:
        return msgspec.convert({} if raw is None else raw, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(
            f"The configuration file has a value that cannot be used: {error}",
            hint=_suggest_option(str(error)),
            path=str(path),
        ) from error


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _suggest_option(message: str) -> str | None:
    if message.startswith("Invalid enum value") and "read.fields" in message:
        return f"Facts that fields can hold are: {', '.join(FACTS)}."
    parts = message.split("`")
    if "unknown field" not in message or len(parts) < 2:
        return None
    close = get_close_matches(parts[1], sorted(_option_names(Config)), n=1)
    return f"Did you mean `{close[0]}`?" if close else None


def _option_names(options: type[Any]) -> set[str]:
    names: set[str] = set()
    for field in msgspec.structs.fields(options):
        names.add(field.name)
        if isinstance(field.type, type) and issubclass(field.type, Struct):
            names |= _option_names(field.type)
    return names
