"""The table of `evaluate` and its figures as rows."""

import pytest

from quoteprov.model import (
    ArticleErrors,
    EvaluateAnswer,
    FoundSide,
    GoldError,
    GoldSide,
    GroupScore,
    Rejection,
    SpanScore,
    SpeakerScore,
    TypeScore,
)
from quoteprov.render import render

TEXT = "Nobody spoke. “We will not go,” said the miller, who had said so before."


def make_error(kind="boundaries", context=TEXT, start=0, gold=(15, 30), found=(18, 30)):
    return GoldError(
        kind=kind,
        field="text",
        start=start,
        context=context,
        gold=gold
        and GoldSide(
            start=gold[0], end=gold[1], type="direct", speaker="the miller", resolved=None
        ),
        found=found
        and FoundSide(
            start=found[0],
            end=found[1],
            speaker="Nobody",
            resolved=None,
            rule="right_inverted",
            confidence="high",
        ),
    )


def make_answer(*errors, rejected=()):
    spans = SpanScore(gold=2, found=3, precision=0.6667, recall=1.0, f1=0.8)
    none = SpanScore(gold=0, found=0, precision=None, recall=None, f1=None)
    speakers = SpeakerScore(
        asked=2, matched=2, answered=1, right=1, accuracy=0.5, precision=1.0, end_to_end=0.5
    )
    worst = ArticleErrors(
        path="g.jsonl", line="3", id="mill\x1b", title=None, gold=2, found=3, errors=errors
    )
    return EvaluateAnswer(
        articles=1,
        characters=len(TEXT),
        set_aside=1,
        exact=spans,
        exact_long=none,
        overlap=spans,
        overlap_long=none,
        speakers=speakers,
        speakers_long=speakers,
        resolved=speakers,
        types=(TypeScore(type="direct", gold=2, found=2, recall=1.0, speakers=speakers),),
        rules=(GroupScore(name="x", count=3, share=1.0, asked=2, right=1, precision=0.5),),
        confidences=(),
        worst=(worst,) if errors else (),
        rejected=rejected,
    )


def table(answer, width=80, **options):
    return "".join(render(answer, "table", width=width, **options))


@pytest.mark.parametrize("width", [80, 100, 160])
def test_lines_fit_the_page_and_figures_stand_in_columns(width):
    lines = table(make_answer(make_error()), width).splitlines()
    assert max(map(len, lines)) <= width
    head = next(line for line in lines if line.startswith("spans"))
    row = next(line for line in lines if line.startswith("exact "))
    assert row.index("0.667") + 5 == head.index("precision") + len("precision")


def test_what_cannot_be_divided_is_a_dash():
    assert "–" in table(make_answer())


def test_gold_stands_in_brackets_and_found_in_braces():
    assert "“[We {will not go,}]”" in table(make_answer(make_error()), 160)
    wider = make_error(gold=(18, 26), found=(15, 30))
    assert "“{We [will not] go,}”" in table(make_answer(wider), 160)
    beside = make_error(gold=(15, 26), found=(18, 30))
    assert "“[We {will not] go,}”" in table(make_answer(beside), 160)


def test_equal_spans_are_marked_once():
    shown = table(make_answer(make_error("speaker", found=(15, 30))), 160)
    assert "“[We will not go,]”" in shown
    assert "rule right_inverted, high confidence" in shown


def test_one_side_may_be_missing():
    assert "“{We will not go,}”" in table(
        make_answer(make_error("spurious", gold=None, found=(15, 30))), 160
    )
    assert "“[We will not go,]”" in table(make_answer(make_error("missed", found=None)), 160)


def test_offsets_outside_the_context_are_drawn_into_it():
    shown = table(make_answer(make_error(context="We will", start=15, gold=(15, 9000))), 160)
    assert "[We {will" in shown


def test_long_stretches_are_cut_in_the_middle():
    text = "“" + "very " * 100 + "long”"
    end = len(text) - 1
    shown = table(make_answer(make_error(context=text, gold=(1, end), found=None)), 160)
    assert " … " in shown
    assert shown.count("very") < 40


def test_nothing_foreign_reaches_the_terminal():
    rejected = (Rejection(path="g\x1b.jsonl", record="2", reason="no \x07 text"),)
    answer = make_answer(make_error(context=TEXT.replace("who", "\x1b[2J")), rejected=rejected)
    assert "\x1b" not in table(answer)
    assert "\x07" not in table(answer)


def test_rows_name_group_and_figure():
    rows = "".join(render(make_answer(), "csv")).splitlines()
    assert rows[0] == "group,name,figure,value"
    assert "articles,,count,1" in rows
    assert "exact,,f1,0.8" in rows
    assert "exact_long,,f1," in rows
    assert "types,direct,recall,1.0" in rows
    assert "types,direct,speakers.end_to_end,0.5" in rows
    assert "rules,x,precision,0.5" in rows
