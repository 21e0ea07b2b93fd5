from __future__ import annotations

from quoteprov.read import months


def test_each_language_has_twelve_months_that_mean_nothing_else() -> None:
    for language, names in months._MONTHS.items():
        assert len(names.split(",")) == 12, language
        for number, forms in enumerate(names.split(","), 1):
            for name in forms.split():
                assert months.number_month(name.upper()) == months.number_month(name) == number
                assert len(name) <= months.LONGEST_NAME


def test_names_are_compared_without_case_and_accents() -> None:
    assert months.number_month("ΙΟΥΛΙΟΥ") == 7
    assert months.number_month("KASIM") == months.number_month("kasım") == 11
    assert months.number_month("Août") == months.number_month("aout") == 8
    assert months.number_month("someday") is None


def test_weekdays_and_leading_words() -> None:
    assert months.is_weekday("Donnerstag")
    assert months.leads_date("le")
    assert not months.is_weekday("le")
