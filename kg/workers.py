"""Processes that analyse documents. One that dies or hangs over a document costs that document, and no other."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from time import monotonic

from kg.collector import paused
from kg.expressions import remembered
from kg.limits import seconds_for
from kg.model import Document
from kg.rules import load_rules

# a process that has not answered for so many times the processor seconds that a document may take is ended
_PATIENCE = 5
# spawned, not forked: the numeric library may have started threads, which a fork does not survive
_CONTEXT = multiprocessing.get_context("spawn")
_START = 300.0  # seconds that a process may take to start and to tag a batch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: what it says, as text, and what linking has to know of it (``kg/state/grouped.py``);
    or why kg failed on it."""

    document: Document
    said: str | None
    rows: bytes = b""
    why: str = ""


Batch = Sequence[Document]


def analyse_all(
    batches: Iterable[Batch], folders: Sequence[Path], jobs: int, limit: float | None
) -> Iterator[list[Outcome]]:
    """What the documents of each batch say, batch by batch in any order, by ``jobs`` processes; 1 is this process.

    ``limit`` is what a document may take in processor seconds, see :func:`kg.analysis.analyse`.
    """
    load_rules(tuple(folders))  # rules that cannot be used are to fail here, not in another process
    if jobs == 1:
        for number, batch in enumerate(batches):
            yield list(_outcomes(number == 0, batch, tuple(folders), limit))
        return
    yield from _Pool(tuple(folders), jobs, limit).run(iter(batches))


def _outcomes(
    first: bool,
    batch: Batch,
    folders: tuple[Path, ...],
    limit: float | None,
    when_tagged: Callable[[], None] = lambda: None,
) -> Iterator[Outcome]:
    """What the documents say; at the ``first`` batch of a process the steps are loaded and make their expressions."""
    with paused(), remembered() if first else nullcontext():
        # here, so that the process that gives out the work needs not load them
        from kg.analysis import analyse
        from kg.record import encode_analysis
        from kg.state.grouped import grouped, packed

        for document, found in zip(batch, analyse(batch, load_rules(folders), limit, when_tagged), strict=True):
            if isinstance(found, str):
                yield Outcome(document, None, why=found)
            else:
                yield Outcome(document, encode_analysis(found.mentions, found.claims), packed(grouped(found, {})))


def _serve(connection: Connection, folders: tuple[Path, ...], limit: float | None) -> None:
    """The work of a process: for each batch word that it is tagged, then an answer for each document, in order."""
    try:
        for number in count():
            batch = connection.recv()
            for outcome in _outcomes(number == 0, batch, folders, limit, lambda: connection.send(None)):
                connection.send((outcome.said, outcome.rows, outcome.why))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return


@dataclass(slots=True)
class _Worker:
    """A process with the batch that it has, and when it has to have answered again."""

    process: SpawnProcess
    connection: Connection
    batch: Batch = ()
    done: list[Outcome] = field(default_factory=list)
    until: float = 0.0


class _Pool:
    def __init__(self, folders: tuple[Path, ...], jobs: int, limit: float | None) -> None:
        self._folders, self._jobs, self._limit = folders, jobs, limit
        self._again: deque[Batch] = deque()  # documents of processes that ended, each by itself
        self._workers: list[_Worker] = []

    def run(self, batches: Iterator[Batch]) -> Iterator[list[Outcome]]:
        try:
            while True:
                self._give_out(batches)
                busy = [worker for worker in self._workers if worker.batch]
                if not busy:
                    return
                for worker in self._answered(busy):
                    yield worker.done
                    worker.batch, worker.done = (), []
                yield from self._lost(busy)
        finally:
            for worker in self._workers:
                worker.process.kill()
                worker.connection.close()
            for worker in self._workers:
                worker.process.join()

    def _give_out(self, batches: Iterator[Batch]) -> None:
        """Keep every process busy as long as there is work."""
        idle = [worker for worker in self._workers if not worker.batch]
        while idle or len(self._workers) < self._jobs:
            batch = self._again.popleft() if self._again else next(batches, None)
            if batch is None:
                return
            worker = idle.pop() if idle else self._start()
            worker.batch = batch
            worker.until = self._deadline(batch[0], _START)
            with suppress(OSError):  # if it has ended, it is found so
                worker.connection.send(batch)

    def _start(self) -> _Worker:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs, self._folders, self._limit), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _deadline(self, document: Document, more: float = 0.0) -> float:
        return (
            float("inf") if self._limit is None else monotonic() + more + _PATIENCE * seconds_for(document, self._limit)
        )

    def _answered(self, busy: Sequence[_Worker]) -> Iterator[_Worker]:
        """Take what answers there are; yields those that have answered for their whole batch."""
        soon = min(worker.until for worker in busy) - monotonic()
        ready = wait([worker.connection for worker in busy], None if soon == float("inf") else max(0.0, soon))
        for worker in busy:
            if worker.connection not in ready:
                continue
            try:
                answer = worker.connection.recv()
            except (EOFError, OSError):
                worker.until = 0.0
                continue
            if answer is not None:
                worker.done.append(Outcome(worker.batch[len(worker.done)], *answer))
            if len(worker.done) == len(worker.batch):
                yield worker
            else:
                worker.until = self._deadline(worker.batch[len(worker.done)])

    def _lost(self, busy: Sequence[_Worker]) -> Iterator[list[Outcome]]:
        """Replace processes that ended or hang. What they had answered counts; the document at which one ended by
        itself is given to another by itself, and given up when that ends, too."""
        for worker in busy:
            if not worker.batch or worker.until > monotonic():
                continue
            hangs = worker.until > 0.0
            worker.process.kill()
            worker.process.join()
            worker.connection.close()
            self._workers.remove(worker)
            at, *rest = worker.batch[len(worker.done) :]
            if len(worker.batch) > 1:
                self._again.append([at])
            else:
                why = (
                    "it does not end" if hangs else f"a process that read it ended ({_ending(worker.process.exitcode)})"
                )
                worker.done.append(Outcome(at, None, why=why))
            if rest:
                self._again.append(rest)
            if worker.done:
                yield worker.done


def _ending(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"status {code}"
