import pytest

from quoteprov.model.names import read_name, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rex Tillerson", "Tillerson"),
        ("Rex Tillerson", "Rex W. Tillerson"),
        ("R. Tillerson", "Rex Tillerson"),
        ("Secretary of State Rex Tillerson", "Mr Tillerson"),
        ("Donald J. Trump Jr.", "Donald Trump"),
        ("Tillerson", "TILLERSON"),
        ("Jean-Luc Moreau", "Moreau"),
        ("Jörg Müller", "Jorg Muller"),
        ("Alex Salmond", "Alexander Salmond"),
        ("Steve King", "Mr King"),
    ],
)
def test_forms_of_one_name(one, other):
    assert same_person(read_name(one), read_name(other))
    assert same_person(read_name(other), read_name(one))


@pytest.mark.parametrize(
    ("one", "other"), [("Ann Lee", "Bob Lee"), ("Rex Tillerson", "Rex Tillman"), ("King", "Lee")]
)
def test_different_people(one, other):
    assert not same_person(read_name(one), read_name(other))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Rex Tillerson", "person"),
        ("Mr Tillerson", "person"),
        ("Lavrentyev", "single"),
        ("Washington", "body"),
        ("the State Department", "body"),
        ("White House", "body"),
        ("officials", "body"),
        ("U.S.", "body"),
    ],
)
def test_kinds_of_names(name, kind):
    assert read_name(name).kind == kind


@pytest.mark.parametrize("name", ["", "123", "...", "("])
def test_what_has_no_words_is_no_name(name):
    assert read_name(name) is None
