"""Whom "I" stands for: the author where one is credited, else nobody that is known."""

import pytest

from quoteprov.extract.authors import name_author

ASKED = '"Who won?" I asked. "Nobody," Ana Ruiz said.'


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Odile Marchetti", "Odile Marchetti"),
        ("Odile Marchetti, Harbour Correspondent", "Odile Marchetti"),
        ("Odile Marchetti for the Quay Post", "Odile Marchetti"),
        ("Odile Marchetti | Quay Post", "Odile Marchetti"),
        ("Odile Kroll-Marchetti", "Odile Kroll-Marchetti"),
        ("Odile Marchetti and Ada Kroll", None),
        ("Odile Marchetti; Ada Kroll", None),
        ("Quay Post Staff Reporters Team", None),
        ("admin", None),
        ("", None),
        (None, None),
    ],
)
def test_a_byline_names_an_author_where_it_names_one(byline, author):
    assert name_author(byline) == author


def test_the_author_is_who_speaks_in_the_first_person(extract):
    asked, answered = extract(ASKED, byline="Odile Marchetti, in Ellery")
    assert (asked.attribution.mention, asked.attribution.resolved) == ("I", "Odile Marchetti")
    assert answered.attribution.resolved == "Ana Ruiz"


def test_without_a_byline_nobody_is_named(extract):
    asked, _ = extract(ASKED)
    assert (asked.attribution.mention, asked.attribution.resolved) == ("I", None)
