"""The verb of the room: the quotations of one article, each with its attribution."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from quoteprov.config import ExtractOptions
from quoteprov.extract.attributions import attribute
from quoteprov.extract.dialogue import find_dialogue
from quoteprov.extract.elsewhere.manners import load_manner
from quoteprov.extract.elsewhere.spoken import find_spoken
from quoteprov.extract.languages import ENGLISH, guess_language
from quoteprov.extract.marks import Marked, find_marked
from quoteprov.extract.names import find_glued
from quoteprov.extract.paragraphs import Extent, split_paragraphs
from quoteprov.extract.scan import holds_marks, prefers_single_marks
from quoteprov.extract.speakers import Stage
from quoteprov.model import Article, Field, Quotation, Span, begin_id, complete_id


def extract_quotations(article: Article, options: ExtractOptions) -> tuple[Quotation, ...]:
    """The quotations of ``article``, those of its title first, then by their place.

    Spans leave out the marks. Nothing is taken from outside ``article.body``. Titles of works
    and scare quotes are kept, and labelled by the rule of their attribution ("title", "scare").
    """
    language = guess_language(article.text, article.body.start, article.body.end)
    stages: list[tuple[Field, Span, Stage]] = []
    title = article.title
    if title and article.headline is None and holds_marks(title):
        everything = Span(0, len(title))
        stage = _set_stage(title, everything, everything, options, language)
        stages.append(("title", everything, stage))
    headline = article.headline or Span(article.body.start, article.body.start)
    stage = _set_stage(article.text, article.body, headline, options, language)
    stages.append(("text", headline, stage))
    if not any(stage.marked for _, _, stage in stages):
        return ()
    return tuple(
        quotation
        for field, headline, stage in stages
        if stage.marked
        for quotation in _make_quotations(article, field, headline, stage, language)
    )


def _set_stage(
    text: str, body: Span, headline: Span, options: ExtractOptions, language: str
) -> Stage:
    """What stands between marks in ``body``, also single ones in ``headline``."""
    start, end = max(0, body.start), min(len(text), body.end)
    paragraphs = split_paragraphs(text, start, end)
    glued = find_glued(text, start, end)
    above = bisect_right(paragraphs, headline.end, key=itemgetter(1)) if headline.end > start else 0
    marked = _find_all(text, paragraphs, above, glued, options, language)
    return Stage(text, paragraphs, marked, glued)


def _make_quotations(
    article: Article, field: Field, headline: Span, stage: Stage, language: str
) -> list[Quotation]:
    text, found = stage.text, attribute(stage, language, article.byline)
    begun = begin_id(article.id, field)
    above, below = headline.start, headline.end
    quotations = []
    for quotation, (attribution, part) in zip(stage.marked, found, strict=True):
        start, end = quotation.start, quotation.end
        quotations.append(
            Quotation(
                id=complete_id(begun, start, end),
                article=article.id,
                span=Span(start, end),
                exact=text[start:end],
                field=field,
                place="headline" if above <= start < below else "body",
                part=part,
                attribution=attribution,
            )
        )
    return quotations


def _find_all(
    text: str,
    paragraphs: list[Extent],
    above: int,
    glued: list[Extent],
    options: ExtractOptions,
    language: str,
) -> list[Marked]:
    """What stands between marks: also single ones in the first ``above`` paragraphs."""
    in_headline = options.single_marks != "never"
    marked = find_marked(text, paragraphs, 0, above, single=in_headline, skip=glued)
    single = options.single_marks == "always"
    if options.single_marks == "auto" and above < len(paragraphs):
        single = prefers_single_marks(text, paragraphs[above][0], paragraphs[-1][1])
    marked += find_marked(
        text,
        paragraphs,
        above,
        len(paragraphs),
        single=single,
        skip=glued,
        running=language != ENGLISH,
    )
    manner = load_manner(language)
    if manner:
        marked = find_spoken(text, paragraphs, marked, manner)
    elif not marked:
        marked = find_dialogue(text, paragraphs)
    most = options.max_words
    return [
        quotation
        for quotation in marked
        if quotation.end - quotation.start <= most or _is_plausible(text, quotation, most)
    ]


def _is_plausible(text: str, quotation: Marked, most: int) -> bool:
    """Whether a quotation has as many words as one may have: else a mark is missing or spare."""
    return len(text[quotation.start : quotation.end].split()) <= most
