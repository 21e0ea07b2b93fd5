from __future__ import annotations

import json

import msgspec
import pytest
from jsonschema import Draft202012Validator
from render_samples import ANSWERS, export, hostile, tillerson, trace

from quoteprov.errors import InputError
from quoteprov.model import Rejection
from quoteprov.model.answers import ErrorLine, ExportLine, TraceAnswer
from quoteprov.render import SCHEMAS, render, schema_text
from quoteprov.render.json import encode_line

# The ends of each stretch of characters that would act on a terminal, or hide.
_ACTING = [
    (0x7F, 0x9F),
    (0xAD, 0x061C),
    (0x180E, 0x200B),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0xFEFF, 0xFFF9),
    (0xE0000, 0xE007F),
]
_BY_TAG = {kind.__struct_config__.tag: name for name, kind in SCHEMAS.items()}


def _validate(value) -> None:
    Draft202012Validator(json.loads(schema_text(_BY_TAG[value["schema"]]))).validate(value)


@pytest.mark.parametrize("name", ANSWERS)
def test_json_is_valid_and_restores_the_answer(name):
    answer = ANSWERS[name]()
    text = "".join(render(answer, "json"))
    value = json.loads(text)
    _validate(value)
    assert text.startswith('{\n  "schema": "quoteprov.')
    assert text.endswith("}\n")
    if name != "hostile":  # msgspec reads no lone surrogates
        assert msgspec.json.decode(text, type=type(answer)) == answer


@pytest.mark.parametrize("name", ANSWERS)
def test_jsonl_is_valid_line_by_line(name):
    lines = "".join(render(ANSWERS[name](), "jsonl")).splitlines()
    for line in lines:
        _validate(json.loads(line))


def test_jsonl_of_a_trace_is_in_the_shape_of_export():
    (line,) = render(trace(tillerson()), "jsonl")
    decoded = msgspec.json.decode(line, type=ExportLine)
    assert decoded.id == tillerson().id
    assert decoded.wordings == tillerson().wordings


def test_export_streams():
    def endless():
        while True:
            yield from export()

    for form in ("jsonl", "csv", "tsv", "md"):
        pieces = render(endless(), form)
        assert next(pieces)


def test_an_export_is_lines_of_json():
    with pytest.raises(InputError, match="no json format") as caught:
        render(export(), "json")
    assert "jsonl" in caught.value.hint


def test_lone_surrogates_do_not_stop_json():
    text = "".join(render(trace(hostile()), "json"))
    assert "\\udc80" in text
    assert json.loads(text)["utterances"][0]["unquoted"][0]["path"] == "articles/\udc80.txt"


def test_control_characters_come_back_from_json():
    query = "\x1b[5m\u202e\x00\x7f\x9b\u2066\u200b\ufeff\U000e0041 می‌خواهم"
    answer = trace(tillerson(), query=query)
    text = "".join(render(answer, "json"))
    assert not set(query[:-9]) & set(text) - set("[5m")
    assert "می‌خواهم" in text
    assert "\\u202e" in text
    assert msgspec.json.decode(text, type=TraceAnswer) == answer
    lines = "".join(render(trace(hostile()), "jsonl"))
    assert not set("\x1b\x7f\u202e") & set(lines)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name):
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith("urn:quoteprov:")
    assert schema["title"]
    assert schema["description"]


def test_schemas_refuse_what_is_no_answer():
    schema = Draft202012Validator(json.loads(schema_text("error")))
    good = msgspec.to_builtins(ErrorLine(code="input", message="No."))
    assert schema.is_valid(good)
    assert not schema.is_valid(good | {"message": 3})
    assert not schema.is_valid(good | {"schema": "quoteprov.trace/1"})


def test_an_unknown_schema_is_answered_with_a_suggestion():
    with pytest.raises(InputError) as caught:
        schema_text("tracee")
    assert caught.value.hint == "Did you mean `trace`?"
    with pytest.raises(InputError, match="no schema `zzz`") as caught:
        schema_text("zzz")
    assert "trace, show, top" in str(caught.value.hint)


@pytest.mark.parametrize("beside", ["", "plain", "curly ’ marks"])
@pytest.mark.parametrize("first, last", _ACTING)
def test_whatever_acts_is_escaped_beside_any_text(first, last, beside):
    for number in (first, last):
        line = encode_line(Rejection(path="a.txt", reason=beside + chr(number)))
        assert chr(number) not in line
        assert json.loads(line)["reason"] == beside + chr(number)
