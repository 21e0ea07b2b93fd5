"""The benchmarks still run on what they measure: on little, as time decides nothing here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import alignment, evidence, growth, languages, paired_marks, repetition
from benchmarks.synthetic import make_lines


@pytest.mark.parametrize("system", ["quoteprov", "quoteprov, and collates the wordings"])
def test_alignment_is_measured_on_groups_of_what_was_made(system):
    size = 300
    _, _, groups = alignment._run(system, size)
    families = [line.family for line in make_lines(size)]
    assert alignment.pairwise_f1(families, groups) > 0.9


def test_evidence_is_measured_by_leaving_it_out():
    world = evidence.make_world(300)
    whole, _ = evidence.measure(world)
    poorer = {name: evidence.measure(each)[0] for name, each in evidence.leave_out(world)}
    assert len(poorer) == 5
    assert poorer["the words alone"] < whole
    unweighed = {name: every for name, (every, _) in evidence.leave_out_rules(world)}
    assert len(unweighed) == 4
    assert max(unweighed.values()) <= whole
    assert unweighed["without telling idioms"] < whole


def test_the_kernels_stand_beside_their_floor():
    run = alignment._start(alignment._COMMON + alignment._FLOOR, 300)
    assert run["seconds"] > 0
    assert run["floor"] > 0


def test_growth_ends_in_what_making_anew_gives(tmp_path):
    times = growth.measure_steps(tmp_path, 200, 1)
    assert all(each.cpu > 0 for each in times.values())
    assert growth.export(tmp_path, f"{growth.MORE}.db") == growth.export(tmp_path, "all.db")
    assert growth.export(tmp_path, f"{growth.FEWER}.db") == growth.export(tmp_path, "old.db")


def test_repetitive_texts_are_measured_beside_prose():
    prose, *others = repetition.measure(0.5, 1)
    assert prose.piece == repetition.PROSE
    assert all(each.pace > 0 for each in others)


def test_the_gold_of_each_language_has_a_line():
    lines = languages.report([languages.GOLD / "danish.jsonl"]).splitlines()
    assert [cell.strip() for cell in lines[-1].split("|")[1:3]] == ["danish", "46"]


@pytest.mark.parametrize(
    "text",
    [
        "He said “we won” twice.",
        'He said "we won", twice.',
        "He said ''we won'' twice.",
        "He said “we won\nnobody heard it.",
        'It is 6" long. "we won"',
    ],
)
def test_the_yardstick_pairs_marks_by_what_stands_beside_them(text):
    assert "we won" in [text[start:end] for start, end in paired_marks.pair_marks(text)]
