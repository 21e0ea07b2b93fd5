"""Standard output: encoded, cut short by its reader, closed or full."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable

from quoteprov.errors import QuoteprovError

# In a pipe there is no width to ask for: wide enough for a table, narrow enough for a mail.
PIPE_WIDTH = 100
# Where Python is told not to buffer, each line would be a call to the system: 3% of the time of
# `extract` (measured).
WRITTEN_BYTES = 1 << 16


def output_width() -> int:
    """The columns that an answer may take: COLUMNS, the terminal's, or those of a pipe."""
    return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns


def require_streams() -> None:
    """Raise QuoteprovError where standard output is closed; do without standard error."""
    if sys.stderr is None:
        sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    if sys.stdout is None:
        raise QuoteprovError(
            "The output cannot be written: standard output is closed.",
            hint="Send it to /dev/null where it is not wanted: >/dev/null",
        )


def write_output(pieces: Iterable[str], encoding: str = "utf-8") -> None:
    """Write to standard output what ``encoding`` can hold, and the rest as escapes.

    Raises QuoteprovError where it cannot be written. A reader who has seen enough is no error.
    """
    waiting = bytearray()
    try:
        for piece in pieces:
            waiting += piece.encode(encoding, "backslashreplace")
            if len(waiting) >= WRITTEN_BYTES:
                if not _write_bytes(waiting):
                    return
                waiting = bytearray()
    finally:
        # What came before an error is still part of the answer.
        _write_bytes(waiting)
    flush_output()


def flush_output() -> None:
    """Send off what is still to be written; raises QuoteprovError where it cannot be."""
    _write_bytes(b"")


def abandon_output() -> None:
    """What is still written to standard output goes nowhere, and fails no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_bytes(data: bytes | bytearray) -> bool:
    """Whether there is still a reader; without ``data`` the stream is flushed."""
    try:
        if data:
            left = memoryview(data)
            while left:
                # A stream that is not buffered may take a part only.
                left = left[sys.stdout.buffer.write(left) :]
        else:
            sys.stdout.flush()
    except BrokenPipeError:
        abandon_output()
        return False
    except OSError as error:
        abandon_output()
        raise QuoteprovError(
            f"The output cannot be written: {error.strerror}",
            hint="Make room, or send the output elsewhere.",
        ) from error
    return True
