"""How long a document may take to be analysed."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from kg.model import Document

_CHARACTERS = 10_000


class TooSlowError(Exception):
    """A document took longer than it may."""


@contextmanager
def at_most(limit: float | None, document: Document) -> Iterator[None]:
    """Raises TooSlowError in the block when its processor time is over, so that other work on the machine does not
    count; only the main thread can be stopped like this."""
    if limit is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds = seconds_for(document, limit)

    def stop(*_: object) -> None:
        raise TooSlowError(f"not read within {seconds:g} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def seconds_for(document: Document, limit: float) -> float:
    """How long ``document`` may take."""
    return limit * max(1.0, len(document.text) / _CHARACTERS)
