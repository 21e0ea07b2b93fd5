"""Words that stand in running text: passages that print a wording, places of a phrase."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import filterfalse
from typing import NamedTuple

from quoteprov.align.repair import repair_text
from quoteprov.align.telling import find_accents, measure_runs, tells
from quoteprov.align.tokens import Word, fold_words, split_words
from quoteprov.config import TraceOptions
from quoteprov.model import Span

# A passage is at least as long; apostrophes and compounds only split it into more plain words.
_NEEDLE_WORDS = 4
# Stands for what lies between two stretches that are searched, which no run goes across.
_GAP = "\0"
# Apostrophes and hyphens make so many plain words of one folded word, and hardly ever more.
_PLAIN_PER_WORD = 4


def find_passages(
    wordings: Sequence[str],
    text: str,
    taken: Sequence[Span],
    options: TraceOptions,
    common: frozenset[str] = frozenset(),
) -> list[Span]:
    """Where ``text``, outside the spans ``taken``, prints the words of one of the wordings.

    A passage is a run of at least ``options.unquoted_words`` words of one, two of which are not
    among the ``common`` folded words, or a run of three times as many; or the whole of a wording
    of three words or more that is shorter than these. Runs are as long as they can be. The spans
    are code points of ``text``, in order, and do not overlap.
    """
    sought = _seek(tuple(wordings), options.unquoted_words, common)
    spans: list[Span] = []
    for start, end in _find_neighbourhoods(sought, text, sorted(taken)):
        words = [
            Word(word.fold, start + word.start, start + word.end)
            for word in split_words(text[start:end])
        ]
        for stretch in _free_stretches(words, taken):
            spans.extend(_passages_in(stretch, sought))
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


def find_phrase(phrase: str, text: str, taken: Sequence[Span]) -> Span | None:
    """The first place of ``phrase`` in ``text`` that overlaps none of the spans ``taken``.

    The places are those of ``locate_phrase``. Where the words stand plainly in the text, only
    the plain places are looked at: that takes a tenth of the time that reading all words takes.
    """
    plain = _plain_phrase(phrase)
    places = list(plain.finditer(text)) if plain else []
    if not places:
        return next((span for span in locate_phrase(phrase, text) if _is_free(span, taken)), None)
    for place in places:
        start, end = _widen(text, *place.span())
        for span in _locate_again(phrase, text[start:end]):
            found = Span(start + span.start, start + span.end)
            if _is_free(found, taken):
                return found
    return None


# Thousands of quotations hold a common phrase in a few forms.
@lru_cache(maxsize=1024)
def _locate_again(phrase: str, text: str) -> Sequence[Span]:
    return locate_phrase(phrase, text)


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    return not any(span.start < other.end and other.start < span.end for other in taken)


@lru_cache(maxsize=16)
def _plain_phrase(phrase: str) -> re.Pattern[str] | None:
    words = _letters().findall(phrase)
    if not words or not phrase.isascii():
        return None
    # Letters in both cases, the first one before the look behind it: such an expression skips to
    # its first letter, which takes a third of the time.
    first, *others = (_in_both_cases(letter) for letter in words[0])
    between = r"[\W_]+".join(
        ["".join(others), *("".join(map(_in_both_cases, w)) for w in words[1:])]
    )
    return re.compile(rf"{first}(?<![^\W_].){between}(?![^\W_])")


def _in_both_cases(letter: str) -> str:
    return f"[{letter.lower()}{letter.upper()}]" if letter.isalpha() else letter


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    # To the next blanks: no word goes across a blank.
    before = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start))
    after = _blank().search(text, end)
    return before + 1, after.start() if after else len(text)


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"[ \n]")


class _Sought(NamedTuple):
    """Runs of folded words by their length, those of them and longer ones that tell, and short
    runs of plain words.

    Each passage holds one of each. ``reach`` is more plain words than a folded run has.
    """

    grams: dict[int, set[tuple[str, ...]]]
    telling: dict[int, set[tuple[str, ...]]]
    needles: dict[int, set[tuple[str, ...]]]
    reach: int


# The wordings of one utterance are sought in one article after the other.
@lru_cache(maxsize=16)
def _seek(wordings: tuple[str, ...], run: int, common: frozenset[str]) -> _Sought:
    grams: dict[int, set[tuple[str, ...]]] = {}
    telling: dict[int, set[tuple[str, ...]]] = {}
    needles: dict[int, set[tuple[str, ...]]] = {}
    for wording in wordings:
        words = fold_words(wording)
        lengths = measure_runs(len(words), run)
        if lengths is not None:
            runs = set(_cut_runs(words, lengths.short))
            grams.setdefault(lengths.short, set()).update(runs)
            told = telling.setdefault(lengths.short, set())
            told.update(each for each in runs if tells(each, common))
            telling.setdefault(lengths.long, set()).update(_cut_runs(words, lengths.long))
            plain = _plain_words(wording)
            size = min(_NEEDLE_WORDS, lengths.short, len(plain))
            needles.setdefault(size, set()).update(_runs_of(plain, size))
    return _Sought(grams, telling, needles, _PLAIN_PER_WORD * max(run, 1))


def _cut_runs(words: tuple[str, ...], length: int) -> Iterator[tuple[str, ...]]:
    return (words[at : at + length] for at in range(len(words) - length + 1))


def _find_neighbourhoods(
    sought: _Sought, text: str, taken: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` that hold every passage, each of whole paragraphs.

    Most texts that share words with a wording have them in quotation marks alone, and the others
    in one paragraph: plain words tell that in a twentieth of the time that reading all words
    takes.
    """
    free = _free_words(text, tuple(taken))
    if all(runs.isdisjoint(_runs_of(free, size)) for size, runs in sought.needles.items()):
        return
    pieces = list(_cut_paragraphs(text, taken))
    words: list[str] = []
    owners: list[int] = []
    for number, (start, end) in enumerate(pieces):
        apart = number and text[pieces[number - 1][1] : start] != "\n"
        found = [*([_GAP] if apart else []), *_plain_words(text[start:end])]
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


# One article is searched for the wordings of each utterance that is found.
@lru_cache(maxsize=256)
def _free_words(text: str, taken: tuple[Span, ...]) -> list[str]:
    pieces = []
    start = 0
    for span in taken:
        pieces.append(text[start : span.start])
        start = max(start, span.end)
    pieces.append(text[start:])
    return _plain_words(_GAP.join(pieces))


def _cut_paragraphs(text: str, taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    start = 0
    for begin, end in [*((span.start, span.end) for span in taken), (len(text), len(text))]:
        while start < begin:
            stop = text.find("\n", start, begin)
            stop = begin if stop < 0 else stop
            yield start, stop
            start = stop + 1
        start = max(start, end)


def _find_runs(words: Sequence[str], wanted: dict[int, set[tuple[str, ...]]]) -> Iterator[int]:
    for size, runs in wanted.items():
        for at, run in enumerate(_runs_of(words, size)):
            if run in runs:
                yield at


def _runs_of(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(size)), strict=False)


def _plain_words(text: str) -> list[str]:
    text = repair_text(text).text.casefold()
    if text.isascii() or not find_accents().search(text):
        return _letters().findall(text)
    if _beyond_latin().search(text):
        return _letters().findall(_strip_marks(text))
    # Few words of Latin text have diacritics, which stand on their letters.
    words = _letters().findall(text)
    return [word if word.isascii() else _strip_marks(word) for word in words]


def _strip_marks(text: str) -> str:
    # NFD splits a letter from its diacritics, which are then no letters.
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFD", text)))


@cache
def _beyond_latin() -> re.Pattern[str]:
    return re.compile("[^\x00-\u024f\u2000-\u20cf]")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(rf"[^\W_]+|{_GAP}")


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


def _passages_in(words: list[Word], sought: _Sought) -> Iterator[Span]:
    folds = tuple(word.fold for word in words)
    proofs = iter(_find_windows(folds, sought.telling))
    proof = next(proofs, None)
    for start, end in _join_windows(_find_windows(folds, sought.grams)):
        while proof is not None and proof[0] < start:
            proof = next(proofs, None)
        if proof is not None and proof[0] < end:
            yield Span(words[start].start, words[end - 1].end)


def _find_windows(
    folds: tuple[str, ...], wanted: dict[int, set[tuple[str, ...]]]
) -> list[tuple[int, int]]:
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
