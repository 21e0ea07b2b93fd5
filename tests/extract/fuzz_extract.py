"""Coverage-guided fuzzing of extraction: ``python tests/extract/fuzz_extract.py 60`` (seconds).

libFuzzer looks for texts that reach new code. A text that raises, whose spans do not slice to
what they say, or that takes longer than ten seconds ends the run with an exit code other than 0,
and is written to a file beside.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["quoteprov.extract"], enable_loader_override=False):
    from quoteprov.config import ExtractOptions
    from quoteprov.extract import extract_quotations
    from quoteprov.model import Article, Span

# Bytes stand for what quotations are made of, so that the fuzzer need not find the words.
PIECES = (
    *"\"'“”„‘’«»‹›`「」()[]<>&;:,.!?-—/\n\r\t\x00 ",
    *("''", "``", "&quot;", "\n\n", " — ", "\ud800", "İ", "6'2\"", "’80s", "https://e.org/?q="),
    *(" said ", "Ana Ruiz", "Mr. Lindt", "he", "she", "according to", " who ", " told ", ", "),
    *(
        "the minister",
        "spokesman for",
        "The Trust's",
        "sagte",
        "a déclaré",
        "dit-il",
        "dijo",
        "彼は",
    ),
    *("MAYOR", "Q", "A", "called", "so-called", "titled", "the", "of", "and", "not", "1815"),
)


def check_text(data: bytes) -> None:
    """What must hold of any text, whatever it is made of."""
    text = "".join(PIECES[byte % len(PIECES)] for byte in data)
    article = Article(
        id="a", path="p", outlet="o", title=text[:40], text=text, body=Span(0, len(text))
    )
    for quotation in extract_quotations(article, ExtractOptions()):
        field = article.field(quotation.field)
        if field[quotation.span.start : quotation.span.end] != quotation.exact:
            raise AssertionError("a span that does not slice to its words")
        mention = quotation.attribution.span
        if mention and field[mention.start : mention.end] != quotation.attribution.mention:
            raise AssertionError("a mention that is not where it is said to be")


if __name__ == "__main__":
    limits = [f"-max_total_time={sys.argv[1]}", "-max_len=1500", "-timeout=10", "-seed=7"]
    atheris.Setup([sys.argv[0], *limits, *sys.argv[2:]], check_text)
    atheris.Fuzz()
