"""What kind of change one difference between lemma and reading is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quoteprov.align.spelling import is_same_word
from quoteprov.align.tokens import Token
from quoteprov.model import Change

# So many words left out between two parts of a sentence join what was not said together;
# fewer are a deletion within one part.
_SPLICE = 6
_MASKS = frozenset(("expletive", "bleep", "bleeped", "profanity", "redacted", "censored"))
_STAND_INS = frozenset("*—_#")


class Variant(NamedTuple):
    """Tokens ``start`` to ``end`` of the lemma where the reading has ``first`` to ``last``."""

    source: Sequence[Token]
    target: Sequence[Token]
    start: int
    end: int
    first: int
    last: int

    @property
    def lemma_tokens(self) -> Sequence[Token]:
        """The tokens of the lemma at this place."""
        return self.source[self.start : self.end]

    @property
    def reading_tokens(self) -> Sequence[Token]:
        """The tokens of the reading at this place."""
        return self.target[self.first : self.last]

    @property
    def lemma_words(self) -> list[str]:
        """The folded words of the lemma at this place."""
        return _words(self.lemma_tokens)

    @property
    def reading_words(self) -> list[str]:
        """The folded words of the reading at this place."""
        return _words(self.reading_tokens)

    @property
    def keeps_words(self) -> bool:
        """Whether the same letters stand on both sides, however divided and printed."""
        return "".join(self.lemma_words) == "".join(self.reading_words)

    @property
    def at_edge(self) -> bool:
        """Whether the place is the beginning or the end of the lemma."""
        return self.start == 0 or self.end == len(self.source)


def classify_variant(variant: Variant) -> Change:
    """The kind of change; where several would do, the one that says how it came about."""
    lemma, reading = variant.lemma_words, variant.reading_words
    if _is_damaged(variant):
        return "damage"
    if "sic" in set(lemma) ^ set(reading) and {"sic"} >= set(lemma) ^ set(reading):
        return "sic"
    if _is_censored(variant):
        return "censored"
    if variant.keeps_words:
        return _classify_same_letters(variant)
    if _has(variant, "…") and _leaves_out(variant):
        return "ellipsis"
    if _has(variant, "["):
        return "bracket"
    if not reading:
        return _classify_loss(variant)
    if not lemma:
        return "insertion"
    return _classify_exchange(lemma, reading, variant)


def _words(tokens: Sequence[Token]) -> list[str]:
    return " ".join([token.fold for token in tokens]).split()


def _classify_same_letters(variant: Variant) -> Change:
    old, new = variant.lemma_tokens, variant.reading_tokens
    if any(token.form[0] in "[(" and token.fold for token in (*old, *new)):
        return "bracket"
    if _has(variant, "[") or _has(variant, "]"):
        return "bracket"
    if not any(token.fold for token in (*old, *new)):
        return "punctuation"
    if _strip_marks(old) == _strip_marks(new):
        return "punctuation"
    if "".join(_strip_marks(old)).casefold() == "".join(_strip_marks(new)).casefold():
        return "case" if len(_strip_marks(old)) == len(_strip_marks(new)) else "spelling"
    return "spelling"


def _strip_marks(tokens: Sequence[Token]) -> list[str]:
    # A word in *stars* or _lines_ is the same word.
    return [token.form.strip("_*") for token in tokens if token.fold]


def _classify_loss(variant: Variant) -> Change:
    if variant.at_edge:
        return "truncation"
    return "splice" if len(variant.lemma_words) >= _SPLICE else "deletion"


def _classify_exchange(lemma: list[str], reading: list[str], variant: Variant) -> Change:
    if len(lemma) == len(reading) and all(map(is_same_word, lemma, reading)):
        return "spelling"
    if _is_part(reading, lemma):
        return _classify_loss(variant)
    if _is_part(lemma, reading):
        return "insertion"
    return "substitution"


def _is_part(part: list[str], whole: list[str]) -> bool:
    words = iter(whole)
    return all(word in words for word in part)


def _has(variant: Variant, form: str) -> bool:
    return any(token.form == form for token in (*variant.lemma_tokens, *variant.reading_tokens))


def _leaves_out(variant: Variant) -> bool:
    # The side with the ellipsis says less than the other.
    marked = any(token.form == "…" for token in variant.reading_tokens)
    with_dots, without = variant.reading_words, variant.lemma_words
    if not marked:
        with_dots, without = without, with_dots
    return len(with_dots) < len(without)


def _is_damaged(variant: Variant) -> bool:
    old, new = variant.lemma_tokens, variant.reading_tokens
    if any("\ufffd" in token.surface for token in (*old, *new)):
        return True
    if not variant.keeps_words or not variant.lemma_words:
        return False
    return _is_glued(old, new) or _is_glued(new, old) or _lost_marks(old) or _lost_marks(new)


def _is_glued(apart: Sequence[Token], together: Sequence[Token]) -> bool:
    # "theUnited" for "the United": a capital inside a word where the other begins a word.
    words = [token for token in apart if token.fold]
    glued = [token for token in together if token.fold]
    if len(glued) >= len(words) or not all(token.form.isalpha() for token in glued):
        return False
    inner = "".join(token.form[1:] for token in glued)
    return any(c.isupper() for c in inner) and not inner.isupper()


def _lost_marks(tokens: Sequence[Token]) -> bool:
    # "don?t": the apostrophe did not survive.
    return any(
        token.form == "?" and before.end == token.start and token.end == after.start
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if before.fold and after.fold
    )


def _is_censored(variant: Variant) -> bool:
    old, new = variant.lemma_tokens, variant.reading_tokens
    return _masks(old, new) or _masks(new, old)


def _masks(masked: Sequence[Token], plain: Sequence[Token]) -> bool:
    words = _words(masked)
    if len(words) == 1 and words[0] in _MASKS and not _MASKS.intersection(_words(plain)):
        return True
    hidden = [word for word in words if "*" in word]
    if hidden:
        shown = [word for word in _words(plain) if word not in words]
        return len(shown) == len(hidden) and all(map(_fits_mask, hidden, shown))
    # "f—" for the whole word: a lone initial, then signs that stand for letters.
    forms = [token.form for token in masked]
    return (
        len(words) == 1
        and len(words[0]) == 1
        and len(forms) > 1
        and set(forms[1:]) <= _STAND_INS
        and len(_words(plain)) == 1
        and len(_words(plain)[0]) > 1
        and _words(plain)[0].startswith(words[0])
    )


def _fits_mask(mask: str, word: str) -> bool:
    head, _, tail = mask.partition("*")
    tail = tail.rpartition("*")[2]
    return len(word) > len(head + tail) and word.startswith(head) and word.endswith(tail)
