"""JSON: one article an object, in a file of one, in a list, or one a line."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any

import msgspec

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.articles import make_article
from quoteprov.read.columns import say_no_text, show_name
from quoteprov.read.compression import Unreadable
from quoteprov.read.datasets import gather_quotations, read_dataset
from quoteprov.read.fields import (
    find_page,
    find_values,
    fold_names,
    is_encodable,
    read_folded,
)
from quoteprov.read.json_list import begins_list, split_list
from quoteprov.read.pages import parse_part
from quoteprov.read.records import Format, Parsed, Record, split_lines, split_whole
from quoteprov.read.sources import Source
from quoteprov.read.text import UNDECODABLE, decode_text

# Where exports put the list of what they hold.
LIST_KEYS = ("articles", "items", "data", "results", "documents", "docs", "records", "stories")

_TYPES = {
    type(None): "null", bool: "true or false", int: "a number", float: "a number",
    str: "a string", list: "a list", dict: "an object",
}  # fmt: skip


def split_json(
    stream: io.BufferedReader, source: Source, kind: str, options: ReadOptions
) -> Iterator[Record | Rejection]:
    """A record an item of a list, or a line of objects, else the whole file as one record."""
    head = stream.peek(1)
    if begins_list(head):
        return split_list(stream, source, "jsonl", options)
    if _has_object_lines(head):
        return split_lines(stream, source, "jsonl", options)
    return split_whole(stream, source, kind, options)


def parse_json(record: Record, options: ReadOptions) -> list[Parsed]:
    """The articles of a file: one object, a list of them, or an object with such a list.

    Raises Unreadable where it is no JSON.
    """
    value = gather_quotations(decode_json(record.data))
    items = _find_list(value, options)
    if items is None:
        return _read_item(record, value, None, options)
    if not items:
        return [Rejection(path=record.path, reason="empty: a list without articles")]
    return [
        parsed
        for place, item in enumerate(items, 1)
        for parsed in _read_item(record, item, str(place), options)
    ]


def parse_line(record: Record, options: ReadOptions) -> list[Parsed]:
    """The article of a line; of a line about a quotation, those that print it.

    Raises Unreadable where it is no JSON.
    """
    return _read_item(record, decode_json(record.data), record.record, options)


def _has_object_lines(head: bytes) -> bool:
    first, _, rest = head.removeprefix(codecs.BOM_UTF8).partition(b"\n")
    first = first.strip()
    return first.startswith(b"{") and first.endswith(b"}") and rest.lstrip().startswith(b"{")


def decode_json(data: bytes) -> Any:
    """The value. Raises Unreadable, with the place where the JSON breaks."""
    try:
        return msgspec.json.decode(data)
    except (UnicodeDecodeError, RecursionError, msgspec.MsgspecError):
        return _decode_unusual(data)


def _decode_unusual(data: bytes) -> Any:
    """The value of what is no UTF-8, begins with a byte order mark, or was written by Python."""
    try:
        data.decode()
    except UnicodeDecodeError:
        text = decode_text(data)
        if text is None:
            raise Unreadable(UNDECODABLE) from None
        data = text.encode()
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return msgspec.json.decode(data)
    except RecursionError:
        raise Unreadable("invalid JSON: nested too deeply") from None
    except msgspec.MsgspecError as error:
        # Dumps written by Python hold NaN and halves of characters, which the fast decoder
        # refuses even in fields that are not needed.
        try:
            return json.loads(data)
        except (ValueError, RecursionError):
            reason = " ".join(str(error).split()).removeprefix("JSON is malformed: ")
            raise Unreadable(f"invalid JSON: {reason}") from None


def _find_list(value: Any, options: ReadOptions) -> list[Any] | None:
    """The list of articles that ``value`` is or holds; None where it is one article."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not any(find_values(fold_names(value, options.fields), "text")):
        return next((value[key] for key in LIST_KEYS if isinstance(value.get(key), list)), None)
    return None


def _read_item(
    record: Record, value: Any, number: str | None, options: ReadOptions
) -> list[Parsed]:
    if not isinstance(value, dict):
        reason = f"no article: {_TYPES[type(value)]} instead of an object with fields"
        return [Rejection(path=record.path, record=number, reason=reason)]
    known = fold_names(value, options.fields)
    facts = read_folded(known, "field")
    name = None if number is None else facts.id or number
    text, problem = None, ""
    try:
        text = _take_text(value, known, options)
    except Unreadable as error:
        problem = str(error)
    annotated = read_dataset(record, number, value, text, options)
    if annotated is not None:
        return annotated
    if text is None:
        page = find_page(value)
        if page is not None:
            return parse_part(record, name, page, facts, options)
        return [Rejection(path=record.path, record=number, reason=problem)]
    return [make_article(record, name, text, 0, facts, options)]


def _take_text(
    fields: dict[str, Any], known: dict[str, tuple[str, Any]], options: ReadOptions
) -> str:
    """The text field. Raises Unreadable where there is none that can be used."""
    problem = None
    for name, value in find_values(known, "text"):
        if isinstance(value, str) and value.strip():
            if is_encodable(value):
                return value
            problem = (
                problem or f"the field {show_name(name)} holds half a character (a lone surrogate)"
            )
        elif isinstance(value, str) or value is None:
            problem = problem or f"empty: there is no text in the field {show_name(name)}"
        else:
            problem = (
                problem or f"the field {show_name(name)} holds {_TYPES[type(value)]}, not a text"
            )
    if problem is None:
        problem = say_no_text("fields", fields, options)
    raise Unreadable(problem)


JSON = Format(split_json, parse_json)
JSONL = Format(split_lines, parse_line)
