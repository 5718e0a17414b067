"""Processes beside the one that links and writes, which do for it what needs no more than what they are told."""

import gc
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

# spawned, not forked: libraries may have started threads, which a fork does not survive
_CONTEXT = multiprocessing.get_context("spawn")


class HelperLostError(Exception):
    """A process ended before it had answered; nothing that it was told to do may count as done."""


class Helpers:
    """``count`` processes, each of which does one task after the other: a function that can be imported, and its
    arguments, as :mod:`pickle` takes them."""

    def __init__(self, count: int) -> None:
        self._processes: list[BaseProcess] = []
        self._connections: list[Connection] = []
        for _ in range(count):
            ours, theirs = _CONTEXT.Pipe()
            process = _CONTEXT.Process(target=_serve, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            self._processes.append(process)
            self._connections.append(ours)

    def __len__(self) -> int:
        return len(self._processes)

    def tell(self, number: int, task: Callable[..., Any], *arguments: Any) -> None:
        """Let a process do a task; what it gives has to be asked for before the next one. Raises HelperLostError."""
        try:
            self._connections[number].send((task, arguments))
        except OSError as error:
            raise HelperLostError from error

    def ask(self, number: int) -> Any:
        """What the task gave that a process was told last. Raises HelperLostError, also where the task failed."""
        try:
            return self._connections[number].recv()
        except (EOFError, OSError) as error:
            raise HelperLostError from error

    def end(self) -> None:
        """End all processes, whatever they are doing."""
        for process, connection in zip(self._processes, self._connections, strict=True):
            process.kill()
            connection.close()
        for process in self._processes:
            process.join()


@contextmanager
def helping(count: int) -> Iterator[Helpers | None]:
    """``count`` helpers as long as this lasts; None for less than two, which would only wait for each other."""
    if count < 2:
        yield None
        return
    helpers = Helpers(count)
    try:
        yield helpers
    finally:
        helpers.end()


def _serve(connection: Connection) -> None:
    """The work of a process. It loads at once what it will need, for the first task comes only when much is done."""
    gc.disable()
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        import kg.export.page.sounds
        import kg.state.claims
        import kg.state.shares  # noqa: F401

        while True:
            task, arguments = connection.recv()
            connection.send(task(*arguments))
