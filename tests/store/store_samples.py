"""Values to put into an index, small and made up."""

from __future__ import annotations

from quoteprov.model import (
    Article,
    Attribution,
    First,
    Published,
    Quotation,
    Span,
    Speaker,
    Summary,
    Utterance,
    Wording,
    content_id,
)
from quoteprov.store import row_of_utterance


def make_article(text, *, path="feed.jsonl", record=None, outlet="Harbour Post", day=None, **rest):
    published = day and Published(day, "day", "field")
    return Article(
        id=content_id(outlet, rest.get("title"), text, day),
        path=path,
        record=record,
        outlet=outlet,
        published=published,
        text=text,
        body=Span(0, len(text)),
        **rest,
    )


def make_quotation(article, exact, speaker="Ada Penrose", field="text"):
    start = article.field(field).index(exact)
    return Quotation(
        id=content_id(article.id, field, str(start), str(start + len(exact))),
        article=article.id,
        span=Span(start, start + len(exact)),
        exact=exact,
        field=field,
        place="body" if field == "text" else "headline",
        attribution=Attribution(mention="she", span=Span(0, 3), resolved=speaker, rule="right"),
    )


def make_utterance(*quotations, speaker="Ada Penrose", outlets=1, independent=1, day=None):
    lemma = quotations[0].exact
    utterance = Utterance(
        id=content_id("utterance", *(quotation.id for quotation in quotations)),
        lemma=lemma,
        wordings=(Wording(text=lemma, quotations=tuple((one.id,) for one in quotations)),),
    )
    first = First(status="unknown")
    if day:
        first = First(status="dated", published=day, precision="day", outlets=("Harbour Post",))
    summary = Summary(
        speaker=Speaker(speaker, "agreed"), first=first, outlets=outlets, independent=independent
    )
    return utterance, summary


def put_utterances(writer, described, copies=None, **more):
    """Put pairs of an utterance and its summary in the place of all utterances."""
    rows = (row_of_utterance(*each) for each in described)
    writer.replace_utterances(rows, copies or {}, **more)


def numbers_by_id(reader):
    """The number of each utterance that is held."""
    numbers = [number for number, _ in reader.lemmas()]
    return {each.id: number for number, each in reader.load_numbered(numbers).items()}


def write_file(writer, path, *records, digest="whole"):
    """Each record is a list of (article, quotations); its digest is that of the article ids."""
    writer.begin_source(path)
    for position, articles in enumerate(records):
        writer.add_record(path, position, record_digest(articles), articles, [])
    return writer.finish_source(path, digest)


def record_digest(articles):
    return content_id(*(article.id for article, _ in articles))
