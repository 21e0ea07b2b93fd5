"""Words that mean something to the comparison: numbers, negations, stock words.

English only; in other languages the comparison does without them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What nearly every text is made of: such words say little about who said something, and a
# capital on them at the start of a sentence is no name. From those that the most news articles
# print to those that the fewest do.
_RANKED = """
    the of to a and in that for on is with it as by have be not at from but has this an was he
    are who they his said about more or would will one their we been also up which if out i all
    what there after when had than were no over new people so other some can just into time do
    could you even now first like two any them last because those its most our only while how
    many against before him year make get told did say made should back during may way going
    years much where being then very both these still down think week well take she right us
    such since between under long day through here another her own know off whether see part
    want times same says work go saying good come why far need does never my end too without
    left next might point though put every already among high world least days around yet
    things me making really again less today something came your later few used look must took
    use little place however better great lot done himself enough others until doing keep
    trying away give hard got once thing let seen ever mr found best nothing old across matter
    each often having getting anything went man almost find rather either along always talk
    kind sure known taken wants within toward makes whose together someone looking try anyone
    themselves wanted thought gave tell mean everything perhaps everyone am cannot else happen
    itself soon goes young men happened whom whole saw although ask indeed below gets maybe yes
    knew gone quite nor none ones happens above upon everybody per thus nobody thanks ms
    herself mrs somebody yesterday onto ill please thank oh myself hell ok towards yourself
    tomorrow mine okay shall id ours lets hers theirs yours im wont wed cant dont thats isnt
    theres whats youre arent didnt doesnt hes ive theyre werent couldnt hadnt hasnt havent
    heres itd itll shes shouldnt thatll theyd theyll theyve wasnt weve wheres whos wouldnt youd
    youll youve
"""
COMMON_RANKS = {word: rank for rank, word in enumerate(_RANKED.split())}
COMMON = frozenset(COMMON_RANKS)

NEGATIONS = _words(
    """
    no not never none nobody nothing nowhere neither nor without cannot cant dont doesnt didnt wont
    wouldnt couldnt shouldnt isnt arent wasnt werent hasnt havent hadnt mustnt neednt aint shant
    """
)

_COUNTED = (
    "zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 "
    "twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 "
    "twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 third 3 "
    "fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12 dozen 12 "
    "hundred 100 thousand 1000 million 1000000 billion 1000000000 trillion 1000000000000 "
    "half half twice twice dozens dozens hundreds hundreds thousands thousands millions millions "
    "billions billions"
)


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# "first" and "second" are left out: they order more often than they count.
NUMBERS = _pairs(_COUNTED)
