"""A service that really listens, over the fixture graph, and what speaks HTTP to it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))  # for fixture_graph

from fixture_graph import graph as fixture_graph
from serving import BASE, listening

from kg.query.questions import questions
from kg.serve.settings import Settings
from kg.serve.site import Site, make_site

QUERIES = Path(__file__).parents[2] / "queries"


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    made = make_site(fixture_graph(), BASE, asked=tuple(questions(QUERIES)))
    yield made
    made.close()


@pytest.fixture(scope="session")
def service(site: Site) -> Iterator[str]:
    """The address of a service with its defaults, of short patience."""
    with listening(site, Settings(seconds=5, hosts=("127.0.0.1", "localhost"))) as address:
        yield address


@pytest.fixture(scope="session")
def client(service: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service, timeout=30) as opened:
        yield opened


@pytest.fixture
def serve(site: Site) -> Iterator[Callable[..., httpx.Client]]:
    """``serve(seconds=1, ...)`` is a client of a service of its own, with these settings."""
    with ExitStack() as stack:

        def started(over: Site = site, **settings: object) -> httpx.Client:
            address = stack.enter_context(listening(over, Settings(**settings)))
            return stack.enter_context(httpx.Client(base_url=address, timeout=30))

        yield started
