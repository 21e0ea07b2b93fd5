"""The rows of an utterance: each wording, what it changes, and who carries it.

The places of variation stand in colour, or in braces where there is no colour; a caret stands
where words of the lemma are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from quoteprov.model import Attestation, Comparison, Provenance
from quoteprov.render.carriers import Carrier, list_carriers, say_attribution
from quoteprov.render.paper import GAP, INDENT, Paper, indent, ink, place_beside
from quoteprov.render.phrases import (
    is_lemma,
    say_alerts,
    say_changes,
    say_place,
)
from quoteprov.render.variation import Piece, cut_pieces

FEW_CARRIERS = 6
NARROW = 60  # below that aligned dates do not fit beside the outlets
WIDE = 132  # below that three columns are too narrow to be read with ease
MIN_WORDING = 46
MAX_OUTLET = 30
MAX_CHANGE = 34

_STYLES = {
    "same": "",
    "light": "underline",
    "heavy": "bold yellow",
    "omitted": "bold red",
    "cut": "dim",
}


class _Row(NamedTuple):
    wording: Text
    variation: list[Text]
    carriers: list[Text]


def set_wordings(provenance: Provenance, paper: Paper, *, full: bool) -> list[list[Text]]:
    """The rows in paragraphs: side by side on a wide page, stacked on others and in full."""
    carriers = list_carriers(provenance)
    if full:
        return [
            _stack(_make_row(wording, [], paper), paper)
            + indent(_set_evidence(carried_by, wording.text, paper), INDENT)
            for wording, carried_by in zip(provenance.wordings, carriers, strict=True)
        ]
    cells = _carrier_cells(carriers, aligned=paper.width >= NARROW)
    rows = [
        _make_row(wording, cell, paper)
        for wording, cell in zip(provenance.wordings, cells, strict=True)
    ]
    if paper.width < WIDE or any(len(row.carriers) > FEW_CARRIERS for row in rows):
        return [_stack(row, paper) for row in rows]
    return _set_columns(rows, paper)


def mark_wording(wording: Attestation | Comparison, paper: Paper) -> Text:
    """The wording in quotation marks, its places of variation marked."""
    pieces = cut_pieces(wording.text, wording.entries)
    return ink("“", *(_mark_piece(piece, paper.color) for piece in pieces), "”")


def list_variation(wording: Attestation | Comparison) -> list[Text]:
    """The alerts, then the kinds of change with their words."""
    style = "yellow" if wording.severity == "substantive" else "dim"
    return [
        *(ink((alert, "bold red")) for alert in say_alerts(wording)),
        *(ink((change, style)) for change in say_changes(wording)),
    ]


def _mark_piece(piece: Piece, color: bool) -> tuple[str, str]:
    marked = piece.kind in ("light", "heavy") and not color
    return f"{{{piece.text}}}" if marked else piece.text, _STYLES[piece.kind]


def _make_row(wording: Attestation, carriers: list[Text], paper: Paper) -> _Row:
    text = ink(("as above", "cyan")) if is_lemma(wording) else mark_wording(wording, paper)
    return _Row(text, list_variation(wording), carriers)


def _stack(row: _Row, paper: Paper) -> list[Text]:
    room = paper.width - INDENT
    lines = paper.wrap(row.wording, hang=1)
    if row.variation:
        lines += indent(paper.flow(row.variation, room, hang=2), INDENT)
    if len(row.carriers) > FEW_CARRIERS:
        return lines + indent(paper.arrange(row.carriers, room), INDENT)
    return lines + indent(_wrap_all(row.carriers, paper, room, hang=4), INDENT)


def _set_columns(rows: Sequence[_Row], paper: Paper) -> list[list[Text]]:
    natural = max((cell.cell_len for row in rows for cell in row.variation), default=0)
    change = min(natural, MAX_CHANGE)
    natural = max((cell.cell_len for row in rows for cell in row.carriers), default=0)
    carriers = min(natural, paper.width - MIN_WORDING - change - 2 * GAP)
    wording = paper.width - carriers - change - 2 * GAP
    return [
        place_beside(
            [
                (paper.wrap(row.wording, wording, hang=1), wording),
                (_wrap_all(row.variation, paper, change, hang=2), change),
                (_wrap_all(row.carriers, paper, carriers, hang=4), carriers),
            ]
        )
        for row in rows
    ]


def _wrap_all(texts: Sequence[Text], paper: Paper, width: int, hang: int) -> list[Text]:
    return [line for text in texts for line in paper.wrap(text, width, hang)]


def _carrier_cells(wordings: Sequence[Sequence[Carrier]], *, aligned: bool) -> list[list[Text]]:
    """A text a carrier, with its parts at the same place in all wordings of an utterance."""
    everyone = [carrier for carriers in wordings for carrier in carriers]
    if not everyone:
        return [[] for _ in wordings]
    sigil = max(cell_len(carrier.sigil) for carrier in everyone)
    outlet = min(max(cell_len(carrier.outlet) for carrier in everyone), MAX_OUTLET)
    date = max(len(carrier.date) for carrier in everyone)
    if not aligned:
        outlet = date = 0
    return [[_set_carrier(c, sigil, outlet, date) for c in carriers] for carriers in wordings]


def _set_carrier(carrier: Carrier, sigil: int, outlet: int, date: int) -> Text:
    name = ink(carrier.outlet)
    text = ink(
        (carrier.sigil, "bold"),
        " " * (sigil - cell_len(carrier.sigil) + 2),
        name,
        " " * (max(outlet - name.cell_len, 0) + 2),
        (carrier.date, _date_style(carrier)),
    )
    if carrier.tags:
        text.append(" " * (max(date - len(carrier.date), 0) + 2))
        text.append_text(ink((", ".join(carrier.tags), "magenta")))
    return text


def _date_style(carrier: Carrier) -> str:
    return "bold green" if carrier.is_first else "dim"


def _set_evidence(carriers: Sequence[Carrier], text: str, paper: Paper) -> list[Text]:
    """Each carrier with its title, its attribution, and where its words stand.

    The words are repeated where they differ from the ``text`` of the wording in letters.
    """
    room = paper.width - INDENT
    lines = []
    for carrier in carriers:
        tags = f"  {', '.join(carrier.tags)}" if carrier.tags else ""
        head = ink((carrier.sigil, "bold"), f"  {carrier.outlet}  ")
        head = ink(head, (carrier.date, _date_style(carrier)))
        lines += paper.wrap(ink(head, (tags, "magenta")), room, hang=4)
        below = []
        if carrier.witnesses[0].title:
            below.append(ink(("title: ", "dim"), carrier.witnesses[0].title))
        below.append(ink(("speaker: ", "dim"), say_attribution(carrier.witnesses[0])))
        for witness in carrier.witnesses:
            place = (witness.path, witness.record, witness.field, witness.start, witness.end)
            same = _letters(witness.exact) == _letters(text)
            exact = "" if same else f"  “{witness.exact}”"
            below.append(ink((say_place(*place), "dim"), exact))
        lines += indent(_wrap_all(below, paper, room - 4, hang=2), 4)
    return lines


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
