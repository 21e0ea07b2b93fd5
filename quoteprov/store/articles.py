"""What can be asked of an index about articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from quoteprov.model import Article, Card, Filter, Published
from quoteprov.store.filters import ARTICLE_PASSES, bind_filter
from quoteprov.store.part import GIVEN, Part, given
from quoteprov.store.rows import (
    ARTICLE_COLUMNS,
    CARD_COLUMNS,
    article_of_row,
    card_of_row,
    encode_text,
    published_of_row,
)
from quoteprov.store.search import is_searchable, near_query, phrase_query, printable, search_words

_EVERYTHING = Filter()
# More articles are put in order by going through all as they come: to look one up and sort it
# takes as long as to pass one other by.
_FEW = 2000
# Words that more than this part of the articles print are looked up article by article, as they are
# put in order: to list all of them takes longer than to ask the few that are shown.
_COMMON_PART = 0.25
_ORDER = "ORDER BY published IS NULL, published, outlet, path, position, ordinal, id"

_PRINTS = """EXISTS (SELECT 1 FROM article_search
    WHERE article_search MATCH :words AND rowid = articles.number)"""


class Near(NamedTuple):
    """Words as printed that stand within ``reach`` words of each other."""

    words: tuple[str, ...]
    reach: int


class ArticleReader(Part):
    """Articles, their cards, and which of them are copies."""

    def cards(self, wanted: Filter = _EVERYTHING) -> Iterator[Card]:
        """The cards that pass, by date (undated last), outlet, file and place in it.

        ``wanted.speaker`` asks for a quotation whose mention or resolved name contains it.
        """
        rows = self._database.rows(
            f"SELECT {CARD_COLUMNS} FROM articles WHERE {ARTICLE_PASSES} {_ORDER}",
            bind_filter(wanted),
        )
        return map(card_of_row, rows)

    def outlets(self) -> list[str]:
        """The outlets of the articles, in order."""
        rows = self._database.rows("SELECT DISTINCT outlet FROM articles ORDER BY outlet")
        return [outlet for (outlet,) in rows]

    def cards_by_id(self, ids: Iterable[str]) -> dict[str, Card]:
        """The cards of those of the articles that the index holds."""
        rows = self._database.all_rows(
            f"SELECT {CARD_COLUMNS} FROM articles WHERE id IN {GIVEN} ORDER BY id", given(ids)
        )
        return {row[0]: card_of_row(row) for row in rows}

    def published_by_id(self, ids: Iterable[str]) -> dict[str, Published | None]:
        """When each of those of the articles that the index holds was published."""
        rows = self._database.all_rows(
            f"SELECT id, published, precision, origin FROM articles WHERE id IN {GIVEN}", given(ids)
        )
        return {article: published_of_row(published) for article, *published in rows}

    def article(self, article_id: str) -> Article | None:
        """The article with this id, None where there is none."""
        row = self._database.row(
            f"""SELECT {ARTICLE_COLUMNS}, text FROM articles JOIN texts USING (number)
            WHERE id = ?""",
            (printable(article_id),),
        )
        return None if row is None else article_of_row(row, row[-1])

    def articles_by_id(self, ids: Iterable[str]) -> Iterator[Article]:
        """Those of the articles that the index holds, by id; one text in memory at a time."""
        rows = self._database.rows(
            f"""SELECT {ARTICLE_COLUMNS}, text FROM articles JOIN texts USING (number)
            WHERE id IN {GIVEN} ORDER BY id""",
            given(ids),
        )
        return (article_of_row(row, row[-1]) for row in rows)

    def article_sizes(self, ids: Iterable[str]) -> dict[str, tuple[int, int, bool]]:
        """For each article the number of its characters and of its quotations; if of excerpts."""
        rows = self._database.rows(
            f"""SELECT id, characters,
                (SELECT count(*) FROM quotations WHERE quotations.article = articles.id), excerpts
            FROM articles WHERE id IN {GIVEN} ORDER BY id""",
            given(ids),
        )
        return {
            article_id: (characters, quotations, bool(excerpts))
            for article_id, characters, quotations, excerpts in rows
        }

    def article_ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of the articles with these numbers."""
        rows = self._database.rows(
            f"SELECT number, id FROM articles WHERE number IN {GIVEN}",
            (encode_text(sorted(numbers)),),
        )
        return dict(rows)

    def find_articles(self, words: Sequence[str]) -> Iterator[str]:
        """The ids of the articles that may contain these words in a row, in title or text.

        These are candidates, for the caller to verify, in the order of ``cards``; those of common
        words are looked up as they are asked for. ``words`` are as printed; no words find nothing.
        """
        phrase = phrase_query(words)
        most = -1 if phrase is None else int(_COMMON_PART * self.count_articles())
        found = search_words(
            self._database,
            words,
            indexed="""SELECT rowid FROM article_search WHERE article_search MATCH :words
                LIMIT :most + 1""",
            scanned="SELECT number FROM articles JOIN texts USING (number)",
            columns=("title", "text"),
            most=most,
        )
        if phrase is None or len(found) <= most:
            return self._order_articles(set(chain.from_iterable(found)))
        rows = self._database.rows(
            f"SELECT id FROM articles WHERE {_PRINTS} {_ORDER}", {"words": phrase}
        )
        return (article_id for (article_id,) in rows)

    def find_articles_among(self, words: Sequence[str], ids: Iterable[str]) -> list[str]:
        """Those of the articles that ``find_articles`` finds, in its order."""
        wanted = "articles WHERE id IN (SELECT value FROM json_each(:ids))"
        found = search_words(
            self._database,
            words,
            indexed=f"SELECT number FROM {wanted} AND {_PRINTS}",
            scanned=f"SELECT number FROM (SELECT * FROM {wanted}) JOIN texts USING (number)",
            columns=("title", "text"),
            ids=given(ids)[0],
        )
        return list(self._order_articles(set(chain.from_iterable(found))))

    def count_articles(self) -> int:
        """How many articles the index holds."""
        number: int = self._database.value("SELECT count(*) FROM articles")
        return number

    def _order_articles(self, numbers: Set[int]) -> Iterator[str]:
        """The ids of the articles with these numbers, in the order of ``cards``."""
        if len(numbers) < _FEW:
            rows = self._database.rows(
                f"SELECT id FROM articles WHERE number IN {GIVEN} {_ORDER}",
                (encode_text(list(numbers)),),
            )
            return (article_id for (article_id,) in rows)
        every = self._database.rows(f"SELECT number, id FROM articles {_ORDER}")
        return (article_id for number, article_id in every if number in numbers)

    def count_printing(self, words: Sequence[str], most: int) -> list[int]:
        """For each word the number of articles that print it, counted up to ``most``.

        What cannot be searched (writing without spaces) counts as printed by none.
        """
        queries = [near_query([word], 0) or "" for word in words]
        rows = self._database.all_rows(
            """SELECT iif(value = '', 0, (SELECT count(*) FROM
                (SELECT 1 FROM article_search WHERE article_search MATCH value LIMIT ?)))
            FROM json_each(?) ORDER BY key""",
            (most, encode_text(queries)),
        )
        return [count for (count,) in rows]

    def find_articles_near(self, sought: Iterable[Near]) -> dict[Near, list[str]]:
        """For each group of words the articles that print them near each other, by id.

        These are candidates, for the caller to verify. Writing without spaces is not searched.
        """
        queries = {query: each for each in sought if (query := near_query(*each))}
        found: dict[Near, list[str]] = {each: [] for each in queries.values()}
        rows = self._database.all_rows(
            """SELECT value, article_search.rowid FROM json_each(?) CROSS JOIN article_search
            WHERE article_search MATCH value""",
            (encode_text(list(queries)),),
        )
        # Looked up once each: most are found by several groups.
        ids = self.article_ids({number for _, number in rows})
        for query, number in rows:
            found[queries[query]].append(ids[number])
        return found

    def find_articles_of(self, outlet: str, near: Near) -> list[str]:
        """The articles of an outlet that may print the words near each other, by id.

        Words that cannot be searched (writing without spaces) are left out; none find nothing.
        """
        query = near_query(list(filter(is_searchable, near.words)), near.reach)
        if query is None:
            return []
        rows = self._database.rows(
            """SELECT id FROM articles WHERE outlet = ? AND number IN
            (SELECT rowid FROM article_search WHERE article_search MATCH ?) ORDER BY id""",
            (outlet, query),
        )
        return [article_id for (article_id,) in rows]

    def compared(self) -> int:
        """Which was the last article when copies were looked for, by its number.

        Since then articles came, but none has gone or changed; 0 where that is not so.
        """
        number: str = self._database.value("SELECT value FROM meta WHERE key = 'compared'") or "0"
        return int(number)

    def copies(self) -> dict[str, str]:
        """The syndicated copies, each with the article that it copies."""
        return dict(self._database.pairs("SELECT article, copy_of FROM copies ORDER BY article"))

    def copies_of(self, ids: Iterable[str]) -> dict[str, str]:
        """Those of the articles that are syndicated copies, each with what it copies."""
        return dict(
            self._database.pairs(
                f"SELECT article, copy_of FROM copies WHERE article IN {GIVEN} ORDER BY article",
                given(ids),
            )
        )
