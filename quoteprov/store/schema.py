"""The tables of the index file, as the ordered migrations that make them.

``PRAGMA user_version`` is the number of migrations a file has been through. A migration that has
been released is never edited; a change is a new one at the end. What the tables mean is
described in docs/index-file.md.
"""

from __future__ import annotations

from quoteprov.errors import IndexInvalid, IndexTooNew, StoreError
from quoteprov.store.database import Database, missing_index

APPLICATION_ID = 0x51505256  # "QPRV", which the file utility and SQLite tools show

_TOKENIZER = "tokenize = 'unicode61 remove_diacritics 2', columnsize = 0"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE files (
            number INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            digest TEXT,
            fingerprint TEXT,
            complete INTEGER NOT NULL DEFAULT 0
        )""",
        """CREATE TABLE records (
            number INTEGER PRIMARY KEY,
            file INTEGER NOT NULL REFERENCES files (number) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            digest TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            UNIQUE (file, position)
        )""",
        """CREATE TABLE articles (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            path TEXT NOT NULL,
            position INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            record TEXT,
            outlet TEXT NOT NULL,
            outlet_origin TEXT NOT NULL,
            title TEXT,
            byline TEXT,
            dateline TEXT,
            published TEXT,
            precision TEXT,
            origin TEXT,
            url TEXT,
            characters INTEGER NOT NULL,
            body_start INTEGER NOT NULL,
            body_end INTEGER NOT NULL,
            headline_start INTEGER,
            headline_end INTEGER
        )""",
        """CREATE TABLE texts (
            number INTEGER PRIMARY KEY REFERENCES articles (number),
            text TEXT NOT NULL
        )""",
        """CREATE VIEW article_contents AS
            SELECT articles.number AS number, title, text
            FROM articles JOIN texts ON texts.number = articles.number""",
        """CREATE TABLE record_articles (
            record INTEGER NOT NULL REFERENCES records (number) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            article TEXT NOT NULL,
            description TEXT NOT NULL,
            PRIMARY KEY (record, ordinal)
        ) WITHOUT ROWID""",
        "CREATE INDEX records_of_article ON record_articles (article)",
        """CREATE TABLE rejections (
            number INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES records (number) ON DELETE CASCADE,
            path TEXT NOT NULL,
            record TEXT,
            reason TEXT NOT NULL
        )""",
        "CREATE INDEX rejections_of_record ON rejections (source)",
        """CREATE TABLE quotations (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            article TEXT NOT NULL,
            field TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            exact TEXT NOT NULL,
            place TEXT NOT NULL,
            part INTEGER,
            mention TEXT,
            mention_start INTEGER,
            mention_end INTEGER,
            resolved TEXT,
            cue TEXT,
            rule TEXT NOT NULL,
            confidence TEXT NOT NULL
        )""",
        "CREATE INDEX quotations_of_article ON quotations (article, field DESC, start)",
        """CREATE TABLE utterances (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            lemma TEXT NOT NULL,
            speaker TEXT,
            speaker_status TEXT NOT NULL,
            first_status TEXT NOT NULL,
            first_published TEXT,
            first_precision TEXT,
            first_outlets TEXT NOT NULL,
            outlets INTEGER NOT NULL,
            independent INTEGER NOT NULL,
            wordings INTEGER NOT NULL,
            witnesses INTEGER NOT NULL,
            quotations INTEGER NOT NULL,
            body TEXT NOT NULL
        )""",
        """CREATE INDEX utterances_by_rank ON utterances (
            independent DESC, outlets DESC, quotations DESC,
            first_published IS NULL, first_published, id, witnesses
        )""",
        """CREATE TABLE memberships (
            quotation TEXT PRIMARY KEY,
            utterance TEXT NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX memberships_of_utterance ON memberships (utterance)",
        """CREATE TABLE copies (
            article TEXT PRIMARY KEY,
            copy_of TEXT NOT NULL
        ) WITHOUT ROWID""",
        f"""CREATE VIRTUAL TABLE article_search USING fts5 (
            title, text, content = 'article_contents', content_rowid = 'number', {_TOKENIZER}
        )""",
        f"""CREATE VIRTUAL TABLE quotation_search USING fts5 (
            exact, content = 'quotations', content_rowid = 'number', {_TOKENIZER}
        )""",
    ),
    (
        """CREATE TABLE sketches (
            number INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
            sketch BLOB NOT NULL
        )""",
        """CREATE TABLE former_ids (
            id TEXT PRIMARY KEY,
            utterance TEXT NOT NULL
        ) WITHOUT ROWID""",
        # Alignment has changed with this version.
        """INSERT OR REPLACE INTO meta
            SELECT 'unaligned', '1' WHERE EXISTS (SELECT 1 FROM articles)""",
    ),
    (
        "ALTER TABLE articles ADD COLUMN undated TEXT",
        "ALTER TABLE articles ADD COLUMN excerpts INTEGER NOT NULL DEFAULT 0",
    ),
    (
        "CREATE TABLE terms (number INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE)",
        "DROP TABLE sketches",
        """CREATE TABLE notes (
            number INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
            sketch BLOB NOT NULL,
            quotations BLOB NOT NULL,
            words BLOB NOT NULL
        )""",
        "ALTER TABLE utterances ADD COLUMN digest INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX utterances_by_digest ON utterances (digest)",
        # What FTS5 collects in memory before it writes a segment, which has to be merged later:
        # 1 MB by default, with which it takes half as long again.
        *(
            f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', 16777216)"
            for table in ("article_search", "quotation_search")
        ),
    ),
    (
        "ALTER TABLE quotations ADD COLUMN paragraph INTEGER",
        "CREATE INDEX quotations_by_paragraph ON quotations (paragraph, article)",
        # All files are read again, for the paragraphs of the quotations that are held.
        "UPDATE files SET fingerprint = NULL",
        "UPDATE records SET fingerprint = ''",
    ),
    (
        # Notes now hold what stands around a quotation: the next run takes them anew, and aligns.
        "DELETE FROM notes",
        "DELETE FROM terms",
        "UPDATE meta SET value = '' WHERE key = 'alignment'",
    ),
    (
        # The digests of all utterances in one row: from as many rows it took twenty times as long
        # to fetch them.
        "CREATE TABLE ledger (number INTEGER PRIMARY KEY, utterances BLOB NOT NULL)",
        "DROP INDEX utterances_by_digest",
        "ALTER TABLE utterances DROP COLUMN digest",
    ),
    (
        # By number they take a quarter of the room.
        "DROP INDEX memberships_of_utterance",
        "ALTER TABLE memberships RENAME TO memberships_by_id",
        """CREATE TABLE memberships (
            quotation INTEGER PRIMARY KEY,
            utterance INTEGER NOT NULL
        )""",
        """INSERT INTO memberships SELECT quotations.number, utterances.number
            FROM memberships_by_id JOIN quotations ON quotations.id = quotation
            JOIN utterances ON utterances.id = utterance ORDER BY quotations.number""",
        "DROP TABLE memberships_by_id",
        "CREATE INDEX memberships_of_utterance ON memberships (utterance)",
        # Where quotations stand is told by the index alone.
        "DROP INDEX quotations_of_article",
        'CREATE INDEX quotations_of_article ON quotations (article, field DESC, start, "end")',
        "CREATE INDEX articles_by_date ON articles (published IS NULL, published, outlet)",
        # Segments are merged when a run has read its articles, not again and again while it does.
        *(
            f"INSERT INTO {table} ({table}, rank) VALUES ('automerge', 0)"
            for table in ("article_search", "quotation_search")
        ),
    ),
    (
        # The next run takes them anew, into packs.
        "DROP TABLE notes",
        "DROP TABLE terms",
        "CREATE TABLE terms (number INTEGER PRIMARY KEY, terms TEXT NOT NULL)",
        """CREATE TABLE notes (
            number INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
            pack INTEGER NOT NULL,
            place INTEGER NOT NULL,
            UNIQUE (pack, place)
        )""",
        """CREATE TABLE packs (
            number INTEGER PRIMARY KEY,
            pack INTEGER NOT NULL,
            kind TEXT NOT NULL,
            sizes BLOB NOT NULL,
            data BLOB NOT NULL,
            UNIQUE (kind, pack)
        )""",
        "ALTER TABLE files ADD COLUMN stamp TEXT",
    ),
    # Which articles have been compared is noted in `meta`: an older version would leave it there
    # when articles go.
    (),
    # The ledger may have several rows: an older version would read the first.
    (),
)


def check_version(database: Database) -> None:
    """Accept an index of the current version.

    Raises IndexMissing where nothing was written yet, IndexInvalid where the database is not
    ours, IndexTooNew, and StoreError where it is older and only a writer can bring it up to date.
    """
    if _is_empty(database):
        raise missing_index(database.path)
    version = _stored_version(database)
    if version < len(MIGRATIONS):
        raise StoreError(
            "The index was made by an older quoteprov.",
            hint="Run `quoteprov index` once with its files, which brings it up to date.",
            path=str(database.path),
        )


def migrate(database: Database) -> None:
    """Bring a new, empty or older index to the current version, in one transaction.

    Raises IndexInvalid where the database is not ours, IndexTooNew.
    """
    database.begin()
    version = 0 if _is_empty(database) else _stored_version(database)
    for migration in MIGRATIONS[version:]:
        for statement in migration:
            database.run(statement)
    if version < len(MIGRATIONS):
        database.run(f"PRAGMA application_id = {APPLICATION_ID}")
        database.run(f"PRAGMA user_version = {len(MIGRATIONS)}")
    database.commit()


def _is_empty(database: Database) -> bool:
    return not database.value("SELECT count(*) FROM sqlite_schema")


def _stored_version(database: Database) -> int:
    if database.value("PRAGMA application_id") != APPLICATION_ID:
        raise IndexInvalid(
            "The file is a database of another program, not a quoteprov index.",
            hint="Name another file with --index.",
            path=str(database.path),
        )
    version = int(database.value("PRAGMA user_version"))
    if version > len(MIGRATIONS):
        raise IndexTooNew(
            f"The index has version {version}; this quoteprov reads up to {len(MIGRATIONS)}.",
            hint="Upgrade quoteprov, or make a new index with --index.",
            path=str(database.path),
        )
    return version
