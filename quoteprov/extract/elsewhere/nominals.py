"""Noun phrases in languages other than English: where one that may speak begins and ends.

No word is parsed: a phrase is what stands between an article or a capital and the first word that
is known to be no part of it.
"""

from __future__ import annotations

from quoteprov.extract.elsewhere.tongues import MINISTRY, Tongue, is_given, load_names
from quoteprov.extract.tokens import QUOTATION, Scene

# The longest speakers that were seen have nine words: "der Sprecher des Ministeriums für ...".
LONGEST = 12
# A noun and its adjectives: more words in small letters are those of another part of the clause.
MOST_PLAIN = 4
# What is written right behind a number is a unit ("34km") unless it is longer: "34enne".
LONGEST_UNIT = 4
DASHES = frozenset({"–", "—", "―", "--", "-"})
# What follows the last word of a phrase: "il commissario prefettizio."
LAST = frozenset({",", ".", ";", ")", QUOTATION})


def is_word(word: str) -> bool:
    """Whether a token is a word, also "63-Jährige", rather than a mark, a number or a quotation.

    An age may need no hyphen: "34enne". An apostrophe may be all that is left of a vowel: "’t".
    """
    if word[0].isalpha() or not word[-1].isalpha():
        return word[0].isalpha()
    aged = word[0].isdigit() and len(word) > LONGEST_UNIT and word[-LONGEST_UNIT:].isalpha()
    return "-" in word or aged or word[0] in "'’"


def begins_sentence(scene: Scene, token: int) -> bool:
    """Whether a sentence begins at the token; no list of them all is gone through."""
    return scene.sentence(token)[0] == token


def read_nominal(
    scene: Scene, tongue: Tongue, start: int, stop: int, *, begun: bool = False
) -> int:
    """The token after the noun phrase or pronoun that begins at ``start``, -1 where none does.

    ``begun`` tells that what stands before tells enough, so that any noun may be the first word.
    """
    words, lows = scene.words, scene.lows
    if start >= stop:
        return -1
    if lows[start] in tongue.pronouns and not _is_possessive(scene, tongue, start, stop):
        return start + 1
    if start + 2 < stop and lows[start] in tongue.indefinite and lows[start + 1] in tongue.parted:
        # "Один из банкиров".
        return read_nominal(scene, tongue, start + 2, stop, begun=True)
    stop = min(stop, start + LONGEST)
    head = token = _skip_articles(scene, tongue, start, stop)
    plain = 0
    if head == start and not begun and not _may_begin(scene, tongue, start, stop):
        return -1
    if start < head < stop and lows[head] in tongue.pronouns:
        return head + 1
    named = known = False
    while token < stop:
        if token > head and _is_named_by(scene, tongue, token, stop):
            token += 1
            continue
        if not is_word(words[token]) and not (known and words[token].isdigit()):
            break
        joined = _joined(scene, tongue, token, stop) if token > head else 0
        if joined:
            token += joined
            named = words[token - 1][0].isupper()
            continue
        if start < head == token and _is_adjective(scene, tongue, token, stop):
            token += 1
            continue
        ends = _ends(scene, tongue, token, head)
        if ends and not (token == head and _is_headed(scene, tongue, token, start, begun=begun)):
            break
        capital = words[token][0].isupper() and not _is_raised(scene, tongue, token, stop)
        if named and not capital and not _goes_on(scene, tongue, head, token, stop):
            break
        speaker = tongue.is_speaker(lows[token])
        if known and not (capital or speaker or _describes(scene, tongue, token)):
            if token + 1 == stop or words[token + 1] in LAST:
                return token + 1
            if not _begins_name(scene, token + 1):
                break
        plain = 0 if capital or speaker else plain + 1
        if plain > MOST_PLAIN:
            break
        known = known or (speaker and bool(tongue.adjective_endings))
        named = named or capital
        token += 1
    return token if token > head else -1


def _skip_articles(scene: Scene, tongue: Tongue, start: int, stop: int) -> int:
    """The token after the articles at ``start``, and after a number that follows one of them."""
    words, lows = scene.words, scene.lows
    token = start
    while token < stop:
        counted = tongue.loose and token > start and words[token][0].isdigit()
        if lows[token] not in tongue.determiners and not (counted and not is_word(words[token])):
            break
        token += 1
    return token


def _begins_name(scene: Scene, token: int) -> bool:
    """Whether a given name, or two capitals in a row, stand at ``token``."""
    words = scene.words
    full = words[token][0].isupper() and words[token + 1 : token + 2]
    return scene.lows[token] in load_names() or bool(full and full[0][0].isupper())


def _is_raised(scene: Scene, tongue: Tongue, token: int, stop: int) -> bool:
    """Whether a capital is only that of a sentence's first word: "Fuentes policiales"."""
    told = tongue.adjective_endings or "cases" in tongue.traits
    if not told or not begins_sentence(scene, token):
        return False
    following = scene.lows[token + 1] if token + 1 < stop and tongue.adjective_endings else ""
    return tongue.is_speaker(scene.lows[token]) or tongue.is_speaker(following)


def _is_named_by(scene: Scene, tongue: Tongue, token: int, stop: int) -> bool:
    """Whether a quotation, or a sign, is part of a name: компания «Q», партнёр «Q» Иван Петров."""
    words, lows = scene.words, scene.lows
    if words[token] == "@":
        return token + 1 < stop and is_word(words[token + 1])
    if words[token] is not QUOTATION or "bare" not in tongue.traits:
        return False
    if lows[token - 1] in tongue.marked:
        return True
    follows = token + 2 < stop and words[token + 1][0].isupper() and words[token + 2][0].isupper()
    return follows and (tongue.is_office(lows[token - 1]) or words[token - 1][0].isupper())


def _is_possessive(scene: Scene, tongue: Tongue, start: int, stop: int) -> bool:
    """Whether what may be a pronoun owns the noun after it: "ihr Sprecher"."""
    if scene.lows[start] not in tongue.determiners or start + 1 >= stop:
        return False
    word, low = scene.words[start + 1], scene.lows[start + 1]
    return is_word(word) and low not in tongue.stops and low not in tongue.determiners


def _may_begin(scene: Scene, tongue: Tongue, start: int, stop: int) -> bool:
    """Whether a word that is no article may be the first of a phrase."""
    word, low = scene.words[start], scene.lows[start]
    if not is_word(word) or low in tongue.stops:
        return (
            word[0].isupper() and not begins_sentence(scene, start) and low not in tongue.pronouns
        )
    if _is_inner(tongue, word) and "cases" in tongue.traits:
        return False
    if word[0].isupper() or "bare" in tongue.traits or tongue.is_speaker(low):
        return True
    if "nouns" in tongue.traits and low.endswith("en"):
        # Before a noun alone that is a verb or a case that no subject has.
        return False
    if tongue.adjective_endings and not tongue.is_speaker(low):
        return False
    # "Zei wethouder Ana Ruiz": what somebody is stands before the name.
    return start + 1 < stop and scene.words[start + 1][0].isupper()


def _ends(scene: Scene, tongue: Tongue, token: int, head: int) -> bool:
    """Whether the word is no part of a noun phrase that begins before it."""
    word, low = scene.words[token], scene.lows[token]
    if token > head and (low in tongue.recipients or _is_inner(tongue, word)):
        return True
    if word[0].isupper() and not begins_sentence(scene, token):
        return False
    if low in tongue.stops or (low in tongue.determiners and token > head):
        return True
    ended = bool(tongue.verb_endings) and low.endswith(tongue.verb_endings)
    return ended and token > head and not tongue.is_office(low)


def _is_adjective(scene: Scene, tongue: Tongue, token: int, stop: int) -> bool:
    """Whether what may be an adverb describes the noun after it: "en tidligere ansatt"."""
    return (
        scene.lows[token] in tongue.fillers
        and scene.words[token][0].islower()
        and token + 1 < stop
        and is_word(scene.words[token + 1])
        and scene.lows[token + 1] not in tongue.stops
        and scene.lows[token + 1] not in tongue.determiners
    )


def _is_inner(tongue: Tongue, word: str) -> bool:
    """Whether the case of a word tells that it is no subject: "sanoo Ruiz Ylelle"."""
    if not tongue.inner_endings or not word.endswith(tongue.inner_endings):
        return False
    return not (is_given(word.lower()) or tongue.is_office(word.lower()))


def _is_headed(scene: Scene, tongue: Tongue, head: int, start: int, *, begun: bool) -> bool:
    """Whether an article before and a word for a speaker make a noun of what may be a verb or an
    adverb: "le juge", "la nota", "la prima cittadina"; or whatever has ``begun``: "nella nota".
    """
    lows = scene.lows
    if begun and lows[head] in tongue.documents:
        return True
    if start == head:
        return False
    if lows[head] in tongue.cues:
        return tongue.is_speaker(lows[head])
    adverb = lows[head] in tongue.fillers or lows[head] in tongue.openers
    return adverb and head + 1 < len(lows) and tongue.is_speaker(lows[head + 1])


def _describes(scene: Scene, tongue: Tongue, token: int) -> bool:
    """Whether a word goes on with what somebody is: "el Gobierno polaco", "le Premier ministre"."""
    low = scene.lows[token]
    if tongue.adjective_endings and low.endswith(tongue.adjective_endings):
        return True
    before = scene.lows[token - 1]
    return tongue.is_office(low) and (tongue.is_office(before) or before in tongue.ranks)


def _goes_on(scene: Scene, tongue: Tongue, head: int, token: int, stop: int) -> bool:
    """Whether a word in small letters may follow one with a capital.

    An office after a name: "Kántor Ágnes polgármester"; more of a body before one: "президент
    Союза электронной торговли Эльдар Гафуров"; an office of whose or where: "Vikens trener", "ο
    Γάλλος πρόεδρος Ρενέ Μαλέ".
    """
    words, lows = scene.words, scene.lows
    if token == head + 1 and tongue.is_office(lows[token]):
        owner = "second" in tongue.traits and lows[head].endswith("s")
        if owner or (token + 1 < stop and words[token + 1][0].isupper()):
            return True
    if lows[token] not in tongue.stops and _describes(scene, tongue, token):
        return True
    if "trailing" in tongue.traits:
        return lows[token] not in tongue.stops
    if "bare" not in tongue.traits or holds_name(scene, tongue, head, token):
        return False
    while token < stop and is_word(words[token]) and not words[token][0].isupper():
        if lows[token] in tongue.stops:
            return False
        token += 1
    return token + 1 < stop and words[token][0].isupper() and words[token + 1][0].isupper()


def _is_particle(scene: Scene, tongue: Tongue, token: int) -> bool:
    """Whether a small word may join a name: "Ursula von der Leyen", no "Ana Ruiz von der Post"."""
    words, lows = scene.words, scene.lows
    if not words[token - 1][0].isupper():
        return False
    if lows[token] in tongue.particles:
        # "Präsidentin Ursula von der Leyen": a given name after what she is begins hers.
        begun = token < 2 or tongue.is_office(lows[token - 2]) or is_given(lows[token - 1])
        whole = not begun and is_word(words[token - 2]) and words[token - 2][0].isupper()
        return not (whole and lows[token] in tongue.prepositions)
    return lows[token] in tongue.inside and lows[token - 1] in tongue.particles


def _joined(scene: Scene, tongue: Tongue, token: int, stop: int) -> int:
    """How many tokens a genitive or the rest of a name takes: "des Amtes", "de Wit"."""
    words, lows = scene.words, scene.lows
    if _is_whole(scene, tongue, token):
        return 0
    if _is_particle(scene, tongue, token):
        last = token
        while last < stop and lows[last] in tongue.inside:
            last += 1
        if last < stop and words[last][0].isupper():
            return last + 1 - token
    if lows[token] in tongue.coordinators:
        if tongue.is_office(lows[token - 1]):
            return _other_office(scene, tongue, token, stop)
        return _other_field(scene, tongue, token, stop)
    post = lows[token] in tongue.posts and tongue.is_office(lows[token - 1])
    if lows[token] not in tongue.of and not post:
        return 0
    named = token > 1 and words[token - 1][0].isupper() and words[token - 2][0].isupper()
    if named and lows[token] in tongue.particles and "second" in tongue.traits:
        # "Ana Ruiz van de universiteit": where somebody is from.
        return 0
    last = token + 1
    # In Greek the article is what tells "of": no other one follows.
    articles = tongue.oblique if lows[token] in tongue.determiners else tongue.determiners
    while last < stop and (
        lows[last] in articles or lows[last] in tongue.oblique or words[last].isdigit()
    ):
        last += 1
    if last + 1 < stop and words[last].isdigit() and is_word(words[last + 1]):
        # "Cet ouvrier de 51 ans".
        return last + 2 - token
    if last >= stop or not is_word(words[last]) or lows[last] in tongue.recipients:
        return 0
    if (post or lows[last] in tongue.stops) and not words[last][0].isupper():
        return 0
    if "nouns" in tongue.traits:
        # Adjectives: "des zuständigen Amtes".
        while last + 1 < stop and words[last][0].islower() and is_word(words[last + 1]):
            last += 1
        if words[last][0].islower():
            return 0
    return last + 1 - token


def _other_office(scene: Scene, tongue: Tongue, token: int, stop: int) -> int:
    """How many tokens a second office before a name takes: "Winzerin und Autorin Ana Ruiz"."""
    last = token + 1
    limit = min(stop, last + MOST_PLAIN)
    while last < limit and is_word(scene.words[last]) and not tongue.is_office(scene.lows[last]):
        last += 1
    if last + 1 >= limit or not tongue.is_office(scene.lows[last]):
        return 0
    return last + 1 - token if scene.words[last + 1][0].isupper() else 0


def _other_field(scene: Scene, tongue: Tongue, token: int, stop: int) -> int:
    """How many tokens the second thing takes that a ministry is for: "y Movilidad"."""
    words, lows = scene.words, scene.lows
    before = range(token - 1, max(-1, token - LONGEST), -1)
    whose = next((at for at in before if MINISTRY in lows[at] or not is_word(words[at])), -1)
    if whose < 0 or MINISTRY not in lows[whose] or not words[token - 1][0].isupper():
        return 0
    last = token + 1
    while last < stop and (
        lows[last] in tongue.of or lows[last] in tongue.oblique or lows[last] in tongue.determiners
    ):
        last += 1
    if last >= stop or not words[last][0].isupper() or is_given(lows[last]):
        return 0
    return last + 1 - token


def _is_whole(scene: Scene, tongue: Tongue, token: int) -> bool:
    """Whether a name has its surname before ``token``, as in "Anna Ek von der Partei"."""
    words, lows = scene.words, scene.lows
    if "second" not in tongue.traits or token < 2 or lows[token] not in tongue.particles:
        return False
    return (
        words[token - 2][0].isupper()
        and words[token - 1][0].isupper()
        and not any(map(tongue.is_office, lows[token - 2 : token]))
        and not is_given(lows[token - 1])
    )


def holds_name(scene: Scene, tongue: Tongue, start: int, end: int) -> bool:
    """Whether two words in a row, none of them an office, begin with capitals.

    What somebody is of is not who he is: "the mayor of Santa Brígida".
    """
    run = 0
    owned = False
    for token in range(start, end):
        word, low = scene.words[token], scene.lows[token]
        if word[0].isupper() and not tongue.is_office(low) and low not in tongue.determiners:
            if owned and low in load_names():
                # "La sénatrice du Cantal Hélène Rauzy": a given name is no part of what she is of.
                run, owned = 0, False
            run += 1
            if run > 1 and not owned and not _is_noun(scene, tongue, start, end):
                return True
        elif run and low in tongue.particles:
            continue
        else:
            owned = low in tongue.of or (owned and low in tongue.determiners)
            run = 0
    return False


def _is_noun(scene: Scene, tongue: Tongue, start: int, end: int) -> bool:
    """Whether an article before and no office make capitals those of nouns: "das Amt Köln"."""
    return (
        "nouns" in tongue.traits
        and scene.lows[start] in tongue.determiners
        and not any(tongue.is_office(scene.lows[token]) for token in range(start, end))
    )
