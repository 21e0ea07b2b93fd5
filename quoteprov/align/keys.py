"""What to search an index for, to find the texts that may print a telling run of a wording."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from quoteprov.align.lexicon import COMMON
from quoteprov.align.telling import LONG, Rarity, Shown, find_telling_runs, read_shown
from quoteprov.align.unquoted import Unquoted
from quoteprov.config import TraceOptions
from quoteprov.model import Span

# Words of a run that are searched for: the rarest, until so few articles would hold them by chance.
# A fifth word would halve the articles that are opened in vain, and double the time of the search.
_FEWEST_SOUGHT = 2
_MOST_SOUGHT = 4
_BY_CHANCE = 0.5
# Most articles hold a stock word, which makes it dear to search for.
_BY_CHANCE_STOCK = 8.0
# The longest runs have 12 words, and no text has words and blanks of 50 letters a word.
_RUN_LETTERS = 600
# So many letters before and behind a word hold the three others of a needle.
_NEEDLE_LETTERS = 150


class Key(NamedTuple):
    """Words as printed that stand within ``reach`` words wherever a certain run stands.

    Apostrophes and compounds are words of their own in between, as the others are. The reach is
    that of the longest runs, so that runs of the same rare words need one search.
    """

    words: tuple[str, ...]
    reach: int


class Keys(NamedTuple):
    """What to search for: the keys, and groups of them.

    Every text with a run of a wording that carries the fewer bits holds one of the ``keys``, with
    one that carries the more bits it holds all keys of one of the ``groups``. To search for the
    longer runs by keys of their own, too, takes a fifth more time.
    """

    keys: set[Key]
    groups: set[frozenset[Key]]


def find_keys(
    wordings: Sequence[str], rarity: Rarity, bits: tuple[float, float], options: TraceOptions
) -> Keys:
    """What to search for, to find the texts with a run of a wording that tells.

    ``bits`` are those that must be carried in the days of a witness, and the more in any other.
    """
    found = Keys(set(), set())
    for wording in wordings:
        words = read_shown(wording)
        near, far = (find_telling_runs(words, rarity, each, options) for each in bits)
        keys = list(_cover_runs(words, near, rarity, options))
        found.keys.update(keys)
        found.groups.update(_group_keys(keys, near, far))
    return found


def _group_keys(
    keys: Sequence[Key], runs: Sequence[slice], longer: Iterable[slice]
) -> Iterator[frozenset[Key]]:
    """The keys of the runs within each of the longer ones, which holds one at least."""
    starts = [run.start for run in runs]
    stops = [run.stop for run in runs]
    for run in longer:
        yield frozenset(keys[bisect_left(starts, run.start) : bisect_right(stops, run.stop)])


def _cover_runs(
    words: Sequence[Shown], runs: Iterable[slice], rarity: Rarity, options: TraceOptions
) -> Iterator[Key]:
    """For each run, in order, a key that it holds."""
    measures = [_measure(word, rarity) for word in words]
    key, covered = Key((), 0), -1
    for run in runs:
        # A run that begins before the first word of the last key holds that key, too.
        if run.start > covered:
            chosen = _choose(words, measures, run, rarity)
            covered = min(chosen)
            shown = tuple(sorted({words[at].text.lower() for at in chosen}))
            key = Key(shown, LONG * options.unquoted_words)
        yield key


def find_windows(groups: Iterable[Set[Key]], unquoted: Unquoted) -> list[Span]:
    """Windows of a text outside its quotations: one holds a needle of each run that holds a key.

    Runs that hold all keys of one of the ``groups`` are meant.

    Most texts with the words of a key have them near each other in quotation marks alone: a look
    at the letters tells that in a thirtieth of the time that reading the words takes.
    """
    windows = list(unquoted.unlike)
    near: dict[Key, list[Span]] = {}
    for group in groups:
        for key in group - near.keys():
            words = _plain_words(key)
            if not words:
                return unquoted.stretches
            near[key] = _join_windows(_find_near(words, unquoted))
            if not near[key]:
                break
        if all(map(near.get, group)):
            windows += chain.from_iterable(near[key] for key in group)
    return _join_windows(sorted(windows))


def _plain_words(key: Key) -> list[str]:
    # The longest first: it is the one that is found least often.
    plain = (word for word in key.words if word.isascii() and word.isalnum())
    return sorted(plain, key=len, reverse=True)


def _find_near(words: Sequence[str], unquoted: Unquoted) -> Iterator[Span]:
    """Where the words stand within the letters of a run of each other, as parts of words, too."""
    first, *others = words
    letters = unquoted.letters
    at = letters.find(first)
    while at >= 0 and (stretch := unquoted.stretch_from(at)) is not None:
        after = at + len(first)
        if at < stretch.start:
            after = stretch.start
        elif after > stretch.end:
            after = stretch.end
        else:
            start, end = max(stretch.start, at - _RUN_LETTERS), min(stretch.end, at + _RUN_LETTERS)
            if all(letters.find(word, start, end) >= 0 for word in others):
                yield Span(max(start, at - _NEEDLE_LETTERS), min(end, after + _NEEDLE_LETTERS))
        at = letters.find(first, after)


def _join_windows(windows: Iterable[Span]) -> list[Span]:
    """Windows in order, those that overlap as one."""
    joined: list[Span] = []
    for window in windows:
        if joined and window.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, window.end))
        else:
            joined.append(window)
    return joined


def _measure(word: Shown, rarity: Rarity) -> tuple[bool, int, int, str]:
    """What words are looked for by: the least first."""
    # A word with a sign in it is printed in several ways, and what no article prints is
    # writing that cannot be searched.
    count = rarity.count(word.fold)
    return not word.text.isalnum() or not count, count, -len(word.fold), word.fold


def _choose(
    words: Sequence[Shown],
    measures: Sequence[tuple[bool, int, int, str]],
    run: slice,
    rarity: Rarity,
) -> list[int]:
    """The places of the rarest words of a run; the later place where a word stands twice."""
    places = {words[at].fold: at for at in range(run.start, run.stop)}
    chosen: list[int] = []
    expected = float(rarity.articles)
    for at in sorted(places.values(), key=measures.__getitem__)[:_MOST_SOUGHT]:
        fold = words[at].fold
        enough = _BY_CHANCE_STOCK if fold in COMMON else _BY_CHANCE
        if len(chosen) >= _FEWEST_SOUGHT and expected < enough:
            break
        chosen.append(at)
        expected *= rarity.count(fold) / max(rarity.articles, 1)
    return chosen
