"""What could not be read, as lines for standard error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteprov.model import Rejection


def describe_rejections(rejected: Sequence[Rejection]) -> Iterator[str]:
    """A line for each rejected file or record: where, and why."""
    from quoteprov.render import make_visible

    for each in rejected:
        where = each.path if each.record is None else f"{each.path}, record {each.record}"
        yield f"rejected: {make_visible(where)}: {make_visible(each.reason)}"
