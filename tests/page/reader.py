"""What a reader does on the page, and what is then to be seen."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

BASE = "https://kg.example/"
# opens a page that must stay silent
Open = Callable[..., Page]


def stage(page: Page) -> dict[str, Any]:
    """What is on the stage, in pixels of the window."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.evaluate("() => stage()")


def names(page: Page) -> set[str]:
    return {node["name"] for node in stage(page)["nodes"]}


def node(page: Page, name: str) -> dict[str, Any]:
    return next(node for node in stage(page)["nodes"] if node["name"] == name)


def panel(page: Page) -> Locator:
    return page.locator("#panel")


def heading(page: Page) -> str:
    return panel(page).locator("h2").inner_text()


def search(page: Page, text: str) -> list[str]:
    """Types ``text`` into the search box; the names that are offered."""
    box = page.locator("input[type=search]")
    box.fill("")
    box.press_sequentially(text)
    return page.locator("#found [role=option] .name").all_inner_texts()


def find(page: Page, text: str) -> None:
    """Types ``text`` and presses Enter."""
    search(page, text)
    page.keyboard.press("Enter")


def click_node(page: Page, name: str) -> None:
    at = node(page, name)
    page.mouse.click(at["x"], at["y"])


def click_pair(page: Page, one: str, other: str) -> None:
    """Clicks the line between two entities where no entity is in the way."""
    a, b, shown = node(page, one), node(page, other), stage(page)["nodes"]
    for part in (0.5, 0.4, 0.6, 0.3, 0.7):
        x, y = a["x"] + (b["x"] - a["x"]) * part, a["y"] + (b["y"] - a["y"]) * part
        if all((n["x"] - x) ** 2 + (n["y"] - y) ** 2 > (n["radius"] + 6) ** 2 for n in shown):
            page.mouse.click(x, y)
            return
    raise AssertionError(f"the line between {one} and {other} is covered")


def words(locator: Locator) -> str:
    return " ".join(locator.inner_text().split())
