"""Articles of which only quotations are known, as data sets of quotations hold them.

Their text is made here: a paragraph for each excerpt, with the quotation between marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from quoteprov.config import ReadOptions
from quoteprov.model import (
    AnnotatedArticle,
    Article,
    Attribution,
    Confidence,
    Quotation,
    Rejection,
    Span,
    begin_id,
    complete_id,
    content_id,
)
from quoteprov.read.fields import Facts
from quoteprov.read.outlets import name_outlet
from quoteprov.read.records import Parsed, Record

# Of what stands around a quotation, attributions need the nearest sentence or two.
_LONGEST_CONTEXT = 1000
# Fewer letters at the end of a context may begin any quotation.
_FEWEST_SHARED = 8

_PAIRED = frozenset("\"“”„«»‘’'「」『』")
_OPENING_AT_END = re.compile(r"[\"“„«‘「『]\Z")
_CLOSING_AT_START = re.compile(r"\A([,.;:!?…]*)[\"”“»」』]")
_ANY_MARK = re.compile(r"[\"“”„«»「」『』]")


class Excerpt(Struct, frozen=True, kw_only=True):
    """A quotation with what is known of its surroundings, and whom the data set attributes it to.

    The rule of ``attribution`` names the data set.
    """

    quote: str
    before: str = ""
    after: str = ""
    attribution: Attribution


def make_excerpts(
    record: Record,
    name: str | None,
    excerpts: Sequence[Excerpt],
    known: Facts,
    options: ReadOptions,
) -> Parsed:
    """The article that these excerpts, in their order, are taken from, or why there is none.

    ``name`` is the record's own id or its number in a file of many. Excerpts that follow one
    another in the article, as the end of one shows, stand in one paragraph.
    """
    tidied = [tidy for each in excerpts if (tidy := _tidy(each)).quote]
    if not tidied:
        return Rejection(path=record.path, record=name, reason="empty: there is no quotation")
    text, spans = _compose(tidied)
    outlet, origin = name_outlet(known.outlet, known.url, record.path, record.location, options)
    when = known.published.when if known.published else None
    article = Article(
        id=content_id(outlet, known.title, when, known.url, text, known.id),
        path=record.path,
        record=name,
        outlet=outlet,
        outlet_origin=origin,
        title=known.title,
        byline=known.byline,
        dateline=known.dateline,
        published=known.published,
        undated=None if known.published else known.undated,
        url=known.url,
        text=text,
        body=Span(0, len(text)),
        excerpts=True,
    )
    attributions = [each.attribution for each in tidied]
    return AnnotatedArticle(article, tuple(adopt_spans(article, spans, attributions)))


def adopt_spans(
    article: Article, spans: Sequence[Span], attributions: Sequence[Attribution]
) -> Iterator[Quotation]:
    """The quotations at ``spans`` of the article's text, each with its attribution."""
    begun = begin_id(article.id, "text")
    for span, attribution in zip(spans, attributions, strict=True):
        yield Quotation(
            id=complete_id(begun, span.start, span.end),
            article=article.id,
            span=span,
            exact=article.text[span.start : span.end],
            attribution=attribution,
        )


def grade_probability(value: object) -> Confidence:
    """How far a data set's own probability (0 to 1, also as a string) lets its answer be relied on.

    What is no number says nothing, and counts for what it is: the best of several answers.
    """
    try:
        probability = float(value) if isinstance(value, str | int | float) else 0.5
    except (ValueError, OverflowError):
        probability = 0.5
    return "high" if probability >= 0.9 else "medium" if probability >= 0.5 else "low"


def _tidy(excerpt: Excerpt) -> Excerpt:
    """On one line, without the quotation's own marks, which are put back alike everywhere."""
    quote = _fold(excerpt.quote).strip()
    if len(quote) > 1 and quote[0] in _PAIRED and quote[-1] in _PAIRED:
        quote = quote[1:-1].strip()
    before = _OPENING_AT_END.sub("", _fold(excerpt.before[-_LONGEST_CONTEXT:]))
    if before[-1:].isalnum() or before[-1:] in tuple(",.;:!?"):
        before += " "
    after = _CLOSING_AT_START.sub(r"\1", _fold(excerpt.after[:_LONGEST_CONTEXT]))
    return Excerpt(
        quote=quote,
        before=before.lstrip(),
        after=f" {after}" if after[:1].isalnum() else after,
        attribution=excerpt.attribution,
    )


def _fold(text: str) -> str:
    # Half a character, which an escape in JSON can smuggle in, is no text.
    whole = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return re.sub(r"\s+", " ", whole)


def _compose(excerpts: Sequence[Excerpt]) -> tuple[str, list[Span]]:
    """The text, and where in it each quotation stands, without its marks."""
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    joint: str | None = None
    for place, excerpt in enumerate(excerpts):
        lead = ("\n\n" if place else "") + excerpt.before if joint is None else joint
        following = excerpts[place + 1] if place + 1 < len(excerpts) else None
        joint = None if following is None else _find_joint(excerpt.after, following.quote)
        start = length + len(lead) + 1
        spans.append(Span(start, start + len(excerpt.quote)))
        piece = f"{lead}“{excerpt.quote}”"
        if joint is None:
            piece += excerpt.after.rstrip()
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces), spans


def _find_joint(after: str, quote: str) -> str | None:
    """What stands between a quotation and the next, where the context of the first reaches it."""
    for mark in _ANY_MARK.finditer(after):
        shared = after[mark.end() : mark.end() + len(quote)].strip()
        if len(shared) >= _FEWEST_SHARED and quote.startswith(shared):
            return after[: mark.start()]
    return None
