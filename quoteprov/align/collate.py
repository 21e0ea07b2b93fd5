"""Collation: a wording held against the lemma, token by token, every difference classified."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, get_args

from quoteprov.align.alerts import find_alerts
from quoteprov.align.classify import Variant, classify_variant
from quoteprov.align.tokens import Token, tokenise
from quoteprov.model import Alert, Change, Entry, Severity, Wording

# Alignments of more cells than this are not computed: what stands between the common beginning
# and the common end is then one entry. 20,000 words against as many.
_MOST_CELLS = 400_000_000
# Two words in common between long differences are chance.
_ISLAND = 2
# One word in so many of a fragment may have its like elsewhere in the whole by chance.
_STRAY = 10
_SEA = 4
# Brackets hold a name or a few words that an editor put in.
_BRACKETED = 8
_ACCIDENTAL: frozenset[Change] = frozenset(
    ("punctuation", "case", "spelling", "sic", "censored", "damage")
)
_PEELED = frozenset(",.;:?!\"'")
_SILENT_ENDS = frozenset((",", ".", ";", ":", "—"))


class _Stretch(NamedTuple):
    """Tokens ``start`` to ``end`` of the lemma against ``first`` to ``last`` of the reading."""

    start: int
    end: int
    first: int
    last: int


def collate_wording(lemma: str, text: str) -> Wording:
    """``text`` as a wording against ``lemma``: entries, changes, severity and alerts.

    ``Wording.text`` is ``text`` with its white space collapsed, without the opening marks that
    only continue it in a new paragraph, and without a comma at its end. A full stop at the end
    of either is no variant. The wording carries no quotations.
    """
    reading = clean_wording(text)
    source, target = collation_tokens(lemma), collation_tokens(reading)
    entries: list[Entry] = []
    accidental = True
    alerts: set[Alert] = set()
    for stretch in _find_differences(source, target):
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
    text = " ".join(text.split())
    while text.endswith(","):
        text = text[:-1].rstrip()
    return text


# The lemma of an utterance is held against every other wording of it.
@lru_cache(maxsize=64)
def collation_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` that make its wording: all but punctuation that ends it silently."""
    tokens = tokenise(text)
    end = len(tokens)
    while end and tokens[end - 1].form in _SILENT_ENDS:
        end -= 1
    return tuple(tokens[:end])


def collation_forms(text: str) -> tuple[str, ...]:
    """What makes two texts the same wording: the forms of their collation tokens."""
    return tuple([token.form for token in collation_tokens(text)])


def collation_words(text: str) -> list[str]:
    """The folded words of the collation tokens of ``text``."""
    return " ".join([token.fold for token in collation_tokens(text)]).split()


def _find_differences(source: Sequence[Token], target: Sequence[Token]) -> list[_Stretch]:
    stretches = list(_peel_marks(_merge_islands(_align(source, target), source), source, target))
    stretches.extend(_altered_forms(stretches, source, target))
    return _close_brackets(sorted(stretches), target)


def _align(source: Sequence[Token], target: Sequence[Token]) -> list[_Stretch]:
    # Words are aligned by their folds: a change of case or spelling must not move the others.
    numbers: dict[str, str] = {}
    one, other = (
        "".join([numbers.setdefault(t.fold or t.form, chr(0xE000 + len(numbers))) for t in tokens])
        for tokens in (source, target)
    )
    before = _common_beginning(one, other)
    after = _common_beginning(one[before:][::-1], other[before:][::-1])
    start, end = before, len(one) - after
    first, last = before, len(other) - after
    if (end - start) * (last - first) > _MOST_CELLS:
        return [_Stretch(start, end, first, last)]
    return _edits(one, other)


def _common_beginning(one: str, other: str) -> int:
    length = min(len(one), len(other))
    low, high = 0, length
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _edits(one: str, other: str) -> list[_Stretch]:
    from rapidfuzz.distance import Levenshtein

    window = _find_window(one, other)
    if window is None:
        return _merge_adjacent(
            _Stretch(op.src_start, op.src_end, op.dest_start, op.dest_end)
            for op in Levenshtein.opcodes(one, other)
            if op.tag != "equal"
        )
    start, end, first, last = window
    inner = [
        _Stretch(start + edit.start, start + edit.end, first + edit.first, first + edit.last)
        for edit in _edits(one[start:end], other[first:last])
    ]
    outer = [_Stretch(0, start, 0, first), _Stretch(end, len(one), last, len(other))]
    return _merge_adjacent([outer[0], *inner, outer[1]])


def _find_window(one: str, other: str) -> _Stretch | None:
    # A fragment is aligned within the stretch that it was cut from: over the whole of the longer
    # one its words would be scattered wherever their likes stand.
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.fuzz import partial_ratio_alignment

    shorter, longer = sorted((one, other), key=len)
    if not shorter or len(shorter) > 0.8 * len(longer) or len(one) * len(other) > _MOST_CELLS:
        return None
    found = partial_ratio_alignment(shorter, longer)
    if found is None or found.dest_end - found.dest_start >= len(longer):
        return None
    start, end = found.dest_start, found.dest_end
    inside = LCSseq.similarity(shorter, longer[start:end])
    if inside < LCSseq.similarity(shorter, longer) - len(shorter) // _STRAY:
        return None
    if shorter is one:
        return _Stretch(0, len(one), start, end)
    return _Stretch(start, end, 0, len(other))


def _merge_adjacent(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    merged: list[_Stretch] = []
    for stretch in stretches:
        if stretch.start == stretch.end and stretch.first == stretch.last:
            continue
        if merged and merged[-1].end == stretch.start and merged[-1].last == stretch.first:
            last = merged.pop()
            stretch = _Stretch(last.start, stretch.end, last.first, stretch.last)
        merged.append(stretch)
    return merged


def _merge_islands(stretches: list[_Stretch], source: Sequence[Token]) -> list[_Stretch]:
    merged: list[_Stretch] = []
    for stretch in stretches:
        if merged:
            last = merged[-1]
            island = sum(bool(token.fold) for token in source[last.end : stretch.start])
            # What only leaves words out leaves an island that is a fragment, however small.
            rewritten = last.first < last.last or stretch.first < stretch.last
            far = _extent(last) >= _SEA and _extent(stretch) >= _SEA
            if island <= _ISLAND and far and rewritten:
                merged[-1] = _Stretch(last.start, stretch.end, last.first, stretch.last)
                continue
        merged.append(stretch)
    return merged


def _extent(stretch: _Stretch) -> int:
    return max(stretch.end - stretch.start, stretch.last - stretch.first)


def _peel_marks(
    stretches: list[_Stretch], source: Sequence[Token], target: Sequence[Token]
) -> Iterator[_Stretch]:
    # "zones," against "zone" is two differences: one of the word, one of the comma.
    for start, end, first, last in stretches:
        while _is_ragged(source[start:end], target[first:last], 0):
            stop, until = start + _is_mark(source[start]), first + _is_mark(target[first])
            yield _Stretch(start, stop, first, until)
            start, first = stop, until
        peeled: list[_Stretch] = []
        while _is_ragged(source[start:end], target[first:last], -1):
            stop, until = end - _is_mark(source[end - 1]), last - _is_mark(target[last - 1])
            peeled.append(_Stretch(stop, end, until, last))
            end, last = stop, until
        yield _Stretch(start, end, first, last)
        yield from peeled


def _is_ragged(source: Sequence[Token], target: Sequence[Token], edge: int) -> bool:
    if not (any(t.fold for t in source) and any(t.fold for t in target)):
        return False
    return _is_mark(source[edge]) or _is_mark(target[edge])


def _is_mark(token: Token) -> bool:
    return not token.fold and token.form in _PEELED


def _altered_forms(
    stretches: list[_Stretch], source: Sequence[Token], target: Sequence[Token]
) -> list[_Stretch]:
    # Between the differences the folds are equal, one token for one; the forms may differ.
    altered: list[_Stretch] = []
    place, partner = 0, 0
    ends = _Stretch(len(source), len(source), len(target), len(target))
    for stretch in [*sorted(stretches), ends]:
        while place < stretch.start:
            if source[place].form != target[partner].form:
                altered.append(_Stretch(place, place + 1, partner, partner + 1))
            place, partner = place + 1, partner + 1
        place, partner = stretch.end, stretch.last
    return _merge_adjacent(altered)


def _close_brackets(stretches: list[_Stretch], target: Sequence[Token]) -> list[_Stretch]:
    # "[ISIS]" for "ISIS" is one intervention, not two marks.
    closed: list[_Stretch] = []
    for stretch in stretches:
        opened = closed[-1] if closed else None
        if (
            opened
            and stretch.first - opened.last <= _BRACKETED
            and _last_form(target, opened) == "["
            and _first_form(target, stretch) == "]"
        ):
            closed[-1] = _Stretch(opened.start, stretch.end, opened.first, stretch.last)
        else:
            closed.append(stretch)
    return closed


def _first_form(target: Sequence[Token], stretch: _Stretch) -> str:
    return target[stretch.first].form if stretch.first < stretch.last else ""


def _last_form(target: Sequence[Token], stretch: _Stretch) -> str:
    return target[stretch.last - 1].form if stretch.first < stretch.last else ""


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
