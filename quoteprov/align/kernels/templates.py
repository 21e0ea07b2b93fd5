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
    find_runs,
    order_by,
    run_starts,
    spread_runs,
)
from quoteprov.align.kernels.shingles import Words64, hash_runs
from quoteprov.align.slots import NEITHER

# Below the numbers of words are those of what has no number: beyond the end, and the kinds.
_FIRST_WORD = 3


class Slots(NamedTuple):
    """Words that fill slots of templates: the sequence, the slot, the word and its kind."""

    owners: Ints
    slots: Ints
    fillers: Ints
    kinds: Array


def find_templates(sequences: Ragged, kinds: Array) -> Slots:
    """The slots of templates among distinct sequences.

    ``kinds`` tells numbers and names from other words: in the context of a slot they stand for
    any of their kind, since the slots of a template are often neighbours.
    """
    places, slots = _repeated_contexts(sequences, kinds)
    fillers = sequences.values[places].astype(np.int64)
    keep = np.flatnonzero(_is_refilled(slots, fillers))
    places, slots, fillers = places[keep], slots[keep], fillers[keep]
    owners = np.searchsorted(sequences.offsets, places, side="right") - 1
    order = order_by(owners << 32 | slots, fillers)
    return Slots(owners[order], slots[order], fillers[order], kinds[places[order]])


def _repeated_contexts(sequences: Ragged, kinds: Array) -> tuple[Ints, Ints]:
    # Contexts and places in one number of 64 bits, so that sorting numbers groups the places.
    place_bits = len(sequences.values).bit_length()
    mask = np.uint64((1 << place_bits) - 1)
    keys = np.empty(len(sequences.values), np.uint64)
    for first, part in sequences.blocks():
        begin = int(sequences.offsets[first])
        block = slice(begin, begin + len(part.values))
        places = np.arange(block.start, block.stop, dtype=np.uint64)
        keys[block] = _hash_contexts(part, kinds[block]) & ~mask | places
    keys.sort()
    keys = keys.compress(find_runs(keys, FEWEST_FILLERS * FEWEST_WORDINGS, place_bits))
    begins = np.diff(keys >> np.uint64(place_bits), prepend=np.uint64(0)) > 0
    return (keys & mask).view(np.int64), np.cumsum(begins, dtype=np.int64)


def _hash_contexts(sequences: Ragged, kinds: Array) -> Words64:
    # Sequences stand apart by as many zeros as a context has words on one side.
    gaps = CONTEXT * np.arange(1, len(sequences.offsets))
    places = np.arange(len(sequences.values)) + np.repeat(gaps, sequences.lengths)
    padded = np.zeros(len(places) + CONTEXT * len(sequences.offsets), np.int32)
    padded[places] = np.where(kinds == NEITHER, sequences.values + _FIRST_WORD, kinds)
    around = [step for step in range(2 * CONTEXT + 1) if step != CONTEXT]
    return hash_runs(padded, around)[places - CONTEXT]


def _is_refilled(slots: Ints, fillers: Ints) -> Flags:
    keys = slots << 32 | fillers
    keys.sort()
    starts = run_starts(keys)
    counts = np.diff(np.append(starts, len(keys)))
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
    keys = found.owners << 32 | found.slots
    refilled = np.zeros(len(ones), np.int64)
    if not len(keys) or not len(ones):
        return refilled
    held = np.bincount(found.owners, minlength=int(max(ones.max(), others.max())) + 1)
    # A pair can only differ where both fill slots at all.
    both = np.flatnonzero((held[ones] > 0) & (held[others] > 0))
    counts = held[ones[both]]
    pair = np.repeat(both, counts)
    row, _ = spread_runs((np.cumsum(held) - held)[ones[both]], counts)
    wanted = others[pair] << 32 | found.slots[row]
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    differs = (keys[place] == wanted) & (found.fillers[place] != found.fillers[row])
    refilled[pair[differs]] = np.where(found.kinds[row] == NEITHER, 3, found.kinds[row])[differs]
    return refilled
