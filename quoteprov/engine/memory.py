"""Memory that is given back to the system, or kept for what comes next."""

from __future__ import annotations

import sys

# Of glibc's mallopt: blocks of at least so many bytes are asked of the system one by one, and so
# many free ones at the end of the heap go back to it.
_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1
_LEAST_BYTES = 1 << 21
# The most that glibc takes for the first of them.
_MOST_BYTES = 1 << 25
_MOST_FREE = 1 << 30
# How many heaps threads have between them.
_ARENA_MAX = -8


def give_back_memory() -> None:
    """Let arrays go back to the system as soon as they are dropped, and what is free by now.

    glibc otherwise keeps blocks of up to 32 MB in its heap, where whatever lives behind them holds
    them: of 1 GB of articles half of the memory stays after the grouping.
    """
    _ask_system("mallopt", _MMAP_THRESHOLD, _LEAST_BYTES)
    _ask_system("malloc_trim", 0)


def keep_memory() -> None:
    """Let arrays stand where others stood that were dropped, whichever thread had them.

    Memory that is asked of the system comes as pages that have to be found and cleared: of an
    alignment of 150,000 quotations that is a tenth of the time.
    """
    _ask_system("mallopt", _MMAP_THRESHOLD, _MOST_BYTES)
    _ask_system("mallopt", _TRIM_THRESHOLD, _MOST_FREE)
    _ask_system("mallopt", _ARENA_MAX, 1)


def _ask_system(function: str, *numbers: int) -> None:
    if sys.platform == "linux":
        from ctypes import CDLL

        # Another C library may have no such function.
        asked = getattr(CDLL(None), function, None)
        if asked is not None:
            asked(*numbers)
