"""Makes the pictures of the README from a build's page: ``python scripts/picture.py out/graph.html docs``.

Writes ``graph.png`` (the graph as it opens), ``panel.png`` (the person drawn largest) and ``article.png`` (the article
behind the first of its facts) into the folder, at 1280 × 720 in Chromium.
"""

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

SIZE = {"width": 1280, "height": 720}


def main() -> None:
    """Open the page, and take one picture after the other."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", type=Path, help="graph.html of a build")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    browsers = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, browsers), None), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce", color_scheme="light")
        page.goto(arguments.page.resolve().as_uri())
        page.wait_for_function("globalThis.stage && stage().labels.length > 0")
        _take(page, arguments.folder / "graph.png")
        page.locator("input[type=search]").fill(_best_known_person(page))
        page.keyboard.press("Enter")
        page.locator("#panel h2").wait_for()
        _take(page, arguments.folder / "panel.png")
        page.locator("#panel figcaption .source").first.click()
        page.locator("#quoted").wait_for()
        _take(page, arguments.folder / "article.png")
        browser.close()


def _best_known_person(page: Page) -> str:
    """The person drawn largest."""
    people = [node for node in page.evaluate("() => stage().nodes") if node["id"].startswith("person/")]
    return str(min(people, key=lambda node: (-node["radius"], node["id"]))["name"])


def _take(page: Page, path: Path) -> None:
    page.mouse.move(0, 0)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.screenshot(path=path)


if __name__ == "__main__":
    main()
