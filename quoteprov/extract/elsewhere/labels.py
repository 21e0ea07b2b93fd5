"""Tells titles, names and terms from what somebody said, in other languages than English.

The signs stand beside the marks: a noun of kind (a film, a club, a party), a word that says what
something is called, an article that begins the sentence.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from quoteprov.extract.elsewhere.tongues import UNSPACED, Tongue, load_lists, load_tongue
from quoteprov.extract.labels import LONGEST_LABELLED_WORDS, Label, is_capitalised
from quoteprov.extract.marks import Marked
from quoteprov.extract.sight import NOTHING, Finding

# What a clause right beside it reports is somebody's words.
REPORTED = frozenset({"right_inverted", "right_clause", "split_sentence"})
# Where no spaces part words, terms are no longer than this, and names than that.
LONGEST_UNSPACED, LONGEST_NAME_UNSPACED = 8, 20
LONGEST_NAME_WORDS = 4
# Of names after a noun few are longer; what is said is.
LONGEST_NAMED = 3
# Signs stand within so many code points, and words, of the marks.
READ_CHARACTERS, READ_WORDS = 60, 4
ENDS = frozenset(".?!…。！？:：")
DASHES = frozenset("—–―-")
PAUSES = frozenset(",;，、")


class Words(Struct, frozen=True):
    """Words by their whole, by their beginnings ("фильм-") and by their endings ("-film")."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def hold(self, word: str) -> bool:
        """Whether the word, in lower case, is one of these."""
        return word in self.whole or word.startswith(self.beginnings) or word.endswith(self.endings)


@cache
def _load(language: str, name: str) -> Words:
    """The list ``name`` of a language; a hyphen stands for whatever else a word has."""
    words = load_lists(language).get(name, frozenset())
    return Words(
        frozenset(word for word in words if "-" not in (word[0], word[-1])),
        tuple(sorted(word[:-1] for word in words if word.endswith("-"))),
        tuple(sorted(word[1:] for word in words if word.startswith("-"))),
    )


def label_elsewhere(text: str, quotation: Marked, finding: Finding, language: str) -> Label:
    """Give "title" or "scare" where signs tell that nobody is reported to have said this."""
    content = text[quotation.start : quotation.end]
    words = content.split()
    if len(words) > LONGEST_LABELLED_WORDS or not content[-1].isalnum():
        return ""
    if text[quotation.left] in DASHES:
        return ""
    before = text[max(0, quotation.left - READ_CHARACTERS) : quotation.left].rpartition("\n")[2]
    after = text[quotation.right : quotation.right + READ_CHARACTERS].partition("\n")[0]
    if language in UNSPACED:
        return _label_unspaced(content, before, after, finding, language)
    named = not content[0].islower()
    tongue = load_tongue(language)
    if tongue and _is_told(before, after, tongue, named=named):
        return "title" if named else "scare"
    if tongue and named and len(words) <= LONGEST_NAMED and _follows_noun(before, after, tongue):
        return "title"
    reported = finding.rule in REPORTED
    if tongue and _begins(before, tongue) and not (reported and after.lstrip()[:1] in PAUSES):
        return "title" if named else "scare"
    if reported:
        return ""
    if tongue and named and len(words) <= LONGEST_NAME_WORDS and _is_in_sentence(before, tongue):
        return "title"
    if finding.rule != NOTHING.rule:
        return ""
    if tongue and _is_beside_cue(before, after, tongue, named=named):
        return ""
    if len(words) == 1:
        return "scare" if content.replace("-", "").isalnum() else ""
    return "title" if is_capitalised(words) else ""


def _is_told(before: str, after: str, tongue: Tongue, *, named: bool) -> bool:
    """Whether the words beside the marks tell a name or a term."""
    if named and (_is_compound(after) or _is_nickname(before, after)):
        return True
    if before.rstrip()[-1:] in ENDS:
        return False
    if _load(tongue.name, "named").hold(_first(after)):
        return True
    words = _split(before)
    return _leads(tongue, "called", words) or (named and _leads(tongue, "kinds", words))


def _is_compound(after: str) -> bool:
    """Whether it is the first part of a word: „Q“-Rufe."""
    return after[:1] == "-" and after[1:2].isalpha()


def _is_nickname(before: str, after: str) -> bool:
    """Whether a name goes on behind the marks: Markus «Q» Foss."""
    last = before.split()[-1:]
    return bool(last) and last[0].istitle() and last[0].isalpha() and after[1:3].istitle()


def _leads(tongue: Tongue, name: str, words: list[str]) -> bool:
    """Whether one of the list stands right before the marks, but for articles and names."""
    listed = _load(tongue.name, name)
    for word in reversed(words):
        if listed.hold(word.lower()):
            return True
        if not (_may_part(tongue, word.lower()) or word[0].isupper()):
            return False
    return False


def _split(before: str) -> list[str]:
    """The last words before the marks, in their sentence."""
    words = re.split(r"[.?!…:;]\s", before)[-1].replace(",", " ").split()[-READ_WORDS:]
    return [re.split("[’']", word)[-1] or word for word in words]


def _first(after: str) -> str:
    """The first word after the marks."""
    words = after.lower().split(maxsplit=1)
    return words[0].strip(",.") if words and after[:1].isspace() else ""


def _may_part(tongue: Tongue, low: str) -> bool:
    """Whether a word may stand between what something is called and its name: als "Q"."""
    return (
        low in tongue.prepositions
        or low in tongue.conjunctions
        or low in tongue.determiners
        or low in tongue.of
    )


def _begins(before: str, tongue: Tongue) -> bool:
    """Whether nothing but an article stands before the marks in their sentence: Der „Q“ ..."""
    words = re.split(r"[.?!…]\s", before)[-1].lower().split()
    return words[-1:] != [] and all(
        word in tongue.determiners or word in tongue.conjunctions for word in words
    )


def _is_beside_cue(before: str, after: str, tongue: Tongue, *, named: bool) -> bool:
    """Whether a verb of speech stands right beside the marks, though nobody was found to speak.

    A name after it may be whom somebody speaks to: "рассказал «Утру» источник".
    """
    last, first = before.lower().split()[-1:], after.lower().lstrip(" ,–—-").split(maxsplit=1)[:1]
    if last and last[0] in tongue.cues and not named:
        return True
    return bool(first) and first[0].strip(".,") in tongue.said and after[:1] in PAUSES


def _is_in_sentence(before: str, tongue: Tongue) -> bool:
    """Whether a preposition stands before the marks, where all nouns have no capitals.

    What somebody said begins with a small letter there.
    """
    last = before.split()[-1:]
    if not last or "nouns" in tongue.traits:
        return False
    return last[0] in tongue.prepositions and last[0] not in tongue.conjunctions


def _follows_noun(before: str, after: str, tongue: Tongue) -> bool:
    """Whether a noun or a preposition stands right before the marks, of which this is the name.

    What somebody said begins with a small letter there, or after a colon: «Полюса» in "игра
    «Полюса»". So it is where nouns have cases and no articles. A verb of speech is said to whom
    the marks name where its subject follows: "рассказала «Утру» Анна".
    """
    if "cases" not in tongue.traits or not before.endswith((" ", "\xa0")):
        return False
    last = before.split()[-1:]
    if not last or not last[0].isalpha() or not last[0].islower():
        return False
    if last[0] in tongue.said:
        first = _first(after)
        return first.isalpha() and first not in tongue.conjunctions | tongue.prepositions
    told = tongue.cues | tongue.loose | tongue.sayings | tongue.conjunctions | tongue.determiners
    return last[0] not in told


def _label_unspaced(
    content: str, before: str, after: str, finding: Finding, language: str
) -> Label:
    """The label where no spaces part words."""
    before = before.rstrip()
    if before[-1:] in ENDS or before[-1:] in PAUSES:
        return ""
    if len(content) <= LONGEST_NAME_UNSPACED:
        if _load(language, "kinds").hold(before) or _load(language, "named").hold(after):
            return "title"
        if _load(language, "called").hold(before):
            return "scare"
    short = len(content) <= LONGEST_UNSPACED
    return "scare" if short and finding.rule == NOTHING.rule else ""
