"""Who carries which wording of what matches a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from msgspec.structs import replace

from quoteprov import align
from quoteprov.config import Config
from quoteprov.errors import InputError
from quoteprov.model import (
    ANYTHING,
    Card,
    Comparison,
    Filter,
    Provenance,
    Quotation,
    TraceAnswer,
    Utterance,
)
from quoteprov.pipeline.carriers import Printing, add_carriers, articles_of
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
        matches = _match_quotations(index, query, wanted)
        ranked = index.rank_utterances(matches.passing, limit)
        found = [*index.load_numbered(ranked).values(), *_align(index, matches, config)]
        printing = Printing(index, query, wanted, config)
        traced = trace_utterances(index, found[:limit], config)
        shown = add_carriers(index, traced, printing, config)
        awaiting = {each.article for each in matches.awaiting}
        belonging = awaiting.union(*map(articles_of, shown))
        unquoted, more = printing.beyond(belonging, matches.passing, limit)
        nothing = not (found or unquoted or matches.filtered)
        nearest = _find_nearest(index, query, words, config, wanted) if nothing else ()
        return TraceAnswer(
            query=query,
            index=index.counts(),
            found=len(matches.passing) + len(found) - len(ranked),
            filtered=matches.filtered,
            utterances=tuple(_compare(each, query, words) for each in shown),
            unquoted=unquoted,
            unquoted_more=more,
            nearest=tuple(nearest),
        )


def trace_utterances(
    index: Reader, utterances: Sequence[Utterance], config: Config
) -> list[Provenance]:
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
    boilerplate = index.boilerplate_among(quotations, config.trace.boilerplate_articles)
    evidence = Evidence(quotations, cards, copies, boilerplate)
    return [trace_provenance(each, evidence, align.fold_words) for each in utterances]


class _Matches(NamedTuple):
    """What holds the query: utterances by number, quotations that no utterance has yet, and how
    many utterances hold it but are not asked for."""

    passing: Set[int]
    awaiting: list[Quotation]
    filtered: int


def _match_quotations(index: Reader, query: str, wanted: Filter) -> _Matches:
    hits = [
        (number, utterance)
        for number, utterance, exact in index.find_quotations(query.split())
        if exact is None or align.holds_phrase(query, exact)
    ]
    matching = {utterance for _, utterance in hits if utterance is not None}
    passing = index.passing_utterances(matching, wanted)
    apart = [number for number, utterance in hits if utterance is None]
    awaiting = _await_alignment(index, apart, wanted)
    return _Matches(passing, awaiting, len(matching) - len(passing))


def _await_alignment(index: Reader, numbers: Sequence[int], wanted: Filter) -> list[Quotation]:
    if not numbers:
        return []
    quotations = index.quotations_numbered(numbers).values()
    cards = index.cards_by_id({each.article for each in quotations})
    return [each for each in quotations if _passes(each, cards[each.article], wanted)]


def _passes(quotation: Quotation, card: Card, wanted: Filter) -> bool:
    names = (quotation.attribution.resolved, quotation.attribution.mention)
    speaker = (wanted.speaker or "").casefold()
    return wanted.admits(card) and any(speaker in (name or "").casefold() for name in names)


def _align(index: Reader, matches: _Matches, config: Config) -> Sequence[Utterance]:
    """Utterances of quotations that an interrupted `index` has read but not aligned."""
    if not matches.awaiting:
        return ()
    cards = index.cards_by_id({each.article for each in matches.awaiting})
    return align.align_quotations(matches.awaiting, cards, {}, config.align)


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
    index: Reader, query: str, words: Sequence[str], config: Config, wanted: Filter
) -> Iterator[Provenance]:
    """The utterances nearest to a query that was not found, each with its score."""
    likely = align.find_likely_words(query, index.vocabulary())
    texts = index.lemmas() if likely is None else index.lemmas_with(likely)
    if wanted != ANYTHING:
        passing = index.passing_utterances({each for each, _ in texts}, wanted)
        texts = [each for each in texts if each[0] in passing]
    nearest = align.rank_nearest(query, [text for _, text in texts], config.trace)
    scores = {texts[position][0]: score for position, score in nearest}
    traced = trace_utterances(index, list(index.load_numbered(scores).values()), config)
    for provenance, score in zip(traced, scores.values(), strict=True):
        yield _compare(replace(provenance, score=round(score, 1)), query, words)
