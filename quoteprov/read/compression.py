"""Compressed files are known by their first bytes and unpacked piece by piece, within bounds."""

from __future__ import annotations

import io
import re
import sys
import zlib
from collections.abc import Callable
from typing import Protocol, TypeAlias

from msgspec import Struct

from quoteprov.read.extras import needs_extra

# Every machine has room for this much, so that no ratio is asked of small files.
_UNASKED_BYTES = 1 << 24
# xz -9 needs 65 MB; a file that wants more is made to exhaust memory.
_XZ_MEMORY = 1 << 28
_PIECE_BYTES = 1 << 16
_LONGEST_MAGIC = 10
_LONGEST_DETAIL = 200


class Unreadable(Exception):
    """A file or record cannot be read, or not to its end; carries the reason for its Rejection."""

    @classmethod
    def because(cls, problem: str, error: BaseException) -> Unreadable:
        """With the reason that a library gives, which may hold bytes of the file."""
        detail = " ".join(str(error).split())[:_LONGEST_DETAIL] or type(error).__name__
        return cls(f"{problem}: {''.join(c if c.isprintable() else '?' for c in detail)}")


class _Decompressor(Protocol):
    """What undoes one compressed stream; those of bz2, lzma and zstd are such."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


_Started: TypeAlias = tuple[_Decompressor, tuple[type[Exception], ...]]


class Codec(Struct, frozen=True):
    """A way to compress: its name, its suffixes, how its files begin, what undoes it.

    ``start`` gives a decompressor and the errors it raises. Raises ExtraMissing. ``libraries``
    and ``extra`` are those of an Entry of FORMATS.
    """

    name: str
    suffixes: tuple[str, ...]
    magic: re.Pattern[bytes]
    start: Callable[[], _Started]
    extra: str | None = None
    libraries: tuple[str, ...] = ()


class _Gunzip:
    """zlib's decompressor with the interface of the others."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        piece = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self.needs_input = not self._inner.unconsumed_tail and len(piece) < max_length
        return piece


def _start_gzip() -> _Started:
    return _Gunzip(), (zlib.error,)


def _start_bzip2() -> _Started:
    import bz2

    return bz2.BZ2Decompressor(), (OSError, ValueError)


def _start_xz() -> _Started:
    import lzma

    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY), (lzma.LZMAError,)


def _start_zstd() -> _Started:
    with needs_extra("zstd", "backports.zstd"):
        try:
            from compression.zstd import ZstdDecompressor, ZstdError
        except ImportError:  # before Python 3.14
            from backports.zstd import ZstdDecompressor, ZstdError
    return ZstdDecompressor(), (ZstdError,)


_ZSTD_NEEDS = ("zstd", ("backports.zstd",)) if sys.version_info < (3, 14) else (None, ())

CODECS = (
    Codec("gzip", (".gz",), re.compile(rb"\x1f\x8b\x08"), _start_gzip),
    Codec("bzip2", (".bz2",), re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), _start_bzip2),
    Codec("xz", (".xz",), re.compile(rb"\xfd7zXZ\x00"), _start_xz),
    # A file may begin with a frame that is to be passed over.
    Codec(
        "zstd", (".zst", ".zstd"), re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"),
        _start_zstd, *_ZSTD_NEEDS,
    ),
)  # fmt: skip

_SUFFIXES = tuple(suffix for codec in CODECS for suffix in codec.suffixes)


def find_codec(head: bytes) -> Codec | None:
    """How a file that begins with ``head`` is compressed, None where it is not."""
    return next((codec for codec in CODECS if codec.magic.match(head)), None)


def strip_compression(name: str) -> str:
    """The name of a file without the suffix of its compression; one that is nothing else stays."""
    suffix = next((each for each in _SUFFIXES if name.lower().endswith(each)), "")
    return name[: len(name) - len(suffix)] or name


class Unpacked(io.RawIOBase):
    """The bytes that a compressed ``file`` holds, all its streams one after the other.

    Reading raises Unreadable where the file is damaged or truncated, or where it unpacks to
    more than ``most`` times its size; what comes before that is handed out first.
    """

    def __init__(self, file: io.BufferedReader, codec: Codec, most: int) -> None:
        self._file = file
        self._codec = codec
        self._most = most
        self._taken = self._given = 0
        self._rest = b""
        self._stream, self._errors = codec.start()

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` from its start; the number of bytes, 0 at the end."""
        piece = self._read_piece(len(buffer))
        buffer[: len(piece)] = piece
        self._given += len(piece)
        if self._given > max(_UNASKED_BYTES, self._most * self._taken):
            raise Unreadable(
                f"{self._codec.name} that unpacks to more than {self._most} times its size "
                "(read.max_expansion in the configuration)"
            )
        return len(piece)

    def _read_piece(self, most: int) -> bytes:
        """The next bytes, at most ``most``; none at the end of the file."""
        while not self._stream.eof or self._start_next():
            data = b""
            if self._stream.needs_input:
                data = self._rest or self._take()
                self._rest = b""
                if not data:
                    raise Unreadable(
                        f"truncated {self._codec.name}: the file ends in the middle of its "
                        "compressed data"
                    )
            try:
                piece = self._stream.decompress(data, most)
            except self._errors as error:
                raise Unreadable.because(f"damaged {self._codec.name}", error) from error
            if piece:
                return piece
        return b""

    def _start_next(self) -> bool:
        """Whether another compressed stream follows the one that ended; zeros are padding."""
        rest = self._stream.unused_data.lstrip(b"\x00")
        while len(rest) < _LONGEST_MAGIC and (more := self._take()):
            rest = (rest + more).lstrip(b"\x00")
        if not rest:
            return False
        if not self._codec.magic.match(rest):
            raise Unreadable(f"damaged {self._codec.name}: something else follows where it ends")
        self._stream, self._errors = self._codec.start()
        self._rest = rest
        return True

    def _take(self) -> bytes:
        data = self._file.read1(_PIECE_BYTES)
        self._taken += len(data)
        return data
