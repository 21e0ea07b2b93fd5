"""Who published an article: the name in its metadata, in the configuration, in its URL or path."""

from __future__ import annotations

import fnmatch
import re
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from quoteprov.config import OutletRule, ReadOptions
from quoteprov.read.compression import strip_compression
from quoteprov.read.sources import STDIN

_Aliases = tuple[tuple[str, tuple[str, ...]], ...]


def name_outlet(
    name: str | None, url: str | None, path: str, location: str, options: ReadOptions
) -> tuple[str, str]:
    """The outlet and where its name comes from: field, config, url or file name.

    A name that the configuration knows as an alias is replaced by the canonical one; the
    origin stays that of the name itself.
    """
    aliases: _Aliases = tuple(options.outlets.items())
    if name:
        return find_canonical(name, aliases) or name, "field"
    for rule in options.rules:
        if _matches_rule(rule, path, location):
            return find_canonical(rule.outlet, aliases) or rule.outlet, "config"
    host = find_host(url) if url else None
    if host:
        canonical = find_canonical(host, aliases)
        return (canonical, "config") if canonical else (host, "url")
    stem = find_stem(path)
    return find_canonical(stem, aliases) or stem, "file name"


def find_canonical(name: str, aliases: _Aliases) -> str | None:
    """The canonical outlet that ``name`` is an alias of; a host also through its parent domains."""
    if not aliases:
        return None
    index = _index_aliases(aliases)
    key = _fold(name)
    while key:
        if key in index:
            return index[key]
        if " " in key or "." not in key:
            return None
        key = key.partition(".")[2]
    return None


def find_host(url: str) -> str | None:
    """The host of a URL without its "www.", None where there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    host = (host or "").strip().rstrip(".").removeprefix("www.")
    return host if "." in host and not any(map(str.isspace, host)) else None


def find_stem(path: str) -> str:
    """The file's name without its suffixes: "star-0706" for "wire/star-0706.txt.gz"."""
    if path == STDIN:
        return "standard input"
    name = strip_compression(PurePosixPath(path).name)
    suffix = PurePosixPath(name).suffix
    # "U.S. names envoy" is a name without a suffix.
    return (name.removesuffix(suffix) if suffix[1:].isalnum() else name) or path


@lru_cache(maxsize=8)
def _index_aliases(aliases: _Aliases) -> dict[str, str]:
    index: dict[str, str] = {}
    for canonical, others in aliases:
        for name in (canonical, *others):
            index.setdefault(_fold(name), canonical)
    return index


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("www.")


def _matches_rule(rule: OutletRule, path: str, location: str) -> bool:
    pattern = _compile_glob(rule.glob)
    return any(pattern.match(name) for name in (path, location, PurePosixPath(path).name))


@lru_cache(maxsize=1024)
def _compile_glob(glob: str) -> re.Pattern[str]:
    return re.compile(fnmatch.translate(glob), re.IGNORECASE)
