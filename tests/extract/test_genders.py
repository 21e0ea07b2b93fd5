"""Pronouns of surnames that nothing but other pronouns tells the gender of."""

from __future__ import annotations

import pytest

from quoteprov.extract.genders import count_pronouns

CASES = [
    ("rank", 'Sen. Lindt came. "We won," she said.', "Lindt"),
    ("rank elsewhere", 'Pope Lindt came.\n\nLindt spoke. "We won," he said.', "Lindt"),
    ("rank, other gender", 'Ana Ruiz came. Sen. Lindt took his hat. "We won," she said.',
     "Ana Ruiz"),
    ("subject of pronouns", 'Lindt took her hat. Lindt left. She sang. Lindt sat. "We won," she '
     'said.', "Lindt"),
    ("one pronoun", 'Lindt took her hat. Lindt sat. "We won," she said.', None),
    ("the author", 'I hurt her. I saw her. I left. "We won," she said.', None),
    ("a place", 'We left Lindt with her. In Lindt we saw her. Lindt is nice. "Yes," she said.',
     None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "resolved"), CASES)
def test_whom_a_pronoun_stands_for(extract, name, text, resolved):
    assert extract(text)[0].attribution.resolved == resolved


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Lindt took his hat. Lindt hid his pipe. Lindt lost his way.", "Lindt"),
        ("Lindt took his hat. Lindt hid her pipe. Lindt lost her way.", "Ana Lindt"),
        (
            "John Lindt came. Lindt took his hat. Lindt hid his pipe. Lindt lost his way.",
            "John Lindt",
        ),
    ],
)
def test_a_man_called_by_his_surname_is_not_the_woman_named_in_full(extract, text, resolved):
    text = f'Ana Lindt came. Ana Lindt sang. {text} "We won," Lindt said.'
    assert extract(text)[0].attribution.resolved == resolved


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Lindt took his hat and her bag.", (1, 0, 1)),
        ("Lindt left. She sang.", (0, 1, 1)),
        ("We saw Lindt with her bag.", (0, 1, 0)),
        ("Ana Lindt took her hat.", (0, 0, 0)),
        ("Lindt and Ruiz took her hat.", (0, 0, 0)),
        ("Lindt's plan is his.", (1, 0, 1)),
    ],
)
def test_the_first_pronoun_and_that_of_the_next_sentence_are_counted(text, counts):
    places = [place for place in range(len(text)) if text.startswith("Lindt", place)]
    found = count_pronouns(text, (0, len(text)), len("Lindt"), places)
    assert (found.he, found.she, found.subject) == counts
