"""Makes the pictures of the README from a build's page: ``python scripts/picture.py out/graph.html docs``.

Writes ``graph.png`` (the graph as it opens), ``panel.png`` (the person drawn largest) and ``article.png`` (the article
behind the first of its facts), and of what `kg serve` shows of that build ``query.png`` (a question with its answer)
and ``entity.png`` (that person) into the folder, at 1280 × 720 in Chromium.
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

SIZE = {"width": 1280, "height": 720}
QUESTION = "policies-and-who-pursues-them"


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
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce", color_scheme="light", locale="zh-CN")
        page.goto(arguments.page.resolve().as_uri())
        page.wait_for_function("globalThis.stage && stage().labels.length > 0")
        _take(page, arguments.folder / "graph.png")
        person = _best_known_person(page)
        page.locator("input[type=search]").fill(person["name"])
        page.keyboard.press("Enter")
        page.locator("#panel h2").wait_for()
        _take(page, arguments.folder / "panel.png")
        page.locator("#panel figcaption .source").first.click()
        page.locator("#quoted").wait_for()
        _take(page, arguments.folder / "article.png")
        with _served(arguments.page.parent) as address:
            page.goto(f"{address}query?question={QUESTION}")
            page.locator("#answer[data-done]").wait_for()
            _take(page, arguments.folder / "query.png")
            page.goto(f"{address}id/{person['id']}")
            page.wait_for_load_state("networkidle")
            _take(page, arguments.folder / "entity.png")
        browser.close()


@contextmanager
def _served(build: Path) -> Iterator[str]:
    """The address of a service over the build."""
    call = [sys.executable, "-m", "kg", "serve", str(build), "--port", "0"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as service:
        try:
            said = service.stderr.readline() if service.stderr else ""
            if not (address := re.match(r"http://\S+", said)):
                raise OSError(f"the service did not start: {said}")
            yield address[0]
        finally:
            service.terminate()


def _best_known_person(page: Page) -> dict[str, str]:
    """Name and id of the person drawn largest."""
    people = [node for node in page.evaluate("() => stage().nodes") if node["id"].startswith("person/")]
    largest = min(people, key=lambda node: (-node["radius"], node["id"]))
    return {"id": largest["id"], "name": largest["name"]}


def _take(page: Page, path: Path) -> None:
    page.mouse.move(0, 0)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.screenshot(path=path)


if __name__ == "__main__":
    main()
