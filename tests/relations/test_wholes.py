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


def test_the_firms_that_a_group_has() -> None:
    text = "岚山集团还设有岚建、岚投、民众岚开五家区属企业，负责城市管理。"
    assert facts(text, "partOf") == {("岚建", "岚山集团"), ("岚投", "岚山集团"), ("民众岚开", "岚山集团")}


def test_the_firms_that_a_group_works_with_are_no_part() -> None:
    assert facts("岚山集团与岚建、岚投两家企业签约。", "partOf") == set()


def test_a_station_is_part_of_the_bureau_before_it() -> None:
    text = "青石县公安局大渡派出所所长苗青禾介绍了情况。"
    assert ("青石县公安局大渡派出所", "青石县公安局") in facts(text, "partOf")


def test_the_branch_of_a_bank_deals_in_its_own_name() -> None:
    assert facts("公司将股份质押给岚桥银行股份有限公司白石分行。", "partOf") == set()
    assert facts("岚桥集团有限公司工程部发布公告。", "partOf") == {("岚桥集团有限公司工程部", "岚桥集团有限公司")}
