import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quoteprov.align.kernels.sketches import AROUND, sketch_surroundings

RALLY = "shouted at a rally in Ellery"
SIDES = st.tuples(st.text(max_size=60), st.text(max_size=60))


def shared(one, other):
    first, second = sketch_surroundings([one, other])
    return len(np.intersect1d(first[first > 0], second[second > 0]))


def test_runs_of_three_words_are_shared_whatever_their_marks_and_case():
    assert shared(("", RALLY), ("", "“Shouted,” at a RALLY – in Ellery")) == 4


def test_the_side_does_not_matter_but_no_run_reaches_across():
    assert shared((RALLY, ""), ("", RALLY)) == 4
    assert shared(("shouted at a", "rally in Ellery"), ("shouted at", "a rally in Ellery")) == 1


def test_few_words_have_no_run():
    assert not sketch_surroundings([("he said", "on Monday"), ("", "")]).any()


def test_of_many_runs_the_least_are_kept():
    (sketch,) = sketch_surroundings([(" ".join(map(str, range(90))), "")])
    assert (sketch > 0).all()
    assert sketch.tolist() == sorted(set(sketch.tolist()))


@given(st.lists(SIDES, max_size=6))
def test_a_sketch_depends_on_its_own_surroundings_alone(sides):
    together = sketch_surroundings(sides)
    assert together.shape == (len(sides), AROUND)
    for row, each in zip(together.tolist(), sides, strict=True):
        assert row == sketch_surroundings([each])[0].tolist()
