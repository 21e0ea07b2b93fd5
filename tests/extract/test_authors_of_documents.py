"""Whose words a document has: "Ruiz's memo", "the FBI statement"."""

from __future__ import annotations

import pytest

from quoteprov.extract.documents import author_of
from quoteprov.extract.full_names import FullNames

TEXT = (
    "Ana Ruiz met Bo Lindt of the Harbour Council, as the Federal Bureau of Rivers (FBR) had "
    "asked. Lindt wrote a memo."
)


@pytest.mark.parametrize(
    ("mention", "author"),
    [
        ("Lindt's memo", "Bo Lindt"),
        ("Ms. Ruiz’s statement", "Ana Ruiz"),
        ("the Harbour Council statement", "Harbour Council"),
        ("The May FBR report", "Federal Bureau of Rivers"),
        ("a Twitter post", None),
        ("the November statement", None),
        ("the Ruiz report", None),
        ("the statement", None),
        ("a harbour memo", None),
        ("Lindt's neighbour", None),
        ("statement", None),
    ],
)
def test_a_document_is_in_the_words_of_whose_it_is(mention, author):
    assert author_of(FullNames(TEXT, 0, len(TEXT)), mention) == author


def test_a_speaker_that_is_a_document_has_its_author_s_name(extract):
    text = "Bo Lindt was asked. “It sank in May,” Lindt's memo said."
    (found,) = extract(text)
    assert found.attribution.mention == "Lindt's memo"
    assert found.attribution.resolved == "Bo Lindt"
