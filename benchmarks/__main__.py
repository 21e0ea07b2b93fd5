"""Run every benchmark and write docs/benchmarks.md.

    make bench

Everything is a ratio to something measured in the same run, since machines differ and are shared.
"""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    alignment,
    evidence,
    growth,
    languages,
    pages,
    reading,
    repetition,
    startup,
    throughput,
    trace,
)

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
LIBRARIES = ("typer", "rich", "msgspec", "rapidfuzz", "numpy")

HEAD = """\
# Benchmarks

Written by `make bench`. Times are CPU time of whole processes, medians over runs that take turns;
what counts is the ratios, which hold on a slower or busier machine.
"""


def main() -> None:
    """Run the benchmarks one after the other and write their tables."""
    sections = [
        HEAD,
        _describe_versions(),
        startup.report(),
        reading.report(),
        throughput.report(),
        repetition.report(),
        growth.report(),
        trace.report(),
        pages.report(),
        languages.report(),
        alignment.report(),
        evidence.report(),
    ]
    page = "\n".join(sections)
    PAGE.write_text(page, encoding="utf-8")
    print(page)


def _describe_versions() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"Python {platform.python_version()}, quoteprov {version('quoteprov')}, {libraries}.\n"


if __name__ == "__main__":
    main()
