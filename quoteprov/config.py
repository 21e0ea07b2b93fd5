"""Every option with its default: the only home of defaults.

Options are read from the first of: the command line's ``--config``, ``./config.yaml``, the
user's ``quoteprov/config.yaml`` (XDG). ``config.yaml`` at the top of the project explains each.
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from quoteprov.errors import ConfigError

MEGABYTE = 1_000_000


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
    max_record_mb: int = 32
    max_file_mb: int = 4096
    follow_links: bool = False
    outlets: dict[str, tuple[str, ...]] = {}
    rules: tuple[OutletRule, ...] = ()


class ExtractOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """How quotations are found and attributed."""

    single_marks: Literal["auto", "always", "never"] = "auto"
    max_words: int = 2000


class AlignOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """When two quotations are taken for the same utterance."""

    shingle_words: int = 3
    max_shingle_quotations: int = 400
    min_coverage: float = 0.65
    min_coverage_short: float = 0.75
    short_words: int = 6
    min_information_bits: float = 34.0
    window_days: int = 14
    copy_containment: float = 0.6


class TraceOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """What counts as carrying the words without marks, and what as near to a query."""

    unquoted_words: int = 6
    nearest_score: float = 75.0
    nearest_count: int = 3


class EngineOptions(Struct, frozen=True, forbid_unknown_fields=True):
    """How the work is spread; ``jobs`` 0 means one process a core."""

    jobs: int = 0
    batch_records: int = 64


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

    Raises ConfigError where the file is missing, is no YAML mapping, or names an option that
    does not exist.
    """
    if path is not None:
        return _read_config(path)
    for candidate in _candidates(folder or Path.cwd()):
        if candidate.is_file():
            return _read_config(candidate)
    return Config()


def _candidates(folder: Path) -> tuple[Path, ...]:
    home = os.environ.get("XDG_CONFIG_HOME") or Path("~/.config").expanduser()
    return folder / "config.yaml", Path(home) / "quoteprov" / "config.yaml"


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
    except yaml.YAMLError as error:
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
