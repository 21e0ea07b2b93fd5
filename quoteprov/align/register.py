"""The register: all quotations of a collection in arrays, in the order of their ids.

Words, speakers and articles are numbered as they first appear in that order, so that nothing
depends on when an article came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import (
    BLOCK,
    Array,
    Ints,
    Ragged,
    offsets_of,
    order_by,
    spread_runs,
)
from quoteprov.align.kernels.reading import Reading
from quoteprov.align.kernels.waiting import take_in_passing
from quoteprov.align.notes import KIND_BITS, ROW, WORD, Notes, Speakers
from quoteprov.model.names import Name

# The words of so many articles go to their places together, about 1 MB.
_ARTICLES_AT_ONCE = 1024
# Columns that nothing is asked about until words have been gathered or even grouped.
_ASKED_LATER = frozenset({"id", "mark", "around"})


class Register(NamedTuple):
    """Quotations, ordered by id.

    ``ids`` are strings, or the bytes of such; ``rows`` are the columns of ``notes.ROW``, but
    ``speaker`` is a place in ``names``; ``articles`` are places among the articles that the
    register was made of.
    """

    ids: Array
    rows: dict[str, Array]
    articles: Array
    reading: Reading
    names: Sequence[Name]


def open_register(rows: Iterable[bytes], words: Iterable[bytes], terms: Sequence[str]) -> Register:
    """The quotations of articles, of which the settled notes are given, in any order.

    ``terms`` are those that the numbers in the notes stand for. ``words`` are read when ``rows``
    have been, so that each goes to its place and is never held twice.
    """
    gathered, sizes = _gather_rows(rows)
    order = _order_ids(gathered["id"])
    articles = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[order]
    lengths = gathered["words"].astype(np.int64)
    columns = _order_columns(gathered, order)
    del gathered
    placed = _place_words(words, lengths, order)
    return _make_register(columns, placed, articles, terms)


def register_notes(notes: Notes, ids: Sequence[str], articles: Sequence[int]) -> Register:
    """The quotations of notes that were taken in the order of ``ids``, of ``articles``."""
    columns = {name: notes.rows[name].copy() for name in ROW.names or ()}
    words = Ragged(notes.words.copy(), offsets_of(columns["words"].astype(np.int64)))
    register = _make_register(columns, words, np.array(articles, np.int32), notes.terms)
    # The ids of rows are those of an index; others may be longer.
    return register._replace(ids=np.array(ids, np.str_))


def number_firsts(values: Array, size: int) -> tuple[Array, Ints]:
    """Values below ``size`` numbered as they first appear, and the value of each number."""
    numbers = values.copy()
    return numbers, _renumber(numbers, size)


def _renumber(values: Array, size: int) -> Ints:
    """``number_firsts`` in place: there may be no room for as many numbers again."""
    first = np.full(size, len(values), np.int64)
    for start in reversed(range(0, len(values), BLOCK)):
        block = values[start : start + BLOCK]
        # Of several places that are assigned to one value the last one stays.
        first[block[::-1]] = np.arange(start + len(block) - 1, start - 1, -1)
    known = np.flatnonzero(first < len(values))
    known = known[np.argsort(first[known])]
    numbers = np.full(size, -1, values.dtype)
    numbers[known] = np.arange(len(known))
    for start in range(0, len(values), BLOCK):
        block = values[start : start + BLOCK]
        block[:] = numbers[block]
    return known


def _gather_rows(rows: Iterable[bytes]) -> tuple[Array, Ints]:
    """The rows of all articles, of type ROW, and how many each article has."""
    gathered = bytearray()
    sizes: list[int] = []
    for each in rows:
        gathered += each
        sizes.append(len(each) // ROW.itemsize)
    return np.frombuffer(gathered, ROW), np.array(sizes, np.int64)


def _order_columns(gathered: Array, order: Ints) -> dict[str, Array]:
    columns = {}
    for name in ROW.names or ():
        # Not gathered[order]: of records that takes fifty times as long.
        column = np.ascontiguousarray(gathered[name])
        later = name in _ASKED_LATER
        columns[name] = take_in_passing(column, order) if later else column.take(order)
    return columns


def _place_words(words: Iterable[bytes], lengths: Ints, order: Ints) -> Ragged:
    """The words of all rows, which have these lengths, in the given order of the rows."""
    offsets = offsets_of(lengths[order])
    begins = np.empty(len(order), np.int64)
    begins[order] = offsets[:-1]
    ends = offsets_of(lengths)
    placed = np.empty(int(offsets[-1]), WORD)
    done = 0
    for chunk in _cut(words):
        values = np.frombuffer(b"".join(chunk), WORD)
        first, last = np.searchsorted(ends, (done, done + len(values)))
        places, _ = spread_runs(begins[first:last], lengths[first:last])
        placed[places] = values
        done += len(values)
    return Ragged(placed, offsets)


def _cut(strings: Iterable[bytes]) -> Iterator[list[bytes]]:
    remaining = iter(strings)
    while chunk := list(islice(remaining, _ARTICLES_AT_ONCE)):
        yield chunk


def _order_ids(ids: Array) -> Ints:
    # Numbers whose first bytes weigh most are ordered like the bytes.
    halves = np.ascontiguousarray(ids).view(">u8").reshape(-1, 2).astype(np.uint64)
    return order_by(halves[:, 0], halves[:, 1])


def _make_register(
    columns: dict[str, Array], words: Ragged, articles: Array, terms: Sequence[str]
) -> Register:
    """A register of what is in its order already; columns and words are changed in place."""
    kinds = _part_kinds(words.values)
    known = _renumber(words.values, len(terms))
    vocabulary = [terms[number] for number in known.tolist()]
    speakers = columns["speaker"]
    named = np.flatnonzero(speakers >= 0)
    speakers[named], voices = number_firsts(speakers[named], len(terms))
    return Register(
        columns["id"],
        columns,
        articles,
        Reading(words, kinds, vocabulary),
        Speakers([terms[number] for number in voices.tolist()]),
    )


def _part_kinds(words: Array) -> Array:
    """Takes the kinds out of the words, which then are terms alone."""
    kinds = np.empty(len(words), np.uint8)
    for start in range(0, len(words), BLOCK):
        block = words[start : start + BLOCK]
        kinds[start : start + BLOCK] = block & (1 << KIND_BITS) - 1
        block >>= KIND_BITS
    return kinds
