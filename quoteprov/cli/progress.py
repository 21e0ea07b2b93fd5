"""The progress bar of long work, on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from quoteprov.pipeline.index import Step


@contextmanager
def show_progress() -> Iterator[Callable[[Step], None]]:
    """A bar that moves with the bytes read, with articles, their rate and the time left."""
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[articles]} articles"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
    )
    task = progress.add_task("Reading", total=None, articles=0, rate="")

    def report(step: Step) -> None:
        elapsed = progress.tasks[0].elapsed or 0.0
        rate = f"{step.articles / elapsed:.0f}/s" if elapsed and step.articles else ""
        progress.update(
            task,
            description=step.name,
            completed=step.done,
            total=step.total or None,
            articles=step.articles,
            rate=rate,
        )

    with progress:
        yield report
