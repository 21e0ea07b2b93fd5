"""Paths become sources: which files are read, in which order, and under which name.

A file has one name however it was typed: that of its real place on disk, relative to the base
folder where it lies inside. So a file that is given twice, or through a link, is read once.
"""

from __future__ import annotations

import fnmatch
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.formats import check_format, is_known
from quoteprov.read.sources import STDIN, Source, explain_error

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def list_sources(
    paths: Sequence[str], options: ReadOptions, base: Path
) -> Iterator[Source | Rejection]:
    """The files of ``paths``, each once: arguments as given, folders sorted by bytes of names.

    A folder is read recursively. Inside it, hidden names, files whose names match
    ``options.exclude``, files of unknown suffix and (unless ``options.follow_links``) links are
    passed over in silence; a file that is named itself is always read. ``-`` is standard input.
    With ``options.format`` files of any suffix are read as that; raises InputError where there
    is no such format.
    """
    check_format(options)
    walk = _Walk(options, os.path.realpath(base))
    for path in paths:
        if path == STDIN:
            yield from walk.take_stdin()
        else:
            yield from walk.take_path(path)


def show_path(location: str, base: str) -> str:
    """The name under which a real path is shown; different paths have different names.

    Bytes that are no UTF-8 are written as \\xNN, and so is a backslash that could be mistaken
    for the start of one.
    """
    inside = base.rstrip("/") + "/"
    path = location[len(inside) :] if location.startswith(inside) else location
    raw = os.fsencode(path).replace(b"\\x", b"\\x5cx")
    return raw.decode("utf-8", "backslashreplace")


def _find_location(path: str) -> str:
    """The real place of ``path`` on disk. Raises ValueError or OSError for what is no path."""
    if not path:
        # realpath takes it for the current folder.
        raise FileNotFoundError
    return os.path.realpath(path)


class _Walk:
    """One listing: what was seen already, so that nothing comes twice and loops end."""

    def __init__(self, options: ReadOptions, base: str) -> None:
        self._follow = options.follow_links
        self._any_suffix = options.format is not None
        self._base = base
        self._seen: set[str] = set()
        globs = "|".join(fnmatch.translate(glob) for glob in options.exclude)
        self._excluded = re.compile(globs or r"(?!)", re.IGNORECASE)

    def take_stdin(self) -> Iterator[Source]:
        if STDIN not in self._seen:
            self._seen.add(STDIN)
            yield Source(STDIN, None, 0)

    def take_path(self, path: str) -> Iterator[Source | Rejection]:
        # A stack, not recursion: folders may nest deeper than Python does. The real path of a
        # folder's entries follows from that of the folder, which spares a system call for each.
        try:
            pending = [(_find_location(path), True)]
        except (OSError, ValueError) as error:
            yield self._reject(path, error)
            return
        while pending:
            location, named = pending.pop()
            if location in self._seen:
                continue
            self._seen.add(location)
            try:
                status = Path(location).stat()
                if stat.S_ISDIR(status.st_mode):
                    pending += reversed(self._list_folder(location))
                elif named or self._any_suffix or is_known(location):
                    yield self._judge_file(location, status)
            except OSError as error:
                yield self._reject(location, error)

    def _list_folder(self, folder: str) -> list[tuple[str, bool]]:
        """The real paths of what is to be read in a folder. Raises OSError."""
        with os.scandir(folder) as entries:
            wanted = [entry for entry in entries if self._wants(entry)]
        wanted.sort(key=lambda entry: os.fsencode(entry.name))
        return [
            (os.path.realpath(entry.path) if entry.is_symlink() else entry.path, False)
            for entry in wanted
        ]

    def _wants(self, entry: os.DirEntry[str]) -> bool:
        if entry.name.startswith("."):
            return False
        if entry.is_symlink() and not self._follow:
            return False
        return entry.is_dir(follow_symlinks=False) or not self._excluded.match(entry.name)

    def _judge_file(self, location: str, status: os.stat_result) -> Source | Rejection:
        path = show_path(location, self._base)
        if stat.S_ISREG(status.st_mode):
            return Source(path, location, status.st_size)
        kind = next((name for test, name in _KINDS if test(status.st_mode)), "something else")
        reason = f"{kind}, not a file; to read from a pipe, give - and send JSON Lines"
        return Rejection(path=path, reason=reason)

    def _reject(self, location: str, error: OSError | ValueError) -> Rejection:
        path = show_path(location, self._base)
        if isinstance(error, FileNotFoundError):
            return Rejection(path=path, reason="no such file or folder")
        return Rejection(path=path, reason=explain_error(error))
