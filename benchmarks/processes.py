"""CPU time, and time by the clock, of whole processes that take turns."""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parent.parent


class Times(NamedTuple):
    """Seconds that a command took: of all its processes, and by the clock."""

    cpu: float
    wall: float


def find_quoteprov() -> str:
    """The command beside this Python."""
    found = shutil.which("quoteprov", path=str(Path(sys.executable).parent))
    assert found, "install quoteprov beside this Python first"
    return found


def measure(commands: Mapping[str, Sequence[str]], folder: Path, runs: int) -> dict[str, float]:
    """The median CPU seconds of each command, the commands taking turns in ``folder``."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            taken = time_command(command, folder)
            if run:  # the first round warms the caches
                times[name].append(taken.cpu)
    return {name: statistics.median(each) for name, each in times.items()}


def set_table(medians: Mapping[str, float], targets: Mapping[str, float], runs: int) -> str:
    """A table of medians with the ratio of each to the first."""
    bare = next(iter(medians.values()))
    lines = [
        f"| command | CPU ms, median of {runs} | ratio | at most |",
        "|---|---|---|---|",
    ]
    for name, seconds in medians.items():
        target = targets.get(name)
        mark = " **missed**" if target and seconds / bare > target else ""
        lines.append(
            f"| {name} | {1000 * seconds:.0f} | {seconds / bare:.2f}{mark} | {target or ''} |"
        )
    return "\n".join(lines) + "\n"


def time_command(command: Sequence[str], folder: Path) -> Times:
    """Run a command in ``folder``, once."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Times(cpu, ended - began)


def peak_mb() -> int:
    """The most memory that this process has held, in MB."""
    # What the system counts for a process begins with the process that it was forked from.
    status = Path("/proc/self/status")
    if status.exists():
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
