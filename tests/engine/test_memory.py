"""What is dropped goes back to the system."""

import subprocess
import sys

import pytest

_DROPPING = """
from quoteprov.engine import give_back_memory
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
if {call}:
    give_back_memory()
first = fill_and_drop()
second = fill_and_drop()
print(second[0] >> 20)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_large_blocks_go_back_when_they_are_dropped():
    script = _DROPPING.format(call=True)
    printed = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    ).stdout
    assert int(printed) >= 36
