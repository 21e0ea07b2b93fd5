"""The lock that lets one process write to an index and tells a second one who holds it.

The lock is ``flock`` on a file beside the index, so it goes with the process that holds it,
however that ends; what the file says is only for the reader of the message.
"""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import weakref
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from quoteprov.errors import IndexFull, IndexLocked, StoreError


class Holder(Struct, frozen=True):
    """Who holds the lock, as written into the lock file; ``since`` is ISO 8601 with offset."""

    pid: int
    host: str
    since: str


class WriterLock:
    """Held from construction until ``release``."""

    def __init__(self, index: Path) -> None:
        """Raises IndexLocked where another process holds it, StoreError where it cannot be had."""
        self._path = Path(os.path.realpath(index) + ".lock")
        try:
            self._descriptor = _open_locked(self._path, index)
        except OSError as error:
            raise _explain(error, index) from error
        _held.add(self)

    def release(self) -> None:
        """Let the next writer in."""
        _held.discard(self)
        self._path.unlink(missing_ok=True)
        os.close(self._descriptor)

    def forget(self) -> None:
        """Close a child's inherited handle, so that the lock ends with its parent."""
        os.close(self._descriptor)


_held: weakref.WeakSet[WriterLock] = weakref.WeakSet()


def _forget_in_child() -> None:
    for lock in list(_held):
        lock.forget()
    _held.clear()


# A forked worker shares its parent's flock: one that outlives a killed parent would keep it.
os.register_at_fork(after_in_child=_forget_in_child)


def _open_locked(path: Path, index: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_still_at(path, descriptor):
                _write_holder(descriptor)
                return descriptor
        except BlockingIOError as error:
            raise _say_who_holds(descriptor, index) from error
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_still_at(path: Path, descriptor: int) -> bool:
    # The holder before us may have removed the file between our opening and locking it.
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _write_holder(descriptor: int) -> None:
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    data = msgspec.json.encode(Holder(os.getpid(), socket.gethostname(), since))
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, data, 0)


def _say_who_holds(descriptor: int, index: Path) -> IndexLocked:
    try:
        holder = msgspec.json.decode(os.pread(descriptor, 4096, 0), type=Holder)
        who = f"Process {holder.pid} on {holder.host}, since {holder.since},"
    except msgspec.DecodeError:
        who = "Another process"  # which has not put its name down yet
    finally:
        os.close(descriptor)
    return IndexLocked(
        f"{who} is writing to the index.",
        hint="Wait until it has finished; reading works meanwhile.",
        path=str(index),
    )


def _explain(error: OSError, index: Path) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return IndexFull(
            "There is no room left where the index is to be written.",
            hint="Free some space or choose another place with --index.",
            path=str(index),
        )
    return StoreError(
        f"The index cannot be written there: {error.strerror}.",
        hint="Make the folder first, check that it may be written, or choose another --index.",
        path=str(index),
    )
