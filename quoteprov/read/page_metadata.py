"""What a page says of its article: in JSON-LD first, then in meta tags, then in its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

from msgspec import Struct, structs

from quoteprov.model import Published
from quoteprov.read.dates import judge_date
from quoteprov.read.extras import needs_extra
from quoteprov.read.fields import Facts, is_encodable
from quoteprov.read.outlets import find_host
from quoteprov.read.page_credits import choose_outlet, claim_outlets, find_byline
from quoteprov.read.page_jsonld import Schema, fold_text, read_text
from quoteprov.read.page_title import Claim, choose_title
from quoteprov.read.page_tree import Metas, Node, read_line

# Names of meta tags in lower case, the most reliable first; none says when a page was changed.
_DATE_NAMES = (
    "article:published_time", "article:published", "og:article:published_time",
    "og:published_time", "og:pubdate", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date",
    "dcterms.date", "citation_publication_date", "article.published", "publish-date",
    "publish_date", "publishdate", "published-date", "publication_date", "publication-date",
    "pubdate", "pub_date", "cxenseparse:recs:publishtime", "analyticsattributes.articledate",
    "originalpublicationdate", "article_date_original", "datecreated", "date",
)  # fmt: skip
# The year after the last one that any date is believed of; no answer may depend on today.
_NO_YEAR = "2100-12-31"
_LONGEST_URL = 4000
_MOST_HEADINGS = 50
_BLANKS = re.compile(r"\s+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")


class PageFacts(Struct, frozen=True, kw_only=True):
    """The facts of a page, which place the outlet's name is from, and what may head the text.

    ``headings`` are all texts that may be its headline; ``leads`` are summaries, which pages
    often show above the article. All are plain text in one line.
    """

    facts: Facts
    outlet_origin: str | None
    headings: tuple[str, ...]
    leads: tuple[str, ...]


def read_page_facts(tree: Node, known: Facts | None = None, saved: str | None = None) -> PageFacts:
    """The facts of the page.

    Those that its container has ``known`` go first; ``saved`` is the address that the page was
    saved from. Raises ExtraMissing.
    """
    known = known or Facts()
    page = _Page(tree)
    url = known.url or page.find_url(saved)
    host = find_host(url) if url else None
    claims = list(claim_outlets(tree, page.metas, page.schema, host))
    outlet = choose_outlet(claims, host)
    names = [claim.name for claim in claims] + _name_host(host)
    language = known.language or page.find_language()
    published, undated = page.find_published(language)
    facts = structs.replace(
        known,
        outlet=known.outlet or (outlet.name if outlet else None),
        title=known.title or choose_title(page.claim_titles(), names),
        byline=known.byline or find_byline(tree, page.metas, page.schema, names),
        published=known.published or published,
        undated=undated or known.undated,
        language=language,
        url=url,
    )
    return PageFacts(
        facts=facts,
        outlet_origin=None if known.outlet or outlet is None else outlet.origin,
        headings=tuple(page.headings),
        leads=tuple(page.list_leads()),
    )


class _Page:
    """A tree with its meta tags and JSON-LD read."""

    def __init__(self, tree: Node) -> None:
        self.tree = tree
        self.metas = _read_metas(tree)
        self.headings = _read_headings(tree)
        keys = [*self.headings, *self.metas.get("og:title", ())]
        self.schema = Schema(tree, frozenset(key for text in keys if (key := fold_text(text))))

    def claim_titles(self) -> list[Claim]:
        """All that may be the headline. What twitter: tags say is copied from og: tags."""
        article = self.schema.article
        claims = [
            Claim(read_text(article.get("headline") or article.get("name")), 3),
            Claim(self._first_meta("og:title", "twitter:title"), 2),
            Claim(read_line(self.tree.find(".//head/title")), 1),
            Claim(self._first_meta("title", "dc.title", "headline"), 0.5),
        ]
        # Of many headings that one is the article's which most other places repeat.
        others = [fold_text(claim.text) for claim in claims]
        repeats = {text: _count_holding(others, fold_text(text)) for text in self.headings}
        shown = max(self.headings, key=lambda text: repeats[text], default="")
        # What is printed large counts more than what is written for sharing.
        return [*claims, Claim(shown, 2.1)]

    def find_language(self) -> str | None:
        """The language that the page says it is in."""
        places = (
            self.tree.get("lang"),
            self.schema.article.get("inLanguage"),
            self._first_meta("og:locale").replace("_", "-"),
            self._first_meta("content-language"),
        )
        return next((tag for tag in places if isinstance(tag, str) and _TAG.fullmatch(tag)), None)

    def find_published(self, language: str | None) -> tuple[Published | None, str | None]:
        """When the article was published, else why the first date that is given is refused."""
        undated = None
        for origin, value in self._claim_dates():
            reading = judge_date(value, language)
            if published := reading.publish(origin):
                return published, None
            undated = undated or reading.explain(value, origin)
        return _search_date(self.tree), undated

    def find_url(self, saved: str | None) -> str | None:
        """The address that the page gives as its own, else the one that it was ``saved`` from.

        A canonical address on another host is that of the outlet an article was taken from, so
        the address for sharing goes before it then.
        """
        shared = _check_url(self._first_meta("og:url"), None) or _check_url(saved, None)
        base = self.tree.find(".//base[@href]")
        base = shared if base is None else _check_url(base.get("href"), shared) or shared
        links = (link.get("href") for link in self.tree.iterfind(".//link[@rel='canonical']"))
        canonical = next((url for href in links if (url := _check_url(href, base))), None)
        if canonical and (not shared or find_host(shared) == find_host(canonical)):
            return canonical
        article = self.schema.article
        for value in (shared, article.get("url"), article.get("mainEntityOfPage")):
            named = value.get("@id") if isinstance(value, dict) else value
            if url := _check_url(named, base):
                return url
        return None

    def list_leads(self) -> Iterator[str]:
        """The summaries of the article."""
        article = self.schema.article
        for name in ("description", "alternativeHeadline", "abstract"):
            yield read_text(article.get(name))
        yield self._first_meta("og:description")
        yield self._first_meta("description")

    def _claim_dates(self) -> Iterator[tuple[str, object]]:
        yield "json-ld datePublished", self.schema.article.get("datePublished")
        for name in _DATE_NAMES:
            for content in self.metas.get(name, ()):
                yield f"meta {name}", content
        for node in self.tree.iterfind(".//*[@itemprop='datePublished']"):
            yield "microdata datePublished", _read_time(node)
        for node in self.tree.iterfind(".//time[@pubdate]"):
            yield "time pubdate", _read_time(node)
        yield "json-ld datePublished", self.schema.page.get("datePublished")
        yield "json-ld dateCreated", self.schema.article.get("dateCreated")

    def _first_meta(self, *names: str) -> str:
        return next((texts[0] for name in names if (texts := self.metas.get(name))), "")


def _read_metas(tree: Node) -> Metas:
    """The contents of all meta tags under their names in lower case."""
    metas: Metas = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = read_text(node.get("content"))
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _read_headings(tree: Node) -> list[str]:
    """The headings of the first order."""
    texts = (read_line(node) for node in islice(tree.iter("h1"), _MOST_HEADINGS))
    return list(dict.fromkeys(text for text in texts if fold_text(text)))


def _count_holding(texts: list[str], part: str) -> int:
    return sum(part in text for text in texts)


def _read_time(node: Node) -> str:
    return node.get("datetime") or node.get("content") or read_line(node)


def _name_host(host: str | None) -> list[str]:
    """The names that a host can stand for."""
    return [host, f"www.{host}", *host.split(".")[-2::-1]] if host else []


def _check_url(url: object, base: str | None) -> str | None:
    """``url`` as an absolute address of the web; None where it is none."""
    if not isinstance(url, str) or not (url := url.strip()) or len(url) > _LONGEST_URL:
        return None
    try:
        whole = urljoin(base or "", url)
        parts = urlsplit(f"https:{whole}" if whole.startswith("//") else whole)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "." not in parts.hostname:
        return None
    return parts.geturl() if is_encodable(whole) and not _BLANKS.search(whole) else None


def _search_date(tree: Node) -> Published | None:
    """The day that htmldate makes of address and markup. Raises ExtraMissing."""
    with needs_extra("html"):
        from htmldate import find_date
    found = find_date(tree, extensive_search=False, original_date=True, max_date=_NO_YEAR)
    return judge_date(found).publish("htmldate")
