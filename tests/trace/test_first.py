import pytest

from quoteprov.model import Card, Published
from quoteprov.trace.first import find_first


def card(outlet: str, when: str | None, precision: str = "day") -> Card:
    published = Published(when, precision, "field date") if when else None
    return Card(id=outlet, path=f"{outlet}.txt", outlet=outlet, published=published)


def test_the_earliest_day_is_first():
    first = find_first([card("B", "2017-07-07"), card("A", "2017-07-06")])
    assert (first.status, first.outlets, first.published) == ("dated", ("A",), "2017-07-06")


def test_equal_within_precision_is_a_tie():
    first = find_first([card("B", "2017-07-06T09:06", "minute"), card("A", "2017-07-06")])
    assert first.status == "tie"
    assert first.outlets == ("A", "B")


def test_minutes_order_one_day():
    first = find_first(
        [card("B", "2017-07-06T09:06", "minute"), card("A", "2017-07-06T09:07", "minute")]
    )
    assert (first.status, first.outlets) == ("dated", ("B",))


def test_one_outlet_twice_is_no_tie():
    one, other = card("A", "2017-07-06"), card("A", "2017-07-06")
    assert find_first([one, other]).status == "dated"


def test_undated_articles_cannot_be_first():
    assert find_first([card("A", None), card("B", "2017-07-06")]).outlets == ("B",)
    assert find_first([card("A", None)]).status == "unknown"
    assert find_first([]).status == "unknown"


def test_zones_are_converted():
    tokyo = card("Tokyo", "2017-07-06T08:00+09:00", "minute")
    london = card("London", "2017-07-06T00:30+01:00", "minute")
    assert find_first([tokyo, london]).outlets == ("Tokyo",)


def test_without_a_zone_clocks_are_compared_as_they_stand():
    zoned = card("Zoned", "2017-07-06T20:00+00:00", "minute")
    assert find_first([zoned, card("Local", "2017-07-07")]).outlets == ("Zoned",)
    assert find_first([zoned, card("Local", "2017-07-06")]).status == "tie"
    assert find_first([zoned, card("Local", "2017-07-06T19:00", "minute")]).outlets == ("Local",)


def test_a_month_covers_its_days():
    assert find_first([card("A", "2017-07", "month"), card("B", "2017-07-30")]).status == "tie"
    assert find_first([card("A", "2017-07", "month"), card("B", "2017-08-01")]).outlets == ("A",)
    assert find_first([card("A", "2016", "year"), card("B", "2017-01-01")]).outlets == ("A",)
    assert find_first([card("A", "2016-12", "month"), card("B", "2017-01-01")]).outlets == ("A",)


@pytest.mark.parametrize("when", ["yesterday", "2017-13-45", "", "9999-12-31"])
def test_what_is_no_date_is_none(when):
    assert find_first([card("A", when)]).status == "unknown"


def seen(outlet: str, when: str) -> Card:
    published = Published(when, "day", "seen by GDELT")
    return Card(id=outlet, path=f"{outlet}.txt", outlet=outlet, published=published)


def test_the_day_on_which_an_article_was_seen_is_no_printing():
    first = find_first([seen("B", "2017-07-07"), seen("A", "2017-07-06")])
    assert (first.status, first.outlets, first.published) == ("seen", ("A",), "2017-07-06")
    first = find_first([seen("B", "2017-07-06"), seen("A", "2017-07-06")])
    assert (first.status, first.outlets) == ("seen", ("A", "B"))


def test_what_was_seen_before_any_was_published_comes_first():
    first = find_first([seen("A", "2017-07-05"), card("B", "2017-07-06")])
    assert (first.status, first.outlets) == ("seen", ("A",))


def test_what_was_seen_later_does_not_stand_in_the_way():
    first = find_first([seen("A", "2017-07-07"), card("B", "2017-07-06")])
    assert (first.status, first.outlets) == ("dated", ("B",))


def test_seen_and_published_on_one_day_is_a_tie():
    first = find_first([seen("A", "2017-07-06"), card("B", "2017-07-06")])
    assert (first.status, first.outlets) == ("tie", ("A", "B"))
