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
        TextColumn("{task.fields[share]}"),
        TextColumn("{task.fields[articles]} articles"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,
    )
    task = progress.add_task("Reading", total=None, articles=0, rate="", share="")

    def report(step: Step) -> None:
        elapsed = progress.tasks[0].elapsed or 0.0
        rate = f"{step.articles / elapsed:.0f}/s" if elapsed and step.articles else ""
        # With all bytes read the end of the work is unknown: the bar pulses. A total, once set,
        # is not taken away by update().
        known = step.done < step.total
        progress.tasks[0].total = step.total if known else None
        progress.update(
            task,
            description=step.name,
            completed=step.done,
            articles=step.articles,
            rate=rate,
            share=f"{step.done / step.total:>4.0%}" if known else "",
        )

    with progress:
        yield report
