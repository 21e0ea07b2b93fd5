"""JSON Lines from the disk to decoded fields, beside a loop over the lines with json.loads."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.processes import measure, set_table
from benchmarks.throughput import write_articles

RUNS = 5
ARTICLES = 20_000

PLAIN = """\
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    json.loads(line)
"""
START = """\
import sys
from quoteprov.config import ReadOptions
from quoteprov.read import Source, parse_record, read_records
import quoteprov.read.jsonl
"""
SPLIT = f"""\
{START}
from quoteprov.read.jsonl import decode_json
for record in read_records(Source("a.jsonl", sys.argv[1], 0), ReadOptions()):
    decode_json(record.data)
"""
PARSE = f"""\
{START}
options = ReadOptions()
for record in read_records(Source("a.jsonl", sys.argv[1], 0), options):
    parse_record(record, options)
"""
SCRIPTS = {
    "json.loads on each line": PLAIN,
    "records, decoded": SPLIT,
    "records, made articles": PARSE,
    "(start of the above, nothing read)": START,
}


def report() -> str:
    """The section on reading."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "articles.jsonl"
        write_articles(path, ARTICLES)
        megabytes = path.stat().st_size / 1e6
        commands = {
            title: [sys.executable, "-c", script, str(path)] for title, script in SCRIPTS.items()
        }
        medians = measure(commands, folder, RUNS)
    start = medians["(start of the above, nothing read)"]
    rates = {
        title: megabytes / max(seconds - (0 if script is PLAIN else start), 1e-3)
        for (title, script), seconds in zip(SCRIPTS.items(), medians.values(), strict=True)
        if script is not START
    }
    rows = ", ".join(f"{title}: {rate:.0f} MB/s" for title, rate in rates.items())
    table = set_table(medians, {}, RUNS)
    head = f"{ARTICLES} made-up articles in {megabytes:.0f} MB of JSON Lines, one process."
    return f"## Reading\n\n{head}\n\n{table}\nWithout the start: {rows}.\n"
