"""Optional libraries: each is imported in one file, inside ``needs_extra``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

_REASON = re.compile(r"needs (?P<library>[\w.]+), which is not installed: pip install '.+'")


class ExtraMissing(Exception):
    """A file needs a library that is not installed; becomes the reason of its Rejection."""

    def __init__(self, extra: str, library: str) -> None:
        super().__init__(
            f"needs {library}, which is not installed: pip install 'quoteprov[{extra}]'"
        )


@contextmanager
def needs_extra(extra: str, library: str | None = None) -> Iterator[None]:
    """Around the import of an optional library. Raises ExtraMissing where it is absent.

    ``library`` is its name where the error would name only the package that it is part of.
    """
    try:
        yield
    except ImportError as error:
        raise ExtraMissing(extra, library or error.name or str(error)) from error


def is_cured(reason: str) -> bool:
    """Whether a file was rejected for want of a library that is installed by now."""
    match = _REASON.fullmatch(reason)
    if match is None:
        return False
    try:
        return find_spec(match["library"]) is not None
    except (ImportError, ValueError):
        return False
