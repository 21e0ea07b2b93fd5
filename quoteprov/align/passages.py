"""Words that stand in running text: passages that print a wording, places of a phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteprov.align.tokens import Word, fold_words, split_words
from quoteprov.config import TraceOptions
from quoteprov.model import Span

_FEWEST_WORDS = 3


def find_passages(
    wordings: Sequence[str], text: str, taken: Sequence[Span], options: TraceOptions
) -> list[Span]:
    """Where ``text``, outside the spans ``taken``, prints the words of one of the wordings.

    A passage is the whole of a wording of three words or more, or a run of at least
    ``options.unquoted_words`` words of one; runs are as long as they can be. The spans are code
    points of ``text``, in order, and do not overlap.
    """
    grams = _collect_grams(wordings, max(options.unquoted_words, 1))
    if not grams:
        return []
    spans: list[Span] = []
    for words in _free_stretches(split_words(text), taken):
        spans.extend(_passages_in(words, grams))
    return spans


def locate_phrase(phrase: str, text: str) -> list[Span]:
    """Every place where the words of ``phrase`` stand one after another in ``text``.

    Case, diacritics, punctuation, kinds of marks and the hyphens of compounds make no
    difference. Words must be whole, but for scripts without spaces, where every letter is one.
    """
    wanted = fold_words(phrase)
    words = split_words(text) if wanted else []
    numbers = {word: chr(index + 1) for index, word in enumerate(dict.fromkeys(wanted))}
    needle = "".join(numbers[word] for word in wanted)
    haystack = "".join(numbers.get(word.fold, "\0") for word in words)
    spans = []
    at = haystack.find(needle) if needle else -1
    while at >= 0:
        spans.append(Span(words[at].start, words[at + len(needle) - 1].end))
        at = haystack.find(needle, at + len(needle))
    return spans


def _collect_grams(wordings: Sequence[str], run: int) -> dict[int, set[tuple[str, ...]]]:
    grams: dict[int, set[tuple[str, ...]]] = {}
    for wording in wordings:
        words = fold_words(wording)
        length = min(len(words), run)
        if len(words) >= min(_FEWEST_WORDS, run):
            starts = range(len(words) - length + 1)
            grams.setdefault(length, set()).update(words[at : at + length] for at in starts)
    return grams


def _free_stretches(words: list[Word], taken: Sequence[Span]) -> Iterator[list[Word]]:
    spans = sorted(taken)
    stretch: list[Word] = []
    place = 0
    for word in words:
        while place < len(spans) and spans[place].end <= word.start:
            place += 1
        if place < len(spans) and spans[place].start < word.end:
            yield stretch
            stretch = []
        else:
            stretch.append(word)
    yield stretch


def _passages_in(words: list[Word], grams: dict[int, set[tuple[str, ...]]]) -> Iterator[Span]:
    folds = tuple(word.fold for word in words)
    windows = [
        (at, at + length)
        for at in range(len(folds))
        for length, known in grams.items()
        if folds[at : at + length] in known
    ]
    reach: tuple[int, int] | None = None
    for start, end in sorted(windows):
        if reach is not None and start < reach[1]:
            reach = reach[0], max(reach[1], end)
            continue
        if reach is not None:
            yield Span(words[reach[0]].start, words[reach[1] - 1].end)
        reach = start, end
    if reach is not None:
        yield Span(words[reach[0]].start, words[reach[1] - 1].end)
