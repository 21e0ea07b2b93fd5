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
    Ints,
    Ragged,
    find_bounds,
    find_runs,
    join_pieces,
    offsets_of,
    run_starts,
)
from quoteprov.align.kernels.shingles import Words64, hash_runs, last_bits, look_up, mix_bits
from quoteprov.align.slots import NEITHER

# Below the numbers of words are those of what has no number: beyond the end, and the kinds.
_FIRST_WORD = 3
# So many contexts are sorted at a time, in 48 MB: those of 200,000 quotations.
_PLACES_AT_ONCE = 3 << 21


class Slots(NamedTuple):
    """Words that fill slots of templates: the sequence, the slot, the word and its kind.

    They are ordered by sequence and slot.
    """

    owners: Array
    slots: Array
    fillers: Array
    kinds: Array


def find_templates(sequences: Ragged, kinds: Array) -> Slots:
    """The slots of templates among distinct sequences.

    ``kinds`` tells numbers and names from other words: in the context of a slot they stand for
    any of their kind, since the slots of a template are often neighbours. Slots that a sequence
    fills more than once are left out for it.
    """
    places, slots = _find_places(sequences, kinds)
    keys = sequences.owners_of(places) << 32 | slots
    order = np.argsort(keys)
    keys = keys[order]
    # Which of its words a sequence that fills a slot twice should be asked for is open.
    bounds = find_bounds(keys)
    once = np.flatnonzero(bounds[:-1] & bounds[1:])
    keys, places = keys[once], places[order[once]]
    owners, slots = (keys >> 32).astype(np.int32), keys.astype(np.int32)
    return Slots(owners, slots, sequences.values[places], kinds[places])


def _find_places(sequences: Ragged, kinds: Array) -> tuple[Ints, Ints]:
    """The places of words in slots of templates, and the numbers of these slots.

    Contexts are looked through part by part, told by the first bits of their hashes.
    """
    word_bits = int(sequences.values.max(initial=0)).bit_length()
    part_bits = (len(sequences.values) // _PLACES_AT_ONCE).bit_length()
    found = [np.zeros((2, 0), np.int64)]
    count = 0
    for part in range(1 << part_bits):
        contexts, places = _list_contexts(sequences, kinds, word_bits, part, part_bits)
        refilled = _find_refilled_contexts(contexts, word_bits)
        contexts &= ~last_bits(word_bits)
        rows, slots = look_up(contexts, refilled)
        found.append(np.stack((places[rows] if part_bits else rows, slots + count)))
        count += len(refilled)
    places, slots = np.concatenate(found, axis=1)
    return places, slots


def _list_contexts(
    sequences: Ragged, kinds: Array, word_bits: int, part: int, part_bits: int
) -> tuple[Words64, Ints]:
    """For each word a hash of what stands around it, the last bits being the word.

    Of those whose first bits are ``part``, with their places; where there is one part, of all in
    their order.
    """
    mask = ~last_bits(word_bits)
    contexts, places = [np.zeros(0, np.uint64)], [np.zeros(0, np.int64)]
    for first, table in sequences.tables():
        start = int(sequences.offsets[first])
        block = slice(start, start + table.size)
        hashes = _hash_contexts(table, kinds[block].reshape(table.shape)).ravel()
        some = hashes & mask | table.ravel().astype(np.uint64)
        if not part_bits:
            contexts.append(some)
            continue
        chosen = np.flatnonzero(some >> np.uint64(64 - part_bits) == np.uint64(part))
        contexts.append(some[chosen])
        places.append(chosen + start)
    return join_pieces(contexts), join_pieces(places)


def _hash_contexts(table: Array, kinds: Array) -> Words64:
    """The hash of what stands around each word of sequences of one length."""
    height, width = table.shape
    # Sequences stand apart by as many zeros as a context has words on one side.
    padded = np.zeros(height * (width + CONTEXT) + 2 * CONTEXT, np.int32)
    rows = padded[CONTEXT:-CONTEXT].reshape(height, width + CONTEXT)
    rows[:, :width] = np.where(kinds == NEITHER, table + _FIRST_WORD, kinds)
    around = [step for step in range(2 * CONTEXT + 1) if step != CONTEXT]
    return hash_runs(padded, around).reshape(rows.shape)[:, :width]


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
    if not len(found.owners) or not len(ones):
        return refilled
    keys = found.owners.astype(np.int64) << 32 | found.slots
    count = int(max(ones.max(), others.max(), found.owners[-1])) + 1
    held = Ragged(keys, offsets_of(np.bincount(found.owners, minlength=count)))
    filled = found.slots.astype(np.int64) << 32 | found.fillers
    # A pair can only differ where both fill slots at all, and not all with the same words.
    marks = held.totals(mix_bits(filled.view(np.uint64)))
    one, other = marks[ones], marks[others]
    both = np.flatnonzero((one > 0) & (other > 0) & (one != other))
    row, offsets = held.spread(ones[both])
    pair = np.repeat(both, np.diff(offsets))
    wanted = others[pair] << 32 | found.slots[row]
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    differs = (keys[place] == wanted) & (found.fillers[place] != found.fillers[row])
    refilled[pair[differs]] = np.where(found.kinds[row] == NEITHER, 3, found.kinds[row])[differs]
    return refilled
