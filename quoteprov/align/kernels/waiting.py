"""Arrays that wait: what is large and not needed for a while lies on disk."""

from __future__ import annotations

import mmap
import os
import sys
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

import numpy as np

from quoteprov.align.kernels.ragged import BLOCK, Array

# What is made to be used soon is held in memory unless it takes so much: with 200,000 quotations
# nothing is written. Of 1 GB of articles, with two million, words and kinds take 110 and 27 MB.
_LARGE = 3 << 23
# What nobody asks for during the grouping is put by if it takes so much.
_WORTH_IT = 1 << 22
# Of parts that fit the cache so many are read before they are forgotten, about 8 MB.
_PARTS_BETWEEN = 64

Part = TypeVar("Part")


class Waiting:
    """An array that is filled from its first row on and then waits until it is needed.

    A large one does so in a file without a name, unless there is no room for it.
    """

    def __init__(self, shape: tuple[int, ...], dtype: np.dtype[Any], least: int = 0) -> None:
        self._shape, self._dtype = shape, dtype
        self._size = int(np.prod(shape)) * dtype.itemsize
        self._file = _open_file(self._size) if self._size >= (least or _LARGE) else None
        self._rows = np.empty(shape if self._file is None else (0,), dtype)
        self._filled = 0

    def add(self, rows: Array) -> None:
        """The next rows."""
        if self._file is None:
            self._rows[self._filled : self._filled + len(rows)] = rows
        else:
            self._file.write(np.ascontiguousarray(rows, self._dtype).data.cast("B"))
        self._filled += len(rows)

    def wake(self) -> Array:
        """All rows. What lies in a file cannot be written to, and goes when nobody holds it."""
        if self._file is None:
            return self._rows
        with self._file as file:
            file.flush()
            kept = mmap.mmap(file.fileno(), self._size, access=mmap.ACCESS_READ)
        return np.frombuffer(kept, self._dtype).reshape(self._shape)


def put_by(array: Array) -> Array:
    """The same numbers, in a file without a name where they take much memory."""
    if array.nbytes < _WORTH_IT:
        return array
    waiting = Waiting(array.shape, array.dtype, _WORTH_IT)
    waiting.add(array)
    return waiting.wake()


def rest(*arrays: Array) -> None:
    """Forget what was read of arrays that lie in files; it is read again where it is needed."""
    for array in arrays:
        owner: Any = array
        while isinstance(owner, np.ndarray):
            owner = owner.base
        owner = getattr(owner, "obj", owner)
        if isinstance(owner, mmap.mmap) and sys.platform == "linux":
            owner.madvise(mmap.MADV_DONTNEED)


def in_passing(parts: Iterable[Part], *arrays: Array) -> Iterator[Part]:
    """The parts, which are read from the arrays one behind the other: these rest now and then."""
    for number, part in enumerate(parts, 1):
        yield part
        if number % _PARTS_BETWEEN == 0:
            rest(*arrays)
    rest(*arrays)


def take_in_passing(array: Array, places: Array) -> Array:
    """The rows of an array at some places; many wait in a file."""
    taken = Waiting((len(places), *array.shape[1:]), array.dtype, _WORTH_IT)
    for rows in in_passing(cut_rows(array, len(places)), array):
        taken.add(array.take(places[rows], axis=0))
    return taken.wake()


def find_greatest(array: Array) -> int:
    """The greatest number of an array, 0 where it has none."""
    parts = in_passing(cut_rows(array, len(array)), array)
    return max((int(array[rows].max()) for rows in parts), default=0)


def cut_rows(array: Array, count: int) -> Iterator[slice]:
    """Slices of ``count`` rows like those of an array, of which each fits the cache."""
    height = max(BLOCK * len(array) // max(array.size, 1), 1)
    return (slice(start, start + height) for start in range(0, count, height))


def _open_file(size: int) -> IO[bytes] | None:
    try:
        file = TemporaryFile()  # noqa: SIM115
    except OSError:
        return None
    try:
        # Room is taken now: to lack it later would be too late.
        getattr(os, "posix_fallocate", _lengthen)(file.fileno(), 0, size)
    except OSError:
        file.close()
        return None
    return file


def _lengthen(descriptor: int, start: int, size: int) -> None:
    os.ftruncate(descriptor, start + size)
