"""Files that are no index, damaged, newer, older, in folders that cannot be written, disks full."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from store_samples import make_article, make_quotation, make_utterance, put_utterances, write_file

from quoteprov.errors import IndexFull, IndexInvalid, IndexMissing, IndexTooNew, StoreError
from quoteprov.model import Filter
from quoteprov.store import open_reader, open_writer, schema, sqlite_features


@pytest.fixture
def filled(index):
    fill(index, 60)
    return index


def fill(index, articles):
    words = random.Random(0)
    with open_writer(index, "v1") as writer:
        records = []
        for number in range(articles):
            filler = " ".join(f"{words.getrandbits(40):x}" for _ in range(400))
            article = make_article(f"{number} we will rebuild {filler}")
            records.append([(article, [make_quotation(article, "we will rebuild")])])
        for number, record in enumerate(records):
            write_file(writer, f"file {number:03}", record)
            writer.commit()
        found = list(writer.quotations())
        put_utterances(writer, [make_utterance(*found)])


def read_everything(reader):
    list(reader.cards())
    list(reader.quotations())
    list(reader.articles_by_id(card.id for card in reader.cards()))
    reader.ranked_utterances(Filter(), 10)
    reader.find_quotations(["will", "rebuild"])
    list(reader.find_articles(["will", "rebuild"]))
    return reader.check_integrity()


# No index


def test_there_is_no_index(tmp_path):
    for path in (tmp_path / "none.db", tmp_path / "none" / "none.db"):
        with pytest.raises(IndexMissing) as caught:
            open_reader(path)
        assert caught.value.path == str(path)
        assert "quoteprov index" in caught.value.hint
        assert not path.exists()


def test_the_folder_of_a_new_index_must_exist(tmp_path):
    with pytest.raises(StoreError) as caught:
        open_writer(tmp_path / "none" / "index.db", "v1")
    assert "folder" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"just text", b"{}\n" * 5000, b"\0" * 100, random.Random(7).randbytes(8192)],
    ids=["text", "lines", "zeros", "noise"],
)
def test_a_file_of_another_kind_is_no_index_and_stays_as_it_is(index, content):
    index.write_bytes(content)
    for open_index in (open_reader, lambda path: open_writer(path, "v1")):
        with pytest.raises(IndexInvalid):
            open_index(index)
    assert index.read_bytes() == content
    assert sorted(index.parent.iterdir()) == [index]


def test_a_folder_is_no_index(tmp_path):
    for open_index in (open_reader, lambda path: open_writer(path, "v1")):
        with pytest.raises(IndexInvalid, match="not a file"):
            open_index(tmp_path)


def test_a_link_loop_is_no_index(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for open_index in (open_reader, lambda path: open_writer(path, "v1")):
        with pytest.raises(StoreError):
            open_index(loop)


def test_the_database_of_another_program_is_not_touched(index):
    with sqlite3.connect(index) as other:
        other.execute("CREATE TABLE articles (id)")
    other.close()
    before = index.read_bytes()
    for open_index in (open_reader, lambda path: open_writer(path, "v1")):
        with pytest.raises(IndexInvalid, match="another program"):
            open_index(index)
    assert index.read_bytes() == before


def test_an_empty_file_is_no_index_yet_but_can_become_one(index):
    index.touch()
    with pytest.raises(IndexMissing):
        open_reader(index)
    open_writer(index, "v1").close()
    with open_reader(index) as reader:
        assert reader.counts().articles == 0
        assert reader.is_aligned()


def test_what_sqlite_offers_is_told():
    assert sqlite_features() == (sqlite3.sqlite_version, True)


# Damage


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_index_is_said_to_be_damaged(filled, share):
    size = filled.stat().st_size
    os.truncate(filled, int(size * share))
    try:
        with open_reader(filled) as reader:
            assert read_everything(reader)
    except IndexInvalid as error:
        assert "damaged" in error.message


@pytest.mark.parametrize("seed", range(12))
def test_an_overwritten_page_never_ends_in_another_error(filled, seed):
    chance = random.Random(seed)
    with filled.open("r+b") as file:
        for _ in range(3):
            file.seek(chance.randrange(4096, filled.stat().st_size))
            file.write(chance.randbytes(2000))
    try:
        with open_reader(filled) as reader:
            read_everything(reader)
    except StoreError as error:
        assert error.hint


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("DELETE FROM texts WHERE number = 1", "articles without their text: 1"),
        ("DELETE FROM articles WHERE number = 1", "quotations without their article: 1"),
        ("DELETE FROM record_articles", "articles that no file holds: 60"),
        ("DELETE FROM utterances", "quotations whose utterance is missing: 60"),
        ("DELETE FROM files", "table records refer to rows that are missing"),
    ],
)
def test_what_the_tables_say_of_each_other_is_checked(filled, damage, problem):
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute(damage)
    other.close()
    with open_writer(filled, "v1") as writer:
        assert any(problem in found for found in writer.check_integrity())


def test_a_damaged_utterance_is_said_to_be_damaged(filled):
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("UPDATE utterances SET body = substr(body, 1, 40)")
    other.close()
    with open_reader(filled) as reader, pytest.raises(IndexInvalid, match="damaged"):
        reader.ranked_utterances(Filter(), 1)


# Versions


def test_a_newer_index_is_refused_and_stays_as_it_is(filled, monkeypatch):
    newer = len(schema.MIGRATIONS) + 1
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute(f"PRAGMA user_version = {newer}")
    other.close()
    for open_index in (open_reader, lambda path: open_writer(path, "v1")):
        with pytest.raises(IndexTooNew, match=f"version {newer}"):
            open_index(filled)


def test_an_older_index_is_brought_up_to_date_by_a_writer(filled, monkeypatch):
    aliases = ("CREATE TABLE aliases (old TEXT PRIMARY KEY, new TEXT NOT NULL)",)
    lengths = ("ALTER TABLE quotations ADD COLUMN words INTEGER", "UPDATE quotations SET words = 3")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, aliases, lengths))
    with pytest.raises(StoreError, match="older"):
        open_reader(filled)
    with open_writer(filled, "v1") as writer:
        assert writer.counts().articles == 60
        assert writer.check_integrity() == []
    with open_reader(filled) as reader:
        assert reader.counts().quotations == 60
    other = sqlite3.connect(filled)
    assert other.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    assert other.execute("SELECT sum(words) FROM quotations").fetchone() == (180,)
    other.close()


def test_a_migration_that_fails_leaves_the_older_index_whole(filled, monkeypatch):
    before = schema.MIGRATIONS
    failing = ("CREATE TABLE aliases (old TEXT)", "ALTER TABLE nowhere ADD COLUMN x")
    monkeypatch.setattr(schema, "MIGRATIONS", (*before, failing))
    with pytest.raises(StoreError, match="nowhere"):
        open_writer(filled, "v1")
    monkeypatch.setattr(schema, "MIGRATIONS", before)
    with open_writer(filled, "v1") as writer:
        assert writer.counts().articles == 60


# Places that cannot be written, and full ones


@pytest.fixture
def small_disk(tmp_path):
    """A file system of one megabyte of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    _mount(["-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)])
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _mount(arguments):
    if not shutil.which("mount") or subprocess.run(["mount", *arguments], check=False).returncode:
        pytest.skip("file systems cannot be mounted here")


def test_a_full_disk_keeps_what_was_committed(small_disk):
    index = small_disk / "index.db"
    with pytest.raises(IndexFull) as caught:
        fill(index, 500)
    assert "--index" in caught.value.hint
    with open_reader(index) as reader:
        assert reader.counts().articles > 0
        assert read_everything(reader) == []


def test_a_disk_without_any_room_is_said_to_be_full(small_disk):
    with pytest.raises(OSError), (small_disk / "filler").open("wb") as filler:
        while True:
            filler.write(b"x" * 4096)
            filler.flush()
    with pytest.raises(IndexFull):
        open_writer(small_disk / "index.db", "v1")


LIMITED = """
import resource, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from quoteprov.errors import StoreError
from test_store_damage import fill
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    fill(Path(sys.argv[1]), 500)
except StoreError as error:
    print(error.code, error.message)
"""


def test_a_file_that_may_not_grow_keeps_what_was_committed(index):
    here = str(Path(__file__).parent)
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(index), here],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("index")
    with open_reader(index) as reader:
        assert reader.counts().articles > 0
        assert read_everything(reader) == []


def test_a_database_that_may_not_grow_is_full(index):
    with pytest.raises(IndexFull), open_writer(index, "v1") as writer:
        writer._database.value("PRAGMA max_page_count = 60")
        for number in range(100):
            article = make_article(f"{number} " + "x" * 5000)
            write_file(writer, f"file {number}", [(article, [])])
            writer.commit()
    with open_reader(index) as reader:
        assert 0 < reader.counts().articles < 100
        assert read_everything(reader) == []


def test_an_index_on_a_read_only_file_system_can_be_read(filled):
    folder = str(filled.parent)
    _mount(["--bind", folder, folder])
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        with open_reader(filled) as reader:
            assert reader.counts().articles == 60
            assert read_everything(reader) == []
        with pytest.raises(StoreError, match="cannot be written"):
            open_writer(filled, "v1")
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_file_that_may_not_be_written_is_refused_at_once(filled, monkeypatch):
    # Root may write everything, so the answer of the system is put in its place.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(StoreError, match="may not be written"):
        open_writer(filled, "v1")


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
def test_an_index_in_a_read_only_folder_can_be_read(filled):
    filled.chmod(0o400)
    filled.parent.chmod(0o500)
    try:
        with open_reader(filled) as reader:
            assert read_everything(reader) == []
        with pytest.raises(StoreError):
            open_writer(filled, "v1")
    finally:
        filled.parent.chmod(0o700)


def test_a_query_that_outlives_its_index_ends_in_silence(filled):
    # As when an interruption leaves a loop over rows, and the index is closed before the rows go.
    with open_writer(filled, "v1") as writer:
        rows = writer._database.rows("SELECT id FROM quotations")
        next(rows)
    rows.close()
