from __future__ import annotations

import time

import pytest

from quoteprov.model import Span
from quoteprov.read.metadata import find_facts, match_title, read_line_date

PROSE = (
    "The harbour council voted on Tuesday to close the old ferry slip, ending eleven years of "
    "argument over who should pay for its repair."
)


def test_a_first_line_without_a_stop_is_the_headline() -> None:
    text = f"\ufeff\r\n  Council closes 'unsafe' ferry slip \r\n\r\n{PROSE}"
    facts = find_facts(text)
    assert facts.title == "Council closes 'unsafe' ferry slip"
    assert facts.headline is not None
    assert text[facts.headline.start : facts.headline.end] == facts.title


@pytest.mark.parametrize(
    "end", ["\n", "\r", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"]
)
def test_a_line_ends_as_python_ends_lines(end: str) -> None:
    title = "Council closes the old ferry slip"
    facts = find_facts(f"{end}{title} {end}{end}{PROSE}")
    assert (facts.title, facts.headline) == (title, Span(len(end), len(end) + len(title)))


def test_a_repeated_headline_counts_where_it_stands_first() -> None:
    title = "Council closes the old ferry slip"
    facts = find_facts(f"{title}\n\n{title}\n© Inland Pictures\n\n{PROSE}")
    assert (facts.title, facts.headline) == (title, Span(0, len(title)))


@pytest.mark.parametrize(
    "first",
    [
        PROSE,
        "A short first sentence.",
        'He called it "a lost cause."',
        " date 2017-07-06 Envoy Ada Brook. (CP) Envoy Ada Brook. (CP)",
        "and so it went on and on",
        "(File picture: the old ferry slip)",
        "Ada Brook and Tom Field",
        "Ferry slip",
        "PORT ELLIS (Coast Wire) — The council has voted",
        "The vote in full:",
        "x " * 150,
    ],
)
def test_a_first_line_of_another_kind_is_no_headline(first: str) -> None:
    assert find_facts(f"{first}\n\n{PROSE}").headline is None


def test_a_line_alone_is_a_text_and_no_headline() -> None:
    assert find_facts("Council closes the old ferry slip").title is None


def test_without_a_gap_a_headline_must_be_much_shorter_than_what_follows() -> None:
    assert find_facts(f"Council closes the old ferry slip\n{PROSE}").title is not None
    assert find_facts("Roses are red in the yard\nviolets are blue in the lane").title is None
    assert find_facts("Council closes the ferry slip\nBy Ada Brook\nIt did.").title is not None


def test_dates_bylines_and_clutter_above_a_headline_are_passed_over() -> None:
    text = f"July 6, 2017\nBy Ada Brook\nADVERTISEMENT\n\n## Council closes slip\n\n{PROSE}"
    facts = find_facts(text)
    assert facts.title == "Council closes slip"
    assert facts.headline is not None
    assert text[facts.headline.start : facts.headline.end] == "Council closes slip"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Brook", "Ada Brook"),
        ("BY ADA BROOK AND TOM FIELD", "ADA BROOK AND TOM FIELD"),
        ("By Ada van der Brook, Political Editor", "Ada van der Brook, Political Editor"),
        ("By Ada Brook | July 6, 2017", "Ada Brook"),
        ("By Ada Brook Jr.", "Ada Brook Jr."),
        ("Our Foreign Staff", "Our Foreign Staff"),
        ("Gazette staff and agencies", "Gazette staff and agencies"),
        ("By Tuesday", None),
        ("By the sea, nobody was surprised", None),
        ("By Ada Brook had seen enough of it", None),
        ("The staff walked out of the building at noon", None),
    ],
)
def test_bylines(line: str, byline: str | None) -> None:
    facts = find_facts(f"Council closes the old ferry slip\n\n{line}\n\n{PROSE}")
    assert facts.byline == byline


@pytest.mark.parametrize(
    ("start", "dateline"),
    [
        ("PORT ELLIS — ", "PORT ELLIS"),
        ("PORT ELLIS (CW) -- ", "PORT ELLIS (CW)"),
        ("Port Ellis (Coast Wire) - ", "Port Ellis (Coast Wire)"),
        ("PORT ELLIS, Ont., July 6 (CW) – ", "PORT ELLIS, Ont., July 6 (CW)"),
        ("Port Ellis — ", None),
        ("UN - ", None),
        ("", None),
    ],
)
def test_datelines(start: str, dateline: str | None) -> None:
    facts = find_facts(f"Council closes the old ferry slip\n\n{start}{PROSE}")
    assert facts.dateline == dateline


@pytest.mark.parametrize(
    ("start", "when"),
    [
        ("PORT ELLIS, July 6, 2017 (CW) — ", "2017-07-06"),
        ("PORT ELLIS, Ont., Sept. 6, 2017 — ", "2017-09-06"),
        ("PORT ELLIS, July 6 (CW) — ", None),
        ("PORT ELLIS, July 36, 2017 (CW) — ", None),
    ],
)
def test_a_dateline_with_a_year_dates_an_article(start: str, when: str | None) -> None:
    published = find_facts(f"Council closes the old ferry slip\n\n{start}{PROSE}").published
    assert (published and (published.when, published.origin)) == (when and (when, "dateline"))


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Posted at 9:06 AM, Jul 06, 2017", "2017-07-06T09:06"),
        (" date 2017-07-06 Envoy Ada Brook. (CP) Envoy Ada Brook.", "2017-07-06"),
        ("July 6, 2017", "2017-07-06"),
        ("Thursday 6 July 2017 09.06 BST", "2017-07-06T09:06+01:00"),
        ("Published: 2017-07-06T09:06:00Z", "2017-07-06T09:06:00+00:00"),
        ("First published on 6 July 2017", "2017-07-06"),
        ("Posted July 6, 2017 by Ada Brook", "2017-07-06"),
        ("Posted July 6, 2017 | Updated July 9, 2017", "2017-07-06"),
        ("By Ada Brook • July 6, 2017", "2017-07-06"),
        ("Updated July 9, 2017", None),
        ("Last modified: 9 July 2017", None),
        ("July 2017", None),
        ("2017", None),
        ("20170706", None),
        ("01/02/2017", None),
        ("On July 6, 2017 the council met", None),
        ("Published July 6, 2017 in the journal of the harbour board", None),
        ("Date palms lined the quay", None),
        ("July 6, 2017, was a cold day", None),
        ("Copyright 2017", None),
    ],
)
def test_dates_by_themselves_or_labelled(line: str, when: str | None) -> None:
    found = read_line_date(line)
    assert (found.when if found else None) == when
    assert found is None or found.origin == "text line"


def test_a_date_counts_near_the_top_or_at_the_end_only() -> None:
    body = "\n\n".join([PROSE] * 12)
    assert find_facts(f"July 6, 2017\n\n{body}").published is not None
    assert find_facts(f"{body}\n\nPublished 6 July 2017").published is not None
    assert find_facts(f"{body}\n\nJuly 6, 2017\n\n{body}").published is None
    assert find_facts(f"{PROSE}\n\nJan. 20, 2017\n\n{body}").published is None


def test_the_top_goes_before_the_end() -> None:
    found = find_facts(f"July 6, 2017\n\n{PROSE}\n\nJuly 9, 2017").published
    assert found is not None
    assert found.when == "2017-07-06"


def test_a_title_is_found_where_the_text_begins_with_it() -> None:
    title = "Council closes ferry slip"
    assert match_title(f"\ufeff \n{title}\n\n{PROSE}", 0, f" {title}\n") == Span(3, 3 + len(title))
    assert match_title(f"# {title}\r\n{PROSE}", 0, title) == Span(2, 2 + len(title))
    assert match_title(f"{title} {PROSE}", 0, title) == Span(0, len(title))
    assert match_title(title, 0, title) == Span(0, len(title))
    assert match_title(f"{PROSE}\n{title}", 0, title) is None
    assert match_title("Council closes the slip.", 0, "Council closes") is None
    assert match_title("Council", 0, " ") is None


def test_only_a_bounded_part_of_a_long_text_is_read() -> None:
    start = time.process_time()
    for text in ("a " * 2_000_000, "\n" * 4_000_000, "A-" * 2_000_000, "Posted " * 600_000):
        find_facts(text)
    assert time.process_time() - start < 1


def test_where_the_title_is_known_the_lines_above_another_headline_are_read() -> None:
    text = f"By Ada Brook\n\nOld ferry slip to close\n\n{PROSE}"
    facts = find_facts(text, title="Council closes the old ferry slip")
    assert (facts.title, facts.headline, facts.byline) == (
        "Council closes the old ferry slip",
        None,
        "Ada Brook",
    )
    assert find_facts(text).byline is None


def test_a_known_title_is_found_where_the_text_begins_with_it() -> None:
    title = "By the sea the council meets"
    facts = find_facts(f"{title}\n\nBy Ada Brook\n\n{PROSE}", title=title)
    assert (facts.headline, facts.byline) == (Span(0, len(title)), "Ada Brook")
