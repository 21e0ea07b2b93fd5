"""Filters as SQL conditions: the text of a condition is fixed, what the user gave is bound."""

from __future__ import annotations

from quoteprov.model import Filter
from quoteprov.store.search import printable

# A date and a bound are compared to the precision that they share, so that an article dated
# "2017" lies neither before nor after "2017-07-06".
_WITNESS = """(:outlet IS NULL OR same_name(articles.outlet, :outlet))
    AND (:since IS NULL OR
        substr(articles.published, 1, length(:since))
        >= substr(:since, 1, length(articles.published)))
    AND (:until IS NULL OR
        substr(articles.published, 1, length(:until))
        <= substr(:until, 1, length(articles.published)))"""

ARTICLE_PASSES = f"""{_WITNESS}
    AND (:speaker IS NULL OR EXISTS (
        SELECT 1 FROM quotations WHERE quotations.article = articles.id
        AND (names_contain(resolved, :speaker) OR names_contain(mention, :speaker))))"""

# The first line also drops an utterance all of whose quotations have gone since it was made.
UTTERANCE_PASSES = f"""EXISTS (
        SELECT 1 FROM memberships
        JOIN quotations ON quotations.number = memberships.quotation
        JOIN articles ON articles.id = quotations.article
        WHERE memberships.utterance = utterances.number AND {_WITNESS})
    AND (:speaker IS NULL OR names_contain(utterances.speaker, :speaker))"""


def bind_filter(wanted: Filter) -> dict[str, str | None]:
    """What is bound to the names in the conditions."""
    return {
        "outlet": _fold(wanted.outlet),
        "speaker": _fold(wanted.speaker),
        "since": None if wanted.since is None else printable(wanted.since),
        "until": None if wanted.until is None else printable(wanted.until),
    }


def _fold(name: str | None) -> str | None:
    return None if name is None else printable(name).casefold()
