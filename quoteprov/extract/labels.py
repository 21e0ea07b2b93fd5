"""Tells titles of works and scare quotes from what somebody is reported to have said."""

from __future__ import annotations

import re
from typing import Literal

from quoteprov.extract.lexicon import load_cues, load_words
from quoteprov.extract.marks import Marked
from quoteprov.extract.sight import Finding

Label = Literal["", "title", "scare"]

LONGEST_TITLE, LONGEST_TITLE_WORDS = 60, 8
LONGEST_SCARE_WORDS = 2
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "to",
        "in",
        "for",
        "on",
        "with",
        "at",
        "by",
        "from",
        "as",
        "is",
        "vs",
        "but",
        "nor",
        "into",
        "over",
        "your",
        "my",
    ]
)
BEFORE_TITLES = frozenset(["on", "of", "in", "from"])

# Rules that answer with whoever is near, not with a clause that reports the quotation.
WEAK = frozenset(
    {
        "carried_over",
        "none",
        "previous_paragraph",
        "previous_sentence",
        "same_sentence",
        "sentence_subject",
    }
)
# Of the short quotations that these answer for, most are somebody's choice of word (measured on
# US news: three to two; for the other weak rules it is even).
WEAKEST = frozenset({"none", "previous_paragraph", "previous_sentence"})


# News names numbers and days; of a hundred novels 72 do not in their first chapters, of as many
# news articles 3. In a novel people talk in whole sentences, and a fragment inside a sentence of
# the narrator's is a word or a saying, nobody's utterance.
NARRATION_DIGITS = 1000
READ_FOR_NARRATION = 8_000
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def is_narration(text: str, start: int, end: int) -> bool:
    """Whether a text tells a story rather than reports: hardly a number, never a weekday."""
    stop = min(end, start + READ_FOR_NARRATION)
    if any(text.find(day, start, stop) >= 0 for day in WEEKDAYS):
        return False
    digits = sum(text.count(digit, start, stop) for digit in "0123456789")
    return digits * NARRATION_DIGITS <= stop - start


def label_unspoken(
    text: str, quotation: Marked, finding: Finding, label_before: Label, *, narrated: bool
) -> Label:
    """Give "title" or "scare" where nobody is reported to have said this, else nothing.

    ``label_before`` is the label of the quotation before this one; ``narrated`` says whether the
    text is a narration.
    """
    if quotation.end - quotation.start > LONGEST_TITLE:
        return ""
    words = text[quotation.start : quotation.end].split()
    if len(words) > LONGEST_TITLE_WORDS:
        return ""
    if _is_capitalised(words):
        if label_before == "title" and finding.rule == "same_sentence":
            return "title"
        return "title" if _stands_as_title(text, quotation, words, finding) else ""
    if narrated and _is_inside(text, quotation, finding):
        return "scare"
    if _is_scare(words, finding) and not _is_uttered(text, quotation, finding):
        return "scare"
    return ""


def _is_capitalised(words: list[str]) -> bool:
    """Whether all words but the small ones begin with a capital or a digit."""
    if not words[0][0].isupper() and not words[-1][0].isupper():
        return False
    return all(not word[0].islower() or word.lower().strip(",.!?") in SMALL_WORDS for word in words)


def _stands_as_title(text: str, quotation: Marked, words: list[str], finding: Finding) -> bool:
    if _is_uttered(text, quotation, finding):
        return False
    last, following = _neighbours(text, quotation)
    classes = load_words()
    if last in classes["works"] or following in classes["works"] | classes["of_works"]:
        return True
    if last.endswith(("'s", "’s")) and last[:-2] in classes["stations"]:
        return True
    if len(words) < 2:
        return False
    introduced = finding.cue is not None and 0 <= quotation.left - finding.cue[1] < 12
    return finding.rule in WEAK or (last in BEFORE_TITLES and not introduced)


def _is_uttered(text: str, quotation: Marked, finding: Finding) -> bool:
    """Whether form or context makes it speech: an outcry, a colon before it, "chants of"."""
    last = text[quotation.end - 1]
    before = text[max(0, quotation.left - 30) : quotation.left].lower()
    stripped = before.rstrip()
    if last in "?!" or stripped.endswith(":"):
        return True
    begins = not stripped or stripped[-1] in ".?!" or "\n" in before[len(stripped) :]
    if begins and last in ".," and finding.rule in WEAK:
        return True
    return any(word in load_cues().nouns for word in stripped.split()[-2:])


def _neighbours(text: str, quotation: Marked) -> tuple[str, str]:
    """The last word before the quotation and the first after it, in lower case."""
    # Without a second try inside a word: a third of the time (measured).
    before = re.search(
        r"(?<![\w'’.&-])([\w'’.&-]++)\W*+$", text[max(0, quotation.left - 40) : quotation.left]
    )
    after = re.match(r"\W{0,4}([\w'’-]+)", text[quotation.right : quotation.right + 30])
    return before[1].lower() if before else "", after[1].lower() if after else ""


def _is_inside(text: str, quotation: Marked, finding: Finding) -> bool:
    """Whether it is a part of the narrator's sentence, and no verb of speech stands before it."""
    before = text[max(0, quotation.left - 3) : quotation.left].rstrip()
    if not text[quotation.start].islower() or not before[-1:].isalpha():
        return False
    return finding.cue is None or not 0 <= quotation.left - finding.cue[1] <= 2


def _is_scare(words: list[str], finding: Finding) -> bool:
    return finding.rule in WEAKEST and len(words) <= LONGEST_SCARE_WORDS
