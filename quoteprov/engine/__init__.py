"""How batches of work are run."""

from quoteprov.engine.local import Workers, count_jobs, open_workers

__all__ = ["Workers", "count_jobs", "open_workers"]
