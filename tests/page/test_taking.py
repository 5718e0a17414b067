"""Taking away a picture, a table, a query, a link; and reading in every language, light, size and without a mouse."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pyoxigraph
import pytest
from fixture_graph import graph as fixture_graph
from playwright.sync_api import Page
from reader import BASE, Open, click_node, find, heading, names, panel, search, stage, words

from kg.export import EXPORTERS


def taken(page: Page, what: str) -> bytes:
    """The bytes of the file that a choice of the menu saves."""
    page.get_by_text("导出", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=what).click()
    return download.value.path().read_bytes()


def table(page: Page) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(taken(page, "CSV").decode("utf-8-sig"))))


def query(page: Page) -> str:
    page.get_by_text("导出", exact=True).click()
    page.get_by_role("button", name="SPARQL").click()
    text = page.locator("dialog pre").inner_text()
    page.keyboard.press("Escape")
    return text


def test_png_of_the_view(small: Path, open_page: Open) -> None:
    picture = taken(open_page(small), "PNG")
    assert picture.startswith(b"\x89PNG\r\n")
    assert len(picture) > 20_000


def test_svg_of_the_view_holds_names_as_text(small: Path, open_page: Open) -> None:
    page = open_page(small)
    root = ET.fromstring(taken(page, "SVG"))
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == space + "svg"
    assert len(root.findall(f"{space}line")) == len(stage(page)["pairs"])
    assert len(root.findall(f"{space}path")) == len(stage(page)["nodes"])
    assert "云溪产业园" in {text.text for text in root.iter(f"{space}text")}
    assert {element.tag.removeprefix(space) for element in root.iter()} <= {
        "svg",
        "title",
        "rect",
        "line",
        "path",
        "text",
    }


def test_csv_of_what_is_shown(small: Path, open_page: Open) -> None:
    page = open_page(small)
    rows = table(page)
    shown = {row["fact_id"].removeprefix(BASE + "id/") for row in rows}
    graph, drawn = fixture_graph(), {node["id"] for node in stage(page)["nodes"]}
    assert shown == {f.id for f in graph.facts.values() if f.subject in drawn}
    post = next(row for row in rows if row["subject"] == "沈知秋" and row["predicate"] == "holdsPosition")
    assert post["object"] == "云溪镇政府"
    assert post["quote"] == "2021年6月2日起，沈知秋任云溪镇镇长"
    assert post["qualifiers"] == "role=镇长; since=2021-06-02"
    assert post["subject_id"] in {BASE + "id/" + id_ for id_ in graph.entities}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@", "+"))]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pyoxigraph.Store:
    path = tmp_path_factory.mktemp("rdf") / "graph.ttl"
    EXPORTERS["turtle"].write(fixture_graph(), path, base=BASE)
    store = pyoxigraph.Store()
    store.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(
    "at",
    [
        "",
        "#least=85",
        "#no-types=Person,Event&no-statuses=planned",
        "#no-predicates=partOf,locatedIn",
        "#undated=0&since=2021-06",
        "near",
        "path",
    ],
)
def test_sparql_gives_what_is_drawn(at: str, small: Path, open_page: Open, store: pyoxigraph.Store) -> None:
    ids = {entity.name: entity.id for entity in fixture_graph().entities.values()}
    links = {"near": f"#near={ids['沈知秋']}&hops=2", "path": f"#from={ids['沈知秋']}&to={ids['精密智造']}"}
    page = open_page(small, links.get(at, at))
    found = {row["fact"].value for row in store.query(query(page))}
    assert found == {row["fact_id"] for row in table(page) if row["object_id"]}
    assert found


def test_link_is_copied_and_leads_back(small: Path, open_page: Open) -> None:
    page = open_page(small)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    find(page, "沈知秋")
    page.get_by_role("button", name="1 步邻域").click()
    page.get_by_text("导出", exact=True).click()
    page.get_by_role("button", name="复制链接").click()
    page.wait_for_function("() => document.getElementById('said').textContent === '已复制'")
    link = page.evaluate("() => navigator.clipboard.readText()")
    again = open_page(small, "#" + link.split("#")[1])
    assert heading(again) == "沈知秋"
    assert names(again) == names(page)


def test_a_quotation_is_copied_with_its_source(small: Path, open_page: Open) -> None:
    page = open_page(small)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    find(page, "林若溪")
    panel(page).get_by_role("button", name="复制原文和出处").first.click()
    page.wait_for_function("() => document.getElementById('said').textContent === '已复制'")
    assert page.evaluate("() => navigator.clipboard.readText()") == (
        "“星河智造有限公司董事长林若溪”——《青岚区携手星河智造 云溪产业园改造提升》，青岚日报，2021-05-13"
    )


def test_a_link_to_what_is_not_there_opens_the_graph(small: Path, open_page: Open) -> None:
    page = open_page(small, "#near=person/ffffffffffff&entity=nobody&article=%00&least=abc&since=x&pair=a,b&more=,,")
    assert "白鹭河" in names(page)
    assert "不在此页面里" in page.locator("#said").inner_text()


def test_english_and_back(small: Path, open_page: Open) -> None:
    page = open_page(small)
    find(page, "沈知秋")
    page.get_by_role("button", name="Switch to English").click()
    assert panel(page).locator("th").all_inner_texts() == ["Post", "Organisation", "Tenure"]
    assert "Person" in words(page.locator("#filters"))
    assert page.locator("html").get_attribute("lang") == "en"
    left = page.evaluate(CHINESE)
    assert left == ["中文"]
    page.get_by_role("button", name="切换到中文").click()
    assert "人物" in words(page.locator("#filters"))


def test_dark_and_light_are_readable(small: Path, open_page: Open) -> None:
    for scheme in ("light", "dark"):
        page = open_page(small, color_scheme=scheme)
        assert page.locator("html").get_attribute("data-theme") == scheme
        find(page, "沈知秋")
        assert page.evaluate(CONTRAST) >= 4.5
        page.locator("#theme").click()
        assert page.locator("html").get_attribute("data-theme") != scheme
        assert page.evaluate(CONTRAST) >= 4.5


CHINESE = """() => [...document.querySelectorAll('header *, #filters *, #drawn')]
  .filter(e => !e.children.length && e.getClientRects().length).map(e => e.textContent)
  .filter(text => /[一-鿿]/.test(text))"""

# the least contrast (WCAG 2) between a text and what is behind it
CONTRAST = """() => {
  const ctx = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    ctx.clearRect(0, 0, 1, 1);
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, 1, 1);
    return [...ctx.getImageData(0, 0, 1, 1).data];
  };
  const linear = v => v / 255 <= .03928 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const shares = [.2126, .7152, .0722];
  const light = colour => shares.reduce((sum, share, k) => sum + share * linear(rgba(colour)[k]), .05);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (rgba(colour)[3] === 255) return colour;
    }
    return '#fff';
  };
  const texts = [...document.querySelectorAll('header *, #filters *, #panel *, #drawn')].filter(
    e => e.textContent.trim() && !e.children.length && e.getClientRects().length && !e.closest('.off'));
  const contrasts = texts.map(e => light(getComputedStyle(e).color) / light(behind(e)));
  return Math.min(...contrasts.map(c => Math.max(c, 1 / c)));
}"""


def test_without_a_mouse(small: Path, open_page: Open) -> None:
    page = open_page(small)
    seen = []
    for _ in range(16):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("() => document.activeElement.id || document.activeElement.dataset.key || ''"))
    assert seen[:3] == ["skip", "skip-filters", "search"]
    assert {"back", "home", "overview", "language", "theme", "help", "Place"} <= set(seen)
    page.keyboard.press("Space")
    assert "白鹭河" not in names(page)
    page.keyboard.press("Space")
    page.locator("#skip-filters").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    first = page.locator("#said").inner_text()
    page.keyboard.press("ArrowLeft")
    second = page.locator("#said").inner_text()
    assert first != second
    page.keyboard.press("Enter")
    assert heading(page) == second.split(",")[0]
    page.keyboard.press("/")
    page.keyboard.type("baiyu")
    assert page.locator("#found").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert not panel(page).is_visible()


def test_without_a_mouse_from_search_to_source(small: Path, open_page: Open) -> None:
    page = open_page(small)
    page.keyboard.press("/")
    page.keyboard.type("szq")
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('#panel .source')"):
            break
    page.keyboard.press("Enter")
    assert heading(page) == "云溪产业园一期6月开工"
    page.keyboard.press("Escape")
    assert not panel(page).is_visible()


def test_on_a_phone(small: Path, open_page: Open) -> None:
    page = open_page(small, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    assert page.locator("header").bounding_box()["height"] < 100
    assert not page.locator("#filters").is_visible()
    page.locator("#show-filters").tap()
    page.locator('#filters input[data-key="Person"]').tap()
    page.locator("#show-filters").tap()
    assert "陈望舒" not in names(page)
    assert search(page, "yxcyy")[0] == "云溪产业园"
    page.locator("#found li").first.tap()
    assert heading(page) == "云溪产业园"
    sheet = panel(page).bounding_box()
    assert sheet["width"] == 360
    assert stage_of(page, "云溪产业园")["y"] < sheet["y"]


def stage_of(page: Page, name: str) -> dict[str, float]:
    return next(n for n in stage(page)["nodes"] if n["name"] == name)


def test_on_paper(small: Path, open_page: Open) -> None:
    page = open_page(small)
    click_node(page, "青岚区")
    page.emulate_media(media="print")
    for hidden in ("#filters", "#tools", "#finder", "#zoom"):
        assert not page.locator(hidden).is_visible()
    assert panel(page).locator("h2").is_visible()
    assert page.locator("#graph canvas").is_visible()
    assert len(page.pdf()) > 10_000


def test_overview_lists_everything_for_those_who_cannot_see_the_graph(small: Path, open_page: Open) -> None:
    page = open_page(small)
    page.get_by_role("button", name="概览").click()
    assert "云溪产业园一期6月开工" in words(panel(page))
    listed = panel(page).locator(".mention-row .chip").all_inner_texts()
    assert set(listed) <= names(page)
    assert len(listed) == 20
    panel(page).get_by_role("button", name="再显示").first.click()
    panel(page).locator("section", has_text="图上的关系").locator(".via").first.click()
    assert " 与 " in heading(page)


def test_the_data_is_there_for_other_programs(small: Path, open_page: Open) -> None:
    page = open_page(small)
    tables = page.evaluate("""() => Object.fromEntries(
      [...document.querySelectorAll('script[type="application/json"]')].map(s => [s.id, s.textContent]))""")
    assert set(tables) == {"meta", "core", "entities", "facts", "articles", "texts"}
    assert json.loads(tables["meta"])["entities"] == len(fixture_graph().entities)
