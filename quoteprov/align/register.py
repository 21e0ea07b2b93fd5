"""The register: all quotations of a collection in arrays, in the order of their ids.

Words, speakers and articles are numbered as they first appear in that order, so that nothing
depends on when an article came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import (
    BLOCK,
    Array,
    Ints,
    Ragged,
    offsets_of,
    order_by,
)
from quoteprov.align.kernels.reading import Reading
from quoteprov.align.notes import KIND_BITS, ROW, WORD, Notes, read_term
from quoteprov.model.names import Name


class Register(NamedTuple):
    """Quotations, ordered by id.

    ``ids`` are strings, or the bytes of such; ``rows`` are of the type ``notes.ROW``, but
    ``speaker`` is a place in ``names``; ``articles`` are places among the articles that the
    register was made of.
    """

    ids: Array
    rows: Array
    articles: Ints
    reading: Reading
    names: list[Name]


def open_register(notes: Iterable[tuple[bytes, bytes]], terms: Sequence[str]) -> Register:
    """The quotations of articles, of which the settled notes are given, in any order.

    ``terms`` are those that the numbers in the notes stand for.
    """
    of_articles = list(notes)
    rows = np.frombuffer(b"".join([each for each, _ in of_articles]), ROW)
    words = np.frombuffer(b"".join([each for _, each in of_articles]), WORD)
    sizes = np.array([len(each) // ROW.itemsize for each, _ in of_articles], np.int64)
    of_articles.clear()  # as large as what has been made of them
    articles = np.repeat(np.arange(len(sizes)), sizes)
    order = _order_ids(rows["id"])
    return _make_register(rows, words, articles, order, terms)


def register_notes(notes: Notes, ids: Sequence[str], articles: Sequence[int]) -> Register:
    """The quotations of notes that were taken in the order of ``ids``, of ``articles``."""
    order = np.arange(len(ids))
    owners = np.array(articles, np.int64)
    register = _make_register(notes.rows, notes.words, owners, order, notes.terms)
    # The ids of rows are those of an index; others may be longer.
    return register._replace(ids=np.array(ids, np.str_))


def number_firsts(values: Array, size: int) -> tuple[Array, Ints]:
    """Values below ``size`` numbered as they first appear, and the value of each number."""
    first = np.full(size, len(values), np.int64)
    for start in reversed(range(0, len(values), BLOCK)):
        block = values[start : start + BLOCK]
        # Of several places that are assigned to one value the last one stays.
        first[block[::-1]] = np.arange(start + len(block) - 1, start - 1, -1)
    known = np.flatnonzero(first < len(values))
    known = known[np.argsort(first[known])]
    numbers = np.full(size, -1, values.dtype)
    numbers[known] = np.arange(len(known))
    return numbers[values], known


def _order_ids(ids: Array) -> Ints:
    # Numbers whose first bytes weigh most are ordered like the bytes.
    halves = np.ascontiguousarray(ids).view(">u8").reshape(-1, 2).astype(np.uint64)
    return order_by(halves[:, 0], halves[:, 1])


def _make_register(
    rows: Array, words: Array, articles: Ints, order: Ints, terms: Sequence[str]
) -> Register:
    spread = Ragged(words, offsets_of(rows["words"].astype(np.int64))).take(order)
    # Not rows[order]: of records that takes fifty times as long.
    rows = rows.take(order)
    numbers, known = number_firsts(spread.values >> KIND_BITS, len(terms))
    vocabulary = [terms[number] for number in known.tolist()]
    kinds = (spread.values & ((1 << KIND_BITS) - 1)).astype(np.uint8)
    speakers = rows["speaker"].astype(np.int64)
    named = np.flatnonzero(speakers >= 0)
    speakers[named], voices = number_firsts(speakers[named], len(terms))
    rows["speaker"] = speakers
    return Register(
        rows["id"],
        rows,
        articles[order],
        Reading(Ragged(numbers, spread.offsets), kinds, vocabulary),
        [read_term(terms[number]) for number in voices.tolist()],
    )
