"""Collation: a wording held against the lemma, token by token, every difference classified."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import get_args

from quoteprov.align.alerts import find_alerts
from quoteprov.align.classify import Variant, classify_variant
from quoteprov.align.places import divide_places
from quoteprov.align.stretches import find_stretches
from quoteprov.align.tokens import Token, tokenise
from quoteprov.model import Alert, Change, Entry, Severity, Wording

_ACCIDENTAL: frozenset[Change] = frozenset(
    ("punctuation", "case", "spelling", "sic", "censored", "damage")
)
# A comma gives way to the attribution, and what closes a quotation within the quotation to the
# mark that closes both.
# Hyphens that stand for a dash.
_DASH = 2
_SILENT_ENDS = frozenset((",", ".", ";", ":", "—", '"'))


def collate_wording(lemma: str, text: str) -> Wording:
    """``text`` as a wording against ``lemma``: entries, changes, severity and alerts.

    ``Wording.text`` is ``text`` with its white space collapsed, without the opening marks that
    only continue it in a new paragraph, and without a comma at its end. A full stop or a mark
    of quotation at the end of either is no variant. The wording carries no quotations.
    """
    reading = clean_wording(text)
    source, target = collation_tokens(lemma), collation_tokens(reading)
    entries: list[Entry] = []
    accidental = True
    alerts: set[Alert] = set()
    for stretch in divide_places(find_stretches(source, target), source, target):
        variant = Variant(source, target, *stretch)
        change = classify_variant(variant)
        accidental = accidental and (change in _ACCIDENTAL or variant.keeps_words)
        alerts.update(find_alerts(variant, change))
        entries.append(_make_entry(lemma, reading, variant, change))
    changes = {entry.change for entry in entries}
    severity: Severity = "accidental" if accidental else "substantive"
    return Wording(
        text=reading,
        changes=tuple(change for change in get_args(Change) if change in changes),
        severity=severity if entries else "none",
        alerts=tuple(alert for alert in get_args(Alert) if alert in alerts),
        entries=tuple(entries),
        quotations=(),
    )


@cache
def _continuation() -> re.Pattern[str]:
    # An opening mark at the start of a paragraph that closes nowhere in that paragraph.
    return re.compile(r"(\n[ \t]*)(?:[“„«‘]|\"(?=\S)|''|``)(?=[^\n”»\"]*(?:\n|$))")


def clean_wording(text: str) -> str:
    """``text`` as a wording prints it: one space for white space, no comma at the end."""
    if "\n" in text:
        text = _continuation().sub(r"\1", text)
    # Of white space only the single space is printable: most texts need no search for any other.
    if "  " in text or not text.isprintable():
        text = _white_space().sub(" ", text)
    text = text.strip(" ")
    while text.endswith(","):
        text = text[:-1].rstrip(" ")
    return text


@cache
def _white_space() -> re.Pattern[str]:
    # Behind these a no-break space may be what is left of a character that was misread.
    return re.compile("(?:[^\\S\x85\xa0]|(?<![ÂÃ€\x80])[\x85\xa0])+")


# The lemma of an utterance is held against every other wording of it.
@lru_cache(maxsize=64)
def collation_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` that make its wording: all but punctuation that ends it silently."""
    tokens = tokenise(text)
    end = len(tokens)
    while end and tokens[end - 1].form in _SILENT_ENDS and not _hides_letters(tokens, end - 1):
        end -= 1
    return tuple(tokens[:end])


def _hides_letters(tokens: Sequence[Token], place: int) -> bool:
    # "bulls---" and "b–––" are words; "I was going to--" is a sentence that breaks off.
    dashes = tokens[max(place - 1, 0) : place + 1]
    return len(tokens[place].surface) > _DASH or [token.form for token in dashes] == ["—", "—"]


def collation_forms(text: str) -> tuple[str, ...]:
    """What makes two texts the same wording: the forms of their collation tokens."""
    return tuple([token.form for token in collation_tokens(text)])


def collation_words(text: str) -> list[str]:
    """The folded words of the collation tokens of ``text``."""
    return " ".join([token.fold for token in collation_tokens(text)]).split()


def _make_entry(lemma: str, reading: str, variant: Variant, change: Change) -> Entry:
    old, new = variant.lemma_tokens, variant.reading_tokens
    if new:
        start, end = new[0].start, new[-1].end
    else:
        start = end = variant.target[variant.first - 1].end if variant.first else 0
    return Entry(
        op="replace" if old and new else "delete" if old else "insert",
        change=change,
        lemma=lemma[old[0].start : old[-1].end] if old else "",
        reading=reading[start:end],
        start=variant.start,
        end=variant.end,
        reading_start=start,
        reading_end=end,
    )
