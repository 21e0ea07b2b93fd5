"""Paragraphs that an outlet prints in article after article are marked as such."""

import json
import sqlite3
from contextlib import closing

import pytest

PROMOTION = "Our editor's “morning letter from the old harbour” tells you what the day will bring."
PLAIN = "Read on: the ferry company has not answered any of the questions that this paper asked."
SUBJECTS = ("boats", "nets", "gulls", "lamps", "anchors", "ropes", "crates", "barrels")


def write(folder, outlet: str, number: int, *paragraphs: str, day: int = 1) -> None:
    subject = SUBJECTS[number]
    news = [
        # Enough words of its own that no article is a copy of another.
        " ".join(f"{outlet} counted {subject} on pier {number}{pier}." for pier in range(40)),
        f"“There have never been so many {subject} as this week,” said Ann Lee.",
    ]
    article = {
        "outlet": outlet,
        "date": f"2020-06-{day + number:02}",
        "title": f"County counts the {subject}",
        "text": "\n\n".join((*news, *paragraphs)),
    }
    (folder / f"{outlet}-{number}.json").write_text(json.dumps(article))


@pytest.fixture
def folder(tmp_path):
    for number in range(5):
        write(tmp_path, "Post", number, PROMOTION, PLAIN)
    write(tmp_path, "Gazette", 5, f"She quoted the “morning letter from the old harbour”. {PLAIN}")
    write(tmp_path, "Gazette", 6, PROMOTION)
    return tmp_path


@pytest.fixture
def ask(folder, quoteprov):
    assert quoteprov("index", ".").returncode == 0
    return lambda *arguments: json.loads(quoteprov(*arguments, "--json").stdout)


def witnesses(answer):
    return [
        witness
        for utterance in answer["utterances"]
        for wording in utterance["wordings"]
        for witness in wording["witnesses"]
    ]


def test_only_the_outlet_that_repeats_the_paragraph_is_marked(ask, quoteprov):
    found = witnesses(ask("trace", "morning letter from"))
    assert sorted((each["outlet"], each["boilerplate"]) for each in found) == [
        ("Gazette", False),
        ("Gazette", False),
        *[("Post", True)] * 5,
    ]
    assert not any(each["boilerplate"] for each in witnesses(ask("trace", "never been so many")))
    table = quoteprov("trace", "morning letter from", "--format", "table").stdout
    assert "boilerplate" in table


def test_carriers_without_marks_are_marked_too(ask):
    carriers = ask("trace", "ferry company has not answered")["unquoted"]
    assert sorted((each["outlet"], each["boilerplate"]) for each in carriers) == [
        ("Gazette", False),
        *[("Post", True)] * 5,
    ]
    carriers = ask("trace", "ferry company has not answered", "--until", "2020-06-02")["unquoted"]
    assert [(each["outlet"], each["boilerplate"]) for each in carriers] == [("Post", True)] * 2


def test_what_is_boilerplate_alone_comes_last(folder, ask, quoteprov):
    (folder / "Gazette-5.json").unlink()
    (folder / "Gazette-6.json").unlink()
    for outlet in ("Post", "Star", "Echo"):
        for number in range(4):
            write(folder, outlet, number, PROMOTION)
    # Two outlets carry this one, three the promotion.
    for outlet in ("Wire", "Bugle"):
        line = (
            f"The {outlet} was there. “We will not close the harbour before spring,” Ann Lee said."
        )
        (folder / f"{outlet}.txt").write_text(line)
    assert quoteprov("index", ".", "--prune").returncode == 0
    rows = ask("top", "--limit", "50")["utterances"]
    assert rows[-1]["lemma"].startswith("morning letter")
    assert [row["boilerplate"] for row in rows[-2:]] == [False, True]
    assert "boilerplate" in quoteprov("top", "--limit", "50", "--format", "table").stdout


def test_the_configuration_sets_how_many_articles_it_takes(folder, ask):
    (folder / "config.yaml").write_text("trace:\n  boilerplate_articles: 6\n")
    assert not any(each["boilerplate"] for each in witnesses(ask("trace", "morning letter from")))
    (folder / "config.yaml").write_text("trace:\n  boilerplate_articles: 0\n")
    assert not any(each["boilerplate"] for each in witnesses(ask("trace", "morning letter from")))


def test_copies_of_one_article_are_one_printing(tmp_path, quoteprov):
    story = "The tide came in and the tide went out while the council slept on its papers. "
    for number in range(5):
        text = f"{story * 20}\n\n{PROMOTION}\n\nCopy {number}."
        (tmp_path / f"copy{number}.json").write_text(json.dumps({"outlet": "Post", "text": text}))
    assert quoteprov("index", ".").returncode == 0
    answer = json.loads(quoteprov("trace", "morning letter from", "--json").stdout)
    assert [each["boilerplate"] for each in witnesses(answer)] == [False] * 5


@pytest.fixture
def older(folder, take_back):
    """The index as its version 4 was, which kept no paragraphs."""
    with closing(sqlite3.connect(folder / "quoteprov.db")) as index:
        take_back(index.execute, 4)
        index.commit()
    return folder


def test_an_index_of_an_older_version_learns_its_paragraphs(ask, older, quoteprov):
    assert quoteprov("index", ".").returncode == 0
    found = witnesses(ask("trace", "morning letter from"))
    assert sum(each["boilerplate"] for each in found) == 5


def test_doctor_counts_the_files_that_an_older_version_has_read(ask, older, quoteprov):
    (older / "late.txt").write_text("“The tide is in,” said Ada Hale.")
    assert quoteprov("index", "late.txt").returncode == 0
    notes = {each["name"]: each["detail"] for each in ask("doctor")["checks"]}
    assert "read by an older quoteprov" in notes["files"]
    assert quoteprov("index", ".").returncode == 0
    assert "files" not in {each["name"] for each in ask("doctor")["checks"]}
