"""Sketches: a sample of the runs of words of a text, which tells how much two texts share.

Of an article the sample grows with the text; of what stands around a quotation it is of one size.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from quoteprov.align.kernels.ragged import Array, find_distinct
from quoteprov.align.kernels.shingles import hash_runs, mix_bits
from quoteprov.align.tokens import TYPOGRAPHY

# Runs of eight words are hardly ever shared by chance, and still survive light editing.
_SHINGLE = 8
# Shorter texts (briefs, captions, notices) resemble one another without being copied.
_FEWEST_WORDS = 50
# One run in four stands for the rest: a text of 50 words gives about eleven.
_SAMPLE = np.uint64(3)
_HASH_BITS = 32
# Around a quotation runs of three: reporters rewrite the sentence, but keep "at a rally in Ohio".
_SHINGLE_AROUND = 3
# So many runs stand for what is around a quotation; none is 0.
AROUND = 8
_END = "\0"
_DROPPED = b"'`"
_BLANKED = bytes(
    code if code >= 128 or chr(code).isalnum() or chr(code) == _END else ord(" ")
    for code in range(256)
)


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


def sketch_surroundings(sides: Sequence[tuple[str, str]]) -> Array:
    """What stands before and after each quotation: up to ``AROUND`` runs of three words as hashes.

    An array of one row of four-byte numbers for each, ascending from the left, then zeros. Where
    two surroundings share runs, their smallest hashes are likely to be the same (Broder, "On the
    resemblance and containment of documents", 1997).
    """
    joined = f" {_END} ".join(side.replace(_END, " ") for pair in sides for side in pair)
    words = _split_words(joined)
    marks = np.fromiter(map(_Checksums().__getitem__, words), np.uint64, len(words))
    ends = marks == crc32(_END.encode())
    runs = mix_bits(hash_runs(marks + np.uint64(1), range(_SHINGLE_AROUND)))
    whole = ~np.any([ends[step : step + len(runs)] for step in range(_SHINGLE_AROUND)], axis=0)
    owners = np.cumsum(ends, dtype=np.uint64)[: len(runs)] >> np.uint64(1)
    bits = np.uint64(_HASH_BITS)
    keys = find_distinct(owners[whole] << bits | runs[whole] >> bits)
    rows = (keys >> bits).view(np.int64)
    ranks = np.arange(len(rows)) - np.searchsorted(rows, rows)
    least = ranks < AROUND
    sketches = np.zeros((len(sides), AROUND), np.uint32)
    sketches[rows[least], ranks[least]] = keys[least].astype(np.uint32)
    return sketches


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
    kept = (chosen if len(chosen) else runs.min(keepdims=True)) >> np.uint64(_HASH_BITS)
    return find_distinct(kept).astype("<u4")
