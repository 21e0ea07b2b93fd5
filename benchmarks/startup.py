"""What a call costs before it does anything: CPU time beside that of a bare typer program."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.processes import PROJECT, find_quoteprov, measure, set_table

RUNS = 21
# What a pipe of many calls can bear.
TARGETS = {"quoteprov --version": 2.0, "quoteprov trace": 3.0, "quoteprov trace --json": 3.0}

BARE = """\
import typer
app = typer.Typer()
@app.command()
def main(name: str = "world") -> None:
    print(f"hello {name}")
app()
"""


def report() -> str:
    """The section on start-up."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(PROJECT / "corpus", folder / "corpus")
        shutil.copy(PROJECT / "config.yaml", folder)
        (folder / "bare.py").write_text(BARE)
        quoteprov = find_quoteprov()
        subprocess.run([quoteprov, "-q", "index", "corpus"], cwd=folder, check=True)
        commands = {
            "a bare one-command typer program": [sys.executable, "bare.py"],
            "quoteprov --version": [quoteprov, "--version"],
            "quoteprov trace": [quoteprov, "trace", "no-fly zones"],
            "quoteprov trace --json": [quoteprov, "trace", "no-fly zones", "--json"],
        }
        table = set_table(measure(commands, folder, RUNS), TARGETS, RUNS)
    return f"## Start-up\n\nOver the sample corpus, with a config.yaml in the folder.\n\n{table}"
