"""What is part of what by names, groups and plans, in invented news."""

from relation_facts import facts


def test_a_company_called_after_a_place_beside_its_group() -> None:
    text = "白河集团有限公司副总裁周立民、杭州公司总经理陈立出席。"
    assert ("杭州公司", "白河集团有限公司") in facts(text, "partOf")


def test_a_company_of_its_own_beside_another_is_no_part() -> None:
    text = "白河集团有限公司副总裁周立民、远川公司总经理陈立出席。"
    assert facts(text, "partOf") == set()


def test_the_zones_of_a_park() -> None:
    text = "青石智造产业园位于云岭县，占地80亩，分为生产加工区、研发服务区和居住配套区。"
    assert facts(text, "partOf") == {
        ("生产加工区", "青石智造产业园"),
        ("研发服务区", "青石智造产业园"),
        ("居住配套区", "青石智造产业园"),
    }


def test_zones_of_nothing_are_part_of_nothing() -> None:
    assert facts("分为生产加工区、研发服务区和居住配套区。", "partOf") == set()
