"""Which body is meant by "the committee", who by an epithet, and whose "the statement" is."""

from __future__ import annotations

import pytest

from quoteprov.extract.described_bodies import body_described
from quoteprov.extract.full_names import FullNames

TEXT = (
    "The Harbour Ships Committee met. Officials of the Department of Ferries came. On Harbour "
    "Board business nobody spoke. Sea Watch, a group that counts gulls, was there. So was the "
    "company Dolby Motors. The FBI was not, and Ana Ruiz, the group leader, left. "
)


@pytest.mark.parametrize(
    ("mention", "body"),
    [
        ("the committee", "Harbour Ships Committee"),
        ("The department", "Department of Ferries"),
        ("the board", "Harbour Board"),
        ("the group", "Sea Watch"),
        ("the company", "Dolby Motors"),
        ("the bureau", "FBI"),
        ("the court", None),
        ("a committee", None),
        ("the harbour", None),
    ],
)
def test_a_body_is_meant_by_what_it_is(mention, body):
    assert body_described(FullNames(TEXT, 0, len(TEXT)), mention, len(TEXT)) == (body, True)


@pytest.mark.parametrize(
    ("text", "mention", "body"),
    [
        ("The U.S. Fish and Ferries Service met. ", "the agency", "U.S. Fish and Ferries Service"),
        ("It was Twitter that did. ", "the social media giant", "Twitter"),
        ("It was Twitter that did. ", "the company", "Twitter"),
        ("It is the company Dolby Motors, on Twitter. ", "the company", "Dolby Motors"),
        ("It was Twitter that did. ", "the sleeping giant", None),
    ],
)
def test_a_body_is_meant_by_what_all_know_of_it(text, mention, body):
    assert body_described(FullNames(text, 0, len(text)), mention, len(text)) == (body, True)


def test_nothing_is_meant_that_is_named_later():
    assert body_described(FullNames(TEXT, 0, len(TEXT)), "the bureau", 20) == (None, True)


def test_of_two_the_last_one_is_meant_and_that_is_not_sure():
    text = "The Ships Committee met. The Gulls Committee did not. "
    names = FullNames(text, 0, len(text))
    assert body_described(names, "the committee", len(text)) == ("Gulls Committee", False)
    assert body_described(names, "the committee", 30) == ("Ships Committee", True)


RUIZ = "Ana Ruiz of Millbury wrote to the Harbour Council in May.\n\n"


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("“It sank,” Ruiz said in a statement. “Nobody saw it,” the statement said.", "Ana Ruiz"),
        ("Ruiz’s long letter came. “Nobody saw it,” the letter said.", "Ana Ruiz"),
        ("A memo from Ruiz came. “Nobody saw it,” the memo said.", "Ana Ruiz"),
        ("The Council released a report. “Nobody saw it,” the report said.", "Harbour Council"),
        ("Ruiz sent out a long email. “Nobody saw it,” the email said.", "Ana Ruiz"),
        ("“It sank,” Ruiz said of a statement. “Nobody saw it,” the statement said.", None),
        ("“It sank,” Ruiz said. “Nobody saw it,” the statement said.", None),
        ("“It sank,” Ruiz said in a statement. “Nobody saw it,” a statement said.", None),
        ("“Nobody saw it,” the statement said.", None),
    ],
)
def test_a_document_is_in_the_words_of_who_wrote_it(extract, text, resolved):
    assert extract(RUIZ + text)[-1].attribution.resolved == resolved


@pytest.mark.parametrize(
    ("text", "resolved", "confidence"),
    [
        ("Ruiz sold two ships. “They sank,” the real estate mogul said.", "Ana Ruiz", "low"),
        ("Sen. Bo Lindt spoke. “They sank,” the Ohio senator said.", "Bo Lindt", "low"),
        ("Sen. Bo Lindt spoke. “They sank,” the Ohio Republican said.", "Bo Lindt", "low"),
        ("Sen. Bo Lindt (R-Iowa) spoke. “They sank,” the Ohio Republican said.", None, "high"),
        ("Ruiz spoke. “They sank,” the mogul’s ship said.", None, "high"),
    ],
)
def test_an_epithet_is_that_of_who_was_told_of(extract, text, resolved, confidence):
    attribution = extract(RUIZ + text)[-1].attribution
    assert (attribution.resolved, attribution.confidence) == (resolved, confidence)
