"""The headline of a page: what it says in several places is cleaned, and the places vote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from quoteprov.read.page_jsonld import fold_text

# What stands between a headline and the name of the outlet, the section, the agency.
_BREAK = re.compile(
    r"\s+(?:\||[-–—―−]|»|[‹›]|·|•|::|<|>|/)\s+|\s*[|_｜：]\s*|-{2,}|\s+:\s+"
    r"|(?<=[⺀-鿿！-～])[-–—](?=[⺀-鿿])"
)
# Names that are those of a site and no words of a headline, where they stand by themselves.
_SITE = re.compile(
    r"(?:www\.)?[\w-]{3,40}\.(?:com|net|org|info|news|[a-z]{2})(?:\.[a-z]{2})?|.{1,12}[网網]站?",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*(?:…|\.{3,})$")
_LONGEST = 400
_SHORTEST_NAME = 3
# A headline that was cut for a search engine still has most of its words.
_SHORTEST_CUT = 30


class Claim(Struct, frozen=True):
    """A text that may be the headline, and how much its place counts."""

    text: str
    weight: float


def choose_title(claims: Sequence[Claim], names: Iterable[str]) -> str | None:
    """The headline that the places with the greatest weight agree on; of equals the first claimed.

    ``names`` are those of the outlet, which pages put before or behind the headline.
    """
    own = frozenset(key for name in names if len(key := fold_text(name)) >= _SHORTEST_NAME)
    known = frozenset(fold_text(claim.text) for claim in claims)
    cleaned = [
        Claim(strip_outlet(claim.text, own, known), claim.weight)
        for claim in claims
        if 0 < len(claim.text) <= _LONGEST
    ]
    votes: dict[str, float] = {}
    texts: dict[str, str] = {}
    for claim in cleaned:
        key = _find_whole(claim.text, cleaned)
        votes[key] = votes.get(key, 0.0) + claim.weight
        if fold_text(claim.text) == key:
            texts.setdefault(key, claim.text)
    # An outlet's bare name is no headline of an article.
    rated = {key: weight for key, weight in votes.items() if key and key not in own}
    return texts[max(rated, key=lambda key: rated[key])] if rated else None


def strip_outlet(text: str, own: frozenset[str], known: frozenset[str]) -> str:
    """``text`` without the name of the outlet or of a site, and what stands beyond it.

    ``own`` are the outlet's names and ``known`` all claimed headlines, both folded: where the text
    up to a break is a headline that the page has elsewhere, the rest is none of it.
    """
    breaks = list(_BREAK.finditer(text))
    for mark in breaks:
        if len(fold_text(text[: mark.start()])) and fold_text(text[: mark.start()]) in known - own:
            return text[: mark.start()].strip()
    edges = [0, *(mark.end() for mark in breaks)]
    ends = [*(mark.start() for mark in breaks), len(text)]
    parts = [text[start:end] for start, end in zip(edges, ends, strict=True)]
    first = 1 if len(parts) > 1 and fold_text(parts[0]) in own else 0
    names = (fold_text(part) in own or _SITE.fullmatch(part) for part in parts[first + 1 :])
    last = next((place for place, is_name in enumerate(names, first) if is_name), -1)
    return text[edges[first] : ends[last]].strip()


def _find_whole(text: str, claims: Sequence[Claim]) -> str:
    """The folded headline that ``text`` is, or is the cut beginning of."""
    key = fold_text(text)
    if not _CUT.search(text) or len(key) < _SHORTEST_CUT:
        return key
    longer = (fold_text(claim.text) for claim in claims)
    return next((other for other in longer if len(other) > len(key) and other.startswith(key)), key)
