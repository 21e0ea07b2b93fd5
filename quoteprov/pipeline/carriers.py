"""Unquoted carriers: articles that print the words without quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, islice

from msgspec.structs import replace

from quoteprov.align import (
    Key,
    Rarity,
    find_keys,
    find_passages,
    find_phrase,
    fold_words,
    leave_out,
    list_words,
)
from quoteprov.config import Config
from quoteprov.model import Article, Field, Filter, Provenance, Span, UnquotedCarrier
from quoteprov.pipeline.boilerplate import Boilerplate
from quoteprov.store import Near, Reader

# Wordings whose words are looked for in running text; the lemma comes first, and later ones
# share most of its words.
MOST_WORDINGS = 8

# A word is common that more articles print than this part of all, or than this many.
COMMON_PART = 0.05
COMMON_ARTICLES = 100

Locate = Callable[[str, Sequence[Span]], Sequence[Span]]


class Printing:
    """The articles that print a query without marks, each with the first place where it does.

    An article is read when it is asked for: common words stand in thousands.
    """

    def __init__(self, index: Reader, query: str, wanted: Filter, config: Config) -> None:
        self._index = index
        self._boilerplate = Boilerplate(index, config)
        self._query = query
        self._wanted = wanted
        # Who prints words without marks names no speaker.
        self._articles = [] if wanted.speaker is not None else index.find_articles(query.split())

    def among(self, articles: Set[str]) -> list[UnquotedCarrier]:
        """Those of ``articles`` that print it, the earliest first."""
        return list(self._read(each for each in self._articles if each in articles))

    def beyond(
        self, articles: Set[str], utterances: Iterable[str], limit: int | None
    ) -> tuple[tuple[UnquotedCarrier, ...], bool]:
        """The first ``limit`` others that print it, the earliest first; whether there are more.

        Others are those that are not among ``articles`` and quote none of the ``utterances``.
        """
        told = set(utterances)
        found = (
            carrier
            for carrier in self._read(each for each in self._articles if each not in articles)
            if told.isdisjoint(self._index.utterances_of(carrier.article))
        )
        shown = tuple(islice(found, limit))
        return shown, next(found, None) is not None

    def _read(self, articles: Iterable[str]) -> Iterator[UnquotedCarrier]:
        for each in articles:
            article = self._index.article(each)
            if article is not None and self._wanted.admits(article):
                carrier = _find_carrier(self._index, article, self._locate, self._boilerplate)
                if carrier is not None:
                    yield carrier

    def _locate(self, text: str, taken: Sequence[Span]) -> list[Span]:
        found = find_phrase(self._query, text, taken)
        return [] if found is None else [found]


def add_carriers(
    index: Reader, provenances: Sequence[Provenance], printing: Printing | None, config: Config
) -> list[Provenance]:
    """The provenances with their unquoted carriers.

    These are the witnesses of each that print the query without marks elsewhere (``printing``,
    None where there is no query), and the articles that are no witnesses but print a whole
    wording, or a telling run of one.
    """
    texts = [_telling_wordings(each, config.trace.unquoted_words) for each in provenances]
    rarity = _count_words(index, texts)
    keys = [find_keys(each, rarity, config.trace) for each in texts]
    printed = index.find_articles_near(Near(*key) for key in sorted(set().union(*keys)))
    boilerplate = Boilerplate(index, config)
    complete = []
    for provenance, wordings, sought in zip(provenances, texts, keys, strict=True):
        witnesses = articles_of(provenance)
        held = _keys_held(sought, printed, witnesses)
        own = printing.among(witnesses) if printing else []
        others = [
            _find_carrier(index, article, locate, boilerplate)
            for article in index.articles_by_id(held)
            for locate in [_locate_passages(wordings, held[article.id], rarity, config)]
        ]
        complete.append(replace(provenance, unquoted=(*own, *filter(None, others))))
    return complete


def _keys_held(
    sought: Set[Key], printed: Mapping[Near, Sequence[str]], witnesses: Set[str]
) -> dict[str, list[Key]]:
    """The articles that are no witnesses but print some of the keys, each with these."""
    held: dict[str, list[Key]] = {}
    for key in sought:
        for article in printed.get(Near(*key), ()):
            if article not in witnesses:
                held.setdefault(article, []).append(key)
    return held


def _locate_passages(
    wordings: Sequence[str], keys: Sequence[Key], rarity: Rarity, config: Config
) -> Locate:
    def locate(text: str, taken: Sequence[Span]) -> list[Span]:
        left_out = leave_out(keys, text, taken)
        return find_passages(wordings, text, left_out, config.trace, rarity.common)

    return locate


def _count_words(index: Reader, texts: Sequence[Sequence[str]]) -> Rarity:
    words = list_words(chain.from_iterable(texts))
    articles = index.count_articles()
    most = max(COMMON_ARTICLES, int(COMMON_PART * articles))
    counts = index.count_printing(list(words.values()), most + 1)
    printing = dict(zip(words, counts, strict=True))
    common = frozenset(word for word, count in printing.items() if count > most)
    return Rarity(printing, articles, common)


def _telling_wordings(provenance: Provenance, long: int) -> list[str]:
    """The wordings whose words tell, also without marks, that this utterance is reported."""
    # A fragment's few words say less than the utterance: who prints them need not report it.
    whole = [each.text for each in provenance.wordings if "truncation" not in each.changes]
    if any(each.reason == "occasion" for each in provenance.related):
        # Of few words that were said on several occasions nothing tells which one is meant.
        whole = [text for text in whole if len(fold_words(text)) >= long]
    return whole[:MOST_WORDINGS]


def articles_of(provenance: Provenance) -> set[str]:
    """The articles of an utterance: its witnesses' and its unquoted carriers'."""
    quoted = {each.article for wording in provenance.wordings for each in wording.witnesses}
    return quoted | {each.article for each in provenance.unquoted}


def _find_carrier(
    index: Reader, article: Article, locate: Locate, boilerplate: Boilerplate
) -> UnquotedCarrier | None:
    taken = index.spans_of(article.id)
    for field in _fields_of(article):
        for span in locate(article.field(field), taken[field]):
            if field == "title" or span.start >= article.body.start:
                often = field == "text" and boilerplate.holds(article, span)
                return _make_carrier(article, field, span, boilerplate=often)
    return None


def _fields_of(article: Article) -> tuple[Field, ...]:
    # Excerpts begin and end anywhere: what stands in them without marks may have had some.
    if article.excerpts:
        return ("title",) if article.title else ()
    # A headline that stands in the text is found there.
    return ("title", "text") if article.title and article.headline is None else ("text",)


def _make_carrier(
    article: Article, field: Field, span: Span, *, boilerplate: bool
) -> UnquotedCarrier:
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
        boilerplate=boilerplate,
    )
