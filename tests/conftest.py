"""What tests of several rooms need."""

from __future__ import annotations

import pytest

# What leads from each version of the tables of an index to the one before.
_STEPS_BACK = {
    8: (
        "DROP TABLE notes",
        "DROP TABLE packs",
        "DROP TABLE terms",
        "CREATE TABLE terms (number INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE)",
        "ALTER TABLE files DROP COLUMN stamp",
        """CREATE TABLE notes (
            number INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
            sketch BLOB NOT NULL,
            quotations BLOB NOT NULL,
            words BLOB NOT NULL
        )""",
    ),
    7: (
        "DROP TABLE ledger",
        "ALTER TABLE utterances ADD COLUMN digest INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX utterances_by_digest ON utterances (digest)",
    ),
    6: (),
    5: (
        "DROP INDEX quotations_by_paragraph",
        "ALTER TABLE quotations DROP COLUMN paragraph",
    ),
}


@pytest.fixture
def take_back():
    """Takes an index back to an older version; it is given what executes a statement."""

    def take_back(run, version):
        for newer in range(max(_STEPS_BACK), version, -1):
            for statement in _STEPS_BACK[newer]:
                run(statement)
        run(f"PRAGMA user_version = {version}")

    return take_back
