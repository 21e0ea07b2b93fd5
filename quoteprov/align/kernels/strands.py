"""Strands: witnesses of the same words, of one speaker, printed in one run of days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.idioms import find_idioms
from quoteprov.align.kernels.limits import FEWEST_REPEATING, FEWEST_VOICES
from quoteprov.align.kernels.ragged import (
    BLOCK,
    Array,
    Flags,
    Ints,
    Ragged,
    find_bounds,
    find_runs,
    join_pieces,
    offsets_of,
    order_by,
    run_starts,
    spread_runs,
    stand_among,
)
from quoteprov.align.kernels.rounds import NO_ROUND, find_rounds
from quoteprov.align.kernels.waiting import cut_rows, in_passing, rest

# Stands for the days of an undated article, and for the number of an unknown speaker.
UNDATED = 0
UNNAMED = -1
# Stands for the speaker of what nobody said: the title of a book, the name of a show.
NOBODY = -2
_DAY_BITS = 24
# What stands around more strands is the way that people write, or the furniture of an outlet.
_MOST_SHARING = 30
# The value of a key, which is its last 32 bits, spread over the first 5 bits of a product: by the
# golden ratio, as Knuth has it.
_SPREAD, _SPREAD_SHIFT = np.uint64(0x9E3779B9 << 32), np.uint64(59)
# So many hashes of what stands around are looked through at a time.
_HASHES_AT_ONCE = 1 << 21


class Marks(NamedTuple):
    """What is known of each witness besides its words, each as a number.

    ``first`` and ``last`` are the days (ordinals) that the date of its article may mean;
    ``articles`` count syndicated copies as the article that they are copies of. ``around`` has a
    row of hashes for each witness, of what stands around it; zeros stand for nothing.
    """

    speakers: Array
    first: Array
    last: Array
    articles: Array
    around: Array


class Shared(NamedTuple):
    """What strands may share: strand and value in one number, ascending; where each strand begins.

    The values are whole numbers below 32 bits. Strands that share one have a bit of their ``signs``
    in common, as few others have.
    """

    keys: Ints
    offsets: Array
    signs: Array


class Strands(NamedTuple):
    """The strands, ordered by sequence, the one with most witnesses first.

    ``of_sequence[i]:of_sequence[i + 1]`` are the strands of sequence ``i``; ``of_witness`` gives
    the strand of each witness, ``sizes`` the number of its articles, ``articles`` those of them
    that other strands have as well, ``around`` what stands around its witnesses and is rare:
    hashes that few other strands have. ``rounds`` has the strands whose words a speaker repeats,
    each with the first day of its round (see ``rounds``) in one number, ascending; ``idioms`` says
    whether the words are such in their days.
    """

    sequences: Ints
    speakers: Array
    first: Array
    last: Array
    rounds: Ints
    sizes: Array
    articles: Shared
    around: Shared
    of_sequence: Ints
    of_witness: Ints
    idioms: Flags


def bind_strands(
    sequence_of: Ints, marks: Marks, surnames: Ints, alone: Flags, window: int
) -> Strands:
    """Binds witnesses, each of sequence ``sequence_of[i]``, to strands.

    A run of days ends where more than ``window`` days pass before the next, or where another round
    begins; undated witnesses are a run of their own. ``surnames`` has a number for each speaker, no
    less than zero, and ends with those of NOBODY and UNNAMED. ``alone`` marks the sequences whose
    words are so common that witnesses without a named speaker go together only within one article;
    those that nobody said do so whatever their words.
    """
    shared = _share_speakers(sequence_of, marks)
    rest(marks.speakers)
    marks = marks._replace(speakers=shared)
    del shared
    rounds, idioms = _find_habits(sequence_of, marks, surnames, alone, window)
    heads, last, of_witness = _tie_witnesses(sequence_of, marks, rounds, alone, window)
    sequences = sequence_of[heads]
    # Of four bytes: they are looked up for every pair.
    speakers, first = (each[heads].astype(np.int32) for each in (marks.speakers, marks.first))
    sizes, articles = _collect_articles(of_witness, marks.articles, len(heads))
    of_sequence = offsets_of(np.bincount(sequences, minlength=len(alone)))
    idioms = idioms[heads]
    rounds = rounds[heads]
    repeated = np.flatnonzero(rounds)
    rounds = repeated << 32 | rounds[repeated]
    # What stands around comes last, as it takes the most.
    del heads
    rest(*marks)
    return Strands(
        sequences=sequences,
        speakers=speakers,
        first=first,
        last=last.astype(np.int32),
        rounds=rounds,
        sizes=sizes,
        articles=articles,
        around=_collect_around(of_witness, marks.around, len(sequences)),
        of_sequence=of_sequence,
        of_witness=of_witness,
        idioms=idioms,
    )


def _find_habits(
    sequence_of: Array, marks: Marks, surnames: Ints, alone: Flags, window: int
) -> tuple[Array, Flags]:
    """The round of each witness, and whether its words are an idiom in its days."""
    rounds = np.full(len(sequence_of), NO_ROUND, np.int32)
    idioms = np.zeros(len(sequence_of), np.bool_)
    # What few print is neither: of most words there is one witness.
    several = np.bincount(sequence_of, minlength=len(alone)) >= min(FEWEST_REPEATING, FEWEST_VOICES)
    brief = np.flatnonzero((alone & several)[sequence_of])
    phrases, voices = sequence_of[brief].astype(np.int64), surnames[marks.speakers[brief]]
    days, articles = marks.first[brief], marks.articles[brief]
    idioms[brief] = find_idioms(phrases, voices, days, articles, window)
    asked = np.flatnonzero((voices >= 0) & (days != UNDATED))
    keys = phrases[asked] << 32 | voices[asked]
    rounds[brief[asked]] = find_rounds(keys, days[asked], articles[asked], window)
    return rounds, idioms


def _tie_witnesses(
    sequence_of: Array, marks: Marks, rounds: Array, alone: Flags, window: int
) -> tuple[Ints, Array, Array]:
    """The first witness and the last day of each strand; the strand of each witness."""
    voices = marks.speakers.copy()
    single = (voices == NOBODY) | (voices == UNNAMED) & alone[sequence_of]
    voices[single] = NOBODY - 1 - marks.articles[single]
    keys = sequence_of.astype(np.int64) << 32 | voices - voices.min(initial=0)
    order = order_by(keys, marks.first)
    begins = _begins(sequence_of.take(order), voices.take(order), marks, order, window)
    begins[1:] |= rounds[order[1:]] != rounds[order[:-1]]
    starts = np.flatnonzero(begins)
    # The largest strand of a sequence first; among equals the order is that of the runs.
    rank = order_by(sequence_of[order[starts]], starts - np.append(starts[1:], len(order)))
    number = np.empty(len(rank), np.int32)
    number[rank] = np.arange(len(rank))
    of_witness = np.empty(len(order), np.int32)
    of_witness[order] = number[np.cumsum(begins) - 1]
    last = np.maximum.reduceat(marks.last.take(order), starts) if len(starts) else starts
    return order[starts][rank], last[rank], of_witness


def _share_speakers(sequence_of: Ints, marks: Marks) -> Array:
    """The speakers, also of witnesses whose words one named speaker says in the same article.

    Else such a witness would join its article's speaker to another one who used the same words.
    """
    speakers = marks.speakers.copy()
    keys = sequence_of.astype(np.int64) << 32 | marks.articles
    named, unnamed = np.flatnonzero(speakers >= 0), np.flatnonzero(speakers == UNNAMED)
    if not len(named):
        return speakers
    order = named[np.argsort(keys[named])]
    starts = run_starts(keys[order])
    least = np.minimum.reduceat(speakers[order], starts)
    only = np.where(least == np.maximum.reduceat(speakers[order], starts), least, UNNAMED)
    known = keys[order[starts]]
    place = np.minimum(np.searchsorted(known, keys[unnamed]), len(known) - 1)
    speakers[unnamed] = np.where(known[place] == keys[unnamed], only[place], UNNAMED)
    return speakers


def _begins(sequences: Ints, voices: Ints, marks: Marks, order: Ints, window: int) -> Flags:
    begins = np.ones(len(order), np.bool_)
    group = (sequences[1:] != sequences[:-1]) | (voices[1:] != voices[:-1])
    first, last = marks.first.take(order), marks.last.take(order)
    # The latest day so far in each group: groups ascend, and each begins above the one before.
    level = np.concatenate(([0], np.cumsum(group))) << _DAY_BITS
    latest = np.maximum.accumulate(level + last) - level
    begins[1:] = group | (first[1:] - window > latest[:-1])
    return begins


def _collect_around(strands: Ints, around: Array, count: int) -> Shared:
    """Where the hashes of ``around`` stand that two strands and more have, and not too many.

    Part of the hashes at a time: most are one strand's own and go at once.
    """
    parts = 1 + around.size // _HASHES_AT_ONCE
    found = [_keep_rare(strands, around, part, parts) for part in range(parts)]
    keys = join_pieces(found)
    keys.sort()
    return _share_keys(keys, count)


def _share_keys(keys: Ints, count: int) -> Shared:
    begins = np.empty(count + 1, np.int32)
    for start in range(0, count + 1, BLOCK):
        strands = np.arange(start, min(start + BLOCK, count + 1))
        begins[start : start + BLOCK] = np.searchsorted(keys, strands << 32)
    return make_shared(keys, begins)


def _keep_rare(strands: Ints, around: Array, part: int, parts: int) -> Ints:
    pieces = [np.zeros(0, np.uint64)]
    for rows in in_passing(cut_rows(around, len(around)), around):
        hashes = around[rows].ravel().astype(np.uint64)
        chosen = np.flatnonzero((hashes > 0) & (hashes % np.uint64(parts) == np.uint64(part)))
        owners = strands[rows][chosen // around.shape[1]].astype(np.uint64)
        pieces.append(hashes[chosen] << np.uint64(32) | owners)
    keys = join_pieces(pieces)
    keys.sort()
    keys = keys[find_bounds(keys)[:-1]]
    keys = keys[find_runs(keys, 2, 32) & ~find_runs(keys, _MOST_SHARING + 1, 32)]
    turned: Ints = (keys << np.uint64(32) | keys >> np.uint64(32)).view(np.int64)
    return turned


def _collect_articles(strands: Ints, articles: Array, count: int) -> tuple[Array, Shared]:
    """How many articles each strand has, and where those stand that several strands have."""
    keys = strands.astype(np.int64) << 32 | articles
    keys.sort()
    keys = keys[run_starts(keys)]
    sizes = np.bincount(keys >> 32, minlength=count).astype(np.int32)
    values = keys & 0xFFFFFFFF
    keys = keys[(np.bincount(values) > 1)[values]]
    return sizes, _share_keys(keys, count)


def count_matches(strands: Strands, ones: Ints, others: Ints, most: int) -> Ints:
    """How many pairs ``match_strands`` makes of each pair of sequences."""
    begins = strands.of_sequence
    return _count_first(begins, ones, most) * _count_first(begins, others, most)


def match_strands(strands: Strands, ones: Ints, others: Ints, most: int) -> tuple[Ints, Ints, Ints]:
    """The pairs of strands of each pair of sequences, and the number of the sequence pair.

    Of each sequence the first ``most`` strands are taken.
    """
    begins = strands.of_sequence
    firsts = _count_first(begins, ones, most)
    first, _ = spread_runs(begins.take(ones), firsts)
    pair = np.repeat(np.arange(len(ones)), firsts)
    partners = others.take(pair)
    widths = _count_first(begins, partners, most)
    second, _ = spread_runs(begins.take(partners), widths)
    return np.repeat(first, widths), second, np.repeat(pair, widths)


def _count_first(begins: Ints, places: Ints, most: int) -> Ints:
    """How many stand from each of some ``begins`` up to the next, ``most`` at most."""
    # Not of all: strands are many more than what is asked about at a time.
    counts: Ints = np.minimum(begins.take(places + 1) - begins.take(places), most)
    return counts


def chain_strands(strands: Strands, order: Ints, hops: int) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of strands of one sequence: each with the next ``hops`` of its kind in ``order``.

    Strands of one sequence stand together there; the pairs come hop by hop.
    """
    sequences = strands.sequences[order]
    for hop in range(1, hops + 1):
        same = np.flatnonzero(sequences[hop:] == sequences[:-hop])
        yield order[same], order[same + hop]


def make_shared(keys: Ints, offsets: Array) -> Shared:
    """What the strands share that have these values."""
    signs = np.zeros(len(offsets) - 1, np.uint32)
    for start in range(0, len(signs), BLOCK):
        bounds = offsets[start : start + BLOCK + 1]
        some = keys[bounds[0] : bounds[-1]].view(np.uint64) * _SPREAD >> _SPREAD_SHIFT
        bits = np.uint32(1) << some.astype(np.uint32)
        filled = np.flatnonzero(bounds[1:] > bounds[:-1])
        if len(filled):
            signs[start + filled] = np.bitwise_or.reduceat(bits, bounds[filled] - bounds[0])
    return Shared(keys, offsets.astype(np.int32, copy=False), signs)


def count_shared(shared: Shared, ones: Ints, others: Ints, most: int) -> Ints:
    """For each pair of strands how many of the first ``most`` values of one stand in both."""
    keys, begins, signs = shared
    counts = np.zeros(len(ones), np.int64)
    likely = np.flatnonzero(signs.take(ones) & signs.take(others))
    if not len(likely):
        return counts
    ones, others = ones[likely], others[likely]
    lengths = _count_first(begins, ones, most)
    places, offsets = spread_runs(begins[ones], lengths)
    wanted = np.repeat(others << 32, lengths) | keys[places] & 0xFFFFFFFF
    found = stand_among(wanted, keys)
    counts[likely] = Ragged(found, offsets).totals(found.astype(np.int64))
    return counts
