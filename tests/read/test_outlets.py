from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import OutletRule, ReadOptions
from quoteprov.read.outlets import _load_table, find_host, find_stem, name_host, name_outlet

OPTIONS = ReadOptions(
    outlets={
        "The Harbour Courier": ("Harbour Courier", "harbourcourier.example"),
        "Inland Gazette": ("gazette",),
    },
    rules=(OutletRule("gazette/*", "gazette"), OutletRule("*-wire.txt", "Coast Wire")),
)


def name(
    outlet: str | None = None, url: str | None = None, path: str = "a.txt", location: str = ""
) -> tuple[str, str]:
    return name_outlet(outlet, url, path, location, OPTIONS)


def test_the_field_comes_first_under_its_canonical_name() -> None:
    assert name("Delta Post", "https://harbourcourier.example/x", "gazette/a.txt") == (
        "Delta Post",
        "field",
    )
    for alias in ("harbour courier", "HARBOUR  COURIER", "www.harbourcourier.example"):
        assert name(alias) == ("The Harbour Courier", "field")


def test_then_the_rules_on_path_place_or_name() -> None:
    url = "https://harbourcourier.example/x"
    assert name(url=url, path="gazette/a.txt") == ("Inland Gazette", "config")
    assert name(path="x/july-WIRE.txt") == ("Coast Wire", "config")
    options = ReadOptions(rules=(OutletRule("/data/star/*", "Star"),))
    assert name_outlet(None, None, "a.txt", "/data/star/a.txt", options) == ("Star", "config")


def test_then_the_url() -> None:
    assert name(url="https://www.delta.example/2017/x?y=z") == ("delta.example", "url")
    for host in ("www.harbourcourier.example", "mobile.HarbourCourier.example:8080"):
        assert name(url=f"https://{host}/x") == ("The Harbour Courier", "config")
    assert name(url="https://notharbourcourier.example/")[0] == "notharbourcourier.example"


def test_last_the_name_of_the_file() -> None:
    assert name(path="wire/Delta Post.txt.gz", url="nonsense") == ("Delta Post", "file name")
    assert name(path="x/Gazette.md") == ("Inland Gazette", "file name")


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("-", "standard input"),
        ("a/b.txt", "b"),
        ("b.JSONL.GZ", "b"),
        ("star.2017.txt", "star.2017"),
        (".txt", ".txt"),
        ("U.S. names envoy", "U.S. names envoy"),
        (".gz", ".gz"),
        ("two\nlines.txt", "two\nlines"),
    ],
)
def test_the_stem_is_the_name_without_suffixes(path: str, stem: str) -> None:
    assert find_stem(path) == stem


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://www.delta.example/x", "delta.example"),
        ("delta.example/x", "delta.example"),
        ("//delta.example", "delta.example"),
        ("https://user:pw@delta.example:443/", "delta.example"),
        ("http://[::1", None),
        ("http://", None),
        ("mailto:someone", None),
        ("just words. and more", None),
        ("http://local/", None),
    ],
)
def test_the_host_of_a_url(url: str, host: str | None) -> None:
    assert find_host(url) == host


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://edition.cnn.com/2017/07/06/x", "CNN"),
        ("http://rss.cnn.com/x", "CNN"),
        ("https://money.cnn.com/x", "CNN"),
        ("https://amp.theguardian.com/x", "The Guardian"),
        ("http://www.guardian.co.uk/x", "The Guardian"),
        ("https://www.bbc.com/news/1", "BBC"),
        ("http://news.bbc.co.uk/1", "BBC"),
        ("https://asia.nikkei.com/x", "Nikkei Asia"),
        ("https://www.nikkei.com/x", "Nikkei"),
        ("https://timesofindia.indiatimes.com/x", "The Times of India"),
        ("https://m.sleepyharbour.co.uk/x", "sleepyharbour.co.uk"),
        ("https://blogs.sleepyharbour.com.au/x", "sleepyharbour.com.au"),
        ("https://harbour.substack.com/p/x", "harbour.substack.com"),
        ("https://www.harbour.wordpress.com/x", "harbour.wordpress.com"),
        ("https://web.archive.org/web/20170706090630id_/http://www.cnn.com/x", "CNN"),
        ("https://www.google.co.uk/amp/s/amp.cnn.com/x", "CNN"),
        ("https://www-sleepy--harbour-com.cdn.ampproject.org/c/s/x", "sleepy-harbour.com"),
        ("https://www-sleepy--harbour-com.translate.goog/x", "sleepy-harbour.com"),
        ("https://news.xn--hafen-wchter-mcb.de/x", "hafen-wächter.de"),
        ("https://xn--a.de/x", "xn--a.de"),
        ("http://192.168.1.1/x", "192.168.1.1"),
        ("https://co.uk/x", "co.uk"),
    ],
)
def test_a_host_stands_for_its_outlet(url: str, outlet: str) -> None:
    assert name_outlet(None, url, "a.txt", "", ReadOptions()) == (outlet, "url")


@pytest.mark.parametrize(
    ("field", "outlet"),
    [
        ("www.cnn.com", "CNN"),
        ("edition.cnn.com", "CNN"),
        ("CNN.com", "CNN"),
        ("www.sleepyharbour.co.uk", "sleepyharbour.co.uk"),
        ("news.xn--hafen-wchter-mcb.de", "hafen-wächter.de"),
        ("www.hafen.公司.cn", "hafen.公司.cn"),
        ("www.hafen.xn--55qx5d.cn", "hafen.公司.cn"),
        ("Daily Planet", "Daily Planet"),
        ("Daily Planet (Metropolis)", "Daily Planet (Metropolis)"),
        ("The Guardian (London)", "The Guardian"),
        ("ABC (Spain)", "ABC (Spain)"),
        ("cnn", "cnn"),
        ("U.S.News", "U.S.News"),
        ("A.B.C.", "A.B.C."),
        ("www.star.example", "www.star.example"),
        ("1.2.3.4", "1.2.3.4"),
    ],
)
def test_a_field_that_is_a_host_stands_for_its_outlet_too(field: str, outlet: str) -> None:
    assert name_outlet(field, None, "a.txt", "", ReadOptions()) == (outlet, "field")


def test_the_configuration_goes_before_the_table() -> None:
    options = ReadOptions(outlets={"CNN Money": ("money.cnn.com",), "Auntie": ("BBC",)})
    for url, outlet in (("money.cnn.com", "CNN Money"), ("edition.cnn.com", "CNN")):
        assert name_outlet(None, f"https://{url}/x", "a.txt", "", options)[0] == outlet
        assert name_outlet(url, None, "a.txt", "", options)[0] == outlet
    assert name_outlet(None, "https://bbc.co.uk/x", "a.txt", "", options) == ("Auntie", "url")


def test_the_table_says_nothing_twice() -> None:
    outlets, hostings = _load_table()
    names = list(dict.fromkeys(outlets.values()))
    assert len(names) > 300
    assert not hostings & outlets.keys()
    for domain, name in outlets.items():
        assert domain == domain.lower().strip("./")
        parents = [domain.split(".", n)[n] for n in range(1, domain.count(".") + 1)]
        assert name not in [outlets.get(parent) for parent in parents], domain


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("aZ0é.-_/:@[]% \ud800\0"), max_size=40))
def test_no_url_and_no_name_raises(text: str) -> None:
    for known in (text, f"https://{text}", f"https://web.archive.org/web/2017/{text}"):
        name_outlet(known, None, "a.txt", "", OPTIONS)
        name_outlet(None, known, "a.txt", "", OPTIONS)
    name_host(text)


def test_an_endless_host_is_none() -> None:
    assert find_host(f"https://{'a.' * 100_000}com/") is None
    assert name("a." * 100_000 + "com")[0].endswith("com")
