from __future__ import annotations

import pytest

from quoteprov.config import OutletRule, ReadOptions
from quoteprov.read.outlets import find_host, find_stem, name_outlet

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
