"""Places of variation: what differs at one place, parted into what happened there.

"zones," against "zone" is two changes, one of the word and one of the comma. A fragment with
a word of its own at its edge is a truncation and a substitution, and two stretches of one speech
that overlap are a truncation and an insertion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from quoteprov.align.classify import is_behind_words, is_masked, is_part
from quoteprov.align.spelling import is_same_word
from quoteprov.align.stretches import UNEVEN, Stretch, is_reworded, merge_adjacent
from quoteprov.align.tokens import Token

_PEELED = frozenset(',.;:?!"')
# Brackets hold a name or a few words that an editor put in.
_BRACKETED = 8
# So many words at an edge are the quoting writer's lead-in to the words of the speaker.
_LEAD_IN = 3
_SENTENCE_ENDS = frozenset(".?!…")


def divide_places(
    stretches: Sequence[Stretch], source: Sequence[Token], target: Sequence[Token]
) -> list[Stretch]:
    """The places of variation of two texts that have other folds in ``stretches``, in order."""
    divided: list[Stretch] = []
    for stretch in stretches:
        for part in _peel_marks(stretch, source, target):
            divided += _peel_words(part, source, target)
    divided = [part for part in divided if not _is_same(part, source, target)]
    altered = _altered_forms(divided, source, target)
    closed = _close_brackets(sorted(divided + altered), target)
    return [part for stretch in closed for part in _split_edge(stretch, source, target)]


def _is_same(stretch: Stretch, source: Sequence[Token], target: Sequence[Token]) -> bool:
    old, new = source[stretch.start : stretch.end], target[stretch.first : stretch.last]
    return [token.form for token in old] == [token.form for token in new]


def _peel_marks(
    stretch: Stretch, source: Sequence[Token], target: Sequence[Token]
) -> Iterator[Stretch]:
    start, end, first, last = stretch
    while _is_ragged(source[start:end], target[first:last], 0):
        stop, until = start + _is_mark(source[start]), first + _is_mark(target[first])
        yield Stretch(start, stop, first, until)
        start, first = stop, until
    peeled: list[Stretch] = []
    while _is_ragged(source[start:end], target[first:last], -1):
        stop, until = end - _is_mark(source[end - 1]), last - _is_mark(target[last - 1])
        peeled.append(Stretch(stop, end, until, last))
        end, last = stop, until
    yield Stretch(start, end, first, last)
    yield from peeled


def _is_ragged(source: Sequence[Token], target: Sequence[Token], edge: int) -> bool:
    if not (any(t.fold for t in source) and any(t.fold for t in target)):
        return False
    return _is_mark(source[edge]) or _is_mark(target[edge])


def _is_mark(token: Token) -> bool:
    return not token.fold and token.form in _PEELED


def _peel_words(
    stretch: Stretch, source: Sequence[Token], target: Sequence[Token]
) -> Iterator[Stretch]:
    # Words spelt or masked otherwise beside words that were added are a place of their own.
    start, end, first, last = stretch
    old, new = source[start:end], target[first:last]
    before = _count_alike(old, new)
    after = _count_alike(old[before:][::-1], new[before:][::-1])
    yield from merge_adjacent([Stretch(start, start + before, first, first + before)])
    yield from merge_adjacent([Stretch(start + before, end - after, first + before, last - after)])
    yield from merge_adjacent([Stretch(end - after, end, last - after, last)])


def _count_alike(old: Sequence[Token], new: Sequence[Token]) -> int:
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _are_alike(*pair), pairs))


def _are_alike(old: Token, new: Token) -> bool:
    if not old.fold or not new.fold or old.fold == new.fold:
        return False
    return is_same_word(old.fold, new.fold) or is_masked([old], [new]) or is_masked([new], [old])


def _altered_forms(
    stretches: list[Stretch], source: Sequence[Token], target: Sequence[Token]
) -> list[Stretch]:
    # Between the differences the words are equal; the forms and the bounds of tokens may differ.
    altered: list[Stretch] = []
    place, partner = 0, 0
    ends = Stretch(len(source), len(source), len(target), len(target))
    for stretch in [*sorted(stretches), ends]:
        while place < stretch.start:
            same = _find_same_words(source, target, place, partner)
            if source[place].form != target[partner].form:
                altered.append(same)
            place, partner = same.end, same.last
        place, partner = stretch.end, stretch.last
    return merge_adjacent(altered)


def _find_same_words(
    source: Sequence[Token], target: Sequence[Token], start: int, first: int
) -> Stretch:
    """The fewest tokens from there on that have the same words."""
    end, last = start + 1, first + 1
    if source[start].fold == target[first].fold:  # nearly always: nothing to count
        return Stretch(start, end, first, last)
    surplus = _count_words(source[start]) - _count_words(target[first])
    while surplus:
        if surplus < 0:
            surplus += _count_words(source[end])
            end += 1
        else:
            surplus -= _count_words(target[last])
            last += 1
    return Stretch(start, end, first, last)


def _count_words(token: Token) -> int:
    return len(token.fold.split())


def _close_brackets(stretches: list[Stretch], target: Sequence[Token]) -> list[Stretch]:
    # "[ISIS]" for "ISIS" is one intervention, not two marks.
    closed: list[Stretch] = []
    for stretch in stretches:
        opened = closed[-1] if closed else None
        if (
            opened
            and stretch.first - opened.last <= _BRACKETED
            and _last_form(target, opened) == "["
            and _first_form(target, stretch) == "]"
        ):
            closed[-1] = Stretch(opened.start, stretch.end, opened.first, stretch.last)
        else:
            closed.append(stretch)
    return closed


def _first_form(target: Sequence[Token], stretch: Stretch) -> str:
    return target[stretch.first].form if stretch.first < stretch.last else ""


def _last_form(target: Sequence[Token], stretch: Stretch) -> str:
    return target[stretch.last - 1].form if stretch.first < stretch.last else ""


def _split_edge(
    stretch: Stretch, source: Sequence[Token], target: Sequence[Token]
) -> list[Stretch]:
    """What is exchanged at one edge of the lemma: how much of it is no exchange but a cut."""
    start, end, first, last = stretch
    old = [at for at in range(start, end) if source[at].fold]
    new = [at for at in range(first, last) if target[at].fold]
    fewer, more = sorted((len(old), len(new)))
    at_start, at_end = start == 0, is_behind_words(source, end)
    if not fewer or more <= _LEAD_IN or not (at_start or at_end):
        return [stretch]
    if target[first].form == "[" and target[last - 1].form == "]" and len(new) <= _BRACKETED:
        return [stretch]
    if _says_the_same(stretch, source, target):
        return [stretch]
    if at_start and at_end:
        # Another part of a speech, with no more in common than chance has it.
        whole = first == 0 and is_behind_words(target, last)
        return [Stretch(start, end, 0, 0), Stretch(end, end, 0, last)] if whole else [stretch]
    uneven = more >= UNEVEN * fewer
    if _begins_anew(stretch, source, target) or (uneven and fewer > _LEAD_IN):
        return [Stretch(start, end, first, first), Stretch(end, end, first, last)]
    return _cut_edge(stretch, old, new) if uneven else [stretch]


def _says_the_same(stretch: Stretch, source: Sequence[Token], target: Sequence[Token]) -> bool:
    old, new = source[stretch.start : stretch.end], target[stretch.first : stretch.last]
    if stretch.start == 0 and is_behind_words(source, stretch.end):
        words, others = ([token.fold for token in side if token.fold] for side in (old, new))
        return is_reworded(old, new) or is_part(others, words) or is_part(words, others)
    # Of the longer side those words count that are near to what both have.
    reach = UNEVEN * min(len(old), len(new))
    near = slice(-reach, None) if stretch.start == 0 else slice(reach)
    return is_reworded(old[near], new[near])


def _begins_anew(stretch: Stretch, source: Sequence[Token], target: Sequence[Token]) -> bool:
    # Another sentence that stands before or after is not said in place of this one.
    if stretch.start == 0:
        borders = (
            source[stretch.end - 1 : stretch.end + 1],
            target[stretch.last - 1 : stretch.last + 1],
        )
    else:
        borders = (
            source[stretch.start - 1 : stretch.start + 1],
            target[stretch.first - 1 : stretch.first + 1],
        )
    return any(token.form in _SENTENCE_ENDS for border in borders for token in border)


def _cut_edge(stretch: Stretch, old: Sequence[int], new: Sequence[int]) -> list[Stretch]:
    # The few words beside what both have stand for as many of the other side.
    start, end, first, last = stretch
    fewer = min(len(old), len(new))
    if start == 0:
        stop, until = old[-fewer], new[-fewer]
    else:
        stop, until = old[fewer - 1] + 1, new[fewer - 1] + 1
    return [Stretch(start, stop, first, until), Stretch(stop, end, until, last)]
