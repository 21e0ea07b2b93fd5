"""Random and searching joins of whatever occurs in articles, for a few seconds: nothing raises."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from quoteprov.config import ExtractOptions
from quoteprov.extract import extract_quotations
from quoteprov.model import Article, Span

SECONDS = 2.0
PIECES = (
    *(
        '"',
        "'",
        "“",
        "”",
        "„",
        "‘",
        "’",
        "«",
        "»",
        "‹",
        "›",
        "``",
        "''",
        "「",
        "」",
        "&quot;",
        "&apos;",
    ),
    *(
        " ",
        " ",
        " ",
        ", ",
        ". ",
        "\n",
        "\n\n",
        "\r",
        ": ",
        " — ",
        "-",
        "(",
        ")",
        "\x00",
        "\ud800",
        "İ",
    ),
    *(
        "said",
        "he",
        "she said",
        "Ana Ruiz",
        "Mr. Lindt",
        "the Secretary of State",
        ", Rex Tillerson,",
    ),
    *(
        "sagte",
        "a déclaré la directrice, Ana Ruiz",
        "dit-il",
        "der",
        "die",
        "und",
        "le",
        "est",
        "et",
    ),
    *("zufolge", "laut", "– ", "powiedział", "na", "i", "się", "nie", "по его словам", "что"),
    *("Jan Nowak", "сказала", "dijo", "los", "el", "que", "sa", "och", "han", "λέει", "και", "ο"),
    *("市長の田中氏は", "と述べた。", "市长林晓雯说：", "：", "。", "，", "的"),
    *("of the Harbour Trust", "a spokesman for", "according to", "CLOSE", " MORE", "6'2\"", "’80s"),
    *('<a href="x">', 'http://e.org/?q="a"', "Monday", "1815", "we", "won", "彼は", "Он сказал"),
)


def test_no_join_of_pieces_raises_for_a_few_seconds():
    chooser = random.Random(3)
    end = time.monotonic() + SECONDS
    runs = 0
    while time.monotonic() < end:
        text = "".join(chooser.choices(PIECES, k=chooser.randint(1, 120)))
        article = Article(
            id="a", path="p", outlet="o", title=text[:30], text=text, body=Span(0, len(text))
        )
        for quotation in extract_quotations(article, ExtractOptions()):
            span = quotation.span
            assert article.field(quotation.field)[span.start : span.end] == quotation.exact
        runs += 1
    assert runs > 50


def test_no_text_that_a_fuzzer_finds_raises(tmp_path):
    pytest.importorskip("atheris", reason="no wheel for this machine", exc_type=ImportError)
    fuzzer = Path(__file__).with_name("fuzz_extract.py")
    done = subprocess.run(
        [sys.executable, fuzzer, "5"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Done " in done.stderr
