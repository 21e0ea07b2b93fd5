"""The lines of a gold file: an article each, with the quotations that a reader found in it."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from quoteprov.model import Article, Field, GoldType


class InvalidGold(Exception):
    """Says why a line cannot be scored; the line is rejected and the rest goes on."""


class GoldQuotation(Struct, frozen=True, kw_only=True):
    """A quotation as annotated; the offsets exclude the marks and count in ``field``."""

    start: int
    end: int
    type: GoldType = "direct"
    speaker: str | None = None
    resolved: str | None = None
    field: Field | None = None


class GoldLine(Struct, frozen=True, kw_only=True):
    """An annotated article: its own text, or the file (and record of it) that holds the text.

    Other fields of the line (title, outlet, ...) are those of any article in JSON Lines.
    """

    quotes: tuple[GoldQuotation, ...]
    text: str | None = None
    path: str | None = None
    record: str | int | None = None
    id: str | int | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that were annotated: the text alone, unless quotations name their field."""
        named = any(quotation.field is not None for quotation in self.quotes)
        return ("title", "text") if named else ("text",)


def parse_gold(data: bytes) -> GoldLine:
    """The annotations of a line. Raises InvalidGold."""
    try:
        line = msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=GoldLine)
    except msgspec.ValidationError as error:
        raise InvalidGold(_say_invalid(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = " ".join(str(error).split()).removeprefix("JSON is malformed: ")
        raise InvalidGold(f"invalid JSON: {reason}") from None
    if line.text is None and line.path is None:
        raise InvalidGold("no text: neither the field text nor a path to it")
    return line


def check_offsets(line: GoldLine, article: Article) -> None:
    """Raises InvalidGold where a quotation does not lie inside its text."""
    for place, quotation in enumerate(line.quotes):
        name = quotation.field or "text"
        length = len(article.field(name))
        if not 0 <= quotation.start < quotation.end <= length:
            raise InvalidGold(
                f"quotes[{place}]: {quotation.start} to {quotation.end} is no span inside the "
                f"{name} of {length} characters"
            )


def quotations_in(line: GoldLine, field: Field, types: Sequence[GoldType]) -> list[GoldQuotation]:
    """The annotated quotations of a field that are of one of ``types``, in their order."""
    return [each for each in line.quotes if (each.field or "text") == field and each.type in types]


def _say_invalid(message: str) -> str:
    reason, _, place = message.partition(" - at `$")
    place = place.rstrip("`").lstrip(".")
    return f"{place}: {reason}" if place else reason
