"""Which language a text is written in, as far as the rules for speakers need to know."""

from __future__ import annotations

from collections import Counter
from functools import cache

from quoteprov.extract.elsewhere.tongues import LANGUAGES, load_lists
from quoteprov.extract.lexicon import load_words

ENGLISH, OTHER = "english", "other"

# Of a hundred words of English news some 35 are among its commonest ones; of another language's
# that are spelt alike ("in", "die", "as") fewer than 8. A short text is English until more
# speaks for another language.
READ_CHARACTERS = 500
ENGLISH_SHARE = 6
FEWEST_WORDS = 2
ENOUGH_WORDS = 30
# Of a hundred words of news in other languages at least 20 are among theirs.
OTHER_SHARE = 8
# Japanese has a syllable of these in every few characters, Chinese none.
FEWEST_KANA, KANA_SHARE = 2, 20


def guess_language(text: str, start: int, end: int) -> str:
    """One of LANGUAGES, ENGLISH, or OTHER. Reads the beginning only."""
    begun = text[start : min(end, start + READ_CHARACTERS)]
    words = begun.split()
    english = load_words()[ENGLISH]
    # Words with a capital are hardly ever needed, and a fifth of the time is spared (measured).
    if sum(map(english.__contains__, words)) * ENGLISH_SHARE > len(words):
        return ENGLISH
    words = [word.lower() for word in words]
    known = sum(map(english.__contains__, words))
    if known * ENGLISH_SHARE > len(words):
        return ENGLISH
    counts = Counter(name for word in words for name in _languages_of(word))
    found, count = max(counts.items(), key=lambda item: item[1], default=(ENGLISH, 0))
    enough = FEWEST_WORDS if len(words) <= ENOUGH_WORDS else len(words) // OTHER_SHARE
    if count >= max(FEWEST_WORDS, enough) and count > known:
        return found
    if len(words) > ENOUGH_WORDS and known * 2 * ENGLISH_SHARE < len(words):
        return OTHER
    return ENGLISH if _is_latin(begun) else _judge_letters(begun)


@cache
def _common_words() -> dict[str, list[str]]:
    """Each of the commonest words, and of the verbs of speech, with the languages that have it."""
    words: dict[str, list[str]] = {}
    for name in LANGUAGES:
        lists = load_lists(name)
        if "common" in lists:
            for word in sorted(lists["common"] | lists["said"]):
                words.setdefault(word, []).append(name)
    return words


@cache
def _letters() -> dict[str, str]:
    """Letters that one language alone has, of those that are told by words."""
    return {
        letter: name for name in LANGUAGES for letter in sorted(load_lists(name).get("letters", ()))
    }


def _languages_of(word: str) -> list[str]:
    return _common_words().get(word, []) + [
        name for letter, name in _letters().items() if letter in word
    ]


def _is_latin(text: str) -> bool:
    """Whether at least half of the letters are Latin ones."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter < "\u0250" for letter in letters) >= len(letters)


def _judge_letters(text: str) -> str:
    """Which language that does not part its words the letters tell, or OTHER."""
    kana = sum("\u3041" <= letter <= "\u30fa" for letter in text)
    han = sum("\u4e00" <= letter <= "\u9fff" for letter in text)
    if kana >= FEWEST_KANA and kana * KANA_SHARE >= han:
        return "japanese"
    letters = sum(letter.isalpha() for letter in text)
    return "chinese" if han * 2 > letters else OTHER
