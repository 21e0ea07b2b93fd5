"""Which of the places on a page is believed."""

from __future__ import annotations

import pytest

from quoteprov.read.fields import Facts
from quoteprov.read.page_metadata import PageFacts, read_page_facts
from quoteprov.read.page_title import Claim, choose_title
from quoteprov.read.page_tree import parse_page

URL = "https://www.harbourstar.example.com/a/b"


def read(head: str, body: str = "<p>x</p>", known: Facts | None = None) -> PageFacts:
    tree = parse_page(f"<html><head>{head}</head><body>{body}</body></html>")
    return read_page_facts(tree, known)


def data(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("claims", "names", "title"),
    [
        ([("Slip closed", 3), ("Slip shut, say sources", 2)], (), "Slip closed"),
        ([("Slip shut", 3), ("Slip closed", 2), ("Slip closed!", 2)], (), "Slip closed"),
        ([("Slip closed | The Star", 2)], ("The Star",), "Slip closed"),
        ([("Slip closed - News - The Star", 2)], ("The Star",), "Slip closed - News"),
        ([("Slip closed – News – The Star", 1), ("Slip closed", 2)], (), "Slip closed"),
        ([("The Star: a life", 2)], ("The Star",), "The Star: a life"),
        ([("The Star | Slip closed", 2)], ("The Star",), "Slip closed"),
        ([("The Star", 3), ("Slip closed", 1)], ("The Star",), "Slip closed"),
        ([("滑台关闭_海港网", 2), ("滑台关闭", 2)], (), "滑台关闭"),
        ([("滑台关闭！-海港网", 1)], (), "滑台关闭！"),
        ([("滑台关闭_新闻频道_海港网站", 1)], (), "滑台关闭_新闻频道"),
        ([("T-滑台关闭-重开", 1)], (), "T-滑台关闭-重开"),
        ([("Slip closed - HarbourStar.com - Orlanda", 1)], (), "Slip closed"),
        ([("Slip closed ‹ The Star", 1)], ("The Star",), "Slip closed"),
        ([("Slip closed - at 5 p.m", 1)], (), "Slip closed - at 5 p.m"),
        ([("Slip closed after the storm of Tuesday night…", 3),
          ("Slip closed after the storm of Tuesday night, say all", 1), ("Other", 2)], (),
         "Slip closed after the storm of Tuesday night, say all"),
        ([("Slip closed - it will reopen", 2)], ("The Star",), "Slip closed - it will reopen"),
        ([("", 3)], (), None),
        ([("x" * 500, 3)], (), None),
        ([(" | " * 100, 3), ("A", 1)], ("|",), "A"),
    ],
)  # fmt: skip
def test_the_headline_is_what_most_places_agree_on(
    claims: list[tuple[str, float]], names: tuple[str, ...], title: str | None
) -> None:
    assert choose_title([Claim(*claim) for claim in claims], names) == title


def test_the_article_of_the_page_goes_before_others_in_its_data() -> None:
    page = read(
        data('[{"@type": "NewsArticle", "headline": "Other"}, {"@type": "NewsArticle", "headline": '
             '"Slip &amp;#8220;closed&amp;#8221;", "datePublished": "2020-01-02"}]'),
        "<h1>Slip “closed”</h1>",
    ).facts  # fmt: skip
    assert page.title == "Slip “closed”"
    assert page.published is not None
    assert page.published.when == "2020-01-02"


def test_of_many_headings_the_one_counts_that_most_places_repeat() -> None:
    page = read(
        "<title>Slip closed - World news: The Star</title>" + meta("og:title", "Slip closed"),
        "<div><h1>World news: The Star</h1></div><h1>Slip closed</h1>",
    )
    assert page.facts.title == "Slip closed"


@pytest.mark.parametrize(
    ("head", "when", "origin"),
    [
        (
            data('{"@type": "ReportageNewsArticle", "datePublished": "2020-01-02T10:00Z"}')
            + meta("article:published_time", "2020-01-03"),
            "2020-01-02T10:00+00:00",
            "json-ld datePublished",
        ),
        (
            meta("article:modified_time", "2020-01-04")
            + meta("article:published_time", "2020-01-03T04:05:06+02:00"),
            "2020-01-03T04:05:06+02:00",
            "meta article:published_time",
        ),
        (meta("article:published_time", "1762590240000"), "2025-11-08T08:24:00+00:00", None),
        ('<meta name="DC.date.issued" content="2020-01-05">', "2020-01-05", "meta dc.date.issued"),
        (data('{"@type": "WebPage", "datePublished": "2020-01-06"}'), "2020-01-06", None),
        (
            data('{"@type": "NewsArticle", "datePublished": "soon"}') + meta("date", "2020-01-07"),
            "2020-01-07",
            "meta date",
        ),
        (f'<link rel="canonical" href="{URL}/2020/01/08/slip">', "2020-01-08", "htmldate"),
    ],
)
def test_a_date_names_the_place_that_it_is_from(head: str, when: str, origin: str | None) -> None:
    published = read(head).facts.published
    assert published is not None
    assert published.when == when
    assert origin in (None, published.origin)


def test_only_dates_of_change_are_no_date() -> None:
    assert (
        read(data('{"@type": "NewsArticle", "dateModified": "2020-01-02"}')).facts.published is None
    )


def test_microdata_and_times_date_a_page() -> None:
    body = '<time itemprop="datePublished" datetime="2021-09-30T06:15">30 Sep</time><p>x</p>'
    published = read("", body).facts.published
    assert published is not None
    assert (published.when, published.origin) == ("2021-09-30T06:15", "microdata datePublished")


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="canonical" href="{URL}">', URL),
        (f'<link rel="canonical" href="/c">{meta("og:url", URL)}',
         "https://www.harbourstar.example.com/c"),
        (f'<base href="{URL}/"><link rel="canonical" href="c">', f"{URL}/c"),
        ('<link rel="canonical" href="/c">', None),
        (f'<link rel="canonical" href="https://agency.example.org/1">{meta("og:url", URL)}', URL),
        (meta("og:url", "javascript:alert(1)"), None),
        (meta("og:url", "file:///home/x.html"), None),
        (data('{"@type": "Article", "mainEntityOfPage": {"@id": "' + URL + '"}}'), URL),
        ("", None),
    ],
)  # fmt: skip
def test_the_address_is_that_of_the_page_itself(head: str, url: str | None) -> None:
    assert read(head).facts.url == url


@pytest.mark.parametrize(
    ("head", "outlet", "origin"),
    [
        (meta("og:site_name", "Harbour Star"), "Harbour Star", "meta og:site_name"),
        (meta("og:site_name", "Harbour Star ~ Trending, Breaking News, Boats and Videos of All"),
         "Harbour Star", "meta og:site_name"),
        (meta("og:site_name", "News of the coast | HARBOURSTAR"), "HARBOURSTAR",
         "meta og:site_name"),
        (meta("og:site_name", "Hafenstern - Nord"), "Hafenstern - Nord", "meta og:site_name"),
        (meta("og:site_name", "Security") + meta("publisher", "Harbour Star"), "Harbour Star",
         "meta publisher"),
        (meta("og:site_name", "harbourstar") + meta("publisher", "Harbour Star"), "Harbour Star",
         "meta publisher"),
        (meta("og:site_name", "Hafenstern") + meta("publisher", "Nordverlag"), "Hafenstern",
         "meta og:site_name"),
        (data('{"@graph": [{"@id": "#p", "@type": "Organization", "name": "Harbour Star"},'
              '{"@type": "Article", "publisher": {"@id": "#p"}}]}'), "Harbour Star",
         "json-ld publisher"),
        ("<title>Slip closed | Harbour Star</title>", "Harbour Star", "title element"),
        ("<title>Slip closed | Local news</title>", None, None),
        (meta("article:publisher", "https://facebook.example/star"), None, None),
    ],
)  # fmt: skip
def test_the_outlet_goes_with_its_host(head: str, outlet: str | None, origin: str | None) -> None:
    page = read(f'<link rel="canonical" href="{URL}">{head}')
    assert (page.facts.outlet, page.outlet_origin) == (outlet, origin)


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (data('{"@type": "Article", "author": ["Ada Brook", {"name": ["Ian Moor"]}]}'),
         "Ada Brook, Ian Moor"),
        (data('{"@type": "Article", "author": {"name": "Harbour Star"}}')
         + meta("og:site_name", "Harbour Star") + meta("author", "By Ada Brook"), "Ada Brook"),
        (meta("author", "105092") + meta("article:author", "https://x.example/ada"), None),
        (meta("author", "harbourstar.com"), None),
        (data('{"@type": "Article", "author": {"@id": 5}, "publisher": [[]]}'), None),
    ],
)  # fmt: skip
def test_the_byline_names_people(head: str, byline: str | None) -> None:
    assert read(head).facts.byline == byline


@pytest.mark.parametrize(
    "json",
    ['{"@type": "Article", "headline": "Slip closed", "datePublished": "2020-01-02",}',
     '<!-- {"@type": "Article", "headline": "Slip closed", "datePublished": "2020-01-02"} -->',
     '//<![CDATA[\n{"@type": "Article", "headline": "Slip closed", "datePublished": "2020-01-02"}\n'
     '//]]>',
     '{"@type": "Article", "headline": "Slip\n closed", "datePublished": "2020-01-02"}'],
)  # fmt: skip
def test_data_that_is_broken_or_wrapped_is_read_all_the_same(json: str) -> None:
    facts = read(data(json)).facts
    assert facts.title == "Slip closed"
    assert facts.published is not None
    assert facts.published.origin == "json-ld datePublished"


@pytest.mark.parametrize(
    ("language", "when", "origin"),
    [
        ("en-US", "2017-01-02", "meta date, month first"),
        ("en-GB", "2017-02-01", "meta date, day first"),
        ("fr", "2017-02-01", "meta date, day first"),
    ],
)
def test_the_language_of_the_page_decides_what_a_date_means(
    language: str, when: str, origin: str
) -> None:
    tree = parse_page(f"<html lang={language}>{meta('date', '01/02/2017')}<body><p>x</p>")
    published = read_page_facts(tree).facts.published
    assert published is not None
    assert (published.when, published.origin) == (when, origin)


def test_a_date_that_is_not_believed_is_told() -> None:
    facts = read(data('{"@type": "NewsArticle", "datePublished": "2020-02-31"}')).facts
    assert facts.published is None
    assert facts.undated is not None
    assert "2020-02-31" in facts.undated
