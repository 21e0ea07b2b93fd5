"""Plain text: the file is the article. Bytes become text here and are never changed after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteprov.config import ReadOptions
from quoteprov.model import Rejection
from quoteprov.read.articles import make_article
from quoteprov.read.exports import looks_like_export, parse_export
from quoteprov.read.fields import Facts
from quoteprov.read.frontmatter import read_front_matter
from quoteprov.read.records import WIDE_MARKS, Format, Parsed, Record, split_whole

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

UNDECODABLE = "neither UTF-8 nor any other known encoding; save it as UTF-8"

# charset-normalizer takes about 30 ms for this much; more changes its answer rarely.
_GUESSED_BYTES = 1 << 15
# In text of another encoding nearly all bytes above 127 are wrong as UTF-8; in UTF-8 that was
# cut or patched a few are. Nothing lies between.
_MIN_VALID_SHARE = 0.8
_COMMONEST = "cp1252"
# Short texts are mistaken for these, which without a mark hold bytes that are no text.
_NEVER_GUESSED = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]


def parse_text(record: Record, options: ReadOptions) -> list[Parsed]:
    """The one article of a plain text or Markdown file, with its front matter as metadata.

    An export of a news archive holds many.
    """
    text = decode_text(record.data)
    if text is None:
        return [Rejection(path=record.path, record=record.record, reason=UNDECODABLE)]
    if looks_like_export(text):
        return parse_export(text, record, options)
    start, facts = read_front_matter(text) or (0, Facts())
    return [make_article(record, record.record, text, start, facts, options)]


def decode_text(data: bytes) -> str | None:
    """The text of ``data``, a byte order mark included, or None where no encoding fits.

    UTF-16 and UTF-32 by their mark, else UTF-8, also where single bytes of it are damaged (each
    shows as U+FFFD), else what charset-normalizer makes of the surroundings of the first byte
    that is no UTF-8.
    """
    for mark, encoding in WIDE_MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return _decode_damaged(data) or _decode_guessed(data, error.start)


def _decode_damaged(data: bytes) -> str | None:
    text = data.decode(errors="replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text if foreign - text.count("\ufffd") >= _MIN_VALID_SHARE * foreign else None


def _decode_guessed(data: bytes, position: int) -> str | None:
    from charset_normalizer import from_bytes

    first = max(0, position - _GUESSED_BYTES // 2)
    sample = data[first : first + _GUESSED_BYTES]
    matches = from_bytes(sample, cp_exclusion=_NEVER_GUESSED)
    best = matches.best()
    if best is None:
        return None
    # Equals are listed by name, so that cp1250 comes before the far commoner cp1252.
    equals = (match for match in matches if _rate_match(match) == _rate_match(best))
    if any(_COMMONEST in match.could_be_from_charset for match in equals):
        text = _decode(data, _COMMONEST)
        if text is not None:
            return text
    return _decode(data, best.encoding)


def _rate_match(match: CharsetMatch) -> tuple[float, float]:
    return match.chaos, match.coherence


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


TEXT = Format(split_whole, parse_text)
