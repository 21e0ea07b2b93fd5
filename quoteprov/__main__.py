"""`python -m quoteprov`, and the `quoteprov` command."""

from __future__ import annotations

import gc
import os
import signal
import sys

# Objects made and not yet dropped before garbage is looked for: a batch of articles has some
# 10,000, an answer up to 100,000, and no cycles among them. With Python's 700, a command spends 2%
# of its time looking, and with 50,000 a trace 5%.
COLLECT_AFTER = 200_000
# numpy's linear algebra, of which nothing is used, starts a thread for each core when it is loaded:
# 25 of 75 ms on two.
ONE_THREAD = "OPENBLAS_NUM_THREADS"


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(COLLECT_AFTER)
    os.environ.setdefault(ONE_THREAD, "1")
    from quoteprov.cli import run

    code = run(sys.argv[1:])
    # All is said and written: to interrupt what Python tidies up would only end in a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # All that is left goes with the process: to look through it for cycles first, as Python does,
    # takes 80 ms after an alignment of 150,000 quotations.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
