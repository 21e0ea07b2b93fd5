"""The figures reached on the project's own gold may rise, and never fall.

`python tests/test_floors.py` pins what is reached now, and refuses to lower a floor. The passages
of tests/gold were written for this project; where one is not found as annotated, it is the program
that is wrong, not the passage.
"""

from __future__ import annotations

import json
import sys
from operator import attrgetter
from pathlib import Path

import pytest

from quoteprov.config import Config
from quoteprov.pipeline.evaluate import evaluate_gold

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.json"
NAMES = sorted(path.stem for path in GOLD.glob("*.jsonl"))
FIGURES = (
    "exact.precision",
    "exact.recall",
    "exact.f1",
    "exact_long.f1",
    "overlap.f1",
    "speakers.end_to_end",
    "speakers_long.end_to_end",
    "resolved.end_to_end",
)
LEAST_PASSAGES = 40

Floors = dict[str, dict[str, float]]


def measure() -> Floors:
    """File (and "all") -> figure -> what is reached now."""
    files = {name: [name] for name in NAMES} | {"all": NAMES}
    return {title: _measure_files(names) for title, names in files.items()}


def _measure_files(names: list[str]) -> dict[str, float]:
    paths = [str(GOLD / f"{name}.jsonl") for name in names]
    answer = evaluate_gold(paths, Config(), jobs=1)
    assert not answer.rejected
    figures = {figure: attrgetter(figure)(answer) for figure in FIGURES}
    # Where no spaces part words no quotation has four.
    return {figure: value for figure, value in figures.items() if value is not None}


def find_fallen(floors: Floors, reached: Floors) -> list[str]:
    """What lies below its floor, or is measured no more, a line each."""
    return [
        f"{title}: {figure} is {value}, its floor is {floor}"
        for title, figures in floors.items()
        for figure, floor in figures.items()
        if (value := reached.get(title, {}).get(figure)) is None or value < floor
    ]


def update_floors(path: Path, reached: Floors) -> None:
    """Pin what is reached. Exits with 1, naming the figures, where a floor would be lowered."""
    floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    fallen = find_fallen(floors, reached)
    if fallen:
        sys.exit("\n".join(("No floor is lowered:", *fallen)))
    path.write_text(json.dumps(reached, indent=2) + "\n", "utf-8")


@pytest.fixture(scope="module")
def reached():
    return measure()


def test_no_figure_falls_below_its_floor(reached):
    assert find_fallen(json.loads(FLOORS.read_text("utf-8")), reached) == []


def test_every_figure_has_a_floor(reached):
    floors = json.loads(FLOORS.read_text("utf-8"))
    assert {title: set(figures) for title, figures in floors.items()} == {
        title: set(figures) for title, figures in reached.items()
    }


def test_the_gold_is_of_some_size_and_each_passage_has_its_own_name():
    lines = [
        json.loads(line)
        for name in NAMES
        for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    assert len(lines) >= LEAST_PASSAGES
    assert len({line["id"] for line in lines}) == len(lines)


def test_annotations_stand_between_marks_or_after_dashes():
    """An offset that slipped would lower the figures for no fault of the program."""
    marks = set("“”„\"«»‘’'`「」『— \xa0\n;")
    for name in NAMES:
        for line in map(json.loads, (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()):
            for each in line["quotes"]:
                text = line[each.get("field", "text")]
                before, inside = text[each["start"] - 1], text[each["start"] : each["end"]]
                assert before in marks, (line["id"], inside)
                assert inside == inside.strip(), (line["id"], inside)


def test_a_floor_is_raised_and_never_lowered(tmp_path):
    path = tmp_path / "floors.json"
    update_floors(path, {"all": {"f1": 0.9}})
    update_floors(path, {"all": {"f1": 0.95}})
    with pytest.raises(SystemExit, match=r"all: f1 is 0\.94, its floor is 0\.95"):
        update_floors(path, {"all": {"f1": 0.94}})
    with pytest.raises(SystemExit, match="all: f1 is None"):
        update_floors(path, {"news": {"f1": 0.95}})
    assert json.loads(path.read_text("utf-8")) == {"all": {"f1": 0.95}}


def test_a_fallen_figure_is_named():
    assert find_fallen({"all": {"f1": 0.5}}, {"all": {"f1": 0.5}}) == []
    assert find_fallen({"all": {"f1": 0.5}}, {"all": {"f1": 0.4999}}) == [
        "all: f1 is 0.4999, its floor is 0.5"
    ]


if __name__ == "__main__":
    update_floors(FLOORS, measure())
