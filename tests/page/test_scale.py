"""A page of 30,000 entities in 4,898 articles opens and answers at once; what does not fit is left out and said."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from reader import BASE, Open, find, heading, panel, stage, words
from synthetic import synthetic

from kg.export import html


class Clock:
    """The seconds of processor time that the page itself has taken; what else the machine does has no part in it."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return next(float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def cost(page: Page, acts: Sequence[Callable[[], object]]) -> float:
    """The processor time of the cheapest of ``acts``, each until its result has been drawn."""
    clock, costs = Clock(page), []
    for act in acts:
        before = clock.read()
        act()
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        costs.append(clock.read() - before)
    return min(costs)


def test_opens_in_three_seconds_and_fits(large: Path, browser: Browser) -> None:
    assert large.stat().st_size <= html.LIMIT
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    clock = Clock(page)
    page.goto(large.as_uri())
    page.wait_for_function("globalThis.stage && stage().labels.length > 0")
    assert clock.read() < 3
    page.close()


def test_answers_in_a_tenth_of_a_second(large: Path, open_page: Open) -> None:
    page = open_page(large)
    biggest = sorted(stage(page)["nodes"], key=lambda n: -n["radius"])[:4]
    box = page.locator("input[type=search]")
    box.focus()
    go = lambda at: page.evaluate("at => { location.hash = at }", at)  # noqa: E731
    costs = {
        "Chinese": cost(page, [lambda text=text: box.fill(text) for text in ("望舒", "云溪", "明")]),
        "pinyin": cost(page, [lambda text=text: box.fill(text) for text in ("wangshu", "yunxi", "xm")]),
        "panel": cost(page, [lambda n=n: go(f"#entity={n['id']}") for n in biggest]),
        "filter": cost(page, [page.locator("#filters input").nth(k).click for k in range(3)]),
        "near": cost(page, [lambda n=n: go(f"#near={n['id']}&hops=2") for n in biggest]),
    }
    assert {name: seconds for name, seconds in costs.items() if seconds > 0.1} == {}


def test_a_page_over_the_limit_holds_the_top_and_says_so(tmp_path: Path, open_page: Open) -> None:
    graph = synthetic(2000, 300)
    whole = html.page(graph, base=BASE)
    limit = len(whole.encode("utf-8")) - 600_000
    path = tmp_path / "graph.html"
    path.write_text(html.page(graph, base=BASE, limit=limit), encoding="utf-8")
    assert limit * 0.85 < path.stat().st_size <= limit
    page = open_page(path)
    said = page.locator("#drawn").inner_text()
    kept = int(re.search(r"最重要的 ([\d,]+) 个实体（共 2,000 个）", said)[1].replace(",", ""))
    assert 100 < kept < 2000
    assert "kg serve" in said
    biggest = max(stage(page)["nodes"], key=lambda n: n["radius"])
    find(page, biggest["name"])
    assert heading(page) == biggest["name"]
    assert panel(page).locator("blockquote").count() > 0
    assert "与" in words(panel(page))


def test_a_limit_that_not_even_the_scripts_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="too small"):
        html.page(synthetic(100, 10), base=BASE, limit=1000)
