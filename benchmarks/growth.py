"""What it costs an index to grow by one article in a hundred, beside making it anew."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from benchmarks.processes import Times, find_quoteprov, time_command
from benchmarks.trace import write_articles

ARTICLES = 12_000
ONE_IN = 100
JOBS = "2"
RUNS = 3
AT_MOST = 0.05

WHOLE, MORE, FEWER, SAME = "all articles", "1% more", "1% fewer", "nothing new"
# The index that each step begins with, None for nothing, and whether the new articles are there.
STEPS = {
    WHOLE: (None, True),
    MORE: ("old.db", True),
    FEWER: ("all.db", False),
    SAME: ("all.db", True),
}


def report() -> str:
    """The section on growth."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        times = measure_steps(folder, ARTICLES, RUNS)
        alike = export(folder, f"{MORE}.db") == export(folder, f"{WHOLE}.db")
    head = (
        f"{ARTICLES:,} made-up articles, {JOBS} jobs; the index that has grown and the one made "
        f"anew say {'the same' if alike else '**not the same**'}."
    )
    return f"## Growth of an index\n\n{head}\n\n{_set_table(times)}"


def measure_steps(folder: Path, articles: int, runs: int) -> dict[str, Times]:
    """The medians of each step, the steps taking turns."""
    _prepare(folder, articles)
    taken: dict[str, list[Times]] = {step: [] for step in STEPS}
    for _ in range(runs):
        for step, times in taken.items():
            times.append(_take_step(folder, step))
    return {
        step: Times(*(statistics.median(column) for column in zip(*times, strict=True)))
        for step, times in taken.items()
    }


def export(folder: Path, index: str) -> str:
    """All that an index says, as JSON Lines."""
    command = [find_quoteprov(), "--index", index, "export", "--all", "--format", "jsonl"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout


def _prepare(folder: Path, articles: int) -> None:
    write_articles(folder / "made.jsonl", articles)
    lines = (folder / "made.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    new = lines[ONE_IN // 2 :: ONE_IN]
    del lines[ONE_IN // 2 :: ONE_IN]
    (folder / "feed").mkdir()
    (folder / "feed" / "old.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "new.jsonl").write_text("".join(new), encoding="utf-8")
    for index, has_new in (("old.db", False), ("all.db", True)):
        _put_new(folder, has_new)
        time_command(_index(index), folder)


def _take_step(folder: Path, step: str) -> Times:
    begin, has_new = STEPS[step]
    index = f"{step}.db"
    (folder / index).unlink(missing_ok=True)
    if begin:
        shutil.copyfile(folder / begin, folder / index)
    _put_new(folder, has_new)
    return time_command(_index(index), folder)


def _index(index: str) -> list[str]:
    return [find_quoteprov(), "--index", index, "index", "--prune", "--jobs", JOBS, "feed"]


def _put_new(folder: Path, present: bool) -> None:
    target = folder / "feed" / "new.jsonl"
    target.unlink(missing_ok=True)
    if present:
        shutil.copyfile(folder / "new.jsonl", target)


def _set_table(times: dict[str, Times]) -> str:
    lines = [
        f"| index | CPU s, median of {RUNS} | share | s by the clock | share | at most |",
        "|---|---|---|---|---|---|",
    ]
    whole = times[WHOLE]
    for step, (cpu, wall) in times.items():
        shares = [_mark(cpu / whole.cpu, step), _mark(wall / whole.wall, step)]
        target = "" if step == WHOLE else f"{AT_MOST:.0%}"
        lines.append(f"| {step} | {cpu:.2f} | {shares[0]} | {wall:.2f} | {shares[1]} | {target} |")
    return "\n".join(lines) + "\n"


def _mark(share: float, step: str) -> str:
    return f"{share:.1%}" + (" **missed**" if step != WHOLE and share > AT_MOST else "")


if __name__ == "__main__":
    print(report())
