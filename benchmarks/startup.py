"""What a call costs before it does anything: CPU time as a ratio to a bare typer program.

    python -m benchmarks.startup

Ratios of medians over interleaved runs, since machines are shared and noisy. The targets are
what a pipe of many calls can bear: 2 for `--version`, 3 for `trace` on the sample corpus.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
RUNS = 21
TARGETS = {"quoteprov --version": 2.0, "quoteprov trace": 3.0, "quoteprov trace --json": 3.0}

BARE = """\
import typer
app = typer.Typer()
@app.command()
def main(name: str = "world") -> None:
    print(f"hello {name}")
app()
"""


def cpu_seconds(command: list[str], folder: Path) -> float:
    """User and system time of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(commands: dict[str, list[str]], folder: Path) -> dict[str, float]:
    """The median CPU seconds of each command, the commands taking turns."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(RUNS + 1):
        for name, command in commands.items():
            seconds = cpu_seconds(command, folder)
            if run:  # the first round warms the caches
                times[name].append(seconds)
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    """Print the table; exit with 1 where a target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(PROJECT / "corpus", folder / "corpus")
        shutil.copy(PROJECT / "config.yaml", folder)
        (folder / "bare.py").write_text(BARE)
        quoteprov = shutil.which("quoteprov", path=str(Path(sys.executable).parent))
        assert quoteprov, "install quoteprov beside this Python first"
        subprocess.run([quoteprov, "-q", "index", "corpus"], cwd=folder, check=True)
        medians = measure(
            {
                "bare typer program": [sys.executable, "bare.py"],
                "quoteprov --version": [quoteprov, "--version"],
                "quoteprov trace": [quoteprov, "trace", "no-fly zones"],
                "quoteprov trace --json": [quoteprov, "trace", "no-fly zones", "--json"],
            },
            folder,
        )
    missed = report(medians)
    sys.exit(1 if missed else 0)


def report(medians: dict[str, float]) -> list[str]:
    """Print each median with its ratio to the first, and return the names that miss targets."""
    bare = next(iter(medians.values()))
    missed = []
    print(f"| command | CPU ms, median of {RUNS} | ratio | target |\n|---|---|---|---|")
    for name, seconds in medians.items():
        ratio, target = seconds / bare, TARGETS.get(name)
        print(f"| {name} | {1000 * seconds:.0f} | {ratio:.2f} | {target or ''} |")
        if target and ratio > target:
            missed.append(name)
    return missed


if __name__ == "__main__":
    main()
