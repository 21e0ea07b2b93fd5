"""Streams, exit codes, formats and global options, on the sample corpus."""

import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import msgspec
import pytest
from cli_environment import clean_environment
from jsonschema import Draft202012Validator

from quoteprov.cli import app
from quoteprov.cli.options import name_command

LISTINGS = {
    "trace": ["trace", "on the brink"],
    "show": ["show"],
    "top": ["top"],
    "articles": ["articles"],
    "extract": ["extract", "corpus"],
}
FORMATS = ["table", "json", "jsonl", "csv", "tsv", "md"]


@pytest.fixture(scope="session")
def some_id(corpus):
    done = subprocess.run(
        [sys.executable, "-m", "quoteprov", "top", "--json", "--limit", "1"],
        cwd=corpus,
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)["utterances"][0]["id"]


def arguments_of(name: str, some_id: str) -> list[str]:
    return [*LISTINGS[name], some_id] if name == "show" else LISTINGS[name]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", LISTINGS)
def test_every_listing_has_every_format(quoteprov, corpus, some_id, name, format):
    done = quoteprov(*arguments_of(name, some_id), "--format", format, cwd=corpus)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("\n")
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("name", LISTINGS)
def test_json_is_what_its_schema_says(quoteprov, corpus, some_id, name):
    answer = json.loads(quoteprov(*arguments_of(name, some_id), "--json", cwd=corpus).stdout)
    schema = json.loads(quoteprov("schema", name).stdout)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(answer)
    assert answer["schema"] == f"quoteprov.{name}/1"


@pytest.mark.parametrize("name", LISTINGS)
def test_each_line_of_jsonl_names_a_schema_that_describes_it(quoteprov, corpus, some_id, name):
    done = quoteprov(*arguments_of(name, some_id), "--jsonl", cwd=corpus)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    (kind,) = {re.fullmatch(r"quoteprov\.([a-z-]+)/1", line["schema"])[1] for line in lines}
    validator = Draft202012Validator(json.loads(quoteprov("schema", kind).stdout))
    for line in lines:
        validator.validate(line)


def test_schema_without_a_name_lists_them(quoteprov):
    names = quoteprov("schema").stdout.split()
    assert {*LISTINGS, "index", "doctor", "error"} <= set(names)


def test_schema_of_an_unknown_name_suggests_one(quoteprov):
    done = quoteprov("schema", "trce")
    assert done.returncode == 2
    assert "trace" in done.stderr


@pytest.mark.parametrize("option", [["--json"], ["--format", "json"], ["--format=json"]])
def test_short_and_long_forms_of_a_format_agree(quoteprov, corpus, option):
    plain = quoteprov("top", "--json", cwd=corpus).stdout
    assert quoteprov("top", *option, cwd=corpus).stdout == plain


def test_two_formats_are_one_too_many(quoteprov, corpus):
    done = quoteprov("top", "--json", "--jsonl", cwd=corpus)
    assert done.returncode == 2
    assert json.loads(done.stderr)["code"] == "input"


def test_limit_takes_the_first(quoteprov, corpus):
    whole = json.loads(quoteprov("top", "--json", cwd=corpus).stdout)["utterances"]
    part = json.loads(quoteprov("top", "--json", "--limit", "2", cwd=corpus).stdout)["utterances"]
    assert part == whole[:2]
    assert quoteprov("top", "--limit", "0", cwd=corpus).returncode == 2
    endless = quoteprov("top", "--json", "--limit", "9" * 30, cwd=corpus).stdout
    assert json.loads(endless)["utterances"][: len(whole)] == whole


def test_filters_narrow(quoteprov, corpus):
    def outlets(*options):
        done = quoteprov("articles", "--json", *options, cwd=corpus)
        return {each["outlet"] for each in json.loads(done.stdout)["articles"]}

    assert outlets("--outlet", "meridian wire") == {"Meridian Wire"}
    assert "Krummsieler Bote" not in outlets("--until", "2018")
    assert "Meridian Wire" in outlets("--since", "2017-07-05", "--until", "2017-07-05")
    assert outlets("--since", "2100") == set()
    assert "Meridian Wire" in outlets("--speaker", "tillerson")


def test_an_empty_listing_says_what_was_searched(quoteprov, corpus):
    done = quoteprov("top", "--outlet", "No Such Paper", cwd=corpus)
    assert (done.returncode, done.stdout) == (1, "")
    assert "No Such Paper" in done.stderr
    assert "18 articles" in done.stderr


@pytest.mark.parametrize("value", ["yesterday", "2017-13", "06/07/2017"])
def test_what_is_no_date_is_an_error(quoteprov, corpus, value):
    done = quoteprov("top", "--since", value, cwd=corpus)
    assert done.returncode == 2
    assert "2017-07-06" in done.stderr


def test_global_options_may_stand_anywhere(quoteprov, corpus, tmp_path):
    index = corpus / "quoteprov.db"
    before = quoteprov("--index", index, "top", "--json")
    after = quoteprov("top", "--json", f"--index={index}")
    environment = quoteprov("top", "--json", environment={"QUOTEPROV_INDEX": str(index)})
    (tmp_path / "config.yaml").write_text(f"index: {index}\n")
    config = quoteprov("top", "--json")
    assert before.returncode == 0
    assert before.stdout == after.stdout == environment.stdout == config.stdout


def test_the_nearer_setting_wins(quoteprov, corpus, tmp_path):
    (tmp_path / "config.yaml").write_text("index: none-of-config.db\n")
    environment = {"QUOTEPROV_INDEX": "none-of-environment.db"}
    assert "none-of-config.db" in quoteprov("top").stderr
    assert "none-of-environment.db" in quoteprov("top", environment=environment).stderr
    done = quoteprov("top", "--index", corpus / "quoteprov.db", environment=environment)
    assert done.returncode == 0


def test_quiet_says_only_errors(quoteprov, corpus):
    assert quoteprov("-q", "top", "--outlet", "None", cwd=corpus).stderr == ""
    assert quoteprov("-q", "top").stderr != ""


def test_color_is_for_terminals_unless_asked_for(quoteprov, corpus):
    assert "\x1b" not in quoteprov("trace", "on the brink", cwd=corpus).stdout
    colored = quoteprov("--color", "always", "trace", "on the brink", cwd=corpus).stdout
    assert "\x1b[" in colored
    plain = quoteprov("trace", "on the brink", "--color", "never", cwd=corpus).stdout
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored).count("\n") == plain.count("\n")


def test_errors_are_json_where_the_answer_would_be(quoteprov, tmp_path):
    done = quoteprov("trace", "words", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    error = json.loads(line)
    assert error["schema"] == "quoteprov.error/1"
    assert error["code"] == "index_missing"
    assert "quoteprov index" in error["hint"]
    usage = quoteprov("trace", "--json")
    assert json.loads(usage.stderr)["code"] == "usage"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["trac", "words"], "trace"),
        (["trace", "words", "--limt", "3"], "--limit"),
        (["trace"], "QUERY"),
        (["trace", "words", "--format", "yaml"], "table"),
    ],
)
def test_usage_errors_help(quoteprov, arguments, says):
    done = quoteprov(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "--help" in done.stderr


@pytest.mark.parametrize("query", ["", "   ", "…", "?!"])
def test_a_query_without_words_is_an_error(quoteprov, corpus, query):
    done = quoteprov("trace", query, cwd=corpus)
    assert done.returncode == 2
    assert "no words" in done.stderr


def test_a_query_that_begins_with_a_dash_goes_after_two(quoteprov, corpus):
    assert quoteprov("trace", "--", "-q", cwd=corpus).returncode == 1


def test_help_and_version(quoteprov):
    for name in [command.name for command in app.registered_commands]:
        done = quoteprov(name, "--help")
        assert done.returncode == 0
        assert "Examples:" in done.stdout
    assert re.fullmatch(r"quoteprov \d+\.\d+\.\d+\n", quoteprov("--version").stdout)
    assert "Usage" in quoteprov().stdout + quoteprov().stderr


@pytest.mark.parametrize("command", ["export --all", "trace on --json", "schema trace"])
def test_a_closed_pipe_is_no_error(corpus, command):
    import subprocess
    import sys

    line = (
        f"{sys.executable} -m quoteprov {command} | head -c 10 > /dev/null; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", line], cwd=corpus, capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"0\n", b"")


def test_export_streams_every_utterance(quoteprov, corpus):
    done = quoteprov("export", "--all", cwd=corpus)
    lines = [msgspec.json.decode(line) for line in done.stdout.splitlines()]
    counts = json.loads(quoteprov("top", "--json", cwd=corpus).stdout)["index"]
    assert len(lines) == counts["utterances"]
    witnesses = [w for line in lines for each in line["wordings"] for w in each["witnesses"]]
    assert len(witnesses) == counts["quotations"]
    several = quoteprov("export", cwd=corpus).stdout.splitlines()
    assert 0 < len(several) < len(lines)
    rows = quoteprov("export", "--all", "--format", "csv", cwd=corpus).stdout.splitlines()
    assert len(rows) > len(witnesses)


def test_doctor_finds_nothing_wrong(quoteprov, corpus):
    done = quoteprov("doctor", "--json", cwd=corpus)
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert {"sqlite", "index", "rapidfuzz"} <= {each["name"] for each in answer["checks"]}
    assert all(each["status"] != "problem" for each in answer["checks"])


def test_dates_that_are_not_believed_are_listed_with_their_reasons(quoteprov):
    dates = ["2017-07-06", "01/02/2017", "03/04/2017", "2071-01-01", ""]
    lines = [json.dumps({"text": f"It rained on day {day}.", "date": day}) for day in dates]
    quoteprov("index", "-", stdin="\n".join(lines))
    articles = json.loads(quoteprov("articles", "--json").stdout)["articles"]
    undated = {row["record"]: row["undated"] for row in articles}
    assert undated["1"] is None
    assert undated["2"] == 'day and month cannot be told apart: "01/02/2017" (field date)'
    assert undated["4"] == 'in the future: "2071-01-01" (field date)'
    assert undated["5"] is None
    checks = json.loads(quoteprov("doctor", "--json").stdout)["checks"]
    detail = next(check["detail"] for check in checks if check["name"] == "dates")
    assert detail.startswith("4 articles have no published date")
    assert detail.endswith(": 2 day and month cannot be told apart, 1 in the future")


def test_doctor_names_what_reads_each_format(quoteprov):
    answer = json.loads(quoteprov("doctor", "--json").stdout)
    formats = {each["name"]: each for each in answer["formats"]}
    (library,) = formats["jsonl"]["libraries"]
    assert (library["name"], formats["jsonl"]["suffixes"]) == ("msgspec", [".jsonl", ".ndjson"])
    assert library["version"]
    assert formats["jsonl"]["installed"]
    assert all(each["installed"] for each in formats.values() if each["extra"] is None)
    assert formats["gzip"]["suffixes"] == [".gz"]
    if sys.version_info < (3, 14):
        assert [each["name"] for each in formats["zstd"]["libraries"]] == ["backports.zstd"]


def test_doctor_looks_for_every_library_that_is_always_installed():
    from quoteprov.pipeline.doctor import LIBRARIES

    needed = metadata.requires("quoteprov") or []
    always = {re.split(r"[^\w-]", each)[0].lower() for each in needed if "extra ==" not in each}
    assert set(LIBRARIES) == always


def test_doctor_says_which_extra_is_missing(monkeypatch):
    from quoteprov.config import Config
    from quoteprov.pipeline.doctor import examine
    from quoteprov.read.formats import FORMATS, Entry

    monkeypatch.setitem(FORMATS, "scroll", Entry((".scroll",), "x:X", "scrolls", ("scrollreader",)))
    answer = examine(Config(index="no-such.db"))
    found = next(each for each in answer.formats if each.name == "scroll")
    assert not found.installed
    assert found.hint == "pip install 'quoteprov[scrolls]'"
    assert [(each.name, each.version) for each in found.libraries] == [("scrollreader", None)]
    assert all(check.status != "problem" for check in answer.checks)


def test_doctor_without_an_index_says_so(quoteprov):
    done = quoteprov("doctor")
    assert done.returncode == 0
    assert "quoteprov index" in done.stdout


def test_an_unexpected_error_leaves_a_log(monkeypatch, capsys):
    from quoteprov.cli import run

    def break_down(*arguments, **options):
        raise RuntimeError("something unforeseen")

    monkeypatch.setattr("quoteprov.pipeline.listing.list_top", break_down)
    assert run(["top"]) == 2
    error = capsys.readouterr().err
    log = Path(re.search(r"\S+quoteprov-crash-\S+\.log", error)[0])
    assert "something unforeseen" in log.read_text()
    log.unlink()


@pytest.mark.parametrize(
    "query",
    [
        "Syria's political future",
        "Syria’s political future",
        "SYRIA’S POLITICAL FUTURE",
        "“Syria's political future.”",
        "of Syria's, political; future",
    ],
)
def test_case_punctuation_and_kinds_of_marks_make_no_difference(quoteprov, corpus, query):
    answer = json.loads(quoteprov("trace", query, "--json", cwd=corpus).stdout)
    (utterance,) = answer["utterances"]
    assert utterance["lemma"].startswith("If our two countries")
    assert utterance["outlets"] == 3


def test_words_must_be_whole(quoteprov, corpus):
    assert quoteprov("trace", "yria's political futur", cwd=corpus).returncode == 1


def test_a_filter_that_nothing_passes_is_named(quoteprov, corpus):
    done = quoteprov("trace", "on the brink", "--since", "2019", cwd=corpus)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--since" in done.stderr
    answer = json.loads(
        quoteprov("trace", "on the brink", "--since", "2019", "--json", cwd=corpus).stdout
    )
    assert (answer["found"], answer["filtered"], answer["nearest"]) == (0, 1, [])


def test_what_the_limit_cuts_is_not_listed_as_unquoted(quoteprov, corpus):
    whole = json.loads(quoteprov("trace", "zones", "--json", cwd=corpus).stdout)
    part = json.loads(quoteprov("trace", "zones", "--json", "--limit", "1", cwd=corpus).stdout)
    assert part["found"] == whole["found"] > 1
    witnesses = {
        witness["article"]
        for utterance in whole["utterances"]
        for wording in utterance["wordings"]
        for witness in wording["witnesses"]
    }
    assert not witnesses & {each["article"] for each in part["unquoted"]}


def test_every_place_that_extract_names_holds_the_words(quoteprov, corpus):
    done = quoteprov("extract", "corpus", "--jsonl", cwd=corpus)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    titled = [row for row in rows if row["field"] == "title"]
    in_text = [row for row in rows if row["field"] == "text"]
    plain = [row for row in in_text if row["path"].endswith((".txt", ".md"))]
    assert titled
    assert plain
    for row in titled:
        assert row["title"][row["start"] : row["end"]] == row["exact"]
    for row in plain:
        with (corpus / row["path"]).open(encoding="utf-8", newline="") as file:
            assert file.read()[row["start"] : row["end"]] == row["exact"]


def test_interrupted_when_all_is_said_it_ends_as_it_would_have(corpus):
    script = (
        "import atexit, os, signal, sys\n"
        "atexit.register(os.kill, os.getpid(), signal.SIGINT)\n"
        "from quoteprov.__main__ import main\n"
        "sys.argv = ['quoteprov', 'trace', 'nonsense phrase']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=corpus,
        env=clean_environment(corpus),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "KeyboardInterrupt" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], None),
        (["trace", "x", "--json"], "trace"),
        (["--index", "trace", "-q", "--color=always", "show", "x"], "show"),
        (["--index", "trace"], None),
        (["--help", "trace"], "--help"),
    ],
)
def test_the_command_is_the_first_argument_behind_the_global_options(arguments, command):
    assert name_command(arguments) == command
