"""Unquoted carriers: articles that print the words without quotation marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import islice, pairwise

from msgspec.structs import replace

from quoteprov.align import find_passages, find_phrase, fold_words
from quoteprov.config import Config
from quoteprov.model import Article, Field, Filter, Provenance, Span, UnquotedCarrier
from quoteprov.pipeline.boilerplate import Boilerplate
from quoteprov.store import Reader

# Wordings whose words are looked for in running text; the lemma comes first, and later ones
# share most of its words.
MOST_WORDINGS = 8

# Every run of `unquoted_words` words holds two phrases of this many words, one of which is
# searched for, and so few articles that hold none of the words are opened.
PHRASE_WORDS = 5

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
        self, articles: Set[str], limit: int | None
    ) -> tuple[tuple[UnquotedCarrier, ...], bool]:
        """The first ``limit`` others that print it, the earliest first; whether there are more."""
        found = self._read(each for each in self._articles if each not in articles)
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
    index: Reader, provenance: Provenance, printing: Printing | None, config: Config
) -> Provenance:
    """The provenance with its unquoted carriers.

    These are its witnesses that print the query without marks elsewhere (``printing``, None where
    there is no query), and the articles that are no witnesses but print a whole wording, or a
    long run of one.
    """
    texts = _telling_wordings(provenance, config.trace.unquoted_words)

    def locate(text: str, taken: Sequence[Span]) -> list[Span]:
        return find_passages(texts, text, taken, config.trace)

    witnesses = articles_of(provenance)
    own = printing.among(witnesses) if printing else []
    boilerplate = Boilerplate(index, config)
    others = [
        carrier
        for article in _articles_sharing(index, texts)
        if article.id not in witnesses
        and (carrier := _find_carrier(index, article, locate, boilerplate))
    ]
    return replace(provenance, unquoted=tuple(own + others))


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


def _articles_sharing(index: Reader, texts: Sequence[str]) -> Iterator[Article]:
    """Articles with a phrase of the texts, each once, in the order of the index."""
    phrases = dict.fromkeys(phrase for text in texts for phrase in _phrases_of(text))
    return index.find_articles_with_any(list(phrases)) if phrases else iter(())


def _phrases_of(text: str) -> Iterator[tuple[str, ...]]:
    words = tuple(text.split())
    # Two words are too few to say that an article prints an utterance.
    if 3 <= len(words) <= PHRASE_WORDS:
        yield words
    phrases = [words[at : at + PHRASE_WORDS] for at in range(len(words) - PHRASE_WORDS + 1)]
    # Of two neighbours the one that is chosen is the same in all wordings.
    for one, other in pairwise(phrases):
        yield max(one, other, key=_measure)


def _measure(phrase: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    # Longer words are rarer, and rare words are found sooner.
    return sum(map(len, phrase)), phrase


def _find_carrier(
    index: Reader, article: Article, locate: Locate, boilerplate: Boilerplate
) -> UnquotedCarrier | None:
    quotations = index.quotations_of(article.id)
    for field in _fields_of(article):
        taken = [each.span for each in quotations if each.field == field]
        for span in locate(article.field(field), taken):
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
