"""Whether a verb in a language other than English tells of speech: by itself, or by its company."""

from __future__ import annotations

from quoteprov.extract.elsewhere.nominals import DASHES, begins_sentence, is_word
from quoteprov.extract.elsewhere.subjects import is_verb
from quoteprov.extract.elsewhere.views import View
from quoteprov.extract.tokens import QUOTATION

# What may stand between a quotation and the clause that reports it.
CLOSERS = frozenset({",", "»", "”", "“", "'", "’", "!", "?", "…"}) | DASHES


def reports(view: View, cue: int) -> bool:
    """Whether the verb at ``cue`` reports, or does so beside the quotation: "Q", hielt WHO fest.

    A capital says that a word is a noun or a name; not where the sentence begins.
    """
    scene, tongue, token = view.scene, view.tongue, view.token
    if scene.words[cue][0].isupper() and not begins_sentence(scene, cue):
        return False
    if scene.lows[cue] in tongue.cues:
        # "Continúan con «Q»" does not report, "continúan: «Q»" does.
        near = cue > token or scene.words[token - 1] in {":", ","}
        return (near or scene.lows[cue] not in tongue.beside) and is_verb(scene, tongue, cue)
    if scene.lows[cue] not in tongue.light:
        return False
    if cue < token:
        return scene.words[token - 1] == ":" or any(
            _completes(view, place) for place in (*range(cue + 1, token), token + 1)
        )
    near = all(scene.words[place] in CLOSERS for place in range(token + 1, cue))
    return near or any(_completes(view, place) for place in range(cue + 2, view.stop))


def _completes(view: View, token: int) -> bool:
    """Whether a word that makes a verb one of speech ends its clause here: hielt WHO fest, ..."""
    scene, tongue, stop = view.scene, view.tongue, view.stop
    if token >= stop or scene.lows[token] not in tongue.companions:
        return False
    token += 1
    while token < stop and (
        scene.lows[token] in tongue.determiners or scene.lows[token] in tongue.oblique
    ):
        token += 1
    return (
        token >= stop
        or scene.words[token] is QUOTATION
        or not is_word(scene.words[token])
        or scene.lows[token] in tongue.conjunctions
        or scene.lows[token] in tongue.clitics
    )
