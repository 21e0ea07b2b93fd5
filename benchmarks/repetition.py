"""Texts that say one thing again and again: extraction takes no longer than their length warrants.

    python -m benchmarks.repetition [SECONDS] [SEED]

Pieces of articles are joined at random, and what comes of it is repeated until it is as long as a
book; four times as much of it must take about four times as long.
"""

from __future__ import annotations

import random
import sys
import time
from typing import NamedTuple

from quoteprov.config import ExtractOptions
from quoteprov.extract import extract_quotations
from quoteprov.model import Article, Span

SECONDS, SEED = 20.0, 1
SHORT = 60_000
TIMES_MORE = 4
MOST_PIECES = 14
# Stands for another name each time.
OTHER = "{}"
SYLLABLES = "ba ke lo mi nu ra se ti vo dra fel gor hin jus kat lem".split()

PROSE = (
    "The river rose again on Monday and the town waited for the boats to come from Millbury. "
    "“We won it all,” Ana Ruiz said, and the mayor went home. It rained for another three days.\n\n"
)
# What takes less is not told apart from the noise of a clock.
LEAST_SECONDS = 0.05
PIECES = (
    *"\"'“”„‘’«»‹›「」,.:;?!—-()…",
    *("\n", "\n\n", "--", "6'2\"", "’80s", "&quot;", "#tag", "@user", "12", "3,000"),
    *("he", "she", "we", "it", "his wife", "who", "that", "and", "but", "the", "a", "of", "to"),
    *("said", "told reporters", "according to", "added", "wrote", "saying", "asked", "called"),
    *("the mayor", "President", "Mr.", "police", "a spokesman for", "the Pope", "Senator"),
    *("Ana Ruiz", "Lindt", "Ruiz's", f"Name{OTHER}", f"Ruiz{OTHER}", f"name{OTHER}"),
    *("N-", "N.", "NATO", "(EU)", "New Aa Bo"),
    *("MILLBURY,", "Ohio (AP)", "Q:", "Monday", "U.S.", "It rained.", "We won it all", "term"),
    *("sagte", "der", "und", "nicht", "a dit", "la", "et", "pour", "dijo", "que", "los", "он"),
    *("\n– ", " – ", " – mówi", ", säger", ", dit-il,", "— сказал он.", ": – Tak"),
    *("сказал", "и", "в", "sa", "och", "zei", "het", "powiedział", "się", "řekl", "είπε", "και"),
)


class Taken(NamedTuple):
    """What one piece took: how many times as long four times as much, and seconds a megabyte."""

    growth: float
    pace: float
    piece: str


def measure(seconds: float, seed: int) -> list[Taken]:
    """What random pieces took; the first is that of plain prose."""
    chance = random.Random(seed)
    _repeat(PROSE)  # What is loaded and compiled at the first use is no work on the text.
    taken = [_repeat(PROSE)]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        taken.append(_repeat(_make_piece(chance)))
    return taken


def _make_piece(chance: random.Random) -> str:
    pieces = chance.choices(PIECES, k=chance.randint(2, MOST_PIECES))
    return "".join(piece + chance.choice(("", " ", " ", " ")) for piece in pieces) + " "


def _repeat(piece: str) -> Taken:
    times = SHORT // len(piece)
    short = _time(_write(piece, times))
    text = _write(piece, TIMES_MORE * times)
    long = _time(text)
    growth = long / short if long >= LEAST_SECONDS else 0.0
    return Taken(growth, long / len(text) * 1e6, piece)


def _write(piece: str, times: int) -> str:
    return "".join(piece.replace(OTHER, _name(number)) for number in range(times))


def _name(number: int) -> str:
    """Letters that no other number has."""
    size = len(SYLLABLES)
    return SYLLABLES[number % size] + (_name(number // size) if number >= size else "")


def _time(text: str) -> float:
    """The better of two runs: the first may find a cold cache."""
    article = Article(id="a", path="a", outlet="a", text=text, body=Span(0, len(text)))
    times = []
    for _ in range(2):
        begun = time.process_time()
        extract_quotations(article, ExtractOptions())
        times.append(time.process_time() - begun)
    return min(times)


def report(seconds: float = SECONDS, seed: int = SEED) -> str:
    """The section on repetitive texts."""
    prose, *others = measure(seconds, seed)
    growth, pace = max(others), max(others, key=lambda each: each.pace)
    head = (
        f"{len(others):,} random pieces of articles, each repeated until it fills "
        f"{SHORT / 1e3:.0f} and {TIMES_MORE * SHORT / 1e3:.0f} thousand code points; "
        f"linear is {TIMES_MORE}x."
    )
    rows = (("prose", prose), ("steepest growth", growth), ("slowest", pace))
    table = "\n".join(
        f"| {name} | {_describe(each.growth)} | {each.pace:.2f} s | `{each.piece!a}` |"
        for name, each in rows
    )
    heading = "| piece | time of four times as much | a million code points | |\n|---|---|---|---|"
    return f"## Texts that repeat themselves\n\n{head}\n\n{heading}\n{table}\n"


def _describe(growth: float) -> str:
    return f"{growth:.1f}x" if growth else "too short to tell"


if __name__ == "__main__":
    print(report(float(sys.argv[1]), int(sys.argv[2])) if sys.argv[2:] else report())
