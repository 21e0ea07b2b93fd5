import pytest

from quoteprov.model import Attribution, Entry, Speaker, Wording
from quoteprov.trace.attribution import is_quoted_within, settle_name, settle_speaker


def by(name: str | None, confidence: str = "high") -> Attribution:
    return Attribution(mention=name, resolved=name, confidence=confidence)


def settle(*attributions: Attribution) -> Speaker:
    return settle_speaker([(f"outlet {n}", each) for n, each in enumerate(attributions)])


def test_one_name_in_several_forms_is_agreed():
    assert settle(by("Rex Tillerson"), by("Tillerson")) == Speaker("Rex Tillerson", "agreed")
    assert settle(by("Rex Tillerson", "medium")).status == "agreed"


def test_a_clear_one_settles_an_unclear_one():
    speaker = settle(by("Rex Tillerson"), by("Aleksandr Lavrentyev", "low"))
    assert speaker == Speaker("Rex Tillerson", "inferred")
    assert settle_name(by("Aleksandr Lavrentyev", "low"), speaker) == ("Rex Tillerson", True)
    assert settle_name(by("Rex Tillerson"), speaker) == ("Rex Tillerson", False)


def test_a_surname_takes_the_full_name():
    speaker = settle(by("Rex Tillerson"), by("Tillerson"))
    assert settle_name(by("Tillerson"), speaker) == ("Rex Tillerson", False)
    assert settle_name(by("Kroll"), speaker) == ("Kroll", False)


def test_two_clear_ones_agree_whatever_a_third_leaves_open():
    speaker = settle(by("Rex Tillerson"), by("Tillerson"), by(None, "low"))
    assert speaker.status == "agreed"
    assert settle_name(by(None, "low"), speaker) == ("Rex Tillerson", True)


def test_different_people_are_disputed():
    speaker = settle(by("Ada Kroll"), by("Livia Marchetti"), by("Livia Marchetti"))
    assert speaker == Speaker("Livia Marchetti", "disputed")
    assert settle_name(by(None, "low"), speaker) == (None, False)
    assert settle_name(by("Bastien Kroll"), speaker) == ("Bastien Kroll", False)


def test_one_of_many_makes_no_dispute():
    agreed = [by("Odile Marchetti") for _ in range(4)]
    assert settle(*agreed, by("Bastien Kroll")) == Speaker("Odile Marchetti", "agreed")
    assert settle(*agreed[:3], by("Bastien Kroll")).status == "disputed"


def test_the_usual_form_of_the_full_name_is_given():
    forms = [by("Donald Trump"), by("Donald J. Trump"), by("Donald Trump"), by("Trump")]
    assert settle(*forms).name == "Donald Trump"
    assert settle(by("Trump"), by("Trump"), by("WATCHED Donald Trump")).name != "Trump"


def test_in_an_even_dispute_the_first_is_named():
    assert settle(by("Odile Marchetti"), by("Bastien Kroll")).name == "Odile Marchetti"
    assert settle(by("Bastien Kroll"), by("Odile Marchetti")).name == "Bastien Kroll"
    assert settle(by("Kroll"), by("Odile Marchetti"), by("Bastien Kroll")).name == "Bastien Kroll"


def test_relatives_are_different_people():
    assert settle(by("Ann Lee"), by("Bob Lee")).status == "disputed"


def test_a_government_is_no_other_speaker():
    assert settle(by("Rex Tillerson"), by("Tillerson"), by("Washington")).status == "agreed"


def test_nobody_is_clear():
    assert settle(by(None, "low")) == Speaker(None, "unknown")
    assert settle(by("officials")).status == "unknown"
    assert settle(by("Rex Tillerson", "low")) == Speaker("Rex Tillerson", "unknown")
    assert settle(by("Ann Lee", "low"), by("Bob Lee", "low")) == Speaker(None, "unknown")
    assert settle() == Speaker(None, "unknown")


@pytest.mark.parametrize(
    ("left_out", "within"),
    [
        ("Needless to say, the storm was not ‘", True),
        ("They went on singing about '", True),
        ('It was called (in jest) "', True),
        ("the crew, whom he called “", True),
        ("They were kind of insulting and he 'will not be pushed around.'", False),
        ("It was not the crew’s", False),
        ("Needless to say, the storm was not", False),
    ],
)
def test_words_quoted_within_are_not_given_to_who_quotes_them(left_out, within):
    cut = Entry(
        op="delete",
        change="truncation",
        lemma=left_out,
        reading="",
        start=0,
        end=5,
        reading_start=0,
        reading_end=0,
    )
    wording = Wording(text="a storm of his choosing", entries=(cut,), quotations=())
    assert is_quoted_within(wording) == within
    unclear, speaker = by(None, "low"), Speaker("Rex Tillerson", "agreed")
    expected = (None, False) if within else ("Rex Tillerson", True)
    assert settle_name(unclear, speaker, within=is_quoted_within(wording)) == expected
