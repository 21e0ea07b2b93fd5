"""Who published an article: the name in its metadata, in the configuration, in its URL or path.

A host stands for an outlet: by the configuration, else by the table of common outlets shipped
beside this file, else by its registrable domain, so that editions, feeds and mobile pages of one
outlet are one.
"""

from __future__ import annotations

import fnmatch
import re
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quoteprov.config import OutletRule, ReadOptions
from quoteprov.read.compression import strip_compression
from quoteprov.read.sources import STDIN

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_Aliases = tuple[tuple[str, tuple[str, ...]], ...]

# The name that marks domains below which every host is somebody's own.
_HOSTING = "*"
# Copies of a page under the address of who keeps them; the page's own address follows.
_KEPT = re.compile(
    r"(?:https?:)?//(?:web\.archive\.org/web/\d{4,14}\w{0,3}/"
    r"|(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?)(?=.)",
    re.IGNORECASE,
)
_CACHES = (".cdn.ampproject.org", ".translate.goog")
_LONGEST_HOST = 253
_HOST = re.compile(r"[^\W_](?:[\w-]*\.)+[^\W\d_][\w-]+")


def name_outlet(
    name: str | None, url: str | None, path: str, location: str, options: ReadOptions
) -> tuple[str, str]:
    """The outlet and where its name comes from: field, config, url or file name.

    A name that the configuration knows as an alias is replaced by the canonical one; the
    origin stays that of the name itself.
    """
    aliases: _Aliases = tuple(options.outlets.items())
    if name:
        return _resolve_name(name, aliases), "field"
    for rule in options.rules:
        if _matches_rule(rule, path, location):
            return find_canonical(rule.outlet, aliases) or rule.outlet, "config"
    host = find_host(url) if url else None
    if host:
        canonical = find_canonical(host, aliases)
        return (canonical, "config") if canonical else (_resolve_host(host, aliases), "url")
    stem = find_stem(path)
    return find_canonical(stem, aliases) or stem, "file name"


def find_canonical(name: str, aliases: _Aliases) -> str | None:
    """The canonical outlet that ``name`` is an alias of; a host also through its parent domains."""
    if not aliases or len(name) > _LONGEST_HOST:
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
    """The host of a URL without its "www.", None where there is none.

    A page that an archive or a cache keeps has the host that it was taken from.
    """
    kept = _KEPT.match(url)
    bare = url[kept.end() :] if kept else url
    try:
        host = urlsplit(bare if "//" in bare else f"//{bare}").hostname
    except ValueError:
        return None
    host = (host or "").strip().rstrip(".")
    for cache in _CACHES:
        if host.endswith(cache):
            # "www-star--press-com" is www.star-press.com.
            host = host.removesuffix(cache).replace("--", "\0").replace("-", ".").replace("\0", "-")
    host = host.removeprefix("www.")
    if "." not in host or len(host) > _LONGEST_HOST or any(map(str.isspace, host)):
        return None
    return _decode_host(host)


def _decode_host(host: str) -> str:
    """A host in its own letters, where they are spelled in ASCII (RFC 3492)."""
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


@lru_cache(maxsize=4096)
def name_host(host: str) -> str:
    """The outlet that a host belongs to: its name in the table, else its registrable domain."""
    outlets, hostings = _load_table()
    labels = host.lower().removeprefix("www.").split(".")
    for first in range(len(labels) - 1):
        domain = ".".join(labels[first:])
        if domain in outlets:
            return outlets[domain]
        if domain in hostings:
            return ".".join(labels[max(first - 1, 0) :])
    if labels[-1].isdigit():
        return host
    return _load_suffixes().privatesuffix(".".join(labels)) or host


def _resolve_name(name: str, aliases: _Aliases) -> str:
    """A name as given, unless the configuration has another, or it is a host ("www.cnn.com")."""
    canonical = find_canonical(name, aliases)
    if canonical:
        return canonical
    if name.endswith(")"):
        # Archives write "The Guardian (London)".
        bare = name.rpartition("(")[0].strip()
        known = bare in _list_names() and name not in _list_names()
        return find_canonical(bare, aliases) or bare if known else name
    if len(name) > _LONGEST_HOST:
        return name
    host = _decode_host(name)
    return _resolve_host(host, aliases) if _is_host(host) else name


@lru_cache(maxsize=4096)
def _is_host(name: str) -> bool:
    """Whether a name is an address of a known ending in small letters, or of the table.

    "U.S.News" is a name with dots.
    """
    if not _HOST.fullmatch(name):
        return False
    if name.islower() and _load_suffixes().publicsuffix(name, accept_unknown=False):
        return True
    return name_host(name) in _list_names()


def _resolve_host(host: str, aliases: _Aliases) -> str:
    outlet = name_host(host)
    return find_canonical(outlet, aliases) or outlet


@lru_cache(maxsize=1)
def _load_table() -> tuple[dict[str, str], frozenset[str]]:
    """The outlet of each domain of the table, and the domains of hosting services."""
    outlets: dict[str, str] = {}
    hostings: frozenset[str] = frozenset()
    for line in Path(__file__).with_name("outlets.tsv").read_text("utf-8").splitlines():
        name, _, domains = line.partition("\t")
        if name == _HOSTING:
            hostings = frozenset(domains.split())
        elif not name.startswith("#"):
            outlets |= dict.fromkeys(domains.split(), name)
    return outlets, hostings


@lru_cache(maxsize=1)
def _list_names() -> frozenset[str]:
    return frozenset(_load_table()[0].values())


@lru_cache(maxsize=1)
def _load_suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    # Hosts are decoded before they are looked up: to encode the list takes twice as long as to
    # read it.
    return PublicSuffixList(accept_encoded_idn=False)


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
