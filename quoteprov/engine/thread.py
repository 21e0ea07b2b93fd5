"""A second thread, for work on large arrays: numpy lets others run meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")


class Thread:
    """Called with work it begins that as soon as what it was given before is done."""

    def __init__(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._pool = ThreadPoolExecutor(1)

    def __call__(self, work: Callable[[], Result], /) -> Callable[[], Result]:
        """What waits for the result of ``work``; it raises what that raises."""
        return self._pool.submit(work).result

    def close(self) -> None:
        """Wait for what has begun; what has not is not done."""
        self._pool.shutdown(cancel_futures=True)


@contextmanager
def open_thread() -> Iterator[Thread]:
    """A thread beside this one, until its work is done."""
    thread = Thread()
    try:
        yield thread
    finally:
        thread.close()
