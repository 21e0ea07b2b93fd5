"""Looks for damage: in the file as SQLite sees it, and in what the tables say of each other."""

from __future__ import annotations

from quoteprov.errors import IndexInvalid
from quoteprov.store.database import Database

_ORPHANS = {
    "articles that no file holds": """SELECT count(*) FROM articles
        WHERE id NOT IN (SELECT article FROM record_articles)""",
    "records whose article is missing": """SELECT count(*) FROM record_articles
        WHERE article NOT IN (SELECT id FROM articles)""",
    "articles without their text": """SELECT count(*) FROM articles
        WHERE number NOT IN (SELECT number FROM texts)""",
    "texts without their article": """SELECT count(*) FROM texts
        WHERE number NOT IN (SELECT number FROM articles)""",
    "quotations without their article": """SELECT count(*) FROM quotations
        WHERE article NOT IN (SELECT id FROM articles)""",
    "quotations of an utterance that are missing": """SELECT count(*) FROM memberships
        WHERE quotation NOT IN (SELECT number FROM quotations)""",
    "quotations whose utterance is missing": """SELECT count(*) FROM memberships
        WHERE utterance NOT IN (SELECT number FROM utterances)""",
}


def find_problems(database: Database) -> list[str]:
    """What is wrong, a sentence each; empty where all is well."""
    try:
        return _damage(database) or [
            *_broken_references(database),
            *_orphans(database),
        ]
    except IndexInvalid as error:
        return [error.message]


def _damage(database: Database) -> list[str]:
    messages = [str(row[0]) for row in database.rows("PRAGMA quick_check(10)")]
    return [f"SQLite finds damage: {message}." for message in messages if message != "ok"]


def _broken_references(database: Database) -> list[str]:
    broken = {str(row[0]) for row in database.rows("PRAGMA foreign_key_check")}
    return [
        f"Rows of the table {table} refer to rows that are missing." for table in sorted(broken)
    ]


def _orphans(database: Database) -> list[str]:
    counted = ((database.value(sql), what) for what, sql in _ORPHANS.items())
    return [f"There are {what}: {count}." for count, what in counted if count]
