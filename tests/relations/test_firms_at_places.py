"""Firms at towns and parks, groups and their firms, and works that bear a firm's name, in invented news."""

from relation_facts import facts


def test_a_town_before_a_firm_is_where_it_is() -> None:
    assert facts("近日，记者走进青石镇远帆机械有限公司，机器轰鸣。", "locatedIn") == {("远帆机械有限公司", "青石镇")}


def test_a_firm_of_the_town_by_its_trade_keeps_it() -> None:
    assert facts("近日，记者走进青石镇旅游开发有限公司，机器轰鸣。", "locatedIn") == set()


def test_the_seat_of_a_group_is_the_group() -> None:
    text = "北川集团发布公告。北川集团总部位于远山市，占地80亩。"
    assert facts(text, "locatedIn") == {("北川集团", "远山市")}


def test_a_work_that_bears_the_name_of_its_firm() -> None:
    text = "今年3月签约的青石新型包装材料有限公司项目，总投资1亿美元。"
    assert facts(text, "develops") == {("青石新型包装材料有限公司", "青石新型包装材料有限公司项目")}


def test_a_street_beside_a_firm_is_no_work_of_it() -> None:
    assert facts("青石新型包装材料有限公司周边道路改造项目完工。", "develops") == set()


def test_what_a_village_borders_on() -> None:
    text = "远山县云溪镇青石村位于县城西北部，东与白马乡接壤。"
    assert facts(text, "adjacentTo") == {("青石村", "白马乡")}


def test_a_stretch_of_a_motorway() -> None:
    text = "远青高速公路白马至云溪段建成通车，全长58公里，由北川路桥集团承建。"
    assert facts(text, "develops") == {("北川路桥集团", "远青高速公路白马至云溪段")}


def test_a_school_that_is_being_built_is_a_house() -> None:
    text = "远山市云溪区政府投资2亿元新建的云溪区第三中学即将投用。"
    assert ("远山市云溪区政府", "云溪区第三中学") in facts(text, "develops")
