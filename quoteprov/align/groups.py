"""Which witnesses report one utterance: from their words and marks, in arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from quoteprov.align.beside import Beside, when_asked
from quoteprov.align.evidence import REQUIRED_BITS
from quoteprov.align.kernels.grouping import group_members
from quoteprov.align.kernels.ragged import Array, Flags, Ints, Ragged, run_starts
from quoteprov.align.kernels.rarity import weigh_sequences, weigh_words
from quoteprov.align.kernels.reading import Reading
from quoteprov.align.kernels.shingles import hash_sequences
from quoteprov.align.kernels.strands import Marks, Strands, bind_strands
from quoteprov.align.kernels.waiting import rest
from quoteprov.align.links import Links, link_strands
from quoteprov.align.pairs import Collection, verify_pairs
from quoteprov.align.register import number_firsts
from quoteprov.align.units import join_words
from quoteprov.align.voices import Voices
from quoteprov.config import AlignOptions
from quoteprov.model.names import Name

# A fragment that more utterances hold is a stock phrase, unless one of them leads by the weight
# of a speaker's or an article's evidence.
_MOST_PARENTS = 3
_MARGIN = 8.0
# With fewer words strands are bound too soon to be worth another thread. Of two million it saves 30
# to 50 of 390 ms by the clock and takes 15 ms more in all, of 400,000 it saves nothing. To let it
# find contradictions, too, took 50 ms more in all and was no sooner.
_WORTH_BESIDE = 1 << 20


class Grouped(NamedTuple):
    """The number of the utterance of each witness, and pairs of utterances that resemble.

    The three arrays of ``related`` hold the two utterances of each pair and the reason, as a
    place in ``contradictions.REASONS``.
    """

    utterances: Ints
    total: int
    related: tuple[Ints, Ints, Ints]


class Witnesses(NamedTuple):
    """The distinct sequences of words of all witnesses, and that of each of them."""

    collection: Collection
    sequence_of: Array


def collapse_witnesses(units: Ragged, reading: Reading) -> Witnesses:
    """What the witnesses print, each of which is a unit of quotations (see ``units``).

    Sequences are numbered longest first, equal lengths by their first witness.
    """
    sequence_of, first = _collapse(units, reading)
    word_bits = weigh_words(reading.words, reading.vocabulary)
    sequences, kinds, vocabulary = join_words(units.take(first), reading)
    del reading  # as large as what was made of it
    bits = weigh_sequences(sequences, word_bits)
    return Witnesses(Collection(sequences, kinds, bits, vocabulary), sequence_of)


def group_witnesses(
    witnesses: Witnesses,
    read_marks: Callable[[], Marks],
    names: Sequence[Name],
    options: AlignOptions,
    beside: Beside = when_asked,
) -> Grouped:
    """The utterance of each witness, from numbered words and marks alone.

    ``read_marks`` is asked once, by default when pairs have been verified; ``names`` are the
    speakers that marks count. Utterances are numbered in the order of their first witnesses.
    """
    collection, sequence_of = witnesses
    del witnesses
    alone = _stand_alone(collection, options)
    if len(collection.sequences.values) < _WORTH_BESIDE:
        beside = when_asked
    binding = beside(partial(_bind, sequence_of, read_marks, names, alone, options.window_days))
    del sequence_of, read_marks
    # Pairs first: what finds them takes as much memory as strands and what links them.
    verified = list(verify_pairs(collection, options))
    rest(collection.sequences.values, collection.kinds)
    collection = collection._replace(vocabulary=())  # of which the rest asks nothing
    voices, strands = binding()
    del binding
    links = link_strands(collection, verified, strands, voices, options)
    lengths = collection.sequences.lengths[strands.sequences]
    sizes, strand_of = strands.sizes, strands.of_witness
    del collection, strands
    groups = group_members(
        lengths, sizes, *links.alike, links.holds, most_parents=_MOST_PARENTS, margin=_MARGIN
    )
    return _number_utterances(groups, strand_of, links)


def _bind(
    sequence_of: Array,
    read_marks: Callable[[], Marks],
    names: Sequence[Name],
    alone: Flags,
    window: int,
) -> tuple[Voices, Strands]:
    voices = Voices(names)
    return voices, bind_strands(sequence_of, read_marks(), voices.surnames, alone, window)


def _collapse(units: Ragged, reading: Reading) -> tuple[Array, Ints]:
    """The number of the sequence of each witness, and the first witness of each sequence.

    Sequences are known by hashes of 64 bits.
    """
    firsts = units.values[units.offsets[:-1]]
    marks = hash_sequences(reading.words)[firsts]
    lengths = reading.words.lengths[firsts]
    several = np.flatnonzero(units.lengths > 1)
    if len(several):
        joined = join_words(units.take(several), reading).words
        marks[several], lengths[several] = hash_sequences(joined), joined.lengths
    del firsts  # of two million witnesses each of these takes up to 16 MB
    order = np.argsort(marks)
    starts = run_starts(marks[order])
    del marks
    least: Ints = np.minimum.reduceat(order, starts) if len(order) else order
    lengths = lengths[least]
    by_length = _order_by_length(lengths, least)
    del lengths
    rank = np.empty(len(least), np.int32)
    rank[by_length] = np.arange(len(least))
    sequence_of = np.empty(len(order), np.int32)
    sequence_of[order] = np.repeat(rank, np.diff(starts, append=len(order)))
    return sequence_of, least[by_length]


def _order_by_length(lengths: Ints, firsts: Ints) -> Ints:
    """The order of sequences, the longest first, equal lengths by their first witnesses."""
    keys = lengths.max(initial=0) - lengths
    keys <<= 32
    keys |= firsts
    return np.argsort(keys)


def _stand_alone(collection: Collection, options: AlignOptions) -> Flags:
    # Words that do not suffice for strangers on one day: there each article is its own voice.
    brief = collection.sequences.lengths <= options.short_words
    alone: Flags = brief | (collection.bits < REQUIRED_BITS["open", "unknown"])
    return alone


def _number_utterances(groups: Ints, strand_of: Array, links: Links) -> Grouped:
    utterances, used = number_firsts(groups[strand_of], len(groups))
    numbers = np.zeros(len(groups), np.int64)
    numbers[used] = np.arange(len(used))
    number_of = numbers[groups]
    ones = number_of[np.concatenate((links.apart[0], links.holds.children))]
    others = number_of[np.concatenate((links.apart[1], links.holds.parents))]
    reasons = np.concatenate((links.apart[2], np.zeros(len(links.holds.children), np.int64)))
    keys = np.minimum(ones, others) << 34 | np.maximum(ones, others) << 4 | reasons
    keys = np.sort(keys[ones != others])
    keys = keys[run_starts(keys)]
    related = keys >> 34, (keys >> 4) & ((1 << 30) - 1), keys & 15
    return Grouped(utterances, len(used), related)
