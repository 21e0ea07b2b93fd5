"""Who is meant by what somebody is: "the Texas senator", "the attorney"."""

from __future__ import annotations

import pytest

CASES = [
    ("title", 'Sen. Ana Ruiz came. "We won," the freshman senator said.', "Ana Ruiz", "medium"),
    ("place before", 'Texas Sen. Ana Ruiz met Ohio Sen. Bo Lindt. "We won," the Texas senator '
     'said.', "Ana Ruiz", "medium"),
    ("place behind", 'Sen. Ana Ruiz (R-Tex.) met Sen. Bo Lindt, D-Ohio. "We won," the Texas '
     'senator said.', "Ana Ruiz", "medium"),
    ("two words", 'Gov. Ana Ruiz of New Jersey met Gov. Bo Lindt. "We won," the New Jersey '
     'governor said.', "Ana Ruiz", "medium"),
    ("of a place", 'Sen. Ana Ruiz (R-Tex.) met Sen. Bo Lindt. "We won," the senator from Texas '
     'said.', "Ana Ruiz", "medium"),
    ("elsewhere", 'Sen. Ana Ruiz (R-Tex.) came. "We won," the Ohio senator said.', None, "high"),
    ("party", 'Ana Ruiz (D-Calif.) met Bo Lindt (R-Ky.). "We won," the Kentucky Republican said.',
     "Bo Lindt", "medium"),
    ("other party", 'Republican nominee Ana Ruiz met Democratic nominee Bo Lindt. "We won," the '
     'GOP nominee said.', "Ana Ruiz", "medium"),
    ("apposition", 'Ana Ruiz, a New York attorney, came. "We won," the attorney said.', "Ana Ruiz",
     "medium"),
    ("same said otherwise", 'Rep. Ana Ruiz came. "We won," the lawmaker said.', "Ana Ruiz",
     "medium"),
    ("last named", 'Sen. Ana Ruiz met Sen. Bo Lindt. Ruiz sang. "We won," the senator said.',
     "Ana Ruiz", "low"),
    ("once", 'Former Mayor Ana Ruiz came. "We won," the former mayor said.', "Ana Ruiz", "medium"),
    ("no longer", 'Former Sen. Ana Ruiz came. "We won," the senator said.', None, "high"),
    ("deputy", 'Vice President Ana Ruiz came. "We won," the new president said.', None, "high"),
    ("owner", 'Lindt\'s lawyer, Ana Ruiz, came. "We won," Lindt\'s lawyer said.', "Ana Ruiz",
     "medium"),
    ("another owner", 'Lindt\'s lawyer, Ana Ruiz, came. "We won," Roux\'s lawyer said.', None,
     "high"),
    ("named later", '"We won," the senator said. Sen. Ana Ruiz came.', None, "high"),
    ("anybody", 'Ana Ruiz, an official, came. "We won," the official said.', None, "high"),
    ("beside the mention", 'The House minority whip, Ana Ruiz, told us it was "a mess".',
     "Ana Ruiz", "medium"),
    ("without a name since", 'Ana Ruiz, a lawyer, came. One lawyer spoke. "We won," the lawyer '
     'said.', None, "high"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "resolved", "confidence"), CASES)
def test_who_is_described(extract, name, text, resolved, confidence):
    attribution = extract(text)[0].attribution
    assert attribution.resolved == resolved
    assert attribution.confidence == confidence


def test_a_pronoun_stands_for_who_is_described_before_it(extract):
    text = 'Sen. Ana Ruiz met John Lindt. Lindt sat. The freshman senator sang. "We won," she said.'
    assert extract(text)[0].attribution.resolved == "Ana Ruiz"
