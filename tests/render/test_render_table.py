from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from render_samples import (
    ANSWERS,
    attest,
    crowd,
    export,
    swapped,
    tillerson,
    trace,
    unquoted,
    witness,
)
from rich.cells import cell_len

from quoteprov.errors import InputError
from quoteprov.model import (
    Comparison,
    Counts,
    Descent,
    Entry,
    First,
    Provenance,
    Rejection,
    Speaker,
)
from quoteprov.model.answers import IndexAnswer, ShowAnswer
from quoteprov.render import render
from quoteprov.render.escape import _SEEN_FORMAT
from quoteprov.render.phrases import say_changes, say_related

_SGR = re.compile(r"\x1b\[[0-9;]*m")
_NASTY = "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\xad\u200b\u200d\u202e\u2028\u2066\ufeff\ud800\ufe0f"
_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from(_NASTY + "[/]«» aé漢语ع👍🏽")), max_size=60
)
_PLACE = st.integers(0, 70)


def _table(answer, width=80, color=False) -> str:
    return "".join(render(answer, "table", width=width, color=color))


@st.composite
def _entries(draw):
    return Entry(
        op=draw(st.sampled_from(("replace", "insert", "delete"))),
        change=draw(st.sampled_from(("substitution", "truncation", "case", "splice"))),
        lemma=draw(_TEXT),
        reading=draw(_TEXT),
        start=draw(_PLACE),
        end=draw(_PLACE),
        reading_start=draw(_PLACE),
        reading_end=draw(_PLACE),
    )


@st.composite
def _provenances(draw):
    entries = st.lists(_entries(), max_size=3).map(tuple)
    wordings = tuple(
        attest(
            draw(_TEXT),
            *(
                witness(
                    sigil,
                    draw(_TEXT),
                    draw(_TEXT),
                    speaker=draw(_TEXT),
                    inferred=draw(st.booleans()),
                    copy_of=draw(st.none() | _TEXT),
                    title=draw(_TEXT),
                    path=draw(_TEXT),
                )
                for sigil in draw(st.sampled_from(("A", "AB", "ABCDEFGH", "AAB")))
            ),
            changes=("substitution",),
            alerts=draw(st.sampled_from(((), ("name", "number")))),
            entries=draw(entries),
        )
        for _ in range(draw(st.integers(0, 2)))
    )
    return Provenance(
        id="8f3a2c91d0b4e677",
        lemma=draw(_TEXT),
        speaker=Speaker(draw(st.none() | _TEXT), draw(st.sampled_from(("agreed", "disputed")))),
        first=First(status="tie", published="2017", outlets=(draw(_TEXT), draw(_TEXT))),
        outlets=2,
        independent=1,
        wordings=wordings,
        unquoted=(unquoted(draw(_TEXT), draw(_TEXT), path=draw(_TEXT)),),
        stemma=(Descent(child="B", parent="A", status="likely", evidence=(draw(_TEXT),)),),
        compared=Comparison(
            text=draw(_TEXT),
            changes=(),
            severity="none",
            alerts=(),
            entries=draw(entries),
            carried_by=("A",),
        ),
    )


@settings(max_examples=60, deadline=None)
@given(_provenances(), st.sampled_from((40, 60, 80, 132, 160)), st.booleans())
def test_nothing_acts_on_the_terminal_and_every_line_fits(provenance, width, color):
    for answer in (trace(provenance), ShowAnswer(index=trace().index, utterance=provenance)):
        text = _table(answer, width, color)
        plain = _SGR.sub("", text) if color else text
        for character in set(plain) - {"\n", "\u200c", "\u200d"} - _SEEN_FORMAT:
            assert unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
        assert all(cell_len(line) <= width for line in plain.split("\n"))
        text.encode("utf-8")


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("width", [40, 59, 60, 80, 131, 132, 160])
def test_samples_fit_the_page(name, width):
    lines = _table(ANSWERS[name](), width).split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("name", ANSWERS)
def test_color_changes_nothing_but_the_marks_of_variation(name):
    plain = _table(ANSWERS[name](), 300)
    colored = _SGR.sub("", _table(ANSWERS[name](), 300, color=True))
    assert re.sub(r"[{} \n]", "", plain) == re.sub(r"[ \n]", "", colored)


def test_no_color_means_no_escape_sequence():
    assert all("\x1b" not in _table(make(), 80) for make in ANSWERS.values())


def test_environment_does_not_matter(monkeypatch):
    before = _table(trace(tillerson()), 80, color=True)
    for name, value in {"NO_COLOR": "1", "COLUMNS": "33", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert _table(trace(tillerson()), 80, color=True) == before


def test_long_wordings_and_many_carriers_are_printed_in_full():
    for width in (80, 160):
        words = _table(trace(crowd()), width).split()
        text = " ".join(words)
        assert crowd().lemma in text
        assert all(w.outlet in text for w in crowd().wordings[0].witnesses)


def test_every_carrier_stands_with_its_date_and_its_sigil():
    text = _table(trace(tillerson()), 80)
    assert re.search(r"^ +D +Northern Wire +2017-07-05 22:40$", text, re.M)
    assert re.search(r"^ +E +Coastline +2017-07-06 +copy of Northern Wire$", text, re.M)
    assert re.search(r"^ +C +The Quiet Review +undated$", text, re.M)


def test_variation_is_marked_and_named():
    text = _table(trace(tillerson(), swapped()), 80)
    assert "and {is} could be" in text
    assert "substitution: it → is" in text
    assert "been ‸ wounded" in text
    assert "! name changed · substitution: Russia → Russian Federation" in text
    assert "“… on the brink of complete defeat …”" in text


def test_a_dispute_names_who_says_what():
    text = _table(trace(swapped()), 80)
    assert "Rex Tillerson (disputed)" in text
    assert "names Sergei Lavrov" in text
    assert "names nobody" in text


def test_the_nearest_are_never_shown_as_matches():
    text = _table(ANSWERS["nearest"](), 80)
    assert text.startswith("Nothing matches")
    assert "not a match, 81% alike" in text


def test_nothing_found_gives_no_text():
    assert _table(ANSWERS["empty"](), 80) == ""


def test_query_printed_without_marks_alone():
    carriers = (unquoted("Far Bugle", "on the brink"),) * 2
    text = _table(trace(found=0, unquoted=carriers), 80)
    assert "no quotation among 14 articles" in text
    assert "Far Bugle, undated (2 places)" in text


def test_show_gives_places_attributions_and_descent():
    text = _table(ANSWERS["show"](), 80)
    assert "articles/the_daily_ledger.txt:120-" in text
    assert "“he”, for Rex Tillerson, cue “said”, high confidence" in text
    assert "├─ A" in text


def test_a_cycle_of_descents_ends():
    found = tillerson()
    cycle = tuple(
        Descent(child=child, parent=parent, status="likely") for child, parent in ("AB", "BA")
    )
    values = {name: getattr(found, name) for name in found.__struct_fields__}
    answer = ShowAnswer(index=trace().index, utterance=Provenance(**values | {"stemma": cycle}))
    assert "descent" in _table(answer, 80)


def test_a_long_chain_of_descents_keeps_to_the_page():
    found = tillerson()
    sigla = [f"S{number}" for number in range(3000)]
    chain = tuple(
        Descent(child=child, parent=parent, status="likely", evidence=("same words",))
        for parent, child in pairwise(sigla)
    )
    values = {name: getattr(found, name) for name in found.__struct_fields__}
    answer = ShowAnswer(index=trace().index, utterance=Provenance(**values | {"stemma": chain}))
    assert all(cell_len(line) <= 80 for line in _table(answer, 80).split("\n"))


def test_an_export_has_no_table():
    with pytest.raises(InputError, match="`export` has no table format") as caught:
        render(export(), "table")
    assert caught.value.hint == "Use --format csv instead."


def test_an_unknown_format_is_answered_with_a_suggestion():
    with pytest.raises(InputError) as caught:
        render(trace(), "tabel")
    assert caught.value.hint == "Did you mean `table`?"


def test_a_file_of_bad_records_does_not_fill_the_screen():
    bad = tuple(Rejection(path="feed.jsonl", record=str(n), reason="no text") for n in range(300))
    counts = Counts(articles=0, outlets=0, quotations=0, utterances=0)
    answer = IndexAnswer(
        path="a.db", added=1, replaced=0, unchanged=0, removed=0, index=counts, rejected=bad
    )
    page = "".join(render(answer, "table"))
    assert page.count("no text") == 5
    assert "300 files or records" in page
    assert "295 more records" in page


def test_utterances_that_are_kept_apart_for_one_reason_share_a_line():
    related = [("1c9d", "occasion"), ("ab12", "overlap"), ("77aa", "occasion")]
    assert list(say_related(related)) == [
        "1c9d and 77aa: they were said on other occasions",
        "ab12: it shares words only",
    ]


def test_another_part_of_a_speech_is_said_to_be_one():
    cut = Entry(
        op="delete",
        change="truncation",
        lemma="We left by night",
        reading="",
        start=0,
        end=4,
        reading_start=0,
        reading_end=0,
    )
    new = Entry(
        op="insert",
        change="insertion",
        lemma="",
        reading="Nobody came",
        start=4,
        end=4,
        reading_start=0,
        reading_end=11,
    )
    changes, entries = ("insertion", "truncation"), (cut, new)
    part = attest("Nobody came.", changes=changes, entries=entries)
    assert say_changes(part) == ["another part: none of the words above"]
    longer = attest("Nobody came. We left", changes=changes, entries=entries)
    assert say_changes(longer)[0] == "insertion: + Nobody came"
