"""Words that stand in running text: passages that print a wording, places of a phrase."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import filterfalse
from typing import NamedTuple

from quoteprov.align.repair import repair_text
from quoteprov.align.tokens import Word, fold_words, split_words
from quoteprov.config import TraceOptions
from quoteprov.model import Span

_FEWEST_WORDS = 3
# A passage is at least as long; apostrophes and compounds only split it into more plain words.
_NEEDLE_WORDS = 4


def find_passages(
    wordings: Sequence[str], text: str, taken: Sequence[Span], options: TraceOptions
) -> list[Span]:
    """Where ``text``, outside the spans ``taken``, prints the words of one of the wordings.

    A passage is the whole of a wording of three words or more, or a run of at least
    ``options.unquoted_words`` words of one; runs are as long as they can be. The spans are code
    points of ``text``, in order, and do not overlap.
    """
    sought = _seek(tuple(wordings), max(options.unquoted_words, 1))
    if not sought.grams or not _may_print(sought.needles, text, taken):
        return []
    spans: list[Span] = []
    for words in _free_stretches(_words_of(text), taken):
        spans.extend(_passages_in(words, sought.grams))
    return spans


def locate_phrase(phrase: str, text: str) -> list[Span]:
    """Every place where the words of ``phrase`` stand one after another in ``text``.

    Case, diacritics, punctuation, kinds of marks and the hyphens of compounds make no
    difference. Words must be whole, but for scripts without spaces, where every letter is one.
    """
    wanted = fold_words(phrase)
    words = _words_of(text) if wanted else ()
    numbers = {word: chr(index + 1) for index, word in enumerate(dict.fromkeys(wanted))}
    needle = "".join(numbers[word] for word in wanted)
    haystack = "".join(numbers.get(word.fold, "\0") for word in words)
    spans = []
    at = haystack.find(needle) if needle else -1
    while at >= 0:
        spans.append(Span(words[at].start, words[at + len(needle) - 1].end))
        at = haystack.find(needle, at + len(needle))
    return spans


class _Sought(NamedTuple):
    """Runs of folded words by their length, and plain strings of which each passage holds one."""

    grams: dict[int, set[tuple[str, ...]]]
    needles: list[str]


# The wordings of one utterance are sought in one article after the other.
@lru_cache(maxsize=16)
def _seek(wordings: tuple[str, ...], run: int) -> _Sought:
    grams: dict[int, set[tuple[str, ...]]] = {}
    needles: dict[str, None] = {}
    for wording in wordings:
        words = fold_words(wording)
        length = min(len(words), run)
        if len(words) >= min(_FEWEST_WORDS, run):
            starts = range(len(words) - length + 1)
            grams.setdefault(length, set()).update(words[at : at + length] for at in starts)
            plain = _plain_words(wording)
            size = min(_NEEDLE_WORDS, length, len(plain))
            windows = (plain[at : at + size] for at in range(len(plain) - size + 1))
            needles.update((f" {' '.join(window)} ", None) for window in windows)
    return _Sought(grams, list(needles))


def _may_print(needles: Sequence[str], text: str, taken: Sequence[Span]) -> bool:
    # Most texts that share words with a wording have them in quotation marks alone: to search
    # plain strings tells that in a twentieth of the time that reading all words takes.
    pieces = []
    start = 0
    for span in sorted(taken):
        pieces.append(text[start : span.start])
        start = max(start, span.end)
    pieces.append(text[start:])
    plain = " | ".join(f" {' '.join(_plain_words(piece))} " for piece in pieces)
    return any(needle in plain for needle in needles)


def _plain_words(text: str) -> list[str]:
    text = repair_text(text).text.casefold()
    if not text.isascii():
        # NFD splits a letter from its diacritics, which are then no letters.
        text = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFD", text)))
    return _letters().findall(text)


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


# One article is searched for a query, then for the wordings of each utterance that is found.
@lru_cache(maxsize=256)
def _words_of(text: str) -> tuple[Word, ...]:
    return tuple(split_words(text))


def _free_stretches(words: Sequence[Word], taken: Sequence[Span]) -> Iterator[list[Word]]:
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
