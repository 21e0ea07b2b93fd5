import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from quoteprov.engine import count_jobs, run_batches
from quoteprov.errors import QuoteprovError


def double(batch):
    return [2 * each for each in batch]


def die(batch):
    os.kill(os.getpid(), signal.SIGKILL)


def fail(batch):
    raise ValueError("no such batch")


def where(batch):
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_batches(jobs):
    batches = [[n] for n in range(20)]
    assert list(run_batches(double, iter(batches), jobs)) == [[2 * n] for n in range(20)]


def test_no_batches_no_results():
    assert list(run_batches(double, [], 2)) == []


def test_a_single_batch_needs_no_other_process():
    assert list(run_batches(where, [[1]], 4)) == [os.getpid()]


def test_several_batches_go_to_other_processes():
    assert os.getpid() not in set(run_batches(where, [[n] for n in range(4)], 2))


def test_batches_are_read_no_further_ahead_than_needed():
    taken = []

    def batches():
        for n in range(1000):
            taken.append(n)
            yield [n]

    results = run_batches(double, batches(), 2)
    next(results)
    assert len(taken) < 20
    results.close()


def test_errors_of_the_work_come_through():
    with pytest.raises(ValueError, match="no such batch"):
        list(run_batches(fail, [[1], [2]], 2))


def test_a_process_that_dies_is_explained():
    with pytest.raises(QuoteprovError, match="worker process died") as caught:
        list(run_batches(die, [[1], [2]], 2))
    assert "--jobs 1" in caught.value.hint


def test_zero_jobs_are_the_cores():
    assert count_jobs(0) == len(os.sched_getaffinity(0))
    assert count_jobs(3) == 3


def test_where_the_system_keeps_the_cores_to_itself_all_are_counted(monkeypatch):
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    assert count_jobs(0) == 5
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert count_jobs(0) == 1


def test_workers_go_when_their_parent_is_killed(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent(
            """
            import os, sys, time
            from quoteprov.engine import run_batches

            def work(batch):
                return os.getpid()

            if __name__ == "__main__":
                results = run_batches(work, ([n] for n in range(10_000_000)), 2)
                print(next(results), flush=True)
                time.sleep(60)
            """
        )
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        worker = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker outlived its parent")
