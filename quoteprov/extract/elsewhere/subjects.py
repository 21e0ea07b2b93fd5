"""Whose verb it is, in languages other than English: the subject before it, after it, or of it."""

from __future__ import annotations

from collections.abc import Iterator

from quoteprov.extract.elsewhere.appositions import can_speak, with_apposition
from quoteprov.extract.elsewhere.gaps import (
    HYPHENS,
    find_starts,
    is_oblique,
    leads_to,
    skip_fillers,
    skip_others,
)
from quoteprov.extract.elsewhere.nominals import (
    LONGEST,
    begins_sentence,
    holds_name,
    is_word,
    read_nominal,
)
from quoteprov.extract.elsewhere.tongues import Tongue
from quoteprov.extract.tokens import QUOTATION, Scene

Nominal = tuple[int, int]
"""The tokens of a noun phrase, half-open."""
AFTER_SUBJECTS = frozenset({",", ":", "(", ".", QUOTATION})
# An auxiliary stands no further before its participle.
NEAR = 7
# "Einige Tage später": what tells when is no longer before its noun.
WORDS_OF_TIME = 3


def is_verb(scene: Scene, tongue: Tongue, token: int) -> bool:
    """Whether a word that may be a verb of speech is none of the nouns that are spelt alike, nor
    a participle without its auxiliary.

    "La nota", "una demande" and "bautizado como" are no verbs, "lo nota" is.
    """
    if not tongue.loose:
        return True
    if tongue.participle_endings and scene.lows[token].endswith(tongue.participle_endings):
        return not tongue.auxiliaries.isdisjoint(scene.lows[max(0, token - NEAR) : token])
    if begins_sentence(scene, token) or not token:
        return True
    before = scene.lows[token - 1]
    if before in tongue.of:
        return False
    if before not in tongue.determiners:
        # "Según contó Ana Ruiz": a verb may follow.
        follows = before in tongue.fillers or before in tongue.like
        return before not in tongue.prepositions or follows
    low = scene.lows[token]
    if before not in tongue.fillers or tongue.is_speaker(low) or low in tongue.sayings:
        return False
    # What may be an article is a pronoun where a subject stands before it.
    prior = scene.lows[token - 2] if token > 1 else ","
    if begins_sentence(scene, token - 1) or not is_word(prior):
        return False
    return not (prior in tongue.prepositions or prior in tongue.conjunctions or prior in tongue.of)


def is_aside(scene: Scene, tongue: Tongue, first: int, verb: int, stop: int) -> bool:
    """Whether the verb is that of a relative clause which ends before ``stop``: "el penal que
    reclamó el rival, ella dijo".
    """
    if not tongue.loose:
        return False
    relative = _before_fillers(scene, tongue, first, verb)
    return scene.lows[relative] in tongue.relatives and "," in scene.words[verb : stop - 1]


def _before_fillers(scene: Scene, tongue: Tongue, first: int, verb: int) -> int:
    """The last token before the verb that is no adverb, pronoun or auxiliary of it."""
    back = verb - 1
    while back > first and (
        scene.lows[back] in tongue.fillers
        or scene.lows[back] in tongue.auxiliaries
        or scene.words[back] in HYPHENS
    ):
        back -= 1
    return max(back, 0)


def find_subject(scene: Scene, tongue: Tongue, first: int, verb: int) -> Nominal | None:
    """Who stands before the verb in its clause, or whom its relative pronoun stands for."""
    back = _before_fillers(scene, tongue, first, verb)
    if tongue.loose and scene.lows[back] in tongue.relatives:
        meant = find_antecedent(scene, tongue, first, back)
        if meant and (scene.lows[back] not in tongue.conjunctions or _is_who(scene, tongue, meant)):
            return meant
    for start in find_beginnings(scene, tongue, first, verb):
        if is_relative(scene, tongue, first, start):
            # Where the verb does not end the clause, what stands before it may be its subject.
            clause = not tongue.loose and "," not in scene.words[start:verb]
            meant = find_antecedent(scene, tongue, first, start) if clause else None
            if meant:
                return meant
            continue
        end = read_nominal(scene, tongue, start, verb)
        if end > 0 and not is_oblique(scene, tongue, end):
            whole = with_apposition(scene, tongue, start, end, verb)
            after = whole + (whole > end and scene.words[whole] == ",")
            if leads_to(scene, tongue, after, verb):
                return _name_before(scene, tongue, first, start), whole
    return None


def is_relative(scene: Scene, tongue: Tongue, first: int, start: int) -> bool:
    """Whether a relative clause begins here, after its comma."""
    after = start > first and scene.words[start - 1] == ","
    return after and scene.lows[start] in tongue.relatives


def _name_before(scene: Scene, tongue: Tongue, first: int, start: int) -> int:
    """Where the name begins that a phrase is apposed to: "Vörös Judit, a Zöldek elnöke"."""
    comma = start - 1
    if "trailing" not in tongue.traits or comma <= first or scene.words[comma] != ",":
        return start
    for begun in range(max(first, comma - LONGEST), comma):
        ends = read_nominal(scene, tongue, begun, comma) == comma
        if ends and holds_name(scene, tongue, begun, comma):
            return begun
    return start


def is_inverted(scene: Scene, tongue: Tongue, first: int, verb: int) -> bool:
    """Whether the verb stands before its subject for what begins the sentence: Am Tag sagte WHO."""
    if "second" not in tongue.traits or verb <= first:
        return False
    if scene.words[verb - 1] == ",":
        return scene.lows[first] in tongue.conjunctions
    begun = scene.lows[first] in tongue.prepositions or not tongue.times.isdisjoint(
        scene.lows[first : first + WORDS_OF_TIME]
    )
    return begun and "," not in scene.words[first:verb]


def _is_who(scene: Scene, tongue: Tongue, meant: Nominal) -> bool:
    """Whether a phrase names people, so that "que" may be its subject: "Ana Ruiz, que"."""
    start, end = meant
    named = not begins_sentence(scene, start) and scene.words[start][0].isupper()
    return named or any(tongue.is_speaker(low) for low in scene.lows[start:end])


def find_beginnings(scene: Scene, tongue: Tongue, first: int, stop: int) -> Iterator[int]:
    """Where a subject may begin, after what tells where, when or about what it is, too."""
    yield from sorted(_beginnings(scene, tongue, first, stop))


def _beginnings(scene: Scene, tongue: Tongue, first: int, stop: int) -> Iterator[int]:
    for start in find_starts(scene, tongue, first, stop):
        low = scene.lows[start]
        opener = low in tongue.openers and low not in tongue.determiners
        if start == first and _is_participle(scene, tongue, start):
            continue
        if low not in tongue.prepositions and not opener:
            yield start
        elif tongue.loose:
            after = skip_others(scene, tongue, start, stop)
            if start < after < stop and is_word(scene.words[after]):
                yield skip_fillers(scene, tongue, after, stop, articles=False)
        elif start == first and "second" in tongue.traits:
            yield from _after_second(scene, tongue, start, stop)
    for token in range(first + 1, stop if tongue.copulas else first):
        # "C'è Ana Ruiz", "quien lo sabe es Ana Ruiz".
        if scene.lows[token - 1] in tongue.copulas:
            yield token


def _is_participle(scene: Scene, tongue: Tongue, start: int) -> bool:
    """Whether what begins a sentence tells of who is named after it, or is not named at all.

    "Consultado por la prensa, Ana Ruiz ...", "Preguntada por ello, replicó ...".
    """
    low = scene.lows[start]
    if not low.endswith(tongue.participle_endings) or tongue.is_office(low):
        return False
    # "Machado dijo", "Machado, el alcalde", "Renato Vale".
    following = scene.words[start + 1 : start + 2]
    verbs = tongue.cues | tongue.auxiliaries | tongue.fillers
    return bool(following) and following[0][0].islower() and following[0] not in verbs


def _after_second(scene: Scene, tongue: Tongue, start: int, stop: int) -> Iterator[int]:
    """Where the subject is after a preposition with its noun and the verb: In Köln lacht WHO."""
    end = skip_others(scene, tongue, start, stop)
    if end + 1 >= stop or end == start or not scene.words[end][0].islower():
        return
    who = skip_fillers(scene, tongue, end + 1, stop, articles=False)
    if who < stop and scene.lows[who] not in tongue.prepositions | tongue.openers:
        yield who


def find_antecedent(scene: Scene, tongue: Tongue, first: int, relative: int) -> Nominal | None:
    """The noun phrase that ends right before a relative pronoun: "Ana Ruiz, qui", "el cual"."""
    while relative > first and scene.lows[relative - 1] in tongue.determiners:
        relative -= 1
    end = relative - 1 if relative > first and scene.words[relative - 1] == "," else relative
    if end > first and scene.words[end - 1] == ")":
        end = next((at for at in range(end - 1, first, -1) if scene.words[at] == "("), end)
    found = None
    for start in range(end - 1, max(first, end - LONGEST) - 1, -1):
        word = scene.words[start]
        if word == "," or word is QUOTATION:
            break
        begun = start > first and scene.lows[start - 1] in tongue.oblique
        if read_nominal(scene, tongue, start, end, begun=begun) == end:
            found = start, end
    return found


def find_inverted(scene: Scene, tongue: Tongue, verb: int, stop: int) -> Nominal | None:
    """Who stands after the verb: "ayer dijo Ana Ruiz que", ", insiste la nota,".

    In languages that leave out pronouns, a noun phrase that goes on is what the verb says.
    """
    start = skip_others(scene, tongue, verb + 1, stop)
    if start >= stop or not is_word(scene.words[start]):
        return None
    end = read_nominal(scene, tongue, start, stop)
    if end < 0 or ("cases" in tongue.traits and not can_speak(scene, tongue, start, end)):
        return None
    end = with_apposition(scene, tongue, start, end, stop)
    if "drops" not in tongue.traits or not tongue.loose:
        return start, end
    ended = end >= stop or scene.words[end] in AFTER_SUBJECTS
    if not ended and scene.lows[end] not in tongue.conjunctions:
        return None
    inserted = scene.words[_before_fillers(scene, tongue, 0, verb)] == ","
    return (start, end) if inserted or can_speak(scene, tongue, start, end) else None
