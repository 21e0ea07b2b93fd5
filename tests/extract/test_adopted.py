"""Quotations that others found are attributed by what stands around them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ExtractOptions
from quoteprov.extract import adopt_quotations
from quoteprov.model import Article, Attribution, Quotation, Span

GDELT = Attribution(rule="gdelt")


def adopt(text: str, *given: Attribution, max_words: int = 2000) -> list:
    """Adopt what stands between “ and ” in an article of excerpts."""
    article = Article(
        id="a1", path="a.json", outlet="Post", text=text, body=Span(0, len(text)), excerpts=True
    )
    quotations = []
    start = text.find("“")
    while start >= 0:
        span = Span(start + 1, text.index("”", start))
        quotations.append(
            Quotation(
                id=f"q{start}",
                article="a1",
                span=span,
                exact=text[span.start : span.end],
                attribution=given[len(quotations)] if given else GDELT,
            )
        )
        start = text.find("“", span.end)
    return list(adopt_quotations(article, quotations, ExtractOptions(max_words=max_words)))


def test_the_words_around_name_the_speaker():
    (found,) = adopt("After the vote Ann Lee, the mayor, said: “We will not close the harbour.”")
    attribution = found.attribution
    assert attribution.mention == "Ann Lee"
    assert attribution.span == Span(15, 22)
    assert attribution.cue == "said"
    assert attribution.rule == "gdelt:left_clause"


def test_without_context_nobody_is_named():
    (found,) = adopt("“We will not close the harbour.”")
    assert found.attribution == GDELT


def test_where_nothing_is_found_the_rule_is_the_data_set():
    (found,) = adopt("On the wall: “We will not close the harbour before the spring of that year”")
    assert found.attribution.mention is None
    assert found.attribution.rule == "gdelt"


def test_what_the_context_quotes_is_masked_and_not_adopted():
    (found,) = adopt('"Never," Carl Dorn said. “We will not close the harbour,” Ann Lee said.')
    assert found.attribution.mention == "Ann Lee"


def test_a_name_is_completed_from_another_excerpt():
    first, second = adopt(
        "“We will not close the harbour,” said Ann Lee.\n\n“The boats stay,” Lee said."
    )
    assert first.attribution.resolved == second.attribution.resolved == "Ann Lee"


def test_the_parts_of_a_split_sentence_share_a_number():
    first, second = adopt("“We will not close the harbour,” Ann Lee said, “before the spring.”")
    assert first.part == second.part is not None


def test_a_speaker_that_is_given_is_kept_and_found_in_the_context():
    given = Attribution(resolved="Ann Lee", rule="quotebank", confidence="high")
    (found,) = adopt("“We will not close the harbour,” Ms Lee said.", given)
    attribution = found.attribution
    assert (attribution.resolved, attribution.mention, attribution.cue) == (
        *("Ann Lee", "Ms Lee", "said"),
    )
    assert (attribution.rule, attribution.confidence) == ("quotebank", "high")


def test_a_speaker_that_is_given_is_kept_against_the_context():
    given = Attribution(resolved="Carl Dorn", rule="quotebank")
    (found,) = adopt("“We will not close the harbour,” Ann Lee said.", given)
    assert found.attribution == given


def test_a_mention_that_is_given_stands_for_the_name_of_its_language():
    given = Attribution(mention="der Klimaforscher Anton Lindt", rule="citron")
    (found,) = adopt("“Der Hafen bleibt noch lange offen”, hieß es gestern in der Stadt.", given)
    assert found.attribution.resolved == "Anton Lindt"


def test_quotations_longer_than_any_are_left_out():
    found = adopt("“one two three” and “one two three four”", max_words=3)
    assert [each.exact for each in found] == ["one two three"]


@pytest.mark.parametrize("lines", [9, 40])
def test_short_excerpts_are_not_joined_as_lines_of_a_column_are(lines):
    excerpt = "as the boats lay at anchor that night “we stay” and the lights"
    found = adopt("\n\n".join([excerpt] * lines))
    assert len(found) == lines


@pytest.mark.parametrize(
    "words", ["\nWe won it all", " We won it all", "\n\n We won it all", "\n "]
)
def test_white_space_before_the_words_is_no_matter(words):
    (found,) = adopt(f"Then he came home.\n“{words}” said Ana Ruiz, the mayor of the town.")
    assert found.attribution.mention == ("Ana Ruiz" if words.strip() else None)


@pytest.mark.parametrize("words", ["\nWe won", "\n", " "])
def test_a_text_may_begin_with_white_space_that_is_quoted(words):
    text = f"{words} it all, said Ana Ruiz."
    article = Article(
        id="a", path="a", outlet="a", text=text, body=Span(0, len(text)), excerpts=True
    )
    given = Quotation(id="q", article="a", span=Span(0, len(words)), exact=words, attribution=GDELT)
    assert [each.span for each in adopt_quotations(article, [given], ExtractOptions())]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.sampled_from("Ann Lee said, “”\"'.\n»«„"), min_size=1, max_size=60)))
def test_no_context_raises_and_spans_stay(pieces):
    text = "\n\n".join(f"{piece.replace('“', '').replace('”', '')}“words”" for piece in pieces)
    found = adopt(text)
    assert [each.exact for each in found] == ["words"] * len(pieces)
    assert all(text[each.span.start : each.span.end] == each.exact for each in found)
