"""Exports, Word, RTF and PDF files, held to what they were found to say.

`python tests/read/test_documents.py` writes the golden file anew; read the difference before you
commit it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read import Source, list_sources, parse_record, read_records

FILES = Path(__file__).parent / "files"
GOLDEN = FILES / "documents.golden.json"
NAMES = sorted(
    path.name
    for kind in ("nexis*.txt", "factiva*.txt", "factiva*.html", "*.rtf", "*.docx", "*.pdf")
    for path in FILES.glob(kind)
)


def read_file(name: str) -> list[Article | Rejection]:
    found: list[Any] = []
    for source in list_sources([str(FILES / name)], ReadOptions(), FILES):
        assert isinstance(source, Source)
        for record in read_records(source, ReadOptions()):
            found += (
                [record] if isinstance(record, Rejection) else parse_record(record, ReadOptions())
            )
    return found


def describe(name: str) -> list[dict[str, Any]]:
    return [msgspec.to_builtins(each) for each in read_file(name)]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_as_the_golden_file_says(name: str) -> None:
    assert describe(name) == json.loads(GOLDEN.read_text("utf-8"))[name]


def test_no_golden_file_is_left_over() -> None:
    assert sorted(json.loads(GOLDEN.read_text("utf-8"))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_headlines_stand_where_they_are_said_to(name: str) -> None:
    for article in read_file(name):
        if isinstance(article, Article) and article.headline:
            start, end = article.headline.start, article.headline.end
            assert article.text[start:end] == article.title
            assert (article.body.start, article.body.end) == (0, len(article.text))


def test_one_article_has_one_text_whatever_the_export() -> None:
    texts = {
        name: read_file(name)[0].text.replace("\n\n", "\n")  # type: ignore[union-attr]
        for name in ("nexis_uni.docx", "nexis_uni.rtf")
    }
    assert len(set(texts.values())) == 1
    coded, printed = read_file("factiva_codes.txt")[0], read_file("factiva.rtf")[0]
    assert coded.text == printed.text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [
        ("article.docx", "mammoth", "office"),
        ("article.rtf", "striprtf", "office"),
        ("columns.pdf", "pypdfium2", "pdf"),
    ],
)
def test_an_absent_library_names_its_extra(
    name: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    (rejection,) = read_file(name)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == (
        f"needs {library}, which is not installed: pip install 'quoteprov[{extra}]'"
    )


def test_text_is_read_without_any_of_the_libraries() -> None:
    script = (
        "import sys\n"
        "for name in ('mammoth', 'striprtf', 'pypdfium2'): sys.modules[name] = None\n"
        "from quoteprov.__main__ import main\n"
        "main()\n"
    )
    names = [str(FILES / name) for name in ("nexis_en.txt", "article.docx", "columns.pdf")]
    done = subprocess.run(
        [sys.executable, "-c", script, "extract", *names, "--json"],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    answer = json.loads(done.stdout)
    assert len(answer["quotations"]) > 3
    assert {row["record"] for row in answer["quotations"]} == {"1", "2"}
    reasons = [each["reason"] for each in answer["rejected"]]
    assert sum("quoteprov[office]" in reason for reason in reasons) == 1
    assert sum("quoteprov[pdf]" in reason for reason in reasons) == 1


if __name__ == "__main__":
    found = {name: describe(name) for name in NAMES}
    GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
