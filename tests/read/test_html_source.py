from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.config import ReadOptions
from quoteprov.read import Record, parse_record
from quoteprov.read.page_tree import decode_page, find_saved, parse_page, read_line

PROSE = "“Closed,” said Zoë Brook – the café’s end."


def show(source: str) -> str:
    return read_line(parse_page(source))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
        ("cp1252", '<meta charset="windows-1252">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'),
        ("cp1252", "<meta charset=latin1>"),
        ("cp1252", ""),
    ],
)
def test_the_encoding_is_found(encoding: str, declared: str) -> None:
    source = f"<html><head>{declared}</head><body><p>{PROSE}</p></body></html>"
    decoded = decode_page(source.encode(encoding))
    assert decoded == source


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("「準備はできた」と大臣は述べた。", "cp932", "Shift_JIS"),
        ("“我们准备好了”，部长说。", "gb18030", "gb2312"),
        ("Мы готовы, сказал посол.", "koi8-r", "koi8-r"),
        ("“Hazırız” dedi, görüşmeler sürüyor.", "cp1254", "iso-8859-9"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_do(
    text: str, encoding: str, declared: str
) -> None:
    source = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    assert decode_page(source.encode(encoding)) == source


def test_a_declaration_that_is_wrong_or_no_encoding_is_passed_over() -> None:
    for name in ("hex", "undefined", "x-unknown", "shift_jis"):
        source = f'<meta charset="{name}"><p>{PROSE} The naïve café.</p>'
        assert decode_page(source.encode("cp1252")) == source


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("&#147;Closed&#148;", "“Closed”"),
        ("&#x93;Closed&#x94", "“Closed”"),
        ("\x93Closed\x94", "“Closed”"),
        ("&#60;b&#62; &#39;x&#39; &#8220;y&#8221;", "<b> 'x' “y”"),
        ("a&#0;b&#1;c&#xD800;d", "a\ufffdbc\ufffdd"),
        ("un&shy;der", "under"),
        ("a\fb\x00c", "a bc"),
    ],
)
def test_characters_are_what_browsers_show(markup: str, shown: str) -> None:
    assert show(f"<html><body><p>{markup}</p></body></html>") == shown


@pytest.mark.parametrize(
    "source",
    [
        "<p>a</p><script>if (1 < 2) '<p>x</p>'</script><p>b</p>",
        "<p>a</p><SCRIPT>x</SCRIPT ><style>p { }</style><p>b</p>",
        "<p>a</p><!-- <script> --><p>b</p><script>x</script>",
        "<p>a</p><!-- x --><!--[if IE]><p>x</p><![endif]--><p>b</p>",
    ],
)
def test_code_and_comments_are_no_text(source: str) -> None:
    assert show(f"<html><body>{source}</body></html>").replace(" ", "") == "ab"


def test_data_in_scripts_stays() -> None:
    tree = parse_page('<script type="application/ld+json">{"a": "<p>"}</script><p>b</p>')
    assert tree.find(".//script").text == '{"a": "<p>"}'


def test_a_stray_quote_in_a_tag_opens_nothing() -> None:
    assert show('<html><body><p class="a"">b</p>' + "<p>c 'd'</p>" * 1000).startswith("bc 'd'")


@pytest.mark.parametrize("value", ["x > y ", "x < y ", "=", "x=y "])
def test_a_long_tag_loses_its_attributes_alone(value: str) -> None:
    tree = parse_page(f'<p class="k">a<img alt="{value * 9000}" src=z>b</p>')
    paragraph = tree.find(".//p")
    assert (paragraph.get("class"), read_line(paragraph), dict(paragraph[0].attrib)) == (
        "k",
        "ab",
        {},
    )


def test_the_address_that_a_page_was_saved_from_is_found() -> None:
    url = "https://star.example.com/a"
    assert find_saved(f"<!-- saved from url=(0026){url} -->") == url
    assert (
        find_saved(f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: x -->") == url
    )
    assert find_saved("<p>saved from url</p>") is None


@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
@settings(max_examples=60, deadline=None)
def test_no_text_raises(text: str, encoding: str) -> None:
    data = f"<html><body><p>A {text}</p><q>{text}</q></body></html>".encode(encoding, "replace")
    assert parse_record(Record(path="a.html", record=None, kind="html", data=data), ReadOptions())


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<q>", "<a href=x>", "</a>", "<br>", "<table>", "<td>",
     "<li>", "<!--", "<script>", "</script>", "<h1>", "<body>", "</body>", "said he", "“", "&#1;",
     "<svg>", "<meta name=date content=2>", "<time>", "<article>",
     "\x00", "<![CDATA[", "<p class=lead>"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60))
@settings(max_examples=80, deadline=None)
def test_no_markup_raises(pieces: list[str]) -> None:
    data = " ".join(pieces).encode()
    assert parse_record(Record(path="a.html", record=None, kind="html", data=data), ReadOptions())
