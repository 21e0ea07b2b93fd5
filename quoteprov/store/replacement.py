"""Utterances in the place of others, within one transaction, which is the caller's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quoteprov.store.database import Database
from quoteprov.store.rows import UTTERANCE_COLUMNS, UtteranceRow

_INSERT_UTTERANCE = f"""INSERT INTO utterances ({UTTERANCE_COLUMNS})
    VALUES ({", ".join("?" * 15)})"""
# What is written anew goes first; `held` is what followed from it.
_DROP_UTTERANCES = (
    """CREATE TEMP TABLE held AS SELECT quotation, utterances.id AS utterance
    FROM memberships JOIN utterances ON utterances.number = memberships.utterance
    WHERE utterances.number IN temp.gone""",
    "DELETE FROM memberships WHERE utterance IN temp.gone",
    "DELETE FROM utterances WHERE number IN temp.gone",
)

# The ids that went, each with the utterance that took over most of its quotations; then those
# that went earlier, which follow them, and those of nothing that is held any more.
_FOLLOW_IDS = (
    """CREATE TEMP TABLE followed AS SELECT id, utterance, max(shared) FROM (
        SELECT held.utterance AS id, utterances.id AS utterance, count(*) AS shared
        FROM temp.held AS held JOIN memberships USING (quotation)
        JOIN utterances ON utterances.number = memberships.utterance
        WHERE held.utterance NOT IN (SELECT id FROM utterances)
        GROUP BY held.utterance, utterances.id ORDER BY utterances.id
    ) GROUP BY id""",
    """UPDATE former_ids SET utterance = followed.utterance
    FROM temp.followed AS followed WHERE former_ids.utterance = followed.id""",
    "INSERT OR REPLACE INTO former_ids SELECT id, utterance FROM temp.followed",
    """DELETE FROM former_ids WHERE id IN (SELECT id FROM utterances)
    OR utterance NOT IN (SELECT id FROM utterances)""",
    "DROP TABLE temp.followed",
    "DROP TABLE temp.joined",
    "DROP TABLE temp.held",
    "DROP TABLE temp.gone",
)


def put_utterances(
    database: Database, rows: Iterable[UtteranceRow], gone: Iterable[int] | None
) -> None:
    """Put ``rows`` in the place of the utterances with the numbers ``gone``, None being all.

    The ids that went follow their quotations.
    """
    _drop_utterances(database, gone)
    database.run("CREATE TEMP TABLE joined (quotation TEXT, utterance INTEGER)")
    for row in rows:
        number = database.run(_INSERT_UTTERANCE, row.columns).lastrowid
        named = ((quotation, number) for quotation in row.quotations)
        database.run_many("INSERT INTO temp.joined VALUES (?, ?)", named)
    # In their order each page is written once; SQLite sorts on disk what is too much for memory.
    database.run(
        """INSERT INTO memberships SELECT number, utterance
        FROM temp.joined JOIN quotations ON id = quotation ORDER BY number"""
    )
    for statement in _FOLLOW_IDS:
        database.run(statement)


def put_copies(database: Database, copies: Mapping[str, str]) -> None:
    """Put ``copies``, each with its original, in the place of all that are held."""
    database.run("DELETE FROM copies")
    database.run_many("INSERT INTO copies VALUES (?, ?)", sorted(copies.items()))


def _drop_utterances(database: Database, gone: Iterable[int] | None) -> None:
    # A transaction that was undone may have left them.
    for table in ("gone", "held", "joined", "followed"):
        database.run(f"DROP TABLE IF EXISTS temp.{table}")
    database.run("CREATE TEMP TABLE gone (number INTEGER PRIMARY KEY)")
    if gone is None:
        database.run("INSERT INTO temp.gone SELECT number FROM utterances")
    else:
        database.run_many("INSERT INTO temp.gone VALUES (?)", zip(gone))
    for statement in _DROP_UTTERANCES:
        database.run(statement)
