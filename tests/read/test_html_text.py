"""What of a page is its article."""

from __future__ import annotations

import pytest

from quoteprov.read.page_metadata import read_page_facts
from quoteprov.read.page_text import CacheMeter, read_page_text
from quoteprov.read.page_tree import parse_page

LONG = (
    "The harbour council voted on Tuesday to close the old ferry slip, ending eleven years of "
    "argument over who should pay for its repair, as the chair put it after the meeting."
)
MORE = (
    "Nobody spoke for the slip except Ada Brook, who has moored her boat there since the spring "
    "of the great flood, and who told the members that she would go on doing so."
)
LAST = "Work is to begin in the autumn, when the swans have left the basin for the open water."


def read(body: str, head: str = "") -> list[str]:
    tree = parse_page(f"<html><head>{head}</head><body>{body}</body></html>")
    return read_page_text(tree, read_page_facts(tree)).split("\n\n")


def around(inside: str) -> list[str]:
    paragraphs = f"<p>{LONG}</p>{inside}<p>{MORE}</p><p>{LAST}</p>"
    return read(f"<article><h1>Slip closed</h1>{paragraphs}</article>")


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<p>Slip closed</p>",
        "<p>Read more: <a href=x>The swans of the basin are “here to stay”</a></p>",
        "<p><b>Les også:</b> <a href=x>Svanene i bassenget «blir værende»</a></p>",
        "<p><a href=x>Ten things that you did not know about the swans of the basin</a></p>",
        "<div class='newsletterBox'><p>The best of the coast, “every morning”, at seven.</p></div>",
        "<div id=cookie-notice><p>We use “cookies” to make this page work for you.</p></div>",
        "<section class='comments'><p>“Closed” my foot, it was never open in winter.</p></section>",
        "<div class=modal><p>Log in to read “everything” on all your devices.</p></div>",
        "<p>Advertisement</p>",
        "<p>SIGN UP for our letter from the coast and be the first to know.</p>",
        "<p>Photo: Ian Moor / Harbour Pictures</p>",
        "<p>Foto: Ian Moor</p>",
        "<blockquote>told the members that she would go on doing so</blockquote>",
        f"<p>{LONG}</p>",
        "<div class='fact-box'><h3>The slip</h3><ul><li>Built in 1911</li></ul></div>",
        "<p class=caption>The slip in “better days”, as seen from the north.</p>",
    ],
)  # fmt: skip
def test_what_is_none_of_the_article_is_left_out(inside: str) -> None:
    assert around(inside) == [LONG, MORE, LAST]


@pytest.mark.parametrize(
    "kept",
    [
        "“Read more books,” said the chair, and nobody could think of an answer to that.",
        "Copyright in the drawings of the slip belongs to the heirs of its builder.",
        "“Advertisement?” she asked.",
        "Related people may not vote on it.",
        "He pointed to a page of the minutes that nobody had seen before that night.",
    ],
)
def test_what_only_looks_like_clutter_stays(kept: str) -> None:
    marked = kept.replace("a page", "<a href=x>a page</a>")
    assert around(f"<p>{marked}</p>") == [LONG, kept, MORE, LAST]


def test_marks_that_browsers_draw_are_printed() -> None:
    quoted = "<p>She called it <q>a crime <b>and</b> <q>a shame</q></q>, and <q>“sad”</q>.</p>"
    assert around(quoted)[1] == "She called it “a crime and ‘a shame’”, and “sad”."


def test_quoted_blocks_and_lists_are_paragraphs() -> None:
    found = around(
        "<blockquote><p>I will not go from here.</p></blockquote><ul><li>One thing</li></ul>"
    )
    assert found == [LONG, "I will not go from here.", "One thing", MORE, LAST]


def test_lines_end_where_the_page_ends_them() -> None:
    assert around("<p>Roses are red,<br>the slip\n is closed.</p>")[1] == (
        "Roses are red,\nthe slip is closed."
    )


def test_an_article_that_is_cut_by_advertisements_is_joined() -> None:
    labels = [f"{number}{part}" for number in range(3) for part in "abcd"]
    paragraphs = [f"<p>{label} {LONG} {LAST}</p>" for label in labels]
    pieces = "".join(
        f"<div class=article-body>{''.join(paragraphs[start : start + 4])}</div><hr>"
        for start in (0, 4, 8)
    )
    found = read(f"<div class=page><h1>Slip closed</h1>{pieces}</div>")
    assert [text[:2] for text in found] == labels


@pytest.mark.parametrize(
    ("lead", "head"),
    [
        ("<p class=standfirst>{}</p>", ""),
        ("<h2 class='article__subTitle'>{}</h2>", ""),
        ("<div>{}</div>", '<meta property="og:description" content="{}">'),
    ],
)
def test_the_summary_above_the_article_is_part_of_it(lead: str, head: str) -> None:
    words = "A majority of one decides what eleven years of letters could not."
    body = f"<header><h1>Slip closed</h1>{lead.format(words)}</header><article class=body>"
    found = read(f"{body}<p>{LONG}</p><p>{MORE}</p><p>{LAST}</p></article>", head.format(words))
    assert found == [words, LONG, MORE, LAST]


def test_a_layout_that_is_named_like_an_aside_is_kept() -> None:
    assert read(f"<div class='related-layout'><p>{LONG}</p><p>{MORE}</p></div>") == [LONG, MORE]
    paragraphs = "".join(f"<p class='promo'>{number}. {LONG}</p>" for number in range(4))
    assert len(read(f"<article>{paragraphs}</article>")) == 4


def test_no_caption_of_a_film_is_taken_for_the_summary() -> None:
    film = "<div class=lead><video></video><p>A film of the slip in four minutes.</p></div>"
    body = f"<h1>Slip closed</h1>{film}<article><p>{LONG}</p><p>{MORE}</p></article>"
    assert read(body)[0] == LONG


def test_the_caches_of_the_libraries_are_emptied_in_time() -> None:
    from trafilatura.utils import trim

    around("")
    meter = CacheMeter()
    meter.count(20_000_000)
    assert trim.cache_info().currsize > 0
    meter.count(20_000_000)
    assert trim.cache_info().currsize == 0
    around("")
    meter.count(20_000_000)
    assert trim.cache_info().currsize > 0


def test_a_page_without_paragraphs_is_not_taken_whole_with_its_menu() -> None:
    menu = "".join(f"<li>Section number {n}</li>" for n in range(60))
    lines = "".join(f"<div>{line}</div>" for line in (LONG, MORE, LAST))
    assert read(f"<ul>{menu}</ul><div>{lines}</div>") == [LONG, MORE, LAST]


@pytest.mark.parametrize(
    "words",
    [
        "<strong><a href=x>Ada Brook</a></strong>",
        "<b><strong><a href=x>Ada Brook</a></strong></b>",
        "<span class='modal_lexicon'>Ada Brook</span>",
        "<a class='related-link' href=x>Ada Brook</a>",
        "<span class=promo-term><em>Ada Brook</em></span>",
        "<em><span class='popup'>Ada</span></em> Brook",
        "<code>Ada</code> Brook",
    ],
)
def test_words_of_a_sentence_are_never_cut_out_of_it(words: str) -> None:
    sentence = "“The slip stays open,” {} told the members of the council on Tuesday night."
    assert around(f"<p>{sentence.format(words)}</p>")[1] == sentence.format("Ada Brook")


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Read more: <strong><a href=x>The swans of the basin are back</a></strong></p>",
        "<p><strong>Related</strong> <span class=sr-only>(opens in a new window)</span></p>",
    ],
)
def test_pointers_in_bold_are_still_left_out(inside: str) -> None:
    assert around(inside) == [LONG, MORE, LAST]


def test_what_browsers_do_not_show_is_cut_out_of_a_sentence() -> None:
    hidden = (
        "<p>The slip <span class=visually-hidden>(opens a map)</span> stays open, they said.</p>"
    )
    assert around(hidden)[1] == "The slip stays open, they said."
