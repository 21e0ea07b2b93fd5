"""The words of a paragraph outside its quotations, each quotation standing as one token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate
from operator import itemgetter

from msgspec import Struct

from quoteprov.extract.lexicon import load_words
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent

QUOTATION = "\x00quotation"
BREAK = "\x00break"
# A quotation that parts a given name from a surname is a word of the name: Charles "Tex" Watson.
NICKNAME = "Nickname"
LONGEST_NICKNAME = 20

# Attributions stand near their quotations: of longer stretches only the ends are read.
READ_AFTER, READ_BEFORE = 200, 400
SENTENCE_ENDS = frozenset({".", "?", "!", "…", "...", BREAK})
NEVER_FIRST = SENTENCE_ENDS | {",", ";", ")"}
# After these in capitals no full stop is that of an abbreviation alone: "in the U.S. He said".
BEGIN_SENTENCES = frozenset(
    "He She It They We But And The This That These Those In Another Some Many Most If When While "
    "After Before Since Because Although Though However Still His Her Their Our There Then "
    "Now".split()
)
MAY_END_SENTENCE = SENTENCE_ENDS | {QUOTATION}
AGENCIES = ("AP", "AFP", "CNN", "Reuters", "UPI")


class Scene(Struct, eq=False):
    """One paragraph as tokens: ``words`` as printed, ``lows`` in lower case, and their ``ends``.

    Of the quotations in it, which follow one another, ``first`` is the index of the first one and
    ``tokens`` has the token of each. ``sentences`` holds the index of the first token of each
    sentence, in order.
    """

    words: list[str]
    lows: list[str]
    ends: list[int]
    first: int
    tokens: list[int]
    sentences: list[int]

    def start(self, token: int) -> int:
        """Where the token, which is no quotation, begins in the text."""
        return self.ends[token] - len(self.words[token])

    def place(self, index: int) -> int:
        """The token of the quotation with this index, -1 where it stands elsewhere."""
        rank = index - self.first
        return self.tokens[rank] if 0 <= rank < len(self.tokens) else -1

    def quotation(self, token: int) -> int:
        """The index of the quotation that the token stands for."""
        return self.first + bisect_left(self.tokens, token)

    def sentence(self, token: int) -> Extent:
        """The first token of the sentence that ``token`` stands in, and the token after its last.

        A token past the end stands in the last sentence.
        """
        rank = bisect_right(self.sentences, token)
        stop = self.sentences[rank] if rank < len(self.sentences) else len(self.words)
        return self.sentences[rank - 1], stop


@cache
def _word() -> re.Pattern[str]:
    """A token with the white space before it.

    That way places follow from lengths, without a loop over the tokens.
    """
    # The engine asks a table for the letters that are spelt out, and Unicode for the rest; most
    # words have no mark inside, which one look ahead tells: together half of the time.
    plain = r"[a-zA-Z0-9_]++(?![-'’.&/\x80-\uffff])"
    letter = r"[a-zA-Z0-9_\w]"
    inside = r"[-'’.&/¡-ª¬-º¼-¾\xad]"
    marked = rf"{letter}++(?:{inside}{letter}+)*['’]?"
    # "Mr" and its full stop are one token, so that no sentence ends there. A letter that ends
    # what is read is a word: "said I.", "Exhibit A."
    abbreviations = "|".join(sorted(map(re.escape, load_words()["abbreviations"])))
    # "(R-Calif.)", "D-W.Va.", but "R-Ohio" is spelt out.
    party = rf"[RDI]-(?:[A-Z][a-z]?(?:\.[A-Z]\w*+)*+|{abbreviations})"
    initials = rf"(?:[A-Z]\.)+[A-Z]|[A-Z](?!\.\Z)|{party}"
    ending = rf"(?!\s*(?:{'|'.join(sorted(BEGIN_SENTENCES))})(?!{inside}?{letter}))"
    short = rf"(?:{abbreviations}|{initials})\.(?![\w.]){ending}"
    return re.compile(rf"\s*+(?:{plain}|(?=\w)(?:{short}|{marked})|\.{{2,}}|--|[@#$]\w+|[^\s\w])")


def read_scene(
    text: str,
    extent: Extent,
    marked: list[Marked],
    first: int,
    stop: int,
    glued: list[Extent],
) -> Scene:
    """Tokens of ``text`` in ``extent``, in which the quotations ``marked[first:stop]`` stand.

    Words in the extents of ``glued`` are passed over.
    """
    words: list[str] = []
    ends: list[int] = []
    tokens: list[int] = []
    position, end = extent
    for index in range(first, stop):
        quotation = marked[index]
        left = quotation.left
        if left - position > READ_AFTER + READ_BEFORE:
            if index > first:
                _read_words(words, ends, text, position, position + READ_AFTER)
                words.append(BREAK)
                ends.append(position + READ_AFTER)
            position = left - READ_BEFORE
        if left > position:
            _read_words(words, ends, text, position, left)
        tokens.append(len(words))
        words.append(QUOTATION)
        position = quotation.right
        ends.append(position)
    if first == stop:
        position = max(position, end - READ_BEFORE)
    if position < end:
        _read_words(words, ends, text, position, min(end, position + READ_BEFORE))
    # All at once; what has no white space before it, as QUOTATION, is handed back as it is.
    words = [*map(str.lstrip, words)]
    if glued and _overlaps(glued, extent):
        words, ends, tokens = _leave_out(words, ends, glued)
    for token, quotation in zip(tokens, marked[first:stop], strict=True):
        if _is_nickname(words, token) and _may_be_nickname(text, quotation):
            words[token] = NICKNAME
    scene = Scene(words, [*map(str.lower, words)], ends, first, tokens, [0])
    may_be = text[extent[0] : extent[0] + 1].isupper()
    if may_be and (dateline := _dateline().match(text, *extent)):
        _part_dateline(scene, dateline.end())
    _find_sentences(scene, text, marked)
    return scene


def _is_nickname(words: list[str], token: int) -> bool:
    """Whether a given name stands before the token, and the surname after it."""
    if not 0 < token < len(words) - 1 or not words[token + 1][0].isupper():
        return False
    classes, after = load_words(), words[token + 1].lower()
    if words[token - 1].lower() not in classes["given_names"]:
        return False
    return after not in classes["starters"] and after not in classes["times"]


def _may_be_nickname(text: str, quotation: Marked) -> bool:
    start, end = quotation.start, quotation.end
    return end - start <= LONGEST_NICKNAME and text[start].isupper() and text[end - 1].isalnum()


def _read_words(words: list[str], ends: list[int], text: str, start: int, end: int) -> None:
    """Add the tokens of ``text[start:end]``, each with the white space before it."""
    pieces = _word().findall(text, start, end)
    words += pieces
    places = accumulate(map(len, pieces), initial=start)
    next(places)
    ends += places


def _overlaps(extents: list[Extent], extent: Extent) -> bool:
    """Whether one of ``extents``, in order and apart, shares a place with ``extent``."""
    rank = bisect_left(extents, extent[1], key=itemgetter(0))
    return rank > 0 and extents[rank - 1][1] > extent[0]


def _leave_out(
    words: list[str], ends: list[int], glued: list[Extent]
) -> tuple[list[str], list[int], list[int]]:
    """Drop the words of glued link text; a word that runs into it ends where it begins."""
    kept_words: list[str] = []
    kept_ends: list[int] = []
    kept_tokens: list[int] = []
    for word, end in zip(words, ends, strict=True):
        start = end - len(word)
        rank = bisect_right(glued, (end - 1, end)) - 1
        inside = rank >= 0 and start < glued[rank][1] and word is not QUOTATION
        if inside and start >= glued[rank][0]:
            continue
        if word is QUOTATION:
            kept_tokens.append(len(kept_words))
        kept_words.append(word[: glued[rank][0] - start] if inside else word)
        kept_ends.append(glued[rank][0] if inside else end)
    return kept_words, kept_ends, kept_tokens


@cache
def _dateline() -> re.Pattern[str]:
    """What a report begins with: "PARIS, July 6 (Reuters) - It", "Paris (CNN)It", "PARIS — It"."""
    # Nothing is given back, so that what is no dateline is known by its first words.
    more = r"(?:,\s[A-Z][\w.]++(?:\s[\w.]{1,12}+)?+){0,2}+"
    dash = r"(?:\s?(?:—|–|--)|\s-)\s?"
    shouted = r"[A-Z][A-Z.'’]++(?:-[A-Z.'’]++)*+"
    capitals = rf"{shouted}(?:[ /]{shouted}){{0,3}}+{more}"
    place = rf"[A-Z][\w.'’-]++(?:\s[A-Z][\w.'’-]++){{0,3}}+{more}"
    agency = rf"\s?\((?:{'|'.join(AGENCIES)})\)(?:{dash}|\s?)"
    other_agency = r"(?:\s?\([A-Z][^()\n]{1,20}\))?"
    dateline = rf"(?:{capitals}{other_agency}{dash}|{place}{agency})"
    return re.compile(rf"{dateline}(?=[\w“\"‘'])(?![a-z])")


def _part_dateline(scene: Scene, end: int) -> None:
    """Let a sentence begin at ``end``, so that the place is the subject of none."""
    token = bisect_right(scene.ends, end)
    if 0 < token < len(scene.words):
        scene.sentences.append(token)


def _find_sentences(scene: Scene, text: str, marked: list[Marked]) -> None:
    words, sentences = scene.words, scene.sentences
    last = len(words) - 1
    # Asked of the words in lower case, whose hashes the rules need too.
    for token in [token for token, low in enumerate(scene.lows) if low in MAY_END_SENTENCE]:
        if token == last:
            break
        if token < sentences[-1]:
            continue
        following = words[token + 1]
        if following == ")" and token + 2 <= last:
            # A bracket closes in its own sentence: "(R-Mo.) said", "(He won.) It rained".
            token += 1
            following = words[token + 1]
        if words[token] is not QUOTATION:
            if not following[0].islower() and following not in NEVER_FIRST:
                sentences.append(token + 1)
        elif _begins_sentence(following):
            quotation = marked[scene.quotation(token)]
            if text[quotation.end - 1] == ".":
                sentences.append(token + 1)


def _begins_sentence(word: str) -> bool:
    return word[0].isupper() or word is QUOTATION or word in "([" or word[0].isdigit()
