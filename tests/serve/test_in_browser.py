"""The pages in a real Chromium: nothing is asked of any other server, nothing that an article says runs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fixture_graph import HOSTILE, entity_id
from playwright.sync_api import Browser, Page, expect

COMPANY = entity_id("Company", "星河智造有限公司")
Open = Callable[[str], Page]


@pytest.fixture
def visit(browser: Browser, service: str) -> Iterator[Open]:
    """``visit(path)`` opens a page that must say nothing and ask nobody else until the test ends."""
    heard: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on(
        "request", lambda request: None if request.url.startswith((service, "blob:")) else heard.append(request.url)
    )

    def opened(path: str) -> Page:
        page.goto(service + path)
        return page

    yield opened
    context.close()
    # a query that is wrong is a 400, and Chromium says so
    assert [line for line in heard if "status of 400" not in line] == []


def run(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer[data-done]")


@pytest.mark.parametrize(
    "path",
    ["/", "/query", f"/id/{COMPANY}", "/id/article/d00000000001?mark=28-39#mark", "/type/Company", "/search?q=xh"],
)
def test_a_page_is_quiet(visit: Open, path: str) -> None:
    page = visit(path)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).not_to_be_empty()


def test_the_neighbours_of_an_entity_are_drawn(visit: Open) -> None:
    page = visit(f"/id/{entity_id('Company', HOSTILE)}")
    page.wait_for_selector("#drawing[data-drawn='2'] canvas")
    expect(page.locator("h1")).to_have_text(HOSTILE)


def test_search_by_keyboard(visit: Open) -> None:
    page = visit("/query")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("xhzz")
    expect(page.locator("#found a").first).to_contain_text("星河智造有限公司")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("星河智造有限公司")
    page.go_back()
    page.fill("#finder input", "陈望舒")
    page.locator("#finder input").press("Enter")
    expect(page.locator("h1")).to_have_text("“陈望舒”的搜索结果")


def test_a_table_with_links(visit: Open) -> None:
    page = visit("/query")
    run(page, "SELECT ?x ?name { ?x a kg:Company ; skos:prefLabel ?name } ORDER BY ?name")
    page.wait_for_selector("#answer[data-linked]")
    expect(page.locator("#said")).to_contain_text("3 行")
    assert page.locator("#table tbody tr").count() == 3
    expect(page.locator("#table td", has_text="<img src=x")).to_have_count(1)
    page.locator("#table a", has_text="星河智造有限公司").click()
    expect(page.locator("h1")).to_have_text("星河智造有限公司")


def test_colours_and_mistakes(visit: Open) -> None:
    page = visit("/query")
    page.fill("#text", "SELECT ?x WHERE { # 注\n  ?x FLTER '字' }")
    expect(page.locator("#shown .keyword").first).to_have_text("SELECT")
    expect(page.locator("#shown .comment")).to_have_text("# 注")
    expect(page.locator("#shown .text")).to_have_text("'字'")
    assert page.locator("#shown").inner_text().rstrip() == page.input_value("#text")
    page.click("#run")
    expect(page.locator("#problem")).to_contain_text("line 2, column")
    expect(page.locator("#shown .wrong")).to_have_count(1)
    expect(page.locator("#answer")).to_be_hidden()


def test_a_graph_is_drawn_and_saved(visit: Open) -> None:
    page = visit("/query")
    run(page, "CONSTRUCT { ?a kg:partOf ?b . ?a rdfs:label ?n } WHERE { ?a kg:partOf ?b ; rdfs:label ?n }")
    expect(page.locator("#said")).to_contain_text("6 条三元组")
    page.wait_for_selector("#drawing[data-drawn='6'] canvas")
    with page.expect_download() as saved:
        page.click("#turtle")
    assert "kg:partOf" in Path(saved.value.path()).read_text("utf-8")


def test_a_question_with_its_parameters_and_the_csv(visit: Open) -> None:
    page = visit("/query")
    page.select_option("#question", "who-holds-which-post")
    page.wait_for_selector("#answer[data-done]")
    expect(page.locator("#table tbody tr")).to_have_count(5)
    page.fill("#parameters input[name=person]", "沈知秋")
    page.locator("#parameters button").click()
    expect(page.locator("#table tbody tr")).to_have_count(1)
    assert "VALUES ?person" in page.input_value("#text")
    with page.expect_download() as saved:
        page.click("#csv")
    assert Path(saved.value.path()).read_text("utf-8").splitlines()[1].startswith("沈知秋,镇长")


def test_a_query_that_takes_the_place_of_another_shows_its_answer(visit: Open) -> None:
    page = visit("/query")
    page.fill("#text", "SELECT ?x { ?x a kg:Person }")
    page.evaluate("() => { const button = document.getElementById('run'); button.click(); button.click(); }")
    page.wait_for_load_state("networkidle")
    page.wait_for_selector("#answer[data-done]")
    expect(page.locator("#table")).to_be_visible()


def test_a_question_that_needs_values_waits_for_them(visit: Open) -> None:
    page = visit("/query?question=paths-between-two")
    expect(page.locator("#parameters input[required]")).to_have_count(2)
    expect(page.locator("#answer")).to_be_hidden()
    page = visit("/query?question=paths-between-two&from=沈知秋&to=林若溪")
    page.wait_for_selector("#answer[data-done]")
    expect(page.locator("#table tbody tr")).to_have_count(1)


def test_ask_and_a_link_to_a_query(visit: Open) -> None:
    page = visit("/query?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D")
    expect(page.locator(".truth")).to_have_text("是")
    page.locator("nav a[href^='/language/en']").click()
    expect(page.locator(".truth")).to_have_text("yes")
    expect(page.locator("#run")).to_contain_text("Run")


def test_hostile_answers_are_text(visit: Open) -> None:
    page = visit("/query")
    run(
        page,
        """SELECT * { VALUES (?a ?b ?c) {
          ("<img src=x onerror=alert(1)>" <javascript:alert(2)> "</td><script>alert(3)</script>"@zh) } }""",
    )
    expect(page.locator("#table td")).to_have_text(
        ["<img src=x onerror=alert(1)>", "javascript:alert(2)", "</td><script>alert(3)</script>"]
    )
    assert page.locator("#table a").count() == 0
