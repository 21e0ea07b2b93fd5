"""A source is one file to be read, or standard input, as a bounded stream of bytes."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

STDIN = "-"
GZIP_SUFFIX = ".gz"
READ_ERRORS = (OSError, EOFError, zlib.error)

# Large enough that system calls cost nothing beside hashing, small enough to sit in cache.
_BUFFER_BYTES = 1 << 18


class Source(Struct, frozen=True):
    """A file to be read.

    ``path`` is how it is shown: relative to the base folder where it lies inside, else absolute,
    always encodable as UTF-8. ``location`` is where it is on disk, None for standard input.
    ``size`` counts bytes on disk.
    """

    path: str
    location: str | None
    size: int


def digest_source(source: Source) -> str | None:
    """A digest of the bytes on disk, as 32 hexadecimal digits.

    None for standard input, and for a file that cannot be read: ``read_records`` says why.
    """
    if source.location is None:
        return None
    digest = blake2b(digest_size=16)
    try:
        with Path(source.location).open("rb", buffering=0) as file:
            while chunk := file.read(_BUFFER_BYTES):
                digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()


@contextmanager
def open_source(source: Source) -> Iterator[io.BufferedReader]:
    """The decompressed bytes of a source, as a buffered stream.

    Opening or reading it raises one of READ_ERRORS; ``explain_error`` puts them in words.
    """
    if source.location is None:
        yield _open_stdin()
        return
    file: io.BufferedReader = io.BufferedReader(io.FileIO(source.location), _BUFFER_BYTES)
    with file:
        if source.location.lower().endswith(GZIP_SUFFIX):
            yield io.BufferedReader(_Unzipped(file), _BUFFER_BYTES)
        else:
            yield file


def explain_error(error: Exception) -> str:
    """The reason in one line for one of READ_ERRORS."""
    if isinstance(error, EOFError):
        return "truncated gzip: the file ends in the middle of its compressed data"
    if isinstance(error, gzip.BadGzipFile | zlib.error):
        return f"damaged gzip, or none in spite of its name: {' '.join(str(error).split())}"
    reason = getattr(error, "strerror", None) or " ".join(str(error).split())
    return f"cannot be read: {reason}"


def _open_stdin() -> io.BufferedReader:
    # Python has no sys.stdin where the process was started with it closed.
    if sys.stdin is None:
        raise OSError("standard input is closed")
    stream = sys.stdin.buffer
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(io.BytesIO(stream.read()))


class _Unzipped(io.RawIOBase):
    """Hands on what gzip has decompressed so far before it raises.

    ``GzipFile.read`` drops the bytes it has already decompressed when the file turns out to be
    truncated; ``read1`` decompresses one piece at a time, so that nothing before the end is lost.
    """

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = gzip.GzipFile(fileobj=file)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._file.read1(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)
