"""Answers become text."""

from quoteprov.render.escape import drop_surrogates, make_visible
from quoteprov.render.formats import FORMATS, render
from quoteprov.render.page import Answer
from quoteprov.render.phrases import count
from quoteprov.render.rejections import count_rejected, list_rejected
from quoteprov.render.schemas import SCHEMAS, schema_text

__all__ = [
    "FORMATS",
    "SCHEMAS",
    "Answer",
    "count",
    "count_rejected",
    "drop_surrogates",
    "list_rejected",
    "make_visible",
    "render",
    "schema_text",
]
