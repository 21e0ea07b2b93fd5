"""What real runs over the sample corpus print, held to files that were read and found right.

`python tests/test_golden.py` writes the files anew; read the difference before you commit it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
GOLDEN = PROJECT / "tests" / "golden"

RUNS = {
    "trace_brink_80": (80, ["trace", "on the brink"]),
    "trace_brink_160": (160, ["trace", "on the brink"]),
    "trace_brink_color": (80, ["--color", "always", "trace", "on the brink"]),
    "trace_brink_json": (80, ["trace", "on the brink", "--json"]),
    "trace_zones_80": (80, ["trace", "no-fly zones"]),
    "trace_bolts_80": (80, ["trace", "cracked bolts"]),
    "trace_warehouse_80": (80, ["trace", "not a warehouse"]),
    "trace_nearest_80": (80, ["trace", "special responsability to asist"]),
    "trace_nothing": (80, ["trace", "nonsense phrase"]),
    "trace_whole": (
        80,
        ["trace", "Russia has a special responsibility to help in these efforts"],
    ),
    "trace_markdown": (80, ["trace", "special responsibility", "--format", "md"]),
    "trace_csv": (80, ["trace", "special responsibility", "--format", "csv"]),
    "show_80": (80, ["show", "@special responsibility"]),
    "top_80": (80, ["top"]),
    "articles_160": (160, ["articles"]),
    "extract_tsv": (80, ["extract", "corpus", "--format", "tsv"]),
}


def run(name: str, folder: Path) -> str:
    columns, arguments = RUNS[name]
    if arguments[-1].startswith("@"):
        arguments = [*arguments[:-1], first_id(arguments[-1][1:], folder)]
    return quoteprov(arguments, folder, columns).replace("\x1b", "␛")


def first_id(query: str, folder: Path) -> str:
    command = ["trace", query, "--format", "tsv"]
    header, row, *_ = quoteprov(command, folder, 80).splitlines()
    return row.split("\t")[header.split("\t").index("utterance")]


def quoteprov(arguments: list[str], folder: Path, columns: int) -> str:
    environment = {"COLUMNS": str(columns), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-m", "quoteprov", *arguments],
        cwd=folder,
        env=environment | {"XDG_CONFIG_HOME": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def make_index(folder: Path) -> None:
    shutil.copytree(PROJECT / "corpus", folder / "corpus")
    quoteprov(["--quiet", "index", "corpus"], folder, 80)


@pytest.fixture(scope="module")
def indexed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("golden")
    make_index(folder)
    return folder


@pytest.mark.parametrize("name", RUNS)
def test_output_is_golden(indexed, name):
    assert run(name, indexed) == (GOLDEN / f"run_{name}.txt").read_text(encoding="utf-8")


def test_no_golden_file_is_left_over():
    assert {path.stem.removeprefix("run_") for path in GOLDEN.glob("run_*.txt")} == set(RUNS)


def write_golden_files() -> None:
    with tempfile.TemporaryDirectory() as name:
        make_index(Path(name))
        for old in GOLDEN.glob("run_*.txt"):
            old.unlink()
        for each in RUNS:
            (GOLDEN / f"run_{each}.txt").write_text(run(each, Path(name)), encoding="utf-8")


if __name__ == "__main__":
    write_golden_files()
