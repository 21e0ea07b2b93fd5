from __future__ import annotations

import time

from quoteprov.read.pdf import _drop_heads, _join_lines, _join_words, _judge_title, _Line

SIZE, PITCH, LEFT, RIGHT = 10.0, 12.0, 50.0, 250.0


def lay(*rows: str, page: int = 0, top: float = 700.0) -> list[_Line]:
    """Lines under one another; ">" indents one, "|" in front leaves a gap above it."""
    lines = []
    for row in rows:
        top -= 2 * PITCH if row.startswith("|") else PITCH
        left = LEFT + SIZE * row.startswith(">")
        text = row.lstrip("|>")
        right = RIGHT if len(text) > 30 else left + 5 * len(text)
        lines.append(_Line(page, text, left, right, top, top - SIZE, SIZE))
    return lines


FULL = "words enough to fill the whole line"


def test_paragraphs_begin_after_gaps_indents_and_short_last_lines() -> None:
    assert len(list(_join_lines(lay(FULL, FULL, FULL)))) == 1
    assert len(list(_join_lines(lay(FULL, f"|{FULL}", FULL)))) == 2
    assert (
        len(list(_join_lines(lay(FULL, FULL, ">Words set in from the left of it all", FULL)))) == 2
    )
    assert len(list(_join_lines(lay(FULL, "and an end.", f"W{FULL}", FULL)))) == 2
    assert len(list(_join_lines(lay(FULL, "and no end", FULL)))) == 1


def test_a_sentence_goes_on_in_the_next_column_and_page() -> None:
    second = lay(FULL, top=700.0)
    assert len(list(_join_lines([*lay(FULL, FULL, top=400.0), *second]))) == 1
    ended = [*lay(FULL, "It ended.", top=400.0), *lay("The next one begins with this line")]
    assert len(list(_join_lines(ended))) == 2
    assert len(list(_join_lines([*lay(FULL), *lay(FULL, page=1)]))) == 1


def test_another_size_is_another_paragraph() -> None:
    head = [line._replace(size=16.0) for line in lay("A headline over two", "lines of it")]
    assert list(_join_lines([*head, *lay(FULL, top=650.0)])) == [
        "A headline over two lines of it",
        FULL,
    ]


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        line
        for page in range(3)
        for line in lay(
            f"THE COURIER, page {page}", FULL, f"{FULL} {page}", str(page + 7), page=page
        )
    ]
    texts = [line.text for line in _drop_heads(pages)]
    assert "THE COURIER, page 1" not in texts
    assert "8" not in texts
    assert f"{FULL} 1" not in texts or texts.count(FULL) < 3


def test_a_line_of_one_page_is_no_running_head() -> None:
    lines = lay("Council closes slip", FULL, FULL, "It is closed.")
    assert _drop_heads(lines) == lines


def test_broken_words_are_joined_and_compounds_keep_their_hyphens() -> None:
    assert _join_words("the extrava\ufffegance of it") == "the extravagance of it"
    assert (
        _join_words("a well\ufffeknown and well-known place") == "a well-known and well-known place"
    )
    assert _join_words("nothing broken") == "nothing broken"
    assert _join_words("odd \ufffe one") == "odd - one"


def test_a_hyphen_at_a_line_end_breaks_a_word_that_goes_on_small() -> None:
    (text,) = _join_lines(lay("words enough to fill the extrava-", "gance of it"))
    assert _join_words(text).endswith("the extravagance of it")
    (text,) = _join_lines(lay("words enough to fill the line Jean-", "Paul of it"))
    assert "Jean- Paul" in text


def test_a_title_is_believed_where_the_text_begins_with_it() -> None:
    assert (
        _judge_title("Council closes  slip", "Council closes slip\n\nIt is.")
        == "Council closes slip"
    )
    assert _judge_title("Microsoft Word - slip.doc", "Microsoft Word - slip.doc") is None
    assert _judge_title("Slip", "Slip") is None
    assert _judge_title("Council closes slip", "It is.") is None


def test_a_text_without_blanks_takes_linear_time() -> None:
    start = time.process_time()
    text = "滑" * 400_000
    assert _join_words(f"{text}\ufffe{text}") == text + text
    assert _join_words(f"{text} a\ufffeb") == f"{text} ab"
    assert time.process_time() - start < 5
