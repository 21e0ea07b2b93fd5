"""How batches of work are run."""

from quoteprov.engine.local import Workers, count_jobs, open_workers
from quoteprov.engine.memory import give_back_memory, keep_memory
from quoteprov.engine.thread import open_thread

__all__ = [
    "Workers",
    "count_jobs",
    "give_back_memory",
    "keep_memory",
    "open_thread",
    "open_workers",
]
