"""What to search an index for, to find the texts that may print a telling run of a wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quoteprov.align.letters import find_accents
from quoteprov.align.lexicon import COMMON
from quoteprov.align.telling import LONG, Rarity, Shown, find_telling_runs, read_shown
from quoteprov.config import TraceOptions
from quoteprov.model import Span

# Words of a run that are searched for: the rarest, until so few articles would hold them by chance.
# A fifth word would halve the articles that are opened in vain, and double the time of the search.
_FEWEST_SOUGHT = 2
_MOST_SOUGHT = 4
_BY_CHANCE = 0.5
# Nearly all articles hold a stock word, which makes it dear to search for.
_BY_CHANCE_STOCK = 8.0
# The longest runs have 12 words, and no text has words and blanks of 50 letters a word.
_RUN_LETTERS = 600


class Key(NamedTuple):
    """Words as printed that stand within ``reach`` words wherever a certain run stands.

    Apostrophes and compounds are words of their own in between, as the others are. The reach is
    that of the longest runs, so that runs of the same rare words need one search.
    """

    words: tuple[str, ...]
    reach: int


def find_keys(
    wordings: Sequence[str], rarity: Rarity, bits: float, options: TraceOptions
) -> set[Key]:
    """What to search for: every text with a run of a wording that tells holds one of the keys."""
    keys: set[Key] = set()
    for wording in wordings:
        words = read_shown(wording)
        covered = -1
        for run in find_telling_runs(words, rarity, bits, options):
            # A run that begins before the first word of the last key holds that key, too.
            if run.start > covered:
                chosen = _choose(words[run], rarity)
                covered = run.start + min(chosen)
                shown = tuple(sorted({words[run.start + at].text.lower() for at in chosen}))
                keys.add(Key(shown, LONG * options.unquoted_words))
    return keys


def leave_out(keys: Iterable[Key], text: str, taken: Sequence[Span]) -> list[Span]:
    """The spans ``taken`` and, between them, the stretches of ``text`` without any of the keys.

    Most texts with the words of a key have them near each other in quotation marks alone, and the
    others in one place: a look at the letters tells that in a tenth of the time that reading the
    words takes.
    """
    accented = None if text.isascii() else find_accents()
    plain = [_plain_words(key) for key in keys]
    spans: list[Span] = []
    start = 0
    for span in [*sorted(taken), Span(len(text), len(text))]:
        stretch = text[start : span.start]
        if (accented and accented.search(stretch)) or _hold_any(plain, stretch.casefold()):
            spans.append(span)
        elif spans and spans[-1].end >= start:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(Span(start, max(start, span.end)))
        start = max(start, span.end)
    return spans


def _plain_words(key: Key) -> list[str]:
    # The longest first: it is the one that is found least often.
    plain = (word for word in key.words if word.isascii() and word.isalnum())
    return sorted(plain, key=len, reverse=True)


def _hold_any(keys: Sequence[Sequence[str]], stretch: str) -> bool:
    return any(_stand_near(words, stretch) for words in keys)


def _stand_near(words: Sequence[str], stretch: str) -> bool:
    """Whether the words stand within the letters of a run of each other, as parts of words, too."""
    if not words:
        return True
    first, *others = words
    at = stretch.find(first)
    while at >= 0:
        around = stretch[max(at - _RUN_LETTERS, 0) : at + _RUN_LETTERS]
        if all(word in around for word in others):
            return True
        at = stretch.find(first, at + len(first))
    return False


def _choose(run: Sequence[Shown], rarity: Rarity) -> list[int]:
    """The places of the rarest words of a run; the later place where a word stands twice."""
    places = {word.fold: place for place, word in enumerate(run)}

    def measure(fold: str) -> tuple[bool, int, int, str]:
        # A word with a sign in it is printed in several ways, and what no article prints is
        # writing that cannot be searched.
        count = rarity.count(fold)
        return not run[places[fold]].text.isalnum() or not count, count, -len(fold), fold

    chosen: list[int] = []
    expected = float(rarity.articles)
    for fold in sorted(places, key=measure)[:_MOST_SOUGHT]:
        enough = _BY_CHANCE_STOCK if fold in COMMON else _BY_CHANCE
        if len(chosen) >= _FEWEST_SOUGHT and expected < enough:
            break
        chosen.append(places[fold])
        expected *= rarity.count(fold) / max(rarity.articles, 1)
    return chosen
