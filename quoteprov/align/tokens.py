"""Tokens: the only place where text is folded.

Two readings of a text serve two ends. ``tokenise`` gives words and marks of punctuation, for
collation: a hyphenated compound is one token. ``split_words`` gives folded words alone, for
matching: a compound falls into its parts. Characters of scripts that are written without spaces
(Chinese, Japanese, Thai, Lao, Khmer, Burmese) are words of their own, so that a run of words is
a substring there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quoteprov.align.repair import repair_text

APOSTROPHES = "'’‘ʼ＇`´"
HYPHENS = "-‐‑"
SINGLE_MARKS = "'‘’‚‛‹›＇`´"

# Vowel signs and other marks that the expression \w leaves out of words.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0730-\u074a"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03"
    "\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd"
    "\u0c00-\u0c04\u0c3e-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3e-\u0d4d\u0dca-\u0ddf"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a\ufe00-\ufe0f"
)
_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a"
    "\u1780-\u17b3\u3005-\u3007\u3041-\u3096\u309d-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_LETTER = r"[^\W\d_]"
_RUN = rf"[\w{_MARKS}]+"
_JOINTS = re.escape(HYPHENS)
_WORDS = (
    # Most words are letters with a blank or a mark behind them: they are tried first.
    r"(?P<plain>[A-Za-z]+(?=[\s,;!?]|\Z)|[A-Za-z]{2,}(?=\.(?:\s|\Z)))"
    # U.S., a.m. (the final full stop belongs to the abbreviation)
    rf"|(?P<short>(?<!\w){_LETTER}(?:\.{_LETTER})+(?!\w)\.?)"
    # p***y, f---ing
    rf"|(?P<censored>(?<!\w){_LETTER}+\*(?:\*+\w*|\w+)|(?<!\w){_LETTER}{{1,2}}-{{3,}}\w*)"
    # [t]he, (T)his: an editor changed the case of a letter
    rf"|(?P<altered>\[{_LETTER}\]{_RUN}|\({_LETTER}\){_RUN})"
    # don't, no-fly, 1,000, 10:30
    rf"|(?P<word>{_RUN}(?:(?:[{APOSTROPHES}{_JOINTS}]|(?<=\d)[.,:–](?=\d)){_RUN})*)"
    r"|(?P<sign>[%&])"
)
# What typography adds to ASCII. A dash or a hyphen only parts words, so that a space will do.
TYPOGRAPHY = str.maketrans("’‘ʼ“”„«»–—―…\u2010\u2011\u00a0\u2009\u202f", "'''" + '"' * 5 + " " * 9)
_WORD_KINDS = frozenset(("clipped", "short", "censored", "altered", "word", "sign"))
_SIGNS = {"%": "percent", "&": "and"}
# Letters that no decomposition takes apart.
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h"}
)
_STRIP = {ord(mark): None for mark in APOSTROPHES + ",_"} | {ord("–"): "-"}
_DIACRITICS = dict.fromkeys(range(0x300, 0x370))
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNIFY = (
    {ord(mark): "'" for mark in APOSTROPHES}
    | {ord(mark): "-" for mark in HYPHENS}
    | {ord(one): letters for one, letters in _LIGATURES.items()}
)


class Token(NamedTuple):
    """A word or a mark of punctuation: ``surface`` is the text from ``start`` to ``end``.

    ``form`` is the surface with its typography unified (kinds of marks, dashes, composed
    letters), which is what makes wordings differ; ``fold`` holds the folded words, with a space
    between the parts of a compound, and is empty for punctuation.
    """

    surface: str
    form: str
    fold: str
    start: int
    end: int


class Word(NamedTuple):
    """A folded word and its place in the text (code points)."""

    fold: str
    start: int
    end: int


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(
        # 'em, 'til: the apostrophe is of the word, where no quotation begins with it.
        rf"(?P<clipped>(?<!\w)[{APOSTROPHES}](?:em|til|[Tt]is|[Tt]was)(?!\w))|"
        + _WORDS
        + r"|(?P<dots>\.(?:[ \u00a0]?\.){2,}|…+)"
        r"|(?P<dash>-+|[–—―‒−])"
        r"|(?P<double>''|``|[\"“”„‟«»〝〞＂「」『』])"
        rf"|(?P<single>[{SINGLE_MARKS}])"
        r"|(?P<mark>\S)"
    )


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(_WORDS)


@cache
def _joint_pattern() -> re.Pattern[str]:
    return re.compile(f"[{_JOINTS}–]")


@cache
def _unspaced_pattern() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}][{_MARKS}]*|[^{_UNSPACED}]+")


# Whether a quotation within a quotation has double marks or single ones is the house's style.
_FORMS = {"dots": "…", "dash": "—", "double": '"', "single": '"'}


def tokenise(text: str) -> list[Token]:
    """The words and marks of ``text``, in order; white space separates and is no token."""
    view = repair_text(text)
    intact = view.starts is None
    tokens: list[Token] = []
    for match in _token_pattern().finditer(view.text):
        kind = match.lastgroup or "mark"
        # Most texts are intact, and most of their tokens plain words.
        begin, stop = match.span() if intact else view.place(*match.span())
        if kind == "plain":
            word = match.group()
            tokens.append(Token(text[begin:stop], word, word.lower(), begin, stop))
        elif kind in _WORD_KINDS:
            for start, end in _units(match):
                piece = view.text[start:end]
                begin, stop = view.place(start, end)
                form, fold = _read_word(kind, piece)
                tokens.append(Token(text[begin:stop], form, fold, begin, stop))
        else:
            form = _FORMS.get(kind) or match.group()
            tokens.append(Token(text[begin:stop], form, "", begin, stop))
    return tokens


def _read_word(kind: str, piece: str) -> tuple[str, str]:
    if piece.isascii() and piece.isalnum():
        return piece, piece.lower()
    return _form(piece), " ".join(fold for fold, _, _ in _parts(kind, piece))


def split_words(text: str) -> list[Word]:
    """The folded words of ``text`` with their places; the parts of a compound stand alone."""
    view = repair_text(text)
    words: list[Word] = []
    for match in _word_pattern().finditer(view.text):
        word = match.group()
        if word.isascii() and word.isalnum():
            words.append(Word(word.lower(), *view.place(*match.span())))
            continue
        kind = match.lastgroup or "word"
        for start, end in _units(match):
            for fold, first, last in _parts(kind, view.text[start:end]):
                words.append(Word(fold, *view.place(start + first, start + last)))
    return words


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of ``text``: case, diacritics, punctuation and typography are gone."""
    if repair_text(text).starts is not None:
        return tuple(word.fold for word in split_words(text))
    return tuple(_fold_plainly(text if text.isascii() else text.translate(TYPOGRAPHY)))


def _fold_plainly(text: str) -> Iterator[str]:
    # The short way of split_words, without places, for texts that need no repair.
    for match in _word_pattern().finditer(text):
        word = match.group()
        if word.isascii() and word.isalnum():
            yield word.lower()
        else:
            for start, end in _units(match):
                for fold, _, _ in _parts(match.lastgroup or "word", text[start:end]):
                    yield fold


def _units(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    # One unit, but for scripts without spaces: there every letter is one.
    word = match.group()
    if word.isascii() or match.lastgroup != "word":
        yield match.span()
        return
    for piece in _unspaced_pattern().finditer(word):
        yield match.start() + piece.start(), match.start() + piece.end()


def _parts(kind: str, piece: str) -> Iterator[tuple[str, int, int]]:
    # A lone modifier letter is an apostrophe, and nothing is left of it.
    return (part for part in _fold_parts(kind, piece) if part[0])


def _fold_parts(kind: str, piece: str) -> Iterator[tuple[str, int, int]]:
    if kind == "sign":
        yield _SIGNS[piece], 0, 1
    elif kind == "short":
        yield _fold(piece).replace(".", ""), 0, len(piece)
    elif kind == "altered":
        yield _fold(piece[1] + piece[3:]), 0, len(piece)
    elif kind == "censored":
        # However many letters are hidden, and by whatever sign.
        yield re.sub(r"[*_-]+", "*", _fold(piece)), 0, len(piece)
    elif piece.isalnum():
        yield _fold(piece), 0, len(piece)
    else:
        start = 0
        for part in _joint_pattern().split(piece):
            yield _fold(part), start, start + len(part)
            start += len(part) + 1


def _fold(part: str) -> str:
    if part.isascii():
        return part.lower().translate(_STRIP)
    # Spacing accents such as ´ decompose into a space and a mark: neither is of the word.
    plain = unicodedata.normalize("NFKD", part.casefold()).translate(_DIACRITICS).replace(" ", "")
    return unicodedata.normalize("NFC", plain).casefold().translate(_PLAIN).translate(_STRIP)


def _form(piece: str) -> str:
    if piece.isascii():
        return piece.replace("`", "'")
    return unicodedata.normalize("NFC", piece).translate(_UNIFY)
