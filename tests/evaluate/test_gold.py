"""Lines of gold: what is read of them, and why one is refused."""

import json

import pytest
from evaluate_samples import make_article
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteprov.evaluate import InvalidGold, check_offsets, parse_gold


def line(**fields):
    return json.dumps(fields).encode()


def test_fields_that_are_no_annotations_are_passed_over():
    gold = parse_gold(
        line(text="“No.”", quotes=[{"start": 1, "end": 4, "event": "E1"}], source="x", id=7)
    )
    (quotation,) = gold.quotes
    assert (quotation.start, quotation.end, quotation.type, quotation.speaker) == (
        1,
        4,
        "direct",
        None,
    )


def test_a_byte_order_mark_is_no_part_of_the_json():
    assert parse_gold(b"\xef\xbb\xbf" + line(text="x", quotes=[])).text == "x"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"text": "x", "quotes": [', "invalid JSON"),
        (b"\xff\xfe", "invalid JSON"),
        (b"[" * 100_000, "invalid JSON|Expected `object`"),
        (b"[]", "Expected `object`, got `array`"),
        (line(quotes=[]), "no text"),
        (line(text=None, quotes=[]), "no text"),
        (line(text="x"), "missing required field `quotes`"),
        (line(text="x", quotes=[{"start": 0}]), r"quotes\[0\]: .*missing required field `end`"),
        (
            line(
                text="x", quotes=[{"start": 0, "end": 1}, {"start": 0, "end": 1, "type": "shout"}]
            ),
            r"quotes\[(1|\.\.\.)\]\.type: Invalid enum value 'shout'",
        ),
        (line(text="x", quotes=[{"start": "0", "end": 1}]), "Expected `int`, got `str`"),
        (line(text="x", quotes=[{"start": True, "end": 1}]), "Expected `int`, got `bool`"),
    ],
)
def test_a_line_that_cannot_be_used_says_why(data, reason):
    with pytest.raises(InvalidGold, match=reason):
        parse_gold(data)


@pytest.mark.parametrize(("start", "end"), [(0, 6), (-1, 3), (3, 3), (4, 2), (9, 12)])
def test_offsets_outside_the_text_are_refused(start, end):
    gold = parse_gold(line(text="abcde", quotes=[{"start": start, "end": end}]))
    with pytest.raises(
        InvalidGold, match=rf"quotes\[0\]: {start} to {end} .* text of 5 characters"
    ):
        check_offsets(gold, make_article("abcde"))


def test_offsets_count_in_the_field_they_name():
    gold = parse_gold(line(text="abcde", quotes=[{"start": 0, "end": 5, "field": "title"}]))
    check_offsets(gold, make_article("ab", title="abcde"))
    with pytest.raises(InvalidGold, match="title of 3 characters"):
        check_offsets(gold, make_article("abcde", title="abc"))


def test_the_title_is_annotated_where_quotations_name_their_field():
    assert parse_gold(line(text="x", quotes=[{"start": 0, "end": 1}])).fields == ("text",)
    named = parse_gold(line(text="x", quotes=[{"start": 0, "end": 1, "field": "text"}]))
    assert named.fields == ("title", "text")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_line_raises_anything_else(data):
    try:
        parse_gold(data)
    except InvalidGold as error:
        assert str(error)
