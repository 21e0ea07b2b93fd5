"""`python -m quoteprov`, and the `quoteprov` command."""

from __future__ import annotations

import gc
import sys

# Objects made and not yet dropped before garbage is looked for: a batch of articles has some
# 10,000, and no cycles among them. With Python's 700, a command spends 2% of its time looking.
COLLECT_AFTER = 50_000


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(COLLECT_AFTER)
    from quoteprov.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
