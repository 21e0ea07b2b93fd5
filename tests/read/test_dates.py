from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.read.dates import find_date, read_date

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
    assert (found[0], text[found[1] :]) == (("2017-07-06", "day"), " US envoy arrives")
    assert find_date("The 6 July 2017") is None


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
    st.datetimes(datetime(1450, 1, 1), datetime(2100, 12, 31)).filter(
        lambda then: then.hour + then.minute
    )
)
def test_iso_dates_come_back_as_they_are(then: object) -> None:
    text = then.isoformat(timespec="seconds")  # type: ignore[attr-defined]
    assert read_date(text) == (text, "second")
