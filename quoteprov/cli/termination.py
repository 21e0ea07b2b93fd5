"""A polite request to end (SIGTERM) ends the program as Ctrl-C does: locks are let go of."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


class Terminated(BaseException):
    """The program was asked to end."""


@contextmanager
def raise_when_terminated() -> Iterator[None]:
    """Raise Terminated on SIGTERM, unless whoever started the program decided otherwise."""
    in_charge = threading.current_thread() is threading.main_thread()
    if not in_charge or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _raise_terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _raise_terminated(*_: object) -> NoReturn:
    raise Terminated
