"""Batches run in processes of this machine, their results in the order of the batches."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from quoteprov.errors import QuoteprovError

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.process import BaseProcess

Batch = TypeVar("Batch")
Result = TypeVar("Result")

# Two batches wait for each process that works: enough to keep it busy while the parent writes,
# few enough that memory stays bounded by the size of a batch.
WAITING_PER_JOB = 2


def count_jobs(asked: int) -> int:
    """The number of processes to run: ``asked``, or the cores this process may use for 0."""
    if asked > 0:
        return asked
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        # macOS and Windows do not say which cores a process may use.
        return os.cpu_count() or 1


def run_batches(
    work: Callable[[Batch], Result], batches: Iterable[Batch], jobs: int
) -> Iterator[Result]:
    """Yield ``work(batch)`` for each batch, in order, from ``jobs`` processes.

    With one job, or where there is but one batch, everything runs in this process. ``batches``
    is read only as far ahead as the processes need. Raises whatever ``work`` raises, and
    QuoteprovError where a process dies.
    """
    remaining = iter(batches)
    ahead = list(islice(remaining, 2))
    if jobs <= 1 or len(ahead) < 2:
        yield from map(work, chain(ahead, remaining))
    else:
        yield from _run_in_processes(work, chain(ahead, remaining), jobs)


def _run_in_processes(
    work: Callable[[Batch], Result], batches: Iterator[Batch], jobs: int
) -> Iterator[Result]:
    from collections import deque
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Processes are spawned, not forked: a forked one would inherit the lock on the index and
    # keep it after a killed parent.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start_worker)

    def submit(batch: Batch) -> Future[Result]:
        # Any submission may start another process, as long as there are fewer than jobs.
        with _hold_signals():
            return pool.submit(work, batch)

    try:
        pending = deque(map(submit, islice(batches, jobs * (1 + WAITING_PER_JOB))))
        while pending:
            result = pending.popleft().result()
            pending.extend(map(submit, islice(batches, 1)))
            yield result
    except BrokenProcessPool as error:
        raise QuoteprovError(
            "A worker process died: the system may have run out of memory.",
            hint="Run again with --jobs 1; what was read so far is kept.",
        ) from error
    finally:
        # A process that still starts when its parent is gone complains on standard error; what
        # there is to wait for is at most one batch for each process.
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _hold_signals() -> Iterator[None]:
    """Let interrupts wait: a process that is left half started complains on standard error."""
    import signal
    from threading import current_thread, main_thread

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held: list[int] = []
    signals = (signal.SIGINT, signal.SIGTERM)
    # The mask is for the process that starts, which inherits it. It is not enough here: another
    # thread may take the signal, and Python would still raise in this one.
    handlers = {}
    if current_thread() is main_thread():
        handlers = {each: signal.signal(each, lambda n, _: held.append(n)) for each in signals}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for each, handler in handlers.items():
            signal.signal(each, handler)
    for number in held:
        signal.raise_signal(number)


def _start_worker() -> None:
    """Leave interrupts to the parent, and go when it goes."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        # The parent held both while it started this process.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM))
    parent = parent_process()
    if parent is not None:
        Thread(target=_exit_after, args=(parent,), daemon=True).start()


def _exit_after(parent: BaseProcess) -> None:
    # A killed parent closes no queue: without this its workers would wait for ever.
    parent.join()
    os._exit(1)
