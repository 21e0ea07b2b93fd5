"""How batches of work are run."""
