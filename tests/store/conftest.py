from __future__ import annotations

import pytest

from quoteprov.store import open_writer


@pytest.fixture
def index(tmp_path):
    return tmp_path / "quoteprov.db"


@pytest.fixture
def writer(index):
    with open_writer(index, "v1") as opened:
        yield opened
