"""An index that grew, shrank and changed says what one made at once says."""

import os
import subprocess
import sys
import time
from itertools import chain
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pipeline_samples import make_articles, write_articles

from quoteprov.align import wordings
from quoteprov.config import Config
from quoteprov.pipeline import alignment, index, noting
from quoteprov.pipeline.index import index_articles
from quoteprov.pipeline.listing import export_utterances, list_top
from quoteprov.pipeline.reading import Task, batch_tasks
from quoteprov.pipeline.trace import trace_query
from quoteprov.read import Record, sources
from quoteprov.store import open_reader, open_writer


def say_everything(config):
    lines = [msgspec.json.encode(each) for each in export_utterances(config, everything=True)]
    answers = (trace_query("the night ferry", config), list_top(config, limit=10_000))
    return [*lines, *map(msgspec.json.encode, answers)]


def build(folder, files, config):
    for name, articles in files.items():
        write_articles(folder / f"{name}.jsonl", articles)
    index_articles([str(folder)], config, prune=True, jobs=1)


def count_described(monkeypatch):
    counts = []
    describe = alignment._describe_portion

    def count(portion, **rest):
        counts.append(len(portion.utterances))
        return describe(portion, **rest)

    monkeypatch.setattr(alignment, "_describe_portion", count)
    return counts


@given(st.integers(0, 2**16), st.lists(st.integers(0, 3), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_changes_in_any_order_end_in_what_a_rebuild_gives(tmp_path_factory, seed, changes):
    folder = tmp_path_factory.mktemp("grown")
    grown = replace(Config(), index=str(folder / "grown.db"))
    chance = Random(seed)
    articles = make_articles(48, seed)
    files = {"a": articles[:16]}
    build(folder, files, grown)
    for change in changes:
        if change == 0:
            files["b"] = articles[16 : 16 + chance.randrange(16)]
        elif change == 1:
            files["c"] = chance.sample(articles[32:], 8) + files["a"][:2]
        elif change == 2:
            files["a"] = [{**each, "date": "2019-02-01"} for each in chance.sample(articles, 12)]
        else:
            (folder / "a.jsonl").unlink(missing_ok=True)
            files["a"] = articles[:4]
        build(folder, files, grown)
    rebuilt = replace(Config(), index=str(folder / "rebuilt.db"))
    build(folder, files, rebuilt)
    assert say_everything(grown) == say_everything(rebuilt)


def test_only_what_has_changed_is_described_anew(tmp_path, monkeypatch):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    articles = make_articles(200, 3)
    build(tmp_path, {"a": articles[:-1]}, config)
    counts = count_described(monkeypatch)
    build(tmp_path, {"b": articles[-1:]}, config)
    with open_reader(tmp_path / "quoteprov.db") as index:
        assert 0 < sum(counts) < index.counts().utterances / 4
    counts.clear()
    build(tmp_path, {}, config)
    assert counts == []


@pytest.fixture
def compared(monkeypatch):
    """How many articles each alignment asked about in search of copies, None where it was all."""
    counts = []
    find = alignment.find_copies

    def count(by_date, scan, read, options, asked):
        counts.append(asked if asked is None else len(asked))
        return find(by_date, scan, read, options, asked)

    monkeypatch.setattr(alignment, "find_copies", count)
    return counts


def test_only_articles_that_came_and_copies_are_compared(tmp_path, compared):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    articles = make_articles(60, 8)
    build(tmp_path, {"a": articles[:50]}, config)
    with open_reader(tmp_path / "quoteprov.db") as index:
        copies = len(index.copies())
    build(tmp_path, {"b": articles[50:54]}, config)
    build(tmp_path, {}, config)
    assert copies > 0
    assert compared == [None, copies + 4]


@pytest.mark.parametrize("change", ["gone", "dated", "options"])
def test_all_articles_are_compared_where_some_have_changed(tmp_path, compared, change):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    articles = make_articles(40, 9)
    build(tmp_path, {"a": articles[:20], "b": articles[20:]}, config)
    if change == "gone":
        build(tmp_path, {"b": articles[21:]}, config)
    elif change == "dated":
        build(tmp_path, {"b": [{**articles[20], "date": "2018-01-01"}, *articles[21:]]}, config)
    else:
        build(tmp_path, {}, replace(config, align=replace(config.align, copy_containment=0.9)))
    assert compared == [None, None]


@pytest.mark.parametrize("many", [0, alignment._MANY])
def test_jobs_change_nothing(tmp_path, monkeypatch, many):
    # So small portions that processes are worth it.
    monkeypatch.setattr(alignment, "PORTION", 20)
    monkeypatch.setattr(alignment, "_MANY", many)
    write_articles(tmp_path / "a.jsonl", make_articles(200, 4))
    said = []
    for jobs in (1, 2):
        config = replace(Config(), index=str(tmp_path / f"{jobs}.db"))
        index_articles([str(tmp_path / "a.jsonl")], config, jobs=jobs)
        said.append(say_everything(config))
    assert said[0] == said[1]


@pytest.mark.parametrize("lost", ["notes", "surroundings", "ledger", "alignment"])
def test_what_an_older_version_left_out_is_made_up_for(tmp_path, take_back, lost):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    articles = make_articles(60, 5)
    build(tmp_path, {"a": articles[:50]}, config)
    with open_writer(tmp_path / "quoteprov.db", "x") as index:
        if lost == "notes":
            index.forget_notes()
        elif lost == "surroundings":
            # Of the version before they stand in notes that are shorter by so much.
            take_back(index._database.run, 5)
            index._database.run("INSERT INTO notes SELECT number, x'', x'00', x'' FROM articles")
        elif lost == "ledger":
            index._database.run("DELETE FROM ledger")
        else:
            index._database.run("UPDATE meta SET value = 'older' WHERE key = 'alignment'")
    build(tmp_path, {"b": articles[50:]}, config)
    rebuilt = replace(Config(), index=str(tmp_path / "rebuilt.db"))
    index_articles([str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")], rebuilt, jobs=1)
    assert say_everything(config) == say_everything(rebuilt)


def test_an_older_version_is_aligned_anew_where_nothing_has_come(tmp_path, take_back):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    build(tmp_path, {"a": make_articles(60, 5)}, config)
    said = say_everything(config)
    with open_writer(tmp_path / "quoteprov.db", "x") as index:
        index._database.run("DELETE FROM utterances WHERE witnesses > 1")
        known = "SELECT id FROM utterances"
        index._database.run(f"DELETE FROM memberships WHERE utterance NOT IN ({known})")
    assert say_everything(config) != said
    with open_writer(tmp_path / "quoteprov.db", "x") as index:
        take_back(index._database.run, 5)
    index_articles([str(tmp_path / "a.jsonl")], config, jobs=1)
    assert say_everything(config) == said


def test_an_index_without_packs_describes_no_more_than_what_has_changed(
    tmp_path, take_back, monkeypatch
):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    articles = make_articles(200, 6)
    build(tmp_path, {"a": articles[:-1]}, config)
    with open_writer(tmp_path / "quoteprov.db", "x") as index:
        take_back(index._database.run, 7)
    counts = count_described(monkeypatch)
    build(tmp_path, {"b": articles[-1:]}, config)
    with open_reader(tmp_path / "quoteprov.db") as index:
        assert 0 < sum(counts) < index.counts().utterances / 4
        assert index.check_integrity() == []
    rebuilt = replace(Config(), index=str(tmp_path / "rebuilt.db"))
    build(tmp_path, {}, rebuilt)
    assert say_everything(config) == say_everything(rebuilt)


def test_what_is_known_of_wordings_is_not_worked_out_again(tmp_path, monkeypatch):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    articles = make_articles(200, 7)
    build(tmp_path, {"a": articles[:-4]}, config)
    collated = []
    collate = wordings.collate_wording
    monkeypatch.setattr(
        wordings, "collate_wording", lambda *each: collated.append(each) or collate(*each)
    )
    rebuilt = replace(Config(), index=str(tmp_path / "rebuilt.db"))
    build(tmp_path, {"b": articles[-4:]}, config)
    grown = len(collated)
    build(tmp_path, {}, rebuilt)
    assert 0 < grown < (len(collated) - grown) / 4
    assert say_everything(config) == say_everything(rebuilt)


def test_an_original_that_comes_later_is_heeded_where_it_is_no_witness(tmp_path):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    words = " ".join(f"{make_articles(1, seed)[0]['text'][-90:]}" for seed in range(12))
    text = words.replace("“", "").replace("”", "")
    said = "\n\n“The lock was never fit for a ferry of that size,” Ada Kroll said."
    original = {"outlet": "Mole", "title": "Tides", "date": "2019-01-01", "text": text}
    copy = {"outlet": "Quay", "title": "Tide", "date": "2019-01-02", "text": text + said}
    other = {"outlet": "Mole", "title": "Lock", "date": "2019-01-02", "text": said}

    def count_independent():
        return [each.independent for each in list_top(config, limit=10).utterances]

    build(tmp_path, {"a": [copy, other]}, config)
    assert count_independent() == [2]
    build(tmp_path, {"b": [original]}, config)
    assert count_independent() == [1]


def test_what_lacked_a_library_is_read_once_it_is_installed(tmp_path, monkeypatch):
    config = replace(Config(), index=str(tmp_path / "index.db"))
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><p>" + 'He said "we sail at dawn" again. ' * 20 + "</p></body></html>"
    )
    with monkeypatch.context() as absent:
        for name in [each for each in sys.modules if each.partition(".")[0] == "lxml"]:
            absent.setitem(sys.modules, name, None)
        absent.setitem(sys.modules, "lxml", None)
        first = index_articles([str(page)], config, jobs=1)
        again = index_articles([str(page)], config, jobs=1)
    assert [each.reason for each in first.rejected] == [each.reason for each in again.rejected]
    assert "quoteprov[html]" in first.rejected[0].reason
    assert again.unchanged == 1
    cured = index_articles([str(page)], config, jobs=1)
    assert (cured.replaced, cured.rejected, cured.index.articles) == (1, (), 1)
    assert index_articles([str(page)], config, jobs=1).unchanged == 1


@pytest.fixture
def digested(monkeypatch):
    """The paths of the files whose bytes were looked at, each as often as they were."""
    paths = []
    digest = index.digest_source
    monkeypatch.setattr(
        index, "digest_source", lambda source: paths.append(source.path) or digest(source)
    )
    # Files of a test have always been changed just now.
    monkeypatch.setattr(sources, "_SETTLED_SECONDS", -60)
    return paths


def test_a_file_that_was_not_touched_is_not_looked_at(tmp_path, digested):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    build(tmp_path, {"a": make_articles(3, 1)}, config)
    assert digested == ["a.jsonl"]
    build(tmp_path, {"b": make_articles(2, 2)}, config)
    assert digested == ["a.jsonl", "b.jsonl"]
    assert index_articles([str(tmp_path)], config, jobs=1).unchanged == 2
    assert digested == ["a.jsonl", "b.jsonl"]


def test_a_file_that_was_touched_is_looked_at_once(tmp_path, digested):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    build(tmp_path, {"a": make_articles(3, 1)}, config)
    os.utime(tmp_path / "a.jsonl", (1, 1))
    for _ in range(2):
        assert index_articles([str(tmp_path)], config, jobs=1).unchanged == 1
    assert digested == ["a.jsonl", "a.jsonl"]


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path, digested):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    file = tmp_path / "a.txt"
    file.write_text("“We sail at dawn,” Ada Hale said.")
    index_articles([str(file)], config, jobs=1)
    before = file.stat()
    time.sleep(0.02)  # more than a tick of the clock
    file.write_text("“We sail at dusk,” Ada Hale said.")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert index_articles([str(file)], config, jobs=1).replaced == 1
    with open_reader(tmp_path / "quoteprov.db") as reader:
        assert [each.exact for each in reader.quotations()] == ["We sail at dusk,"]


def test_a_file_that_was_changed_just_now_is_looked_at_again(tmp_path, digested, monkeypatch):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    monkeypatch.setattr(sources, "_SETTLED_SECONDS", 60)
    build(tmp_path, {"a": make_articles(3, 1)}, config)
    assert index_articles([str(tmp_path)], config, jobs=1).unchanged == 1
    assert digested == ["a.jsonl"] * 3


NOTHING_NEW = """
import sys
from msgspec.structs import replace
from quoteprov.config import Config
from quoteprov.pipeline.index import index_articles
from quoteprov.read import sources
sources._SETTLED_SECONDS = -60.0
index, feed = sys.argv[1:]
done = index_articles([feed], replace(Config(), index=index), prune=True, jobs=2)
print(done.unchanged, *(name for name in ("numpy", "multiprocessing") if name in sys.modules))
"""


def test_where_nothing_is_new_nothing_is_loaded_and_no_process_started(tmp_path):
    config = replace(Config(), index=str(tmp_path / "quoteprov.db"))
    feed = tmp_path / "feed"
    feed.mkdir()
    build(feed, {"a": make_articles(9, 1), "b": make_articles(9, 2)}, config)

    def run_again():
        command = [sys.executable, "-c", NOTHING_NEW, config.index, str(feed)]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()

    # Now it is told by what to know the files again.
    assert run_again()[:2] == ["2", "numpy"]
    assert run_again() == ["2"]
    (feed / "b.jsonl").unlink()
    assert run_again()[:2] == ["1", "numpy"]
    assert run_again() == ["1"]


def make_record(place, size):
    return Record(path="a", record=str(place), kind="text", data=b"x" * size)


@pytest.mark.parametrize("size", [1, 900])
def test_few_batches_are_spread_where_they_are_large(size, monkeypatch):
    tasks = [Task(place, make_record(place, size)) for place in range(119)]
    batches = list(noting._spread_few(batch_tasks(tasks, 64)))
    assert list(chain.from_iterable(batches)) == tasks
    expected = [64, 55] if size == 1 else [30, 30, 30, 29]
    monkeypatch.setattr(noting, "WORTH_SPREADING", 100_000)
    batches = list(noting._spread_few(batch_tasks(tasks, 64)))
    assert [len(each) for each in batches] == expected


def test_many_batches_are_left_as_they_are():
    tasks = [Task(place, make_record(place, 9000)) for place in range(300)]
    batches = list(batch_tasks(tasks, 64))
    assert list(noting._spread_few(iter(batches))) == batches
