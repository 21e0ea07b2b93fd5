"""Work that may be done beside other work, by whoever is told of it in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Beside(Protocol):
    """Takes work and gives what waits for its result, which is asked for once."""

    def __call__(self, work: Callable[[], Result], /) -> Callable[[], Result]:
        """What gives the result of ``work`` once it is there, or raises what that raises."""


def when_asked(work: Callable[[], Result], /) -> Callable[[], Result]:
    """Nobody is beside: the work is done when its result is asked for."""
    return work
