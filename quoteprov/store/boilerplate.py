"""Which quotations stand in paragraphs that an outlet prints again and again."""

from __future__ import annotations

from collections.abc import Iterable

from quoteprov.store.part import GIVEN, Part, given

# The copies of one article are one printing.
_PRINTED_OFTEN = """SELECT paragraph, outlet FROM quotations
    JOIN articles ON articles.id = quotations.article
    LEFT JOIN copies ON copies.article = articles.id
    WHERE paragraph IN ({paragraphs})
    GROUP BY paragraph, outlet HAVING count(DISTINCT coalesce(copy_of, articles.id)) >= ?"""
_STANDING_THERE = f"""SELECT quotations.{{name}} FROM ({_PRINTED_OFTEN}) AS often
    JOIN quotations ON quotations.paragraph = often.paragraph
    JOIN articles ON articles.id = quotations.article AND articles.outlet = often.outlet"""


class BoilerplateReader(Part):
    """Boilerplate: what one outlet prints in ``least`` articles or more; 0 is never."""

    def boilerplate_among(self, quotation_ids: Iterable[str], least: int) -> frozenset[str]:
        """Those of the quotations that stand in boilerplate."""
        if not least:
            return frozenset()
        ids = given(quotation_ids)
        own = f"SELECT paragraph FROM quotations WHERE id IN {GIVEN}"
        rows = self._database.rows(
            f"{_STANDING_THERE.format(name='id', paragraphs=own)} WHERE quotations.id IN {GIVEN}",
            (*ids, least, *ids),
        )
        return frozenset(one for (one,) in rows)

    def boilerplate_utterances(self, least: int) -> frozenset[str]:
        """The utterances all of whose quotations stand in boilerplate."""
        if not least:
            return frozenset()
        repeated = """SELECT paragraph FROM quotations WHERE paragraph IS NOT NULL
            GROUP BY paragraph HAVING count(DISTINCT article) >= ?"""
        rows = self._database.rows(
            f"""SELECT utterances.id FROM memberships
            JOIN utterances ON utterances.number = memberships.utterance
            WHERE quotation IN ({_STANDING_THERE.format(name="number", paragraphs=repeated)})
            GROUP BY utterances.number HAVING count(*) = quotations""",
            (least, least),
        )
        return frozenset(one for (one,) in rows)
