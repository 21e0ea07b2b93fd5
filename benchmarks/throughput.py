"""Articles a second, beside programs that do no more than pair the marks in the same file."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from pathlib import Path

from benchmarks.processes import find_quoteprov, measure, set_table

RUNS = 5
ARTICLES = 2000
EXTRACT = "quoteprov extract --jsonl"
TARGETS = {EXTRACT: 7.0}

YARDSTICK = Path(__file__).with_name("paired_marks.py")

NOTE = """\
Two programs do no more than pair marks: by what stands beside each, which of annotated US news
finds .995 of the quotations (exact F1 .96), and by an expression that misses a quarter of them
(.81)."""

NAMES = ("Ada Kroll", "Tobias Penhale", "Ines Calloway", "Odile Marchetti", "Piers Ollerton")
SUBJECTS = ("the harbour", "the council", "the old bridge", "the ferry", "the night shift")
VERBS = ("will open", "has to wait", "cannot bear", "was promised", "needs")
OBJECTS = ("before the spring tide", "another winter", "two more lanes", "a second inspection")


def write_articles(path: Path, count: int) -> None:
    """Made-up articles of some 5,000 characters with eight quotations each."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            article = {
                "outlet": f"Outlet {number % 40}",
                "date": f"2018-{1 + number % 12:02}-{1 + number % 28:02}",
                "title": f"What {chance.choice(SUBJECTS)} needs, part {number}",
                "text": "\n\n".join(_make_paragraph(chance) for _ in range(16)),
            }
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def _make_sentence(chance: random.Random) -> str:
    parts = (chance.choice(SUBJECTS), chance.choice(VERBS), chance.choice(OBJECTS))
    number = chance.randrange(2, 400)
    return f"{' '.join(parts)}, as it did after {number} days of rain".capitalize()


def _make_paragraph(chance: random.Random) -> str:
    prose = ". ".join(_make_sentence(chance) for _ in range(4)) + "."
    if chance.random() < 0.5:
        return prose
    return f"“{_make_sentence(chance)},” {chance.choice(NAMES)} said. {prose}"


def report() -> str:
    """The section on throughput."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "articles.jsonl", ARTICLES)
        quoteprov = find_quoteprov()
        paired = [sys.executable, str(YARDSTICK), "articles.jsonl"]
        commands = {
            "marks, paired by what stands beside them": paired,
            "marks, paired by the leanest expression": [*paired, "lean"],
            EXTRACT: [*(quoteprov, "extract", "articles.jsonl", "--jsonl", "--jobs", "1")],
            "quoteprov index, from nothing": [
                *("sh", "-c", 'rm -f b.db; exec "$0" --index b.db index -j 1 articles.jsonl'),
                quoteprov,
            ],
        }
        medians = measure(commands, folder, RUNS)
    rates = {each: ARTICLES / seconds for each, seconds in medians.items()}
    rows = ", ".join(f"{each}: {rate:.0f} articles a second" for each, rate in rates.items())
    table = set_table(medians, TARGETS, RUNS)
    return (
        f"## Throughput\n\n{ARTICLES} made-up articles, one process.\n{NOTE}\n\n{table}\n{rows}.\n"
    )
