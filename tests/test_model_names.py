import pytest

from quoteprov.model.names import is_person_like, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rex Tillerson", "Tillerson"),
        ("Rex Tillerson", "Rex W. Tillerson"),
        ("R. Tillerson", "Rex Tillerson"),
        ("Donald J. Trump Jr.", "Donald Trump"),
        ("tillerson", "TILLERSON"),
        ("Jean-Luc Moreau", "Moreau"),
    ],
)
def test_forms_of_one_name(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann Lee", "Bob Lee"), ("Rex Tillerson", "Rex Tillman"), ("", "Lee"), ("123", "Lee")],
)
def test_different_people(one, other):
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_only_printed_names_are_person_like():
    assert is_person_like("Rex Tillerson")
    assert is_person_like("Lavrentyev")
    assert not is_person_like("officials")
    assert not is_person_like("the State Department")
    assert not is_person_like("Washington")
    assert not is_person_like(None)
    assert not is_person_like("")
