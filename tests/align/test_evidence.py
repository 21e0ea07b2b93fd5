import pytest

from quoteprov.align.evidence import (
    AGREEMENTS,
    DISTANCES,
    REQUIRED_BITS,
    REQUIRED_BITS_SHORT,
    read_days,
    read_speaker,
)
from quoteprov.align.kernels.reference import compare_days, compare_speakers
from quoteprov.model import Attribution, Published


def speaker(name, confidence="high"):
    found = read_speaker(Attribution(mention=name, resolved=name, confidence=confidence))
    return [found] if found else []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Rex Tillerson", "Tillerson", "agree"),
        ("Rex Tillerson", "Mr Tillerson", "agree"),
        ("Secretary of State Rex Tillerson", "R. Tillerson", "agree"),
        ("Aleksandr Lavrentyev", "Alexander Lavrentyev", "agree"),
        ("Élodie Brûlé", "Elodie Brule", "agree"),
        ("Donald Trump", "Ivanka Trump", "clash"),
        ("Rex Tillerson", "Sergei Lavrov", "clash"),
        ("Mr Hale", "Ms Reed", "clash"),
        ("Rex Tillerson", "Moscow", "open"),
        ("Rex Tillerson", "the State Department", "open"),
        ("Rex Tillerson", "he", "open"),
        ("Rex Tillerson", "", "open"),
        ("Ministry of Defence", "Ministry of Defence", "agree"),
    ],
)
def test_speakers_are_compared_by_their_names(one, other, expected):
    assert compare_speakers(speaker(one), speaker(other)) == expected
    assert compare_speakers(speaker(other), speaker(one)) == expected


def test_what_is_uncertain_clashes_with_nobody():
    assert compare_speakers(speaker("Ada Hale"), speaker("Tom Reed", "low")) == "open"
    assert compare_speakers(speaker("Ada Hale"), speaker("Hale", "low")) == "agree"


def published(when, precision="day"):
    found = read_days(Published(when, precision, "field"))
    return [found] if found else []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (published("2021-03-01"), published("2021-03-08"), "near"),
        (published("2021-03-01"), published("2021-03-09"), "later"),
        (published("2021-03-01"), published("2021-04-19"), "later"),
        (published("2021-03-01"), published("2021-04-20"), "far"),
        (published("2021-03", "month"), published("2021-03-28"), "near"),
        (published("2021", "year"), published("2021-11-28"), "near"),
        (published("2021", "year"), published("2022-02-01"), "later"),
        (published("2021-03-01T10:00:00+02:00", "second"), published("2021-03-01"), "near"),
        (published("2021-03-01"), [], "unknown"),
        (published("2021-99-01"), published("2021-03-01"), "unknown"),
    ],
)
def test_days_are_compared_within_their_precision(one, other, expected):
    assert compare_days(one, other, 7) == expected
    assert compare_days(other, one, 7) == expected


@pytest.mark.parametrize("table", [REQUIRED_BITS, REQUIRED_BITS_SHORT])
def test_the_worse_the_evidence_the_more_words_it_takes(table):
    for distance in DISTANCES:
        needed = [table[agreement, distance] for agreement in AGREEMENTS]
        assert needed == sorted(needed)
    for agreement in AGREEMENTS:
        needed = [table[agreement, distance] for distance in DISTANCES]
        assert needed == sorted(needed)
