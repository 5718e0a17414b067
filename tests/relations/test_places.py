"""Where things lie and what they are part of, read from whole texts with invented names."""

import pytest
from relation_facts import facts, published_by

from kg.relations.places import contains


@pytest.mark.parametrize(
    ("outer", "inner", "holds"),
    [
        ("远山县", "青石镇", True),
        ("青石镇", "远山县", False),
        ("远山县", "白马县", False),
        ("北川区", "白马县", False),
        ("青石镇", "白马乡", False),
        ("远山市", "白马市", True),
        ("广东", "远山", True),
    ],
)
def test_only_a_wider_level_contains_a_place(outer: str, inner: str, holds: bool) -> None:
    assert contains(outer, inner) is holds


def test_a_list_shares_the_county_that_it_begins_with() -> None:
    found = facts("昨日，远山县青石镇、白马镇迎来客流高峰。", "partOf")
    assert {("青石镇", "远山县"), ("白马镇", "远山县")} <= found


def test_a_region_is_no_part_of_a_city_and_a_name_in_a_school_no_part_of_its_town() -> None:
    assert facts("远山市长三角地区招商推介会举行。", "partOf") == set()
    assert facts("调研组来到宁波市苏州外国语学校。", "partOf") == set()


def test_two_places_by_their_short_names_stand_beside_each_other() -> None:
    assert facts("港澳青少年来到远山县。", "partOf") == set()
    assert facts("沪杭铁路改造加快推进。", "partOf") == set()


def test_a_list_of_provinces_shares_nothing() -> None:
    assert facts("江苏、浙江、安徽等地迎来降雨。", "partOf") == set()


def test_what_is_said_of_a_site_beats_its_name() -> None:
    text = "远山青石产业园位于白马县，占地800亩。\n远山青石产业园开园。"
    assert facts(text, "locatedIn") == {("远山青石产业园", "白马县")}


def test_a_chain_behind_the_verb_counts_with_its_innermost_place() -> None:
    found = facts("青石产业园位于远山市白马县东部，占地800亩。", "locatedIn")
    assert ("青石产业园", "白马县") in found
    assert ("青石产业园", "远山市") not in found


def test_a_zone_lies_in_the_place_that_it_is_called_after_if_the_text_names_it() -> None:
    text = "调研组在昆山市召开座谈会。昆山高新区新签项目12个。"
    assert ("昆山高新区", "昆山市") in facts(text, "locatedIn")
    assert not facts("昆山高新区新签项目12个。", "locatedIn")
    assert not facts("调研组在太仓市召开座谈会。昆山高新区新签项目12个。", "locatedIn")


def test_a_line_lies_at_both_its_ends() -> None:
    found = facts("大同至太原高铁开通运营。", "locatedIn")
    assert {o for _, o in found} == {"大同", "太原"}


def test_a_company_does_not_lie_where_its_name_begins() -> None:
    assert facts("远山北川建设集团有限公司发布公告。", "locatedIn") == set()


def test_a_branch_belongs_to_the_body_that_its_name_begins_with() -> None:
    assert ("北川集团青石分公司", "北川集团") in facts("北川集团青石分公司昨日揭牌。", "partOf")


def test_two_bodies_acting_together_are_no_part_of_each_other() -> None:
    assert facts("远山县水利局会同远山县财政局出台办法。", "partOf") == set()


def test_a_side_tells_the_neighbour() -> None:
    text = "青石体育馆位于县城，东临长虹路，北靠白马公园。"
    assert facts(text, "adjacentTo") == {("青石体育馆", "长虹路"), ("青石体育馆", "白马公园")}


def test_the_town_that_was_spoken_of() -> None:
    assert ("云岭镇", "产业强镇主导战略") in facts(
        "云岭镇举行签约仪式。近年来，该镇全面实施产业强镇主导战略。", "pursues"
    )
    assert facts("云岭县举行签约仪式。近年来，该镇全面实施产业强镇主导战略。", "pursues") == set()


def test_the_publisher_is_the_zone_that_the_text_speaks_of() -> None:
    text = "青石经济技术开发区举行签约仪式\n来源：青石经济技术开发区\n11月28日，青石经济技术开发区举行签约仪式。"
    assert published_by(text) == [("Project", "青石经济技术开发区")]
    text = "青石县举行签约仪式\n来源：青石发布\n11月28日，青石县举行签约仪式。"
    assert published_by(text) == [("Organization", "青石发布")]


def test_two_places_beside_each_other_that_are_counted() -> None:
    assert facts("充分发挥远山县青石镇两地优势。", "partOf") == set()
    assert facts("走进远山县青石镇。", "partOf") == {("青石镇", "远山县")}


def test_a_brand_before_what_is_made_in_a_year_is_no_site() -> None:
    text = "云岭年产3万吨电池项目投产。青禾县年产3万吨电池项目投产。"
    assert facts(text, "locatedIn") == {("青禾县年产3万吨电池项目", "青禾县")}


def test_a_park_in_a_zone_is_part_of_it_and_no_project() -> None:
    text = "青石集团投资电池项目。投资地点位于云岭经开区白马工业园。公司将设立子公司来实施该项目。"
    assert ("白马工业园", "云岭经开区") in facts(text, "partOf")
    assert not any(what == "白马工业园" for _, what in facts(text, "develops"))


def test_new_areas_of_other_cities_in_a_list() -> None:
    found = facts("重庆江南新区、白马新区、松坪新区签署合作协议。", "partOf")
    assert not {pair for pair in found if pair[0] in ("白马新区", "松坪新区")}
    assert ("白马镇", "远山县") in facts("远山县青石镇、白马镇签署合作协议。", "partOf")
