"""Optional libraries: each is imported in one file, inside ``needs_extra``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class ExtraMissing(Exception):
    """A file needs a library that is not installed; becomes the reason of its Rejection."""

    def __init__(self, extra: str, library: str) -> None:
        super().__init__(
            f"needs {library}, which is not installed: pip install 'quoteprov[{extra}]'"
        )


@contextmanager
def needs_extra(extra: str) -> Iterator[None]:
    """Around the import of an optional library. Raises ExtraMissing where it is absent."""
    try:
        yield
    except ImportError as error:
        raise ExtraMissing(extra, error.name or str(error)) from error
