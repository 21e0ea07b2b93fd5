"""Metadata fields under the names that article dumps give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from quoteprov.model import Published, Span
from quoteprov.read.dates import judge_date

# The names that trafilatura, newspaper4k, news-please, fundus, NELA-GT, Media Cloud, schema.org
# and front matter use; the first that holds a value counts. Names are compared in lower case
# with "_" for "-" and " ". Exact times come before bare days, own names before host names.
ALIASES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "content", "plaintext", "articlebody", "article_text", "full_text",
        "fulltext", "body", "raw_text",
    ),
    "title": ("title", "headline", "heading"),
    "outlet": (
        "outlet", "sitename", "site_name", "meta_site_name", "publisher", "newspaper",
        "publication", "media_name", "source_name", "source", "source_domain", "hostname",
        "domain", "media_url",
    ),
    "published": (
        "published_utc", "published", "publishing_date", "date_published", "datepublished",
        "date_publish", "publish_date", "published_at", "publishedat", "publication_date",
        "pub_date", "pubdate", "date", "datetime",
    ),
    "byline": ("byline", "author", "authors", "creator"),
    "dateline": ("dateline",),
    "url": ("url", "canonical_link", "canonical_url", "link", "permalink", "web_url"),
    "language": ("language", "lang", "meta_lang", "inlanguage", "locale"),
    "id": ("id", "article_id", "uuid", "guid"),
}  # fmt: skip

_MOST_NAMES = 20


class Facts(Struct, frozen=True, kw_only=True):
    """What is known of an article besides its text, from one place where it may be written.

    ``headline`` is where the title stands inside the text, None where it is a field of its own.
    ``undated`` is why a date that was given is not believed, ``language`` a BCP 47 tag ("en-US"),
    which decides what 01/02/2017 means.
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
        outlet=_first_name(known, "outlet"),
        title=title,
        byline=_first_name(known, "byline"),
        dateline=_first_name(known, "dateline"),
        published=published,
        undated=undated,
        language=language,
        url=_first_name(known, "url"),
    )


def fold_names(fields: Mapping[Any, Any]) -> dict[str, tuple[str, Any]]:
    """Folded name -> name as written and value; of two names that fold alike the first."""
    known: dict[str, tuple[str, Any]] = {}
    for name, value in fields.items():
        if isinstance(name, str):
            known.setdefault(name.lower().replace("-", "_").replace(" ", "_"), (name, value))
    return known


def find_values(known: dict[str, tuple[str, Any]], fact: str) -> Iterator[tuple[str, Any]]:
    """Names as written and values under the aliases of ``fact``, the likeliest first."""
    return (known[alias] for alias in ALIASES[fact] if alias in known)


def _first_name(known: dict[str, tuple[str, Any]], fact: str, *, keep: bool = False) -> str | None:
    for _, value in find_values(known, fact):
        text = _read_name(value)
        if text:
            return text if keep else " ".join(text.split())
    return None


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
        text.encode()
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
