"""Articles with their annotations, and quotations as if they had been extracted."""

from __future__ import annotations

import json

from quoteprov.evaluate import Tally, make_answer, parse_gold, score_article
from quoteprov.model import Article, Attribution, Quotation, Span, content_id


def make_article(text, title=None):
    body = Span(0, len(text))
    return Article(id="a", path="a.jsonl", outlet="o", title=title, text=text, body=body)


def annotated(text, words, speaker=None, **more):
    """A quotation of the gold, placed where its words first stand."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "speaker": speaker, **more}


def extracted(text, words, speaker=None, *, rule="rule", field="text", resolved=None, sure="high"):
    """A quotation as extraction gives it, placed where its words first stand."""
    start = text.index(words)
    attribution = Attribution(mention=speaker, resolved=resolved, rule=rule, confidence=sure)
    return Quotation(
        id=content_id(field, str(start), words),
        article="a",
        span=Span(start, start + len(words)),
        exact=words,
        field=field,
        attribution=attribution,
    )


def score(text, quotes, quotations, *, title=None):
    line = parse_gold(json.dumps({"text": text, "quotes": quotes}).encode())
    return score_article(make_article(text, title), quotations, line, with_errors=True)


def answer_of(*scores):
    tally = Tally()
    for each in scores:
        tally.add(each.tally)
    return make_answer(tally, (), ())
