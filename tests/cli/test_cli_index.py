"""`index` as its users meet it: what is new, what is gone, what cannot be read."""

import gzip
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from cli_environment import PROJECT, clean_environment

GOOD = """The harbour bridge stays closed, the county said on Monday.

"The north cable has lost two of its strands," Tobias Penhale, the county engineer, said.
"""


def write_good(folder: Path, name: str = "good.txt") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(GOOD, encoding="utf-8")
    return path


def indexed(done) -> dict:
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def article(number: int) -> dict:
    """One of many made-up articles, each with two quotations."""
    return {
        "id": f"a{number}",
        "outlet": f"Outlet {number % 7}",
        "date": f"2018-03-{1 + number % 28:02}",
        "title": f"Report {number}",
        "text": (
            f"The council met for the {number}th time on Monday.\n\n"
            f'"We have counted {number} votes, and that is how it stays," Ada Kroll said.\n\n'
            'Penhale added: "The bridge will open when it is safe and not a day before."\n'
        ),
    }


def write_many(path: Path, count: int) -> None:
    lines = (json.dumps(article(number)) for number in range(count))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


# What is new, what is gone


def test_a_second_run_skips_what_did_not_change(quoteprov, tmp_path):
    write_good(tmp_path / "in")
    first = indexed(quoteprov("index", "in", "--json"))
    assert (first["added"], first["unchanged"], first["index"]["articles"]) == (1, 0, 1)
    second = indexed(quoteprov("index", "in", "--json"))
    assert (second["added"], second["unchanged"], second["index"]) == (0, 1, first["index"])


def test_a_changed_file_is_replaced(quoteprov, tmp_path):
    path = write_good(tmp_path / "in")
    quoteprov("index", "in")
    path.write_text(GOOD.replace("two of its strands", "three of its strands"), encoding="utf-8")
    done = indexed(quoteprov("index", "in", "--json"))
    assert (done["replaced"], done["index"]["articles"], done["index"]["quotations"]) == (1, 1, 1)
    assert quoteprov("trace", "two of its strands").returncode == 1
    assert quoteprov("trace", "three of its strands").returncode == 0


def test_a_touched_file_is_not_read_again(quoteprov, tmp_path):
    path = write_good(tmp_path / "in")
    quoteprov("index", "in")
    os.utime(path, (0, 0))
    assert indexed(quoteprov("index", "in", "--json"))["unchanged"] == 1


def test_vanished_files_stay_until_they_are_pruned(quoteprov, tmp_path):
    write_good(tmp_path / "in", "kept.txt")
    gone = write_good(tmp_path / "in", "gone.txt")
    elsewhere = write_good(tmp_path / "elsewhere", "else.txt")
    quoteprov("index", "in", "elsewhere")
    gone.unlink()
    elsewhere.unlink()
    assert indexed(quoteprov("index", "in", "--json"))["index"]["articles"] == 3
    done = indexed(quoteprov("index", "--prune", "in", "--json"))
    assert (done["removed"], done["index"]["articles"]) == (1, 2)
    done = indexed(quoteprov("index", "--prune", "elsewhere", "--json"))
    assert (done["removed"], done["index"]["articles"]) == (1, 1)
    assert done["index"]["quotations"] == 1


def test_a_line_added_to_a_feed_adds_an_article(quoteprov, tmp_path):
    path = tmp_path / "feed.jsonl"
    write_many(path, 3)
    quoteprov("index", "feed.jsonl")
    write_many(path, 4)
    done = indexed(quoteprov("index", "feed.jsonl", "--json"))
    assert (done["replaced"], done["index"]["articles"]) == (1, 4)
    assert done["index"]["quotations"] == 8


def test_standard_input_adds(quoteprov, tmp_path):
    lines = [json.dumps(article(number)) for number in range(4)]
    quoteprov("index", "-", stdin="\n".join(lines[:2]))
    done = indexed(quoteprov("index", "-", "--json", stdin="\n".join(lines[1:])))
    assert done["index"]["articles"] == 4
    assert quoteprov("doctor").returncode == 0


def test_paths_are_kept_relative_to_the_index(quoteprov, tmp_path):
    write_good(tmp_path / "in")
    (tmp_path / "below").mkdir()
    quoteprov("--index", "../quoteprov.db", "index", "../in", cwd=tmp_path / "below")
    quoteprov("index", tmp_path / "in")
    answer = json.loads(quoteprov("articles", "--json").stdout)
    assert [each["path"] for each in answer["articles"]] == ["in/good.txt"]


def test_order_and_jobs_change_nothing(quoteprov, tmp_path):
    outputs = []
    for name, jobs, order in (("one", 1, 1), ("two", 3, -1)):
        folder = tmp_path / name
        shutil.copytree(PROJECT / "corpus", folder / "corpus")
        write_many(folder / "many.jsonl", 300)
        files = sorted(str(each.relative_to(folder)) for each in folder.rglob("*.*"))
        files = [each for each in files if (folder / each).is_file()]
        files = [each for each in files if not each.endswith(("README.md", "annotations.jsonl"))]
        done = quoteprov("index", "--jobs", jobs, *files[::order], cwd=folder)
        assert done.returncode == 0, done.stderr
        trace = quoteprov("trace", "on the brink", "--json", cwd=folder)
        export = quoteprov("export", "--all", cwd=folder)
        articles = quoteprov("articles", "--json", "--text", cwd=folder)
        outputs.append((trace.stdout, export.stdout, articles.stdout))
    assert outputs[0] == outputs[1]


# What cannot be read


def empty(folder: Path) -> str:
    (folder / "bad.txt").write_bytes(b"")
    return "empty"


def binary(folder: Path) -> str:
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)
    return "binary"


def long_line(folder: Path) -> str:
    with (folder / "bad.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        file.write(b"x" * 50_000_000)
        file.write(b'"}\n')
    return "max_record_mb"


def truncated_gzip(folder: Path) -> str:
    whole = gzip.compress(os.urandom(5000).hex().encode())
    (folder / "bad.txt.gz").write_bytes(whole[: len(whole) // 2])
    return "truncated gzip"


def twice_packed(folder: Path) -> str:
    (folder / "bad.txt.gz").write_bytes(gzip.compress(gzip.compress(GOOD.encode())))
    return "compressed twice"


def no_article(folder: Path) -> str:
    (folder / "bad.json").write_text('{"temperature": 21, "unit": "C"}')
    return "temperature"


def no_text(folder: Path) -> str:
    (folder / "bad.jsonl").write_text('{"title": "Only a headline", "outlet": "The Ledger"}\n')
    return "text"


def broken_json(folder: Path) -> str:
    (folder / "bad.json").write_text('{"text": "begun')
    return "JSON"


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "bad.txt")
    return "pipe"


@pytest.mark.parametrize(
    "spoil",
    [
        empty,
        binary,
        long_line,
        truncated_gzip,
        twice_packed,
        no_article,
        no_text,
        broken_json,
        pipe,
    ],
)
def test_bad_files_cost_nothing_else(quoteprov, tmp_path, spoil):
    write_good(tmp_path / "in")
    says = spoil(tmp_path / "in")
    done = quoteprov("index", "in", "--json")
    answer = indexed(done)
    assert done.returncode == 0
    assert answer["index"]["articles"] == 1
    (rejected,) = answer["rejected"]
    assert rejected["path"].startswith("in/bad")
    assert says in rejected["reason"]
    assert "1 file or record rejected" in done.stderr
    again = quoteprov("index", "in", "--strict", "--json")
    assert again.returncode == 2
    assert indexed(again)["rejected"] == answer["rejected"]


def test_other_encodings_are_read(quoteprov, tmp_path):
    (tmp_path / "latin.txt").write_bytes(
        "Die Brücke bleibt gesperrt.\n\n„Für Fußgänger gilt das auch“, sagte Jörg Müller.\n".encode(
            "cp1252"
        )
    )
    assert indexed(quoteprov("index", "latin.txt", "--json"))["rejected"] == []
    assert "Für Fußgänger" in quoteprov("trace", "Fußgänger gilt das auch").stdout


def test_the_lines_around_a_bad_one_are_read(quoteprov, tmp_path):
    lines = [json.dumps(article(0)), "{ no json", json.dumps(article(1)), '"a string"', "[1]"]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines))
    answer = indexed(quoteprov("index", "feed.jsonl", "--json"))
    assert answer["index"]["articles"] == 2
    assert [each["record"] for each in answer["rejected"]] == ["2", "4", "5"]


def test_a_missing_path_is_listed_or_an_error(quoteprov, tmp_path):
    write_good(tmp_path)
    done = quoteprov("index", "good.txt", "missing.txt", "--json")
    assert done.returncode == 0
    assert indexed(done)["rejected"][0]["reason"] == "no such file or folder"
    for command in ("index", "extract"):
        alone = quoteprov(command, "missing.txt")
        assert alone.returncode == 2
        assert "missing.txt" in alone.stderr


def test_link_loops_end(quoteprov, tmp_path):
    write_good(tmp_path / "in")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "self.txt").symlink_to(tmp_path / "in" / "self.txt")
    (tmp_path / "config.yaml").write_text("read: {follow_links: true}\n")
    answer = indexed(quoteprov("index", "in", "--json"))
    assert answer["index"]["articles"] == 1
    assert [each["path"] for each in answer["rejected"]] == ["in/self.txt"]


def without_privileges() -> list[str]:
    """A prefix that takes from root the right to read what file modes forbid."""
    if os.getuid() != 0:
        return []
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def test_a_folder_without_permission_is_listed(tmp_path):
    write_good(tmp_path / "in")
    write_good(tmp_path / "in" / "closed", "secret.txt")
    (tmp_path / "in" / "closed").chmod(0)
    try:
        done = subprocess.run(
            [*without_privileges(), sys.executable, "-m", "quoteprov", "index", "in", "--json"],
            cwd=tmp_path,
            env=clean_environment(tmp_path),
            capture_output=True,
            check=True,
        )
    finally:
        (tmp_path / "in" / "closed").chmod(0o700)
    answer = json.loads(done.stdout)
    assert answer["index"]["articles"] == 1
    assert answer["rejected"] == [
        {"path": "in/closed", "reason": "cannot be read: Permission denied", "record": None}
    ]


def test_pruning_keeps_what_may_not_be_seen(tmp_path):
    write_good(tmp_path / "in" / "closed", "secret.txt")
    command = [sys.executable, "-m", "quoteprov", "index", "--prune", "in", "--json"]
    options = {"cwd": tmp_path, "env": clean_environment(tmp_path), "capture_output": True}
    subprocess.run(command, check=True, **options)
    (tmp_path / "in" / "closed").chmod(0)
    try:
        done = subprocess.run([*without_privileges(), *command], check=True, **options)
    finally:
        (tmp_path / "in" / "closed").chmod(0o700)
    assert json.loads(done.stdout)["index"]["articles"] == 1


def test_names_cannot_speak_to_the_terminal(quoteprov, tmp_path):
    name = "bad\x1b[2J\nname.txt"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(b"")
    write_good(tmp_path / "in", "good\x1b]0;title\x07.txt")
    done = quoteprov("index", "in")
    assert done.returncode == 0
    listing = quoteprov("articles")
    assert "\x1b" not in done.stdout + done.stderr + listing.stdout
    assert "\x07" not in done.stdout + done.stderr + listing.stdout


# The index file


def test_an_index_of_a_newer_version_is_left_alone(quoteprov, tmp_path):
    write_good(tmp_path)
    quoteprov("index", "good.txt")
    with closing(sqlite3.connect(tmp_path / "quoteprov.db")) as database:
        database.execute("PRAGMA user_version = 1000")
    before = (tmp_path / "quoteprov.db").read_bytes()
    for command in (["top"], ["index", "good.txt"]):
        done = quoteprov(*command)
        assert done.returncode == 2
        assert "Upgrade quoteprov" in done.stderr
    assert (tmp_path / "quoteprov.db").read_bytes() == before


def test_what_is_no_index_is_left_alone(quoteprov, tmp_path):
    write_good(tmp_path)
    for content in (b"this is no database" * 100, None):
        path = tmp_path / "quoteprov.db"
        path.unlink(missing_ok=True)
        if content is None:
            with closing(sqlite3.connect(path)) as database:
                database.execute("CREATE TABLE recipes (name TEXT)")
        else:
            path.write_bytes(content)
        before = path.read_bytes()
        for command in (["top"], ["index", "good.txt"], ["doctor"]):
            done = quoteprov(*command)
            assert done.returncode == 2
            assert "quoteprov.db" in done.stderr + done.stdout
        assert path.read_bytes() == before


def test_a_second_writer_is_told_who_holds_the_index(quoteprov, tmp_path):
    write_good(tmp_path)
    feed = tmp_path / "feed"
    os.mkfifo(feed)
    first = subprocess.Popen(
        [sys.executable, "-m", "quoteprov", "index", "-"],
        cwd=tmp_path,
        env=clean_environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(tmp_path / "quoteprov.db.lock")
        done = quoteprov("index", "good.txt", "--json")
        assert done.returncode == 2
        error = json.loads(done.stderr)
        assert error["code"] == "index_locked"
        assert str(first.pid) in error["message"]
    finally:
        first.communicate(json.dumps(article(1)).encode())
    assert first.returncode == 0
    assert indexed(quoteprov("index", "good.txt", "--json"))["index"]["articles"] == 2


def wait_for(path: Path, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not (path.exists() and path.stat().st_size):
        assert time.monotonic() < deadline, f"{path} did not appear"
        time.sleep(0.02)


def test_a_full_disk_is_explained_and_what_was_there_stays(tmp_path):
    """On a real file system of one megabyte, mounted for this process alone."""
    write_good(tmp_path)
    write_many(tmp_path / "many.jsonl", 4000)
    (tmp_path / "small").mkdir()
    script = f"""
        mount -t tmpfs -o size=1m tmpfs {tmp_path}/small
        run() {{ {sys.executable} -m quoteprov --index {tmp_path}/small/quoteprov.db "$@"; }}
        run -q index {tmp_path}/good.txt
        run index --json {tmp_path}/many.jsonl > {tmp_path}/out 2> {tmp_path}/err
        echo $? > {tmp_path}/code
        run articles --json > {tmp_path}/articles
    """
    apart = ["unshare"] if os.getuid() == 0 else ["unshare", "--user", "--map-root-user"]
    subprocess.run(
        [*apart, "--mount", "bash", "-c", script],
        env=clean_environment(tmp_path),
        cwd=tmp_path,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    assert (tmp_path / "code").read_text().strip() == "2"
    error = json.loads((tmp_path / "err").read_text())
    assert error["code"] == "index_full"
    assert error["hint"]
    assert json.loads((tmp_path / "articles").read_text())["articles"]


@pytest.mark.parametrize("share", [0.0, 0.2, 0.4])
def test_interrupted_it_stays_usable_and_is_completed(quoteprov, tmp_path, share):
    write_many(tmp_path / "many.jsonl", 3000)
    whole = start_indexing(tmp_path)
    begun = time.monotonic()
    assert whole.wait(timeout=60) == 0
    lasted = time.monotonic() - begun
    exported = quoteprov("export", "--all").stdout
    (tmp_path / "quoteprov.db").unlink()
    process = start_indexing(tmp_path)
    time.sleep(share * lasted)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted" in error
    assert "Traceback" not in error
    assert quoteprov("articles").returncode in (0, 1)
    assert quoteprov("trace", "open when it is safe").returncode in (0, 1)
    answer = indexed(quoteprov("index", "many.jsonl", "--json"))
    assert answer["index"]["articles"] == 3000
    assert answer["index"]["quotations"] == 6000
    assert quoteprov("export", "--all").stdout == exported


def start_indexing(folder):
    """A process that indexes many.jsonl, when it has begun to write its index."""
    process = subprocess.Popen(
        [sys.executable, "-m", "quoteprov", "index", "--jobs", "2", "many.jsonl"],
        cwd=folder,
        env=clean_environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for(folder / "quoteprov.db")
    return process


def test_each_rejection_is_said_once(quoteprov, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    write_good(tmp_path)
    table = quoteprov("index", "good.txt", "empty.txt")
    assert (table.stdout + table.stderr).count("empty.txt") == 1
    lines = quoteprov("extract", "good.txt", "empty.txt", "--jsonl")
    assert lines.stderr == "rejected: empty.txt: empty\n"


def test_verbose_says_which_index_is_used(quoteprov, tmp_path):
    write_good(tmp_path)
    done = quoteprov("-v", "index", "good.txt")
    assert "index: quoteprov.db" in done.stderr
    assert " s\n" in done.stderr


def test_other_alignment_options_align_anew(quoteprov, tmp_path):
    shutil.copytree(PROJECT / "corpus", tmp_path / "corpus")
    before = indexed(quoteprov("index", "corpus", "--json"))["index"]["utterances"]
    (tmp_path / "config.yaml").write_text(
        "align: {min_coverage: 0.99, min_coverage_short: 0.99}\n", encoding="utf-8"
    )
    again = indexed(quoteprov("index", "corpus", "--json"))
    assert again["unchanged"] == 14
    assert again["index"]["utterances"] > before


def test_what_standard_input_refused_is_said_once(quoteprov, tmp_path):
    assert indexed(quoteprov("index", "-", "--json", stdin="no json\n"))["rejected"]
    done = quoteprov("index", "-", "--strict", "--json", stdin=json.dumps(article(1)))
    assert (done.returncode, indexed(done)["rejected"]) == (0, [])


def test_a_closed_index_is_one_whole_file(quoteprov, tmp_path):
    write_good(tmp_path)
    quoteprov("index", "good.txt")
    assert not (tmp_path / "quoteprov.db-wal").exists()
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(tmp_path / "quoteprov.db", tmp_path / "elsewhere")
    assert quoteprov("trace", "lost two of its strands", cwd=tmp_path / "elsewhere").returncode == 0


def test_an_incomplete_index_says_so(quoteprov, tmp_path):
    write_good(tmp_path)
    quoteprov("index", "good.txt")
    with closing(sqlite3.connect(tmp_path / "quoteprov.db")) as database:
        database.execute("INSERT INTO meta VALUES ('unaligned', '1')")
        database.commit()
    done = quoteprov("trace", "two of its strands")
    assert done.returncode == 0
    assert "incomplete" in done.stderr
    answer = json.loads(quoteprov("trace", "two of its strands", "--json").stdout)
    assert answer["index"]["aligned"] is False
    quoteprov("index", "good.txt")
    assert quoteprov("trace", "two of its strands").stderr == ""


def test_one_index_by_two_names_is_one_index(quoteprov, tmp_path):
    path = write_good(tmp_path / "real" / "in")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    quoteprov("--index", "real/quoteprov.db", "index", "real/in")
    again = indexed(quoteprov("--index", "link/quoteprov.db", "index", "link/in", "--json"))
    assert (again["unchanged"], again["index"]["articles"]) == (1, 1)
    path.unlink()
    pruned = quoteprov("--index", "link/quoteprov.db", "index", "--prune", "real/in", "--json")
    assert indexed(pruned)["removed"] == 1
