"""Arrays that wait: what comes back is what was put by, wherever it lay meanwhile."""

import mmap

import numpy as np
import pytest

from quoteprov.align.kernels import waiting
from quoteprov.align.kernels.waiting import Waiting, cut_rows, find_greatest, put_by, rest

ROWS = np.arange(60, dtype=np.uint32).reshape(-1, 4)


def lies_in_a_file(array):
    while isinstance(array, np.ndarray):
        array = array.base
    return isinstance(getattr(array, "obj", array), mmap.mmap)


@pytest.mark.parametrize(("large", "in_file"), [(1, True), (1 << 20, False)])
def test_rows_come_back_as_they_were_added(monkeypatch, large, in_file):
    monkeypatch.setattr(waiting, "_LARGE", large)
    kept = Waiting(ROWS.shape, ROWS.dtype)
    for block in np.array_split(ROWS, 4):
        kept.add(block)
    found = kept.wake()
    assert np.array_equal(found, ROWS)
    assert found.dtype == ROWS.dtype
    assert lies_in_a_file(found) == in_file


def test_small_arrays_stay_where_they_are(monkeypatch):
    monkeypatch.setattr(waiting, "_WORTH_IT", ROWS.nbytes + 1)
    assert put_by(ROWS) is ROWS
    monkeypatch.setattr(waiting, "_WORTH_IT", ROWS.nbytes)
    assert lies_in_a_file(put_by(ROWS))


def test_columns_that_do_not_lie_together_are_put_by(monkeypatch):
    monkeypatch.setattr(waiting, "_WORTH_IT", 1)
    assert np.array_equal(put_by(ROWS[:, 1]), ROWS[:, 1])


def test_what_rests_is_read_again(monkeypatch):
    monkeypatch.setattr(waiting, "_WORTH_IT", 1)
    kept = put_by(ROWS)
    assert kept.sum() == ROWS.sum()
    rest(kept, ROWS)
    assert np.array_equal(kept, ROWS)


def test_without_room_on_disk_rows_are_held_in_memory(monkeypatch):
    def lack_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(waiting, "_WORTH_IT", 1)
    monkeypatch.setattr(waiting.os, "posix_fallocate", lack_room, raising=False)
    assert not lies_in_a_file(put_by(ROWS))
    assert np.array_equal(put_by(ROWS), ROWS)
    monkeypatch.setattr(waiting, "TemporaryFile", lack_room)
    assert np.array_equal(put_by(ROWS), ROWS)


@pytest.mark.parametrize("least", [1, 1 << 20])
def test_the_greatest_number_is_found_wherever_the_array_lies(monkeypatch, least):
    monkeypatch.setattr(waiting, "_WORTH_IT", least)
    monkeypatch.setattr(waiting, "BLOCK", 8)
    assert find_greatest(put_by(ROWS[::-1].ravel())) == 59
    assert find_greatest(ROWS[:0, 0]) == 0


def test_rows_are_cut_by_what_they_hold(monkeypatch):
    monkeypatch.setattr(waiting, "BLOCK", 8)
    assert [ROWS[rows].size for rows in cut_rows(ROWS, len(ROWS))] == [8] * 7 + [4]
    assert [len(range(60)[rows]) for rows in cut_rows(ROWS[:, 0], 60)] == [8] * 7 + [4]
    assert list(cut_rows(ROWS[:0], 0)) == []
    monkeypatch.setattr(waiting, "BLOCK", 2)
    assert [len(ROWS[rows]) for rows in cut_rows(ROWS, len(ROWS))] == [1] * 15
