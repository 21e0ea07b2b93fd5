"""The register is opened in little more memory than what it is made of."""

import tracemalloc

import numpy as np

from quoteprov.align import open_register
from quoteprov.align.notes import ROW, WORD

# So many that columns wait in files; each article has a few dozen.
QUOTATIONS, EACH = 1 << 17, 64


def make_rows():
    rows = np.zeros(QUOTATIONS, ROW)
    rows["id"] = [b"%016x" % (number * 0x9E3779B97F4A7C15 % 2**64) for number in range(QUOTATIONS)]
    rows["words"], rows["speaker"] = 1, -1
    return rows


def test_columns_are_ordered_one_at_a_time():
    rows, words = make_rows(), np.zeros(QUOTATIONS, WORD)
    given = [
        [table[start : start + EACH].tobytes() for start in range(0, QUOTATIONS, EACH)]
        for table in (rows, words)
    ]
    tracemalloc.start()
    try:
        register = open_register(*given, ["pier"])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert np.array_equal(register.ids, np.sort(rows["id"]))
    # All columns at once would take the rows three times.
    assert peak < 2.5 * rows.nbytes
