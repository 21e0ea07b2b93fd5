"""Quotations become utterances: which of them say the same, and what each one changed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoteprov.align.collate import collate_wording
    from quoteprov.align.evidence import Days, read_days
    from quoteprov.align.keys import Key, find_keys, find_windows
    from quoteprov.align.ledger import Revision, revise_ledger
    from quoteprov.align.nearest import find_likely_words, rank_nearest
    from quoteprov.align.notes import Notes, settle_notes, take_notes
    from quoteprov.align.partition import (
        Articles,
        Partition,
        group_register,
        list_articles,
        settle_copies,
    )
    from quoteprov.align.passages import (
        Sought,
        cut_needles,
        find_passages,
        may_print,
        seek_wordings,
    )
    from quoteprov.align.phrases import find_phrase, holds_phrase, locate_phrase
    from quoteprov.align.register import Register, open_register
    from quoteprov.align.syndication import find_copies, sketch_texts
    from quoteprov.align.telling import (
        FAR_BITS,
        NEAR_BITS,
        Rarity,
        find_core,
        is_near,
        list_words,
        most_counted,
        required_bits,
    )
    from quoteprov.align.tokens import fold_words
    from quoteprov.align.unquoted import Unquoted
    from quoteprov.align.utterances import (
        align_quotations,
        describe_utterance,
        list_collations,
    )

__all__ = [
    "FAR_BITS",
    "NEAR_BITS",
    "Articles",
    "Days",
    "Key",
    "Notes",
    "Partition",
    "Rarity",
    "Register",
    "Revision",
    "Sought",
    "Unquoted",
    "align_quotations",
    "collate_wording",
    "cut_needles",
    "describe_utterance",
    "find_copies",
    "find_core",
    "find_keys",
    "find_likely_words",
    "find_passages",
    "find_phrase",
    "find_windows",
    "fold_words",
    "group_register",
    "holds_phrase",
    "is_near",
    "list_articles",
    "list_collations",
    "list_words",
    "locate_phrase",
    "may_print",
    "most_counted",
    "open_register",
    "rank_nearest",
    "read_days",
    "required_bits",
    "revise_ledger",
    "seek_wordings",
    "settle_copies",
    "settle_notes",
    "sketch_texts",
    "take_notes",
]

_HOMES = {
    "FAR_BITS": "telling",
    "NEAR_BITS": "telling",
    "Articles": "partition",
    "Days": "evidence",
    "Key": "keys",
    "Notes": "notes",
    "Partition": "partition",
    "Rarity": "telling",
    "Register": "register",
    "Revision": "ledger",
    "Sought": "passages",
    "Unquoted": "unquoted",
    "align_quotations": "utterances",
    "collate_wording": "collate",
    "cut_needles": "passages",
    "describe_utterance": "utterances",
    "find_copies": "syndication",
    "find_core": "telling",
    "find_keys": "keys",
    "find_likely_words": "nearest",
    "find_passages": "passages",
    "find_phrase": "phrases",
    "find_windows": "keys",
    "fold_words": "tokens",
    "group_register": "partition",
    "holds_phrase": "phrases",
    "is_near": "telling",
    "list_articles": "partition",
    "list_collations": "utterances",
    "list_words": "telling",
    "locate_phrase": "phrases",
    "may_print": "passages",
    "most_counted": "telling",
    "open_register": "register",
    "rank_nearest": "nearest",
    "read_days": "evidence",
    "required_bits": "telling",
    "revise_ledger": "ledger",
    "seek_wordings": "passages",
    "settle_copies": "partition",
    "settle_notes": "notes",
    "sketch_texts": "syndication",
    "take_notes": "notes",
}


def __getattr__(name: str) -> Any:
    # Each verb is imported when it is first used: most commands need one or two of them.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    verb = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = verb  # so that it is looked up here once
    return verb
