"""What the index holds: articles, the most carried utterances, one of them, all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec.structs import asdict

from quoteprov.config import Config
from quoteprov.model import (
    ANYTHING,
    Article,
    ArticleRow,
    ArticlesAnswer,
    Card,
    ExportLine,
    Filter,
    ShowAnswer,
    Summary,
    TopAnswer,
    TopRow,
    Utterance,
)
from quoteprov.pipeline.carriers import add_carriers
from quoteprov.pipeline.paths import index_path
from quoteprov.pipeline.trace import trace_utterances
from quoteprov.store import open_reader

# Utterances are exported in portions of this size, so that memory stays bounded.
EXPORT_PORTION = 256


def list_articles(
    config: Config,
    *,
    wanted: Filter = ANYTHING,
    limit: int | None = None,
    with_text: bool = False,
) -> ArticlesAnswer:
    """The articles of the index, the earliest first."""
    with open_reader(index_path(config)) as index:
        cards = list(islice(index.cards(wanted), limit))
        ids = [card.id for card in cards]
        sizes = index.article_sizes(ids)
        copies = index.copies_of(ids)
        texts = _texts_of(index.articles_by_id(ids)) if with_text else {}
        rows = (
            _make_article_row(card, *sizes[card.id], copies.get(card.id), texts.get(card.id))
            for card in cards
        )
        return ArticlesAnswer(index=index.counts(), articles=tuple(rows))


def list_top(config: Config, *, wanted: Filter = ANYTHING, limit: int) -> TopAnswer:
    """The most carried utterances, by independent outlets; boilerplate comes last."""
    with open_reader(index_path(config)) as index:
        boilerplate = index.boilerplate_utterances(config.trace.boilerplate_articles)
        rows = (
            _make_top_row(utterance, summary, boilerplate=utterance.id in boilerplate)
            for utterance, summary in index.ranked_utterances(wanted, limit, last=boilerplate)
        )
        return TopAnswer(index=index.counts(), utterances=tuple(rows))


def show_utterance(id: str, config: Config) -> ShowAnswer:
    """One utterance in full; raises UtteranceUnknown where no one id begins with ``id``."""
    with open_reader(index_path(config)) as index:
        traced = trace_utterances(index, [index.utterance(id)], config)
        (provenance,) = add_carriers(index, traced, None, config)
        return ShowAnswer(index=index.counts(), utterance=provenance)


def export_utterances(
    config: Config,
    *,
    wanted: Filter = ANYTHING,
    everything: bool = False,
    with_unquoted: bool = False,
) -> Iterator[ExportLine]:
    """The utterances of several witnesses, or with ``everything`` all of them.

    Their unquoted carriers are looked for only ``with_unquoted``: it takes a search of the
    articles for each utterance.
    """
    with open_reader(index_path(config)) as index:
        ids = iter(index.utterance_ids(wanted, include_single=everything))
        while portion := list(islice(ids, EXPORT_PORTION)):
            loaded = index.load_utterances(portion)
            traced = trace_utterances(index, [loaded[each] for each in portion], config)
            if with_unquoted:
                traced = add_carriers(index, traced, None, config)
            for provenance in traced:
                yield ExportLine(**asdict(provenance))


def _texts_of(articles: Iterator[Article]) -> dict[str, str]:
    return {article.id: article.text for article in articles}


def _make_article_row(
    card: Card,
    characters: int,
    quotations: int,
    excerpts: bool,
    copy_of: str | None,
    text: str | None,
) -> ArticleRow:
    return ArticleRow(
        id=card.id,
        path=card.path,
        record=card.record,
        outlet=card.outlet,
        outlet_origin=card.outlet_origin,
        title=card.title,
        byline=card.byline,
        dateline=card.dateline,
        published=card.when,
        precision=card.precision,
        origin=card.published.origin if card.published else None,
        url=card.url,
        characters=characters,
        quotations=quotations,
        copy_of=copy_of,
        text=text,
        undated=card.undated,
        excerpts=excerpts,
    )


def _make_top_row(utterance: Utterance, summary: Summary, *, boilerplate: bool) -> TopRow:
    return TopRow(
        id=utterance.id,
        lemma=utterance.lemma,
        speaker=summary.speaker,
        first=summary.first,
        outlets=summary.outlets,
        independent=summary.independent,
        wordings=len(utterance.wordings),
        quotations=sum(len(each.quotations) for each in utterance.wordings),
        boilerplate=boilerplate,
    )
