"""Syndicated copies: articles that are for the most part the text of an earlier one."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from zlib import crc32

from quoteprov.align.tokens import fold_words
from quoteprov.config import AlignOptions

# Runs of eight words are hardly ever shared by chance, and still survive light editing.
_SHINGLE = 8
# Shorter texts (briefs, captions, notices) resemble one another without being copied.
_FEWEST_WORDS = 50
# One shingle in eight stands for the rest: an article of 50 words still gives about five.
_SAMPLE = 7
# A shingle of more texts than this is boilerplate, and names no original.
_MOST_TEXTS = 20
# Sampling errs: a candidate may share this much less of the sample than of the whole.
_SLACK = 0.5


def find_copies(texts: Iterable[tuple[str, str]], options: AlignOptions) -> dict[str, str]:
    """Which articles copy which: the id of each copy with that of its original.

    ``texts`` are pairs of article id and text, the earliest published first. A copy shares at
    least ``options.copy_containment`` of its own runs of eight words with an earlier text; the
    first such text is the original, and the copy of a copy is one of the original. Texts of
    fewer than fifty words are never copies. Near-linear: only a fixed sample of the runs is
    indexed, and only texts that share enough of it are compared as wholes.
    """
    copies: dict[str, str] = {}
    ids: list[str] = []
    numbered: list[array[int]] = []
    index: dict[int, list[int]] = {}
    for article, text in texts:
        words = _number_words(text)
        if len(words) < _FEWEST_WORDS:
            continue
        sample = _sample_shingles(words)
        original = _find_original(words, sample, numbered, index, options.copy_containment)
        if original is not None:
            copies[article] = copies.get(ids[original], ids[original])
        _index_sample(sample, len(ids), index, novel_only=original is not None)
        ids.append(article)
        numbered.append(words)
    return copies


def _number_words(text: str) -> array[int]:
    # Checksums, since the numbers that Python gives to strings change from run to run.
    return array("I", [crc32(word.encode("utf-8", "replace")) for word in fold_words(text)])


def _shingles(words: array[int]) -> set[int]:
    return {hash(tuple(words[at : at + _SHINGLE])) for at in range(len(words) - _SHINGLE + 1)}


def _sample_shingles(words: array[int]) -> set[int]:
    pairs = pairwise(words[: 2 - _SHINGLE])
    starts = [at for at, (one, two) in enumerate(pairs) if not (one * 31 + two) >> 5 & _SAMPLE]
    return {hash(tuple(words[at : at + _SHINGLE])) for at in starts or [0]}


def _find_original(
    words: array[int],
    sample: set[int],
    numbered: list[array[int]],
    index: dict[int, list[int]],
    containment: float,
) -> int | None:
    shared = Counter(text for shingle in sample for text in index.get(shingle, ()))
    needed = max(1.0, _SLACK * containment * len(sample))
    candidates = sorted(text for text, count in shared.items() if count >= needed)
    if not candidates:
        return None
    own = _shingles(words)
    for text in candidates:
        if len(own & _shingles(numbered[text])) >= containment * len(own):
            return text
    return None


def _index_sample(
    sample: set[int], text: int, index: dict[int, list[int]], *, novel_only: bool
) -> None:
    # A copy adds only what its original lacks: ten thousand copies of one text would otherwise
    # be compared with one another.
    most = 1 if novel_only else _MOST_TEXTS
    for shingle in sample:
        holders = index.setdefault(shingle, [])
        if len(holders) < most:
            holders.append(text)
