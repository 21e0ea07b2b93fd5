"""Full-text search: from words as printed to what SQLite is asked.

A phrase query finds candidates; the caller verifies them with its own tokens. FTS5 splits at
spaces and punctuation, so that writing without spaces between words is one long word to it;
there the text is searched for the words themselves instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from quoteprov.store.database import Database
from quoteprov.store.rows import encode_text

_MERGED_PART = 0.25
_MERGED_PAGES = 1_000_000  # all that there are to merge

# South-East Asian scripts, CJK with its kana and punctuation, half-width kana, and everything
# beyond the basic plane, of which the tokenizer's Unicode 6.1 tables miss much.
_UNSEGMENTED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\uff66-\uff9f"
    "\U00010000-\U0010ffff]+"
)


def search_words(
    database: Database,
    words: Sequence[str],
    *,
    indexed: str,
    scanned: str,
    columns: Sequence[str],
    **others: str | int | None,
) -> list[tuple[Any, ...]]:
    """The rows whose ``columns`` may contain these words in a row.

    ``indexed`` is a query with ``:words`` for an FTS5 phrase, ``scanned`` one without WHERE;
    ``others`` is what else they name.
    """
    phrase = phrase_query(words)
    if phrase is not None:
        return database.all_rows(indexed, {"words": phrase, **others})
    words = _clean_words(words)
    wanted = _unsegmented_runs(words) or [word for word in words if word]
    if not wanted:
        return []
    somewhere = " OR ".join(f"instr(coalesce({column}, ''), value)" for column in columns)
    every = f"NOT EXISTS (SELECT 1 FROM json_each(:words) WHERE NOT ({somewhere}))"
    return database.all_rows(f"{scanned} WHERE {every}", {"words": encode_text(wanted), **others})


def merge_segments(database: Database) -> None:
    """Bring the full-text indices into few segments, within one transaction, the caller's.

    A word is looked up in each segment: in one, a search takes five sixths of the time that it
    takes in four. The largest is only written anew when the others hold a quarter of it.
    """
    for table in ("article_search", "quotation_search"):
        # The pages of a segment that a word can be looked up in.
        rows = database.rows(f"SELECT count(*) FROM {table}_idx GROUP BY segid ORDER BY 1 DESC")
        largest, *others = [*(pages for (pages,) in rows), 0]
        if sum(others) > _MERGED_PART * largest:
            database.run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        else:
            # Those of a size, where there are four.
            database.run(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', {_MERGED_PAGES})")


def phrase_query(words: Sequence[str]) -> str | None:
    """An FTS5 query for text that holds the words in a row.

    None where FTS5 cannot find one of them: writing without spaces, or no letters.
    """
    words = _clean_words(words)
    text = "".join(words)
    plain = text.isascii() or not _unsegmented_runs(words)
    return quote_phrase(words) if plain and any(map(str.isalnum, text)) else None


def near_query(words: Sequence[str], reach: int) -> str | None:
    """An FTS5 query for text that holds all of the words within ``reach`` words.

    None where FTS5 cannot find one of them: writing without spaces, or no letters.
    """
    quoted = [_quote_word(word) for word in words]
    if not quoted or None in quoted:
        return None
    return f"NEAR({' '.join(filter(None, quoted))}, {reach})"


def quote_phrase(words: Sequence[str]) -> str:
    """The words as a phrase of an FTS5 query."""
    # Inside double quotes nothing is syntax to FTS5 but the quote itself.
    return '"' + " ".join(words).replace('"', " ") + '"'


def is_searchable(word: str) -> bool:
    """Whether FTS5 can find a word."""
    return _quote_word(word) is not None


# The keys of a trace are hundreds of groups of the same words.
@lru_cache(maxsize=4096)
def _quote_word(word: str) -> str | None:
    if word.isascii() and word.isalnum():  # most are
        return f'"{word}"'
    return phrase_query([word])


def printable(text: str) -> str:
    """What the user typed, without the halves of characters that a command line can hold."""
    return text.encode("utf-8", "replace").decode()


def _clean_words(words: Sequence[str]) -> list[str]:
    # To SQLite a NUL ends a query, and to some of its functions a string.
    return [printable(word).replace("\0", " ").strip() for word in words]


def _unsegmented_runs(words: Sequence[str]) -> list[str]:
    # These have no case, so that a plain substring search does not miss any.
    return re.findall(_UNSEGMENTED, " ".join(words))
