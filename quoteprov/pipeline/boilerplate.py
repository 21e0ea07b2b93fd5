"""Boilerplate in running text: paragraphs that an outlet prints in article after article."""

from __future__ import annotations

from itertools import islice

from quoteprov.config import Config
from quoteprov.model import Article, Span
from quoteprov.model.paragraphs import find_paragraph
from quoteprov.store import Near, Reader

# A paragraph of fewer words is none.
FEWEST_WORDS = 6
# Articles with the same paragraph are searched by so many words of it, the longest among the first
# ones: long words are rare, and rare words are found sooner.
WORDS_SOUGHT = 4
WORDS_LOOKED_AT = 60
# To the search the parts of a compound are words.
REACH = 2 * WORDS_LOOKED_AT


class Boilerplate:
    """Asks once of each paragraph of an outlet how many articles print it."""

    def __init__(self, index: Reader, config: Config) -> None:
        self._index = index
        self._least = config.trace.boilerplate_articles
        self._known: dict[tuple[str, str], bool] = {}

    def holds(self, article: Article, span: Span) -> bool:
        """Whether the paragraph of the article's text that ``span`` stands in is boilerplate."""
        paragraph = find_paragraph(article.text, span)
        key = article.outlet, paragraph
        if key not in self._known:
            self._known[key] = bool(self._least) and self._is_repeated(*key)
        return self._known[key]

    def _is_repeated(self, outlet: str, paragraph: str) -> bool:
        words = paragraph.split()[:WORDS_LOOKED_AT]
        if len(words) < FEWEST_WORDS:
            return False
        longest = sorted(sorted(set(words)), key=len, reverse=True)[:WORDS_SOUGHT]
        candidates = self._index.find_articles_of(outlet, Near(tuple(longest), REACH))
        if len(candidates) < self._least:
            return False
        printing = (
            article.id
            for article in self._index.articles_by_id(candidates)
            if paragraph in " ".join(article.text.split())
        )
        originals: set[str] = set()
        while len(originals) < self._least and (some := list(islice(printing, self._least))):
            copies = self._index.copies_of(some)
            originals.update(copies.get(each, each) for each in some)
        return len(originals) >= self._least
