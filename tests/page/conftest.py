"""A real Chromium that opens the page as a reader does; a page that logs, asks the network or runs a name fails."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).parents[1]))  # for fixture_graph

from fixture_graph import graph as fixture_graph
from reader import BASE, Open
from synthetic import synthetic

from kg.export import html
from kg.graph import KnowledgeGraph


def _write(graph: KnowledgeGraph, folder: Path) -> Path:
    path = folder / "graph.html"
    html.write(graph, path, base=BASE)
    return path


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the fixture graph: invented names, every predicate, names that break careless writers."""
    return _write(fixture_graph(), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def middling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 100 entities."""
    return _write(synthetic(100, 12), tmp_path_factory.mktemp("middling"))


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 30,000 entities in 4,898 articles."""
    return _write(synthetic(30_000, 4898), tmp_path_factory.mktemp("large"))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """``open_page(path, hash="", **context)`` opens a page that must stay silent until the test ends."""
    heard: list[str] = []
    contexts = []

    def opened(path: Path, at: str = "", **options: object) -> Page:
        options = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce"} | options
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda message: heard.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on(
            "request", lambda request: heard.append(request.url) if request.url.split("#")[0] != path.as_uri() else None
        )
        page.goto(path.as_uri() + at)
        page.wait_for_function("globalThis.stage && stage().labels.length > 0")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [line for line in heard if not line.startswith("blob:")] == []
