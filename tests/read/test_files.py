from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read import Source, digest_source, list_sources

UNPRIVILEGED = 65534


def list_paths(
    base: Path, *paths: str | Path, options: ReadOptions | None = None
) -> list[str | tuple[str, str]]:
    """Display paths; a rejection as (path, reason)."""
    found = list_sources([str(path) for path in paths], options or ReadOptions(), base)
    return [item.path if isinstance(item, Source) else (item.path, item.reason) for item in found]


def touch(base: Path, *names: str) -> None:
    for name in names:
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.")


def test_a_folder_is_read_recursively_sorted_by_the_bytes_of_names(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a/z.md", "a/B.txt", "é.json", "Z.jsonl.gz", "a.ndjson", "c.MARKDOWN")
    assert list_paths(tmp_path, tmp_path) == [
        "Z.jsonl.gz",
        "a/B.txt",
        "a/z.md",
        "a.ndjson",
        "b.txt",
        "c.MARKDOWN",
        "é.json",
    ]


def test_hidden_excluded_and_foreign_files_are_passed_over(tmp_path: Path) -> None:
    touch(tmp_path, ".x.txt", ".git/a.txt", "readme.md", "license-2.txt", "photo.jpg", "a.txt")
    touch(tmp_path, "license-reform/b.txt")
    assert list_paths(tmp_path, tmp_path) == ["a.txt", "license-reform/b.txt"]
    only = ReadOptions(exclude=("A.*",))
    assert list_paths(tmp_path, tmp_path, options=only) == [
        "license-2.txt",
        "license-reform/b.txt",
        "readme.md",
    ]


def test_a_file_that_is_named_is_always_read(tmp_path: Path) -> None:
    touch(tmp_path, "README.md", ".x.txt", "notes.dat")
    names = ["README.md", ".x.txt", "notes.dat"]
    assert list_paths(tmp_path, *(tmp_path / name for name in names)) == names


def test_a_file_has_one_path_however_it_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "in/a.txt", "out/b.txt")
    monkeypatch.chdir(tmp_path / "in")
    base = tmp_path / "in"
    assert list_paths(base, "a.txt", "./a.txt", "../in/a.txt", base / "a.txt", ".") == ["a.txt"]
    assert list_paths(base, "../out/b.txt") == [str(tmp_path / "out/b.txt")]
    assert list_paths(Path("/"), "a.txt") == [str(base / "a.txt").lstrip("/")]


def test_overlapping_arguments_give_each_file_once_in_any_order(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.txt", "a/b/y.txt", "z.txt")
    arguments = [tmp_path, tmp_path / "a", tmp_path / "a/b", tmp_path / "z.txt"]
    forward, backward = list_paths(tmp_path, *arguments), list_paths(tmp_path, *arguments[::-1])
    assert (
        sorted(map(str, forward)) == sorted(map(str, backward)) == ["a/b/y.txt", "a/x.txt", "z.txt"]
    )
    assert len(forward) == len(backward) == 3


def test_links_inside_folders_are_followed_only_when_asked(tmp_path: Path) -> None:
    touch(tmp_path, "in/a.txt", "out/b.txt")
    (tmp_path / "in/link.txt").symlink_to(tmp_path / "out/b.txt")
    (tmp_path / "in/more").symlink_to(tmp_path / "out")
    base = tmp_path / "in"
    assert list_paths(base, base) == ["a.txt"]
    followed = list_paths(base, base, options=ReadOptions(follow_links=True))
    assert followed == ["a.txt", str(tmp_path / "out/b.txt")]


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    touch(tmp_path, "out/b.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "out")
    (tmp_path / "file.txt").symlink_to(tmp_path / "out/b.txt")
    assert list_paths(tmp_path, tmp_path / "folder", tmp_path / "file.txt") == ["out/b.txt"]


def test_link_loops_end(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.txt")
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    options = ReadOptions(follow_links=True)
    assert list_paths(tmp_path, tmp_path, options=options) == [
        "a/x.txt",
        ("self.txt", "cannot be read: Too many levels of symbolic links"),
    ]
    [(path, reason)] = list_paths(tmp_path, tmp_path / "self.txt")
    assert (path, "symbolic links" in reason) == ("self.txt", True)


def test_missing_paths_are_rejected(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    reason = "no such file or folder"
    assert list_paths(tmp_path, tmp_path / "nil", "") == [("nil", reason), ("", reason)]
    assert list_paths(tmp_path, tmp_path / "broken.txt") == [("gone.txt", reason)]
    [(_, why)] = list_paths(tmp_path, "nul\x00byte")
    assert "null byte" in why


def test_pipes_sockets_and_devices_are_rejected_without_opening_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt"))
        found = dict(list_paths(tmp_path, tmp_path, "/dev/null"))
    assert found["pipe.txt"].startswith("a named pipe, not a file")
    assert found["s.txt"].startswith("a socket, not a file")
    assert found["/dev/null"].startswith("a device, not a file")


def test_standard_input_is_listed_once(tmp_path: Path) -> None:
    assert list(list_sources(["-", "-"], ReadOptions(), tmp_path)) == [Source("-", None, 0)]


def test_names_of_any_bytes_are_shown_as_different_valid_text(tmp_path: Path) -> None:
    names = [
        b"caf\xe9.txt",
        b"caf\\xe9.txt",
        b"caf\\x5cxe9.txt",
        b"two\nlines.txt",
        b"\x1b[31m.txt",
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("Text.")
    sources = list(list_sources([str(tmp_path)], ReadOptions(), tmp_path))
    assert all(isinstance(item, Source) and digest_source(item) for item in sources)
    shown = {item.path.encode().decode() for item in sources}
    assert len(shown) == len(names)
    assert {"caf\\xe9.txt", "caf\\x5cxe9.txt", "two\nlines.txt", "\x1b[31m.txt"} < shown


def test_a_very_deep_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1500):
        Path("d").mkdir()
        os.chdir("d")
    Path("x.txt").write_text("Text.")
    try:
        assert list_paths(tmp_path, tmp_path) == ["d/" * 1500 + "x.txt"]
    finally:
        # Too deep for what pytest clears away after itself.
        Path("x.txt").unlink()
        for _ in range(1500):
            os.chdir("..")
            Path("d").rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can start a process as nobody")
def test_without_permission_as_an_unprivileged_user() -> None:
    # Not in tmp_path, whose parents are closed to other users.
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        touch(base, "open/a.txt", "closed/b.txt", "secret.txt")
        base.chmod(0o755)
        (base / "closed").chmod(0o700)
        (base / "secret.txt").chmod(0o600)
        found = run_unprivileged(base)
    assert found == {
        "open/a.txt": "read",
        "closed": "cannot be read: Permission denied",
        "secret.txt": "cannot be read: Permission denied",
    }


def run_unprivileged(base: Path) -> dict[str, str]:
    """Path -> "read" or the reason, as a user sees it who owns none of the files.

    The modules are imported first: the interpreter itself may lie where that user cannot read.
    """
    script = f"""
import json, os
from pathlib import Path
from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read import list_sources, parse_record, read_records
os.setgroups([]); os.setgid({UNPRIVILEGED}); os.setuid({UNPRIVILEGED})
base, options, found = Path({str(base)!r}), ReadOptions(), {{}}
for source in list_sources([str(base)], options, base):
    items = [source] if isinstance(source, Rejection) else read_records(source, options)
    for item in items:
        found[item.path] = getattr(item, "reason", "read")
print(json.dumps(found))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_without_permission_as_oneself(tmp_path: Path) -> None:
    touch(tmp_path, "closed/b.txt", "open.txt")
    (tmp_path / "closed").chmod(0)
    try:
        found = list_paths(tmp_path, tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert found == [("closed", "cannot be read: Permission denied"), "open.txt"]


def test_the_digest_follows_the_bytes_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / "b.txt").write_bytes(b"one")
    (tmp_path / "c.txt").write_bytes(b"two")
    sources = list(list_sources([str(tmp_path)], ReadOptions(), tmp_path))
    first, second, third = (digest_source(item) for item in sources if isinstance(item, Source))
    assert first == second != third
    assert first is not None
    assert len(first) == 32


def test_standard_input_and_vanished_files_have_no_digest(tmp_path: Path) -> None:
    assert digest_source(Source("-", None, 0)) is None
    assert digest_source(Source("gone.txt", str(tmp_path / "gone.txt"), 1)) is None


def test_listing_is_a_stream(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt")
    listing = list_sources(
        [str(tmp_path / "a.txt"), str(tmp_path / "nil")], ReadOptions(), tmp_path
    )
    assert isinstance(next(listing), Source)
    assert isinstance(next(listing), Rejection)
