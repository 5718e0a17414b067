"""What ``kg serve`` may be told."""

from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and permissions of a service.

    A query has ``seconds`` to run, ``memory`` bytes more than an idle process, and ``rows`` rows or
    triples and ``answer`` bytes to write;
    ``body`` bytes may be sent; ``workers`` queries run at once and others wait for ``patience`` seconds at most.
    ``services`` are the endpoints that SERVICE may name; ``origins`` the web pages elsewhere that may read answers
    (``*``: all); ``hosts`` the names that the service goes by (empty: any).
    """

    seconds: float = 30.0
    memory: int = 1 << 30
    rows: int = 1_000_000
    answer: int = 256 << 20
    body: int = 1 << 20
    workers: int = 2
    patience: float = 10.0
    services: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
