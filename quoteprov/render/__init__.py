"""Answers become text."""

from quoteprov.render.escape import make_visible
from quoteprov.render.formats import FORMATS, render
from quoteprov.render.page import Answer
from quoteprov.render.schemas import SCHEMAS, schema_text

__all__ = ["FORMATS", "SCHEMAS", "Answer", "make_visible", "render", "schema_text"]
