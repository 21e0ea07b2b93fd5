"""Syndicated copies: articles that are for the most part the text of an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quoteprov.config import AlignOptions


def sketch_texts(texts: Sequence[str]) -> list[bytes]:
    """What ``find_copies`` needs of each text: a sample of its runs of eight words, as hashes.

    A sketch depends on the text alone and takes about as many bytes as the text has words. It is
    empty where the text has fewer than fifty.
    """
    from quoteprov.align.kernels import sketches

    return sketches.sketch_texts(texts)


def find_copies(
    by_date: Sequence[int],
    scan: Callable[[], Iterable[bytes]],
    read: Callable[[Sequence[int]], Iterable[bytes]],
    options: AlignOptions,
    asked: Sequence[int] | None = None,
) -> dict[int, int]:
    """Which articles copy which: the place of each copy with that of its original.

    ``by_date`` are the places of all articles, the earliest first; ``scan`` gives the sketches of
    all articles in the order of their places, ``read`` those at some places in the order asked
    for. A copy shares at least ``options.copy_containment`` of its own runs of eight words, as far
    as the sketches tell, with an earlier text; the first such text is the original, and the copy
    of a copy is one of the original. Texts of fewer than fifty words are never copies.

    Of articles that are not among those ``asked`` about, where these are given, none is compared
    with another one: of those it has to be known that none copies another.

    Near-linear: of texts that share a run, only the twenty earliest are asked whether they are
    the original. Only a few runs of each text are held in memory.
    """
    from quoteprov.align.kernels.copies import Sketches, match_sketches

    return match_sketches(by_date, Sketches(scan, read), options.copy_containment, asked)
