"""The words of a phrase in running text: the places where they stand one after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from quoteprov.align.letters import find_letters
from quoteprov.align.tokens import Word, fold_words, split_words
from quoteprov.model import Span

_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


def locate_phrase(phrase: str, text: str) -> list[Span]:
    """Every place where the words of ``phrase`` stand one after another in ``text``.

    Case, diacritics, punctuation, kinds of marks and the hyphens of compounds make no
    difference. Words must be whole, but for scripts without spaces, where every letter is one.
    """
    wanted = fold_words(phrase)
    words = _words_of(text) if wanted else ()
    numbers = {word: chr(index + 1) for index, word in enumerate(dict.fromkeys(wanted))}
    needle = "".join(numbers[word] for word in wanted)
    haystack = "".join(numbers.get(word.fold, "\0") for word in words)
    spans = []
    at = haystack.find(needle) if needle else -1
    while at >= 0:
        spans.append(Span(words[at].start, words[at + len(needle) - 1].end))
        at = haystack.find(needle, at + len(needle))
    return spans


def holds_phrase(phrase: str, text: str) -> bool:
    """Whether ``text`` has a place of ``phrase``, as ``locate_phrase`` finds it."""
    between_blanks = _phrase_between_blanks(phrase)
    if between_blanks is not None and between_blanks.search(text):
        return True
    return find_phrase(phrase, text, ()) is not None


def find_phrase(phrase: str, text: str, taken: Sequence[Span]) -> Span | None:
    """The first place of ``phrase`` in ``text`` that overlaps none of the spans ``taken``.

    The places are those of ``locate_phrase``. Where the words stand plainly in the text, only
    the plain places are looked at: that takes a tenth of the time that reading all words takes.
    Where its letters do not stand there in a row, no words are read either.
    """
    plain = _plain_phrase(phrase)
    place = None
    for place in plain.finditer(text) if plain else ():
        start, end = _widen(text, *place.span())
        for span in _locate_again(phrase, text[start:end]):
            found = Span(start + span.start, start + span.end)
            if _is_free(found, taken):
                return found
    if place is not None or not _may_hold(phrase, text):
        return None
    return next((span for span in locate_phrase(phrase, text) if _is_free(span, taken)), None)


def _may_hold(phrase: str, text: str) -> bool:
    """Whether the letters of ``phrase`` stand in ``text`` in a row, or that is not to be told."""
    letters = _letters_of(phrase)
    if not letters or _riddle().search(text):
        return True
    return letters in text.encode("ascii", "ignore").lower().translate(None, _SIGNS)


@cache
def _riddle() -> re.Pattern[str]:
    # A sign may stand for a word, an entity for any letter; what is neither a letter of English nor
    # a mark of typography may fold to one.
    plain = "\x00-\x24\x27-\x7f\xa0-\xa9\xab-\xb1\xb6-\xb8\xbb\u2010-\u2027\u20a0-\u20bf"
    return re.compile(f"[^{plain}]")


@lru_cache(maxsize=16)
def _letters_of(phrase: str) -> bytes:
    """The letters of the words of a phrase; none where some word has others."""
    letters = "".join(fold_words(phrase))
    return letters.encode() if letters.isascii() and letters.isalnum() else b""


# Thousands of quotations hold a common phrase in a few forms.
@lru_cache(maxsize=1024)
def _locate_again(phrase: str, text: str) -> Sequence[Span]:
    return locate_phrase(phrase, text)


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    return not any(span.start < other.end and other.start < span.end for other in taken)


@lru_cache(maxsize=16)
def _plain_phrase(phrase: str) -> re.Pattern[str] | None:
    words = find_letters(phrase)
    if not words or not phrase.isascii():
        return None
    return _compile_words(words, r"[^\W_]", r"[\W_]+", r"(?![^\W_])")


@lru_cache(maxsize=16)
def _phrase_between_blanks(phrase: str) -> re.Pattern[str] | None:
    # Plain words between blanks are words whatever else stands in the text. It tells of nine
    # quotations in ten, in a fifth of the time.
    words = phrase.split(" ")
    if not all(word.isascii() and word.isalpha() for word in words):
        return None
    return _compile_words(words, r"[^ \n]", " ", r"(?=[ \n,;!?]|\Z)")


def _compile_words(words: Sequence[str], glued: str, blank: str, end: str) -> re.Pattern[str]:
    # Letters in both cases, the first one before the look behind it: such an expression skips to
    # its first letter, which takes a third of the time.
    first, *others = (_in_both_cases(letter) for letter in words[0])
    between = blank.join(["".join(others), *("".join(map(_in_both_cases, w)) for w in words[1:])])
    return re.compile(rf"{first}(?<!{glued}.){between}{end}")


def _in_both_cases(letter: str) -> str:
    return f"[{letter.lower()}{letter.upper()}]" if letter.isalpha() else letter


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    # To the next blanks: no word goes across a blank.
    before = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start))
    after = _blank().search(text, end)
    return before + 1, after.start() if after else len(text)


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"[ \n]")


# A phrase is looked for in the same article's quotations and text.
@lru_cache(maxsize=256)
def _words_of(text: str) -> tuple[Word, ...]:
    return tuple(split_words(text))
