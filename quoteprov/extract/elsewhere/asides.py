"""The clauses of the reporter's inside what somebody says, in languages that set them there.

„Wnioski – podkreślił wójt – będą rozpatrzone”. «Нагрузка мала, — пояснил он. — И будет мала».
« C'est une mule, sourit le technicien. Le premier jour, il courait. » – Vi väntar, säger hon.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from operator import itemgetter

from msgspec import Struct

from quoteprov.extract.elsewhere.manners import Manner
from quoteprov.extract.paragraphs import Extent

# A clause is known by so many words; what only dashes tell is no longer than this in code points.
READ_WORDS, LONGEST_UNTOLD = 5, 160
# Nobody looks further than this for the end of a sentence, so that a text without any takes
# linear time.
LONGEST_SENTENCE = 500
# What somebody is, between two commas after the name.
LONGEST_APPOSITION = 40
LONGEST_SUBJECT = 4
ENDS, PAUSES = frozenset(".?!…:"), frozenset(",;?!…")


class Speech(Struct, frozen=True):
    """A text whose speech such clauses part, and what is known of its language.

    ``inner`` are the extents of the quotations in it, in order: no clause begins in them.
    """

    text: str
    manner: Manner
    inner: list[Extent]


def find_asides(speech: Speech, start: int, end: int, *, quoted: bool) -> list[Extent]:
    """The clauses of the reporter's in ``text[start:end]``, in order, with what sets them off.

    Each ends where speech is resumed, at ``end`` where it is not. ``quoted`` says that all of it
    stands between quotation marks.
    """
    ways = speech.manner.ways
    pausing = "pausing" in ways and ("enclosed" in ways or not quoted)
    found: list[Extent] = []
    position = start
    for opening in pass_inner(speech, _opening(), start, end):
        if opening.start() < position or opening.start() == start:
            continue
        resumed = -1
        if opening["dash"]:
            resumed = _end_dashed(speech, opening, end) if "dashed" in ways else -1
        elif pausing:
            resumed = _end_pausing(speech, opening.end(), end, quoted=quoted)
        if resumed > 0:
            found.append((opening.start(), resumed))
            position = resumed
    return found


def pass_inner(
    speech: Speech, pattern: re.Pattern[str], start: int, end: int
) -> Iterator[re.Match[str]]:
    """The matches that do not begin inside an inner quotation."""
    inner = speech.inner
    rank = bisect_right(inner, start, key=itemgetter(1))
    for match in pattern.finditer(speech.text, start, end):
        while rank < len(inner) and inner[rank][1] <= match.start():
            rank += 1
        if rank == len(inner) or match.start() < inner[rank][0]:
            yield match


def is_inner(speech: Speech, position: int) -> bool:
    """Whether ``position`` lies inside an inner quotation."""
    rank = bisect_right(speech.inner, position, key=itemgetter(1))
    return rank < len(speech.inner) and speech.inner[rank][0] < position


@cache
def _opening() -> re.Pattern[str]:
    """Where a clause may begin: after a dash that touches no word before it, or after a pause."""
    return re.compile(r"(?:(?<!\w)(?P<dash>[—–―]\s?|(?<=\s)-\s)|(?<=[,;?!…])\s+)(?=[^\W\d_])")


@cache
def _dash() -> re.Pattern[str]:
    """A dash that may end a clause, with the marks after it."""
    dash = r"(?<=[\s.,;:!?…»”\"])[—–―]|[—–―](?=[.,;:!?…\s])|(?<=\s)-(?=\s)"
    return re.compile(rf"(?:{dash})(?P<mark>[.,;:!?…]*)\s*")


@cache
def _words() -> re.Pattern[str]:
    word = r"[^\W\d_][\w’'-]*"
    return re.compile(rf"{word}(?:[ \xa0\u202f]{word}){{0,{READ_WORDS - 1}}}")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(r"[.!?…][»”\"]?\s+(?=(?P<first>\W{0,3}\w))")


def _read_words(speech: Speech, start: int, end: int) -> list[str]:
    found = _words().match(speech.text, start, end)
    return found[0].split() if found else []


def _end_dashed(speech: Speech, opening: re.Match[str], end: int) -> int:
    """Where speech is resumed after the clause that a dash opens, -1 where it opens none."""
    text, start = speech.text, opening.end()
    words = _read_words(speech, start, end)
    if not words or words[0][0].isupper():
        return -1
    told = _find_verb(speech.manner, words) >= 0 or _is_set_off(speech, opening.start(), words)
    if not told and words[0] in speech.manner.others:
        return -1
    stop = end if told else min(end, start + LONGEST_UNTOLD)
    sentence = _find_sentence_end(speech, start, stop)
    for dash in pass_inner(speech, _dash(), start, stop):
        before = _before(text, dash.start())
        if dash.start() > sentence and not (before in ENDS and _begins(text, dash.end(), stop)):
            continue
        if not told and not (before in ENDS or dash["mark"]):
            return -1
        return dash.end()
    return end if told else -1


def _before(text: str, position: int) -> str:
    """The last character before ``position`` that is no space."""
    return text[max(0, position - 3) : position].rstrip()[-1:]


def _begins(text: str, position: int, stop: int) -> bool:
    """Whether what stands at ``position`` may begin a sentence."""
    return position < stop and not text[position].islower()


def _find_verb(manner: Manner, words: list[str]) -> int:
    """Which of the words is the verb of a clause that begins with it, -1 for none."""
    at = 0
    if words[0] in manner.tongue.fillers and len(words) > 1:
        at = 1
    head = words[at].partition("-")[0]
    if head not in manner.tongue.auxiliaries:
        return at if head in manner.verbs else -1
    at += 1
    while at < len(words) and words[at] in manner.tongue.fillers:
        at += 1
    return at if at < len(words) and words[at] in manner.verbs else -1


def _is_set_off(speech: Speech, dash: int, words: list[str]) -> bool:
    """Whether a clause with an unknown verb is told by what stands before its dash and after
    its verb: "!" – denerwuje się; ?, — хмурится он.
    """
    before = _before(speech.text, dash)
    if before not in PAUSES or words[0] in speech.manner.others:
        return False
    if before != ",":
        return True
    after = words[1:LONGEST_SUBJECT]
    return any(word in speech.manner.tongue.pronouns or word[0].isupper() for word in after)


def _end_pausing(speech: Speech, start: int, end: int, *, quoted: bool) -> int:
    """Where speech is resumed after a clause that begins at ``start``, -1 where none does."""
    words = _read_words(speech, start, end)
    verb = _find_verb(speech.manner, words) if words else -1
    if verb >= 0 and words[0][0].islower():
        if not _has_subject(speech, words, verb, start, end):
            return -1
    elif not (_is_straight(speech, words) or _is_mumbled(speech, words, start, end)):
        return -1
    sentence = _find_sentence_end(speech, start, end)
    comma = _find_comma_after_pronoun(speech, words, verb, start)
    if comma >= 0 and (quoted or not _follows_conjunction(speech, comma + 1, end)):
        return comma + 1
    if not quoted:
        return _resume(speech, start, sentence, end)
    if sentence < end:
        return sentence + 1
    comma = _find_last_comma(speech, start, end)
    return comma + 1 if comma >= 0 else end


def _find_comma_after_pronoun(speech: Speech, words: list[str], verb: int, start: int) -> int:
    """The comma of ", säger hon," and ", a-t-il dit,", -1 where none follows a pronoun."""
    if verb >= 0 and "-" in words[0]:
        size = verb + 1
    elif verb >= 0 and words[verb + 1 : verb + 2] and words[verb + 1] in speech.manner.he:
        size = verb + 2
    else:
        return -1
    stop = start + len(" ".join(words[:size]))
    return stop if speech.text[stop : stop + 1] == "," else -1


def _follows_conjunction(speech: Speech, start: int, end: int) -> bool:
    words = _read_words(speech, _skip(speech.text, start, end), end)
    return bool(words) and words[0] in speech.manner.tongue.conjunctions


def _find_last_comma(speech: Speech, start: int, end: int) -> int:
    """The comma that ends the only clause of a quotation, -1 where none does.

    It is the first, or the second where the first only parts a name and what somebody is.
    """
    text = speech.text
    first = text.find(",", start, min(end, start + LONGEST_SENTENCE))
    second = text.find(",", first + 1, min(end, first + LONGEST_APPOSITION)) if first >= 0 else -1
    if second < 0:
        return first
    words = _read_words(speech, _skip(text, first + 1, end), end)
    apposed = words and words[0][0].islower() and words[0] not in speech.manner.others
    return second if apposed else first


def _has_subject(speech: Speech, words: list[str], verb: int, start: int, end: int) -> bool:
    """Whether somebody other than who speaks may be the subject of ``words[verb]``."""
    after = verb + 1
    while after < len(words) and words[after] in speech.manner.tongue.fillers:
        after += 1
    if after < len(words):
        low = words[after].lower()
        return low not in speech.manner.first and low not in speech.manner.tongue.conjunctions
    # "sier 36-åringen", "dit-il".
    stop = start + len(" ".join(words))
    return "-" in words[0] or (speech.text[stop : stop + 1] == " " and stop + 1 < end)


def _is_straight(speech: Speech, words: list[str]) -> bool:
    """Whether a subject and its verb begin the clause: hän sanoo, Aune Rinne kertoo."""
    if "preceding" not in speech.manner.ways:
        return False
    for verb in range(1, min(len(words), LONGEST_SUBJECT + 1)):
        if words[verb] in speech.manner.verbs:
            if words[0] in speech.manner.others - speech.manner.he:
                return False
            return words[0].lower() not in speech.manner.first
    return False


def _is_mumbled(speech: Speech, words: list[str], start: int, end: int) -> bool:
    """Whether an unknown verb and a pronoun end the sentence: ", mumler han."""
    if len(words) != 2:
        return False
    verb, subject = reversed(words) if "preceding" in speech.manner.ways else words
    stop = start + len(words[0]) + 1 + len(words[1])
    if verb in speech.manner.others or (stop < end and speech.text[stop] not in ".,"):
        return False
    return subject in speech.manner.he


def _find_sentence_end(speech: Speech, start: int, end: int) -> int:
    """Where the sentence ends that ``start`` stands in, ``end`` where it is the last one."""
    for stop in pass_inner(speech, _sentence_end(), start, min(end, start + LONGEST_SENTENCE)):
        first = stop["first"]
        if first[-1].islower():
            continue
        word = re.split(r"[\s(]", speech.text[max(start, stop.start() - 12) : stop.start()])[-1]
        if len(word) > 1 and word.lower() not in speech.manner.tongue.abbreviations:
            return stop.start()
    return end


def _resume(speech: Speech, start: int, sentence: int, end: int) -> int:
    """Where speech set off by a dash goes on after the clause that begins at ``start``."""
    text = speech.text
    if "resuming" in speech.manner.ways and sentence < end:
        follows = _read_words(speech, _skip(text, sentence + 1, end), end)
        if follows and follows[0].lower() not in speech.manner.he:
            return _skip(text, sentence + 1, end)
    for dash in pass_inner(speech, _dash(), start, end):
        if _before(text, dash.start()) in ENDS and _begins(text, dash.end(), end):
            return dash.end()
    return end


def _skip(text: str, position: int, end: int) -> int:
    while position < end and (text[position].isspace() or text[position] in '»”"'):
        position += 1
    return position
