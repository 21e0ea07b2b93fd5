"""What holds for any text, any annotations and anything found in it."""

import json

from evaluate_samples import answer_of, make_article
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.evaluate import parse_gold, score_article
from quoteprov.model import Attribution, Quotation, Span

TEXTS = st.text('ab “”"’.,\n橋é\x1b', min_size=1, max_size=60)
SPEAKERS = st.sampled_from([None, "", "he", "Ann Lee", "Lee", "the mayor"])
TYPES = st.sampled_from(["direct", "mixed", "indirect", "scare", "title"])
RULES = st.sampled_from(["left_clause", "none", "scare", "title"])


@st.composite
def scored(draw):
    """A text, its gold, and quotations of it, each span drawn at random."""
    text = draw(TEXTS)

    def draw_span():
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    quotes, found = [], []
    for number in range(draw(st.integers(0, 5))):
        start, end = draw_span()
        fields = {"speaker": draw(SPEAKERS), "resolved": draw(SPEAKERS), "type": draw(TYPES)}
        quotes.append({"start": start, "end": end, **fields})
        start, end = draw_span()
        attribution = Attribution(mention=draw(SPEAKERS), resolved=draw(SPEAKERS), rule=draw(RULES))
        span, exact = Span(start, end), text[start:end]
        found.append(
            Quotation(id=str(number), article="a", span=span, exact=exact, attribution=attribution)
        )
    line = parse_gold(json.dumps({"text": text, "quotes": quotes}).encode())
    return text, line, found


@settings(max_examples=150, deadline=None)
@given(scored())
def test_figures_are_shares_and_agree_with_one_another(case):
    text, line, found = case
    result = score_article(make_article(text), found, line, with_errors=True)
    answer = answer_of(result)
    for spans in (answer.exact, answer.exact_long, answer.overlap, answer.overlap_long):
        for share in (spans.precision, spans.recall, spans.f1):
            assert share is None or 0 <= share <= 1
    for figures in (answer.speakers, answer.speakers_long, answer.resolved):
        assert figures.asked >= figures.matched >= figures.answered >= figures.right >= 0
    assert sum(each.count for each in answer.rules) == answer.exact.found
    assert sum(each.count for each in answer.confidences) == answer.exact.found
    assert sum(each.right for each in answer.confidences) == answer.speakers.right


@settings(max_examples=150, deadline=None)
@given(scored())
def test_every_error_stands_in_its_context(case):
    text, line, found = case
    for error in score_article(make_article(text), found, line, with_errors=True).errors:
        assert text[error.start : error.start + len(error.context)] == error.context
        assert error.gold is not None or error.found is not None
        assert (error.found is None) <= (error.kind == "missed")
        assert (error.gold is None) == (error.kind == "spurious")


@settings(max_examples=100, deadline=None)
@given(scored())
def test_listing_errors_changes_no_figure(case):
    text, line, found = case
    article = make_article(text)
    with_errors = score_article(article, found, line, with_errors=True)
    assert score_article(article, found, line, with_errors=False) == (with_errors.tally, ())
