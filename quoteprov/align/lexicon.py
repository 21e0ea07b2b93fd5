"""Words that mean something to the comparison: numbers, negations, stock words.

English only; in other languages the comparison does without them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What nearly every text is made of: such words say little about who said something, and a
# capital on them at the start of a sentence is no name.
COMMON = _words(
    """
    a about above across after again against all almost along already also although always am
    among an and another any anyone anything are arent around as ask at away back be because been
    before being below best better between both but by came can cannot cant come could couldnt
    day days did didnt do does doesnt doing done dont down during each either else end enough even
    ever every everybody everyone everything far few find first for found from gave get gets
    getting give go goes going gone good got great had hadnt happen happened happens hard has
    hasnt have havent having he hell her here heres hers herself hes high him himself his how
    however i id if ill im in indeed into is isnt it itd itll its itself ive just keep kind knew
    know known last later least left less let lets like little long look looking lot made make
    makes making man many matter may maybe me mean men might mine more most mr mrs ms much must my
    myself need never new next no nobody none nor not nothing now of off often oh ok okay old on
    once one ones only onto or other others our ours out over own part people per perhaps place
    please point put quite rather really right said same saw say saying says see seen shall she
    shes should shouldnt since so some somebody someone something soon still such sure take taken
    talk tell than thank thanks that thatll thats the their theirs them themselves then there
    theres these they theyd theyll theyre theyve thing things think this those though thought
    through thus time times to today together told tomorrow too took toward towards try trying
    two under until up upon us use used very want wanted wants was wasnt way we wed week well went
    were werent weve what whats when where wheres whether which while who whole whom whos whose why
    will with within without wont work world would wouldnt year years yes yesterday yet you youd
    youll young your youre yours yourself youve
    """
)

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
