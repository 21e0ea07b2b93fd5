"""What can be asked of an index about utterances."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Set
from itertools import islice
from typing import TypeVar

from quoteprov.errors import UtteranceUnknown
from quoteprov.model import ANYTHING, Filter, Summary, Utterance
from quoteprov.store.filters import UTTERANCE_PASSES, bind_filter
from quoteprov.store.part import GIVEN, Part, given
from quoteprov.store.rows import SUMMARY_COLUMNS, encode_text, summary_of_row, utterance_of_body
from quoteprov.store.search import printable, quote_phrase

Key = TypeVar("Key", int, str)

_RANK = """independent DESC, outlets DESC, quotations DESC,
    first_published IS NULL, first_published, id"""
_NOW_CALLED = "SELECT utterance FROM former_ids WHERE id = ?"
_SHORTEST_PREFIX = 4
_SUGGESTIONS = 5
# More utterances are ranked by going through all in their order: to look one up takes as long as
# to pass a hundred others by.
_FEW = 250
_LAST = "\U0010ffff"  # sorts after whatever may follow a prefix


class UtteranceReader(Part):
    """Utterances: one by its id, many by rank.

    After an interrupted ``index`` they may name quotations that have gone.
    """

    def utterance(self, name: str) -> Utterance:
        """The utterance with this id, or with the only id that begins so (4 characters or more).

        An id that it had earlier, before articles came or went, will do. Raises UtteranceUnknown.
        """
        name = printable(name).strip().lower()
        name = self._database.value(_NOW_CALLED, (name,)) or name
        ids = self._ids_beginning(name)
        if name not in ids and (len(name) < _SHORTEST_PREFIX or len(ids) != 1):
            raise self._unknown(name, ids)
        chosen = name if name in ids else ids[0]
        return self.load_utterances([chosen])[chosen]

    def load_utterances(self, ids: Iterable[str]) -> dict[str, Utterance]:
        """Those of the utterances that the index holds, in the order of ``ids``."""
        wanted = list(ids)
        rows = self._database.rows(
            f"SELECT id, body FROM utterances WHERE id IN {GIVEN}", given(wanted)
        )
        return self._decode_bodies(wanted, dict(rows))

    def load_numbered(self, numbers: Iterable[int]) -> dict[int, Utterance]:
        """The utterances with these numbers, in the order of ``numbers``."""
        wanted = list(numbers)
        rows = self._database.rows(
            f"SELECT number, body FROM utterances WHERE number IN {GIVEN}", (encode_text(wanted),)
        )
        return self._decode_bodies(wanted, dict(rows))

    def _decode_bodies(self, wanted: list[Key], bodies: dict[Key, str]) -> dict[Key, Utterance]:
        decode = self._database.decode
        return {one: decode(utterance_of_body, bodies[one]) for one in wanted if one in bodies}

    def speakers(self) -> list[str]:
        """The names of the speakers of utterances, in order."""
        rows = self._database.rows(
            "SELECT DISTINCT speaker FROM utterances WHERE speaker IS NOT NULL ORDER BY speaker"
        )
        return [speaker for (speaker,) in rows]

    def utterances_of(self, article_id: str) -> set[int]:
        """The numbers of the utterances that an article has quotations of."""
        rows = self._database.all_rows(
            """SELECT utterance FROM quotations JOIN memberships ON quotation = number
            WHERE article = ?""",
            (printable(article_id),),
        )
        return {utterance for (utterance,) in rows}

    def collated_of(self, quotation_ids: Iterable[str]) -> Iterator[Utterance]:
        """The utterances of several wordings that have some of these quotations."""
        rows = self._database.rows(
            f"""SELECT body FROM utterances WHERE wordings > 1 AND number IN
            (SELECT utterance FROM memberships JOIN quotations ON quotations.number = quotation
                WHERE quotations.id IN {GIVEN})""",
            given(quotation_ids),
        )
        return (self._database.decode(utterance_of_body, body) for (body,) in rows)

    def utterance_ids(
        self, wanted: Filter, include_single: bool = False, last: Container[str] = ()
    ) -> Iterator[str]:
        """The ids of the utterances that pass, the most carried first.

        That is by independent outlets, outlets, quotations, date of the first printing (undated
        last), id; those of ``last`` come after all others. Those with a single witness are left
        out unless ``include_single``.
        """
        rows = self._database.rows(
            f"""SELECT id FROM utterances
            WHERE witnesses > :witnesses AND {UTTERANCE_PASSES} ORDER BY {_RANK}""",
            {"witnesses": 0 if include_single else 1, **bind_filter(wanted)},
        )
        deferred = []
        for (one,) in rows:
            if one in last:
                deferred.append(one)
            else:
                yield one
        yield from deferred

    def ranked_utterances(
        self,
        wanted: Filter,
        limit: int | None,
        include_single: bool = False,
        last: Container[str] = (),
    ) -> list[tuple[Utterance, Summary]]:
        """The first ``limit`` utterances of ``utterance_ids``, each with what is counted of it."""
        ids = list(islice(self.utterance_ids(wanted, include_single, last), limit))
        summaries = self.summaries(ids)
        return [(one, summaries[one.id]) for one in self.load_utterances(ids).values()]

    def summaries(self, ids: Iterable[str]) -> dict[str, Summary]:
        """What is counted of those of the utterances that the index holds."""
        rows = self._database.rows(
            f"SELECT id, {SUMMARY_COLUMNS} FROM utterances WHERE id IN {GIVEN} ORDER BY id",
            given(ids),
        )
        return {row[0]: self._database.decode(summary_of_row, row[1:]) for row in rows}

    def passing_utterances(self, numbers: Set[int], wanted: Filter) -> Set[int]:
        """Those of the utterances that pass: all where nothing is asked for."""
        if wanted == ANYTHING:
            return numbers
        rows = self._database.rows(
            f"""SELECT number FROM utterances
            WHERE number IN (SELECT value FROM json_each(:numbers)) AND {UTTERANCE_PASSES}""",
            {"numbers": encode_text(list(numbers)), **bind_filter(wanted)},
        )
        return {one for (one,) in rows}

    def rank_utterances(self, numbers: Set[int], limit: int | None) -> list[int]:
        """The first ``limit`` of the utterances, in the order of ``utterance_ids``."""
        if len(numbers) < _FEW:
            rows = self._database.rows(
                f"SELECT number FROM utterances WHERE number IN {GIVEN} ORDER BY {_RANK}",
                (encode_text(list(numbers)),),
            )
            return [one for (one,) in islice(rows, limit)]
        ranked = self._database.rows(f"SELECT number FROM utterances ORDER BY {_RANK}")
        return list(islice((one for (one,) in ranked if one in numbers), limit))

    def ledger(self) -> bytes | None:
        """What was kept with the utterances that are held; None where nothing was."""
        rows = self._database.all_rows("SELECT utterances FROM ledger ORDER BY number")
        return b"".join(kept for (kept,) in rows) if rows else None

    def lemmas(self) -> list[tuple[int, str]]:
        """The number and the lemma of every utterance, by id."""
        rows = self._database.rows("SELECT number, lemma FROM utterances ORDER BY id")
        return [(number, lemma) for number, lemma in rows]

    def lemmas_with(self, words: Iterable[str]) -> list[tuple[int, str]]:
        """Those of ``lemmas`` that may hold one of the words of the ``vocabulary``."""
        query = " OR ".join(quote_phrase([word]) for word in words)
        if not query:
            return []
        rows = self._database.rows(
            """SELECT number, lemma FROM utterances WHERE number IN
            (SELECT utterance FROM memberships WHERE quotation IN
                (SELECT rowid FROM quotation_search WHERE quotation_search MATCH ?))
            ORDER BY id""",
            (query,),
        )
        return [(number, lemma) for number, lemma in rows]

    def _ids_beginning(self, prefix: str, limit: int = _SUGGESTIONS) -> list[str]:
        rows = self._database.rows(
            "SELECT id FROM utterances WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
            (prefix, prefix + _LAST, limit),
        )
        return [one for (one,) in rows]

    def _unknown(self, name: str, ids: list[str]) -> UtteranceUnknown:
        path = str(self._database.path)
        if ids:
            problem = "Several" if len(ids) > 1 else "Too short an id: one or more"
            return UtteranceUnknown(
                f"{problem} utterances begin with {name!r}.",
                hint=f"Give more of the id: {', '.join(ids)}.",
                path=path,
            )
        shorter = (self._ids_beginning(name[:length]) for length in range(len(name), 1, -1))
        nearest = next(filter(None, shorter), [])
        hint = f"The nearest are {', '.join(nearest)}." if nearest else "`quoteprov top` lists ids."
        return UtteranceUnknown(f"No utterance has the id {name!r}.", hint=hint, path=path)
