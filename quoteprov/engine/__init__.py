"""How batches of work are run."""

from quoteprov.engine.local import count_jobs, run_batches

__all__ = ["count_jobs", "run_batches"]
