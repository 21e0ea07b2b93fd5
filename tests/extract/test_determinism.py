"""The same articles give the same quotations, however Python hashes strings this time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

GOLD = Path(__file__).parent.parent / "gold"
SEEDS = "0123"


def run(paths: list[Path], seed: str) -> str:
    command = [sys.executable, "-m", "quoteprov", "extract", "--jsonl", "-j", "1", *map(str, paths)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        command, capture_output=True, check=True, text=True, env=environment
    ).stdout


def test_who_is_named_in_two_ways_has_one_name(tmp_path):
    text = "Ana Ruiz spoke. Ana B. Ruiz left. Nobody else came. “We won it,” the mayor said.\n\n"
    paths = []
    for letter in "ABCDEFGH":
        path = tmp_path / f"{letter}.txt"
        path.write_text(text.replace("Ana B", f"Ana {letter}"), encoding="utf-8")
        paths.append(path)
    outputs = [run(paths, seed) for seed in SEEDS]
    assert outputs[0].count('"resolved":"Ana Ruiz"') == len(paths)
    assert len(set(outputs)) == 1


def test_all_of_the_gold_is_read_alike():
    paths = sorted(GOLD.glob("*.jsonl"))
    outputs = [run(paths, seed) for seed in SEEDS[:3]]
    assert outputs[0].count("\n") > 1000
    assert len(set(outputs)) == 1
