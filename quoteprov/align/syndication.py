"""Syndicated copies: articles that are for the most part the text of an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoteprov.config import AlignOptions


def sketch_texts(texts: Sequence[str]) -> list[bytes]:
    """What ``find_copies`` needs of each text: a sample of its runs of eight words, as hashes.

    A sketch depends on the text alone and takes about as many bytes as the text has words. It is
    empty where the text has fewer than fifty.
    """
    from quoteprov.align.kernels import sketches

    return sketches.sketch_texts(texts)


def find_copies(sketches: Iterable[tuple[str, bytes]], options: AlignOptions) -> dict[str, str]:
    """Which articles copy which: the id of each copy with that of its original.

    ``sketches`` are pairs of article id and sketch, the earliest published first. A copy shares
    at least ``options.copy_containment`` of its own runs of eight words, as far as the sketches
    tell, with an earlier text; the first such text is the original, and the copy of a copy is one
    of the original. Texts of fewer than fifty words are never copies. Near-linear: of texts that
    share a run, only the twenty earliest are asked whether they are the original.
    """
    from quoteprov.align.kernels.sketches import match_sketches

    ids, found = [], []
    for article, sketch in sketches:
        ids.append(article)
        found.append(sketch)
    originals = match_sketches(found, options.copy_containment)
    return {
        article: ids[original]
        for article, original in zip(ids, originals, strict=True)
        if original is not None
    }
