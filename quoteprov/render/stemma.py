"""The stemma as a tree of lines: who took the words from whom."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from quoteprov.model import Descent, Provenance
from quoteprov.render.carriers import list_carriers
from quoteprov.render.paper import INDENT, Paper, indent, ink
from quoteprov.render.phrases import join_names


def draw_stemma(provenance: Provenance, paper: Paper) -> list[Text]:
    """Each witness under the one that it descends from, with the evidence.

    A witness of undetermined descent stands at the left, with the candidates for its parent.
    """
    names = {
        carrier.sigil: f"{carrier.outlet}, {carrier.date}"
        for carriers in list_carriers(provenance)
        for carrier in carriers
    }
    lines = []
    # Descents deeper than a third of the page go on at the same indent, to leave place for words.
    for before, after, sigil, descent in _walk(names, provenance.stemma, paper.width // 3):
        text = ink((before, "dim"), (sigil, "bold"), f"  {names.get(sigil, '')}")
        said = "; ".join(_say_descent(descent)) if descent else ""
        first, *rest = paper.wrap(ink(text, (said, "dim")), paper.width - INDENT, hang=len(after))
        lines += [first, *(ink((after, "dim"), line[len(after) :]) for line in rest)]
    return indent(lines, INDENT)


def _walk(
    names: dict[str, str], stemma: tuple[Descent, ...], most: int
) -> Iterator[tuple[str, str, str, Descent | None]]:
    """The witnesses from parents to children, with what is drawn before their first line and
    before the lines below it."""
    descents = {descent.child: descent for descent in stemma}
    children: dict[str | None, list[str]] = {}
    for sigil in dict.fromkeys((*names, *descents)):
        descent = descents.get(sigil)
        parent = descent.parent if descent and descent.status == "likely" else None
        children.setdefault(parent, []).append(sigil)
    waiting = [("", "", sigil) for sigil in reversed(children.get(None, []))]
    while waiting:
        before, after, sigil = waiting.pop()
        offspring = children.get(sigil, [])
        stem = "│  " if offspring else "   "
        yield before, after + stem, sigil, descents.get(sigil)
        after = after[:most]
        for place, child in enumerate(reversed(offspring)):
            last = place == 0
            waiting.append(
                (after + ("└─ " if last else "├─ "), after + ("   " if last else "│  "), child)
            )


def _say_descent(descent: Descent) -> Iterator[str]:
    if descent.status == "undetermined":
        among = f", from {join_names(descent.candidates, 'or')}" if descent.candidates else ""
        yield f"  undetermined{among}"
    else:
        yield "  likely"
    yield from descent.evidence
