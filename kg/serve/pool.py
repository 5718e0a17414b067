"""A few worker processes, one query each at a time, replaced when they have to be killed."""

import asyncio
import contextlib
import multiprocessing
import os
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from kg.serve.settings import Settings
from kg.serve.worker import Job, Reply, Terms, main

_STARTING = 30.0  # seconds that a process may take to be ready
_LOOK = 0.5  # seconds between looks whether the client is still there

Gone = Callable[[], Awaitable[bool]]


class _Worker:
    def __init__(self, terms: Terms) -> None:
        # spawned, not forked: the server has threads
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=main, args=(theirs, terms), daemon=True)
        self._process.start()
        theirs.close()
        self._seconds = terms.seconds
        self._ready = False
        self.alive = True

    def ask(self, job: Job) -> Reply:
        """Blocks until the answer is there or the process is not."""
        try:
            if not self._ready:
                if not self._pipe.poll(_STARTING):
                    return self._lost("start")
                self._pipe.recv()
                self._ready = True
            self._pipe.send(job)
            if not self._pipe.poll(self._seconds):
                return self._lost("time")
            reply: Reply = self._pipe.recv()
        except (EOFError, OSError):
            return self._lost("crash")
        if reply.status == 503:  # what it has allocated is not given back
            self._bury()
        return reply

    def _lost(self, why: str) -> Reply:
        self._bury()
        # an allocation that fails ends the process with SIGABRT
        return Reply(503, "memory" if why == "crash" and self._process.exitcode == -6 else why)

    def _bury(self) -> None:
        self.kill()
        self._process.join()
        self._pipe.close()

    def kill(self) -> None:
        """End the process; whoever waits for its answer hears that there is none."""
        self.alive = False
        self._process.kill()


class Pool:
    """Answers jobs with ``settings.workers`` processes over the store in the folder ``store``."""

    def __init__(self, store: Path, prefixes: dict[str, str], settings: Settings) -> None:
        self._settings = settings
        self._terms = Terms(
            str(store), prefixes, settings.seconds, settings.memory, settings.answer, tuple(settings.services)
        )
        self._answers = tempfile.TemporaryDirectory(prefix="kg-serve-")
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers: set[_Worker] = set()

    async def start(self) -> None:
        """Start the processes."""
        for _ in range(self._settings.workers):
            self._put(await asyncio.to_thread(_Worker, self._terms))

    def close(self) -> None:
        """End the processes; what is running gets no answer."""
        for worker in list(self._workers):
            worker.kill()
        self._workers.clear()
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
                worker = await asyncio.to_thread(_Worker, self._terms)
            self._put(worker)

    def _put(self, worker: _Worker) -> None:
        self._workers.add(worker)
        self._idle.put_nowait(worker)
