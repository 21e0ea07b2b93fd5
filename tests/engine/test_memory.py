"""What is dropped goes back to the system."""

import subprocess
import sys

import pytest

_DROPPING = """
from quoteprov.engine import give_back_memory, keep_memory
def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096
def fill_and_drop():
    # Small things that live on between large ones, which glibc puts into one heap from the
    # second time on.
    kept = []
    large = []
    for _ in range(10):
        large.append(bytearray(b"x") * (4 << 20))
        kept.append(bytearray(b"x") * 3000)
    held = resident()
    large.clear()
    return held - resident(), kept
{arrange}()
first = fill_and_drop()
second = fill_and_drop()
print(second[0] >> 20)
"""


def count_dropped(arrange):
    """How many MB of 40 go back to the system when they are dropped."""
    script = _DROPPING.format(arrange=arrange)
    printed = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout
    return int(printed)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_large_blocks_go_back_when_they_are_dropped():
    assert count_dropped("give_back_memory") >= 36


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_large_blocks_stay_where_memory_is_kept():
    assert count_dropped("keep_memory") < 4
