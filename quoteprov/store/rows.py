"""How values become rows, and rows values again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple, TypeVar

import msgspec

from quoteprov.model import (
    Article,
    Attribution,
    Card,
    First,
    Precision,
    Published,
    Quotation,
    Span,
    Speaker,
    Summary,
    Utterance,
)
from quoteprov.model.paragraphs import digest_paragraphs

Row = tuple[Any, ...]
Value = TypeVar("Value")

CARD_COLUMNS = (
    "id, path, record, outlet, outlet_origin, title, byline, dateline, "
    "published, precision, origin, url, undated"
)
BRIEF_COLUMNS = "id, path, record, outlet, published, precision, origin"
ARTICLE_COLUMNS = f"{CARD_COLUMNS}, body_start, body_end, headline_start, headline_end, excerpts"
QUOTATION_COLUMNS = (
    'id, article, field, start, "end", exact, place, part, '
    "mention, mention_start, mention_end, resolved, cue, rule, confidence"
)
STORED_COLUMNS = f"{QUOTATION_COLUMNS}, paragraph"
SUMMARY_COLUMNS = (
    "speaker, speaker_status, first_status, first_published, first_precision, first_outlets, "
    "outlets, independent"
)

UTTERANCE_COLUMNS = f"id, lemma, wordings, witnesses, quotations, body, number, {SUMMARY_COLUMNS}"


class UtteranceRow(NamedTuple):
    """An utterance as it is stored, and the ids of its quotations."""

    columns: Row
    quotations: tuple[str, ...]


_utterance_decoder = msgspec.json.Decoder(Utterance)
_article_decoder = msgspec.json.Decoder(Article)
_strings_decoder = msgspec.json.Decoder(list[str])
_encoder = msgspec.json.Encoder()


def encode_text(value: Any) -> str:
    """A value as JSON, which SQLite's own functions can read."""
    return _encoder.encode(value).decode()


def strings_of_json(data: str) -> list[str]:
    """Strings that ``encode_text`` was given."""
    return _strings_decoder.decode(data)


def mend_surrogates(value: Value) -> Value:
    """The same value, each lone surrogate in its strings being U+FFFD, so that offsets hold.

    A lone surrogate is half a character, which neither UTF-8 nor SQLite can hold; an escape in
    YAML can smuggle one in.
    """
    if is_whole(value):
        return value
    return msgspec.convert(_mend(msgspec.to_builtins(value)), type(value))


def is_whole(value: Any) -> bool:
    """Whether no string of a value holds a lone surrogate."""
    try:
        _encoder.encode(value)
    except UnicodeEncodeError:
        return False
    return True


def _mend(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub(r"[\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, dict):
        return {key: _mend(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_mend(item) for item in value]
    return value


def card_of_row(row: Row) -> Card:
    """A card from ``CARD_COLUMNS``."""
    return Card(**_card_fields(row))


def brief_card_of_row(row: Row) -> Card:
    """A card from ``BRIEF_COLUMNS``: which article it is, of which outlet and date."""
    return Card(
        id=row[0],
        path=intern(row[1]),
        record=row[2],
        outlet=intern(row[3]),
        published=published_of_row(row[4:7]),
    )


def article_of_row(row: Row, text: str) -> Article:
    """An article from ``ARTICLE_COLUMNS`` and its text."""
    body_start, body_end, headline_start, headline_end, excerpts = row[13:18]
    headline = None if headline_start is None else Span(headline_start, headline_end)
    return Article(
        **_card_fields(row),
        text=text,
        body=Span(body_start, body_end),
        headline=headline,
        excerpts=bool(excerpts),
    )


def _card_fields(row: Row) -> dict[str, Any]:
    # Hundreds of thousands of articles share a few files, outlets and dates.
    return {
        "id": row[0],
        "path": intern(row[1]),
        "record": row[2],
        "outlet": intern(row[3]),
        "outlet_origin": intern(row[4]),
        "title": row[5],
        "byline": row[6],
        "dateline": row[7],
        "published": published_of_row(row[8:11]),
        "url": row[11],
        "undated": row[12],
    }


def published_of_row(row: Sequence[Any]) -> Published | None:
    """A date from the columns published, precision, origin."""
    return None if row[0] is None else _share_date(*row)


@lru_cache(maxsize=16384)
def _share_date(when: str, precision: Precision, origin: str) -> Published:
    return Published(when, precision, origin)


def row_of_article(article: Article) -> Row:
    """The columns of ``ARTICLE_COLUMNS``."""
    published = article.published
    headline = article.headline
    return (
        article.id,
        article.path,
        article.record,
        article.outlet,
        article.outlet_origin,
        article.title,
        article.byline,
        article.dateline,
        published and published.when,
        published and published.precision,
        published and published.origin,
        article.url,
        article.undated,
        article.body.start,
        article.body.end,
        headline and headline.start,
        headline and headline.end,
        article.excerpts,
    )


def describe_article(article: Article) -> str:
    """All of an article but its text, as one record describes it."""
    return encode_text(msgspec.structs.replace(article, text=""))


def described_article(description: str) -> Article:
    """What ``describe_article`` was given, without the text."""
    return _article_decoder.decode(description)


def quotation_of_row(row: Row) -> Quotation:
    """A quotation from ``QUOTATION_COLUMNS``."""
    span = None if row[9] is None else Span(row[9], row[10])
    return Quotation(
        id=row[0],
        article=row[1],
        field=row[2],
        span=Span(row[3], row[4]),
        exact=row[5],
        place=row[6],
        part=row[7],
        attribution=Attribution(
            mention=row[8],
            span=span,
            resolved=row[11],
            cue=row[12],
            rule=row[13],
            confidence=row[14],
        ),
    )


def row_of_quotation(quotation: Quotation) -> Row:
    """The columns of ``QUOTATION_COLUMNS``."""
    attribution = quotation.attribution
    span = attribution.span
    return (
        quotation.id,
        quotation.article,
        quotation.field,
        quotation.span.start,
        quotation.span.end,
        quotation.exact,
        quotation.place,
        quotation.part,
        attribution.mention,
        None if span is None else span.start,
        None if span is None else span.end,
        attribution.resolved,
        attribution.cue,
        attribution.rule,
        attribution.confidence,
    )


def rows_of_quotations(article: Article, quotations: Sequence[Quotation]) -> list[Row]:
    """The columns of ``STORED_COLUMNS`` for the quotations of an article.

    The paragraph is not known of a quotation in a title, nor of one in an excerpt.
    """
    whole = [each for each in quotations if each.field == "text" and not article.excerpts]
    found = digest_paragraphs(article.text, [each.span for each in whole])
    paragraphs = {each.id: digest for each, digest in zip(whole, found, strict=True)}
    return [(*row_of_quotation(each), paragraphs.get(each.id)) for each in quotations]


def summary_of_row(row: Row) -> Summary:
    """A summary from ``SUMMARY_COLUMNS``."""
    return Summary(
        speaker=Speaker(row[0], row[1]),
        first=First(
            status=row[2],
            published=row[3],
            precision=row[4],
            outlets=msgspec.json.decode(row[5], type=tuple[str, ...]),
        ),
        outlets=row[6],
        independent=row[7],
    )


def row_of_summary(summary: Summary) -> Row:
    """The columns of ``SUMMARY_COLUMNS``."""
    first = summary.first
    return (
        summary.speaker.name,
        summary.speaker.status,
        first.status,
        first.published,
        first.precision,
        encode_text(first.outlets),
        summary.outlets,
        summary.independent,
    )


def utterance_of_body(body: str) -> Utterance:
    """An utterance from the column ``body``."""
    return _utterance_decoder.decode(body)


def row_of_utterance(
    utterance: Utterance, summary: Summary, number: int | None = None
) -> UtteranceRow:
    """The columns of ``UTTERANCE_COLUMNS``, with the ids of the quotations.

    ``number`` is the one that it gets, by default any.
    """
    witnesses = [witness for wording in utterance.wordings for witness in wording.quotations]
    quotations = tuple(quotation for witness in witnesses for quotation in witness)
    columns = (
        utterance.id,
        utterance.lemma,
        len(utterance.wordings),
        len(witnesses),
        len(quotations),
        encode_text(utterance),
        number,
        *row_of_summary(summary),
    )
    return UtteranceRow(columns, quotations)
