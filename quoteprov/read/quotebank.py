"""Quotebank: quotations of a decade of English news, by quotation or by article.

A line by quotation is `{quoteID, quotation, speaker, probas, date, numOccurrences, urls, ...}`; it
makes an article of each URL. One by article is `{articleID, url, date, title, quotations: [...]}`,
where the words around a quotation are called leftContext and rightContext, or contextStart and
contextEnd. The speaker "None" is nobody.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from quoteprov.config import ReadOptions
from quoteprov.model import Attribution
from quoteprov.read.excerpts import Excerpt, grade_probability, make_excerpts
from quoteprov.read.fields import Facts, read_fields
from quoteprov.read.records import Parsed, Record

_RULE = "quotebank"
_NOBODY = "None"
_BEFORE, _AFTER = ("leftContext", "contextStart"), ("rightContext", "contextEnd")
_LOOKED_AT = 20


def is_quotebank_quotation(fields: dict[str, Any]) -> bool:
    """Whether ``fields`` are a line of the version by quotation."""
    return isinstance(fields.get("quotation"), str) and ("quoteID" in fields or "urls" in fields)


def is_quotebank_article(fields: dict[str, Any]) -> bool:
    """Whether ``fields`` are a line of the version by article."""
    quotations = fields.get("quotations")
    return isinstance(quotations, list) and any(map(_is_entry, quotations[:_LOOKED_AT]))


def read_quotebank_quotation(
    record: Record, number: str | None, fields: dict[str, Any], options: ReadOptions
) -> list[Parsed]:
    """The articles that print the quotation of a line, one for each URL.

    The date is that of the earliest of them, so that none is dated unless it is the only one.
    """
    attribution = _read_speaker(fields.get("speaker"), fields.get("probas"))
    excerpts = [Excerpt(quote=fields["quotation"], attribution=attribution)]
    facts, name = _read_facts(fields, "quoteID", number)
    listed = fields.get("urls")
    printed = listed if isinstance(listed, list) else []
    urls: list[str | None] = [url for url in printed if isinstance(url, str)] or [facts.url]
    if facts.published and (len(set(urls)) > 1 or fields.get("numOccurrences") not in (None, 1)):
        undated = f"{facts.published.when} is the date of the earliest of several articles"
        facts = replace(facts, published=None, undated=undated)
    return [
        make_excerpts(record, name, excerpts, replace(facts, url=url), options)
        for url in dict.fromkeys(urls)
    ]


def read_quotebank_article(
    record: Record, number: str | None, fields: dict[str, Any], options: ReadOptions
) -> list[Parsed]:
    """The article of a line, with the speakers that its own words speak for."""
    facts, name = _read_facts(fields, "articleID", number)
    entries = [entry for entry in fields["quotations"] if _is_entry(entry)]
    entries.sort(key=_read_offset)
    excerpts = [
        Excerpt(
            quote=entry["quotation"],
            before=_first_text(entry, _BEFORE),
            after=_first_text(entry, _AFTER),
            attribution=_read_entry_speaker(entry),
        )
        for entry in entries
    ]
    return [make_excerpts(record, name, excerpts, facts, options)]


def _is_entry(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("quotation"), str)


def _read_facts(fields: dict[str, Any], key: str, number: str | None) -> tuple[Facts, str | None]:
    """What is known of the article or articles, and the name of the record."""
    facts = read_fields(fields, "quotebank")
    own = fields.get(key)
    if isinstance(own, str) and own.strip():
        facts = replace(facts, id=own.strip())
    return facts, None if number is None else facts.id or number


def _read_offset(entry: dict[str, Any]) -> int:
    offset = entry.get("quotationOffset")
    return offset if isinstance(offset, int) else 0


def _read_entry_speaker(entry: dict[str, Any]) -> Attribution:
    # The local answer is that of the article itself; the global one is gathered from all.
    scope = "local" if isinstance(entry.get("localTopSpeaker"), str) else "global"
    return _read_speaker(entry.get(f"{scope}TopSpeaker"), entry.get(f"{scope}Probas"))


def _read_speaker(name: object, probabilities: object) -> Attribution:
    if not isinstance(name, str) or name.strip() in ("", _NOBODY):
        return Attribution(rule=_RULE)
    name = " ".join(name.split())
    candidates = probabilities if isinstance(probabilities, list) else []
    own = (value for speaker, value in map(_read_candidate, candidates) if speaker == name)
    return Attribution(resolved=name, rule=_RULE, confidence=grade_probability(next(own, None)))


def _read_candidate(candidate: object) -> tuple[object, object]:
    """Name and probability, written as a pair or as an object."""
    if isinstance(candidate, list) and len(candidate) == 2:
        return candidate[0], candidate[1]
    if isinstance(candidate, dict):
        return candidate.get("speaker"), candidate.get("proba")
    return None, None


def _first_text(entry: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((entry[key] for key in keys if isinstance(entry.get(key), str)), "")
