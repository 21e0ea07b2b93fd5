from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from render_samples import tillerson

from quoteprov.model import Entry
from quoteprov.render.variation import cut_pieces

_PLACE = st.integers(0, 40)


def _entry(change, op, places):
    start, end = places
    return Entry(
        op=op,
        change=change,
        lemma="x",
        reading="y",
        start=0,
        end=1,
        reading_start=start,
        reading_end=end,
    )


_ENTRIES = st.builds(
    _entry,
    st.sampled_from(("case", "substitution", "truncation")),
    st.sampled_from(("replace", "insert", "delete")),
    st.tuples(_PLACE, _PLACE),
)


@given(st.text(max_size=30), st.lists(_ENTRIES, max_size=5))
def test_pieces_restore_the_wording(text, entries):
    pieces = cut_pieces(text, entries)
    kept = (piece.text for piece in pieces if piece.kind in ("same", "light", "heavy"))
    assert "".join(kept) == text


def test_kinds_follow_the_entries():
    *_, headline, spliced = tillerson().wordings
    assert [p.kind for p in cut_pieces(headline.text, headline.entries)] == ["cut", "same", "cut"]
    kinds = [p.kind for p in cut_pieces(spliced.text, spliced.entries)]
    assert kinds == ["same", "omitted", "same", "heavy", "same", "cut"]


def test_a_word_broken_off_is_no_reading():
    entry = _entry("truncation", "replace", (7, 10))
    entry = msgspec.structs.replace(entry, start=3)
    assert cut_pieces("on the bri", [entry]) == [
        ("on the ", "same"),
        ("bri", "same"),
        (" …", "cut"),
    ]


def test_an_end_is_cut_behind_the_full_stop():
    entry = msgspec.structs.replace(_entry("truncation", "delete", (7, 7)), start=3)
    assert cut_pieces("We left.", [entry]) == [
        ("We left", "same"),
        (".", "same"),
        (" …", "cut"),
    ]


def test_printed_dots_are_not_doubled():
    entry = Entry(
        op="delete",
        change="truncation",
        lemma="x",
        reading="",
        start=3,
        end=4,
        reading_start=7,
        reading_end=7,
    )
    assert [piece.text for piece in cut_pieces("as was…", [entry])] == ["as was…"]
