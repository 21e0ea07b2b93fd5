from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.model import Span
from quoteprov.model.paragraphs import digest_paragraphs

TEXT = "One.\nTwo  words “here” and “there”.\r\n\nTwo words “here” and “there”.\nLast “and\nso” on."


def place(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


def test_passages_of_one_paragraph_share_its_digest():
    first, second = digest_paragraphs(TEXT, [place("here"), place("there")])
    assert first == second


def test_white_space_makes_no_difference():
    first, second = digest_paragraphs(TEXT, [place("here"), place("here", TEXT.index("\n\n"))])
    assert first == second


def test_other_paragraphs_differ():
    digests = digest_paragraphs(TEXT, [place("One."), place("here"), place("Last")])
    assert len(set(digests)) == 3


def test_a_passage_over_two_lines_stands_in_both():
    over, last = digest_paragraphs(TEXT, [place("and\nso"), place("Last “and")])
    assert over != last
    (whole,) = digest_paragraphs("Last “and so” on.", [Span(0, 4)])
    assert over == whole


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab \n\r"), max_size=30), st.data())
def test_any_span_has_a_digest_that_fits_in_the_index(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (digest,) = digest_paragraphs(text, [Span(start, end)])
    assert -(2**63) <= digest < 2**63
