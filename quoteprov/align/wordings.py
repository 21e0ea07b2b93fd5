"""Wordings: which witnesses of an utterance print the same, and which wording is the lemma."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from quoteprov.align.collate import (
    clean_wording,
    collate_wording,
    collation_forms,
    collation_words,
)
from quoteprov.align.units import Unit
from quoteprov.align.verify import common_words, encode_words
from quoteprov.model import Card, Wording

# A wording is part of a longer one when so much of it stands there, and it is so much shorter.
_PART = 0.9
# Who cuts a phrase of this many words or more out of a sentence twice as long may begin it with a
# word of his own, mostly "a" for "the".
_PHRASE_WORDS = 4
# A longer exclamation or question is held against others by its words alone, which may vary.
_EXCLAMATION_FORMS = 8
# Only the longest wordings are asked whether they hold another: enough for real utterances, and
# it bounds the comparisons of absurd ones.
_MOST_HOLDERS = 40
# Of a wording that is longer, the beginning is sought in the others.
_MOST_WORDS = 4000
_UNDATED = "~"


class Draft(NamedTuple):
    """A wording before collation: its text, its forms, and the units that carry it."""

    text: str
    forms: tuple[str, ...]
    units: list[Unit]
    outlets: int
    earliest: str


def describe_wordings(
    units: Sequence[Unit],
    cards: Mapping[str, Card],
    copies: Mapping[str, str],
    collated: Mapping[tuple[str, str], Wording],
) -> tuple[str, tuple[Wording, ...]]:
    """The lemma of an utterance and its wordings, the lemma's own first.

    ``collated`` holds wordings that are known, by their lemma and text.

    The lemma is the complete wording that most independent outlets carry; ties go to the
    earliest published, the longest, the first in the alphabet. The other wordings follow by
    number of outlets, date and text.
    """
    if len(units) == 1:
        # Most utterances have a single witness.
        text = clean_wording(units[0].text)
        return text, (Wording(text=text, quotations=(units[0].ids,)),)
    drafts = _draft_wordings(units, cards, copies)
    lemma = _choose_lemma(drafts)
    drafts.sort(key=lambda draft: (draft is not lemma, -draft.outlets, draft.earliest, draft.text))
    wordings = []
    for draft in drafts:
        carried = tuple(unit.ids for unit in draft.units)
        if draft is lemma:
            wordings.append(Wording(text=lemma.text, quotations=carried))
        else:
            wording = collated.get((lemma.text, clean_wording(draft.text)))
            wording = wording or collate_wording(lemma.text, draft.text)
            wordings.append(replace(wording, quotations=carried))
    return lemma.text, tuple(wordings)


def _draft_wordings(
    units: Sequence[Unit], cards: Mapping[str, Card], copies: Mapping[str, str]
) -> list[Draft]:
    texts: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        texts[clean_wording(unit.text)].append(unit)
    groups: dict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for text, members in texts.items():
        # What is printed in one way only needs no collation.
        groups[collation_forms(text) if len(texts) > 1 else ()].extend(members)
    drafts = []
    for forms, members in groups.items():
        members.sort(key=lambda unit: (_published(unit, cards), unit.ids))
        text = clean_wording(members[0].text)
        outlets = _count_outlets(members, cards, copies)
        drafts.append(Draft(text, forms, members, outlets, _published(members[0], cards)))
    return drafts


def _published(unit: Unit, cards: Mapping[str, Card]) -> str:
    card = cards.get(unit.article)
    return card.published.when if card and card.published else _UNDATED


def _count_outlets(
    units: Iterable[Unit], cards: Mapping[str, Card], copies: Mapping[str, str]
) -> int:
    # A copy speaks with the voice of its original, whether that is indexed or not.
    outlets = set()
    for unit in units:
        article = copies.get(unit.article, unit.article)
        card = cards.get(article)
        outlets.add(card.outlet if card else article)
    return len(outlets)


def _choose_lemma(drafts: list[Draft]) -> Draft:
    ranked = sorted(
        drafts,
        key=lambda draft: (-draft.outlets, draft.earliest, -len(draft.forms), draft.text),
    )
    if len(ranked) == 1:
        return ranked[0]
    holders = sorted(drafts, key=lambda draft: (-len(draft.forms), draft.text))[:_MOST_HOLDERS]
    codes = _encode_drafts(drafts)
    return next(
        (draft for draft in ranked if not _is_incomplete(draft, holders, codes)), holders[0]
    )


def _encode_drafts(drafts: list[Draft]) -> dict[str, str]:
    numbers: dict[str, int] = {}
    return {
        draft.text: encode_words(
            numbers.setdefault(word, len(numbers)) for word in collation_words(draft.text)
        )
        for draft in drafts
    }


def _is_incomplete(draft: Draft, holders: list[Draft], codes: dict[str, str]) -> bool:
    if "…" in draft.forms:
        return any("…" not in holder.forms for holder in holders)
    words = codes[draft.text]
    return any(
        _is_part(words, codes[holder.text])
        for holder in holders
        if holder is not draft and not _ends_by_itself(draft, holder)
    )


def _ends_by_itself(draft: Draft, holder: Draft) -> bool:
    # Nobody who cuts a sentence short sets "!" or "?" at the cut: "Lock it up!" is no part of
    # "Lock it up is right".
    if draft.forms[-1:] not in (("!",), ("?",)) or len(draft.forms) > _EXCLAMATION_FORMS:
        return False
    return _spell_forms(draft) not in _spell_forms(holder)


def _spell_forms(draft: Draft) -> str:
    return f" {' '.join(draft.forms).casefold()} "


def _is_part(words: str, longer: str) -> bool:
    if len(words) >= _PART * len(longer):
        return False
    if _PHRASE_WORDS <= len(words) <= len(longer) / 2 and words[1:] in longer:
        return True
    head = words[:_MOST_WORDS]
    return common_words(head, longer) >= _PART * len(head)
