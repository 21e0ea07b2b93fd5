"""What tests of several rooms need."""

from __future__ import annotations

import pytest

# What leads from each version of the tables of an index to the one before.
_STEPS_BACK = {
    11: (),
    10: ("DELETE FROM meta WHERE key = 'compared'",),
    9: (
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
    8: (
        "ALTER TABLE memberships RENAME TO numbered",
        "DROP INDEX memberships_of_utterance",
        """CREATE TABLE memberships (quotation TEXT PRIMARY KEY, utterance TEXT NOT NULL)
            WITHOUT ROWID""",
        """INSERT INTO memberships SELECT quotations.id, utterances.id FROM numbered
            JOIN quotations ON quotations.number = quotation
            JOIN utterances ON utterances.number = utterance""",
        "DROP TABLE numbered",
        "CREATE INDEX memberships_of_utterance ON memberships (utterance)",
        "DROP INDEX quotations_of_article",
        "CREATE INDEX quotations_of_article ON quotations (article, field DESC, start)",
        "DROP INDEX articles_by_date",
        "DELETE FROM meta WHERE key = 'counts'",
        "INSERT INTO article_search (article_search, rank) VALUES ('automerge', 4)",
        "INSERT INTO quotation_search (quotation_search, rank) VALUES ('automerge', 4)",
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
