from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render_samples import ANSWERS, attest, swapped, tillerson, trace, unquoted, witness

from quoteprov.errors import InputError
from quoteprov.model import First, Provenance, Speaker
from quoteprov.render import render

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_TEXT = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("=+-@'\t\r\n\","))
)


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _restore(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _single(outlet: str, exact: str) -> Provenance:
    return Provenance(
        id="00",
        lemma=exact,
        speaker=Speaker(None, "unknown"),
        first=First(status="unknown"),
        outlets=1,
        independent=1,
        wordings=(attest(exact, witness("A", outlet, exact)),),
    )


@settings(max_examples=150, deadline=None)
@given(_TEXT, _TEXT)
def test_csv_parses_back_to_the_same_cells(outlet, exact):
    text = "".join(render(trace(_single(outlet, exact)), "csv"))
    (row,) = _read(text)
    assert (_restore(row["outlet"]), _restore(row["exact"])) == (outlet, exact)
    assert not any(cell[:1] in tuple("=+-@\t\r\n") for cell in row.values() if cell)


@settings(max_examples=100, deadline=None)
@given(_TEXT, _TEXT)
def test_tsv_is_a_line_a_row_and_a_tab_a_cell(outlet, exact):
    text = "".join(render(trace(_single(outlet, exact)), "tsv"))
    assert text.endswith("\n")
    lines = text.split("\n")[:-1]
    assert len(lines) == 2
    assert len(text.splitlines()) == 2
    assert len({line.count("\t") for line in lines}) == 1


def test_a_row_a_witness_then_who_prints_it_unquoted():
    answer = trace(tillerson(), swapped(), unquoted=(unquoted("Far Bugle", "on the brink"),))
    rows = _read("".join(render(answer, "csv")))
    assert [row["kind"] for row in rows] == ["quoted"] * 8 + ["unquoted"] * 2 + ["quoted"] * 3 + [
        "unquoted"
    ]
    assert rows[3]["wording"].startswith("ISIS has been badly wounded, and is could")
    assert rows[6]["changes"] == "deletion;substitution;truncation"
    assert rows[12]["alerts"] == "name"
    assert (rows[13]["utterance"], rows[13]["outlet"]) == ("", "Far Bugle")


def test_csv_keeps_control_characters_and_writes_out_lone_surrogates():
    text = "".join(render(ANSWERS["hostile"](), "csv"))
    assert "\x1b[2J" in text
    assert "articles/\\udc80.txt" in text
    text.encode("utf-8")


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_terminal_is_shown_control_characters(form):
    text = "".join(render(ANSWERS["hostile"](), form, terminal=True))
    assert all(line.isprintable() for line in text.replace("\t", " ").split("\n"))
    assert "\N{SYMBOL FOR ESCAPE}[2J" in text


def test_nearest_utterances_are_no_rows():
    assert len("".join(render(ANSWERS["nearest"](), "csv")).splitlines()) == 1
    assert "".join(render(ANSWERS["nearest"](), "jsonl")) == ""


def test_a_stream_of_quotations_is_for_lines_of_json():
    rows = ANSWERS["extract"]().quotations
    assert list(render(iter(rows), "jsonl")) == list(render(ANSWERS["extract"](), "jsonl"))
    for form in ("csv", "md"):
        with pytest.raises(InputError, match=f"no {form} format"):
            list(render(iter(rows), form))


def test_the_columns_of_the_other_answers():
    for name, columns in {
        "top": "id,lemma,speaker,speaker_status,first_status",
        "articles": "id,path,record,outlet,outlet_origin,title",
        "extract": "article,path,record,outlet,field,start,end,exact,place",
        "show": "kind,utterance,lemma,wording,changes,severity,alerts,sigil",
    }.items():
        assert "".join(render(ANSWERS[name](), "csv")).startswith(columns)


@pytest.mark.parametrize("name", ["index", "doctor"])
@pytest.mark.parametrize("form", ["csv", "tsv", "md"])
def test_index_and_doctor_are_no_lists(name, form):
    with pytest.raises(InputError, match=f"`{name}` has no {form} format"):
        render(ANSWERS[name](), form)
