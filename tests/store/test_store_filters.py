"""The filter in SQL and the filter of single articles are one rule."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.model import Article, Filter, Published, Span
from quoteprov.store import open_writer

DATES = ["2016", "2017", "2017-07", "2017-07-05", "2017-07-06", "2017-07-06T09:06", "2018-01-01"]
BOUNDS = [None, "2016", "2017", "2017-07", "2017-07-05", "2017-07-06", "2017-12-31", "2018"]
OUTLETS = ["The Ledger", "THE LEDGER", "Straße", "Post"]


def make_article(number: int, outlet: str, when: str | None) -> Article:
    return Article(
        id=string.ascii_letters[number],
        path=f"{number}.txt",
        outlet=outlet,
        published=Published(when, "day", "field date") if when else None,
        text="Text.",
        body=Span(0, 5),
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(OUTLETS), st.none() | st.sampled_from(DATES)), max_size=8),
    st.sampled_from([None, "the ledger", "STRASSE", "none"]),
    st.sampled_from(BOUNDS),
    st.sampled_from(BOUNDS),
)
def test_both_filters_admit_the_same_articles(tmp_path_factory, made, outlet, since, until):
    wanted = Filter(outlet=outlet, since=since, until=until)
    articles = [make_article(number, *each) for number, each in enumerate(made)]
    with open_writer(tmp_path_factory.mktemp("filters") / "a.db", "v1") as index:
        index.begin_source("a")
        index.add_record("a", 0, "d", [(each, ()) for each in articles])
        index.finish_source("a", "d")
        index.commit()
        found = {card.id for card in index.cards(wanted)}
    assert found == {each.id for each in articles if wanted.admits(each)}
