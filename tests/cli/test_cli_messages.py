"""What is said where nothing is found, and where arguments are wrong."""

import json

import pytest

from quoteprov.cli.options import hoist_globals

LONE = '"Nobody has asked the ferryman yet," Ada Kroll said on Monday.\n'


@pytest.fixture
def lone(quoteprov, tmp_path):
    """An index of one article, whose utterance nobody else prints."""
    (tmp_path / "lone.txt").write_text(LONE)
    assert quoteprov("index", "lone.txt").returncode == 0
    return tmp_path


def test_without_arguments_the_help_is_printed(quoteprov):
    bare = quoteprov()
    assert (bare.stdout, bare.stderr) == (quoteprov("--help").stdout, "")
    assert "\nCommands:\n" in bare.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["top", "--outlet", "No Such Paper"], "nothing_found"),
        (["articles", "--since", "2100"], "nothing_found"),
        (["show", "ffffffff"], "utterance_unknown"),
        (["extract", "corpus", "--speaker", "Nobody At All"], "nothing_found"),
    ],
)
@pytest.mark.parametrize("option", ["--json", "--jsonl"])
def test_nothing_found_is_said_in_json_where_json_is_read(
    quoteprov, corpus, arguments, code, option
):
    done = quoteprov(*arguments, option, cwd=corpus)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    error = json.loads(line)
    assert (error["schema"], error["code"]) == ("quoteprov.error/1", code)
    assert error["message"]
    assert error["hint"]
    assert quoteprov("-q", *arguments, option, cwd=corpus).stderr == ""


@pytest.mark.parametrize(
    ("text", "arguments", "advice"),
    [
        ("“The tide is out,” Ada Kroll said.", ["--speaker", "Ollerton"], "without a condition"),
        ("The tide is out, Ada Kroll said.", [], "a text without any has none"),
        ("", [], "could not be read"),
    ],
)
def test_advice_where_nothing_is_extracted_fits_the_reason(
    quoteprov, tmp_path, text, arguments, advice
):
    (tmp_path / "tide.txt").write_text(text, encoding="utf-8")
    done = quoteprov("extract", "tide.txt", *arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert advice in done.stderr


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["articles", "--outlet", "Harbor Ledger"], "--outlet 'The Harbour Ledger'"),
        (["top", "--outlet", "harbour"], "--outlet 'The Harbour Ledger'"),
        (["top", "--speaker", "Tilerson"], "--speaker 'Rex Tillerson'"),
        (["trace", "no-fly zones", "--speaker", "Tilerson"], "--speaker 'Rex Tillerson'"),
    ],
)
def test_a_mistyped_name_is_answered_with_the_one_meant(quoteprov, corpus, arguments, meant):
    done = quoteprov(*arguments, cwd=corpus)
    assert done.returncode == 1
    assert f"Did you mean {meant}?" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["top", "--outlet", "Xyzzy"],
        ["top", "--outlet", "the harbour ledger", "--since", "2100"],
        ["top", "--speaker", "Tillerson", "--since", "2100"],
    ],
)
def test_a_name_that_is_held_or_like_none_is_not_guessed_at(quoteprov, corpus, arguments):
    done = quoteprov(*arguments, cwd=corpus)
    assert done.returncode == 1
    assert "Did you mean" not in done.stderr


def test_an_index_without_two_witnesses_says_where_the_others_are(quoteprov, lone):
    done = quoteprov("top")
    assert done.returncode == 1
    assert "No utterance has two witnesses, in 1 utterance of 1 article from 1 outlet." in (
        done.stderr
    )
    assert "`quoteprov export --all`" in done.stderr


def test_an_index_that_is_not_aligned_says_so():
    from quoteprov.cli.nothing import describe_nothing
    from quoteprov.model import Counts, Filter

    held = Counts(articles=2, outlets=1, quotations=2, utterances=2, aligned=False)
    said = describe_nothing(held, Filter(), "utterance")
    assert "not aligned" in said.message
    assert "again" in said.hint


def test_articles_speak_of_articles(quoteprov, lone):
    done = quoteprov("articles", "--outlet", "No Such Paper")
    assert "in 1 article from 1 outlet." in done.stderr
    assert "utterance" not in done.stderr


def test_an_empty_index_asks_for_articles(quoteprov, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    quoteprov("index", "empty.txt")
    assert "quoteprov index PATH" in quoteprov("top").stderr


def test_rejected_lines_are_shortened(quoteprov, tmp_path):
    (tmp_path / "bad.jsonl").write_text("{\n" * 9)
    (tmp_path / "good.txt").write_text(LONE)
    lines = quoteprov("extract", "good.txt", "bad.jsonl", "--jsonl").stderr.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith("rejected: bad.jsonl#1: ")
    assert lines[-1] == "rejected: bad.jsonl: and 4 more records: --json lists all"
    whole = quoteprov("extract", "good.txt", "bad.jsonl", "--json")
    assert whole.stderr == "9 files or records rejected\n"
    assert len(json.loads(whole.stdout)["rejected"]) == 9


def test_the_summary_counts_files_as_files(quoteprov, tmp_path):
    (tmp_path / "bad.jsonl").write_text("{\n" * 9)
    (tmp_path / "good.txt").write_text(LONE)
    lines = quoteprov("index", "good.txt", "bad.jsonl").stdout.splitlines()
    assert lines[0] == "files  2 added"
    assert "rejected  9 files or records" in lines


@pytest.mark.parametrize("command", [["index", "no-such-file"], ["doctor"]])
@pytest.mark.parametrize("format", ["csv", "tsv", "md"])
def test_reports_have_no_rows_and_say_so_before_the_work(quoteprov, command, format):
    done = quoteprov(*command, "--format", format)
    assert done.returncode == 2
    assert format in done.stderr
    assert "jsonl" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "hoisted"),
    [
        (["top", "-qv"], ["-qv", "top"]),
        (["top", "--index", "x", "-n", "3"], ["--index", "x", "top", "-n", "3"]),
        (["trace", "words", "--index"], ["--index"]),
        (["trace", "--", "-q"], ["trace", "--", "-q"]),
    ],
)
def test_globals_come_first(arguments, hoisted):
    assert hoist_globals(arguments) == hoisted


@pytest.mark.parametrize("option", ["--index", "--config", "--color"])
def test_a_global_option_without_its_value_is_named(quoteprov, option):
    done = quoteprov("trace", "words", option)
    assert done.returncode == 2
    assert f"Option '{option}' requires an argument" in done.stderr


def test_words_without_quotation_marks_are_answered_with_them(quoteprov):
    done = quoteprov("trace", "on", "the", "brink")
    assert done.returncode == 2
    assert 'trace "on the brink"' in done.stderr
    assert 'trace "on' not in quoteprov("top", "on", "the", "brink").stderr


@pytest.mark.parametrize("value", ["2017-02-31", "2017-00", "0000", "2017-07-06T10:00", "２０１７"])
def test_days_that_no_calendar_has_are_errors(quoteprov, corpus, value):
    done = quoteprov("top", "--until", value, cwd=corpus)
    assert done.returncode == 2
    assert "--until takes a date" in done.stderr


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        ("2018", "2017", 2),
        ("2017-08", "2017-07-31", 2),
        ("2017-07-06", "2017-07-05", 2),
        ("2017-07-06", "2017-07", 0),
        ("2017", "2017-07-06", 0),
    ],
)
def test_a_span_ends_after_it_begins(quoteprov, corpus, since, until, code):
    done = quoteprov("articles", "--since", since, "--until", until, cwd=corpus)
    assert done.returncode == code
    assert ("span" in done.stderr) == (code == 2)


def test_an_export_is_cut_at_its_limit(quoteprov, corpus):
    whole = quoteprov("export", cwd=corpus).stdout.splitlines(keepends=True)
    assert quoteprov("export", "--jsonl", "--limit", "2", cwd=corpus).stdout == "".join(whole[:2])


@pytest.mark.parametrize(("format", "begins"), [("csv", "kind,"), ("tsv", "kind\t"), ("md", "#")])
def test_every_format_of_an_export(quoteprov, corpus, format, begins):
    done = quoteprov("export", "--format", format, cwd=corpus)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(begins)


def test_an_export_has_one_format(quoteprov, corpus):
    assert quoteprov("export", "--jsonl", "--format", "csv", cwd=corpus).returncode == 2
    assert quoteprov("export", "--format", "json", cwd=corpus).returncode == 2
