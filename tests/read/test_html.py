"""Saved pages, from the file to the article. Run as a script, it writes the golden file anew."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Published, Rejection
from quoteprov.read import Record, parse_record
from quoteprov.read.fields import Facts

PAGES = Path(__file__).parent / "files" / "pages"
GOLDEN = PAGES / "golden.json"
NAMES = sorted(path.name for path in PAGES.glob("*.html"))
# What stands beside the articles of these pages: it must never look like their words.
BESIDE = (
    "cookies", "Read more", "best of the coast", "Not before time", "enough is enough",
    "free articles", "never asked", "quietest year", "Advertisement", "Share", "hedge that nobody",
    "Front page", "Births", "back in fashion", "value your privacy", "Lesen Sie auch", "Zahlen",
    "kurz, klar", "bis zu den Knien", "Lire aussi", "quarante tonnes", "Photo:", "knitting",
    "thoughts on", "new old", "All rights reserved", "Copyright",
)  # fmt: skip
PROSE = "The slip is “closed”, said Ada Brook – for good. Naïve hopes; a café’s end. " * 9


def parse(data: bytes, known: Facts | None = None, path: str = "star.html") -> Article | Rejection:
    record = Record(path=path, record=None, kind="html", data=data, known=known)
    [found] = parse_record(record, ReadOptions())
    assert isinstance(found, Article | Rejection)
    return found


def article(data: bytes, known: Facts | None = None) -> Article:
    found = parse(data, known)
    assert isinstance(found, Article), found
    return found


def reason(data: bytes) -> str:
    found = parse(data)
    assert isinstance(found, Rejection), found
    return found.reason


def describe(name: str) -> dict[str, Any]:
    found = parse((PAGES / name).read_bytes(), path=name)
    assert isinstance(found, Article), found
    published = found.published or Published("", "day", "")
    return {
        "outlet": found.outlet,
        "outlet_origin": found.outlet_origin,
        "title": found.title,
        "byline": found.byline,
        "published": [published.when, published.precision, published.origin],
        "url": found.url,
        "text": found.text.split("\n"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_pages_are_read_as_they_were_found_right(name: str) -> None:
    assert describe(name) == json.loads(GOLDEN.read_text("utf-8"))[name]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_beside_the_article_is_in_its_text(name: str) -> None:
    text = "\n".join(describe(name)["text"])
    assert not [words for words in BESIDE if words in text]


def test_a_page_may_be_compressed_and_is_found_by_its_suffix(read: Any, tmp_path: Path) -> None:
    for name in ("star.html.gz", "star.htm"):
        data = (PAGES / "amp.html").read_bytes()
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    one, other = read(".")
    assert one.text == other.text == "\n".join(describe("amp.html")["text"])
    assert one.title == "Night trains return to the Dorn valley"


def test_what_was_read_before_changes_nothing() -> None:
    first = [describe(name) for name in NAMES]
    assert [describe(name) for name in reversed(NAMES)] == first[::-1]


def test_the_seed_of_hashes_changes_nothing() -> None:
    code = f"import sys; sys.path.insert(0, {str(PAGES.parent.parent)!r}); import test_html as t; "
    code += "print([t.describe(name) for name in t.NAMES])"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_no_network_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a page asks the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for name in NAMES:
        describe(name)


def test_what_the_container_knows_goes_first() -> None:
    known = Facts(
        id="7", url="https://mirror.example.com/a?ref=rss", outlet="The Mirror", byline="A. B."
    )
    found = article((PAGES / "jsonld.html").read_bytes(), known)
    assert (found.url, found.outlet, found.outlet_origin) == (known.url, "The Mirror", "field")
    assert (found.byline, found.title) == (
        "A. B.",
        "Ferry to Skerrin halted after second engine fire",
    )


@pytest.mark.parametrize("library", ["trafilatura", "htmldate", "lxml"])
def test_without_its_libraries_a_page_names_the_extra(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    # A page without any date, so that htmldate is asked.
    said = reason(f"<html><body><p>{PROSE}</p></body></html>".encode())
    assert "quoteprov[html]" in said
    assert library in said


def test_without_the_extra_nothing_else_fails(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<p>{PROSE}</p>")
    (tmp_path / "b.txt").write_text("“Closed,” said Ada Brook.")
    code = (
        "import sys\n"
        "for name in ('trafilatura', 'htmldate', 'lxml'): sys.modules[name] = None\n"
        "from quoteprov.__main__ import main\n"
        f"sys.argv = ['quoteprov', 'extract', {str(tmp_path)!r}, '--jsonl']\n"
        "main()\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "quoteprov[html]" in run.stderr + run.stdout
    assert "Ada Brook" in run.stdout


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><head><title>Nothing</title></head></html>", "no text"),
        (b"<!-- nothing -->", "no text"),
        (b"<html><frameset><frame src=x></frameset></html>", "no text"),
        (b"<html><body>" + b"<div>" * 100_000 + PROSE.encode(), "nested"),
        (b"<html><body>" + b"<ul><li>" * 900 + PROSE.encode(), "nested"),
        (b"<html><body><p>" + b"word " * 1_000_000, "million characters"),
        (bytes(range(256)) * 200, "encoding"),
    ],
)
def test_what_is_no_page_of_an_article_is_rejected_with_the_reason(data: bytes, said: str) -> None:
    assert said in reason(data)


@pytest.mark.parametrize(
    "before",
    [
        b'<p class="' + b"x y " * 500_000 + b'">',
        b"<p " + b" ".join(b"a%d=1" % number for number in range(50_000)) + b">",
        b"<p " + b" ".join(b'a%d=">" b%d="<"' % (n, n) for n in range(50_000)) + b">",
        b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>",
        b'<script type="application/ld+json">{"headline": "' + b"\\" * 100_001 + b"</script>",
        b'<script type="application/ld+json">{"author":' + b" " * 400_000 + b"x</script>",
        b'<script type="application/ld+json">{-->' + b" " * 400_000 + b"x</script>",
        b'<script type="application/ld+json">{"@type": "Article", "author": "'
        + b"-" * 400_000
        + b'x"}</script>',
        b"<script>" + b"<p>said he</p>" * 400_000 + b"</script>",
        b'<img src="data:image/png;base64,' + b"A" * 5_000_000 + b'">',
        b"<span>" * 300 + b"</span>" * 300,
        b'<link rel="canonical" href="http://[::1">',
        b'<meta property="og:url" content="https://a b/">',
        b"<h1>A heading</h1>" * 2000,
        b"&#0;&#1;&#xD800;&#x110000;&#99999999;\x00\x0b",
    ],
)
def test_hostile_markup_costs_nothing_but_itself(before: bytes) -> None:
    page = b"<html><body>" + before + f"<article><p>{PROSE}</p></article></body></html>".encode()
    assert PROSE.strip() in article(page).text


def test_entities_are_not_expanded() -> None:
    bomb = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {name} "{"&" + below + ";"}{"&" + below + ";"}">'
        for below, name in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    found = article(
        f"<!DOCTYPE html [{bomb}]><html><body><p>{PROSE} &k;</p></body></html>".encode()
    )
    assert "lol" not in found.text
    assert "ENTITY" not in found.text


def test_no_escape_sequence_comes_out_of_a_page() -> None:
    page = f"<html><head><title>A \x1b[31mred\x1b[0m day</title></head><p>{PROSE}\x1b]0;x\x07</p>"
    found = article(page.encode())
    assert not {"\x1b", "\x07"} & set(found.text + (found.title or ""))


def main() -> None:
    golden = {name: describe(name) for name in NAMES}
    GOLDEN.write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
