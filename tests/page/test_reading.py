"""Opening, finding, explaining and walking, as a person does it in a browser."""

from pathlib import Path

import pytest
from fixture_graph import HOSTILE
from fixture_graph import graph as fixture_graph
from reader import Open, click_node, click_pair, find, heading, names, node, panel, search, stage, words


def overlaps(a: dict[str, float], b: dict[str, float]) -> bool:
    return (
        a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"] and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]
    )


@pytest.mark.parametrize("which", ["small", "middling", "large"])
def test_opens_with_names_that_do_not_cover_each_other(
    which: str, request: pytest.FixtureRequest, open_page: Open
) -> None:
    page = open_page(request.getfixturevalue(which))
    shown = stage(page)
    labels, box = shown["labels"], page.locator("#graph").bounding_box()
    assert len(labels) >= min(30, len(shown["nodes"]) // 2)
    assert not [(a["text"], b["text"]) for i, a in enumerate(labels) for b in labels[:i] if overlaps(a, b)]
    assert all(box["x"] <= n["x"] <= box["x"] + box["width"] for n in shown["nodes"])
    assert all(box["y"] <= n["y"] <= box["y"] + box["height"] for n in shown["nodes"])
    biggest = max(shown["nodes"], key=lambda n: n["radius"])
    assert biggest["id"] in {label["id"] for label in labels}


def test_opens_in_about_a_second(small: Path, open_page: Open) -> None:
    page = open_page(small)
    ready = page.evaluate(
        "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now()"
    )
    assert ready < 2000


def test_says_what_is_drawn_and_what_is_not(small: Path, large: Path, open_page: Open) -> None:
    page = open_page(small)
    shown = stage(page)
    said = page.locator("#drawn").inner_text()
    assert f"画出 {len(shown['nodes'])} 个实体、{len(shown['pairs'])} 组关系" in said
    assert "3 篇文章" in said
    graph = fixture_graph()
    assert f"{len(graph.entities)} 个实体、{len(graph.facts)} 条事实" in said
    assert f"{len(graph.entities) - len(shown['nodes'])} 个没有关系的实体不画" in said
    page = open_page(large)
    assert len(stage(page)["nodes"]) == 300
    assert "个实体可搜索或展开" in page.locator("#drawn").inner_text()


@pytest.mark.parametrize("typed", ["云溪产业园", "yunxichanyeyuan", "yxcyy", "yunxichanyy", "园区", "YXCYY"])
def test_finds_by_name_pinyin_initials_and_alias(typed: str, small: Path, open_page: Open) -> None:
    page = open_page(small)
    assert search(page, typed)[0] == "云溪产业园"
    page.keyboard.press("Enter")
    assert heading(page) == "云溪产业园"
    at, box = node(page, "云溪产业园"), page.locator("#graph").bounding_box()
    middle = box["x"] + (box["width"] - panel(page).bounding_box()["width"]) / 2
    assert abs(at["x"] - middle) < 20
    assert abs(at["y"] - box["y"] - box["height"] / 2) < 20


def test_finds_what_is_not_drawn_and_puts_it_on_the_stage(small: Path, open_page: Open) -> None:
    page = open_page(small)
    assert "周小满" not in names(page)
    find(page, "zxm")
    assert heading(page) == "周小满"
    assert "周小满" in names(page)
    assert "采编的文章" in panel(page).inner_text()


def test_finds_articles_by_title_and_text(small: Path, open_page: Open) -> None:
    page = open_page(small)
    assert "另一城的陈望舒" in search(page, "另一城")
    assert "云溪产业园一期6月开工" in search(page, "南陵市迁至")
    page.keyboard.press("Enter")
    assert heading(page) == "云溪产业园一期6月开工"


def test_every_type_has_a_shape_and_a_colour_of_its_own(small: Path, open_page: Open) -> None:
    page = open_page(small)
    for _ in range(2):
        looks = page.evaluate(
            "() => [...document.querySelectorAll('#filters .badge path')].map(p => [p.getAttribute('d'), p.style.fill])"
        )
        assert len(looks) == len({shape for shape, _ in looks}) == len({colour for _, colour in looks}) == 10
        page.locator("#theme").click()


def test_says_when_nothing_is_found(small: Path, open_page: Open) -> None:
    page = open_page(small)
    assert search(page, "没有的名字") == []
    assert "没有找到" in page.locator("#found").inner_text()


def test_arrow_keys_choose_among_results(small: Path, open_page: Open) -> None:
    page = open_page(small)
    offered = search(page, "云溪")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert heading(page) == offered[1]


def test_explains_a_person_with_posts_facts_and_evidence(small: Path, open_page: Open) -> None:
    page = open_page(small)
    find(page, "沈知秋")
    table = panel(page).locator("table")
    assert table.locator("th").all_inner_texts() == ["职务", "机构", "任期"]
    assert words(table.locator("tbody tr").first) == "镇长 云溪镇政府 自 2021-06-02"
    evidence = panel(page).locator("figure").first
    assert evidence.locator("blockquote").inner_text() == "2021年6月2日起，沈知秋任云溪镇镇长"
    assert evidence.locator("mark.subject").all_inner_texts() == ["沈知秋"]
    assert evidence.locator("mark.object").all_inner_texts() == ["云溪镇"]
    assert evidence.locator("mark.value").all_inner_texts() == ["镇长"]
    assert "云溪产业园一期6月开工" in words(evidence.locator("figcaption"))
    assert "2021-06" in words(evidence.locator("figcaption"))
    assert panel(page).locator(".tag.negated").count() == 1


def test_explains_names_with_reasons_and_values_as_facts(small: Path, open_page: Open) -> None:
    page = open_page(small)
    find(page, "星河智造有限公司")
    assert "“星河智造”是“星河智造有限公司”的简称" in words(panel(page))
    find(page, "云溪产业园")
    assert "6760亩" in panel(page).locator(".value").all_inner_texts()
    assert "6760亩" not in names(page)
    find(page, "陈望舒")
    assert "任职机构不同" in words(panel(page))
    assert "青岚日报" in words(panel(page))


def test_a_click_on_an_entity_opens_it_and_a_click_beside_closes(small: Path, open_page: Open) -> None:
    page = open_page(small)
    click_node(page, "青岚区")
    assert heading(page) == "青岚区"
    page.keyboard.press("Escape")
    assert not panel(page).is_visible()


def test_a_click_on_a_line_shows_all_its_evidence(small: Path, open_page: Open) -> None:
    page = open_page(small)
    click_pair(page, "林若溪", "星河智造有限公司")
    assert heading(page) == "林若溪 与 星河智造有限公司" or heading(page) == "星河智造有限公司 与 林若溪"
    assert "2 条事实" in words(panel(page))
    panel(page).get_by_text("另有 1 处依据").click()
    panel(page).locator("blockquote").nth(2).wait_for()
    assert panel(page).locator("blockquote").count() == 3


def test_a_click_on_a_source_opens_the_article_at_the_sentence(small: Path, open_page: Open) -> None:
    page = open_page(small)
    find(page, "沈知秋")
    panel(page).locator("figcaption .source").first.click()
    assert heading(page) == "云溪产业园一期6月开工"
    quoted = panel(page).locator("#quoted")
    assert quoted.inner_text() == "2021年6月2日起，沈知秋任云溪镇镇长"
    box, frame = quoted.bounding_box(), panel(page).bounding_box()
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]
    marks = panel(page).locator("mark.mention")
    assert {"云溪产业园一期", "林若溪", "星河智造"} <= set(marks.all_inner_texts())
    marks.get_by_text("林若溪").first.click()
    assert heading(page) == "林若溪"


def test_neighbourhood_of_one_and_two_steps(small: Path, open_page: Open) -> None:
    page = open_page(small)
    find(page, "沈知秋")
    page.get_by_role("button", name="1 步邻域").click()
    one = {"沈知秋", "云溪镇政府", "云溪产业园合作签约仪式"}
    assert names(page) == one
    page.get_by_role("button", name="2 步邻域").click()
    assert names(page) > one | {"星河智造有限公司", "陈望舒", "青岚会议中心", "云溪产业园"}
    assert "白鹭河" not in names(page)
    page.get_by_role("button", name="返回全图").click()
    assert "白鹭河" in names(page)


def test_shortest_path_back_forward_and_link(small: Path, open_page: Open) -> None:
    page = open_page(small)
    find(page, "沈知秋")
    page.get_by_role("button", name="找路径").click()
    find(page, "精密智造")
    assert heading(page) == "沈知秋 → 精密智造"
    paths = panel(page).locator("ol.paths > li")
    routes = {tuple(path.locator(".chip").all_inner_texts()) for path in paths.all()}
    assert routes == {
        ("沈知秋", "云溪镇政府", "云溪产业园", "精密智造"),
        ("沈知秋", "云溪产业园合作签约仪式", "云溪产业园", "精密智造"),
    }
    assert names(page) == {name for route in routes for name in route}
    link = page.url
    page.locator("#back").click()
    page.wait_for_function("() => document.querySelector('#panel h2')?.textContent === '沈知秋'")
    assert "白鹭河" in names(page)
    page.locator("#forward").click()
    page.wait_for_function("() => document.querySelector('#panel h2')?.textContent.includes('→')")
    again = open_page(small, "#" + link.split("#")[1])
    assert heading(again) == "沈知秋 → 精密智造"
    assert names(again) == names(page)


def test_a_link_from_an_older_build_finds_what_was_merged_since(small: Path, open_page: Open) -> None:
    assert heading(open_page(small, "#entity=company/00000000dead")) == "星河智造有限公司"


def test_path_by_clicking_the_second_entity_and_no_path(small: Path, open_page: Open) -> None:
    page = open_page(small)
    find(page, "沈知秋")
    page.get_by_role("button", name="找路径").click()
    page.locator("#fit").click()
    click_node(page, "云溪产业园")
    assert heading(page) == "沈知秋 → 云溪产业园"
    page = open_page(small)
    find(page, "江浦市教育局")
    page.get_by_role("button", name="找路径").click()
    find(page, "白鹭河")
    assert "没有路径" in words(panel(page))


def test_expansion_brings_neighbours_beside_the_entity(large: Path, open_page: Open) -> None:
    page = open_page(large)
    before = stage(page)
    biggest = max(before["nodes"], key=lambda n: n["radius"])
    page.mouse.dblclick(biggest["x"], biggest["y"])
    after = stage(page)
    added = {n["id"] for n in after["nodes"]} - {n["id"] for n in before["nodes"]}
    assert 1 <= len(added) <= 30
    again = open_page(large, "#" + page.url.split("#")[1])
    assert {n["id"] for n in stage(again)["nodes"]} == {n["id"] for n in after["nodes"]}


def test_an_entity_with_a_hostile_name_is_text(small: Path, open_page: Open) -> None:
    page = open_page(small)
    find(page, "img src")
    assert heading(page) == HOSTILE
    assert page.locator("#panel img").count() == 0
