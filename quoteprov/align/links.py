"""Links between strands: which belong together, which hold others, which are only related."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from quoteprov.align.candidates import find_holders, pair_by_shingles
from quoteprov.align.cluster import Hold
from quoteprov.align.evidence import (
    REQUIRED_BITS,
    REQUIRED_BITS_SHORT,
    Agreement,
    Distance,
    weigh_evidence,
)
from quoteprov.align.strands import Sheaf
from quoteprov.align.verify import Slot, common_words, encode_words, find_conflicts, find_slots
from quoteprov.config import AlignOptions
from quoteprov.model import RelatedReason

# Two sequences are alike, and not fragment and whole, from this share of the longer one.
_ALIKE = 0.55
# Fewer words in common are no quotation of one another, unless one stands in the other whole.
_FEWEST_COMMON = 4
# Sequences of up to this many words have to agree in `min_coverage_short`, longer ones less.
_BRIEF = 8
# With so many words in common a single other name or number is a misquotation, where the same
# speaker said it in the same days; with fewer it is the slot of a template.
_MISQUOTED = 12
# Of a quotation that is longer, its beginning is compared: more than any speaker is quoted with.
_MOST_WORDS = 4000
# Of sequences that many strands carry, so many on either side are compared.
_MOST_STRANDS = 8
_HOPS = 3
# What evidence adds to the weight of a parent, in bits: as much as a word of the kind that
# news are made of, for the same speaker; twice that for the same article.
_SAME_SPEAKER = 10.0
_SAME_ARTICLE = 20.0


class Links(NamedTuple):
    """Pairs of strands: alike, holding one another, or related but apart, with the reason."""

    alike: list[tuple[int, int]]
    holds: list[Hold]
    apart: list[tuple[int, int, RelatedReason]]


class _Pair(NamedTuple):
    shorter: int
    longer: int
    bits: float
    alike: bool
    common: int
    conflicts: list[RelatedReason]


def link_strands(sheaf: Sheaf, options: AlignOptions) -> Links:
    """Verifies every candidate pair of sequences, then weighs the evidence of their strands."""
    links = Links([], [], [])
    for sequence, strands in enumerate(sheaf.strands_of):
        _link_same_words(sheaf, sequence, strands, links, options)
    for pair in _verified_pairs(sheaf, options):
        ones = sheaf.strands_of[pair.shorter][:_MOST_STRANDS]
        others = sheaf.strands_of[pair.longer][:_MOST_STRANDS]
        for one, other in product(ones, others):
            _link_pair(sheaf, pair, one, other, links, options)
    return links


def _link_same_words(
    sheaf: Sheaf, sequence: int, strands: list[int], links: Links, options: AlignOptions
) -> None:
    words = len(sheaf.sequences[sequence])
    if len(strands) < 2 or words < 2:
        return
    pair = _Pair(sequence, sequence, sheaf.bits[sequence], True, words, [])
    ranked = sorted(strands, key=lambda strand: (sheaf.strands[strand].traits.days, strand))
    for at, one in enumerate(ranked):
        partners = {*ranked[at + 1 : at + 1 + _HOPS], *ranked[:1]} - {one}
        for other in sorted(partners):
            _link_pair(sheaf, pair, one, other, links, options)


def _link_pair(
    sheaf: Sheaf, pair: _Pair, one: int, other: int, links: Links, options: AlignOptions
) -> None:
    traits, others = sheaf.strands[one].traits, sheaf.strands[other].traits
    agreement, distance = weigh_evidence(traits, others, options.window_days)
    if pair.conflicts and not _is_misquoted(pair, agreement, distance):
        links.apart.append((one, other, pair.conflicts[0]))
        return
    short = len(sheaf.sequences[pair.shorter]) <= options.short_words
    required = REQUIRED_BITS_SHORT if short else REQUIRED_BITS
    if pair.bits < required[agreement, distance]:
        if pair.alike and pair.bits >= options.min_information_bits:
            links.apart.append((one, other, "occasion"))
    elif pair.alike:
        links.alike.append((one, other))
    else:
        weight = pair.bits + _SAME_SPEAKER * (agreement == "agree")
        weight += _SAME_ARTICLE * bool(traits.articles & others.articles)
        links.holds.append(Hold(one, other, round(weight, 6)))


def _is_misquoted(pair: _Pair, agreement: Agreement, distance: Distance) -> bool:
    return (
        len(pair.conflicts) == 1
        and pair.common >= _MISQUOTED
        and agreement == "agree"
        and distance == "near"
    )


def _verified_pairs(sheaf: Sheaf, options: AlignOptions) -> Iterator[_Pair]:
    codes = [encode_words(words[:_MOST_WORDS]) for words in sheaf.sequences]

    @cache
    def slots(sequence: int) -> dict[int, Slot]:
        return find_slots(sheaf.samples[sequence])

    for shorter, longer in _candidates(sheaf, options):
        one, other = codes[shorter], codes[longer]
        common = len(one) if one in other else common_words(one, other)
        coverage = common / len(one)
        floor = options.min_coverage_short if len(one) <= _BRIEF else options.min_coverage
        whole = common == len(one)
        if coverage < floor or (common < _FEWEST_COMMON and not whole):
            continue
        bits = sheaf.bits[shorter] * coverage
        if bits < min(REQUIRED_BITS_SHORT.values()):
            continue
        conflicts = find_conflicts(one, other, slots(shorter), slots(longer))
        yield _Pair(shorter, longer, bits, common >= _ALIKE * len(other), common, conflicts)


def _candidates(sheaf: Sheaf, options: AlignOptions) -> list[tuple[int, int]]:
    sequences = sheaf.sequences
    cap = options.max_shingle_quotations
    shared = pair_by_shingles(sequences, options.shingle_words, cap)
    pairs = set()
    for (one, other), count in shared.items():
        shorter, longer = sorted((one, other), key=lambda place: (len(sequences[place]), place))
        if count >= _fewest_shared(len(sequences[shorter])):
            pairs.add((shorter, longer))
    short = [
        place
        for place, words in enumerate(sequences)
        if 2 <= len(words) <= options.short_words
        and sheaf.bits[place] >= min(REQUIRED_BITS_SHORT.values())
    ]
    holders = find_holders([sequences[place] for place in short], sequences)
    pairs.update((short[phrase], held) for phrase, found in holders.items() for held in found)
    return sorted(pairs)


def _fewest_shared(words: int) -> int:
    # A pair that covers the shorter side well shares several runs; a single one is chance.
    if words <= _BRIEF:
        return 1
    return 2 if words <= 14 else 3
