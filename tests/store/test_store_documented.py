"""docs/index-file.md names every table and column, and its examples run."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from quoteprov.store import schema

PAGE = (Path(__file__).parents[2] / "docs" / "index-file.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^    SELECT.*?;$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def tables(writer, index):
    connection = sqlite3.connect(index)
    yield connection
    connection.close()


def test_every_table_and_column_is_documented(tables):
    rows = tables.execute(
        """SELECT tables.name, columns.name FROM sqlite_schema AS tables
        JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.name NOT LIKE '%\\_search%' ESCAPE '\\'"""
    ).fetchall()
    assert len(rows) > 60
    for table, column in rows:
        line = next(line for line in PAGE.splitlines() if line.startswith(f"| `{table}`"))
        assert f"`{column}`" in line or column in ("number", "key", "value")


def test_the_versions_are_documented(tables):
    assert f"now {len(schema.MIGRATIONS)}." in PAGE
    assert f"{schema.APPLICATION_ID:#x}" in PAGE


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_run(tables, example):
    tables.execute(example).fetchall()


def test_there_are_examples():
    assert len(EXAMPLES) == 3
