"""When two mentions of a speaker are the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.evaluate.speakers import judge_speaker, same_speaker
from quoteprov.model import Attribution


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("Secretary Rex Tillerson, who was in Hamburg", "Tillerson"),
        ("Tillerson", "Secretary Rex Tillerson"),
        ("he", "He"),
        ("the mayor", "The mayor"),
        ("a spokeswoman for the mill, Ann Lee", "Ann Lee"),
        ("Harold Voss Jr.", "Voss"),
        ("the drivers' union", "union"),
        ("Dell City's mayor", "the mayor"),
    ],
)
def test_the_same(gold, found):
    assert same_speaker(gold, found)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("he", "she"),
        ("he", "Rex Tillerson"),
        ("Rex Tillerson", "he"),
        ("Ann Lee", "Bob Ray"),
        ("Clinton's campaign", "Clinton"),
        ("the mayor of the town", "the mayor's wife"),
        ("Ann Lee", ""),
        ("Ann Lee", None),
        ("...", "!!!"),
    ],
)
def test_not_the_same(gold, found):
    assert not same_speaker(gold, found)


def test_verdicts():
    match = Attribution()
    assert judge_speaker(None, match, "Ann Lee") == "unasked"
    assert judge_speaker("Ann Lee", None, None) == "missed"
    assert judge_speaker("Ann Lee", match, None) == "silent"
    assert judge_speaker("Ann Lee", match, "Bob Ray") == "wrong"
    assert judge_speaker("Ann Lee", match, "Lee") == "right"


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_any_mention_is_itself_and_none_raises(gold, found):
    assert same_speaker(gold, gold)
    same_speaker(gold, found)
