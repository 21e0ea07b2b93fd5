"""Passages: stretches of running text that print telling words of a wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quoteprov.align.letters import GAP, read_plain_words
from quoteprov.align.telling import Rarity, cut_runs, find_telling_runs, read_shown, shortest_run
from quoteprov.align.tokens import Word, split_words
from quoteprov.config import TraceOptions
from quoteprov.model import Span

# A passage is at least as long; apostrophes and compounds only split it into more plain words.
_NEEDLE_WORDS = 4
# Apostrophes and hyphens make so many plain words of one folded word, and hardly ever more.
_PLAIN_PER_WORD = 4

_MARKS = frozenset('"“”„«»')

Runs = dict[int, set[tuple[str, ...]]]


class Sought(NamedTuple):
    """Runs of folded words by their length, those that tell, and short runs of plain words.

    Each passage holds one of each. ``reach`` is more plain words than a folded run has.
    """

    grams: Runs
    telling: Runs
    needles: Runs
    reach: int


def seek_wordings(
    wordings: Sequence[str], rarity: Rarity, bits: float, options: TraceOptions
) -> Sought:
    """What passages of the wordings are made of, where telling runs carry so many ``bits``."""
    needles = cut_needles(wordings, options)
    sought = Sought({}, {}, needles, _PLAIN_PER_WORD * options.unquoted_words)
    for wording in wordings:
        words = read_shown(wording)
        folds = tuple(word.fold for word in words)
        size = shortest_run(len(folds), options)
        if size is None:
            continue
        sought.grams.setdefault(size, set()).update(cut_runs(folds, size))
        for run in find_telling_runs(words, rarity, bits, options):
            sought.telling.setdefault(run.stop - run.start, set()).add(folds[run])
    return sought


def cut_needles(wordings: Iterable[str], options: TraceOptions) -> Runs:
    """Short runs of plain words, one of which stands in each passage of the wordings."""
    needles: Runs = {}
    for wording in wordings:
        shortest = shortest_run(len(read_shown(wording)), options)
        if shortest is not None:
            plain = read_plain_words(wording)
            size = min(_NEEDLE_WORDS, shortest, len(plain))
            needles.setdefault(size, set()).update(cut_runs(plain, size))
    return needles


def may_print(needles: Runs, text: str, windows: Iterable[Span]) -> bool:
    """Whether one of the ``windows`` of ``text`` holds one of the ``needles``."""
    words = read_plain_words(GAP.join(text[each.start : each.end] for each in windows))
    return any(True for _ in _find_runs(words, needles))


def find_passages(sought: Sought, text: str, taken: Sequence[Span]) -> list[Span]:
    """Where ``text``, outside the spans ``taken``, prints the words of one of the wordings.

    A passage is a run of words of one, as long as it can be, that holds a telling one and no mark
    of quotation. The spans are code points of ``text``, in order, and do not overlap.
    """
    spans: list[Span] = []
    for start, end in _find_neighbourhoods(sought, text, sorted(taken)):
        words = [
            Word(word.fold, start + word.start, start + word.end)
            for word in _read_words(text[start:end])
        ]
        for stretch in _free_stretches(words, taken):
            spans.extend(_passages_in(stretch, sought))
    # Marks that could not be paired, as blanks inside them or a missing one make them.
    return [span for span in spans if _MARKS.isdisjoint(text[span.start : span.end])]


def _find_neighbourhoods(
    sought: Sought, text: str, taken: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` that hold every passage, each of whole paragraphs."""
    pieces = list(_cut_paragraphs(text, taken))
    words: list[str] = []
    owners: list[int] = []
    for number, (start, end) in enumerate(pieces):
        apart = number and text[pieces[number - 1][1] : start] != "\n"
        found = [*([GAP] if apart else []), *read_plain_words(text[start:end])]
        words += found
        owners += [number] * len(found)
    live: set[int] = set()
    for at in _find_runs(words, sought.needles):
        first, last = max(at - sought.reach, 0), min(at + sought.reach, len(words) - 1)
        live.update(range(owners[first], owners[last] + 1))
    begins = [number for number in sorted(live) if number - 1 not in live]
    ends = [number for number in sorted(live) if number + 1 not in live]
    for first, last in zip(begins, ends, strict=True):
        yield pieces[first][0], pieces[last][1]


# Where articles print the same few sentences, one stretch holds runs of many utterances.
@lru_cache(maxsize=256)
def _read_words(stretch: str) -> tuple[Word, ...]:
    return tuple(split_words(stretch))


def _cut_paragraphs(text: str, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    start = 0
    for begin, end in [*((span.start, span.end) for span in taken), (len(text), len(text))]:
        while start < begin:
            stop = text.find("\n", start, begin)
            stop = begin if stop < 0 else stop
            yield start, stop
            start = stop + 1
        start = max(start, end)


def _find_runs(words: Sequence[str], wanted: Runs) -> Iterator[int]:
    for size, runs in wanted.items():
        for at, run in enumerate(cut_runs(words, size)):
            if run in runs:
                yield at


def _free_stretches(words: Sequence[Word], taken: Sequence[Span]) -> Iterator[list[Word]]:
    spans = sorted(taken)
    stretch: list[Word] = []
    place = 0
    for word in words:
        while place < len(spans) and spans[place].end <= word.start:
            place += 1
        if place < len(spans) and spans[place].start < word.end:
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append(word)
    if stretch:
        yield stretch


def _passages_in(words: list[Word], sought: Sought) -> Iterator[Span]:
    folds = tuple(word.fold for word in words)
    windows = _find_windows(folds, sought.grams)
    proofs = iter(_find_windows(folds, sought.telling) if windows else ())
    proof = next(proofs, None)
    for start, end in _join_windows(windows):
        while proof is not None and proof[0] < start:
            proof = next(proofs, None)
        if proof is not None and proof[0] < end:
            yield Span(words[start].start, words[end - 1].end)


def _find_windows(folds: tuple[str, ...], wanted: Runs) -> list[tuple[int, int]]:
    return sorted(
        (at, at + length)
        for length, known in wanted.items()
        for at in range(len(folds) - length + 1)
        if folds[at : at + length] in known
    )


def _join_windows(windows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reach: tuple[int, int] | None = None
    for start, end in windows:
        if reach is not None and start < reach[1]:
            reach = reach[0], max(reach[1], end)
            continue
        if reach is not None:
            yield reach
        reach = start, end
    if reach is not None:
        yield reach
