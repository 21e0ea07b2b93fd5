"""Faults of the surroundings: streams, folders, locales, signals. Each is an error that says so."""

import json
import signal
import subprocess
import sys
import time

import pytest
from cli_environment import clean_environment

PROGRAM = f"{sys.executable} -m quoteprov"


def run_in_shell(line, folder, **environment):
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=clean_environment(folder) | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_an_unknown_home_is_explained(quoteprov):
    done = quoteprov("--index", "~nosuchuser/x.db", "top", "--json")
    assert done.returncode == 2
    error = json.loads(done.stderr)
    assert (error["code"], error["path"]) == ("input", "~nosuchuser/x.db")
    assert "home" in error["message"]


@pytest.mark.parametrize("command", ["top", "index .", "extract x.txt", "index --prune x"])
def test_a_deleted_working_folder_is_explained(tmp_path, command):
    line = f"mkdir gone; cd gone; rmdir ../gone; PYTHONSAFEPATH=1 {PROGRAM} {command}"
    code, _, error = run_in_shell(line, tmp_path)
    assert code == 2
    assert "crash" not in error
    assert "deleted" in error or "no such file or folder" in error.lower()


def test_a_closed_standard_output_is_explained(corpus):
    code, _, error = run_in_shell(f"{PROGRAM} top --json >&-", corpus)
    assert code == 2
    assert "standard output is closed" in json.loads(error)["message"]
    assert run_in_shell(f"{PROGRAM} top 2>&-", corpus)[0] == 0


@pytest.mark.parametrize(
    "command", ["top", "export --all", "schema trace", "schema", "--version", "--help"]
)
def test_a_full_disk_under_the_output_is_explained(corpus, command):
    code, _, error = run_in_shell(f"{PROGRAM} {command} >/dev/full", corpus)
    assert code == 2
    assert error.startswith("quoteprov: The output cannot be written: No space left on device\n")
    assert "Exception ignored" not in error


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "md"])
def test_what_programs_read_is_utf_8_in_every_locale(corpus, format):
    command = f"{PROGRAM} extract corpus --format {format}"
    plain = run_in_shell(command, corpus)
    latin = run_in_shell(command, corpus, PYTHONIOENCODING="latin-1")
    assert latin == plain
    assert any(ord(character) > 0xFF for character in plain[1])


def test_the_table_follows_the_locale(corpus):
    done = subprocess.run(
        [sys.executable, "-m", "quoteprov", "trace", "on the brink"],
        cwd=corpus,
        env=clean_environment(corpus) | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.isascii()
    assert b"\\u201c" in done.stdout


@pytest.mark.parametrize("option", ["--json", "-fjson", "-fjsonl"])
def test_arguments_that_are_no_utf_8_are_reported_as_json(tmp_path, option):
    code, _, error = run_in_shell(f"{PROGRAM} extract $'no-such-\\xff.txt' {option}", tmp_path)
    assert code == 2
    assert json.loads(error)["path"] == "no-such-\\udcff.txt"
    code, _, error = run_in_shell(f"{PROGRAM} top $'--x\\xff' {option}", tmp_path)
    assert (code, json.loads(error)["code"]) == (2, "usage")


def test_a_request_to_end_is_heeded_as_ctrl_c_is(tmp_path):
    text = 'It was a quiet day.\n\n"We will see what number {} brings," Ada Kroll said.\n'
    lines = (json.dumps({"outlet": "Ledger", "text": text.format(n)}) for n in range(6000))
    (tmp_path / "feed.jsonl").write_text("\n".join(lines))
    process = subprocess.Popen(
        [sys.executable, "-m", "quoteprov", "index", "--jobs", "2", "feed.jsonl"],
        cwd=tmp_path,
        env=clean_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 30
    while not (tmp_path / "quoteprov.db").exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 143
    assert error.splitlines()[-1] == "quoteprov: interrupted"
    assert "the same command completes the index" in error
    assert "semaphore" not in error
    assert list(tmp_path.glob("*lock")) == []


def test_the_configuration_of_another_program_is_recognised(quoteprov, corpus, tmp_path):
    (tmp_path / "config.yaml").write_text("theme: dark\n")
    done = quoteprov("top")
    assert done.returncode == 2
    assert "--config /dev/null" in done.stderr
    index = corpus / "quoteprov.db"
    assert quoteprov("--config", "/dev/null", "--index", index, "top").returncode == 0
