"""Where workers come from: one process loads the store into memory, and every worker is a fork of it, which is there at
once and shares the memory."""

import gc
import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import recv_handle, send_handle

from pyoxigraph import RdfFormat, Store

from kg.serve import worker
from kg.serve.worker import Terms


class Nursery:
    """The server's side. It may be used from several threads."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._lock = threading.Lock()
        self._start()

    def _start(self) -> None:
        # spawned, not forked: the server has threads
        context = multiprocessing.get_context("spawn")
        self._control, theirs = context.Pipe()
        self._process = context.Process(target=_tend, args=(theirs, self._terms, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()

    def new(self) -> tuple[int, Connection]:
        """A new worker: its process id, and the pipe to it. Waits until the store is loaded; where the process that
        loads it has ended, another one is started, once."""
        with self._lock:
            for attempt in range(2):
                try:
                    self._control.send(None)
                    pid: int = self._control.recv()
                    return pid, Connection(recv_handle(self._control))
                except (EOFError, OSError):
                    if attempt:
                        raise
                    self._start()
        raise AssertionError  # the loop returns or raises

    def ended(self, pid: int) -> int:
        """Ends the worker ``pid`` if it still runs; the number of the signal that ended it, 0 if none did."""
        with self._lock:
            try:
                self._control.send(pid)
                number: int = self._control.recv()
            except (EOFError, OSError):
                return 0
            return number

    def close(self) -> None:
        """End the process, and with it the workers: they read the end of their pipes."""
        self._control.close()
        self._process.kill()
        self._process.join()


def _tend(control: Connection, terms: Terms, server: int) -> None:
    """Load the store, then fork a worker for every None that comes, and bury that one whose id comes."""
    os.environ["RUST_BACKTRACE"] = "0"  # or else one is printed when memory runs out, at great length
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the pipes
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    store = Store()
    store.bulk_load(path=terms.store, format=RdfFormat.N_QUADS)
    children: set[int] = set()
    gc.freeze()  # what is never collected is never written to, and stays shared
    while True:
        try:
            wanted: int | None = control.recv()
            if wanted is None:
                children.add(_fork(control, store, terms, server))
            else:
                # the number of one that is buried may be another process's by now
                control.send(_buried(wanted) if wanted in children else 0)
                children.discard(wanted)
        except (EOFError, OSError):
            return


def _fork(control: Connection, store: Store, terms: Terms, server: int) -> int:
    ours, theirs = Pipe()
    pid = os.fork()
    if not pid:
        control.close()
        ours.close()
        try:
            worker.main(theirs, store, terms)
        finally:
            os._exit(0)
    theirs.close()
    control.send(pid)
    send_handle(control, ours.fileno(), server)
    ours.close()
    return pid


def _buried(pid: int) -> int:
    os.kill(pid, signal.SIGKILL)  # one that has ended, but was not waited for, keeps how it did
    _, status = os.waitpid(pid, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
