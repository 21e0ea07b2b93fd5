"""Texts to numbered words: the fast way for plain texts, the careful one for all others.

Most quotations are ASCII but for their marks, apostrophes and dashes, and hold nothing that takes
more than a character and its neighbours to understand. Those are folded in large pieces by the
methods of ``bytes``; a text with an entity, an abbreviation, a decimal point, a bracket or a
letter beyond ASCII goes through ``align.tokens``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

import numpy as np

from quoteprov.align.kernels.ragged import Array, Flags, Ints, Ragged, offsets_of
from quoteprov.align.slots import (
    MOST_CAPITALS,
    NAME,
    NUMBER,
    find_capitals,
    is_number,
    may_be_name,
)
from quoteprov.align.tokens import TYPOGRAPHY, split_words

# A piece of so many characters keeps its words in the cache and its lists small.
_PIECE = 1_000_000
_CAPITAL, _INNER = 1, 2
_END = b"\0"
_DROPPED = b"'`"


def _table(characters: str) -> Flags:
    table = np.zeros(256, np.bool_)
    table[list(characters.encode())] = True
    return table


_CAPITALS = _table("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LETTERS = _CAPITALS | _table("abcdefghijklmnopqrstuvwxyz")
_DIGITS = _table("0123456789")
_WORD = _LETTERS | _DIGITS
_FOLDED = bytes(
    ord(chr(code).lower()) if _WORD[code] else ord(" ") * (code > 0) for code in range(256)
)
# What makes a text odd by itself, and what does so beside certain neighbours.
_ODD = _table("&%*_")
_SUSPECT = _ODD | _table("([.,:-'`")
# After any of these a capital is no sign of a name.
_BREAK = ~(_WORD | _table(" ,-"))


class Reading(NamedTuple):
    """Texts as numbered words.

    ``words`` are the numbers of the words of each text, ``kinds`` tells for each of them whether
    it is a number, a name or neither (see ``align.slots``), ``vocabulary`` names the numbers.
    """

    words: Ragged
    kinds: Array
    vocabulary: list[str]


class _Piece(NamedTuple):
    words: Array
    flags: Array
    lengths: Ints


def read_texts(texts: Sequence[str]) -> Reading:
    """The folded words of each text, as ``align.tokens.fold_words`` gives them, numbered."""
    numbers: defaultdict[bytes, int] = defaultdict(count().__next__)
    numbers[_END]  # the end of a text is word 0
    pieces = [_read_piece(piece, numbers) for piece in _cut(texts)]
    if not pieces:
        return Reading(
            Ragged(np.zeros(0, np.int32), offsets_of(np.zeros(0, np.int64))),
            np.zeros(0, np.uint8),
            [],
        )
    lengths = np.concatenate([piece.lengths for piece in pieces])
    words = Ragged(np.concatenate([piece.words for piece in pieces]), offsets_of(lengths))
    flags = np.concatenate([piece.flags for piece in pieces])
    vocabulary = [word.decode("utf-8", "surrogatepass") for word in numbers]
    return Reading(words, _find_kinds(words, flags, vocabulary), vocabulary)


def _cut(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    start = size = 0
    for place, text in enumerate(texts):
        size += len(text)
        if size >= _PIECE:
            yield texts[start : place + 1]
            start, size = place + 1, 0
    if start < len(texts):
        yield texts[start:]


def _find_kinds(words: Ragged, flags: Array, vocabulary: list[str]) -> Array:
    numbers = np.array([is_number(word) for word in vocabulary], np.bool_)[words.values]
    names = np.array([may_be_name(word) for word in vocabulary], np.bool_)[words.values]
    capitals = np.diff(np.searchsorted(np.flatnonzero(flags & _CAPITAL), words.offsets))
    shouted = np.repeat(capitals > MOST_CAPITALS * words.lengths, words.lengths)
    names &= (flags == _CAPITAL | _INNER) & ~shouted & ~numbers
    kinds: Array = np.uint8(NUMBER) * numbers + np.uint8(NAME) * names
    return kinds


def _read_piece(texts: Sequence[str], numbers: defaultdict[bytes, int]) -> _Piece:
    data = _to_bytes(texts)
    odd = _find_odd(data)
    if len(odd) != len(texts):
        # A text that holds the character which ends texts here.
        return _assemble([_read_slowly(text, numbers) for text in texts])
    plain = _read_plainly(data, numbers)
    if not odd.any():
        return plain
    offsets = offsets_of(plain.lengths).tolist()
    parts = []
    done = 0
    for place in np.flatnonzero(odd).tolist():
        parts.append(_part(plain, offsets, done, place))
        parts.append(_read_slowly(texts[place], numbers))
        done = place + 1
    parts.append(_part(plain, offsets, done, len(texts)))
    return _assemble(parts)


def _to_bytes(texts: Sequence[str]) -> bytes:
    # What is beyond ASCII becomes "&#...;" and thereby odd, but for common typography.
    joined = "\0".join(texts) + "\0"
    if not joined.isascii():
        for code, plain in TYPOGRAPHY.items():
            joined = joined.replace(chr(code), chr(plain))
    return joined.encode("ascii", "xmlcharrefreplace")


def _find_odd(data: bytes) -> Flags:
    # Which texts are odd. A text ends with NUL, so that every other character has a neighbour.
    raw = np.frombuffer(data, np.uint8)
    places = np.flatnonzero(_SUSPECT[raw])
    here, before, after = raw[places], raw[places - 1], raw[places + 1]
    second = raw[np.minimum(places + 2, len(raw) - 1)]
    odd = _ODD[here]
    odd |= (here == ord("(")) & _LETTERS[after] & (second == ord(")"))
    odd |= (here == ord("[")) & _LETTERS[after] & (second == ord("]"))
    odd |= (here == ord(".")) & _WORD[before] & _WORD[after]
    odd |= ((here == ord(",")) | (here == ord(":"))) & _DIGITS[before] & _DIGITS[after]
    odd |= (here == ord("-")) & (after == ord("-")) & (second == ord("-"))
    mark = (here == ord("'")) | (here == ord("`"))
    odd |= mark & ((after == ord("'")) | (after == ord("`")))
    ends = np.flatnonzero(raw == 0)
    found = np.zeros(len(ends), np.bool_)
    found[np.searchsorted(ends, places[odd])] = True
    return found


def _read_plainly(data: bytes, numbers: defaultdict[bytes, int]) -> _Piece:
    bare = data.translate(None, _DROPPED)
    folded = bare.translate(_FOLDED).replace(_END, b" \0 ")
    tokens = folded.split()
    codes = np.fromiter(map(numbers.__getitem__, tokens), np.int32, len(tokens))
    ends = np.flatnonzero(codes == 0)
    lengths = np.diff(np.concatenate(([-1], ends))) - 1
    return _Piece(codes[codes != 0], _find_flags(bare), lengths)


def _find_flags(bare: bytes) -> Array:
    raw = np.frombuffer(bare, np.uint8)
    word = _WORD[raw]
    starts = np.flatnonzero(word & ~np.concatenate(([False], word[:-1])))
    flags: Array = _CAPITALS[raw[starts]] * np.uint8(_CAPITAL) | np.uint8(_INNER)
    breaks = np.searchsorted(starts, np.flatnonzero(_BREAK[raw]))
    flags[breaks[breaks < len(flags)]] &= _CAPITAL
    flags[:1] &= _CAPITAL
    return flags


def _read_slowly(text: str, numbers: defaultdict[bytes, int]) -> _Piece:
    words = split_words(text)
    codes = [numbers[word.fold.encode("utf-8", "surrogatepass")] for word in words]
    flags = [_CAPITAL * capital | _INNER * inner for capital, inner in find_capitals(text, words)]
    lengths = np.array([len(words)], np.int64)
    return _Piece(np.array(codes, np.int32), np.array(flags, np.uint8), lengths)


def _part(piece: _Piece, offsets: list[int], start: int, stop: int) -> _Piece:
    run = slice(offsets[start], offsets[stop])
    return _Piece(piece.words[run], piece.flags[run], piece.lengths[start:stop])


def _assemble(parts: Sequence[_Piece]) -> _Piece:
    return _Piece(
        np.concatenate([part.words for part in parts]),
        np.concatenate([part.flags for part in parts]),
        np.concatenate([part.lengths for part in parts]),
    )
