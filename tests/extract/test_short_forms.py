"""Short forms of which an article prints the full one as well."""

from __future__ import annotations

import pytest

BODIES = [
    ("The National River Association met.", "NRA", "National River Association"),
    ("Its Lake and Rivers Foundation (LRF) met.", "LRF", "Lake and Rivers Foundation"),
    ("The U.S. Harbour Trust Committee met.", "USHTC", "U.S. Harbour Trust Committee"),
    ("The Department of Justice met.", "DOJ", "Department of Justice"),
    ("The Department of Justice’s (DOJ) lawyers met.", "DOJ", "Department of Justice"),
    ("New Roads Again met.", "NRA", "NRA"),
    ("New Roads Again (NRA) met.", "NRA", "New Roads Again"),
    ("The NRA Rivers Association met.", "NRA", "NRA"),
]


@pytest.mark.parametrize(("text", "short", "name"), BODIES)
def test_initials_stand_for_the_body_that_has_them(extract, text, short, name):
    (quotation,) = extract(f'{text} "We won," the {short} said.')
    assert quotation.attribution.resolved == name


PERSONS = [
    ("Jim Ruiz met James Ruiz.", "Ruiz", "James Ruiz"),
    ("James Ruiz met James Ruiz.", "Jim Ruiz", "James Ruiz"),
    ("Jim Ruiz met James Lindt.", "Jim Ruiz", "Jim Ruiz"),
    ("Jim Ruiz met Jim Ruiz and James Ruiz.", "Jim Ruiz", "Jim Ruiz"),
    ("Jim Ruiz met Bo (Jim) James Ruiz.", "Jim Ruiz", "Jim Ruiz"),
]


@pytest.mark.parametrize(("text", "mention", "name"), PERSONS)
def test_a_short_given_name_stands_for_the_full_one(extract, text, mention, name):
    (quotation,) = extract(f'{text} "We won," said {mention}.')
    assert quotation.attribution.resolved == name
