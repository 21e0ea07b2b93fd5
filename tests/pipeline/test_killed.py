"""An `index` that is killed at any moment is completed by the next one."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec.structs import replace
from pipeline_samples import make_articles, write_articles

from quoteprov.config import Config
from quoteprov.pipeline.index import index_articles
from quoteprov.pipeline.listing import export_utterances
from quoteprov.store import open_reader, open_writer

MOMENTS = 20
ARTICLES = 150

DIE_WHILE_DESCRIBING = """
import os, signal, sys
from msgspec.structs import replace
from quoteprov.config import Config
from quoteprov.pipeline import alignment
from quoteprov.pipeline.index import index_articles
index, feed, portion = sys.argv[1:]
describe, left = alignment._describe_portion, int(portion)
def describe_or_die(portion, **rest):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return describe(portion, **rest)
alignment.PORTION, alignment._describe_portion = 10, describe_or_die
index_articles([feed], replace(Config(), index=index), jobs=1)
"""


@pytest.fixture
def feed(tmp_path):
    """A file of articles, and what is exported of an index of it."""
    feed = tmp_path / "feed.jsonl"
    write_articles(feed, make_articles(ARTICLES, 9))
    return feed, complete(tmp_path / "whole.db", feed)


def complete(index, feed):
    """Index the file in this process; what is exported then."""
    config = replace(Config(), index=str(index))
    index_articles([str(feed)], config, jobs=1)
    with open_writer(index, "x") as writer:
        assert writer.check_integrity() == []
    return [msgspec.json.encode(each) for each in export_utterances(config, everything=True)]


def start(index, feed):
    command = [Path(sys.executable).with_name("quoteprov"), "--index", index, "index", feed]
    return subprocess.Popen([*command, "--jobs", "2", "-q"], stdout=subprocess.DEVNULL)


def test_a_killed_index_is_completed_by_the_next(feed, tmp_path):
    path, whole = feed
    began = time.monotonic()
    assert start(tmp_path / "undisturbed.db", path).wait() == 0
    duration = time.monotonic() - began
    chance = Random(20)
    # One moment in each twentieth of the time that an undisturbed run takes.
    for number in range(MOMENTS):
        process = start(tmp_path / f"{number}.db", path)
        time.sleep((number + chance.random()) / MOMENTS * duration)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert complete(tmp_path / f"{number}.db", path) == whole


@pytest.mark.parametrize("portion", [0, 2, 5])
def test_so_is_one_that_is_killed_while_utterances_are_described(feed, tmp_path, portion):
    path, whole = feed
    index = tmp_path / "quoteprov.db"
    command = [sys.executable, "-c", DIE_WHILE_DESCRIBING, index, path, str(portion)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with open_reader(index) as reader:
        counts = reader.counts()
        assert counts.articles > 0
        assert not counts.aligned
        assert counts.utterances == 0
    assert complete(index, path) == whole
