"""Unquoted carriers: articles that print the words without quotation marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from itertools import chain, islice
from typing import NamedTuple

from msgspec.structs import replace

from quoteprov.align import (
    FAR_BITS,
    NEAR_BITS,
    Days,
    Key,
    Rarity,
    Unquoted,
    cut_needles,
    find_keys,
    find_passages,
    find_phrase,
    find_windows,
    fold_words,
    list_words,
    may_print,
    most_counted,
    read_days,
    required_bits,
    seek_wordings,
)
from quoteprov.config import Config
from quoteprov.model import Article, Field, Filter, Provenance, Span, UnquotedCarrier
from quoteprov.pipeline.boilerplate import Boilerplate
from quoteprov.pipeline.language import Language
from quoteprov.store import Near, Reader

# Wordings whose words are looked for in running text; the lemma comes first, and later ones
# share most of its words.
MOST_WORDINGS = 8

# Articles that are looked through for an utterance: where hundreds print the same sentences, each
# may carry each of them.
MOST_READ = 50

Locate = Callable[[Unquoted], Sequence[Span]]


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
        self._words = [] if wanted.speaker is not None else query.split()

    def among(self, articles: Set[str]) -> list[UnquotedCarrier]:
        """Those of ``articles`` that print it, the earliest first."""
        printing = self._index.find_articles_among(self._words, articles)
        found = {each.article: each for each in self._read(_read_articles(self._index, printing))}
        return [found[each] for each in printing if each in found]

    def beyond(
        self, articles: Set[str], utterances: Set[int], limit: int | None
    ) -> tuple[tuple[UnquotedCarrier, ...], bool]:
        """The first ``limit`` others that print it, the earliest first; whether there are more.

        Others are those that are not among ``articles`` and quote none of the ``utterances``.
        """
        others = (
            [each]
            for each in self._index.find_articles(self._words)
            if each not in articles and utterances.isdisjoint(self._index.utterances_of(each))
        )
        read = chain.from_iterable(_read_articles(self._index, each) for each in others)
        found = self._read(read)
        shown = tuple(islice(found, limit))
        return shown, next(found, None) is not None

    def _read(self, articles: Iterable[_Text]) -> Iterator[UnquotedCarrier]:
        for text in articles:
            if self._wanted.admits(text.article):
                place = text.find_place(self._locate)
                if place is not None:
                    yield _make_carrier(text.article, place, self._boilerplate)

    def _locate(self, unquoted: Unquoted) -> list[Span]:
        found = find_phrase(self._query, unquoted.text, unquoted.taken)
        return [] if found is None else [found]


def add_carriers(
    index: Reader, provenances: Sequence[Provenance], printing: Printing | None, config: Config
) -> list[Provenance]:
    """The provenances with their unquoted carriers.

    These are the witnesses of each that print the query without marks elsewhere (``printing``,
    None where there is no query), and the articles that are no witnesses but print a telling run
    of a wording.
    """
    texts = [_whole_wordings(each, config.trace.unquoted_words) for each in provenances]
    rarity = _count_words(index, texts)
    searches = [_Search(each, rarity, config) for each in texts]
    keys = set(chain.from_iterable(each.keys for each in searches))
    printed = index.find_articles_near(Near(*key) for key in sorted(keys))
    witnesses = [articles_of(each) for each in provenances]
    days = _date_articles(index, set().union(*printed.values(), *witnesses))
    dated = [{each for name in own if (each := days[name]) is not None} for own in witnesses]
    chosen = [
        search.choose(printed, days, own, when)
        for search, own, when in zip(searches, witnesses, dated, strict=True)
    ]
    boilerplate = Boilerplate(index, config)
    language = Language(index, config)
    found: list[list[UnquotedCarrier]] = [[] for _ in provenances]
    for number, article, place in _find_places(index, [each for each, _ in chosen]):
        if not language.holds(place.exact, dated[number]):
            found[number].append(_make_carrier(article, place, boilerplate))
    quoting = printing.among(set().union(*witnesses)) if printing else []
    ranks = {each.article: rank for rank, each in enumerate(quoting)}
    complete = []
    for provenance, own, others, (_, more) in zip(
        provenances, witnesses, found, chosen, strict=True
    ):
        also = [quoting[rank] for rank in sorted(ranks[each] for each in own if each in ranks)]
        complete.append(replace(provenance, unquoted=(*also, *others), unquoted_more=more))
    return complete


class _Search:
    """The search for the articles that print telling runs of an utterance's wordings.

    Two levels of what tells, by the bits that are required of an article.
    """

    def __init__(self, wordings: Sequence[str], rarity: Rarity, config: Config) -> None:
        self._window = config.align.window_days
        bits = NEAR_BITS, FAR_BITS
        self.keys, self._groups = find_keys(wordings, rarity, bits, config.trace)
        self._needles = cache(lambda: cut_needles(wordings, config.trace))
        self._seek = cache(lambda bits: seek_wordings(wordings, rarity, bits, config.trace))

    def choose(
        self,
        printed: Mapping[Near, Sequence[str]],
        days: Mapping[str, Days | None],
        witnesses: Set[str],
        dated: Set[Days],
    ) -> tuple[dict[str, Locate], bool]:
        """How to look through the articles that may carry the words and are no witnesses.

        Those of the days of the witnesses come first, then those that hold the most keys or groups,
        then the earliest; whether there are more than are looked through.
        """
        required = cache(lambda each: required_bits(each, dated, self._window))
        holding: dict[str, set[Key]] = defaultdict(set)
        for key in self.keys:
            for article in printed.get(Near(*key), ()):
                holding[article].add(key)
        held: dict[tuple[float, bool, Days | None, str], list[Set[Key]]] = {}
        for article in holding.keys() - witnesses:
            when, keys = days[article], holding[article]
            groups: list[Set[Key]] = [{key} for key in keys]
            if (bits := required(when)) == FAR_BITS:
                groups = [group for group in self._groups if group <= keys]
            if groups:
                held[bits, when is None, when, article] = groups
        order = sorted(held, key=lambda place: (place[0], -len(held[place]), *place[1:]))
        chosen = order[:MOST_READ]
        return {place[-1]: partial(self._locate, held[place], place[0]) for place in chosen}, len(
            held
        ) > MOST_READ

    def _locate(self, groups: Sequence[Set[Key]], bits: float, unquoted: Unquoted) -> list[Span]:
        windows = find_windows(groups, unquoted)
        if not windows or not may_print(self._needles(), unquoted.text, windows):
            return []
        return find_passages(self._seek(bits), unquoted.text, unquoted.leave_out(windows))


def _date_articles(index: Reader, ids: Set[str]) -> dict[str, Days | None]:
    return {each: read_days(when) for each, when in index.published_by_id(ids).items()}


def _count_words(index: Reader, texts: Sequence[Sequence[str]]) -> Rarity:
    words = list_words(chain.from_iterable(texts))
    articles = index.count_articles()
    counts = index.count_printing(list(words.values()), most_counted(articles))
    return Rarity(dict(zip(words, counts, strict=True)), articles)


def _whole_wordings(provenance: Provenance, long: int) -> list[str]:
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


class _Place(NamedTuple):
    """Where an article prints words without marks, and what it prints."""

    field: Field
    span: Span
    exact: str


class _Text:
    """An article, and what each of its fields prints outside its quotations."""

    def __init__(self, article: Article, taken: Mapping[Field, Sequence[Span]]) -> None:
        self.article = article
        self._fields = [
            (field, Unquoted(article.field(field), taken[field])) for field in _fields_of(article)
        ]

    def find_place(self, locate: Locate) -> _Place | None:
        """The first place that ``locate`` finds in it."""
        for field, unquoted in self._fields:
            for span in locate(unquoted):
                if field == "title" or span.start >= self.article.body.start:
                    return _Place(field, span, unquoted.text[span.start : span.end])
        return None


def _find_places(
    index: Reader, sought: Sequence[Mapping[str, Locate]]
) -> Iterator[tuple[int, Article, _Place]]:
    """For each article of ``sought`` the place in it, with the number of the search; by article."""
    searches: dict[str, list[tuple[int, Locate]]] = defaultdict(list)
    for number, each in enumerate(sought):
        for article, locate in each.items():
            searches[article].append((number, locate))
    for text in _read_articles(index, searches):
        for number, locate in searches[text.article.id]:
            place = text.find_place(locate)
            if place is not None:
                yield number, text.article, place


def _read_articles(index: Reader, ids: Iterable[str]) -> Iterator[_Text]:
    """The articles by id; one text in memory at a time."""
    wanted = list(ids)
    spans = index.spans_of(wanted)
    for article in index.articles_by_id(wanted):
        yield _Text(article, spans[article.id])


def _fields_of(article: Article) -> tuple[Field, ...]:
    # Excerpts begin and end anywhere: what stands in them without marks may have had some.
    if article.excerpts:
        return ("title",) if article.title else ()
    # A headline that stands in the text is found there.
    return ("title", "text") if article.title and article.headline is None else ("text",)


def _make_carrier(article: Article, place: _Place, boilerplate: Boilerplate) -> UnquotedCarrier:
    return UnquotedCarrier(
        outlet=article.outlet,
        article=article.id,
        title=article.title,
        path=article.path,
        record=article.record,
        published=article.when,
        precision=article.precision,
        field=place.field,
        start=place.span.start,
        end=place.span.end,
        exact=place.exact,
        boilerplate=place.field == "text" and boilerplate.holds(article, place.span),
    )
