"""The verb of the room: the quotations of one article, each with its attribution."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from quoteprov.config import ExtractOptions
from quoteprov.extract.attributions import attribute
from quoteprov.extract.dashes import find_dashed
from quoteprov.extract.dialogue import DASHES, find_dialogue
from quoteprov.extract.languages import guess_language
from quoteprov.extract.marks import Marked, find_marked
from quoteprov.extract.names import find_glued
from quoteprov.extract.paragraphs import Extent, split_paragraphs
from quoteprov.extract.scan import holds_marks, prefers_single_marks
from quoteprov.extract.speakers import Stage
from quoteprov.extract.tongues import load_tongue
from quoteprov.model import Article, Field, Quotation, Span, begin_id, complete_id


def extract_quotations(article: Article, options: ExtractOptions) -> tuple[Quotation, ...]:
    """The quotations of ``article``, those of its title first, then by their place.

    Spans leave out the marks. Nothing is taken from outside ``article.body``. Titles of works
    and scare quotes are kept, and labelled by the rule of their attribution ("title", "scare").
    """
    stages: list[tuple[Field, Span, Stage]] = []
    title = article.title
    if title and article.headline is None and holds_marks(title):
        everything = Span(0, len(title))
        stages.append(("title", everything, _set_stage(title, everything, everything, options)))
    headline = article.headline or Span(article.body.start, article.body.start)
    stages.append(("text", headline, _set_stage(article.text, article.body, headline, options)))
    if not any(stage.marked or (stage.paragraphs and _holds_dash(stage)) for _, _, stage in stages):
        return ()
    language = guess_language(article.text, article.body.start, article.body.end)
    read = [(field, span, _read_dashes(stage, language, options)) for field, span, stage in stages]
    return tuple(
        quotation
        for field, headline, stage in read
        if stage.marked
        for quotation in _make_quotations(article, field, headline, stage, language)
    )


def _set_stage(text: str, body: Span, headline: Span, options: ExtractOptions) -> Stage:
    """What stands between marks in ``body``, also single ones in ``headline``."""
    start, end = max(0, body.start), min(len(text), body.end)
    paragraphs = split_paragraphs(text, start, end)
    glued = find_glued(text, start, end)
    above = bisect_right(paragraphs, headline.end, key=itemgetter(1)) if headline.end > start else 0
    marked = _find_all(text, paragraphs, above, glued, options)
    return Stage(text, paragraphs, marked, glued)


def _holds_dash(stage: Stage) -> bool:
    """Whether anything in a text without marks may be speech that a dash sets off."""
    start, end = stage.paragraphs[0][0], stage.paragraphs[-1][1]
    return any(stage.text.find(dash, start, end) >= 0 for dash in (*DASHES[:-1], "--", "\n-"))


def _read_dashes(stage: Stage, language: str, options: ExtractOptions) -> Stage:
    """The stage with what dashes set off, where the language has texts that mix them with marks."""
    text, paragraphs, marked = stage.text, stage.paragraphs, stage.marked
    tongue = load_tongue(language)
    if tongue:
        marked = find_dashed(text, paragraphs, marked, tongue)
    elif not marked:
        marked = find_dialogue(text, paragraphs)
    if marked is stage.marked:
        return stage
    return Stage(text, paragraphs, _keep_plausible(text, marked, options), stage.glued)


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
    text: str, paragraphs: list[Extent], above: int, glued: list[Extent], options: ExtractOptions
) -> list[Marked]:
    """What stands between marks: also single ones in the first ``above`` paragraphs."""
    in_headline = options.single_marks != "never"
    marked = find_marked(text, paragraphs, 0, above, single=in_headline, skip=glued)
    single = options.single_marks == "always"
    if options.single_marks == "auto" and above < len(paragraphs):
        single = prefers_single_marks(text, paragraphs[above][0], paragraphs[-1][1])
    marked += find_marked(text, paragraphs, above, len(paragraphs), single=single, skip=glued)
    return _keep_plausible(text, marked, options)


def _keep_plausible(text: str, marked: list[Marked], options: ExtractOptions) -> list[Marked]:
    """Leave out what is longer than a quotation may be."""
    most = options.max_words
    return [
        quotation
        for quotation in marked
        if quotation.end - quotation.start <= most or _is_plausible(text, quotation, most)
    ]


def _is_plausible(text: str, quotation: Marked, most: int) -> bool:
    """Whether a quotation has as many words as one may have: else a mark is missing or spare."""
    return len(text[quotation.start : quotation.end].split()) <= most
