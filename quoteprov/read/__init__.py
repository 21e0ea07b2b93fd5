"""Files become articles.

The verbs are loaded when they are first used: commands that only read an index never pay for
them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoteprov.read.extras import is_cured
    from quoteprov.read.files import list_sources
    from quoteprov.read.formats import FORMATS, check_format, parse_record, read_records
    from quoteprov.read.records import Record
    from quoteprov.read.sources import Source, digest_source, stamp_source

__all__ = [
    "FORMATS",
    "Record",
    "Source",
    "check_format",
    "digest_source",
    "is_cured",
    "list_sources",
    "parse_record",
    "read_records",
    "stamp_source",
]

_HOMES = {
    "FORMATS": "formats",
    "Record": "records",
    "Source": "sources",
    "check_format": "formats",
    "digest_source": "sources",
    "is_cured": "extras",
    "list_sources": "files",
    "parse_record": "formats",
    "read_records": "formats",
    "stamp_source": "sources",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
