"""Links between strands: which belong together, which hold others, which are only related."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quoteprov.align.evidence import (
    AGREEMENTS,
    DISTANCES,
    FRAGMENT_DAYS,
    FRAGMENT_WORDS,
    LATER_WINDOWS,
    MOST_SHARED_RUNS,
    REQUIRED_BITS,
    REQUIRED_BITS_SHORT,
    SHARED_RUN_BITS,
)
from quoteprov.align.kernels.grouping import Holds
from quoteprov.align.kernels.limits import NO_CLAIM, OPEN_CLAIM, OWN_WORDS, SURE_CLAIM
from quoteprov.align.kernels.ragged import Flags, Ints, order_by
from quoteprov.align.kernels.rarity import Bits
from quoteprov.align.kernels.strands import (
    NOBODY,
    UNDATED,
    UNNAMED,
    Strands,
    chain_strands,
    count_shared,
    match_strands,
    share_article,
)
from quoteprov.align.pairs import REASONS, Collection, Likeness, verify_pairs
from quoteprov.config import AlignOptions
from quoteprov.model.names import Name, same_person

# With so many words in common a single other name or number is a misquotation where the same
# speaker said it in the same days, with so many more in any case. With fewer it is the slot of a
# template.
_MISQUOTED, _MISQUOTED_ANYWAY = 12, 30
# Of sequences that many strands carry, so many on either side are compared.
_MOST_STRANDS = 8
_MOST_ARTICLES = 24
_MOST_AROUND = 24
_HOPS = 3
# What evidence adds to the weight of a parent, in bits: as much as a word of the kind that
# news are made of, for the same speaker; twice that for the same article.
_SAME_SPEAKER = 10.0
_SAME_ARTICLE = 20.0

_OCCASION = REASONS.index("occasion")
# Of one byte, since there is one of each for every pair of strands.
_AGREE, _OPEN, _CLASH = np.arange(len(AGREEMENTS), dtype=np.int8)
_NEAR, _UNKNOWN, _LATER, _FAR = np.arange(len(DISTANCES), dtype=np.int8)
_TABLES = np.array(
    [
        [[table[agreement, distance] for distance in DISTANCES] for agreement in AGREEMENTS]
        for table in (REQUIRED_BITS, REQUIRED_BITS_SHORT)
    ]
)


Codes = NDArray[np.int8]


class Links(NamedTuple):
    """Pairs of strands: alike, holding one another, or related but apart.

    The third array of ``apart`` gives the reasons, as places in REASONS.
    """

    alike: tuple[Ints, Ints]
    holds: Holds
    apart: tuple[Ints, Ints, Ints]


def link_strands(
    collection: Collection, strands: Strands, names: Sequence[Name], options: AlignOptions
) -> Links:
    """Verifies every candidate pair of sequences, then weighs the evidence of their strands."""
    verified = verify_pairs(collection, options)
    ones, others, places = match_strands(strands, verified.shorter, verified.longer, _MOST_STRANDS)
    across = verified.likeness.take(places)
    first, second = _chain_same_words(collection, strands, names)
    within = _same_words(collection, strands.sequences[first])
    return _weigh_links(
        strands,
        names,
        (np.concatenate((ones, first)), np.concatenate((others, second))),
        Likeness(*(np.concatenate(columns) for columns in zip(across, within, strict=True))),
        options,
    )


def _chain_same_words(
    collection: Collection, strands: Strands, names: Sequence[Name]
) -> tuple[Ints, Ints]:
    """Pairs of strands of the same words: neighbours by day, by surname, and the largest."""
    # A single word, or none, is no evidence of an utterance.
    several = (np.diff(strands.of_sequence) >= 2) & (collection.sequences.lengths >= 2)
    places = np.flatnonzero(several[strands.sequences])
    surnames = _number_surnames(names)[strands.speakers[places]]
    first, last = strands.first[places], strands.last[places]
    sequences = strands.sequences[places]
    by_day = chain_strands(strands, places[order_by(sequences, first, last)], _HOPS)
    by_name = chain_strands(strands, places[order_by(sequences, surnames, first)], 1)
    largest = strands.of_sequence[strands.sequences[places]]
    rest = np.flatnonzero(largest != places)
    ones = np.concatenate((by_day[0], by_name[0], largest[rest]))
    others = np.concatenate((by_day[1], by_name[1], places[rest]))
    return ones, others


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
    names: Sequence[Name],
    linked: tuple[Ints, Ints],
    pairs: Likeness,
    options: AlignOptions,
) -> Links:
    ones, others = linked
    agreement = _compare_speakers(strands.speakers[ones], strands.speakers[others], names)
    together = share_article(strands, ones, others, _MOST_ARTICLES)
    distance = _compare_days(strands, ones, others, options.window_days)
    # What one article prints was printed on one day.
    distance[together] = _NEAR
    pairs = pairs._replace(bits=_weigh_surroundings(strands, linked, pairs.bits, together))
    same_occasion = (agreement == _AGREE) & (distance == _NEAR)
    misquoted = np.where(same_occasion, _MISQUOTED, _MISQUOTED_ANYWAY) <= pairs.common
    against = (pairs.conflicts > 1) | ((pairs.conflicts == 1) & ~misquoted)
    short = pairs.words <= options.short_words
    enough = pairs.bits >= _required_bits(short, agreement, distance)
    enough &= ~_in_other_company(strands, linked, agreement, enough & ~against, short)
    joined = np.flatnonzero(enough & ~against & pairs.alike)
    held = np.flatnonzero(enough & ~against & ~pairs.alike)
    likeness = pairs.take(held)
    holds = _weigh_holds(
        strands, (ones[held], others[held]), likeness, agreement[held], together[held], options
    )
    resembling = ~enough & pairs.alike & (pairs.bits >= options.min_information_bits)
    apart = np.flatnonzero(against | resembling)
    reasons = np.where(against, pairs.reasons, _OCCASION)
    return Links(
        (ones[joined], others[joined]),
        holds,
        (ones[apart], others[apart], reasons[apart]),
    )


def _weigh_surroundings(
    strands: Strands, linked: tuple[Ints, Ints], bits: Bits, together: Flags
) -> Bits:
    """The bits and what shared surroundings add, which neighbours in one article share anyway."""
    shared = count_shared(strands.around, *linked, _MOST_AROUND)
    found = np.flatnonzero((shared > 0) & ~together)
    weighed = bits.copy()
    weighed[found] += SHARED_RUN_BITS * np.minimum(shared[found], MOST_SHARED_RUNS)
    return weighed


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
    weights = pairs.bits + _SAME_SPEAKER * (agreement == _AGREE) + _SAME_ARTICLE * together
    claims = np.where((agreement == _AGREE) | together, SURE_CLAIM, OPEN_CLAIM)
    distance = _compare_days(strands, *held, min(options.window_days, FRAGMENT_DAYS))
    weak = pairs.bits < _required_bits(np.True_, agreement, distance)
    claims[weak & ~together & (pairs.words <= FRAGMENT_WORDS)] = NO_CLAIM
    claims[pairs.words > options.short_words] = OWN_WORDS
    return Holds(*held, np.round(weights, 6), claims)


def _in_other_company(
    strands: Strands, linked: tuple[Ints, Ints], agreement: Codes, joined: Flags, short: Flags
) -> Flags:
    """Short pairs whose sides each agree with others on a speaker, but not with one another.

    Where two people use one phrase, a bare surname or a guess must not join their words.
    """
    ones, others = linked
    agreeing = np.flatnonzero(joined & (agreement == _AGREE))
    company = np.zeros(len(strands.sequences), np.bool_)
    company[ones[agreeing]] = True
    company[others[agreeing]] = True
    apart: Flags = short & (agreement == _OPEN) & company[ones] & company[others]
    return apart


def _number_surnames(names: Sequence[Name]) -> Ints:
    surnames: dict[str, int] = {}
    numbers = [surnames.setdefault(name.surname, len(surnames)) for name in names]
    return np.array([*numbers, NOBODY, UNNAMED], np.int64)


def _compare_speakers(ones: Ints, others: Ints, names: Sequence[Name]) -> Codes:
    """For each pair of speakers the place of their agreement in AGREEMENTS.

    What nobody said clashes with whatever is said.
    """
    codes = np.where((ones == others) & (ones >= 0), _AGREE, _OPEN)
    apart = np.flatnonzero(ones != others)
    first, second = ones[apart], others[apart]
    persons = np.array([*(name.kind == "person" for name in names), False, False], np.bool_)
    codes[apart[persons[first] & persons[second]]] = _CLASH
    surnames = _number_surnames(names)
    # One surname in two forms: the rest of the names decides, asked once for each two forms.
    doubtful = apart[surnames[first] == surnames[second]]
    keys = (ones[doubtful] << 32 | others[doubtful]).tolist()
    same = {key: same_person(names[key >> 32], names[key & 0xFFFFFFFF]) for key in set(keys)}
    codes[doubtful[[same[key] for key in keys]]] = _AGREE
    codes[(ones == NOBODY) | (others == NOBODY)] = _CLASH
    return codes


def _compare_days(strands: Strands, ones: Ints, others: Ints, window: int) -> Codes:
    """For each pair of strands the place of their distance in DISTANCES."""
    first, second = strands.first.take(ones), strands.first.take(others)
    gap = np.maximum(first - strands.last.take(others), second - strands.last.take(ones))
    passed = np.add(gap > window, gap > LATER_WINDOWS * window, dtype=np.int8)
    distance: Codes = np.array([_NEAR, _LATER, _FAR]).take(passed)
    distance[(first == UNDATED) | (second == UNDATED)] = _UNKNOWN
    return distance
