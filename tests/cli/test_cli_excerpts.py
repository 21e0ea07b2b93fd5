"""Articles of which only quotations are known: what is claimed of them, and what is not."""

import json

import pytest

WORDS = "We will not close the harbour before the spring, whatever the county decides"
FILLER = "The council met in the old customs house and heard eleven speakers before supper. " * 12


def line(outlet: str, day: int, **quotation: str) -> str:
    return json.dumps(
        {
            "date": f"2020-06-{day}T14:45:00Z",
            "url": f"https://{outlet}/{day}",
            "title": "The harbour stays open",
            "lang": "ENGLISH",
            "quotes": [{"quote": WORDS, "post": ", Ann Lee said. ", **quotation}],
        }
    )


@pytest.fixture
def index(tmp_path, quoteprov):
    """Two articles seen by GDELT and one whose text is known, all with the same words."""
    lines = [
        line("post.example", 15),
        line("wire.example", 16),
        # The same words stand in the context of another quotation, which begins anywhere.
        line("echo.example", 17, quote="Nobody asked the fishermen", pre=f"{WORDS} said Lee. "),
        line("copy.example", 18, pre=FILLER),
        line("twin.example", 19, pre=FILLER),
    ]
    (tmp_path / "20200615144500.gqg.json").write_text("\n".join(lines))
    whole = {
        "outlet": "Gazette",
        "date": "2020-06-20",
        "text": f"The mayor was firm.\n\n“{WORDS},” said Ann Lee.",
    }
    (tmp_path / "gazette.json").write_text(json.dumps(whole))
    assert quoteprov("index", "20200615144500.gqg.json", "gazette.json").returncode == 0
    return lambda *arguments: json.loads(quoteprov(*arguments, "--json").stdout)


def test_trace_says_that_the_first_was_seen(index, quoteprov):
    (utterance,) = index("trace", "close the harbour before")["utterances"]
    assert utterance["first"] == {
        "status": "seen",
        "published": "2020-06-15",
        "precision": "day",
        "outlets": ["post.example"],
    }
    assert utterance["speaker"] == {"name": "Ann Lee", "status": "agreed"}
    assert utterance["outlets"] == utterance["independent"] == 5
    table = quoteprov("trace", "close the harbour before", "--format", "table").stdout
    assert "first seen: post.example, 2020-06-15 (printed then or before)" in table
    assert "seen 2020-06-16" in table


def test_excerpts_carry_nothing_without_marks_and_copy_nobody(index):
    answer = index("trace", "close the harbour before")
    assert answer["unquoted"] == []
    (utterance,) = answer["utterances"]
    assert utterance["unquoted"] == []
    witnesses = [each for wording in utterance["wordings"] for each in wording["witnesses"]]
    assert {each["copy_of"] for each in witnesses} == {None}
    assert [each["outlet"] for each in witnesses if not each["seen"]] == ["Gazette"]


def test_articles_say_what_is_excerpts(index):
    rows = index("articles")["articles"]
    assert {row["outlet"]: row["excerpts"] for row in rows} == {
        **dict.fromkeys(
            ("post.example", "wire.example", "echo.example", "copy.example", "twin.example"), True
        ),
        "Gazette": False,
    }
    origins = {row["origin"] for row in rows if row["excerpts"]}
    assert origins == {"seen by GDELT"}


def test_extract_prints_them_too(index):
    rows = index("extract", "20200615144500.gqg.json")["quotations"]
    assert len(rows) == 5
    assert rows[0]["rule"] == "gdelt:right_clause"
    assert rows[0]["resolved"] == "Ann Lee"


def test_top_shows_the_first_seen(index, quoteprov):
    assert index("top")["utterances"][0]["first"]["status"] == "seen"
