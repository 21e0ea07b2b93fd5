"""What a trace costs in a large index, beside one in the sample corpus."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import tempfile
from itertools import accumulate, product
from pathlib import Path

from benchmarks.processes import PROJECT, find_quoteprov, measure, set_table

ARTICLES = 3000
PARAGRAPHS = 8
# So many articles quote the same sentence.
WITNESSES = 4
RUNS = 7
LARGE = 2.0

SYLLABLES = ("ba", "den", "kor", "li", "mas", "no", "pel", "ri", "su", "tan", "ve", "wim")
WORDS = ["".join(each) for size in (1, 2, 3, 4) for each in product(SYLLABLES, repeat=size)]
# As in any language, a few words are in every sentence and most words in hardly any.
WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))


def write_articles(path: Path, count: int = ARTICLES) -> str:
    """Made-up articles of made-up words; gives a sentence that some of them quote."""
    chance = random.Random(11)
    sentences = [_make_words(chance, 18) for _ in range(count * PARAGRAPHS // WITNESSES)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            said = [chance.choice(sentences) for _ in range(PARAGRAPHS)]
            paragraphs = [f"“{each},” Ada Kroll said. {_make_words(chance, 60)}." for each in said]
            article = {"outlet": f"Outlet {number % 40}", "text": "\n\n".join(paragraphs)}
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    return said[0]


def _make_words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, cum_weights=WEIGHTS, k=count)).capitalize()


def report() -> str:
    """The section on tracing."""
    quoteprov = find_quoteprov()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(PROJECT / "corpus", folder / "corpus")
        quoted = write_articles(folder / "articles.jsonl")
        for index, source in (("small.db", "corpus"), ("large.db", "articles.jsonl")):
            command = [quoteprov, "-q", "--index", index, "index", source]
            subprocess.run(command, cwd=folder, check=True)
        phrases = {"a rare phrase": quoted, "a common phrase": " ".join(WORDS[:2])}
        commands = {
            "the sample corpus": [quoteprov, "--index", "small.db", "trace", "no-fly zones"],
            **{
                f"made-up articles, {phrase}": [quoteprov, "--index", "large.db", "trace", words]
                for phrase, words in phrases.items()
            },
        }
        medians = measure(commands, folder, RUNS)
    table = set_table(medians, dict.fromkeys(list(commands)[1:], LARGE), RUNS)
    return f"## Trace\n\n{ARTICLES} made-up articles beside the sample corpus.\n\n{table}"
