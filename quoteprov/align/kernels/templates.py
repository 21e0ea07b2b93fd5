"""Templates: places in sentences that many speakers fill with a word of their own.

"Our thoughts are with everyone in ____ who has been affected": what stands between the same words
again and again, each time another, tells utterances apart, be it a name, a number or any word.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.limits import CONTEXT, FEWEST_FILLERS, FEWEST_WORDINGS, MOST_OF_ONE
from quoteprov.align.kernels.ragged import (
    Array,
    Flags,
    Ints,
    Ragged,
    find_bounds,
    find_runs,
    offsets_of,
    run_starts,
)
from quoteprov.align.kernels.shingles import Words64, hash_runs, mix_bits
from quoteprov.align.slots import NEITHER

# Below the numbers of words are those of what has no number: beyond the end, and the kinds.
_FIRST_WORD = 3


class Slots(NamedTuple):
    """Words that fill slots of templates: the sequence, the slot, the word and its kind.

    They are ordered by sequence and slot.
    """

    owners: Ints
    slots: Ints
    fillers: Ints
    kinds: Array


def find_templates(sequences: Ragged, kinds: Array) -> Slots:
    """The slots of templates among distinct sequences.

    ``kinds`` tells numbers and names from other words: in the context of a slot they stand for
    any of their kind, since the slots of a template are often neighbours. Slots that a sequence
    fills more than once are left out for it.
    """
    places, slots = _repeated_contexts(sequences, kinds)
    fillers = sequences.values.take(places)
    filled = np.flatnonzero(_is_refilled(slots, fillers))
    places, slots, fillers = places[filled], slots[filled], fillers[filled]
    keys = sequences.owners().take(places) << 32 | slots
    order = np.argsort(keys)
    keys = keys[order]
    # Which of its words a sequence that fills a slot twice should be asked for is open.
    bounds = find_bounds(keys)
    once = np.flatnonzero(bounds[:-1] & bounds[1:])
    keys, order = keys[once], order[once]
    return Slots(keys >> 32, keys & 0xFFFFFFFF, fillers[order], kinds[places[order]])


def _repeated_contexts(sequences: Ragged, kinds: Array) -> tuple[Ints, Ints]:
    # Contexts and places in one number of 64 bits, so that sorting numbers groups the places.
    place_bits = len(sequences.values).bit_length()
    mask = np.uint64((1 << place_bits) - 1)
    keys = np.empty(len(sequences.values), np.uint64)
    for first, table in sequences.tables():
        start = int(sequences.offsets[first])
        block = slice(start, start + table.size)
        hashes = _hash_contexts(table, kinds[block].reshape(table.shape)).ravel()
        keys[block] = hashes & ~mask | np.arange(block.start, block.stop, dtype=np.uint64)
    keys.sort()
    keys = keys.compress(find_runs(keys, FEWEST_FILLERS * FEWEST_WORDINGS, place_bits))
    slots = np.cumsum(find_bounds(keys, place_bits)[:-1], dtype=np.int64)
    return (keys & mask).view(np.int64), slots


def _hash_contexts(table: Array, kinds: Array) -> Words64:
    """The hash of what stands around each word of sequences of one length."""
    height, width = table.shape
    # Sequences stand apart by as many zeros as a context has words on one side.
    padded = np.zeros(height * (width + CONTEXT) + 2 * CONTEXT, np.int32)
    rows = padded[CONTEXT:-CONTEXT].reshape(height, width + CONTEXT)
    rows[:, :width] = np.where(kinds == NEITHER, table + _FIRST_WORD, kinds)
    around = [step for step in range(2 * CONTEXT + 1) if step != CONTEXT]
    return hash_runs(padded, around).reshape(rows.shape)[:, :width]


def _is_refilled(slots: Ints, fillers: Array) -> Flags:
    keys = slots << 32 | fillers
    keys.sort()
    starts = run_starts(keys)
    counts = np.diff(starts, append=len(keys))
    filled = keys[starts] >> 32
    size = int(slots.max(initial=-1)) + 1
    fills = np.bincount(filled[counts >= FEWEST_WORDINGS], minlength=size)
    most = np.zeros(size, np.int64)
    np.maximum.at(most, filled, counts)
    even = most <= MOST_OF_ONE * np.bincount(slots, minlength=size)
    return ((fills >= FEWEST_FILLERS) & even)[slots]


def find_refilled(found: Slots, ones: Ints, others: Ints) -> Ints:
    """For each pair of sequences the kind of a slot that the two fill with different words.

    0 where there is none, else 1 for a number, 2 for a name, 3 for any other word.
    """
    refilled = np.zeros(len(ones), np.int64)
    if not len(found.owners) or not len(ones):
        return refilled
    keys = found.owners << 32 | found.slots
    count = int(max(ones.max(), others.max(), found.owners[-1])) + 1
    held = Ragged(keys, offsets_of(np.bincount(found.owners, minlength=count)))
    filled = found.slots << 32 | found.fillers
    # A pair can only differ where both fill slots at all, and not all with the same words.
    marks = held.totals(mix_bits(filled.view(np.uint64)))
    both = np.flatnonzero((marks[ones] > 0) & (marks[others] > 0) & (marks[ones] != marks[others]))
    row, offsets = held.spread(ones[both])
    pair = np.repeat(both, np.diff(offsets))
    wanted = others[pair] << 32 | found.slots[row]
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    differs = (keys[place] == wanted) & (found.fillers[place] != found.fillers[row])
    refilled[pair[differs]] = np.where(found.kinds[row] == NEITHER, 3, found.kinds[row])[differs]
    return refilled
