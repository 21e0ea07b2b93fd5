"""A source is one file to be read, or standard input, as a bounded stream of bytes."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from quoteprov.config import MEGABYTE, ReadOptions
from quoteprov.read.compression import Unpacked, Unreadable, find_codec

STDIN = "-"
READ_ERRORS = (OSError, Unreadable)

# Large enough that system calls cost nothing beside hashing, small enough to sit in cache.
_BUFFER_BYTES = 1 << 18
# Times of files are as fine as the clock ticks, or two seconds (FAT): what was changed that long
# ago and is changed once more bears another time.
_SETTLED_SECONDS = 2.0


class Source(Struct, frozen=True):
    """A file to be read.

    ``path`` is how it is shown: relative to the base folder where it lies inside, else absolute,
    always encodable as UTF-8. ``location`` is where it is on disk, None for standard input.
    ``size`` counts bytes on disk.
    """

    path: str
    location: str | None
    size: int


def stamp_source(source: Source) -> str | None:
    """What a file system tells of a file, which is another thing whenever the file has changed.

    None for standard input, for a file that cannot be found, and for one that was changed just now,
    since it might change again within the same tick of the clock.
    """
    if source.location is None:
        return None
    try:
        status = Path(source.location).stat()
    except OSError:
        return None
    if max(status.st_mtime, status.st_ctime) > time.time() - _SETTLED_SECONDS:
        return None
    # Whoever changes a file can set the time of that, but not the time when its status changed.
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


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
def open_source(source: Source, options: ReadOptions) -> Iterator[io.BufferedReader]:
    """The decompressed bytes of a source, as a buffered stream.

    It can seek where the source is a file that is not compressed. Opening or reading it raises
    ExtraMissing or one of READ_ERRORS; ``explain_error`` puts those in words.
    """
    if source.location is None:
        yield unpack_stream(_open_stdin(), options)
        return
    file: io.BufferedReader = io.BufferedReader(_AsOpened(source.location), _BUFFER_BYTES)
    with file:
        yield unpack_stream(file, options)


def unpack_stream(file: io.BufferedReader, options: ReadOptions) -> io.BufferedReader:
    """The bytes of ``file``, decompressed where they are compressed, within the bounds.

    Raises Unreadable where they are compressed twice.
    """
    codec = find_codec(file.peek())
    unpacked = Unpacked(file, codec, options.max_expansion) if codec else file
    bounded = _Bounded(unpacked, options.max_file_mb)
    stream: io.BufferedReader = io.BufferedReader(bounded, _BUFFER_BYTES)
    inner = find_codec(stream.peek()) if codec else None
    if codec and inner:
        raise Unreadable(f"compressed twice ({inner.name} inside {codec.name}): unpack it once")
    return stream


def explain_error(error: Exception) -> str:
    """The reason in one line for one of READ_ERRORS."""
    if isinstance(error, Unreadable):
        return str(error)
    reason = getattr(error, "strerror", None) or " ".join(str(error).split())
    return f"cannot be read: {reason}"


def say_too_large(what: str, option: str, megabytes: int) -> str:
    """The reason for what passes a bound of the configuration."""
    return f"{what} is larger than read.{option} ({megabytes} MB) in the configuration"


def _open_stdin() -> io.BufferedReader:
    # Python has no sys.stdin where the process was started with it closed.
    if sys.stdin is None:
        raise OSError("standard input is closed")
    stream = sys.stdin.buffer
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(io.BytesIO(stream.read()))


class _AsOpened(io.FileIO):
    """A file as long as it was when it was opened: one that goes on growing comes to an end."""

    def __init__(self, location: str) -> None:
        super().__init__(location)
        self._size = os.fstat(self.fileno()).st_size

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        left = max(self._size - self.tell(), 0)
        return super().readinto(memoryview(buffer)[:left]) or 0


class _Bounded(io.RawIOBase):
    """The first ``megabytes`` of a stream; reading on raises Unreadable where there is more."""

    def __init__(self, stream: io.BufferedReader | Unpacked, megabytes: int) -> None:
        self._stream = stream
        # A pipe is read as its bytes come, not in full buffers.
        self._read_into = getattr(stream, "readinto1", stream.readinto)
        self._megabytes = megabytes
        self._left = megabytes * MEGABYTE

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._left:
            size: int = self._read_into(memoryview(buffer)[: self._left])
            self._left -= size
            return size
        if self._stream.read(1):
            raise Unreadable(say_too_large("the file", "max_file_mb", self._megabytes))
        return 0
