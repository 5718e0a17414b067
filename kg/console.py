"""Speaking with whoever called: results on standard output, everything else on standard error."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kg.model import Rejected

OK, INCOMPLETE, MISUSE, BUG, INTERRUPTED = 0, 1, 2, 70, 130


class UsageError(Exception):
    """The call was wrong; the message says what to do."""


@contextmanager
def blaming_the_call(*wrong: type[ValueError]) -> Iterator[None]:
    """What the caller can mend (rules, decisions, gold, queries, builds) gets its words alone, without a traceback."""
    try:
        yield
    except wrong as error:
        raise UsageError(str(error)) from error


def name_left_out(rejected: "Sequence[Rejected]") -> int:
    """Name on standard error what was left out, and why; returns the exit status that says so."""
    from kg.table import printable

    for item in rejected:
        say(printable(f"left out: {item.file}: {item.reason}"))
    return INCOMPLETE if rejected else OK


class Progress:
    """Says on standard error how far the work is: in place on a terminal, else every few seconds."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._pause = 0.2 if self._terminal else 5.0
        self._next = time.monotonic() + self._pause
        self._shown = False

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown and self._terminal:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def __call__(self, words: str) -> None:
        """Say ``words``, unless something was said just now."""
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + self._pause
        self._shown = True
        print(
            f"\r\033[K{words}" if self._terminal else words,
            end="" if self._terminal else "\n",
            file=sys.stderr,
            flush=True,
        )


def show(words: str) -> None:
    """Results, on standard output."""
    print(words)


def say(words: str) -> None:
    """What is no result, on standard error."""
    print(words, file=sys.stderr)


def never_fail_to_print(stream: TextIO) -> None:
    """Files and pipes get UTF-8, a terminal its own encoding; what that cannot say is escaped."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
