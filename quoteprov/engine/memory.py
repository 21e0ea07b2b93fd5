"""Memory that is given back to the system."""

from __future__ import annotations

import sys

# Of glibc's mallopt: blocks of at least so many bytes are asked of the system one by one.
_MMAP_THRESHOLD, _LEAST_BYTES = -3, 1 << 21


def give_back_memory() -> None:
    """Let arrays go back to the system as soon as they are dropped, and what is free by now.

    glibc otherwise keeps blocks of up to 32 MB in its heap, where whatever lives behind them holds
    them: of 1 GB of articles half of the memory stays after the grouping.
    """
    if sys.platform != "linux":
        return
    from ctypes import CDLL

    system = CDLL(None)
    try:
        system.mallopt(_MMAP_THRESHOLD, _LEAST_BYTES)
        system.malloc_trim(0)
    except AttributeError:
        # Another C library, which has no such functions.
        return
