"""The program as its users run it: a process, a folder, the sample corpus."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_environment import PROJECT, clean_environment

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def quoteprov(tmp_path) -> Run:
    """Run the program in ``tmp_path`` (or ``cwd``) and return the completed process."""

    def run(*arguments, cwd=tmp_path, stdin=None, environment=None, **options):
        return subprocess.run(
            [sys.executable, "-m", "quoteprov", *map(str, arguments)],
            cwd=cwd,
            input=stdin,
            env=clean_environment(tmp_path) | (environment or {}),
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=120,
            check=False,
            **options,
        )

    return run


@pytest.fixture(scope="session")
def corpus(tmp_path_factory) -> Path:
    """A folder with the sample corpus and an index of it. Tests only read it."""
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copytree(PROJECT / "corpus", folder / "corpus")
    subprocess.run(
        [sys.executable, "-m", "quoteprov", "--quiet", "index", "corpus"],
        cwd=folder,
        env=clean_environment(folder),
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=120,
    )
    return folder
