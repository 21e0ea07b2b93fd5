"""What each format gives for the sample answers. `python tests/render/test_render_golden.py`
writes the files anew; read the difference before you keep it."""

from __future__ import annotations

from pathlib import Path

import pytest
from render_samples import ANSWERS, export

from quoteprov.render import render

GOLDEN = Path(__file__).parents[1] / "golden"
TABLES = [(name, width, False) for name in ANSWERS for width in (80, 160)]
COLORED = [(name, width, True) for name in ("trace", "hostile", "doctor") for width in (80, 160)]
OTHERS = [
    (name, form)
    for name in ("trace", "hostile", "top", "articles", "extract")
    for form in ("md", "csv", "tsv", "jsonl")
]


def _show(text: str) -> str:
    return text.replace("\x1b", "\\x1b").replace("\r", "\\r").replace("\x07", "\\x07")


def _table(name: str, width: int, color: bool) -> tuple[Path, str]:
    path = GOLDEN / f"render_{name}_{width}{'_color' if color else ''}.txt"
    text = "".join(render(ANSWERS[name](), "table", width=width, color=color))
    return path, _show(text)


def _other(name: str, form: str) -> tuple[Path, str]:
    answer = export() if name == "export" else ANSWERS[name]()
    return GOLDEN / f"render_{name}_{form}.txt", _show("".join(render(answer, form)))


@pytest.mark.parametrize(("name", "width", "color"), TABLES + COLORED)
def test_table_is_as_the_golden_file(name, width, color):
    path, text = _table(name, width, color)
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize(("name", "form"), OTHERS)
def test_other_formats_are_as_the_golden_files(name, form):
    path, text = _other(name, form)
    assert text == path.read_text("utf-8")


if __name__ == "__main__":
    written = [_table(*case) for case in TABLES + COLORED] + [_other(*case) for case in OTHERS]
    for golden_path, golden_text in written:
        golden_path.write_text(golden_text, "utf-8", newline="\n")
