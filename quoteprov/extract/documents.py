"""Whose words a document has: "Ruiz's memo", "the FBI statement"."""

from __future__ import annotations

from quoteprov.extract.full_names import FullNames
from quoteprov.extract.lexicon import POSSESSIVES, load_words
from quoteprov.extract.names import INDEFINITE, strip_possessive

LONGEST_MENTION = 8
ARTICLES = INDEFINITE | {"the"}
# What is printed there is somebody else's.
PLATFORMS = frozenset({"twitter", "facebook", "instagram", "youtube"})


def author_of(names: FullNames, mention: str) -> str | None:
    """The person or body that a document is printed as one of, None for whatever else is meant.

    A name right before the document tells only a body ("the FBI statement"): what a person's name
    stands before may be about the person ("the Ruiz report").
    """
    *owner, document = mention.split()
    if not owner or len(owner) > LONGEST_MENTION or document not in load_words()["documents"]:
        return None
    times = load_words()["times"]
    # "The May report".
    while owner and (owner[0].lower() in ARTICLES or owner[0].lower() in times):
        owner = owner[1:]
    if not owner or not owner[-1][0].isupper():
        return None
    last = strip_possessive(owner[-1])
    if not owner[-1].endswith(POSSESSIVES) and not _ends_body(last):
        return None
    return names.resolve(" ".join([*owner[:-1], last]))


def _ends_body(word: str) -> bool:
    """Whether a body's name may end so: "FBI", "Harbour Council"."""
    low = word.lower()
    if low in PLATFORMS:
        return False
    return (word.isupper() and len(word) > 1) or low in load_words()["organisations"]
