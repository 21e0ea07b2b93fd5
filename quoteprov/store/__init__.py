"""Values live in one SQLite file."""
