from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quoteprov.config import ReadOptions
from quoteprov.model import Article, Rejection
from quoteprov.read import Source, list_sources, parse_record, read_records

Reader = Callable[..., list[Article | Rejection]]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads paths inside tmp_path from end to end."""

    def run(*names: str, options: ReadOptions | None = None) -> list[Article | Rejection]:
        options = options or ReadOptions()
        found: list[Article | Rejection] = []
        for source in list_sources([str(tmp_path / name) for name in names], options, tmp_path):
            if isinstance(source, Rejection):
                found.append(source)
                continue
            assert isinstance(source, Source)
            for record in read_records(source, options):
                if isinstance(record, Rejection):
                    found.append(record)
                else:
                    found += parse_record(record, options)
        return found

    return run


@pytest.fixture
def read_bytes(tmp_path: Path, read: Reader) -> Reader:
    """Writes one file and reads it."""

    def run(
        data: bytes, name: str = "star.txt", options: ReadOptions | None = None
    ) -> list[Article | Rejection]:
        (tmp_path / name).write_bytes(data)
        return read(name, options=options)

    return run
