"""Articles whose quotations were found by another tool, as offsets in their text.

Citron writes `{text, quotes: [{cue, sources, contents, coreferences?, confidence?}]}`, each span
as `{start, end, text}`; the Gender Gap Tracker writes `{body, quotes: [{quote, quote_index,
speaker, speaker_index, verb, ...}]}` with offsets as "(12,34)", or the list of quotations alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from quoteprov.config import ReadOptions
from quoteprov.model import AnnotatedArticle, Attribution, Rejection, Span
from quoteprov.model.names import read_name
from quoteprov.read.articles import make_article
from quoteprov.read.excerpts import Excerpt, adopt_spans, grade_probability, make_excerpts
from quoteprov.read.fields import read_fields
from quoteprov.read.records import Parsed, Record

_CITRON, _TRACKER = "citron", "gender gap tracker"
_LOOKED_AT = 20
_INDEX = re.compile(r"\(\s*(\d{1,9})\s*,\s*(\d{1,9})\s*\)")
_MARKED = re.compile(r"\s*[\"“„«»‘'「『].*[\"”“»«’'」』]\s*", re.DOTALL)


class _Found(NamedTuple):
    """What the tool took for quoted, with or without marks, and whom it attributes it to."""

    span: Span
    attribution: Attribution


def is_citron(fields: dict[str, Any]) -> bool:
    """Whether an article comes with quotations as Citron writes them."""
    return _has_entries(fields.get("quotes"), "contents", list)


def is_tracker(fields: dict[str, Any]) -> bool:
    """Whether an object holds quotations as the Gender Gap Tracker writes them."""
    return _has_entries(fields.get("quotes"), "quote_index", str)


def read_citron(
    record: Record, number: str | None, fields: dict[str, Any], text: str, options: ReadOptions
) -> list[Parsed]:
    """The article with its quotations, direct or not."""
    found = (each for entry in _entries(fields) for each in _find_citron(entry, text))
    return [_annotate(record, number, fields, text, found, options)]


def read_tracker(
    record: Record, number: str | None, fields: dict[str, Any], text: str, options: ReadOptions
) -> list[Parsed]:
    """The article with its quotations, direct or not."""
    found = (each for entry in _entries(fields) for each in _find_tracked(entry, text))
    return [_annotate(record, number, fields, text, found, options)]


def read_tracker_alone(
    record: Record, number: str | None, fields: dict[str, Any], options: ReadOptions
) -> list[Parsed]:
    """The quotations between marks of an article whose text is elsewhere, as excerpts."""
    excerpts = [
        Excerpt(
            quote=entry["quote"],
            attribution=replace(
                _track_speaker(entry, None), resolved=_fullest_name([_string(entry, "speaker")])
            ),
        )
        for entry in _entries(fields)
        if _MARKED.fullmatch(_string(entry, "quote"))
    ]
    facts = read_fields(fields, "field")
    return [make_excerpts(record, facts.id or number, excerpts, facts, options)]


def _has_entries(quotes: object, key: str, kind: type) -> bool:
    return isinstance(quotes, list) and any(
        isinstance(entry, dict) and isinstance(entry.get(key), kind)
        for entry in quotes[:_LOOKED_AT]
    )


def _entries(fields: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (entry for entry in fields["quotes"] if isinstance(entry, dict))


def _annotate(
    record: Record,
    number: str | None,
    fields: dict[str, Any],
    text: str,
    found: Iterable[_Found],
    options: ReadOptions,
) -> Parsed:
    facts = read_fields(_unwrap(fields), "field")
    name = None if number is None else facts.id or number
    article = make_article(record, name, text, 0, facts, options)
    if isinstance(article, Rejection):
        return article
    ordered = sorted(found, key=lambda each: each.span)
    spans = [each.span for each in ordered]
    attributions = [each.attribution for each in ordered]
    return AnnotatedArticle(article, tuple(adopt_spans(article, spans, attributions)))


def _unwrap(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with plain values where MongoDB, which the tracker keeps them in, wraps them."""
    return {
        key: next(iter(value.values())) if isinstance(value, dict) and len(value) == 1 else value
        for key, value in fields.items()
    }


def _find_citron(entry: dict[str, Any], text: str) -> Iterator[_Found]:
    sources = entry.get("sources")
    source = next(_read_spans(sources, text), None)
    cue = next(_read_spans([entry.get("cue")], text), None)
    attribution = Attribution(
        mention=text[source.start : source.end] if source else None,
        span=source,
        resolved=_fullest_name(text[each.start : each.end] for each in _coreferent(entry, text)),
        cue=text[cue.start : cue.end] if cue else None,
        rule=_CITRON,
        confidence=grade_probability(entry.get("confidence")) if source else "low",
    )
    for span in _read_spans(entry.get("contents"), text):
        yield _Found(span, attribution)


def _coreferent(entry: dict[str, Any], text: str) -> Iterator[Span]:
    return _read_spans(entry.get("coreferences"), text)


def _fullest_name(mentions: Iterable[str]) -> str | None:
    names = [each for each in mentions if (name := read_name(each)) and name.kind == "person"]
    return max(names, key=len, default=None)


def _read_spans(spans: object, text: str) -> Iterator[Span]:
    """The spans of a list that lie in the text and, where they say their words, hold them."""
    for span in spans if isinstance(spans, list) else ():
        if not isinstance(span, dict):
            continue
        start, end, words = span.get("start"), span.get("end"), span.get("text")
        if not isinstance(start, int) or not isinstance(end, int):
            continue
        if 0 <= start < end <= len(text) and words in (None, text[start:end]):
            yield Span(start, end)


def _find_tracked(entry: dict[str, Any], text: str) -> Iterator[_Found]:
    span = _read_index(entry, "quote", text)
    if span is None:
        return
    yield _Found(span, _track_speaker(entry, _read_index(entry, "speaker", text)))


def _track_speaker(entry: dict[str, Any], span: Span | None) -> Attribution:
    name, verb = _string(entry, "speaker"), _string(entry, "verb")
    if not name.strip():
        return Attribution(rule=_TRACKER)
    return Attribution(
        mention=name, span=span, cue=verb or None, rule=_TRACKER, confidence="medium"
    )


def _read_index(entry: dict[str, Any], key: str, text: str) -> Span | None:
    """Where the words of ``key`` stand; offsets that do not hold them are no place in this text."""
    match = _INDEX.fullmatch(_string(entry, f"{key}_index"))
    if match is None:
        return None
    start, end = int(match[1]), int(match[2])
    words = text[start:end]
    return Span(start, end) if words and words == _string(entry, key) else None


def _string(entry: dict[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
