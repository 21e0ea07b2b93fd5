"""The paragraph that a passage stands in, as a digest: equal ones are the same text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from hashlib import blake2b

from quoteprov.model.values import Span


def find_paragraph(text: str, span: Span) -> str:
    """The lines of ``text`` that ``span`` stands in, white space folded."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", max(span.start, span.end - 1))
    return " ".join(text[start : len(text) if end < 0 else end].split())


def digest_paragraphs(text: str, spans: Sequence[Span]) -> list[int]:
    """For each span the digest (64 bits, signed) of the lines of ``text`` that it stands in.

    White space makes no difference.
    """
    # Not letter by letter, which took 4% of the time of indexing.
    breaks = [each.start() for each in re.finditer("\n", text)]
    known: dict[tuple[int, int], int] = {}
    digests = []
    for span in spans:
        first, last = bisect_left(breaks, span.start), bisect_right(breaks, span.end - 1)
        if (first, last) not in known:
            start = breaks[first - 1] + 1 if first else 0
            end = breaks[last] if last < len(breaks) else len(text)
            known[first, last] = _digest(text[start:end])
        digests.append(known[first, last])
    return digests


def _digest(paragraph: str) -> int:
    words = " ".join(paragraph.split()).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big", signed=True)
