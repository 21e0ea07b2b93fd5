"""Where two wordings differ: the stretches of tokens between the words that both have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quoteprov.align.tokens import Token

# Alignments of more cells than this are not computed: what stands between the common beginning
# and the common end is then one stretch. 20,000 words against as many.
_MOST_CELLS = 400_000_000
# The stretch that a fragment was cut from is sought where that takes no more than a second: it
# grows with the square of the fragment times the whole. 2,000 words in 5,000.
_MOST_WINDOWS = 20_000_000_000
# Two words in common between long differences are chance, but not where they are much of a text.
_ISLAND = 2
_SEA = 4
_OCEAN = 12
_MUCH = 1 / 3
# What has more than so many times the words of the other side is more than a rewording of it.
UNEVEN = 3
# One word in so many of a fragment may have its like elsewhere in the whole by chance.
_STRAY = 10


class Stretch(NamedTuple):
    """Tokens ``start`` to ``end`` of the lemma against ``first`` to ``last`` of the reading."""

    start: int
    end: int
    first: int
    last: int


def find_stretches(source: Sequence[Token], target: Sequence[Token]) -> list[Stretch]:
    """The stretches in which the tokens of lemma and reading have other folds, in order.

    Between them the folds are the same, token for token, or a compound stands for its parts.
    """
    stretches = _align_tokens(source, target)
    words = min(_count_words(source), _count_words(target))
    if _is_chance(stretches, source, words) and not is_reworded(source, target):
        return merge_adjacent([Stretch(0, len(source), 0, len(target))])
    return _merge_islands(stretches, source, words)


def is_reworded(source: Sequence[Token], target: Sequence[Token]) -> bool:
    """Whether half of the words of one are words of the other, whatever their order.

    A text of many times the words has any words somewhere: that says nothing.
    """
    old, new = (
        {word for token in tokens for word in token.fold.split()} for tokens in (source, target)
    )
    shorter, longer = sorted((len(old), len(new)))
    return 2 * len(old & new) >= shorter and longer <= UNEVEN * shorter


def merge_adjacent(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches with those that touch on both sides made one; empty ones are dropped."""
    merged: list[Stretch] = []
    for stretch in stretches:
        if stretch.start == stretch.end and stretch.first == stretch.last:
            continue
        if merged and merged[-1].end == stretch.start and merged[-1].last == stretch.first:
            last = merged.pop()
            stretch = Stretch(last.start, stretch.end, last.first, stretch.last)
        merged.append(stretch)
    return merged


def _align_tokens(source: Sequence[Token], target: Sequence[Token]) -> list[Stretch]:
    # Words first, by their folds, then the marks between them: a comma that both have must not
    # outweigh a word, nor a change of case or spelling move other words.
    one, other = _encode(
        [[word for token in tokens for word in token.fold.split()] for tokens in (source, target)]
    )
    pairs = _pair_tokens(_pair_words(one, other), _find_owners(source), _find_owners(target))
    stretches: list[Stretch] = []
    start = first = 0
    for same in (*pairs, Stretch(len(source), len(source), len(target), len(target))):
        if start < same.start or first < same.first:
            gap = source[start : same.start], target[first : same.first]
            stretches += _align_gap(*gap, start, first)
        start, first = same.end, same.last
    return merge_adjacent(stretches)


def _find_owners(tokens: Sequence[Token]) -> list[int]:
    """For each word the place of its token; what no word has comes before and after."""
    owners = [at for at, token in enumerate(tokens) for _ in token.fold.split()]
    return [-1, *owners, len(tokens)]


def _pair_tokens(
    pairs: Iterable[tuple[int, int]], owners: Sequence[int], partners: Sequence[int]
) -> Iterator[Stretch]:
    """The tokens that have the same words: one and one, or a compound and its parts."""
    begun = previous = (-1, -1)
    for at, partner in ((at + 1, partner + 1) for at, partner in pairs):
        if owners[at] > owners[at - 1] and partners[partner] > partners[partner - 1]:
            begun = at, partner
        elif previous != (at - 1, partner - 1):
            begun = -1, -1
        previous = at, partner
        ends = owners[at] < owners[at + 1] and partners[partner] < partners[partner + 1]
        if ends and begun[0] > 0:
            yield Stretch(
                owners[begun[0]], owners[at] + 1, partners[begun[1]], partners[partner] + 1
            )
            begun = -1, -1


def _encode(texts: Sequence[Sequence[str]]) -> list[str]:
    numbers: dict[str, str] = {}
    return [
        "".join([numbers.setdefault(part, chr(0xE000 + len(numbers))) for part in parts])
        for parts in texts
    ]


def _pair_words(one: str, other: str) -> Iterator[tuple[int, int]]:
    """The places of each word that both texts have, in order."""
    at = partner = 0
    for start, end, first, last in (*_edit_words(one, other), (len(one), 0, len(other), 0)):
        yield from zip(range(at, start), range(partner, first), strict=True)
        at, partner = end, last


def _align_gap(
    old: Sequence[Token], new: Sequence[Token], start: int, first: int
) -> Iterator[Stretch]:
    one, other = _encode([[token.fold or token.form for token in tokens] for tokens in (old, new)])
    edits = _edit(one, other) if _is_bounded(one, other) else [Stretch(0, len(old), 0, len(new))]
    for edit in edits:
        yield Stretch(start + edit.start, start + edit.end, first + edit.first, first + edit.last)


def _is_bounded(one: str, other: str) -> bool:
    return len(one) * len(other) <= _MOST_CELLS


def _edit_words(one: str, other: str) -> list[Stretch]:
    before = _common_beginning(one, other)
    after = _common_beginning(one[before:][::-1], other[before:][::-1])
    start, end = before, len(one) - after
    first, last = before, len(other) - after
    if not _is_bounded(one[start:end], other[first:last]):
        return [Stretch(start, end, first, last)]
    return _edit_within(one, other)


def _common_beginning(one: str, other: str) -> int:
    length = min(len(one), len(other))
    low, high = 0, length
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _edit(one: str, other: str) -> list[Stretch]:
    from rapidfuzz.distance import Levenshtein

    return merge_adjacent(
        Stretch(op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Levenshtein.opcodes(one, other)
        if op.tag != "equal"
    )


def _edit_within(one: str, other: str) -> list[Stretch]:
    window = _find_window(one, other)
    if window is None:
        return _edit(one, other)
    start, end, first, last = window
    inner = [
        Stretch(start + edit.start, start + edit.end, first + edit.first, first + edit.last)
        for edit in _edit_within(one[start:end], other[first:last])
    ]
    outer = [Stretch(0, start, 0, first), Stretch(end, len(one), last, len(other))]
    return merge_adjacent([outer[0], *inner, outer[1]])


def _find_window(one: str, other: str) -> Stretch | None:
    # A fragment is aligned within the stretch that it was cut from: over the whole of the longer
    # one its words would be scattered wherever their likes stand.
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.fuzz import partial_ratio_alignment

    shorter, longer = sorted((one, other), key=len)
    if not shorter or len(shorter) > 0.8 * len(longer):
        return None
    if len(shorter) ** 2 * len(longer) > _MOST_WINDOWS:
        return None
    found = partial_ratio_alignment(shorter, longer)
    if found is None or found.dest_end - found.dest_start >= len(longer):
        return None
    start, end = found.dest_start, found.dest_end
    inside = LCSseq.similarity(shorter, longer[start:end])
    if inside < LCSseq.similarity(shorter, longer) - len(shorter) // _STRAY:
        return None
    if shorter is one:
        return Stretch(0, len(one), start, end)
    return Stretch(start, end, 0, len(other))


def _is_chance(stretches: Sequence[Stretch], source: Sequence[Token], words: int) -> bool:
    """Whether of ``words`` words few are common, and nowhere more than two in a row."""
    ends = [0, *(stretch.end for stretch in stretches)]
    starts = [*(stretch.start for stretch in stretches), len(source)]
    common = [_count_words(source[end:start]) for end, start in zip(ends, starts, strict=True)]
    return bool(stretches) and max(common) <= _ISLAND and sum(common) < _MUCH * words


def _count_words(tokens: Sequence[Token]) -> int:
    return sum(bool(token.fold) for token in tokens)


def _merge_islands(stretches: list[Stretch], source: Sequence[Token], words: int) -> list[Stretch]:
    merged: list[Stretch] = []
    for stretch in stretches:
        if merged:
            last = merged[-1]
            island = _count_words(source[last.end : stretch.start])
            if island <= min(_ISLAND, _MUCH * words) and _are_far(last, stretch, source):
                merged[-1] = Stretch(last.start, stretch.end, last.first, stretch.last)
                continue
        merged.append(stretch)
    return merged


def _are_far(one: Stretch, other: Stretch, source: Sequence[Token]) -> bool:
    # What only leaves words out leaves an island that is a fragment, however small.
    written = max(one.last - one.first, other.last - other.first)
    if not written or min(_extent(one), _extent(other)) < _SEA:
        return False
    # Beside what is cut from an end one end of the island is that of the reading.
    if one.start == 0 and one.first == one.last:
        return written >= _SEA or _extent(other) > _OCEAN
    if other.end == len(source) and other.first == other.last:
        return written >= _SEA or _extent(one) > _OCEAN
    return True


def _extent(stretch: Stretch) -> int:
    return max(stretch.end - stretch.start, stretch.last - stretch.first)
