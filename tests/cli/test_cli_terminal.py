"""What a person sees: the program on a real terminal, read off its screen."""

import contextlib
import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios

import pyte
import pytest
from cli_environment import clean_environment

SGR = re.compile(r"\x1b\[[0-9;]*m")


def run_on_terminal(arguments, folder, *, columns=80, lines=50, environment=None, codes=(0, 1)):
    """Run the program on a terminal of this size and return all that it sent there."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "quoteprov", *map(str, arguments)],
        cwd=folder,
        env=clean_environment(folder) | {"TERM": "xterm-256color"} | (environment or {}),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        close_fds=True,
    )
    os.close(slave)
    received = bytearray()
    while True:
        ready, _, _ = select.select([master], [], [], 60)
        assert ready, "the program says nothing and does not end"
        with contextlib.suppress(OSError):
            chunk = os.read(master, 65536)
            received += chunk
            if chunk:
                continue
        break
    os.close(master)
    assert process.wait(60) in codes
    return received.decode("utf-8")


def show(sent, *, columns=80, lines=50):
    """The lines of a screen that received this."""
    screen = pyte.Screen(columns, lines)
    pyte.Stream(screen).feed(sent)
    return [line.rstrip() for line in screen.display]


@pytest.mark.parametrize("columns", [80, 160])
def test_the_table_fits_the_terminal(corpus, columns):
    sent = run_on_terminal(["trace", "no-fly zones"], corpus, columns=columns, lines=200)
    lines = SGR.sub("", sent).replace("\r", "").split("\n")
    assert max(map(len, lines)) <= columns
    assert max(map(len, lines)) > columns * 0.8
    screen = show(sent, columns=columns, lines=200)
    assert [line for line in screen if line] == [line.rstrip() for line in lines if line.strip()]


def test_a_terminal_is_coloured_unless_it_objects(corpus):
    command = ["trace", "no-fly zones"]
    assert "\x1b[" in run_on_terminal(command, corpus)
    for objection in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b[" not in run_on_terminal(command, corpus, environment=objection)
    assert "\x1b[" not in run_on_terminal(["--color", "never", *command], corpus)


def write_feed(path, count):
    text = 'It was a quiet day.\n\n"We will see what number {} brings," Ada Kroll said.\n'
    articles = ({"outlet": "Ledger", "text": text.format(number)} for number in range(count))
    path.write_text("\n".join(map(json.dumps, articles)))


def test_long_work_shows_a_bar_and_clears_it_away(tmp_path):
    write_feed(tmp_path / "feed.jsonl", 3000)
    sent = run_on_terminal(["index", "feed.jsonl"], tmp_path)
    assert "Reading" in sent
    assert "articles" in sent
    assert re.search(r"\d+/s", sent)
    screen = [line for line in show(sent) if line]
    assert not any("━" in line for line in screen)
    assert any("3,000 articles" in line for line in screen)


@pytest.mark.parametrize("objection", [["-q"], []])
def test_no_bar_where_nobody_wants_one(tmp_path, objection):
    write_feed(tmp_path / "feed.jsonl", 50)
    environment = {} if objection else {"TERM": "dumb"}
    sent = run_on_terminal([*objection, "index", "feed.jsonl"], tmp_path, environment=environment)
    assert "Reading" not in sent


def test_articles_cannot_speak_to_the_terminal(tmp_path):
    hostile = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b31m‮gnp\u2066"
    article = {
        "outlet": f"Out{hostile}let",
        "title": f"Title {hostile}",
        "text": f'"The strands {hostile} are broken for good," said Ada{hostile} Kroll.',
        "url": f"https://example.org/{hostile}",
    }
    (tmp_path / "feed.jsonl").write_text(json.dumps(article))
    run_on_terminal(["index", "feed.jsonl"], tmp_path)
    for command in (["trace", "are broken"], ["top"], ["articles", "--text"], ["doctor"]):
        sent = SGR.sub("", run_on_terminal(command, tmp_path))
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f‮\u2066]", sent), command


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "md"])
def test_articles_in_no_format_speak_to_the_terminal(tmp_path, format):
    hostile = "\x1b]0;owned\x07\x1b[2J\x7f\x9b31m\u202egnp\u2066\u200b"
    article = {
        "outlet": f"Out{hostile}let",
        "title": hostile,
        "text": f'"Broken {hostile} for good," said Ada Kroll.',
    }
    (tmp_path / "feed.jsonl").write_text(json.dumps(article))
    for command in (["index", "-q", "feed.jsonl"], ["articles", "--text", "--format", format]):
        sent = run_on_terminal(command, tmp_path)
    assert "owned" in sent
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\u2066\u200b]", sent)


@pytest.mark.parametrize("command", ["index", "extract", "evaluate"])
def test_nobody_waits_for_a_terminal_to_send_articles(tmp_path, command):
    sent = run_on_terminal([command, "-"], tmp_path, codes=(2,))
    assert "pipe" in sent
    assert "quoteprov COMMAND -" in sent


def test_aligning_pulses(monkeypatch):
    from rich.progress import Progress

    from quoteprov.cli.progress import show_progress
    from quoteprov.pipeline.index import Step

    bars = []
    monkeypatch.setattr(Progress, "start", lambda self: bars.append(self))
    with show_progress() as report:
        (task,) = bars[0].tasks
        report(Step("Reading", 5, 10, 3))
        assert (task.description, task.total, task.completed) == ("Reading", 10, 5)
        report(Step("Reading", 10, 10, 6))
        report(Step("Aligning", 10, 10, 6))
        assert (task.description, task.total, task.fields["share"]) == ("Aligning", None, "")
