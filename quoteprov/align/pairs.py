"""Pairs of sequences that may report the same: enough words in common, and what contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

import numpy as np

from quoteprov.align.evidence import LEAST_BITS
from quoteprov.align.kernels.conflicts import collect_fillers, find_exchanged
from quoteprov.align.kernels.phrases import find_holders
from quoteprov.align.kernels.ragged import Array, Flags, Ints, Ragged
from quoteprov.align.kernels.rarity import Bits
from quoteprov.align.kernels.shingles import pair_by_shingles
from quoteprov.align.kernels.templates import find_refilled, find_templates
from quoteprov.align.kernels.verify import count_common, encode_sequences
from quoteprov.align.slots import NUMBER
from quoteprov.align.spelling import settle_number
from quoteprov.align.verify import Slots, count_held, find_conflicts
from quoteprov.config import AlignOptions
from quoteprov.model import RelatedReason

# In a sequence so many times as long most words of any other stand somewhere, in its order: there
# only runs of three words count, and so much of the shorter one has to stand in them. Of 40 pairs
# of news quotations with less 38 were chance.
_SPACIOUS, _LEAST_IN_RUNS, _RUN = 4, 0.6, 3
# Two sequences are alike, and not fragment and whole, from this share of the longer one.
_ALIKE = 0.55
# Fewer words in common are no quotation of one another, unless one stands in the other whole.
_FEWEST_COMMON = 4
# Sequences of up to this many words have to agree in `min_coverage_short`, longer ones less.
_BRIEF = 8
# A pair that covers the shorter side well shares several runs; a single one is chance.
_FEWEST_SHARED, _MIDDLING = np.array([1, 2, 3], np.int8), 14
# Of a quotation that is longer, its beginning is compared: more than any speaker is quoted with.
_MOST_WORDS = 4000
# What is required of a pair is meant for a collection of so many words, repetitions left out.
_ORDINARY_WORDS = 400_000

REASONS: tuple[RelatedReason, ...] = ("overlap", "number", "name", "occasion")


class Collection(NamedTuple):
    """The distinct sequences of words of a collection, longest first, and what they tell.

    ``kinds`` says of each word whether it is a number, a name or neither, ``bits`` how much
    information each sequence is.
    """

    sequences: Ragged
    kinds: Array
    bits: Bits
    vocabulary: Sequence[str]


class Likeness(NamedTuple):
    """What two sequences of each pair have in common; arrays of one length.

    ``words`` counts those of the shorter sequence, ``common`` those that both have in order.
    ``bits`` say how much the words in common tell, ``alike`` whether they are most of the longer
    sequence, too. ``reasons`` are places in REASONS and tell what speaks against a pair (0:
    nothing), ``conflicts`` how often it does.
    """

    words: Ints
    common: Ints
    bits: Bits
    reasons: Ints
    alike: Flags
    conflicts: Ints

    def take(self, places: Ints) -> Likeness:
        """That of the pairs at ``places``, in that order."""
        return Likeness(
            self.words[places],
            self.common[places],
            self.bits[places],
            self.reasons[places],
            self.alike[places],
            self.conflicts[places],
        )


class Pairs(NamedTuple):
    """Pairs of sequences that have enough words in common; arrays of one length."""

    shorter: Ints
    longer: Ints
    likeness: Likeness


def verify_pairs(collection: Collection, options: AlignOptions) -> Pairs:
    """The pairs of sequences that have enough words in common, with what contradicts them."""
    longer, shorter, shared = _find_candidates(collection, options)
    lengths = collection.sequences.lengths
    strings = encode_sequences(collection.sequences, _MOST_WORDS)
    length = np.minimum(lengths[shorter], _MOST_WORDS)
    # Sentences in another order have little in sequence, but their runs in common.
    common = np.maximum(
        count_common(strings, shorter, longer),
        np.minimum(shared + options.shingle_words - 1, length) * (shared > 0),
    )
    coverage = common / length
    floor = np.where(length <= _BRIEF, options.min_coverage_short, options.min_coverage)
    bits = collection.bits[shorter] * coverage - _chance_bits(collection)
    enough = (coverage >= floor) & ((common >= _FEWEST_COMMON) | (common == length))
    kept = np.flatnonzero(enough & (bits >= LEAST_BITS))
    # What shares no run was looked up as a whole.
    scattered = (shared > 0) & (shared + options.shingle_words - 1 < _LEAST_IN_RUNS * length)
    scattered &= _SPACIOUS * length <= lengths[longer]
    kept = _leave_out_chance(kept, scattered[kept], strings, shorter, longer)
    shorter, longer, common, bits = shorter[kept], longer[kept], common[kept], bits[kept]
    reasons, counts = _find_reasons(collection, strings, shorter, longer)
    alike = common >= _ALIKE * np.minimum(lengths[longer], _MOST_WORDS)
    likeness = Likeness(lengths[shorter], common, bits, reasons, alike, counts)
    return Pairs(shorter, longer, likeness)


def _leave_out_chance(
    kept: Ints, scattered: Flags, strings: Array, shorter: Ints, longer: Ints
) -> Ints:
    """The pairs ``kept``, but of those that are ``scattered`` only the ones with enough in runs."""
    chance = np.zeros(len(kept), np.bool_)
    places = np.flatnonzero(scattered)
    ones, others = strings[shorter[kept[places]]], strings[longer[kept[places]]]
    for place, one, other in zip(places.tolist(), ones.tolist(), others.tolist(), strict=True):
        chance[place] = count_held(one, other, _RUN) < _LEAST_IN_RUNS * len(one)
    return kept[~chance]


def _chance_bits(collection: Collection) -> float:
    # Twice as many words hold twice as many chance repetitions, which costs one bit.
    return max(log2(max(len(collection.sequences.values), 1) / _ORDINARY_WORDS), 0.0)


def _find_candidates(collection: Collection, options: AlignOptions) -> tuple[Ints, Ints, Ints]:
    sequences = collection.sequences
    lengths = sequences.lengths
    fewest = _FEWEST_SHARED[(lengths > _BRIEF).astype(np.int64) + (lengths > _MIDDLING)]
    pairs = pair_by_shingles(
        sequences, fewest, options.shingle_words, options.max_shingle_quotations
    )
    brief = (lengths >= 2) & (lengths <= options.short_words) & (collection.bits >= LEAST_BITS)
    holders, held = find_holders(sequences, np.flatnonzero(brief))
    keys = pairs.ones << 32 | pairs.others
    more = np.sort(holders << 32 | held)
    # Not np.isin: it hashes, which takes ten times as long as searching what is sorted.
    place = np.minimum(np.searchsorted(keys, more), max(len(keys) - 1, 0))
    more = more[keys[place] != more] if len(keys) else more
    shared = np.concatenate((pairs.shared, np.zeros(len(more), np.int64)))
    longer = np.concatenate((pairs.ones, more >> 32))
    return longer, np.concatenate((pairs.others, more & 0xFFFFFFFF)), shared


def _find_reasons(
    collection: Collection, strings: Array, shorter: Ints, longer: Ints
) -> tuple[Ints, Ints]:
    """For each pair why it is no pair (0: nothing speaks against it), and how many reasons."""
    templates = find_templates(collection.sequences, collection.kinds)
    reasons = find_refilled(templates, shorter, longer)
    counts = np.where(reasons > 0, 2, 0)
    settled = _settle_numbers(collection)
    fillers = collect_fillers(collection.sequences, collection.kinds, settled)
    open_pairs = np.flatnonzero(reasons == 0)
    doubtful = open_pairs[find_exchanged(fillers, shorter[open_pairs], longer[open_pairs])]
    # Views give plain numbers, several times faster than arrays do one by one.
    words, vocabulary = collection.sequences.values.data, collection.vocabulary
    slots = Slots(collection.kinds.tobytes(), words, settled.data, vocabulary)
    offsets = collection.sequences.offsets
    ones, others = shorter[doubtful], longer[doubtful]
    starts, begins = offsets[ones].tolist(), offsets[others].tolist()
    compared = zip(doubtful.tolist(), strings[ones], strings[others], starts, begins, strict=True)
    for place, first, second, start, begin in compared:
        conflicts = find_conflicts(first, second, slots, start, begin)
        if conflicts:
            reasons[place] = REASONS.index(conflicts[0])
            counts[place] = len(conflicts)
    return reasons, counts


def _settle_numbers(collection: Collection) -> Ints:
    """For each word the number of what it stands for: "two" is "2", any other word is itself."""
    vocabulary = collection.vocabulary
    settled = np.arange(len(vocabulary))
    used = np.zeros(len(vocabulary), np.bool_)
    used[collection.sequences.values[collection.kinds == NUMBER]] = True
    first: dict[str, int] = {}
    for word in np.flatnonzero(used).tolist():
        settled[word] = first.setdefault(settle_number(vocabulary[word]), word)
    return settled
