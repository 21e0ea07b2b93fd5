"""Who carries which wording of what matches a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from quoteprov import align
from quoteprov.config import Config
from quoteprov.errors import InputError
from quoteprov.model import (
    ANYTHING,
    Comparison,
    Filter,
    Provenance,
    Quotation,
    TraceAnswer,
    Utterance,
)
from quoteprov.pipeline.carriers import add_carriers, articles_of, find_printing
from quoteprov.pipeline.paths import index_path
from quoteprov.store import Reader, open_reader
from quoteprov.trace import Evidence, trace_provenance

# A query of fewer words than this part of the lemma, or than four, is a phrase to look for;
# one of more is taken for a whole quotation and compared.
WHOLE_PART = 0.6
WHOLE_WORDS = 4


def trace_query(
    query: str, config: Config, *, wanted: Filter = ANYTHING, limit: int | None = None
) -> TraceAnswer:
    """The utterances whose quotations hold ``query`` as a phrase, the most carried first.

    Raises InputError where the query has no words, StoreError where there is no index.
    """
    words = align.fold_words(query)
    if not words:
        raise InputError(
            f"There are no words in the query {query!r}.",
            hint='Give some words of the quotation: quoteprov trace "no-fly zones"',
        )
    with open_reader(index_path(config)) as index:
        found = _find_utterances(index, query, config, wanted)
        printing = find_printing(index, query, wanted)
        traced = trace_utterances(index, found[:limit])
        shown = [add_carriers(index, each, printing, config) for each in traced]
        belonging = {article for each in shown for article in articles_of(each)}
        nothing = not found and not printing
        return TraceAnswer(
            query=query,
            index=index.counts(),
            found=len(found),
            utterances=tuple(_compare(each, query, words) for each in shown),
            unquoted=tuple(each for each in printing if each.article not in belonging),
            nearest=tuple(_find_nearest(index, query, words, config)) if nothing else (),
        )


def trace_utterances(index: Reader, utterances: Sequence[Utterance]) -> list[Provenance]:
    """The provenance of each utterance, without unquoted carriers."""
    ids = [
        each
        for utterance in utterances
        for wording in utterance.wordings
        for witness in wording.quotations
        for each in witness
    ]
    quotations = index.quotations_by_id(ids)
    articles = {each.article for each in quotations.values()}
    copies = index.copies_of(articles)
    cards = index.cards_by_id(articles | set(copies.values()))
    evidence = Evidence(quotations, cards, copies)
    return [trace_provenance(each, evidence, align.fold_words) for each in utterances]


def _find_utterances(index: Reader, query: str, config: Config, wanted: Filter) -> list[Utterance]:
    """The utterances with a quotation that holds the query, the most carried first."""
    candidates = index.find_quotations(query.split())
    hits = [each for each in candidates if align.locate_phrase(query, each.exact)]
    known = index.utterances_of([each.id for each in hits])
    ranked = index.rank_utterances(set(known.values()), wanted)
    loaded = index.load_utterances(ranked)
    awaiting = [each for each in hits if each.id not in known]
    return [*(loaded[each] for each in ranked), *_align_awaiting(index, awaiting, config)]


def _align_awaiting(
    index: Reader, quotations: Sequence[Quotation], config: Config
) -> Sequence[Utterance]:
    """Utterances of quotations that an interrupted `index` has read but not aligned."""
    if not quotations:
        return ()
    cards = index.cards_by_id({each.article for each in quotations})
    return align.align_quotations(quotations, cards, {}, config.align)


def _compare(provenance: Provenance, query: str, words: Sequence[str]) -> Provenance:
    """With the query held against the lemma, where the query is a whole quotation."""
    whole = max(WHOLE_WORDS, WHOLE_PART * len(align.fold_words(provenance.lemma)))
    if len(words) < whole:
        return provenance
    wording = align.collate_wording(provenance.lemma, query)
    carried_by = (
        witness.sigil
        for each in provenance.wordings
        if align.fold_words(each.text) == tuple(words)
        for witness in each.witnesses
    )
    return replace(
        provenance,
        compared=Comparison(
            text=wording.text,
            changes=wording.changes,
            severity=wording.severity,
            alerts=wording.alerts,
            entries=wording.entries,
            carried_by=tuple(dict.fromkeys(carried_by)),
        ),
    )


def _find_nearest(
    index: Reader, query: str, words: Sequence[str], config: Config
) -> Iterator[Provenance]:
    """The utterances nearest to a query that was not found, each with its score."""
    texts = list(index.wording_texts())
    nearest = align.rank_nearest(query, [text for _, text in texts], config.trace)
    scores = {texts[position][0]: score for position, score in nearest}
    loaded = index.load_utterances(list(scores))
    for provenance in trace_utterances(index, [loaded[each] for each in scores]):
        yield _compare(replace(provenance, score=round(scores[provenance.id], 1)), query, words)
