import pickle

import pytest

from quoteprov import errors

KINDS = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, errors.QuoteprovError)
]


@pytest.mark.parametrize("kind", KINDS)
def test_errors_cross_processes(kind):
    error = kind("what happened", hint="what to do", path="where")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (copy.message, copy.hint, copy.path) == ("what happened", "what to do", "where")
    assert str(copy) == "what happened"


def test_the_tree_in_the_docstring_is_the_tree():
    for kind in KINDS:
        assert kind.__name__ in errors.__doc__


def test_codes_are_distinct_and_named():
    assert len({kind.code for kind in KINDS}) == len(KINDS)
