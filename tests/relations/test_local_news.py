"""News of counties and state firms: who begins what where, departments that come, works listed with their worth."""

from relation_facts import facts, published_by


def test_a_source_left_empty_is_not_the_next_key() -> None:
    assert published_by("青石县举行签约仪式\n来源： 发布时间：2031-11-12\n青石县举行签约仪式。\n") == []
    assert published_by("青石县举行签约仪式\n来源：远山日报 发布时间：2031-11-12\n青石县举行签约仪式。\n") == [
        ("Organization", "远山日报")
    ]


LISTED = (
    "3月27日，青石高新区举行2031年重点项目集中开工仪式，总投资84亿元。\n"
    "其中，白马科技谷项目，总投资27亿元；远川医药产业项目，总投资13亿元。\n"
)


def test_works_listed_with_their_worth_are_those_of_the_ceremony() -> None:
    event = "2031年重点项目集中开工仪式"
    works = {"白马科技谷", "远川医药产业项目"}
    assert facts(LISTED, "concerns") == {(event, work) for work in works}
    assert {(work, "青石高新区") for work in works} <= facts(LISTED, "locatedIn")


def test_works_that_are_only_compared_are_none_of_the_ceremony() -> None:
    text = "3月27日，青石高新区举行2031年重点项目集中开工仪式。\n其中提到，远川医药产业项目去年投产。\n"
    assert facts(text, "concerns") == set()


def test_a_work_lies_where_its_commencement_is_held() -> None:
    text = "青石县举行跨境电商产业园项目开工仪式。"
    assert ("跨境电商产业园项目", "青石县") in facts(text, "locatedIn")
    assert facts("青石集团有限公司举行跨境电商产业园项目开工仪式。", "locatedIn") == set()


def test_a_founding_ceremony_founds() -> None:
    text = "3月21日，白马环卫集团有限公司组建成立揭牌仪式在青石广场举行。"
    assert facts(text, "establishes") == {("白马环卫集团有限公司组建成立揭牌仪式", "白马环卫集团有限公司")}
    assert facts("3月21日，白马大学成立一百周年大会在青石广场举行。", "establishes") == set()


def test_departments_of_the_group_whose_news_it_is() -> None:
    text = "北川集团有限公司与远山县签约。集团公司办公室、投资管理部等有关负责同志参加签约仪式。"
    assert facts(text, "partOf") >= {
        ("集团公司办公室", "北川集团有限公司"),
        ("投资管理部", "北川集团有限公司"),
    }


def test_a_zone_sends_its_officers_as_an_office_does() -> None:
    text = "青石县举行项目签约仪式。青石经开区、青石县投促局负责人参加签约仪式。"
    who = {subject for subject, _ in facts(text, "participatesIn")}
    assert {"青石经开区", "青石县投促局"} <= who
