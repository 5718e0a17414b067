"""Campuses, phases and roads by the words around them, and what works are composed of, in invented news."""

import pytest
from relation_facts import facts


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("青石县第一中学（东区）", "位于云溪镇，占地80亩。"),
        ("青石县第二小学北校区（二期）", "位于云溪镇，占地80亩。"),
        ("青石县人民医院白马院区", "位于云溪镇，设床位800张。"),
        ("青石县文化中心一期工程", "位于云溪镇，占地80亩。"),
    ],
)
def test_a_campus_or_phase_belongs_to_the_name(name: str, behind: str) -> None:
    assert facts(name + behind, "locatedIn") >= {(name, "云溪镇")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青石县第一中学（原名云石中学）位于云溪镇。", "青石县第一中学"),
        ("青石县第一中学二期学员位于云溪镇。", "青石县第一中学二期"),
    ],
)
def test_other_words_behind_a_school_are_no_part_of_it(text: str, name: str) -> None:
    found = {s for s, _ in facts(text, "locatedIn")}
    assert ("二期" in name) != (name in found)


def test_roads_that_only_their_frame_shows() -> None:
    text = "青石县第二小学位于学源街以北、集云巷以西，西临恒安苑，北临规划路-能源二路。"
    assert {o for _, o in facts(text, "locatedIn")} == {"学源街", "集云巷"}
    assert {o for _, o in facts(text, "adjacentTo")} == {"恒安苑", "能源二路"}


def test_what_is_no_road_in_these_frames() -> None:
    text = "青石县第二小学位于县城以北，西临大海，北临规划路，南靠群山。"
    assert facts(text, "adjacentTo") == set()


def test_what_a_complex_is_composed_of() -> None:
    text = "青石文化中心位于云溪镇，占地80亩，由文化艺术中心与文化艺术公园组成。"
    assert facts(text, "partOf") == {("文化艺术中心", "青石文化中心"), ("文化艺术公园", "青石文化中心")}


def test_experts_compose_no_building() -> None:
    assert facts("青石文化中心位于云溪镇，专家组由省文化馆与县图书馆派人组成。", "partOf") == set()


def test_named_parts_behind_includes() -> None:
    text = "青石文化中心占地80亩，包括青石图书馆、白马展览馆。"
    assert facts(text, "partOf") == {("青石图书馆", "青石文化中心"), ("白马展览馆", "青石文化中心")}


def test_a_line_of_the_underground_keeps_its_number() -> None:
    assert ("远山地铁2号线", "云溪区") in facts("远山地铁2号线途经云溪区、青石区。", "locatedIn")


def test_halls_by_their_number_and_houses_by_their_height() -> None:
    text = "青石县智造产业园项目一期占地98亩，由22栋多层标准厂房组成。"
    assert ("标准厂房", "青石县智造产业园项目一期") in facts(text, "partOf")
    text = "青石县第二小学位于云溪镇，教学楼为4层、宿舍楼为5层。"
    assert facts(text, "partOf") == {("教学楼", "青石县第二小学"), ("宿舍楼", "青石县第二小学")}


def test_houses_of_nobody() -> None:
    assert facts("一般教学楼为4层。", "partOf") == set()


def test_a_phase_of_a_named_park() -> None:
    text = "青石县智造产业园项目一期占地98亩。青石县智造产业园招商顺利。"
    assert facts(text, "partOf") == {("青石县智造产业园项目一期", "青石县智造产业园")}
