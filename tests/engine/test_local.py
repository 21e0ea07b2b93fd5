import os
import signal
import subprocess
import sys
import textwrap
import time
from functools import partial

import pytest

from quoteprov.engine import count_jobs, open_workers
from quoteprov.errors import QuoteprovError


def double(batch):
    return [2 * each for each in batch]


def die(batch):
    os.kill(os.getpid(), signal.SIGKILL)


def fail(batch):
    raise ValueError("no such batch")


def leave_trace(path):
    path.touch()


def where(batch):
    return os.getpid()


def run_batches(work, batches, jobs):
    with open_workers(jobs) as workers:
        yield from workers.run(work, batches)


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


def test_batches_for_other_processes_are_begun_at_once(tmp_path):
    with open_workers(2) as workers:
        workers.run(leave_trace, [tmp_path / str(number) for number in range(4)])
        deadline = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 4 and time.monotonic() < deadline:
            time.sleep(0.01)
    assert len(list(tmp_path.iterdir())) == 4


def test_work_that_nobody_else_can_do_is_done_at_once(tmp_path):
    with open_workers(1) as workers:
        wait = workers.run_beside(partial(leave_trace, tmp_path / "done"))
        assert (tmp_path / "done").exists()
        assert wait() is None


def test_errors_of_the_work_come_through():
    with pytest.raises(ValueError, match="no such batch"):
        list(run_batches(fail, [[1], [2], [3], [4]], 2))


def test_a_process_that_dies_is_explained():
    with pytest.raises(QuoteprovError, match="worker process died") as caught:
        list(run_batches(die, [[1], [2], [3], [4]], 2))
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


# In processes of their own: pytest runs threads, which copies of it would lack.
ALONE = "pass"
ACCOMPANIED = "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"


def write_script(folder, preparation, steps):
    script = folder / "parent.py"
    script.write_text(
        "import os, signal, sys, threading, time\n"
        "from functools import partial\n"
        "from quoteprov.engine import open_workers\n"
        "from quoteprov.errors import QuoteprovError\n"
        "changed = False\n"
        "def where(batch):\n"
        "    return os.getpid()\n"
        "def tell(batch):\n"
        "    return batch, changed\n"
        "def die(batch):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "if __name__ == '__main__':\n"
        f"    {preparation}\n" + textwrap.indent(textwrap.dedent(steps), "    ")
    )
    return script


def run_script(folder, preparation, steps):
    script = write_script(folder, preparation, steps)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert not done.stderr
    return done.stdout.split()


TELL = """
    changed = True
    with open_workers(2) as workers:
        results = [list(workers.run(tell, range(size))) for size in (20, 4)]
    for size, each in zip((20, 4), results):
        assert [batch for batch, _ in each] == list(range(size))
    print(*({changed for _, changed in each} for each in results))
"""


def test_a_process_that_runs_alone_is_copied_and_another_is_not(tmp_path):
    assert run_script(tmp_path, ALONE, TELL) == ["{True}", "{True}"]
    assert run_script(tmp_path, ACCOMPANIED, TELL) == ["{False}", "{False}"]


def test_few_batches_start_no_process(tmp_path):
    steps = """
        with open_workers(2) as workers:
            print(workers.at_hand)
            print(set(workers.run(where, range(3))) == {os.getpid()})
            print(workers.run_beside(partial(where, 1))() == os.getpid())
            print(workers.at_hand)
    """
    assert run_script(tmp_path, ACCOMPANIED, steps) == ["False", "True", "True", "False"]
    assert run_script(tmp_path, ALONE, steps) == ["True", "True", "False", "True"]


@pytest.mark.parametrize(
    "step", ["list(workers.run(die, range(4)))", "workers.run_beside(partial(die, 1))()"]
)
def test_a_copy_that_dies_is_explained(tmp_path, step):
    steps = f"""
        try:
            with open_workers(2) as workers:
                {step}
        except QuoteprovError as error:
            print("--jobs" in error.hint)
    """
    assert run_script(tmp_path, ALONE, steps) == ["True"]


def test_a_step_that_is_left_lets_the_next_begin(tmp_path):
    steps = """
        with open_workers(2) as workers:
            left = workers.run(tell, range(1000))
            print(next(left)[0])
            left.close()
            print(len(list(workers.run(tell, range(4)))))
    """
    assert run_script(tmp_path, ALONE, steps) == ["0", "4"]


def test_others_start_where_those_that_were_there_have_been_let_go(tmp_path):
    steps = """
        with open_workers(2) as workers:
            before = {*workers.run(where, range(4)), os.getpid()}
            workers.close()
            print(workers.at_hand)
            print(workers.run_beside(partial(where, 1))() == os.getpid())
            print(before.isdisjoint(workers.run(where, range(4))))
    """
    assert run_script(tmp_path, ALONE, steps) == ["False", "True", "True"]


@pytest.mark.parametrize("preparation", [ALONE, ACCOMPANIED])
def test_workers_go_when_their_parent_is_killed(tmp_path, preparation):
    steps = """
        with open_workers(2) as workers:
            results = workers.run(where, ([n] for n in range(10_000_000)))
            print(*{next(results) for _ in range(50)}, flush=True)
            time.sleep(60)
    """
    script = write_script(tmp_path, preparation, steps)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        workers = [int(each) for each in parent.stdout.readline().split()]
        parent.kill()
        parent.wait()
    assert workers
    deadline = time.monotonic() + 20
    while any(map(is_running, workers)):
        if time.monotonic() > deadline:
            for each in filter(is_running, workers):
                os.kill(each, signal.SIGKILL)
            pytest.fail("a worker outlived its parent")
        time.sleep(0.05)


def is_running(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
