"""A few worker processes, one query each at a time, replaced when they have to be killed."""

import asyncio
import contextlib
import os
import signal
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from kg.serve.nursery import Nursery
from kg.serve.settings import Settings
from kg.serve.worker import Job, Reply, Terms

_LOOK = 0.5  # seconds between looks whether the client is still there

Gone = Callable[[], Awaitable[bool]]


class _Worker:
    def __init__(self, nursery: Nursery, seconds: float) -> None:
        self._nursery = nursery
        self._seconds = seconds
        self._pid, self._pipe = nursery.new()
        self.alive = True

    def ask(self, job: Job) -> Reply:
        """Blocks until the answer is there or the process is not."""
        try:
            self._pipe.send(job)
            if not self._pipe.poll(self._seconds):
                return self._lost("time")
            reply: Reply = self._pipe.recv()
        except (EOFError, OSError):
            return self._lost("crash")
        if reply.status == 503:  # what it has allocated is not given back
            self._lost("")
        return reply

    def _lost(self, why: str) -> Reply:
        self.alive = False
        number = self._nursery.ended(self._pid)
        self._pipe.close()
        # an allocation that fails ends the process with SIGABRT
        return Reply(503, "memory" if why == "crash" and number == signal.SIGABRT else why)

    def kill(self) -> None:
        """End the process; whoever waits for its answer hears that there is none."""
        self.alive = False
        self._nursery.ended(self._pid)


class Pool:
    """Answers jobs with ``settings.workers`` processes over the N-Quads in the file ``store``."""

    def __init__(self, store: Path, prefixes: dict[str, str], settings: Settings) -> None:
        self._settings = settings
        self._terms = Terms(
            str(store),
            prefixes,
            settings.seconds,
            settings.memory,
            settings.rows,
            settings.answer,
            tuple(settings.services),
        )
        self._answers = tempfile.TemporaryDirectory(prefix="kg-serve-")
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers: set[_Worker] = set()

    async def start(self) -> None:
        """Load the store and start the processes."""
        self._nursery = await asyncio.to_thread(Nursery, self._terms)
        for _ in range(self._settings.workers):
            self._put(await asyncio.to_thread(self._worker))

    def _worker(self) -> _Worker:
        return _Worker(self._nursery, self._terms.seconds)

    def close(self) -> None:
        """End the processes; what is running gets no answer."""
        for worker in list(self._workers):
            worker.kill()
        self._workers.clear()
        self._nursery.close()
        self._answers.cleanup()

    async def run(self, job: Job, gone: Gone) -> tuple[Reply, Path]:
        """The reply to ``job`` and the file with its answer, which the caller removes. A query whose client is
        ``gone`` is given up."""
        handle, name = tempfile.mkstemp(dir=self._answers.name)
        os.close(handle)
        try:
            worker = await asyncio.wait_for(self._idle.get(), self._settings.patience)
        except TimeoutError:
            return Reply(503, "busy"), Path(name)
        asking = asyncio.create_task(asyncio.to_thread(worker.ask, replace(job, answer=name)))
        try:
            while not asking.done():
                await asyncio.wait([asking], timeout=_LOOK)
                if not asking.done() and await gone():
                    worker.kill()
            return await asking, Path(name)
        finally:
            if not asking.done():  # we are cancelled
                worker.kill()
                with contextlib.suppress(Exception):
                    await asking
            if not worker.alive:
                self._workers.discard(worker)
                worker = await asyncio.to_thread(self._worker)
            self._put(worker)

    def _put(self, worker: _Worker) -> None:
        self._workers.add(worker)
        self._idle.put_nowait(worker)
