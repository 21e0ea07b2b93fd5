"""Quotations become utterances: which of them say the same, and what each one changed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoteprov.align.collate import collate_wording
    from quoteprov.align.nearest import rank_nearest
    from quoteprov.align.notes import Notes, settle_notes, take_notes
    from quoteprov.align.partition import Partition
    from quoteprov.align.passages import find_passages, find_phrase, locate_phrase
    from quoteprov.align.syndication import find_copies, sketch_texts
    from quoteprov.align.telling import Key, Rarity, find_keys, leave_out, list_words
    from quoteprov.align.tokens import fold_words
    from quoteprov.align.utterances import align_quotations, describe_utterance, group_notes

__all__ = [
    "Key",
    "Notes",
    "Partition",
    "Rarity",
    "align_quotations",
    "collate_wording",
    "describe_utterance",
    "find_copies",
    "find_keys",
    "find_passages",
    "find_phrase",
    "fold_words",
    "group_notes",
    "leave_out",
    "list_words",
    "locate_phrase",
    "rank_nearest",
    "settle_notes",
    "sketch_texts",
    "take_notes",
]

_HOMES = {
    "Key": "telling",
    "Notes": "notes",
    "Partition": "partition",
    "Rarity": "telling",
    "align_quotations": "utterances",
    "collate_wording": "collate",
    "describe_utterance": "utterances",
    "find_copies": "syndication",
    "find_keys": "telling",
    "find_passages": "passages",
    "find_phrase": "passages",
    "fold_words": "tokens",
    "group_notes": "utterances",
    "leave_out": "telling",
    "list_words": "telling",
    "locate_phrase": "passages",
    "rank_nearest": "nearest",
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
