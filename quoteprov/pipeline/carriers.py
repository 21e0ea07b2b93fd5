"""Unquoted carriers: articles that print the words without quotation marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from quoteprov.align import find_passages, locate_phrase
from quoteprov.config import Config
from quoteprov.model import Article, Field, Filter, Provenance, Span, UnquotedCarrier
from quoteprov.model.paragraphs import digest_paragraphs
from quoteprov.store import Reader

# Wordings whose words are looked for in running text; the lemma comes first, and later ones
# share most of its words.
MOST_WORDINGS = 8

# Every run of `unquoted_words` words holds one of the phrases of this many words that begin at
# every second word, and so few articles that hold none of the words are opened.
PHRASE_WORDS = 5
PHRASE_STEP = 2

Locate = Callable[[str, Sequence[Span]], Sequence[Span]]


class _Passage(NamedTuple):
    """An unquoted carrier, and the digest of the paragraph that it stands in (None: a title)."""

    carrier: UnquotedCarrier
    paragraph: int | None


def find_printing(
    index: Reader, query: str, wanted: Filter, config: Config
) -> list[UnquotedCarrier]:
    """The articles that print the query without marks, each with the first place where it does."""

    def locate(text: str, taken: Sequence[Span]) -> list[Span]:
        return [span for span in locate_phrase(query, text) if not _overlaps(span, taken)]

    if wanted.speaker is not None:
        return []
    # What is boilerplate of an outlet does not depend on the dates that are asked for.
    ever = Filter(outlet=wanted.outlet)
    admitted = set()
    found = []
    for article in filter(ever.admits, index.find_articles(query.split())):
        passage = _find_passage(index, article, locate)
        if passage is not None:
            found.append(passage)
            if wanted.admits(article):
                admitted.add(article.id)
    flagged = _flag_boilerplate(index, found, config)
    return [each for each in flagged if each.article in admitted]


def add_carriers(
    index: Reader, provenance: Provenance, printing: Sequence[UnquotedCarrier], config: Config
) -> Provenance:
    """The provenance with its unquoted carriers.

    These are its witnesses that print the query without marks elsewhere (``printing``), and the
    articles that are no witnesses but print a whole wording, or a long run of one.
    """
    # A fragment's few words say less than the utterance: who prints them need not report it.
    whole = [each.text for each in provenance.wordings if "truncation" not in each.changes]
    texts = whole[:MOST_WORDINGS]

    def locate(text: str, taken: Sequence[Span]) -> list[Span]:
        return find_passages(texts, text, taken, config.trace)

    witnesses = articles_of(provenance)
    own = [each for each in printing if each.article in witnesses]
    others = [
        passage
        for article in _articles_sharing(index, texts)
        if article.id not in witnesses and (passage := _find_passage(index, article, locate))
    ]
    return replace(provenance, unquoted=(*own, *_flag_boilerplate(index, others, config)))


def articles_of(provenance: Provenance) -> set[str]:
    """The articles of an utterance: its witnesses' and its unquoted carriers'."""
    quoted = {each.article for wording in provenance.wordings for each in wording.witnesses}
    return quoted | {each.article for each in provenance.unquoted}


def _articles_sharing(index: Reader, texts: Sequence[str]) -> Iterator[Article]:
    """Articles with a phrase of the texts, each once, in the order of the index."""
    phrases = dict.fromkeys(phrase for text in texts for phrase in _phrases_of(text))
    return index.find_articles_with_any(list(phrases)) if phrases else iter(())


def _phrases_of(text: str) -> Iterator[tuple[str, ...]]:
    words = tuple(text.split())
    # Two words are too few to say that an article prints an utterance.
    if 3 <= len(words) <= PHRASE_WORDS:
        yield words
    for start in range(0, len(words) - PHRASE_WORDS + 1, PHRASE_STEP):
        yield words[start : start + PHRASE_WORDS]


def _flag_boilerplate(
    index: Reader, found: Sequence[_Passage], config: Config
) -> list[UnquotedCarrier]:
    """The carriers, marked where enough others of their outlet stand in the same paragraph.

    Whoever prints the paragraph prints the passage, so that all who do are among them.
    """
    least = config.trace.boilerplate_articles
    copies = index.copies_of(each.carrier.article for each in found)
    printed: dict[tuple[str, int | None], set[str]] = defaultdict(set)
    for carrier, paragraph in found:
        original = copies.get(carrier.article, carrier.article)
        printed[carrier.outlet, paragraph].add(original)
    return [
        replace(carrier, boilerplate=True)
        if least and paragraph is not None and len(printed[carrier.outlet, paragraph]) >= least
        else carrier
        for carrier, paragraph in found
    ]


def _find_passage(index: Reader, article: Article, locate: Locate) -> _Passage | None:
    quotations = index.quotations_of(article.id)
    for field in _fields_of(article):
        taken = [each.span for each in quotations if each.field == field]
        for span in locate(article.field(field), taken):
            if field == "title" or span.start >= article.body.start:
                paragraph = digest_paragraphs(article.text, [span])[0] if field == "text" else None
                return _Passage(_make_carrier(article, field, span), paragraph)
    return None


def _fields_of(article: Article) -> tuple[Field, ...]:
    # Excerpts begin and end anywhere: what stands in them without marks may have had some.
    if article.excerpts:
        return ("title",) if article.title else ()
    # A headline that stands in the text is found there.
    return ("title", "text") if article.title and article.headline is None else ("text",)


def _make_carrier(article: Article, field: Field, span: Span) -> UnquotedCarrier:
    return UnquotedCarrier(
        outlet=article.outlet,
        article=article.id,
        title=article.title,
        path=article.path,
        record=article.record,
        published=article.when,
        precision=article.precision,
        field=field,
        start=span.start,
        end=span.end,
        exact=article.field(field)[span.start : span.end],
    )


def _overlaps(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)
