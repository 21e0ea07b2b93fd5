"""When words are the same words, spelt in two ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from quoteprov.align.lexicon import NUMBERS

_SETTLED = (
    "grey gray cheque check tyre tire tyres tires programme program programmes programs "
    "aluminium aluminum sceptical skeptical sceptic skeptic sceptics skeptics plough plow "
    "enrol enroll fulfil fulfill instalment installment wilful willful skilful skillful "
    "jewellery jewelry ageing aging judgement judgment whilst while amongst among towards toward "
    "pyjamas pajamas manoeuvre maneuver mould mold moustache mustache kerb curb "
    "advisor adviser advisors advisers okay ok thru through tonite tonight em them til until "
    "jan january feb february aug august sept september oct october nov november dec december "
    "sen senator gov governor rep representative gen general lt lieutenant col colonel "
    "capt captain sgt sergeant dr doctor"
)
_PAIRS = dict(zip(_SETTLED.split()[::2], _SETTLED.split()[1::2], strict=True))

_RULES = (
    (r"(?<=[a-z]{2})our(s|ed|ing|able|ite|ites|ful|less|ly|er|ers|hood|hoods)?$", r"or\1"),
    (r"(?<=[a-z]{3})is(e|es|ed|ing|er|ers|ation|ations)$", r"iz\1"),
    (r"(?<=[a-z]{2})ys(e|es|ed|ing|er|ers)$", r"yz\1"),
    (r"(?<=[a-z]{2}[tb])re(s|d)?$", r"er\1"),
    (r"([aeiou][^aeiou]+[aeiou])ll(ed|ing|er|ers|or|ors)$", r"\1l\2"),
    (r"(def|off|pret|lic)ence(s)?$", r"\1ense\2"),
    (r"(?<=[a-z]{2})ogue(s)?$", r"og\1"),
    (r"(?<=[a-z])ae(?=[a-z]{3})", "e"),
    (r"(?<=[a-z]{2})oe(?=[a-z]{4})", "e"),
)

# One slip apart, and both of them words: nobody should be told that these are the same.
_LOOKALIKES = (
    "county country martial marital trial trail though through thought though through thorough "
    "quiet quite angle angel casual causal united untied public pubic conversation conservation "
    "dairy diary desert dessert later latter loose lose moral morale personal personnel planed "
    "planned sacred scared signal single staring starring super supper hoping hopping filed filled "
    "statue statute reality realty though tough clam claim exit exist board broad bread beard "
    "friend fiend immoral immortal sever severe human humane complaint compliant coat coast "
    "coast cost fist first hose horse least east peace place plant plan planet plant price prince "
    "prices princes sight slight unclear nuclear whole hole world word worlds words sword word "
    "treat threat treats threats strange stranger county count singing signing trusty rusty "
    "through trough breath breadth bother brother pasta past parts party patent patient perfect "
    "prefect carless careless prayers payers friends fiends frist first mouth month tired tried "
    "tires tries fired fried tiers tires silver sliver santa satan serve sever causality casualty"
)
_BOTH_WORDS = frozenset(
    map(frozenset, zip(_LOOKALIKES.split()[::2], _LOOKALIKES.split()[1::2], strict=True))
)

# What the end of a contraction stands for.
_CONTRACTED = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will",),
    "'m": ("am",),
    "'s": ("is", "has"),
    "'d": ("would", "had"),
}
_RUN_TOGETHER = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "kinda": "kind of",
    "let's": "let us",
}
# The words of a language that are asked for again and again, in a few MB.
_WORDS_KNOWN = 1 << 14
# More words than a contraction and its neighbours.
MOST_CONTRACTED = 6

_ENDINGS = ("s", "es", "d", "ed", "r", "er", "ers", "ly", "y", "n", "en", "ing", "al", "t", "e")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), reading) for pattern, reading in _RULES)


def is_same_word(first: str, second: str) -> bool:
    """Whether two folded words are one word: British and American, digits and words, one slip.

    Careful rather than complete: a slip counts only in words of five letters and more, when a
    letter is missing, doubled, added or has changed places inside the word. One letter in place
    of another ("house", "horse") makes another word.
    """
    if first == second:
        return True
    if settle_number(first) == settle_number(second):
        return True
    return settle_spelling(first) == settle_spelling(second) or is_slip(first, second)


def spell_out(forms: Sequence[str]) -> set[tuple[str, ...]]:
    """What a few words are without contractions ("we're", "gonna"), in each way they may be read.

    Empty for more than a few words.
    """
    if len(forms) > MOST_CONTRACTED:
        return set()
    return {tuple(" ".join(words).split()) for words in product(*map(_spell_out_word, forms))}


@lru_cache(maxsize=_WORDS_KNOWN)
def _spell_out_word(form: str) -> tuple[str, ...]:
    word = form.casefold()
    if word in _RUN_TOGETHER:
        return (_RUN_TOGETHER[word],)
    for ending, meanings in _CONTRACTED.items():
        if word.endswith(ending) and word != ending:
            return tuple([f"{word.removesuffix(ending)} {meaning}" for meaning in meanings])
    return (word,)


def settle_number(word: str) -> str:
    """The digits of a folded number word or ordinal; any other word as it is."""
    if word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
        return word[:-2]
    return NUMBERS.get(word, word)


@lru_cache(maxsize=_WORDS_KNOWN)
def settle_spelling(word: str) -> str:
    """The American spelling of a folded word, as far as rules go; only good for comparing."""
    word = _PAIRS.get(word, word)
    if len(word) < 5:
        return word
    for pattern, reading in _rules():
        word = pattern.sub(reading, word)
    return word


def is_slip(first: str, second: str) -> bool:
    """Whether one slip of the keyboard inside a word leads from one to the other."""
    if min(len(first), len(second)) < 4 or max(len(first), len(second)) < 5:
        return False
    if not (first.isalpha() and second.isalpha()) or first[0] != second[0]:
        return False
    if {first, second} in _BOTH_WORDS:
        return False
    shorter, longer = sorted((first, second), key=len)
    start = _common_beginning(shorter, longer)
    if len(longer) == len(shorter):
        swapped = shorter[start : start + 2][::-1]
        return shorter[:start] + swapped + shorter[start + 2 :] == longer
    if len(longer) != len(shorter) + 1:
        return False
    return longer[:start] + longer[start + 1 :] == shorter and not _is_inflected(shorter, longer)


def _common_beginning(first: str, second: str) -> int:
    places = range(min(len(first), len(second)))
    return next((place for place in places if first[place] != second[place]), len(places))


def _is_inflected(shorter: str, longer: str) -> bool:
    # "exposes" for "expose" is another form of the word, no slip of the pen.
    return any(longer.endswith(ending) and not shorter.endswith(ending) for ending in _ENDINGS)
