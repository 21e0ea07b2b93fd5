"""Saved pages read by quoteprov and by trafilatura alone: how right, and at what CPU time.

python -m benchmarks.pages              the sample pages of the tests, in a made-up site
python -m benchmarks.pages FOLDER       pages of your own: .html or .html.gz files, and
                                        expected.jsonl(.gz) with file, title, date, text, url
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.processes import PROJECT

RUNS = 5
MOST_TIME = 1.15
SAMPLES = PROJECT / "tests" / "read" / "files" / "pages"

# What surrounds an article on most sites: the samples alone are shorter than any real page.
CARD = (
    '<div class="card"><a href="/{0}"><h3>Story number {0} of the day</h3></a>'
    '<p class="teaser">A few words on what happened in place {0}, and why.</p></div>'
)
SITE = (
    "<script>"
    + "window.settings = {a: 1, b: [2, 3], c: 'x'};\n" * 1500
    + "</script><nav><ul>"
    + "".join(f'<li class="nav-item"><a href="/s{n}">Section {n}</a></li>' for n in range(80))
    + '</ul></nav><section class="more-news">'
    + "".join(map(CARD.format, range(60)))
    + "</section>"
)


class Page(NamedTuple):
    """A page and what is right about it; None where that is not known."""

    data: bytes
    text: str
    title: str | None
    day: str | None
    url: str | None


class Reading(NamedTuple):
    """What one of the readers makes of a page."""

    text: str
    title: str | None
    day: str | None
    url: str | None


def read_ours(data: bytes) -> Reading:
    from quoteprov.config import ReadOptions
    from quoteprov.model import Article
    from quoteprov.read import Record, parse_record

    record = Record(path="page.html", record=None, kind="html", data=data)
    [article] = parse_record(record, ReadOptions())
    if not isinstance(article, Article):
        return Reading("", None, None, None)
    day = article.published.when[:10] if article.published else None
    return Reading(article.text, article.title, day, article.url)


def read_bare(data: bytes) -> Reading:
    from trafilatura import bare_extraction

    found = bare_extraction(data, with_metadata=True, include_comments=False)
    if found is None:
        return Reading("", None, None, None)
    return Reading(found.text or "", found.title, found.date, found.url)


def load_samples() -> list[Page]:
    """The sample pages of the tests, each inside of a made-up site."""
    golden = json.loads((SAMPLES / "golden.json").read_text("utf-8"))
    pages = []
    for name, facts in golden.items():
        data = (SAMPLES / name).read_bytes()
        data = re.sub(rb"(?i)(?=</body>)", SITE.encode(), data, count=1)
        day = facts["published"][0][:10]
        pages.append(Page(data, "\n".join(facts["text"]), facts["title"], day, facts["url"]))
    return pages


def load_folder(folder: Path) -> list[Page]:
    """The pages of a folder that its expected.jsonl describes."""
    pages = []
    for line in _read(next(folder.glob("expected.jsonl*"))).splitlines():
        facts = json.loads(line)
        data = _read(folder / facts["file"])
        pages.append(Page(data, facts["text"], *map(facts.get, ("title", "date", "url"))))
    return pages


def score_text(expected: str, found: str) -> float:
    """F1 of the words of two texts, counted."""
    one, other = (Counter(re.findall(r"\w+", text.lower())) for text in (expected, found))
    common = sum((one & other).values())
    return 2 * common / (sum(one.values()) + sum(other.values())) if common else 0.0


def report(pages: Sequence[Page] | None = None) -> str:
    """The section on saved pages."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    pages = load_samples() if pages is None else pages
    readers = {"trafilatura alone, with metadata": read_bare, "quoteprov": read_ours}
    times: dict[str, list[float]] = {name: [] for name in readers}
    for run in range(RUNS + 1):
        for name, reader in readers.items():
            seconds = _time(reader, pages)
            if run:  # the first round loads the libraries
                times[name].append(seconds)
    medians = {name: statistics.median(each) for name, each in times.items()}
    lines = [
        f"## Saved pages\n\n{len(pages)} pages, CPU time of one process, median of {RUNS}.\n",
        f"| reader | CPU ms a page | ratio (at most {MOST_TIME}) | title | title, or part of it"
        " | day | URL | F1 of the text |",
        "|---|---|---|---|---|---|---|---|",
    ]
    bare = next(iter(medians.values()))
    for name, reader in readers.items():
        cells = (f"{1000 * medians[name] / len(pages):.1f}", f"{medians[name] / bare:.2f}")
        lines.append(f"| {' | '.join((name, *cells, *_score(reader, pages)))} |")
    return "\n".join(lines) + "\n"


def _score(reader: Callable[[bytes], Reading], pages: Sequence[Page]) -> list[str]:
    found = [reader(page.data) for page in pages]
    both = list(zip(pages, found, strict=True))
    titles = [
        (" ".join((a.title or "").split()), " ".join((b.title or "").split())) for a, b in both
    ]
    rights = (
        [one == other for one, other in titles],
        [bool(other) and (one in other or other in one) for one, other in titles],
        [a.day == b.day for a, b in both],
        [a.url == b.url for a, b in both],
    )
    mean = statistics.mean(score_text(page.text, one.text) for page, one in both)
    return [*(f"{sum(right) / len(right):.1%}" for right in rights), f"{mean:.4f}"]


def _time(reader: Callable[[bytes], Reading], pages: Sequence[Page]) -> float:
    before = time.process_time()
    for page in pages:
        reader(page.data)
    return time.process_time() - before


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


if __name__ == "__main__":
    print(report(load_folder(Path(sys.argv[1])) if sys.argv[1:] else None))
