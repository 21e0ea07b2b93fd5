"""Who published a page and who wrote it, among all the names that pages give."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct

from quoteprov.read.bylines import drop_by
from quoteprov.read.page_jsonld import Schema, fold_text
from quoteprov.read.page_tree import Metas, Node, read_line

_OUTLET_NAMES = ("application-name", "publisher", "dc.publisher", "article:publisher")
_BYLINE_NAMES = (
    "parsely-author", "article:author_name", "og:article:author", "author", "article:author",
    "dc.creator", "dcterms.creator", "sailthru.author", "byl", "og:author",
)  # fmt: skip
# Addresses, numbers, and the names that publishing systems put where no author is given.
_NO_BYLINE = re.compile(
    r"https?:|www\.|@|^\S+\.\w{2,3}$|^\W*+\d*+\W*+$|^(?:admin|editor|redaktion|webmaster)$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s(?:\||[-–—]|»|:)\s+([^|»]+)$")
# What parts a name from a slogan.
_SLOGAN = re.compile(r"\s+[|~·•–—-]\s+")
_LONGEST_NAME = 60
_LONGEST_BYLINE = 200
_SHORTEST_KEY = 3
_MOST_NAMES = 20


class OutletClaim(Struct, frozen=True):
    """A name that may be the outlet's, and the place that it is from."""

    name: str
    origin: str


def choose_outlet(claims: Sequence[OutletClaim], host: str | None) -> OutletClaim | None:
    """The first name that goes with the page's host, else the first; in its best spelling."""
    if not claims:
        return None
    fitting = (claim for claim in claims if host and names_host(claim.name, host))
    chosen = next(fitting, claims[0])
    return next((claim for claim in claims if _is_sloppy(chosen.name, claim.name)), chosen)


def claim_outlets(
    tree: Node, metas: Metas, schema: Schema, host: str | None
) -> Iterator[OutletClaim]:
    """All names that may be the outlet's, the likeliest first."""
    for name in metas.get("og:site_name", ()):
        yield from _claim(_drop_slogan(name, host), "meta og:site_name")
    for name in schema.names(schema.article.get("publisher")):
        yield from _claim(name, "json-ld publisher")
    for place in _OUTLET_NAMES:
        for name in metas.get(place, ()):
            yield from _claim(name, f"meta {place}")
    for node in islice(tree.iterfind(".//*[@itemprop='publisher']"), _MOST_NAMES):
        yield from _claim(_read_marked_name(node), "microdata publisher")
    suffix = _SUFFIX.search(read_line(tree.find(".//head/title")))
    if suffix and host and names_host(suffix[1], host):
        yield from _claim(suffix[1], "title element")


def find_byline(tree: Node, metas: Metas, schema: Schema, others: Iterable[str]) -> str | None:
    """The credited authors, separated by commas; ``others`` are names of the outlet."""
    own = frozenset(map(fold_text, others))
    if byline := _join_names(schema.names(schema.article.get("author")), own):
        return byline
    for place in _BYLINE_NAMES:
        if byline := _join_names(metas.get(place, ()), own):
            return byline
    return _join_names(list(_read_marked_authors(tree)), own)


def names_host(name: str, host: str) -> bool:
    """Whether ``name`` and ``host`` share their most telling part: "El País" and elpais.com."""
    label = _fold_accents(max(host.split(".")[:-1] or [host], key=len))
    key = _fold_accents(name)
    return len(key) >= _SHORTEST_KEY and (label in key or key in label)


def _claim(name: str, origin: str) -> Iterator[OutletClaim]:
    if 0 < len(name) <= _LONGEST_NAME and "://" not in name:
        yield OutletClaim(name, origin)


def _drop_slogan(name: str, host: str | None) -> str:
    """The part of ``name`` that goes with the page's host, where it has parts and one does."""
    parts = _SLOGAN.split(name)
    if len(parts) == 1 or host is None:
        return name
    return next((part for part in parts if names_host(part, host)), name)


def _is_sloppy(name: str, other: str) -> bool:
    """Whether ``other`` is the same name in a better spelling than a host's."""
    key = fold_text(other)
    if len(key) < _SHORTEST_KEY or name == other or other == other.lower():
        return False
    if "." in name and " " not in name:
        return "." not in other and fold_text(name).startswith(key)
    return name == name.lower() and fold_text(name) == key


def _fold_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return fold_text("".join(c for c in decomposed if not unicodedata.combining(c)))


def _read_marked_name(node: Node) -> str:
    """The name that microdata give a person or an organization."""
    named = node.find(".//*[@itemprop='name']")
    best = node if named is None else named
    return best.get("content") or read_line(best)


def _read_marked_authors(tree: Node) -> Iterator[str]:
    for node in islice(tree.iterfind(".//*[@itemprop='author']"), _MOST_NAMES):
        yield _read_marked_name(node)
    for node in islice(tree.iterfind(".//a[@rel='author']"), _MOST_NAMES):
        yield read_line(node)


def _join_names(names: Sequence[str], own: frozenset[str]) -> str | None:
    """The names of people among ``names``."""
    kept = (drop_by(name).strip(" ,;|") for name in names)
    people = [name for name in kept if not _NO_BYLINE.search(name) and fold_text(name) not in own]
    byline = ", ".join(dict.fromkeys(people))
    return byline if 0 < len(byline) <= _LONGEST_BYLINE else None
