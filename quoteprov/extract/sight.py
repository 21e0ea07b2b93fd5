"""What a rule of the sieve is given, and what it answers."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from quoteprov.extract.grammar import GRAMMAR, is_word
from quoteprov.extract.marks import Marked
from quoteprov.extract.paragraphs import Extent
from quoteprov.extract.phrases import Phrase
from quoteprov.extract.tokens import SENTENCE_ENDS, Scene
from quoteprov.model import Confidence

# No rule looks further than this many tokens from the quotation, so that a text of one endless
# sentence takes linear time.
FURTHEST = 150
# A quotation without punctuation at its end is followed by "NAME said" only where it is a
# sentence; fragments are shorter than this many code points.
SHORTEST_SENTENCE = 40
LONGEST_NAME = 9
POSSESSIVES = ("'s", "’s")
# Sets, as a string is searched, which takes thrice the time (measured).
SPARE_MARKS = frozenset("'’\"”")
PAUSES = frozenset(",?!—-–…'’")
NO_SPEAKER_AFTER = frozenset(["and", "but", "or", "that", "which", "who", "because"])


class Finding(Struct, frozen=True, gc=False):
    """The speaker and the cue of a quotation as extents of the text; ``start`` -1 for none.

    ``part`` is the number that the parts of one split sentence share.
    """

    start: int
    end: int
    cue: Extent | None
    rule: str
    confidence: Confidence
    part: int | None = None


NOTHING = Finding(-1, -1, None, "none", "low")


class Sight(Struct, frozen=True, gc=False):
    """What a rule sees: the scene, the token of the quotation, and the sentence around it.

    ``first`` to ``stop`` are the tokens of the sentence; ``before`` is what was found for the
    quotation before it in the paragraph, whose token is ``before_token``; ``right`` is the first
    token of a clause after the quotation that may attribute it, -1 for none.
    """

    text: str
    scene: Scene
    quotation: Marked
    token: int
    first: int
    stop: int
    before: Finding | None
    before_token: int
    right: int


def look_at(
    text: str, scene: Scene, quotation: Marked, index: int, before: Finding | None
) -> Sight:
    """The sight of the quotation with this index; ``before`` is what was found for the last one."""
    rank = index - scene.first
    token, before_token = scene.tokens[rank], -1
    if rank > 0:
        before_token = scene.tokens[rank - 1]
    else:
        before = None
    first, stop = scene.sentence(token)
    if stop - first > FURTHEST:
        first, stop = max(first, token - FURTHEST), min(stop, token + FURTHEST)
    right = _start_of_right(text, scene, quotation, token, first, stop)
    return Sight(text, scene, quotation, token, first, stop, before, before_token, right)


def look_from_end(text: str, scene: Scene, quotation: Marked, sentence: Extent) -> Sight:
    """The sight of a quotation that follows ``sentence``, the tokens of one, directly."""
    first, stop = sentence
    return Sight(text, scene, quotation, stop, max(first, stop - FURTHEST), stop, None, -1, -1)


def look_from_start(text: str, scene: Scene, quotation: Marked) -> Sight:
    """The sight of a quotation that the first sentence of ``scene`` follows."""
    stop = min(scene.sentence(0)[1], FURTHEST)
    right = _start_of_right(text, scene, quotation, -1, -1, stop)
    return Sight(text, scene, quotation, -1, -1, stop, None, -1, right)


def _start_of_right(
    text: str, scene: Scene, quotation: Marked, token: int, first: int, stop: int
) -> int:
    words, lows = scene.words, scene.lows
    begin = token + 1
    while begin < stop and words[begin] in SPARE_MARKS:
        begin += 1
    comma = begin < stop and words[begin] == ","
    begin += comma
    if begin >= stop:
        return -1
    word, low = words[begin], lows[begin]
    if not is_word(word) or low in NO_SPEAKER_AFTER:
        return -1
    last = text[quotation.end - 1]
    if comma or last in PAUSES or low in GRAMMAR.cues.speech:
        return begin
    if last == ".":
        return begin if word[0].islower() else -1
    long = quotation.end - quotation.start > SHORTEST_SENTENCE
    return begin if token == first and (long or _is_said(scene, begin, stop)) else -1


def _is_said(scene: Scene, token: int, stop: int) -> bool:
    """Whether a name or a pronoun stands at ``token`` and a verb of speech after it."""
    for index in range(token, min(stop, token + LONGEST_NAME)):
        low = scene.lows[index]
        if index > token and low in GRAMMAR.cues.speech:
            return True
        if not scene.words[index][0].isupper() and low not in GRAMMAR.pronouns:
            return False
    return False


def is_sentence(sight: Sight) -> bool:
    """Whether the quotation ends as a sentence does."""
    return sight.text[sight.quotation.end - 1] in SENTENCE_ENDS


def make_finding(
    sight: Sight, phrase: Phrase, cue: int | None, rule: str, confidence: Confidence
) -> Finding:
    """The finding that ``phrase`` is the speaker, without an ending ("Ruiz's", "she'd")."""
    scene = sight.scene
    first, last = phrase[0], phrase[1] - 1
    end, low = scene.ends[last], scene.lows[last]
    if not low.isalpha():
        end -= _count_ending(low)
    cued = None
    if cue is not None:
        heads = scene.lows[cue] in GRAMMAR.cue_heads
        # With the second word of a phrase like "went on".
        phrased = heads and tuple(scene.lows[cue : cue + 2]) in GRAMMAR.cue_phrases
        cued = scene.start(cue), scene.ends[cue + phrased]
    return Finding(scene.start(first), end, cued, rule, confidence)


def _count_ending(low: str) -> int:
    """How many letters end a speaker, "she'd" or "ruiz's", that are none of the name."""
    if low in GRAMMAR.pronouns:
        return len(low) - len(low.replace("’", "'").partition("'")[0])
    return 2 if low.endswith(POSSESSIVES) else 0


def number_parts(findings: list[Finding]) -> list[Finding]:
    """Give the parts of each split sentence a number, counted from 0 in the article."""
    part = -1
    for index in range(1, len(findings)):
        if findings[index].rule == "split_sentence":
            if findings[index - 1].part is None:
                part += 1
                findings[index - 1] = replace(findings[index - 1], part=part)
            findings[index] = replace(findings[index], part=part)
    return findings
