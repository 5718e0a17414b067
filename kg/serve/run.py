"""A service that listens."""

import contextlib
import signal
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from kg.serve.app import make_app
from kg.serve.settings import LOOPBACK, Settings
from kg.serve.site import open_site

_CONNECTIONS = 500
_LONGEST_HEAD = 1 << 16  # bytes of an address with its headers; longer queries are for POST


def serve(folder: Path, host: str, port: int, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve the build in ``folder`` until interrupted; ``ready`` is told the address. On loopback the service answers
    to loopback's names alone, so that no page elsewhere can reach it under a name of its own. Raises OSError where
    the port is taken, ValueError or FileNotFoundError where there is no build."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, port), family=family) as listening:
        site = open_site(folder)
        if host in LOOPBACK and not settings.hosts:
            settings = replace(settings, hosts=(*LOOPBACK, "[::1]"))
        name = f"[{host}]" if ":" in host else host
        ready(f"http://{name}:{listening.getsockname()[1]}/")
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            with contextlib.suppress(KeyboardInterrupt):  # how a service is ended
                server(make_app(site, settings)).run(sockets=[listening])
        finally:
            site.close()


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def server(app: Starlette, port: int = 0) -> uvicorn.Server:
    """The web server for ``app``; ``port`` is where it listens on loopback, if it is given no socket."""
    config = uvicorn.Config(
        app,
        port=port,
        log_level="warning",
        server_header=False,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_keep_alive=15,
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=3,
        http="h11",
        ws="none",
    )
    return uvicorn.Server(config)
