"""Notes: what alignment keeps of the quotations of an article, so that each is read once.

Notes are taken of many articles at a time, in any process, with terms (words and speakers)
numbered as they come. Whoever keeps them numbers the terms of all articles alike, and
``settle_notes`` then gives the two strings of bytes that stand for each article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any, Literal, NamedTuple, overload

import numpy as np

from quoteprov.align.evidence import read_speaker
from quoteprov.align.kernels.ragged import Array, offsets_of
from quoteprov.align.kernels.reading import read_texts
from quoteprov.align.kernels.sketches import AROUND, sketch_surroundings
from quoteprov.align.kernels.strands import NOBODY, UNNAMED
from quoteprov.model import Quotation
from quoteprov.model.names import Name

# One quotation: ``mark`` is a hash of all quotations of its article, ``words`` their number,
# ``speaker`` a term, ``part`` -1 where it is not split, ``around`` a sketch of its surroundings.
ROW = np.dtype(
    [
        ("id", "S16"),
        ("mark", "<u8"),
        ("start", "<i4"),
        ("end", "<i4"),
        ("words", "<i4"),
        ("part", "<i4"),
        ("speaker", "<i4"),
        ("confidence", "u1"),
        ("headline", "u1"),
        ("around", "<u4", (AROUND,)),
    ]
)
# One word: its term, and in the last bits whether it is a number, a name or neither.
WORD = np.dtype("<i4")
KIND_BITS = 2
# What stands around a quotation: about one sentence on either side.
_CHARACTERS_AROUND = 80
WHOLE = -1
_KINDS: dict[str, Literal["person", "single", "body"]] = {
    "person": "person",
    "single": "single",
    "body": "body",
}
_RANKS = {"low": 0, "medium": 1, "high": 2}


class Notes(NamedTuple):
    """What is kept of the quotations of several articles; ``sizes`` counts those of each.

    ``rows`` are of the type ROW, ``words`` of the type WORD, in the order of the quotations;
    their terms are places in ``terms``.
    """

    terms: list[str]
    rows: Array
    words: Array
    sizes: list[int]


def take_notes(articles: Sequence[tuple[str, Sequence[Quotation]]]) -> Notes:
    """The notes of articles, of each of which the text and the quotations are given.

    Where the text is empty nothing is known of what stands around the quotations.
    """
    reading = read_texts([each.exact for _, quotations in articles for each in quotations])
    sides = [_cut_sides(text, each) for text, quotations in articles for each in quotations]
    around = iter(sketch_surroundings(sides))
    # Word 0 is the end of a text, which is no word.
    terms = {term: number for number, term in enumerate(reading.vocabulary[1:])}
    lengths = iter(reading.words.lengths.tolist())
    rows = []
    for _, quotations in articles:
        mark = _mark_quotations(quotations)
        rows += [
            (*_make_row(each, mark, next(lengths), terms), next(around)) for each in quotations
        ]
    words = (reading.words.values.astype(WORD) - 1) << KIND_BITS | reading.kinds
    return Notes(list(terms), np.array(rows, ROW), words, [len(each) for _, each in articles])


def settle_notes(notes: Notes, numbers: Sequence[int]) -> Iterator[tuple[bytes, bytes]]:
    """The rows and the words of each article; ``numbers`` are those of ``notes.terms``."""
    new = np.array([*numbers, NOBODY, UNNAMED], WORD)
    rows = notes.rows.copy()
    rows["speaker"] = new[rows["speaker"]]
    words = new[notes.words >> KIND_BITS] << KIND_BITS | notes.words & ((1 << KIND_BITS) - 1)
    ends = offsets_of(rows["words"].astype(np.int64)).tolist()
    for start, stop in pairwise(offsets_of(np.array(notes.sizes, np.int64)).tolist()):
        yield rows[start:stop].tobytes(), words[ends[start] : ends[stop]].tobytes()


def write_term(name: Name) -> str:
    """The term that stands for a speaker; as words hold no white space, it is none of them."""
    return "\t".join((name.kind, name.surname, *name.forenames))


def read_term(term: str) -> Name:
    """The speaker that a term stands for."""
    kind, surname, *forenames = term.split("\t")
    return Name(surname, tuple(forenames), _KINDS[kind])


class Speakers(Sequence[Name]):
    """The names of speakers, of which only the terms are held: two hundred thousand names, as a
    gigabyte of news may have, take 50 MB.
    """

    def __init__(self, terms: Sequence[str]) -> None:
        self._terms = terms

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[Name]:
        return map(read_term, self._terms)

    @overload
    def __getitem__(self, place: int) -> Name: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Name]: ...

    def __getitem__(self, place: int | slice) -> Name | Sequence[Name]:
        if isinstance(place, slice):
            return Speakers(self._terms[place])
        return read_term(self._terms[place])


def _cut_sides(text: str, quotation: Quotation) -> tuple[str, str]:
    if quotation.field != "text":
        return "", ""
    start, end = quotation.span.start, quotation.span.end
    before, after = max(0, start - _CHARACTERS_AROUND), end + _CHARACTERS_AROUND
    mention = quotation.attribution.span
    if mention is None:
        return text[before:start], text[end:after]
    # The name of a speaker stands around whatever he says: it is evidence of its own.
    if mention.start >= end:
        return text[before:start], text[end : mention.start] + text[mention.end : after]
    return text[before : mention.start] + text[max(before, mention.end) : start], text[end:after]


def _make_row(
    quotation: Quotation, mark: int, words: int, terms: dict[str, int]
) -> tuple[Any, ...]:
    return (
        quotation.id.encode("utf-8", "surrogatepass"),
        mark,
        quotation.span.start,
        quotation.span.end,
        words,
        WHOLE if quotation.part is None else quotation.part,
        _number_speaker(quotation, terms),
        _RANKS[quotation.attribution.confidence],
        quotation.field == "title",
    )


def _number_speaker(quotation: Quotation, terms: dict[str, int]) -> int:
    # A headline is written with capitals, whatever it quotes.
    if quotation.attribution.rule == "title" and quotation.field == "text":
        return NOBODY
    name = read_speaker(quotation.attribution)
    if name is None:
        return UNNAMED
    return terms.setdefault(write_term(name), len(terms))


def _mark_quotations(quotations: Sequence[Quotation]) -> int:
    # All of a quotation that the description of its utterance depends on; its id tells the place.
    fields = [
        field or ""
        for each in quotations
        for field in (
            each.id,
            each.exact,
            each.attribution.mention,
            each.attribution.resolved,
            each.attribution.rule,
            each.attribution.confidence,
        )
    ]
    data = "\x1f".join(fields).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")
