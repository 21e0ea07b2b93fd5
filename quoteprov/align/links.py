"""Links between strands: which belong together, which hold others, which are only related.

Pairs are weighed in parts, and of each only what groups are made of is kept, in few bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from quoteprov.align.contradictions import REASONS
from quoteprov.align.evidence import (
    AGREEMENTS,
    DISTANCES,
    FRAGMENT_DAYS,
    FRAGMENT_WORDS,
    LATER_WINDOWS,
    MISSING_WORD_BITS,
    MOST_SHARED_RUNS,
    REQUIRED_BITS,
    REQUIRED_BITS_SHORT,
    SHARED_RUN_BITS,
)
from quoteprov.align.kernels.grouping import Holds
from quoteprov.align.kernels.limits import NO_CLAIM, OPEN_CLAIM, OWN_WORDS, SURE_CLAIM
from quoteprov.align.kernels.ragged import (
    Array,
    Flags,
    Ints,
    cut_sums,
    join_pieces,
    order_by,
    stand_among,
)
from quoteprov.align.kernels.rarity import Bits
from quoteprov.align.kernels.strands import (
    UNDATED,
    Shared,
    Strands,
    chain_strands,
    count_matches,
    count_shared,
    match_strands,
)
from quoteprov.align.pairs import Collection, Likeness, Pairs
from quoteprov.align.voices import AGREE, OPEN, Codes, Voices
from quoteprov.config import AlignOptions

# With so many words in common a single other name or number is a misquotation where the same
# speaker said it in the same days, with so many more in any case. With fewer it is the slot of a
# template.
_MISQUOTED, _MISQUOTED_ANYWAY = 12, 30
# Of sequences that many strands carry, so many on either side are compared.
_MOST_STRANDS = 8
_MOST_ARTICLES = 24
_MOST_AROUND = 24
_HOPS = 3
# So many pairs of strands are weighed at a time, in about 20 MB.
_LINKS_AT_ONCE = 1 << 16
# What evidence adds to the weight of a parent, in bits: as much as a word of the kind that
# news are made of, for the same speaker; twice that for the same article.
_SAME_SPEAKER = 10.0
_SAME_ARTICLE = 20.0

_OCCASION = REASONS.index("occasion")
# Of one byte, since there is one of each for every pair of strands.
_NEAR, _UNKNOWN, _LATER, _FAR = np.arange(len(DISTANCES), dtype=np.int8)
# What a link depends on besides itself: nothing; nothing, but its sides agree on a speaker; whether
# its sides agree with others, and then it is none; then they are related instead.
_SETTLED, _AGREEING, _OPEN_ENDED, _OPEN_RELATED = range(4)
_TABLES = np.array(
    [
        [[table[agreement, distance] for distance in DISTANCES] for agreement in AGREEMENTS]
        for table in (REQUIRED_BITS, REQUIRED_BITS_SHORT)
    ]
)


class Links(NamedTuple):
    """Pairs of strands: alike, holding one another, or related but apart.

    The third array of ``apart`` gives the reasons, as places in REASONS.
    """

    alike: tuple[Array, Array]
    holds: Holds
    apart: tuple[Array, Array, Array]


class _Weighed(NamedTuple):
    """Some of the pairs: what the columns of ``Links`` are made of, in as few bytes as they take.

    Those that are alike and those that hold one another have their standing (see above) last.
    """

    alike: tuple[Array, ...]
    holds: tuple[Array, ...]
    apart: tuple[Array, ...]


def link_strands(
    collection: Collection,
    verified: list[Pairs],
    strands: Strands,
    voices: Voices,
    options: AlignOptions,
) -> Links:
    """Weighs the evidence of the strands of verified pairs of sequences, a list that is emptied."""
    parts = [
        _weigh_links(strands, voices, linked, pairs, options)
        for linked, pairs in _list_pairs(collection, verified, strands, voices)
    ]
    return _settle_links(list(map(_join_columns, _turn(parts))), len(strands.sequences))


def _list_pairs(
    collection: Collection, verified: list[Pairs], strands: Strands, voices: Voices
) -> Iterator[tuple[tuple[Ints, Ints], Likeness]]:
    """Pairs of strands with what is known of their sequences, in parts."""
    verified.reverse()
    while verified:
        shorter, longer, likeness = verified.pop()
        matches = count_matches(strands, shorter, longer, _MOST_STRANDS)
        for part in cut_sums(matches, _LINKS_AT_ONCE):
            ones, others, of_pair = match_strands(
                strands, shorter[part], longer[part], _MOST_STRANDS
            )
            yield (ones, others), likeness.take(of_pair + part.start)
    for first, second in _chain_same_words(collection, strands, voices):
        for start in range(0, max(len(first), 1), _LINKS_AT_ONCE):
            part = slice(start, start + _LINKS_AT_ONCE)
            ones, others = first[part].astype(np.int64), second[part].astype(np.int64)
            yield (ones, others), _same_words(collection, strands.sequences[ones])


def _chain_same_words(
    collection: Collection, strands: Strands, voices: Voices
) -> Iterator[tuple[Array, Array]]:
    """Pairs of strands of the same words: neighbours by day, by surname, and the largest."""
    # A single word, or none, is no evidence of an utterance.
    several = (np.diff(strands.of_sequence) >= 2) & (collection.sequences.lengths >= 2)
    places = np.flatnonzero(several[strands.sequences])
    sequences = strands.sequences[places]
    yield from chain_strands(
        strands, places[order_by(sequences, strands.first[places], strands.last[places])], _HOPS
    )
    surnames = voices.surnames[strands.speakers[places]]
    yield from chain_strands(
        strands, places[order_by(sequences, surnames, strands.first[places])], 1
    )
    largest = strands.of_sequence[sequences]
    rest = np.flatnonzero(largest != places)
    yield largest[rest], places[rest]


def _same_words(collection: Collection, sequences: Ints) -> Likeness:
    words = collection.sequences.lengths[sequences]
    none = np.zeros(len(words), np.int64)
    return Likeness(
        words=words,
        common=words,
        bits=collection.bits[sequences],
        reasons=none,
        alike=none == 0,
        conflicts=none,
    )


def _weigh_links(
    strands: Strands,
    voices: Voices,
    linked: tuple[Ints, Ints],
    pairs: Likeness,
    options: AlignOptions,
) -> _Weighed:
    ones, others = linked
    agreement = voices.compare(strands.speakers.take(ones), strands.speakers.take(others))
    together = count_shared(strands.articles, ones, others, _MOST_ARTICLES) > 0
    distance = _compare_days(strands, ones, others, options.window_days)
    # What one article prints was printed on one day.
    distance[together] = _NEAR
    bits = _weigh_surroundings(strands.around, linked, pairs.bits, together)
    resembling = pairs.alike & (bits >= options.min_information_bits)
    pairs = pairs._replace(bits=_weigh_missing(pairs, bits, distance))
    same_occasion = (agreement == AGREE) & (distance == _NEAR)
    misquoted = np.where(same_occasion, _MISQUOTED, _MISQUOTED_ANYWAY) <= pairs.common
    against = (pairs.conflicts > 1) | ((pairs.conflicts == 1) & ~misquoted)
    short = pairs.words <= options.short_words
    again = _are_repetitions(strands, ones, others)
    # An idiom joins no two people, but stands in what one of them said.
    idle = strands.idioms.take(ones) | strands.idioms.take(others)
    idle &= pairs.alike & (agreement != AGREE) & ~together
    enough = (pairs.bits >= _required_bits(short, agreement, distance)) & ~again & ~idle
    joined = np.flatnonzero(enough & ~against & pairs.alike)
    held = np.flatnonzero(enough & ~against & ~pairs.alike)
    likeness = pairs.take(held)
    holds = _weigh_holds(
        strands, (ones[held], others[held]), likeness, agreement[held], together[held], options
    )
    apart = np.flatnonzero(against | again | (resembling & ~enough))
    reasons = np.where(against, pairs.reasons, _OCCASION).astype(np.int8)
    standing = _find_standing(agreement, short, resembling)
    return _Weighed(
        (*_halve(ones, others, joined), standing[joined]),
        (*_halve(ones, others, held), holds.weights, holds.claims, standing[held]),
        (*_halve(ones, others, apart), reasons[apart]),
    )


def _halve(ones: Ints, others: Ints, places: Ints) -> tuple[Array, Array]:
    return ones.take(places).astype(np.int32), others.take(places).astype(np.int32)


def _find_standing(agreement: Codes, short: Flags, resembling: Flags) -> Codes:
    # Where two people use one phrase, a bare surname or a guess must not join their words.
    doubt = np.where(resembling, _OPEN_RELATED, _OPEN_ENDED)
    settled = np.where(agreement == AGREE, _AGREEING, _SETTLED)
    return np.where(short & (agreement == OPEN), doubt, settled).astype(np.int8)


def _weigh_surroundings(
    around: Shared, linked: tuple[Ints, Ints], bits: Bits, together: Flags
) -> Bits:
    """The bits and what shared surroundings add, which neighbours in one article share anyway."""
    shared = count_shared(around, *linked, _MOST_AROUND)
    found = np.flatnonzero((shared > 0) & ~together)
    weighed = bits.copy()
    weighed[found] += SHARED_RUN_BITS * np.minimum(shared[found], MOST_SHARED_RUNS)
    return weighed


def _are_repetitions(strands: Strands, ones: Ints, others: Ints) -> Flags:
    """For each pair of strands whether a speaker says the words of one again in the other."""
    again = np.zeros(len(ones), np.bool_)
    repeated, days = strands.rounds >> 32, strands.rounds & 0xFFFFFFFF
    if not len(repeated):
        return again
    places = np.flatnonzero(stand_among(ones, repeated))
    places = places[stand_among(others[places], repeated)]
    ones, others = ones[places], others[places]
    first, second = (days[np.searchsorted(repeated, each)] for each in (ones, others))
    again[places] = (strands.sequences[ones] == strands.sequences[others]) & (first != second)
    return again


def _weigh_missing(pairs: Likeness, bits: Bits, distance: Codes) -> Bits:
    """The bits without what missing words take, where the sides were printed on other days."""
    missing = (pairs.words - pairs.common) * ((distance == _LATER) | (distance == _FAR))
    left: Bits = bits - MISSING_WORD_BITS * missing
    return left


def _required_bits(short: Flags | np.bool_, agreement: Codes, distance: Codes) -> Bits:
    # One place in all tables: to look up three takes twice as long.
    place = (short * np.int8(len(AGREEMENTS)) + agreement) * np.int8(len(DISTANCES)) + distance
    return _TABLES.take(place)


def _weigh_holds(
    strands: Strands,
    held: tuple[Ints, Ints],
    pairs: Likeness,
    agreement: Codes,
    together: Flags,
    options: AlignOptions,
) -> Holds:
    """How surely the longer side of each pair holds the shorter one, and by what it claims it."""
    weights = pairs.bits + _SAME_SPEAKER * (agreement == AGREE) + _SAME_ARTICLE * together
    claims = np.where((agreement == AGREE) | together, SURE_CLAIM, OPEN_CLAIM).astype(np.int8)
    distance = _compare_days(strands, *held, min(options.window_days, FRAGMENT_DAYS))
    weak = pairs.bits < _required_bits(np.True_, agreement, distance)
    claims[weak & ~together & (pairs.words <= FRAGMENT_WORDS)] = NO_CLAIM
    claims[pairs.words > options.short_words] = OWN_WORDS
    return Holds(*held, np.round(weights, 6), claims)


def _turn(parts: list[_Weighed]) -> list[list[list[Array]]]:
    """The pieces of each column of each kind of links; the list of parts is emptied."""
    kinds = zip(*parts, strict=True)
    turned = [[list(pieces) for pieces in zip(*kind, strict=True)] for kind in kinds]
    parts.clear()
    return turned


def _join_columns(columns: list[list[Array]]) -> tuple[Array, ...]:
    # Links are many, so that each piece goes as soon as it has been joined to the others.
    return tuple(map(join_pieces, columns))


def _settle_links(kinds: list[tuple[Array, ...]], strands: int) -> Links:
    """Drops the links whose sides each agree with others on a speaker, but not with one another.

    The list is emptied: of what has been looked through nothing is held beside what stays.
    """
    company = np.zeros(strands, np.bool_)
    for first, second, *_, standing in kinds[:2]:
        for start in range(0, len(standing), _LINKS_AT_ONCE):
            part = slice(start, start + _LINKS_AT_ONCE)
            agreeing = standing[part] == _AGREEING
            company[first[part][agreeing]] = True
            company[second[part][agreeing]] = True
    del first, second, standing
    apart, held, alike = (kinds.pop() for _ in range(3))
    settled = _are_settled(held[0], held[1], held[-1], company)
    held = tuple(column[settled] for column in held[:-1])
    ones, others, standing = alike
    del alike
    joined = _are_settled(ones, others, standing, company)
    related = np.flatnonzero(~joined & (standing == _OPEN_RELATED))
    del standing
    more = ones[related], others[related], np.full(len(related), _OCCASION, np.uint8)
    apart = tuple(map(np.concatenate, zip(apart, more, strict=True)))
    ones = ones[joined]
    others = others[joined]
    return Links((ones, others), Holds(*held), (apart[0], apart[1], apart[2]))


def _are_settled(ones: Array, others: Array, standing: Codes, company: Flags) -> Flags:
    settled: Flags = standing < _OPEN_ENDED
    places = np.flatnonzero(~settled)
    settled[places] = ~(company[ones[places]] & company[others[places]])
    return settled


def _compare_days(strands: Strands, ones: Ints, others: Ints, window: int) -> Codes:
    """For each pair of strands the place of their distance in DISTANCES."""
    first, second = strands.first.take(ones), strands.first.take(others)
    gap = np.maximum(first - strands.last.take(others), second - strands.last.take(ones))
    passed = np.add(gap > window, gap > LATER_WINDOWS * window, dtype=np.int8)
    distance: Codes = np.array([_NEAR, _LATER, _FAR]).take(passed)
    distance[(first == UNDATED) | (second == UNDATED)] = _UNKNOWN
    return distance
