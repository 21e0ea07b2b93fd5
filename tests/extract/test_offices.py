"""Offices, appositions and complements beside a name: who is meant by them."""

from __future__ import annotations

import pytest

from quoteprov.extract import offices
from quoteprov.extract.full_names import FullNames

CASES = [
    ("of a body", '"We won," Ana Ruiz of the Harbour Trust said.', "Ana Ruiz", "high"),
    ("of a place", '"We won," Rep. Ana Ruiz of Ohio said.', "Ana Ruiz", "high"),
    ("for somebody", '"We won," a spokesman for Ana Ruiz said.', None, "high"),
    ("a body of", '"We won," the Bank of England said.', "Bank of England", "high"),
    ("apposition", '"We won," the Secretary of State, Ana Ruiz, said.', "Ana Ruiz", "high"),
    ("apposition at the end", '"We won," said its leader, Ana Ruiz. It rained.', "Ana Ruiz",
     "high"),
    ("apposition, left", 'The chief diplomat of Ruritania, Ana Ruiz, believes it is "a mess".',
     "Ana Ruiz", "medium"),
    ("apposition to whose", '"We won," said Ruritania\'s ambassador to Norway, Ana Ruiz.',
     "Ana Ruiz", "high"),
    ("to a body", '"We won," Norway\'s ambassador to the United Nations said.', None, "high"),
    ("to somebody", '"We won," an adviser to Ana Ruiz said.', None, "high"),
    ("to a country", '"We won," the ambassador to the U.S. Ana Ruiz said.', "Ana Ruiz", "high"),
    ("on a body", 'The top Democrat on the Harbour Committee said "we won".', None, "high"),
    ("on a body, apposition", '"We won," said the top Democrat on the Harbour Committee, Ana Ruiz.',
     "Ana Ruiz", "high"),
    ("bearer before", 'Governor Ana Ruiz came. "We won," the governor said.', "Ana Ruiz",
     "medium"),
    ("bearer after", '"We won," the mayor said. It was Ana Ruiz, the mayor, who paid.',
     "Ana Ruiz", "medium"),
    ("two bearers", 'Mayor Ana Ruiz met Mayor Bo Lindt. "We won," the mayor said.', "Bo Lindt",
     "low"),
    ("bearer of old", 'Mayor Ruiz spoke. Former Mayor Lindt came. "We won," the mayor said.',
     "Ruiz", "medium"),
    ("the second in office", 'President Ruiz and Vice President Bo Lindt met. "We won," the '
     'president said.', "Ruiz", "medium"),
    ("bearer abroad", 'President Ruiz met French President Luc Roux. "We won," the president said.',
     "Ruiz", "medium"),
    ("only abroad", 'Ana Ruiz met Luc Roux, the president of France. "We won," the president said.',
     "Luc Roux", "medium"),
    ("headline", 'President Ruiz is in. President Ruiz sat. President Ruiz left. '
     'President Pays Honor. "We won," the president said.', "Ruiz", "medium"),
    ("named later", '"We won," the president said. President Ruiz then met President Lindt.',
     "Ruiz", "low"),
    ("only person", 'Anna Ruiz has come. "We won," the mayor of the town said.', "Anna Ruiz",
     "medium"),
    ("several persons", 'Anna Ruiz met John Lindt. "We won," the mayor said.', None, "high"),
    ("another office", 'Senator Anna Ruiz has come. "We won," the mayor said.', None, "high"),
    ("the known president", 'Anna Ruiz has come. "We won," the president said.', None, "high"),
    ("place before", 'At the Harbour Gate, the mayor spoke. "We won," the mayor said.', None,
     "high"),
    ("work of the bearer", 'It was President Lindt\'s Harbour Address. "We won," the president '
     'said.', "Lindt", "medium"),
    ("last named", 'President Ruiz met President Lindt. Mr Ruiz paid for Lindtcare. "We won," the '
     'president said.', "Ruiz", "low"),
    ("group", 'Anna Ruiz has come. "We won," the officials said.', None, "high"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "resolved", "confidence"), CASES)
def test_who_is_meant(extract, name, text, resolved, confidence):
    attribution = extract(text)[0].attribution
    assert attribution.resolved == resolved
    assert attribution.confidence == confidence


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Oslo, he signalled, would talk to Paris about "a mess".', "he"),
        ('The palace, Ana Ruiz said, bears a "special burden" here.', "Ana Ruiz"),
    ],
)
def test_a_clause_in_commas_attributes_the_fragment_after_it(extract, text, speaker):
    assert extract(text)[0].attribution.mention == speaker


def test_a_pronoun_stands_for_a_surname_with_an_honorific(extract):
    text = 'Mr Lindt spoke. Oslo, he signalled, would talk about "a mess".'
    assert extract(text)[0].attribution.resolved == "Lindt"


@pytest.mark.parametrize(
    ("begun", "office", "asked"),
    [
        ("", "mayor", (offices, "_full_name")),
        ("President Ruiz met President Lindt. ", "president", (FullNames, "_places")),
    ],
)
def test_a_text_is_searched_once_however_often_an_office_speaks(
    extract, monkeypatch, begun, office, asked
):
    calls = []
    search = getattr(*asked)
    monkeypatch.setattr(*asked, lambda *given: calls.append(given) or search(*given))
    assert len(extract(begun + f'"We won it all," the {office} said. ' * 50)) == 50
    assert 1 <= len(calls) <= 2
