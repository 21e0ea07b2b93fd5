"""Pairs of sequences that may report the same: enough words in common, and what contradicts.

The pairs come in parts, so that what is made of them does not grow with the collection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2
from typing import NamedTuple

import numpy as np

from quoteprov.align.contradictions import Contradictions
from quoteprov.align.evidence import LEAST_BITS
from quoteprov.align.kernels.phrases import find_holders
from quoteprov.align.kernels.ragged import Array, Flags, Ints, Ragged, stand_among
from quoteprov.align.kernels.rarity import Bits
from quoteprov.align.kernels.shingles import Pairs as Candidates
from quoteprov.align.kernels.shingles import pair_by_shingles
from quoteprov.align.kernels.verify import Strings, count_common
from quoteprov.align.kernels.waiting import put_by, rest
from quoteprov.align.verify import count_held
from quoteprov.config import AlignOptions

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
# So many pairs are verified at a time.
_PAIRS_AT_ONCE = 1 << 18


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

    ``words`` counts those of the shorter sequence, as far as it is compared, ``common`` those that
    both have in order.
    ``bits`` say how much the words in common tell, ``alike`` whether they are most of the longer
    sequence, too. ``reasons`` are places in REASONS and tell what speaks against a pair (0:
    nothing), ``conflicts`` how often it does.
    """

    words: Array
    common: Array
    bits: Bits
    reasons: Array
    alike: Flags
    conflicts: Array

    def take(self, places: Ints) -> Likeness:
        """That of the pairs at ``places``, in that order."""
        return Likeness(
            self.words.take(places),
            self.common.take(places),
            self.bits.take(places),
            self.reasons.take(places),
            self.alike.take(places),
            self.conflicts.take(places),
        )


class Pairs(NamedTuple):
    """Pairs of sequences that have enough words in common; arrays of one length.

    All are held until strands are linked, so that a number takes two or four bytes.
    """

    shorter: Array
    longer: Array
    likeness: Likeness


def verify_pairs(collection: Collection, options: AlignOptions) -> Iterator[Pairs]:
    """The pairs of sequences that have enough words in common, with what contradicts them."""
    listed = _find_candidates(collection, options)
    contradictions = Contradictions(collection.sequences, collection.kinds, collection.vocabulary)
    strings = Strings(collection.sequences, _MOST_WORDS)
    for candidates in listed:
        for start in range(0, len(candidates.ones), _PAIRS_AT_ONCE):
            part = slice(start, start + _PAIRS_AT_ONCE)
            longer, shorter, shared = (column[part].astype(np.int64) for column in candidates)
            pairs = longer, shorter, shared
            # Not named: strings that are forgotten have to go before others are made.
            yield _verify_part(
                collection, contradictions, strings.encode(longer, shorter), pairs, options
            )
            rest(collection.sequences.values, collection.kinds, *candidates)


def _verify_part(
    collection: Collection,
    contradictions: Contradictions,
    strings: Array,
    candidates: tuple[Ints, Ints, Ints],
    options: AlignOptions,
) -> Pairs:
    longer, shorter, shared = candidates
    lengths = collection.sequences.lengths
    length = np.minimum(lengths.take(shorter), _MOST_WORDS)
    common = _count_surely(collection, shared, length, longer, options)
    asked = np.flatnonzero(common < length)
    counted = count_common(strings, shorter.take(asked), longer.take(asked))
    common[asked] = np.maximum(counted, common.take(asked))
    del asked, counted  # there are as many as pairs
    coverage = common / length
    floor = np.where(length <= _BRIEF, options.min_coverage_short, options.min_coverage)
    bits = collection.bits.take(shorter) * coverage - _chance_bits(collection)
    enough = (coverage >= floor) & ((common >= _FEWEST_COMMON) | (common == length))
    kept = np.flatnonzero(enough & (bits >= LEAST_BITS))
    # What shares no run was looked up as a whole.
    scattered = (shared > 0) & (shared + options.shingle_words - 1 < _LEAST_IN_RUNS * length)
    scattered &= _SPACIOUS * length <= lengths.take(longer)
    kept = _leave_out_chance(kept, scattered[kept], strings, shorter, longer)
    shorter, longer, common = (column.take(kept) for column in (shorter, longer, common))
    bits = bits.take(kept)
    reasons, counts = contradictions.find(strings, shorter, longer)
    alike = common >= _ALIKE * np.minimum(lengths[longer], _MOST_WORDS)
    likeness = Likeness(
        words=length.take(kept).astype(np.int32),
        common=common.astype(np.int32),
        bits=bits,
        reasons=reasons.astype(np.int8),
        alike=alike,
        conflicts=counts.astype(np.int16),
    )
    return Pairs(shorter.astype(np.int32), longer.astype(np.int32), likeness)


def _count_surely(
    collection: Collection, shared: Ints, length: Ints, longer: Ints, options: AlignOptions
) -> Ints:
    """How many words the sequences of each pair have in common in any case."""
    # Sentences in another order have little in sequence, but their runs in common.
    surely = shared + (options.shingle_words - 1)
    # What shares no run was looked up as a whole, maybe beyond the words that are compared.
    whole = np.flatnonzero(shared == 0)
    near = collection.sequences.lengths.take(longer.take(whole)) <= _MOST_WORDS
    surely[whole] = length.take(whole) * near
    return np.minimum(surely, length, out=surely)


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


def _find_candidates(
    collection: Collection, options: AlignOptions
) -> tuple[Candidates, Candidates]:
    """Pairs that share enough runs of words; other phrases with what holds them (shared: 0)."""
    sequences = collection.sequences
    lengths = sequences.lengths
    fewest = _FEWEST_SHARED[(lengths > _BRIEF).astype(np.int64) + (lengths > _MIDDLING)]
    pairs = pair_by_shingles(
        sequences, fewest, options.shingle_words, options.max_shingle_quotations
    )
    brief = (lengths >= 2) & (lengths <= options.short_words) & (collection.bits >= LEAST_BITS)
    holders, held = find_holders(sequences, np.flatnonzero(brief))
    keys = pairs.ones.astype(np.int64) << 32 | pairs.others
    more = np.sort(holders << 32 | held)
    # Not np.isin: it hashes, which takes ten times as long as searching what is sorted.
    more = more[~stand_among(more, keys)]
    longer, shorter = (more >> 32).astype(np.int32), more.astype(np.int32)
    phrases = Candidates(longer, shorter, np.zeros(len(more), np.uint16))
    # They are asked for in their order, some at a time.
    return Candidates(*map(put_by, pairs)), Candidates(*map(put_by, phrases))
