"""What a reader must be warned of: another number, another name, a negation come or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from quoteprov.align.classify import Variant, is_behind_words
from quoteprov.align.lexicon import NEGATIONS, NUMBERS
from quoteprov.align.slots import may_be_name
from quoteprov.align.spelling import MOST_CONTRACTED, is_same_word, settle_number, spell_out
from quoteprov.align.tokens import Token
from quoteprov.model import Alert, Change

# Changes that leave every word what it was.
_HARMLESS: frozenset[Change] = frozenset(("punctuation", "case", "spelling", "sic", "damage"))
# Changes that openly show a part: what the other parts said is nobody's claim. But a cut of as
# few words as these looks like a trim, and so does what is set before or behind.
_PARTS: frozenset[Change] = frozenset(("truncation", "ellipsis", "splice"))
_TRIM = 3
_REWRITTEN = 8
# Tokens within which a negation may move: "I really don't care" is "I don't really care".
_MOVED = 4
# Where more than this share of the words is capitalised, a capital makes no name.
_CAPITALS = 0.4
# Fewer words around the difference do not show how the text uses capitals.
_CONTEXT = 3
_ENDS = frozenset('.?!:…"')


def find_alerts(variant: Variant, change: Change) -> set[Alert]:
    """The alerts that one difference raises."""
    if change in _HARMLESS or _shows_part(variant, change) or _is_false_start(variant):
        return set()
    negated = _is_negated(variant, 0) and _is_negated(variant, _MOVED)
    if change == "truncation":
        # What is left of "I don't think so" says the contrary; no end that is cut does that.
        return {"negation"} if negated and variant.start == 0 else set()
    alerts: set[Alert] = {"negation"} if negated else set()
    if _numbers(variant.lemma_words) != _numbers(variant.reading_words):
        alerts.add("number")
    if change != "bracket" and _exchanges_names(variant):
        alerts.add("name")
    return alerts


def _is_negated(variant: Variant, around: int) -> bool:
    """Whether one side says no, with so many tokens before and behind the place."""
    source = variant.source[max(variant.start - around, 0) : variant.end + around]
    target = variant.target[max(variant.first - around, 0) : variant.last + around]
    return _negations(source) % 2 != _negations(target) % 2


def _shows_part(variant: Variant, change: Change) -> bool:
    if change == "insertion":
        # Who quotes more of the speech at one end shows that the lemma is the part.
        ends = variant.first == 0, is_behind_words(variant.target, variant.last)
        return all(ends) or (any(ends) and len(variant.reading_words) > _TRIM)
    if (
        change == "truncation"
        and variant.start == 0
        and is_behind_words(variant.source, variant.end)
    ):
        return True
    if variant.is_whole:
        # Where no word is common nothing stands in the place of another.
        return max(len(variant.lemma_words), len(variant.reading_words)) > _TRIM
    if change == "substitution":
        # Where so much is said otherwise, one word is no slip that a reader would miss.
        return max(len(variant.lemma_words), len(variant.reading_words)) > _REWRITTEN
    return change in _PARTS and len(variant.lemma_words) > _TRIM


def _is_false_start(variant: Variant) -> bool:
    # Who says "I didn't have — I did not have" says it once.
    places = (
        (variant.source, variant.start, variant.end),
        (variant.target, variant.first, variant.last),
    )
    (tokens, start, end), other = places if variant.lemma_words else places[::-1]
    if any(token.fold for token in other[0][other[1] : other[2]]):
        return False
    said = spell_out(_forms(tokens[start:end]))
    if not said:
        return False
    before, behind = _forms(tokens[:start]), _forms(tokens[end:])
    return any(
        not said.isdisjoint(spell_out(beside))
        for words in range(1, MOST_CONTRACTED + 1)
        for beside in (before[-words:], behind[:words])
    )


def _forms(tokens: Sequence[Token]) -> list[str]:
    return [token.form for token in tokens if token.fold]


def _numbers(words: Sequence[str]) -> Counter[str]:
    counts = Counter(_values(words))
    # "one" is a number beside other numbers, and a pronoun where it stands alone.
    if set(counts) == {"1"} and "1" not in words:
        return Counter()
    return counts


def _values(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word[0].isdigit() or word in NUMBERS:
            yield settle_number(word)


def _negations(tokens: Sequence[Token]) -> int:
    return sum(
        token.form.casefold().endswith("n't") or not NEGATIONS.isdisjoint(token.fold.split())
        for place, token in enumerate(tokens)
        # "No, I will not" and "No. 1" are no two negations.
        if token.fold != "no" or place + 1 == len(tokens) or tokens[place + 1].fold
    )


def _exchanges_names(variant: Variant) -> bool:
    old = _names(variant.source, variant.start, variant.end)
    new = _names(variant.target, variant.first, variant.last)
    # At the start of a sentence a capital proves no name; beside a proven one it is taken so.
    if new and not old:
        old = _names(variant.source, variant.start, variant.end, everywhere=True)
    elif old and not new:
        new = _names(variant.target, variant.first, variant.last, everywhere=True)
    if not old or not new or _are_initials(variant):
        return False
    return _has_stranger(new, old) or _has_stranger(old, new)


def _are_initials(variant: Variant) -> bool:
    # "the EU" is the European Union.
    sides = [
        [token for token in side if token.form[0].isupper() and token.fold]
        for side in (variant.lemma_tokens, variant.reading_tokens)
    ]
    return any(
        len(short) == 1
        and len(long) > 1
        and short[0].fold == "".join(token.fold[0] for token in long)
        for short, long in (sides, sides[::-1])
    )


def _has_stranger(names: set[str], known: set[str]) -> bool:
    return any(not any(_is_same_name(name, other) for other in known) for name in names)


def _is_same_name(name: str, other: str) -> bool:
    return is_same_word(name, other) or name.removesuffix("s") == other.removesuffix("s")


def _names(tokens: Sequence[Token], start: int, end: int, *, everywhere: bool = False) -> set[str]:
    capitalised = [
        at
        for at in range(start, end)
        if tokens[at].form[0].isupper() and may_be_name(tokens[at].fold)
    ]
    names: set[str] = set()
    # Most differences have no capital: only for the others all words are looked at.
    if not capitalised or _is_showy(tokens, end - start):
        return names
    for at in capitalised:
        token = tokens[at]
        acronym = len(token.form) > 1 and token.form.isupper()
        if everywhere or acronym or (at > 0 and tokens[at - 1].form not in _ENDS):
            possessive = token.form.endswith("'s")
            names.update((token.fold.removesuffix("s") if possessive else token.fold).split())
    return names


def _is_showy(tokens: Sequence[Token], length: int) -> bool:
    words = [token for token in tokens if token.fold]
    capitals = sum(token.form[0].isupper() for token in words)
    return capitals > _CAPITALS * len(words) and len(words) > length + _CONTEXT
