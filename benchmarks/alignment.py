"""Alignment of made-up quotations, beside MinHash and the comparison of all pairs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Hashable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from benchmarks.synthetic import make_lines

SIZE = 20_000
SIZE_ALL_PAIRS = 2_000
SIZE_LARGE = 200_000
LIBRARIES = ("numpy", "rapidfuzz", "rensa", "datasketch")

_COMMON = """
import json, sys, time
from benchmarks.processes import peak_mb
from benchmarks.synthetic import make_lines
size = int(sys.argv[1])
texts = [line.text for line in make_lines(size)]
roots = list(range(size))
def root(item):
    while roots[item] != item:
        roots[item] = roots[roots[item]]
        item = roots[item]
    return item
def join(one, other):
    one, other = root(one), root(other)
    roots[max(one, other)] = min(one, other)
def shingles(text):
    words = text.lower().split()
    return [" ".join(words[at : at + 3]) for at in range(len(words) - 2)]
# A word or two stand in everything: the baselines leave them alone.
kept = [at for at, text in enumerate(texts) if len(text.split()) > 2]
"""

_SYSTEMS = {
    "quoteprov": """
import numpy as np
from quoteprov.align.groups import collapse_witnesses, group_witnesses
from quoteprov.align.kernels.ragged import Ragged
from quoteprov.align.kernels.reading import read_texts
from quoteprov.align.kernels.strands import UNDATED, UNNAMED, Marks
from quoteprov.config import AlignOptions
start = time.process_time()
undated = np.full(size, UNDATED)
marks = Marks(np.full(size, UNNAMED), undated, undated, np.arange(size), np.zeros((size, 0)))
units = Ragged(np.arange(size), np.arange(size + 1))
witnesses = collapse_witnesses(units, read_texts(texts))
groups = group_witnesses(witnesses, lambda: marks, [], AlignOptions()).utterances.tolist()
""",
    "quoteprov, and collates the wordings": """
from quoteprov.align import align_quotations
from quoteprov.config import AlignOptions
from quoteprov.model import Quotation, Span
start = time.process_time()
quotations = [
    Quotation(id=f"{at:07}", article=f"{at:07}", span=Span(0, len(text)), exact=text)
    for at, text in enumerate(texts)
]
groups = [0] * size
for number, utterance in enumerate(align_quotations(quotations, {}, {}, AlignOptions())):
    for wording in utterance.wordings:
        for (one,) in wording.quotations:
            groups[int(one)] = number
""",
    "rensa": """
from rapidfuzz.fuzz import partial_ratio
from rensa import RMinHash, RMinHashLSH
start = time.process_time()
lsh = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
for at in kept:
    text = texts[at]
    sketch = RMinHash(num_perm=128, seed=7)
    sketch.update(shingles(text))
    for other in lsh.query(sketch):
        if root(at) != root(other) and partial_ratio(text, texts[other]) >= 85:
            join(at, other)
    lsh.insert(at, sketch)
groups = [root(at) for at in range(size)]
""",
    "datasketch": """
from datasketch import MinHash, MinHashLSH
from rapidfuzz.fuzz import partial_ratio
start = time.process_time()
lsh = MinHashLSH(threshold=0.3, num_perm=128)
for at in kept:
    text = texts[at]
    sketch = MinHash(num_perm=128, seed=7)
    sketch.update_batch([each.encode() for each in shingles(text)])
    for other in lsh.query(sketch):
        if root(at) != root(other) and partial_ratio(text, texts[other]) >= 85:
            join(at, other)
    lsh.insert(at, sketch)
groups = [root(at) for at in range(size)]
""",
    "all pairs": """
from rapidfuzz.fuzz import partial_ratio
from rapidfuzz.process import extract
start = time.process_time()
for rank, at in enumerate(kept):
    earlier = {other: texts[other] for other in kept[:rank]}
    matches = extract(texts[at], earlier, scorer=partial_ratio, score_cutoff=85, limit=None)
    for _, _, other in matches:
        join(at, other)
groups = [root(at) for at in range(size)]
""",
}

# What no alignment of this kind can do without, measured on the very arrays that it works on: to
# sort the runs of three words of all quotations once, those that repeat others included, each run
# as a number of 64 bits made beforehand; and to count the words in common of every pair that is
# verified, by the longest common subsequence of two strings of a code point a word, also of those
# that are known to have them in common because one was found whole in the other.
_FLOOR = """
import numpy as np
from quoteprov.align import pairs
from quoteprov.align.groups import collapse_witnesses, group_witnesses
from quoteprov.align.kernels.ragged import Ragged
from quoteprov.align.kernels.reading import read_texts
from quoteprov.align.kernels.shingles import hash_runs
from quoteprov.align.kernels.strands import UNDATED, UNNAMED, Marks
from quoteprov.config import AlignOptions
reading = read_texts(texts)
units = Ragged(np.arange(size), np.arange(size + 1))
undated = np.full(size, UNDATED)
marks = Marks(np.full(size, UNNAMED), undated, undated, np.arange(size), np.zeros((size, 0)))
seen = []
verify = pairs._verify_part
def watched(collection, contradictions, strings, candidates, options):
    longer, shorter, _ = candidates
    seen.append((strings, shorter, longer))
    return verify(collection, contradictions, strings, candidates, options)
pairs._verify_part = watched
words = reading.words
owners = words.owners()
shingles = hash_runs(words.values, range(3))[owners[2:] == owners[:-2]]
def align():
    # Pairs are counted in parts: those of one run.
    seen.clear()
    group_witnesses(collapse_witnesses(units, reading), lambda: marks, [], AlignOptions())
def count_all():
    for arguments in seen:
        pairs.count_common(*arguments)
def measure(work, *arguments):
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start
runs, sorts, counts = [], [], []
peak = 0
# The parts take turns, so that all have the same machine.
for _ in range(5):
    runs.append(measure(align))
    peak = peak or peak_mb()
    sorts.append(measure(np.sort, shingles))
    counts.append(measure(count_all))
floor = min(sorts) + min(counts)
print(json.dumps({"seconds": min(runs), "floor": floor, "peak": peak}))
"""

_REPORT = """
seconds = time.process_time() - start
peak = peak_mb()
print(json.dumps({"seconds": seconds, "peak": peak, "groups": groups}))
"""


def report() -> str:
    """The section on alignment."""
    rows = [("quoteprov", SIZE), ("quoteprov, and collates the wordings", SIZE)]
    rows += [("rensa", SIZE), ("datasketch", SIZE)]
    rows += [("quoteprov", SIZE_ALL_PAIRS), ("all pairs", SIZE_ALL_PAIRS)]
    lines = [
        "## Alignment\n",
        "Made-up quotations of known families; F1 counts the pairs that belong together. CPU time",
        "of one process, from the texts to the groups.\n",
        f"Versions: {', '.join(_describe_versions())}.\n",
        "| system | quotations | CPU s | ratio | peak MB | F1 |",
        "|---|---|---|---|---|---|",
    ]
    ours = 1.0
    for system, size in rows:
        run = _run(system, size)
        if run is None:
            lines.append(f"| {system} | {size:,} | not installed | | | |")
            continue
        seconds, peak, groups = run
        ours = seconds if system == "quoteprov" else ours
        score = pairwise_f1([line.family for line in make_lines(size)], groups)
        ratio = f"{seconds / ours:.1f}"
        lines.append(f"| {system} | {size:,} | {seconds:.2f} | {ratio} | {peak} | {score:.3f} |")
    return "\n".join([*lines, *_report_kernels()]) + "\n"


def _report_kernels() -> list[str]:
    lines = [
        "\nFrom numbered words to the utterance of each quotation, as a ratio to sorting the runs",
        "of three words of all quotations and counting the words in common (by the longest common",
        "subsequence) of all pairs that are verified.\n",
        "| quotations | CPU s, best of 5 | sorting and counting | ratio | peak MB |",
        "|---|---|---|---|---|",
    ]
    times = []
    for size in (SIZE, SIZE_LARGE):
        run = _start(_COMMON + _FLOOR, size)
        assert run is not None
        times.append(run["seconds"])
        figures = f"{run['seconds']:.2f} | {run['floor']:.2f} | {run['seconds'] / run['floor']:.1f}"
        lines.append(f"| {size:,} | {figures} | {run['peak']} |")
    return [*lines, f"\nTen times the quotations take {times[1] / times[0]:.1f} times as long."]


def pairwise_f1(gold: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """The balanced score of the pairs that stand in one group."""
    both = _count_pairs(list(zip(gold, found, strict=True)))
    return 2 * both / max(_count_pairs(gold) + _count_pairs(found), 1)


def _count_pairs(groups: Sequence[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def _run(system: str, size: int) -> tuple[float, int, list[int]] | None:
    result = _start(_COMMON + _SYSTEMS[system] + _REPORT, size)
    return result and (result["seconds"], result["peak"], result["groups"])


def _start(script: str, size: int) -> dict[str, Any] | None:
    done = subprocess.run(
        [sys.executable, "-c", script, str(size)], capture_output=True, text=True, check=False
    )
    if "ModuleNotFoundError" in done.stderr:
        return None
    if done.returncode:
        sys.exit(done.stderr)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _describe_versions() -> list[str]:
    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return found


if __name__ == "__main__":
    print(report())
