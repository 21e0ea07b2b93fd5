"""The vocabulary as frozen values: what the rooms hand to one another.

Offsets are code points, half-open, and count in the field they name: the ``text`` or the
``title`` of an article, neither of which is ever rewritten. Ids derive from content, so that
indexing the same files again changes nothing.
"""

from __future__ import annotations

from hashlib import blake2b
from struct import Struct as Packing
from typing import Literal

from msgspec import Struct

Place = Literal["headline", "body"]
Field = Literal["text", "title"]
Confidence = Literal["high", "medium", "low"]
Precision = Literal["year", "month", "day", "minute", "second"]
Severity = Literal["none", "accidental", "substantive"]
Operation = Literal["replace", "insert", "delete"]
Change = Literal[
    "punctuation",
    "case",
    "spelling",
    "substitution",
    "insertion",
    "deletion",
    "truncation",
    "ellipsis",
    "bracket",
    "splice",
    "sic",
    "censored",
    "damage",
]
Alert = Literal["number", "name", "negation"]
SpeakerStatus = Literal["agreed", "disputed", "inferred", "unknown"]
FirstStatus = Literal["dated", "tie", "seen", "unknown"]
DescentStatus = Literal["likely", "undetermined"]
RelatedReason = Literal["number", "name", "occasion", "overlap"]

# How many bytes follow, and whether they are a part.
_pack_head = Packing(">Q?").pack
# The same before numbers of so many digits.
_HEADS = tuple(_pack_head(1 + digits, True).decode() for digits in range(20))

# How the origin of a date begins that tells when somebody came upon the article.
SEEN_BY = "seen by "


def content_id(*parts: str | None) -> str:
    """Sixteen hexadecimal digits that depend on ``parts`` alone (64 bits of BLAKE2b)."""
    return begin_id(*parts).hexdigest()


def begin_id(*parts: str | None) -> blake2b:
    """What ids that begin with the same ``parts`` have in common, for ``complete_id``."""
    pieces: list[bytes] = []
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        pieces += (_pack_head(1 + len(data), part is not None), data)
    return blake2b(b"".join(pieces), digest_size=8)


def complete_id(begun: blake2b, start: int, end: int) -> str:
    """The ``content_id`` of the parts that were begun with and of two numbers, neither negative.

    Takes a third of the time of ``content_id`` (measured).
    """
    digest = begun.copy()
    first, last = str(start), str(end)
    digest.update(f"{_HEADS[len(first)]}{first}{_HEADS[len(last)]}{last}".encode())
    return digest.hexdigest()


class Span(Struct, frozen=True, order=True, gc=False):
    """A stretch of an article's text or title: code points, ``start`` in, ``end`` out."""

    start: int
    end: int


class Published(Struct, frozen=True):
    """When an article was published, how exactly that is known, and from where.

    ``when`` is ISO 8601 cut to its precision ("2017", "2017-07", "2017-07-06",
    "2017-07-06T09:06", "2017-07-06T09:06:30"), with a UTC offset only where one was given.
    """

    when: str
    precision: Precision
    origin: str

    @property
    def seen(self) -> bool:
        """Whether somebody saw the article then: it was published then or before."""
        return self.origin.startswith(SEEN_BY)


class Card(Struct, frozen=True, kw_only=True):
    """What is known of an article besides its text.

    ``path`` is the file and ``record`` the record's own id or line number where a file holds
    many articles. ``outlet_origin`` says where the outlet's name comes from: "field", "text",
    "config", "url" or "file name". ``undated`` is why a date that was given is not believed:
    the kind of reason, a colon, a blank, and what was given.
    """

    id: str
    path: str
    record: str | None = None
    outlet: str
    outlet_origin: str = "field"
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: Published | None = None
    undated: str | None = None
    url: str | None = None

    @property
    def when(self) -> str | None:
        """The published date as it is known, None where it is not."""
        return self.published.when if self.published else None

    @property
    def precision(self) -> Precision | None:
        """How exactly the published date is known."""
        return self.published.precision if self.published else None


class Article(Card, frozen=True, kw_only=True):
    """The text of one news item, with its metadata.

    ``body`` is the part of ``text`` that is the article's own (all of it, but for front matter);
    ``headline`` is where the headline stands inside ``text``, None where there is none or where
    ``title`` came as a field of its own. ``excerpts``: the text is not all that was printed, only
    what a data set of quotations holds of it, one piece a paragraph.
    """

    text: str
    body: Span
    headline: Span | None = None
    excerpts: bool = False

    def field(self, name: Field) -> str:
        """The string that offsets of this field count in."""
        return self.text if name == "text" else self.title or ""


class Rejection(Struct, frozen=True, kw_only=True):
    """A file, or a record of one, that could not be read, and why: a value, not a crash."""

    path: str
    reason: str
    record: str | None = None


class Attribution(Struct, frozen=True, kw_only=True, gc=False):
    """Who a quotation is attributed to: the speaker as printed, and the name it stands for.

    ``span`` places the mention in the field that the quotation stands in. ``rule`` names the
    step of the sieve that found it.
    """

    mention: str | None = None
    span: Span | None = None
    resolved: str | None = None
    cue: str | None = None
    rule: str = "none"
    confidence: Confidence = "low"


class Quotation(Struct, frozen=True, kw_only=True, gc=False):
    """One span between quotation marks in one article; the marks are outside the span.

    Quotations of one article that share a ``part`` are one sentence that its attribution
    splits ("...", he said, "...").
    """

    id: str
    article: str
    span: Span
    exact: str
    field: Field = "text"
    place: Place = "body"
    part: int | None = None
    attribution: Attribution = Attribution()


class AnnotatedArticle(Struct, frozen=True):
    """An article whose quotations come with it, found by somebody else.

    The rule of their attributions names who found them.
    """

    article: Article
    quotations: tuple[Quotation, ...]


class Entry(Struct, frozen=True, kw_only=True):
    """One place of variation of a wording against the lemma.

    ``start`` and ``end`` count tokens of the lemma (see ``align.tokens``), ``reading_start`` and
    ``reading_end`` code points of the wording's text; an insertion has ``start == end``, a
    deletion ``reading_start == reading_end``. ``lemma`` and ``reading`` are the words as printed.
    """

    op: Operation
    change: Change
    lemma: str
    reading: str
    start: int
    end: int
    reading_start: int
    reading_end: int


class Wording(Struct, frozen=True, kw_only=True):
    """One distinct token sequence of an utterance, and the ids of the quotations that carry it."""

    text: str
    changes: tuple[Change, ...] = ()
    severity: Severity = "none"
    alerts: tuple[Alert, ...] = ()
    entries: tuple[Entry, ...] = ()
    quotations: tuple[tuple[str, ...], ...]


class Related(Struct, frozen=True):
    """Another utterance that resembles this one, and why the two are kept apart."""

    id: str
    reason: RelatedReason


class Utterance(Struct, frozen=True, kw_only=True):
    """What was said once: its lemma and every wording of it, the lemma's own first.

    In ``Wording.quotations`` each inner tuple is one witness: a quotation, or the parts of one
    that its attribution splits.
    """

    id: str
    lemma: str
    wordings: tuple[Wording, ...]
    related: tuple[Related, ...] = ()


class Counts(Struct, frozen=True, kw_only=True):
    """What an index holds; not ``aligned`` where utterances do not yet heed every article."""

    articles: int
    outlets: int
    quotations: int
    utterances: int
    aligned: bool = True


class Filter(Struct, frozen=True, kw_only=True):
    """Which utterances or articles are asked for.

    An utterance passes when one and the same witness of it satisfies ``outlet`` (the name, case
    ignored), ``since`` and ``until`` (ISO dates, inclusive), and its speaker's name contains
    ``speaker`` (case ignored). An undated article passes neither ``since`` nor ``until``; dates
    of different precision are compared as far as both go, so that 2017-07 lies within 2017.
    """

    outlet: str | None = None
    speaker: str | None = None
    since: str | None = None
    until: str | None = None

    def admits(self, card: Card) -> bool:
        """Whether outlet and date of an article are asked for."""
        if self.outlet is not None and card.outlet.casefold() != self.outlet.casefold():
            return False
        if self.since is None and self.until is None:
            return True
        when = card.when or ""
        since, until = self.since or "", self.until or when
        return (
            bool(when)
            and when[: len(since)] >= since[: len(when)]
            and when[: len(until)] <= until[: len(when)]
        )


ANYTHING = Filter()
