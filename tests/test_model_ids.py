from hypothesis import given
from hypothesis import strategies as st

from quoteprov.model import begin_id, complete_id, content_id


def test_parts_are_kept_apart():
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("a", None) != content_id("a", "")
    assert content_id("a") != content_id("a", "")


@given(st.lists(st.none() | st.text()))
def test_an_id_depends_on_content_alone(parts):
    assert content_id(*parts) == content_id(*parts)
    assert len(content_id(*parts)) == 16
    int(content_id(*parts), 16)


@given(st.lists(st.none() | st.text()), st.integers(0, 10**18), st.integers(0, 10**18))
def test_an_id_may_be_begun_once_for_many_places(parts, start, end):
    begun = begin_id(*parts)
    for _ in range(2):
        assert complete_id(begun, start, end) == content_id(*parts, str(start), str(end))
