"""Templates: places in sentences that many speakers fill with a word of their own.

"Our thoughts are with everyone in ____ who has been affected": what stands between the same words
again and again, each time another, tells utterances apart, be it a name, a number or any word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.limits import CONTEXT, FEWEST_FILLERS, FEWEST_WORDINGS, MOST_OF_ONE
from quoteprov.align.kernels.ragged import (
    Array,
    Ints,
    Ragged,
    fill_array,
    find_bounds,
    find_runs,
    join_pieces,
    offsets_of,
    run_starts,
)
from quoteprov.align.kernels.shingles import Words64, hash_runs, last_bits, look_up, mix_bits
from quoteprov.align.kernels.waiting import find_greatest, in_passing, take_in_passing
from quoteprov.align.slots import NEITHER

# Below the numbers of words are those of what has no number: beyond the end, and the kinds.
_FIRST_WORD = 3
# So many contexts are sorted at a time, in 48 MB: those of 200,000 quotations.
_PLACES_AT_ONCE = 3 << 21


class Slots(NamedTuple):
    """Words that fill slots of templates, ordered by sequence and slot.

    ``held`` has for each sequence numbers of the sequence and a slot, the latter in the last 32
    bits; beside them are the words and their kinds. ``marks`` tell by what a sequence fills its
    slots, 0 where it fills none.
    """

    held: Ragged
    fillers: Array
    kinds: Array
    marks: Words64


def find_templates(sequences: Ragged, kinds: Array) -> Slots:
    """The slots of templates among distinct sequences.

    ``kinds`` tells numbers and names from other words: in the context of a slot they stand for
    any of their kind, since the slots of a template are often neighbours. Slots that a sequence
    fills more than once are left out for it.
    """
    places, slots = _find_places(sequences, kinds)
    keys = sequences.owners_of(places) << 32 | slots
    del slots
    order = np.argsort(keys)
    keys = keys[order]
    # Which of its words a sequence that fills a slot twice should be asked for is open.
    bounds = find_bounds(keys)
    once = np.flatnonzero(bounds[:-1] & bounds[1:])
    keys, places = keys[once], places[order[once]]
    del order, once, bounds
    fillers, filled = (take_in_passing(each, places) for each in (sequences.values, kinds))
    return make_slots(keys, fillers, filled, len(sequences.offsets) - 1)


def make_slots(keys: Ints, fillers: Array, kinds: Array, count: int) -> Slots:
    """The slots that ``count`` sequences fill; ``keys`` are what ``Slots.held`` has."""
    held = Ragged(keys, offsets_of(np.bincount(keys >> 32, minlength=count)))
    filled = mix_bits((keys << 32 | fillers).view(np.uint64))
    return Slots(held, fillers, kinds, held.totals(filled))


def _find_places(sequences: Ragged, kinds: Array) -> tuple[Array, Array]:
    """The places of words in slots of templates, and the numbers of these slots.

    Contexts are looked through part by part, told by the first bits of their hashes.
    """
    word_bits = find_greatest(sequences.values).bit_length()
    part_bits = (len(sequences.values) // _PLACES_AT_ONCE).bit_length()
    nothing = np.zeros(0, np.int32)
    found_places, found_slots = [nothing], [nothing]
    count = 0
    for part in range(1 << part_bits):
        contexts, places = _list_contexts(sequences, kinds, word_bits, part, part_bits)
        refilled = _find_refilled_contexts(contexts, word_bits)
        contexts &= ~last_bits(word_bits)
        rows, slots = look_up(contexts, refilled)
        found_places.append((places[rows] if part_bits else rows).astype(np.int32))
        found_slots.append((slots + count).astype(np.int32))
        count += len(refilled)
    return join_pieces(found_places), join_pieces(found_slots)


def _list_contexts(
    sequences: Ragged, kinds: Array, word_bits: int, part: int, part_bits: int
) -> tuple[Words64, Ints]:
    """For each word a hash of what stands around it, the last bits being the word.

    Of those whose first bits are ``part``, with their places; where there is one part, of all in
    their order.
    """
    hashed = _hash_contexts(sequences, kinds, word_bits)
    if not part_bits:
        contexts = fill_array((some for _, some in hashed), len(sequences.values))
        return contexts, np.zeros(0, np.int64)
    pieces, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for start, some in hashed:
        chosen = np.flatnonzero(some >> np.uint64(64 - part_bits) == np.uint64(part))
        pieces.append(some[chosen])
        places.append(chosen + start)
    return join_pieces(pieces), join_pieces(places)


def _hash_contexts(
    sequences: Ragged, kinds: Array, word_bits: int
) -> Iterator[tuple[int, Words64]]:
    """The hashes part by part, with the place of the first word of each part."""
    around = [step for step in range(2 * CONTEXT + 1) if step != CONTEXT]
    for first, table in in_passing(sequences.tables(), sequences.values, kinds):
        start, (height, width) = int(sequences.offsets[first]), table.shape
        words = table.ravel()
        kind = kinds[start : start + len(words)]
        # What stands for each word: its number, or its kind. In one piece, and then row by row,
        # takes half the time of rows at once.
        marks = (words + _FIRST_WORD) * (kind == NEITHER) + kind
        # Sequences stand apart by as many zeros as a context has words on one side.
        padded = np.zeros(height * (width + CONTEXT) + 2 * CONTEXT, np.uint64)
        padded[CONTEXT:-CONTEXT].reshape(height, -1)[:, :width] = marks.reshape(table.shape)
        hashes = hash_runs(padded, around).reshape(height, -1)[:, :width]
        yield start, (hashes & ~last_bits(word_bits)).ravel() | words.astype(np.uint64)


def _find_refilled_contexts(contexts: Words64, word_bits: int) -> Words64:
    """The contexts, their last bits 0, that several words fill and none of them alone."""
    ordered = np.sort(contexts)
    ordered = ordered.compress(find_runs(ordered, FEWEST_FILLERS * FEWEST_WORDINGS, word_bits))
    starts = run_starts(ordered)
    counts = np.diff(starts, append=len(ordered))
    ordered = ordered[starts] >> np.uint64(word_bits)
    heads = run_starts(ordered)
    fillers = np.add.reduceat(counts >= FEWEST_WORDINGS, heads, dtype=np.int64)
    even = np.maximum.reduceat(counts, heads) <= MOST_OF_ONE * np.add.reduceat(counts, heads)
    return ordered[heads[(fillers >= FEWEST_FILLERS) & even]] << np.uint64(word_bits)


def find_refilled(found: Slots, ones: Ints, others: Ints) -> Ints:
    """For each pair of sequences the kind of a slot that the two fill with different words.

    0 where there is none, else 1 for a number, 2 for a name, 3 for any other word.
    """
    refilled = np.zeros(len(ones), np.int64)
    # A pair can only differ where both fill slots at all, and not all with the same words.
    one, other = found.marks.take(ones), found.marks.take(others)
    both = np.flatnonzero((one > 0) & (other > 0) & (one != other))
    if not len(both):
        return refilled
    row, offsets = found.held.spread(ones[both])
    pair = np.repeat(both, np.diff(offsets))
    keys = found.held.values
    wanted = others.take(pair) << 32 | keys.take(row) & 0xFFFFFFFF
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    differs = (keys.take(place) == wanted) & (found.fillers.take(place) != found.fillers.take(row))
    refilled[pair[differs]] = np.where(found.kinds[row] == NEITHER, 3, found.kinds[row])[differs]
    return refilled
