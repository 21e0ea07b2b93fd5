"""Several real processes at one index: one writes, the others read or are told who writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from store_samples import make_article, make_quotation, make_utterance, put_utterances, write_file

from quoteprov.errors import IndexLocked
from quoteprov.model import Filter
from quoteprov.store import open_reader, open_writer

PROLOGUE = f"""
import os, sys, time
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from store_samples import *
from quoteprov.store import open_reader, open_writer
index = Path(sys.argv[1])
def report(number):
    article = make_article(f"Report {{number}}: we will rebuild " + "and again " * 200)
    return article, [make_quotation(article, "we will rebuild")]
def say(word):
    print(word, flush=True)
"""

HOLD = "with open_writer(index, 'v1') as writer:\n    say('ready')\n    sys.stdin.read()\n"

WRITE_FOR_EVER = """
with open_writer(index, "v1") as writer:
    for file in range(10**6):
        writer.begin_source(f"file {file:06}")
        for record in range(5):
            writer.add_record(f"file {file:06}", record, str(record), [report((file, record))], [])
        writer.finish_source(f"file {file:06}", "whole")
        if file % 3 == 2:
            writer.commit()
        if file % 9 == 8:
            found = list(writer.quotations())[:50]
            put_utterances(writer, (make_utterance(one) for one in found))
            say("aligned")
"""

FORK_AND_HOLD = """
writer = open_writer(index, "v1")
child = os.fork()
if not child:
    say(str(os.getpid()))
    sys.stdin.read()
    os._exit(0)
time.sleep(60)
"""


@pytest.fixture
def start(index):
    """Run a program with the index as its argument; once it has spoken it is under way."""
    running = []

    def start_program(program):
        process = subprocess.Popen(
            [sys.executable, "-c", PROLOGUE + textwrap.dedent(program), str(index)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process, process.stdout.readline().strip()

    yield start_program
    for process in running:
        process.stdin.close()
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_second_writer_is_told_who_writes(index, start):
    process, _ = start(HOLD)
    with pytest.raises(IndexLocked) as caught:
        open_writer(index, "v1")
    assert f"Process {process.pid} on {os.uname().nodename}, since 2" in caught.value.message
    assert caught.value.path == str(index)
    process.stdin.close()
    process.wait()
    assert not Path(f"{index}.lock").exists()
    open_writer(index, "v1").close()


def test_a_second_writer_in_the_same_process_is_told_too(writer, index):
    with pytest.raises(IndexLocked, match=str(os.getpid())):
        open_writer(index, "v1")


def test_another_name_of_the_index_is_the_same_index(writer, index, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(index)
    with pytest.raises(IndexLocked):
        open_writer(link, "v1")


@pytest.mark.parametrize("left", [b"", b"{", b'{"pid":1,"host":"x","since":"y"}'])
def test_a_stale_lock_file_is_no_lock(index, left):
    Path(f"{index}.lock").write_bytes(left)
    open_writer(index, "v1").close()


def test_readers_see_one_moment_while_a_writer_is_at_it(index, start):
    process, _ = start(WRITE_FOR_EVER)
    seen = []
    for _ in range(15):
        with open_reader(index) as reader:
            before = reader.counts()
            articles = sum(1 for _ in reader.cards())
            quotations = sum(1 for _ in reader.quotations())
            for utterance, _ in reader.ranked_utterances(Filter(), 5, include_single=True):
                assert reader.utterance(utterance.id) == utterance
            assert reader.counts() == before
            assert (articles, quotations) == (before.articles, before.quotations)
            assert articles % 5 == 0
            seen.append(articles)
        process.stdout.readline()
    assert seen == sorted(seen)
    assert seen[-1] > seen[0] > 0


@pytest.mark.parametrize("lines", range(1, 6))
def test_a_writer_that_is_killed_leaves_a_usable_index(index, start, lines):
    process, _ = start(WRITE_FOR_EVER)
    for _ in range(lines):
        process.stdout.readline()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with open_reader(index) as reader:
        assert reader.counts().articles >= 45 * lines
    with open_writer(index, "v1") as writer:
        assert writer.check_integrity() == []
        held = writer.counts().articles
        article = make_article("One more.")
        write_file(writer, "more", [(article, [make_quotation(article, "more")])])
        put_utterances(writer, [make_utterance(one) for one in writer.quotations()])
        assert writer.counts().articles == held + 1
        assert writer.is_aligned()
        assert writer.check_integrity() == []


def test_the_lock_of_a_killed_writer_does_not_outlive_it_in_its_workers(index, start):
    process, child = start(FORK_AND_HOLD)
    with pytest.raises(IndexLocked):
        open_writer(index, "v1")
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    os.kill(int(child), 0)  # the worker lives
    open_writer(index, "v1").close()
