"""Sketches: a sample of the runs of words of a text, which tells how much two texts share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from quoteprov.align.kernels.ragged import Array, Ints, run_starts, spread_runs
from quoteprov.align.kernels.shingles import hash_runs, mix_bits
from quoteprov.align.tokens import TYPOGRAPHY

# Runs of eight words are hardly ever shared by chance, and still survive light editing.
_SHINGLE = 8
# Shorter texts (briefs, captions, notices) resemble one another without being copied.
_FEWEST_WORDS = 50
# One run in four stands for the rest: a text of 50 words gives about eleven.
_SAMPLE = np.uint64(3)
# A run of more texts than this is boilerplate; only the earliest of them are asked for originals.
_MOST_TEXTS = 20
# Pairs that are counted together: 300 stories in 25 papers each took 400 MB at once.
_PAIRS_AT_ONCE = 1 << 20
# Hashes that are sorted together: all of 40,000 long articles took 600 MB.
_HASHES_AT_ONCE = 1 << 21
_HASH_BITS = 32
_DROPPED = b"'`"
_BLANKED = bytes(code if code >= 128 or chr(code).isalnum() else ord(" ") for code in range(256))


class _Checksums(dict[bytes, int]):
    """The checksum of each word, worked out once: Python's own hashes change from run to run."""

    def __missing__(self, word: bytes) -> int:
        self[word] = checksum = crc32(word)
        return checksum


def sketch_texts(texts: Sequence[str]) -> list[bytes]:
    """The sketch of each text: a quarter of its runs of eight words as hashes of four bytes.

    It depends on the text alone. A text of fewer than fifty words has none. Words are what stands
    between blanks and punctuation, in small letters: copies need no finer reading.
    """
    checksums = _Checksums()
    return [_sketch_words(_split_words(text), checksums) for text in texts]


def _split_words(text: str) -> list[bytes]:
    if not text.isascii():
        for code, plain in TYPOGRAPHY.items():
            text = text.replace(chr(code), chr(plain))
    data = text.lower().encode("utf-8", "surrogatepass")
    return data.translate(_BLANKED, _DROPPED).split()


def _sketch_words(words: list[bytes], checksums: _Checksums) -> bytes:
    if len(words) < _FEWEST_WORDS:
        return b""
    marks = np.fromiter(map(checksums.__getitem__, words), np.uint64, len(words))
    return _sample(mix_bits(hash_runs(marks + np.uint64(1), range(_SHINGLE)))).tobytes()


def _sample(runs: Array) -> Array:
    # Chosen by the last bits and kept by the first ones. Of no text that has runs none is kept.
    chosen = runs[runs & _SAMPLE == 0]
    kept = np.sort((chosen if len(chosen) else runs.min(keepdims=True)) >> np.uint64(_HASH_BITS))
    return kept[run_starts(kept)].astype("<u4")


def match_sketches(sketches: Sequence[bytes], containment: float) -> list[int | None]:
    """For each sketch the first one before it that holds most of it, None where there is none.

    A sketch is held where at least ``containment`` of it stands in the other one.
    """
    lengths = np.array([len(sketch) // 4 for sketch in sketches], np.int64)
    originals: list[int | None] = [None] * len(lengths)
    for earlier, later in _pairs_by_block(sketches, lengths):
        keys = later << 32 | earlier
        keys.sort()
        starts = run_starts(keys)
        counts = np.diff(np.append(starts, len(keys)))
        earlier, later = keys[starts] & 0xFFFFFFFF, keys[starts] >> 32
        held = np.flatnonzero(counts >= containment * lengths[later])
        first = held[run_starts(later[held])]
        for copy, original in zip(later[first].tolist(), earlier[first].tolist(), strict=True):
            # The original of a copy's original was found before it.
            above = originals[original]
            originals[copy] = original if above is None else above
    return originals


def _pairs_by_block(sketches: Sequence[bytes], lengths: Ints) -> Iterator[tuple[Ints, Ints]]:
    """An earlier and a later owner for each hash that both have, in blocks of later owners."""
    hashes = np.frombuffer(b"".join(sketches), "<u4")
    owners, starts, before = _share_hashes(hashes, np.cumsum(lengths))
    if not len(owners):
        return
    order = np.argsort(owners, kind="stable")
    # All pairs of one owner stand in one block, so that they can be counted there.
    ends = np.append(np.flatnonzero(np.diff(owners[order])) + 1, len(order))
    blocks = np.cumsum(before[order])[ends - 1] // _PAIRS_AT_ONCE
    stops = ends[np.append(np.diff(blocks) > 0, True)]
    for start, stop in pairwise((0, *stops.tolist())):
        block = order[start:stop]
        index, _ = spread_runs(starts[block], before[block])
        yield owners[index], np.repeat(owners[block], before[block])


def _share_hashes(hashes: Array, ends: Ints) -> tuple[Ints, Ints, Ints]:
    """The owners of the hashes that several have, and for each the earlier owners of its hash.

    These stand before it from the second array on, as many as the third says: of many the first.
    """
    parts = len(hashes) // _HASHES_AT_ONCE + 1
    keys = np.concatenate(
        [_find_repeated(hashes, ends, part, parts) for part in range(parts)], dtype=np.int64
    )
    starts = run_starts(keys >> 31)
    sizes = np.diff(np.append(starts, len(keys)))
    rank = np.arange(len(keys)) - np.repeat(starts, sizes)
    return keys & 0x7FFFFFFF, np.repeat(starts, sizes), np.minimum(rank, _MOST_TEXTS)


def _find_repeated(hashes: Array, ends: Ints, part: int, parts: int) -> Ints:
    """Hash and owner packed, of the hashes of one part that several have, in order."""
    places = np.concatenate(
        [
            start + np.flatnonzero(hashes[start : start + _HASHES_AT_ONCE] % parts == part)
            for start in range(0, len(hashes) + 1, _HASHES_AT_ONCE)
        ]
    )
    owners = np.searchsorted(ends, places, side="right")
    keys: Ints = hashes[places].astype(np.int64) << 31 | owners
    keys.sort()
    marks = keys >> 31
    # Most runs stand in one text.
    repeated = np.zeros(len(keys), np.bool_)
    repeated[1:] = marks[1:] == marks[:-1]
    repeated[:-1] |= repeated[1:]
    return keys[repeated]
