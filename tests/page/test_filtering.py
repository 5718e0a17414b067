"""Switching types, predicates, statuses, confidence and time on and off."""

from pathlib import Path

from playwright.sync_api import Page
from reader import Open, find, names, panel, stage, words


def switch(page: Page, part: str, key: str) -> None:
    page.locator(f'#filters input[data-part="{part}"][data-key="{key}"]').click()


def pairs(page: Page) -> set[tuple[str, str]]:
    return {(pair["status"], frozenset((pair["one"], pair["other"]))) for pair in stage(page)["pairs"]}


def test_types_switch_off_and_on_with_counts(small: Path, open_page: Open) -> None:
    page = open_page(small)
    before = names(page)
    row = page.locator("#filters li", has=page.locator('[data-key="Person"]'))
    assert words(row.locator(".count")) == "5"
    switch(page, "types", "Person")
    # with the persons go two offices that nothing else is related to
    assert before - names(page) == {"陈望舒", "林若溪", "沈知秋", "云溪镇党委", "江浦市教育局"}
    assert "筛选隐去" in page.locator("#drawn").inner_text()
    switch(page, "types", "Person")
    assert names(page) == before


def test_only_one_type_and_reset(small: Path, open_page: Open) -> None:
    page = open_page(small)
    before = names(page)
    row = page.locator("#filters li", has=page.locator('[data-key="Place"]'))
    row.hover()
    row.get_by_role("button", name="只看").click()
    assert names(page) == {"云溪镇", "青岚区", "白鹭河"}
    page.get_by_role("button", name="全部恢复").click()
    assert names(page) == before


def test_predicates_switch_lines_and_facts(small: Path, open_page: Open) -> None:
    page = open_page(small)
    switch(page, "predicates", "adjacentTo")
    assert "白鹭河" not in names(page)
    switch(page, "predicates", "quantity")
    find(page, "云溪产业园")
    assert "6760亩" not in panel(page).locator(".value").all_inner_texts()


def test_planned_and_negated_are_drawn_apart_and_filtered(small: Path, open_page: Open) -> None:
    page = open_page(small)
    planned = ("planned", frozenset(("星河智造有限公司", "云溪产业园一期")))
    negated = ("negated", frozenset(("沈知秋", "云溪产业园合作签约仪式")))
    assert {planned, negated} <= pairs(page)
    switch(page, "statuses", "planned")
    switch(page, "statuses", "negated")
    assert not {planned, negated} & pairs(page)
    switch(page, "statuses", "asserted")
    switch(page, "statuses", "negated")
    assert pairs(page) == {negated}


def test_confidence_slider_by_keyboard(small: Path, open_page: Open) -> None:
    page = open_page(small)
    slider = page.get_by_label("置信度不低于", exact=True)
    slider.focus()
    for _ in range(18):
        page.keyboard.press("ArrowRight")
    assert slider.input_value() == "90"
    kept = pairs(page)
    assert ("asserted", frozenset(("云溪镇", "青岚区"))) in kept
    assert ("asserted", frozenset(("云溪镇", "白鹭河"))) not in kept
    page.wait_for_url("**/*least=90")


def test_time_range(small: Path, open_page: Open) -> None:
    page = open_page(small)
    assert ("asserted", frozenset(("林若溪", "星河智造有限公司"))) in pairs(page)
    until = page.locator('#filters input[data-part="until"]')
    assert page.locator("#filters output").nth(1).inner_text() == "2012-01 – 2021-12"
    until.focus()
    page.keyboard.press("Home")
    for _ in range(11):
        page.keyboard.press("ArrowRight")
    page.get_by_label("包括没有年份的").uncheck()
    assert pairs(page) == {("asserted", frozenset(("林若溪", "星河智造有限公司")))}
    page.wait_for_timeout(300)
    again = open_page(small, "#" + page.url.split("#")[1])
    assert pairs(again) == pairs(page)
