"""Metadata fields under the names that article dumps give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from quoteprov.config import Fact
from quoteprov.model import Published, Span
from quoteprov.read.dates import judge_date
from quoteprov.read.outlets import find_host

# The names that trafilatura, newspaper4k, news-please, fundus, NELA-GT, Media Cloud, passim, ninjs,
# schema.org and front matter use; the first that holds a value counts. Names are compared in
# lower case with "_" for "-" and " ". Exact times come before bare days, own names before host
# names.
ALIASES: dict[Fact, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "content", "plaintext", "articlebody", "article_text", "full_text",
        "fulltext", "body", "body_text", "raw_text", "bodies",
    ),
    "title": ("title", "headline", "heading", "headlines"),
    "outlet": (
        "outlet", "sitename", "site_name", "meta_site_name", "publisher", "newspaper",
        "publication", "media_name", "source_name", "source_hostname", "source", "series",
        "provider", "source_domain", "hostname", "domain", "media_url", "copyrightholder",
    ),
    "published": (
        "published_utc", "published", "publishing_date", "date_published", "datepublished",
        "date_publish", "publish_date", "published_at", "publishedat", "publication_date",
        "pub_date", "pubdate", "date", "datetime", "versioncreated",
    ),
    "byline": ("byline", "author", "authors", "creator", "by"),
    "dateline": ("dateline",),
    "url": ("url", "canonical_link", "canonical_url", "link", "permalink", "web_url", "uri",
        "source"),
    "language": ("language", "lang", "meta_lang", "inlanguage", "locale"),
    "id": ("id", "article_id", "uuid", "guid", "uri"),
}  # fmt: skip
# Where pages stand in dumps that hold no plain text.
_PAGE_NAMES = ("body_html", "body_xhtml", "content_html", "html", "raw_html")
# Names that hold URLs in some dumps and other things in others.
_SOMETIMES_URLS = frozenset(("uri", "source"))
# What fundus keeps of the page that an article was on.
_OF_PAGE = (
    ("url", "html.requested_url"),
    ("url", "html.responded_url"),
    ("publisher", "html.source_info.publisher"),
)

NOTHING_NAMED: Mapping[Fact, str] = {}

# Before the facts that are mapped to fields; no folded name holds a space.
_MAPPED = "mapped "
_MOST_NAMES = 20
_LONGEST_CACHED = 64


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of an article besides its text, from one place where it may be written.

    ``headline`` is where the title stands inside the text, None where it is a field of its own.
    ``undated`` is why a date that was given is not believed, or what else to say where no
    published one is found; ``language`` a BCP 47 tag ("en-US"), which decides what 01/02/2017
    means.
    """

    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    headline: Span | None = None
    byline: str | None = None
    dateline: str | None = None
    published: Published | None = None
    undated: str | None = None
    language: str | None = None
    url: str | None = None


def read_fields(fields: Mapping[Any, Any], source: str) -> Facts:
    """The facts that ``fields`` holds under any of the ALIASES.

    ``source`` begins the origin of the date: "field", "front matter".
    """
    return read_folded(fold_names(fields), source)


def read_folded(known: dict[str, tuple[str, Any]], source: str) -> Facts:
    """The same of fields whose names are folded."""
    title = _first_name(known, "title", keep=True)
    language = _first_name(known, "language")
    published, undated = _read_published(known, source, language)
    return Facts(
        id=_first_name(known, "id"),
        outlet=_find_outlet(known),
        title=title,
        byline=_first_name(known, "byline"),
        dateline=_first_name(known, "dateline"),
        published=published,
        undated=undated,
        language=language,
        url=_find_url(known),
    )


def fold_names(
    fields: Mapping[Any, Any], named: Mapping[Fact, str] = NOTHING_NAMED
) -> dict[str, tuple[str, Any]]:
    """Folded name -> name as written and value; of two names that fold alike the first.

    A fact that ``named`` gives a field is taken from there, and from no alias.
    """
    known: dict[str, tuple[str, Any]] = {}
    for name, value in fields.items():
        if isinstance(name, str):
            known.setdefault(fold_name(name), (name, value))
    for name in ("headlines", "bodies"):
        if name in known:
            known[name] = (known[name][0], _pick_part(known[name][1], "plain"))
    if isinstance(known.get("html", ("", None))[1], dict):
        for alias, path in _OF_PAGE:
            known.setdefault(alias, (path, _follow(known, path)))
    return known | {_MAPPED + fact: (path, _follow(known, path)) for fact, path in named.items()}


def fold_name(name: str) -> str:
    """A name of a field as ALIASES write it."""
    return _fold_short(name) if len(name) <= _LONGEST_CACHED else _fold(name)


def _fold(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_")


# The records of a file have the same few names, each of them tens of thousands of times.
_fold_short = lru_cache(maxsize=1024)(_fold)


def find_page(fields: Mapping[Any, Any]) -> str | None:
    """The page, or the part of one, that stands in for the text of an article; None without."""
    for name, value in fields.items():
        if isinstance(name, str) and fold_name(name) == "bodies":
            value = _pick_part(value, "html")
        elif not isinstance(name, str) or fold_name(name) not in _PAGE_NAMES:
            continue
        if isinstance(value, str) and value.strip() and is_encodable(value):
            return value
    return None


def _pick_part(parts: Any, wanted: str) -> Any:
    """Of the parts that ninjs lists, each with role and type, the main one of the type wanted.

    What says no type is plain. Anything else than such a list is handed back.
    """
    if not isinstance(parts, list):
        return parts
    fitting = [
        part
        for part in parts
        if isinstance(part, dict)
        and isinstance(part.get("value"), str)
        and wanted in str(part.get("contentType") or "plain")
    ]
    fitting.sort(key=lambda part: part.get("role") != "main")
    return fitting[0]["value"] if fitting else None


def _follow(known: dict[str, tuple[str, Any]], path: str) -> Any:
    """The value at a dotted path, whose parts name fields or count from 0 in lists; else None."""
    if fold_name(path) in known:
        return known[fold_name(path)][1]
    value: Any = {name: each for name, (_, each) in known.items()}
    for part in path.split("."):
        if isinstance(value, list):
            value = value[int(part)] if _is_place(part, value) else None
        elif isinstance(value, dict):
            value = next((value[key] for key in value if fold_name(key) == fold_name(part)), None)
        else:
            return None
    return value


def _is_place(part: str, values: list[Any]) -> bool:
    return part.isdecimal() and len(part) < 10 and int(part) < len(values)


def find_values(known: dict[str, tuple[str, Any]], fact: Fact) -> Iterator[tuple[str, Any]]:
    """Names as written and values under the aliases of ``fact``, the likeliest first."""
    mapped = known.get(_MAPPED + fact)
    if mapped is not None:
        return iter(() if mapped[1] is None else (mapped,))
    return (known[alias] for alias in ALIASES[fact] if alias in known)


def _first_name(known: dict[str, tuple[str, Any]], fact: Fact, *, keep: bool = False) -> str | None:
    for _, value in find_values(known, fact):
        text = _read_name(value)
        if text:
            return text if keep else " ".join(text.split())
    return None


def _find_url(known: dict[str, tuple[str, Any]]) -> str | None:
    for name, value in find_values(known, "url"):
        url = _read_name(value)
        if url and (_is_url(url) or fold_name(name) not in _SOMETIMES_URLS):
            return " ".join(url.split())
    return None


def _find_outlet(known: dict[str, tuple[str, Any]]) -> str | None:
    outlet = _first_name(known, "outlet")
    return find_host(outlet) if outlet and _is_url(outlet) else outlet


def _is_url(text: str) -> bool:
    return text.lstrip().lower().startswith(("http://", "https://"))


def _read_name(value: Any) -> str | None:
    """A string, a number, an object's ``name``, or a list of these; None for all else."""
    if isinstance(value, list):
        names = [_read_single(item) for item in value[:_MOST_NAMES]]
        return ", ".join(name for name in names if name) or None
    return _read_single(value)


def _read_single(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**30 else None
    if not isinstance(value, str) or not value.strip() or not is_encodable(value):
        return None
    return value


def is_encodable(text: str) -> bool:
    """Whether ``text`` holds no lone surrogate, which no file and no database takes."""
    try:
        # Less than half of the time that UTF-8 takes (measured).
        text.encode("utf-16")
    except UnicodeEncodeError:
        return False
    return True


def _read_published(
    known: dict[str, tuple[str, Any]], source: str, language: str | None
) -> tuple[Published | None, str | None]:
    """The first date that is believed, else why the first one is not."""
    undated = None
    for name, value in find_values(known, "published"):
        reading = judge_date(value, language)
        origin = f"{source} {' '.join(name.split())}"
        published = reading.publish(origin)
        if published is not None:
            return published, None
        undated = undated or reading.explain(value, origin)
    return None, undated
