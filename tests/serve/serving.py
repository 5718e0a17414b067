"""A service that really listens."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kg.serve.app import make_app
from kg.serve.run import server
from kg.serve.settings import Settings
from kg.serve.site import Site

BASE = "https://kg.example/"


@contextmanager
def listening(site: Site, settings: Settings) -> Iterator[str]:
    """The address of a service on a free port of loopback."""
    running = server(make_app(site, settings), port=0)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        if not thread.is_alive():
            raise RuntimeError("the service did not start")
        time.sleep(0.01)
    port = running.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        running.should_exit = True
        thread.join()
