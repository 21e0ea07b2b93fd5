from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.read import days
from quoteprov.read.dates import find_date, judge_date, judge_whole, read_date, read_whole

DAYS = [
    "2017-07-06",
    "2017/07/06",
    "2017.7.6",
    "20170706",
    "July 6, 2017",
    "Jul. 06, 2017",
    "JULY 6TH 2017",
    "6 July 2017",
    "6th of July, 2017",
    "06-Jul-2017",
    "Thursday, July 6, 2017",
    "Thu 6 Jul 2017",
    "06.07.2017",
    " 2017-07-06 ",
    "2017-07-06T00:00:00",
    "2017-07-06T00:00:00Z",
    "2017-07-06 00:00",
    "9 AM, July 6, 2017",
    "6. Juli 2017",
    "Donnerstag, den 6. Juli 2017",
    "Do., 6. Jul. 2017",
    "le 6 juillet 2017",
    "jeudi 6 juil. 2017",
    "6 de julio de 2017",
    "el jueves, 6 de julio del 2017",
    "quinta-feira, 6 de julho de 2017",
    "giovedì 6 luglio 2017",
    "donderdag 6 juli 2017",
    "czwartek, 6 lipca 2017",
    "6 июля 2017 г.",
    "Четверг, 6 июля 2017 года",
    "6 ИЮЛ 2017",
    "6 липня 2017 року",
    "п’ятниця, 6 липня 2017 р.",
    "torsdagen den 6 juli 2017",
    "torsdag den 6. juli 2017",
    "torstaina 6. heinäkuuta 2017",
    "čtvrtek 6. července 2017",
    "6. 7. 2017",
    "2017. július 6.",
    "2017. július 6., csütörtök",
    "2017. 07. 06.",
    "6 Ιουλίου 2017",
    "Πέμπτη, 6 ΙΟΥΛΙΟΥ 2017",
    "joi, 6 iulie 2017",
    "6 Temmuz 2017 Perşembe",
    "2017年7月6日",
    "2017年7月6日（木）",
    "2017年７月６日 星期四",
    "2017년 7월 6일",
]

EXACT = [
    ("2017", "2017", "year"),
    ("2017-07", "2017-07", "month"),
    ("July 2017", "2017-07", "month"),
    ("2017-07-06T09:06", "2017-07-06T09:06", "minute"),
    ("2017-07-06T09:06Z", "2017-07-06T09:06+00:00", "minute"),
    ("2017-07-06 09:06:30.123456", "2017-07-06T09:06:30", "second"),
    ("2017-07-06T09:06:30+0530", "2017-07-06T09:06:30+05:30", "second"),
    ("2017-07-06T09:06:30-04:00", "2017-07-06T09:06:30-04:00", "second"),
    ("20170706090630", "2017-07-06T09:06:30", "second"),
    ("Thu, 06 Jul 2017 09:06:30 +0000", "2017-07-06T09:06:30+00:00", "second"),
    ("Thu, 06 Jul 2017 09:06:30 GMT", "2017-07-06T09:06:30+00:00", "second"),
    ("2017-07-06T09:06:30.1234567890Z", "2017-07-06T09:06:30+00:00", "second"),
    ("2017-07-06 09:06:30 +0000 UTC", "2017-07-06T09:06:30+00:00", "second"),
    (
        "Thu Jul 06 2017 09:06:30 GMT-0400 (Eastern Daylight Time)",
        "2017-07-06T09:06:30-04:00",
        "second",
    ),
    ("Thursday, 06-Jul-17 09:06:30 GMT", "2017-07-06T09:06:30+00:00", "second"),
    ("1499331990.0", "2017-07-06T09:06:30+00:00", "second"),
    ("Thu Jul 06 09:06:30 +0000 2017", "2017-07-06T09:06:30+00:00", "second"),
    ("Thu Jul  6 09:06:30 2017", "2017-07-06T09:06:30", "second"),
    ("9:06 AM, Jul 06, 2017", "2017-07-06T09:06", "minute"),
    ("9:06 PM ET, Thu July 6, 2017", "2017-07-06T21:06", "minute"),
    ("Jul 06, 2017 9:06 AM EDT", "2017-07-06T09:06-04:00", "minute"),
    ("July 6, 2017 at 9:06 p.m. EST", "2017-07-06T21:06-05:00", "minute"),
    ("6 July 2017 • 9.06am BST", "2017-07-06T09:06+01:00", "minute"),
    ("July 6, 2017, 12:30 AM", "2017-07-06T00:30", "minute"),
    ("13/07/2017", "2017-07-13", "day"),
    ("07/13/2017", "2017-07-13", "day"),
    ("07/07/2017", "2017-07-07", "day"),
    ("2016-02-29", "2016-02-29", "day"),
    (1499331990, "2017-07-06T09:06:30+00:00", "second"),
    (1499331990000, "2017-07-06T09:06:30+00:00", "second"),
    (1499331990.5, "2017-07-06T09:06:30+00:00", "second"),
    ("1499331990", "2017-07-06T09:06:30+00:00", "second"),
    (1499299200, "2017-07-06", "day"),
    (20170706, "2017-07-06", "day"),
    (2017, "2017", "year"),
    ("6. Juli 2017 um 09:06 Uhr", "2017-07-06T09:06", "minute"),
    ("6. Juli 2017, 9.06 Uhr", "2017-07-06T09:06", "minute"),
    ("06.07.2017, 09:06 MESZ", "2017-07-06T09:06+02:00", "minute"),
    ("6 juillet 2017 à 09h06", "2017-07-06T09:06", "minute"),
    ("jeu. 6 juil. 2017 - 9 h 06", "2017-07-06T09:06", "minute"),
    ("6 de julio de 2017 a las 21:06", "2017-07-06T21:06", "minute"),
    ("6 juli 2017 kl. 09.06", "2017-07-06T09:06", "minute"),
    ("23. marts 2017 09.06.30", "2017-03-23T09:06:30", "second"),
    ("6.7.2017 9.06", "2017-07-06T09:06", "minute"),
    ("6 Ιουλίου 2017, 9:06 μ.μ.", "2017-07-06T21:06", "minute"),
    ("6 juillet 2017, 09:06 TU", "2017-07-06T09:06+00:00", "minute"),
    ("6.7.2017 klo 9.06", "2017-07-06T09:06", "minute"),
    ("6 lipca 2017 o 09:06", "2017-07-06T09:06", "minute"),
    ("6 июля 2017 в 09:06", "2017-07-06T09:06", "minute"),
    ("2017. július 6., csütörtök 09:06", "2017-07-06T09:06", "minute"),
    ("2017年7月6日9時6分", "2017-07-06T09:06", "minute"),
    ("2017年7月6日 09:06", "2017-07-06T09:06", "minute"),
    ("July 6, 2017 09:06 UTC+3", "2017-07-06T09:06+03:00", "minute"),
    ("6 июля 2017, 09:06 МСК", "2017-07-06T09:06+03:00", "minute"),
    ("06.07.2017 09:06 (мск)", "2017-07-06T09:06+03:00", "minute"),
    ("2017-07-06T09:06:00-04:00[America/New_York]", "2017-07-06T09:06:00-04:00", "second"),
    ("2017-07-06T09:06Z[UTC]", "2017-07-06T09:06+00:00", "minute"),
    ("2017-07-06T09:06[Europe/Berlin]", "2017-07-06T09:06", "minute"),
    ("2017-07-06 09:06:00 America/Argentina/Salta", "2017-07-06T09:06:00", "second"),
    ("July 6, 2017 at 9:06 a.m. Eastern Time", "2017-07-06T09:06", "minute"),
    ("July 6, 2017 9:06 AM EDT", "2017-07-06T09:06-04:00", "minute"),
    ("٢٠١٧-٠٧-٠٦", "2017-07-06", "day"),
    ("الخميس، ٦ يوليو ٢٠١٧", "2017-07-06", "day"),
    ("Kamis, 6 Juli 2017 09:06", "2017-07-06T09:06", "minute"),
    ("Published: July 6, 2017", "2017-07-06", "day"),
    ("Published on 6 July 2017 09:06 | Updated 7 July 2017", "2017-07-06T09:06", "minute"),
    ("6 July 2017 (last updated: 7 July 2017, 10:00)", "2017-07-06", "day"),
    ("Veröffentlicht am 6. Juli 2017", "2017-07-06", "day"),
    ("Publié le 6 juillet 2017 à 10h30 - Mis à jour le 7 juillet", "2017-07-06T10:30", "minute"),
    ("Fecha: 2017-07-06", "2017-07-06", "day"),
    ("Thu, 06 Jul 17 09:06:00 GMT", "2017-07-06T09:06:00+00:00", "second"),
    ("6 Jul 98 09:06 -0400", "1998-07-06T09:06-04:00", "minute"),
    ("juillet 2017", "2017-07", "month"),
    ("julio de 2017", "2017-07", "month"),
    ("2017年7月", "2017-07", "month"),
    ("1er août 2017", "2017-08-01", "day"),
    ("1º de março de 2017", "2017-03-01", "day"),
    ("29 lutego 2016", "2016-02-29", "day"),
]

NONE = [
    "",
    "   ",
    "yesterday",
    "01/02/2017",
    "2017-02-30",
    "2017-13-01",
    "2017-00-10",
    "February 29, 2017",
    "2017-07-06T25:00:00",
    "2017-07-06T09:61",
    "13:06 PM, July 6, 2017",
    "1449-12-31",
    "2101-01-01",
    "9999-12-31",
    "0000-00-00",
    "06/07/17",
    "July 6",
    "2017-07-06 or so",
    "July 6, 2017 " + "x" * 100,
    "x" * 10_000,
    "9" * 5000,
    "٢٠١٧-٠٧-٠٦x",
    0,
    -1,
    5,
    10**16,
    10**400,
    float("nan"),
    float("inf"),
    1e300,
    True,
    None,
    [],
    {"date": "2017"},
    b"2017",
]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_in_many_forms(text: str) -> None:
    assert read_date(text) == ("2017-07-06", "day")


@pytest.mark.parametrize(("value", "when", "precision"), EXACT)
def test_a_date_keeps_its_precision_and_offset(value: object, when: str, precision: str) -> None:
    assert read_date(value) == (when, precision)


@pytest.mark.parametrize("value", NONE)
def test_what_is_no_date_or_not_a_certain_one_is_refused(value: object) -> None:
    assert read_date(value) is None


def test_find_date_says_where_the_date_ends() -> None:
    text = "2017-07-06 US envoy arrives"
    found = find_date(text)
    assert found is not None
    assert (found[0].moment, text[found[1] :]) == (("2017-07-06", "day"), " US envoy arrives")
    assert find_date("The 6 July 2017") is None


def test_what_follows_a_date_is_not_taken_for_a_weekday() -> None:
    text = "July 6, 2017 to July 9"
    found = find_date(text)
    assert found is not None
    assert text[found[1] :] == " to July 9"


# 1 February or 2 January: by language, with what decided it.
ORDERS = [
    ("01/02/2017", "de", "2017-02-01", "day first"),
    ("01/02/2017", "fr-FR", "2017-02-01", "day first"),
    ("01/02/2017", "en-US", "2017-01-02", "month first"),
    ("01/02/2017", "en_US", "2017-01-02", "month first"),
    ("01/02/2017", "en-GB", "2017-02-01", "day first"),
    ("1-2-2017", "nl", "2017-02-01", "day first"),
    ("13/02/2017", "en", "2017-02-13", None),
    ("02/13/2017", "de", "2017-02-13", None),
    ("01.02.2017", None, "2017-02-01", None),
    ("06/07/17", "es", "2017-07-06", "day first, two-digit year"),
    ("06/07/17", "en-US", "2017-06-07", "month first, two-digit year"),
    ("06.07.17", "de", "2017-07-06", "two-digit year"),
    ("6 Jul 17", "en", "2017-07-06", "two-digit year"),
    ("6 juil. 98 09:06", "fr", "1998-07-06T09:06", "two-digit year"),
    ("13/07/17", "en", "2017-07-13", "two-digit year"),
    ("Thu, 06 Jul 17 09:06 EST", None, "2017-07-06T09:06-05:00", "two-digit year"),
    ("٠١/٠٢/٢٠١٧", "ar", "2017-02-01", "day first"),
]


@pytest.mark.parametrize(("text", "language", "when", "how"), ORDERS)
def test_the_language_decides_what_numbers_mean(
    text: str, language: str | None, when: str, how: str | None
) -> None:
    reading = judge_date(text, language)
    assert reading.moment is not None
    assert (reading.moment.when, reading.how) == (when, how)


REFUSED = [
    ("01/02/2017", None, days.TWO_ORDERS),
    ("01/02/2017", "en", days.TWO_ORDERS),
    ("01/02/2017", "fr-CA", days.TWO_ORDERS),
    ("01/02/2017", "ja", days.TWO_ORDERS),
    ("06/07/17", None, days.TWO_DIGITS),
    ("06.07.17", None, days.TWO_DIGITS),
    ("17.07.06", "hu", days.TWO_DIGITS),
    ("17-07-06", "sv", days.TWO_DIGITS),
    ("6 Jul 17", None, days.TWO_DIGITS),
    ("6 jul 17 09:06 EST", None, days.TWO_DIGITS),
    ("Updated July 6, 2017", None, days.UPDATE),
    ("Aktualisiert: 6. Juli 2017", "de", days.UPDATE),
    ("Published: 01/02/2017", None, days.TWO_ORDERS),
    ("Published: yesterday", None, days.UNREAD),
    ("Publisher: July 6, 2017", None, days.UNREAD),
    ("06/07/17", "en", days.TWO_ORDERS),
    ("2017-02-30", None, days.NO_DAY),
    ("31 Juni 2017", "de", days.NO_DAY),
    ("20170230", None, days.NO_DAY),
    ("32/13/2017", "de", days.NO_DAY),
    ("2017-07-06T25:00:00", None, days.NO_TIME),
    ("2017-07-06T09:61", None, days.NO_TIME),
    ("0001-01-01T00:00:00", None, days.PLACEHOLDER),
    ("0000-00-00", None, days.PLACEHOLDER),
    ("1970-01-01T00:00:00Z", None, days.PLACEHOLDER),
    (0, None, days.PLACEHOLDER),
    ("1066-10-14", None, days.TOO_EARLY),
    ("2100-01-01", None, days.FUTURE),
    ("9999-12-31", None, days.PLACEHOLDER),
    ("6 July 2068", None, days.FUTURE),
    (4102444800, None, days.FUTURE),
    ("6 Jul 68", "en", days.FUTURE),
    ("yesterday", None, days.UNREAD),
    ("vor 3 Stunden", "de", days.UNREAD),
    ("July 6", None, days.UNREAD),
    (5, None, days.UNREAD),
]


@pytest.mark.parametrize(("value", "language", "reason"), REFUSED)
def test_a_date_is_refused_with_its_reason(
    value: object, language: str | None, reason: str
) -> None:
    reading = judge_date(value, language)
    assert (reading.moment, reading.refused) == (None, reason)
    assert reading.explain(value, "field date") == f'{reason}: "{value}" (field date)'


@pytest.mark.parametrize("value", ["", " \n", None, True, [], {}, b"2017"])
def test_what_says_nothing_is_not_refused(value: object) -> None:
    assert judge_date(value) == (None, None, None)


def test_today_and_tomorrow_are_no_future() -> None:
    today = datetime.now(UTC).date()
    assert read_date(today.isoformat()) is not None
    assert read_date((today + timedelta(days=1)).isoformat()) is not None
    assert judge_date((today + timedelta(days=3)).isoformat()).refused == days.FUTURE


def test_the_first_of_january_1970_was_a_day() -> None:
    assert read_date("1970-01-01") == ("1970-01-01", "day")
    assert read_date("1970-01-01T09:06") == ("1970-01-01T09:06", "minute")


def test_a_value_is_shown_short_and_without_control_characters() -> None:
    value = "\x1b[31m\ud800 \n" * 50
    explained = judge_date(value).explain(value, "field date")
    assert explained is not None
    assert explained.isprintable()
    assert len(explained) < 100


def test_a_line_that_says_more_is_no_date() -> None:
    assert judge_whole("6 July 2017 was cold") == (None, None, None)
    assert read_whole("6 July 2017 was cold") is None
    assert read_whole("6 July 2017") == ("2017-07-06", "day")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("20170706T090605Z", "2017-07-06T09:06:05+00:00"),
        ("20170706T0906+0200", "2017-07-06T09:06+02:00"),
        ("6. Juli 2017, 9 Uhr", "2017-07-06"),
        ("6. Juli 2017 um 14.05 Uhr", "2017-07-06T14:05"),
        ("6 juillet 2017 à 14h", "2017-07-06"),
        ("3. Maerz 2017", "2017-03-03"),
    ],
)
def test_forms_of_archives_and_of_clocks_without_minutes(text: str, when: str) -> None:
    moment = read_date(text)
    assert moment is not None
    assert moment.when == when


DATE_LIKE = st.text(st.sampled_from("0123456789-/.:, TZapmJulySepEDT+()\n٣"), max_size=40)


@settings(max_examples=300, deadline=None)
@given(st.one_of(DATE_LIKE, st.text(), st.integers(), st.floats(), st.none(), st.binary()))
def test_nothing_raises_and_every_date_is_well_formed(value: object) -> None:
    moment = read_date(value)
    if isinstance(value, str):
        find_date(value)
    if moment is not None and moment.precision not in ("year", "month"):
        assert 1450 <= datetime.fromisoformat(moment.when).year <= 2100


@settings(max_examples=200, deadline=None)
@given(
    st.datetimes(datetime(1450, 1, 1), datetime(2025, 12, 31)).filter(
        lambda then: then.hour + then.minute
    )
)
def test_iso_dates_come_back_as_they_are(then: object) -> None:
    text = then.isoformat(timespec="seconds")  # type: ignore[attr-defined]
    assert read_date(text) == (text, "second")
