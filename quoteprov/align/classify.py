"""What kind of change one difference between lemma and reading is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from quoteprov.align.spelling import is_same_word, spell_out
from quoteprov.align.tokens import Token
from quoteprov.model import Change

# So many words left out between two parts of a sentence join what was not said together;
# fewer are a deletion within one part.
_SPLICE = 6
# Brackets stand for a name or a few words.
_BRACKETED = 8
_MASKS = frozenset(
    ("expletive", "bleep", "bleeped", "bleeping", "profanity", "redacted", "censored")
)
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
    def is_whole(self) -> bool:
        """Whether the place is all of the lemma and all of the reading."""
        return (
            len(self.lemma_tokens) == len(self.source)
            and self.first == 0
            and (self.last == len(self.target))
        )

    @property
    def at_edge(self) -> bool:
        """Whether no word of the lemma stands before the place, or none after it."""
        return self.start == 0 or is_behind_words(self.source, self.end)


def is_behind_words(tokens: Sequence[Token], place: int) -> bool:
    """Whether from ``place`` on there are only marks."""
    behind = islice(reversed(tokens), len(tokens) - place)
    return not any(token.fold for token in behind)


def classify_variant(variant: Variant) -> Change:
    """The kind of change; where several would do, the one that says how it came about."""
    lemma, reading = variant.lemma_words, variant.reading_words
    if _is_damaged(variant):
        return "damage"
    if "sic" in set(lemma) ^ set(reading) and {"sic"} >= set(lemma) ^ set(reading):
        return "sic"
    old, new = variant.lemma_tokens, variant.reading_tokens
    if is_masked(old, new) or is_masked(new, old):
        return "censored"
    if variant.keeps_words:
        return _classify_same_letters(variant)
    if _has(variant, "…") and _leaves_out(variant):
        return "ellipsis"
    if _is_bracketed(variant):
        return "bracket"
    if not reading:
        return _classify_loss(variant)
    if not lemma:
        return "insertion"
    return _classify_exchange(lemma, reading, variant)


def _words(tokens: Sequence[Token]) -> list[str]:
    return " ".join([token.fold for token in tokens]).split()


def _forms(tokens: Sequence[Token]) -> list[str]:
    return [token.form for token in tokens if token.fold]


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
    if spell_out(_forms(variant.lemma_tokens)) & spell_out(_forms(variant.reading_tokens)):
        return "spelling"
    if is_part(reading, lemma):
        return _classify_loss(variant)
    if is_part(lemma, reading):
        return "insertion"
    return "substitution"


def is_part(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether the words of one stand in the other in this order, whatever stands between them."""
    words = iter(whole)
    return all(word in words for word in part)


def _has(variant: Variant, form: str) -> bool:
    return any(token.form == form for token in (*variant.lemma_tokens, *variant.reading_tokens))


def _is_bracketed(variant: Variant) -> bool:
    # Brackets amid what is left out or added are not what an editor did at this place.
    sides = variant.lemma_tokens, variant.reading_tokens
    for side, other in (sides, sides[::-1]):
        inside = _count_inside(side)
        if inside and 2 * inside >= len(_words(side)) and len(_words(other)) <= _BRACKETED:
            return True
    return False


def _count_inside(tokens: Sequence[Token]) -> int:
    """How many words of ``tokens`` stand in square brackets."""
    opened = False
    inside = 0
    for token in tokens:
        opened = token.form == "[" or (opened and token.form != "]")
        inside += opened and bool(token.fold)
    return inside


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


def is_masked(masked: Sequence[Token], plain: Sequence[Token]) -> bool:
    """Whether the first tokens are the second with letters hidden: "p***y", "f—", "[expletive]"."""
    words, others = _words(masked), _words(plain)
    if words and words[-1] in _MASKS and not _MASKS.intersection(others):
        # "bull[expletive]" has the beginning of the word, too.
        head = "".join(words[:-1])
        return not head or (len(others) == 1 and others[0].startswith(head))
    hidden = [word for word in words if "*" in word]
    if hidden:
        shown = [word for word in others if word not in words]
        return len(shown) == len(hidden) and all(map(_fits_mask, hidden, shown))
    return len(others) == 1 and _fits_mask(_read_mask(masked), others[0])


def _read_mask(tokens: Sequence[Token]) -> str:
    """The one word that signs within or behind it hide letters of, with a star for them."""
    signs = [at for at, token in enumerate(tokens) if token.form in _STAND_INS]
    glued = all(one.end == two.start for one, two in pairwise(tokens))
    if not signs or not glued or signs != list(range(signs[0], signs[-1] + 1)):
        return ""
    head, tail = tokens[: signs[0]], tokens[signs[-1] + 1 :]
    if len(head) != 1 or len(tail) > 1:
        return ""
    return f"{head[0].fold}*{''.join(token.fold for token in tail)}"


def _fits_mask(mask: str, word: str) -> bool:
    head, star, tail = mask.partition("*")
    if not star:
        return False
    tail = tail.rpartition("*")[2]
    return len(word) > len(head + tail) and word.startswith(head) and word.endswith(tail)
