from __future__ import annotations

import os
import sys
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read import Record, feeds, parse_record
from quoteprov.read.fields import Facts

PROSE = "<p>Ada Brook said: “The slip is closed.” The council has yet to say who pays.</p>" * 9
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Courier</title><link>https://harbour.example/</link>
%s
</channel></rss>"""
ITEM = f"""<item><title>Slip &lt;b&gt;closes&lt;/b&gt; &amp;amp; ferries stop</title>
<link>https://harbour.example/slip</link><guid isPermaLink="false">hc-1</guid>
<pubDate>Thu, 06 Jul 2017 09:06:30 +0100</pubDate><dc:creator>Tom Field</dc:creator>
<description>A teaser.</description>
<content:encoded><![CDATA[{PROSE}]]></content:encoded></item>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Star</title>
<entry><id>urn:1</id><title type="html">T</title><link href="https://star.example/a"/>
<updated>2017-07-08T00:00:00Z</updated><author><name>A. Brook</name></author>
<author><name>T. Field</name></author><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml">{PROSE}</div></content></entry></feed>"""

Part = tuple[str | None, str, Facts]


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[Part]:
    """Name, content and facts of each entry that is read as a page."""
    taken: list[Part] = []

    def take(record: Record, name: str | None, part: str, known: Facts, options: Any) -> list[Any]:
        taken.append((name, part, known))
        return []

    monkeypatch.setattr(feeds, "parse_part", take)
    return taken


def parse(feed: str | bytes) -> list[str]:
    """The reasons for the entries that are no articles."""
    data = feed.encode() if isinstance(feed, str) else feed
    record = Record(path="a.rss", record=None, kind="feed", data=data)
    found = parse_record(record, ReadOptions())
    assert all(isinstance(item, Rejection) and item.reason.isprintable() for item in found)
    return [item.reason for item in found if isinstance(item, Rejection)]


def test_an_entry_with_its_whole_article(parts: list[Part]) -> None:
    assert parse(RSS % ITEM) == []
    [(name, part, known)] = parts
    assert (name, part) == ("hc-1", PROSE)
    assert known.published is not None
    assert (known.published.when, known.published.origin) == (
        "2017-07-06T09:06:30+01:00",
        "feed published",
    )
    assert (known.title, known.byline) == ("Slip closes & ferries stop", "Tom Field")
    assert (known.outlet, known.url) == ("Harbour Courier", "https://harbour.example/slip")


def test_a_day_of_an_update_is_no_published_date(parts: list[Part]) -> None:
    assert parse(ATOM) == []
    [(name, part, known)] = parts
    assert (name, known.byline, known.outlet) == ("urn:1", "A. Brook, T. Field", "Star")
    assert "The slip is closed." in part
    assert known.published is None
    assert known.undated == (
        "no published date is known; the feed says 2017-07-08T00:00:00Z of an update"
    )


def test_a_long_summary_is_an_article_and_a_teaser_is_none(parts: list[Part]) -> None:
    long = f"<item><description><![CDATA[{PROSE}]]></description></item>"
    short = "<item><title>T</title><description>A teaser.</description></item>"
    assert parse(RSS % (long + short)) == [
        "no whole article: the entry of the feed holds 9 characters of text"
    ]
    assert [name for name, _, _ in parts] == ["1"]


def test_markup_does_not_count_as_text(parts: list[Part]) -> None:
    images = "<img src='x'>" * 200
    [reason] = parse(RSS % f"<item><description><![CDATA[{images}]]></description></item>")
    assert "holds 0 characters" in reason


def test_the_feed_of_an_entry_goes_before_that_which_collects_it(parts: list[Part]) -> None:
    source = "<source url='https://delta.example/rss'>Delta Post</source></item>"
    assert parse(RSS % ITEM.replace("</item>", source)) == []
    assert parts[0][2].outlet == "Delta Post"


@pytest.mark.parametrize("feed", ["", "prose", "<html><p>x</p></html>", "{}", "<rss", "\x00"])
def test_what_is_no_feed_is_rejected(feed: str) -> None:
    assert parse(feed) == ["no RSS or Atom feed"]


def test_a_feed_without_entries_is_empty() -> None:
    assert parse(RSS % "") == ["empty: a feed without entries"]


def test_a_feed_in_another_encoding(parts: list[Part]) -> None:
    text = (RSS % ITEM).replace("utf-8", "windows-1252")
    assert parse(text.encode("cp1252")) == []
    assert parts[0][1] == PROSE


def test_what_feedparser_chokes_on_is_a_reason(parts: list[Part]) -> None:
    broken = RSS % (ITEM + "<item><title>&#x110000; &#99999999999;</title></item>") + "<"
    assert parse(broken)[0].startswith("damaged feed: ")


@pytest.mark.parametrize("kind", ["internal", "external", "parameter"])
def test_entities_neither_grow_nor_fetch(parts: list[Part], tmp_path, kind: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET" * 100)
    entities = {
        "internal": "".join(
            f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 100}">' for n in range(12)
        ),
        "external": f'<!ENTITY a11 SYSTEM "file://{secret}">',
        "parameter": f'<!ENTITY % a SYSTEM "file://{secret}"> %a;',
    }[kind]
    item = f"<item><description>&a11;{'Prose of an article. ' * 40}</description></item>"
    start = time.process_time()
    parse(f"<!DOCTYPE rss [{entities}]>" + RSS.partition("?>")[2] % item)
    assert time.process_time() - start < 2
    assert all("SECRET" not in part and len(part) < 10_000 for _, part, _ in parts)


def test_a_feed_is_never_taken_for_the_name_of_a_file_or_an_address(tmp_path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(RSS % ITEM)
    for data in (os.fsencode(path), b"http://127.0.0.1:9/feed"):
        assert parse(data) == ["no RSS or Atom feed"]


def test_without_its_library_the_extra_is_named(
    read_bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    [found] = read_bytes((RSS % ITEM).encode(), "a.rss")
    assert found.reason == (
        "needs feedparser, which is not installed: pip install 'quoteprov[feeds]'"
    )


PIECES = st.sampled_from(
    ["<item>", "</item>", "<title>", "&#x110000;", "&a;", "<![CDATA[", "]]>", "<!DOCTYPE x [",
     "<pubDate>9999-99-99T99:99Z</pubDate>", "<link>", "xml:base='http://[x'", "\x00", "<guid/>",
     "<content:encoded>", "<georss:point>1 2</georss:point>", "<media:content height='z'/>"]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8)), st.integers(0, 400))
def test_no_feed_whatsoever_raises(pieces: list[str], place: int) -> None:
    feed = RSS % "<item><description>A teaser.</description></item>"
    parse((feed[:place] + "".join(pieces) + feed[place:]).encode("utf-8", "surrogatepass"))
