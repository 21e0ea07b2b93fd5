"""Batches run in processes of this machine, their results in the order of the batches."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from quoteprov.errors import QuoteprovError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

Batch = TypeVar("Batch")
Result = TypeVar("Result")

# Two batches wait for each process that works: enough to keep it busy while the parent writes,
# few enough that memory stays bounded by the size of a batch.
WAITING_PER_JOB = 2
# Fewer batches are done sooner here: a process that starts has to load everything, which takes as
# long as two batches, and even a copy of this one has to compile the patterns that it uses.
_WORTH_SENDING = 4


def count_jobs(asked: int) -> int:
    """The number of processes to run: ``asked``, or the cores this process may use for 0."""
    if asked > 0:
        return asked
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        # macOS and Windows do not say which cores a process may use.
        return os.cpu_count() or 1


@contextmanager
def open_workers(jobs: int) -> Iterator[Workers]:
    """So many processes for all steps of a command; they go when it ends.

    Where this process runs a single thread they are copies of it, made at once: whatever they
    must not share, above all a database, is to be opened afterwards. Elsewhere they start when
    there is enough to do.
    """
    workers = Workers(jobs)
    try:
        yield workers
    finally:
        workers.close()


class Workers:
    """Processes that work on batches, or with one job this process itself."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        if jobs > 1 and _may_fork():
            self._start("fork")

    @property
    def at_hand(self) -> bool:
        """Whether other processes wait for work by now."""
        return self._pool is not None

    def run(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """``work(batch)`` for each batch, in order.

        Few batches, or one at a time, are done in this process, when their results are asked for;
        others are begun at once. ``batches`` is read only as far ahead as the processes need.
        Raises whatever ``work`` raises, and QuoteprovError where a process dies.
        """
        remaining = iter(batches)
        ahead = list(islice(remaining, _WORTH_SENDING))
        if self.jobs <= 1 or len(ahead) < _WORTH_SENDING:
            return map(work, chain(ahead, remaining))
        if self._pool is None:
            self._start("spawn")
        batches = chain(ahead, remaining)
        first = islice(batches, self.jobs * (1 + WAITING_PER_JOB))
        pending = deque(self._submit(work, batch) for batch in first)
        return self._collect(work, batches, pending)

    def run_beside(self, work: Callable[[], Result]) -> Callable[[], Result]:
        """Let another process do ``work``, or do it now; what is given waits for the result."""
        if self._pool is not None:
            return partial(_wait_for, self._submit(work))
        result = work()
        return lambda: result

    def close(self) -> None:
        """Let the processes end, until others are needed; what has not begun is not done."""
        if self._pool is not None:
            # A process that still starts when its parent is gone complains on standard error; what
            # there is to wait for is at most one batch for each process.
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _collect(
        self,
        work: Callable[[Batch], Result],
        batches: Iterator[Batch],
        pending: deque[Future[Result]],
    ) -> Iterator[Result]:
        try:
            while pending:
                result = _wait_for(pending.popleft())
                pending.extend(self._submit(work, batch) for batch in islice(batches, 1))
                yield result
        finally:
            for future in pending:
                future.cancel()

    def _start(self, method: Literal["fork", "spawn"]) -> None:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        context = get_context(method)
        self._pool = ProcessPoolExecutor(self.jobs, context, initializer=_start_worker)
        if method == "fork":
            # The first task makes all copies, before the pool has threads of its own.
            self._submit(os.getpid)

    def _submit(self, work: Callable[..., Result], *batch: object) -> Future[Result]:
        assert self._pool is not None
        # Any submission may start another process, as long as there are fewer than jobs.
        with _hold_signals():
            return self._pool.submit(work, *batch)


def _may_fork() -> bool:
    # A copy has the calling thread alone, and for ever the locks that others held.
    try:
        return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _wait_for(future: Future[Result]) -> Result:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return future.result()
    except BrokenProcessPool as error:
        raise QuoteprovError(
            "A worker process died: the system may have run out of memory.",
            hint="Run again with --jobs 1; what was read so far is kept.",
        ) from error


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
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a copy has the handlers of its parent
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
