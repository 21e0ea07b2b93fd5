"""What the formats for people say of a value, in plain words. Nothing here is escaped yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from quoteprov.model import (
    Attestation,
    Comparison,
    Entry,
    Field,
    First,
    RelatedReason,
    Speaker,
    SpeakerStatus,
)

ID_DIGITS = 8  # `show` takes any beginning of an id that only one utterance has

_SPEAKER_STATUS: dict[SpeakerStatus, str] = {
    "agreed": "agreed",
    "inferred": "clear in one witness only",
    "disputed": "disputed",
    "unknown": "unknown",
}
# Of one utterance and of several.
_REASONS: dict[RelatedReason, tuple[str, str]] = {
    "number": ("it has another number", "they have other numbers"),
    "name": ("it has another name", "they have other names"),
    "occasion": ("it was said on another occasion", "they were said on other occasions"),
    "overlap": ("it shares words only", "they share words only"),
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """The number with its noun: "1 outlet", "2,000 outlets"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def join_names(names: Sequence[str], conjunction: Literal["and", "or"] = "and") -> str:
    """The names as a list in a sentence: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def say_date(published: str | None) -> str:
    """A date as it is known, to the minute: "2017-07-06 09:06", "2017-07" or "undated"."""
    if not published:
        return "undated"
    day, _, time = published.partition("T")
    # Seconds order nothing that a reader can check; JSON has them.
    minutes, zone = time[:5], re.sub(r"^[\d:.]*", "", time)
    return f"{day} {minutes}{zone.replace('+00:00', 'Z')}" if time else day


def lacks_zone(published: str | None) -> bool:
    """Whether a date has a time of day, but no offset that places it on earth."""
    return re.fullmatch(r"[\d-]+T[\d:.]+", published or "") is not None


def say_first(first: First, undated: int = 0) -> str:
    """Who printed it first, a tie, or that it is not known.

    ``undated`` articles are named where there are some: each of them may have been earlier.
    """
    besides = f"; {count(undated, 'article')} undated" if undated and first.published else ""
    return _say_first(first) + besides


def _say_first(first: First) -> str:
    if first.status == "unknown":
        return "first printing unknown" + ("" if first.published else ": no dates")
    outlets = join_names(first.outlets)
    if first.status == "tie":
        return f"first printing a tie: {outlets} (earliest date: {say_date(first.published)})"
    if first.status == "seen":
        return f"first seen: {outlets}, {say_date(first.published)} (printed then or before)"
    return f"first: {outlets}, {say_date(first.published)}"


def say_speaker(speaker: Speaker) -> str:
    """The speaker and how the articles stand to the name: "Rex Tillerson (agreed)"."""
    if speaker.name is None:
        return "speaker disputed" if speaker.status == "disputed" else "speaker unknown"
    return f"{speaker.name} ({_SPEAKER_STATUS[speaker.status]})"


def say_outlets(outlets: int, independent: int) -> str:
    """How widely it is carried: "3 outlets, 2 independent"."""
    return f"{count(outlets, 'outlet')}, {independent:,} independent"


def say_related(related: Iterable[tuple[str, RelatedReason]]) -> Iterator[str]:
    """The utterances (id, reason) that resemble one, by why they are kept apart from it."""
    by_reason: dict[RelatedReason, list[str]] = {}
    for one, reason in related:
        by_reason.setdefault(reason, []).append(one)
    for reason, ids in by_reason.items():
        yield f"{join_names(ids)}: {_REASONS[reason][len(ids) > 1]}"


def is_lemma(wording: Attestation | Comparison) -> bool:
    """Whether it has the words of the lemma: a mark at its end may differ."""
    return not wording.changes and not wording.entries


def say_changes(wording: Attestation | Comparison) -> list[str]:
    """The kinds of change with the words concerned: "substitution: it → is"."""
    if _is_another_part(wording):
        return ["another part: none of the words above"]
    said: dict[str, list[str]] = {change: [] for change in wording.changes}
    for entry in wording.entries:
        words = said.setdefault(entry.change, [])
        if entry.change != "truncation":
            words.append(_say_entry(entry))
    ends = ["beginning" if e.start == 0 else "end" for e in _truncations(wording)]
    if ends:
        said["truncation"] = [f"{'both ends' if len(ends) > 1 else ends[0]} left out"]
    return [f"{change}: {', '.join(words)}" if words else change for change, words in said.items()]


def _is_another_part(wording: Attestation | Comparison) -> bool:
    """Whether all of its words are inserted, and all of the lemma's cut."""
    return any(
        entry.change == "insertion"
        and entry.reading_start == 0
        and not any(map(str.isalnum, wording.text[entry.reading_end :]))
        for entry in wording.entries
    )


def _truncations(wording: Attestation | Comparison) -> list[Entry]:
    return [entry for entry in wording.entries if entry.change == "truncation"]


def say_alerts(wording: Attestation | Comparison) -> list[str]:
    """What a reader must not miss: "! name changed"."""
    return [f"! {alert} changed" for alert in wording.alerts]


def _say_entry(entry: Entry) -> str:
    lemma, reading = _show_words(entry.lemma), _show_words(entry.reading)
    if entry.op == "insert":
        return f"+ {reading}"
    if entry.op == "delete":
        return f"− {lemma}"
    return f"{lemma} → {reading}"


def _show_words(words: str) -> str:
    if not any(character.isalnum() for character in words):
        return f"‘{words}’"
    parts = words.split()
    # The whole lemma stands above; of a long stretch its ends are enough to find it.
    return f"{' '.join(parts[:5])} … {' '.join(parts[-3:])}" if len(parts) > 12 else words


def say_place(path: str, record: str | None, field: Field, start: int, end: int) -> str:
    """Where the words stand: "wire.jsonl#3:120-164", with the field if it is not the text."""
    where = path if record is None else f"{path}#{record}"
    return f"{where}:{start}-{end}" + (" in the title" if field == "title" else "")
