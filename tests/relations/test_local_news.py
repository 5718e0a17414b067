"""News of counties and state firms: who begins what where, departments that come, works listed with their worth."""

from relation_facts import amounts, facts, published_by


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


def test_a_department_of_the_party_committee_behind_another_post() -> None:
    text = "县委常委、县委组织部长王柳彦，县委常委、县委办主任朱正权出席会议。"
    assert facts(text, "holdsPosition") == {
        ("王柳彦", "县委"),
        ("王柳彦", "县委组织部"),
        ("朱正权", "县委"),
        ("朱正权", "县委办"),
    }


def test_two_meetings_of_one_verb() -> None:
    text = "4月3日，青石公司召开首次党委会议和总经理办公会议。"
    assert facts(text, "participatesIn") == {("青石公司", "首次党委会议"), ("青石公司", "总经理办公会议")}
    one = facts("4月3日，青石公司召开安全生产和环境保护会议。", "participatesIn")
    assert one == {("青石公司", "安全生产和环境保护会议")}


def test_bureaus_behind_who_else_attends() -> None:
    text = "青石县白马小学开工仪式举行。参加仪式的还有县发改局、县教育局等有关部门负责人，白马镇党委书记苗长河。"
    who = {subject for subject, _ in facts(text, "participatesIn")}
    assert {"县发改局", "县教育局", "苗长河"} <= who
    assert "白马镇党委" not in who


def test_who_takes_part_in_the_talks_of_a_visit() -> None:
    text = "8月15日，青石集团总经理梁丁松带队拜访白马集团，与白马集团总经理俞欣进行会谈。青石公司董事长陈朝静参加会谈。"
    assert "陈朝静" in {subject for subject, _ in facts(text, "participatesIn")}


def test_an_office_in_full_is_no_part_of_its_short_form() -> None:
    text = "仪式在青石街道办举行，青石街道办事处负责人出席。"
    assert ("青石街道办事处", "青石街道办") not in facts(text, "partOf")


def test_a_title_behind_a_name_whose_body_stands_before_it() -> None:
    text = "4月8日，青石县粮食局苗长河局长带队赴北京、天津开展招商引资活动。"
    assert facts(text, "holdsPosition") == {("苗长河", "青石县粮食局")}
    assert {place for _, place in facts(text, "heldIn")} == {"北京", "天津"}
    assert facts("青石县粮食局苗长河、局长白如川出席会议。", "holdsPosition") == {("白如川", "青石县粮食局")}


def test_a_building_of_a_hospital_is_part_of_it() -> None:
    assert facts("青石县人民医院门诊综合大楼正式启用。", "partOf") == {("青石县人民医院门诊综合大楼", "青石县人民医院")}
    assert facts("白马小学旁的青石大楼正式启用。", "partOf") == set()


def test_a_school_project_has_room_for_pupils() -> None:
    text = "青石中学项目用地179亩，预计可容纳学生6000名。"
    assert amounts(text) == {("青石中学项目", "179"), ("青石中学项目", "6000")}


def test_a_house_by_its_kind_alone_owns_its_figures() -> None:
    text = "青石中学项目用地179亩。体育馆用地26亩，总建筑面积8200平方米。"
    assert {("体育馆", "26"), ("体育馆", "8200")} <= amounts(text)


def test_that_group_is_the_group_named_last() -> None:
    text = "2月8日，苗长河考察白马股份有限公司。2月9日，苗长河赶赴北川集团。该集团业务涵盖速冻食品、饮品、面粉。"
    assert {firm for firm, _ in facts(text, "hasIndustry")} == {"北川集团"}


def test_what_is_set_up_by_two_signs_nothing() -> None:
    text = "青石学院赴远山产业园建立青年就业实习基地和红色筑梦实践基地并举行签约揭牌仪式。"
    assert ("青年就业实习基地", "红色筑梦实践基地") not in facts(text, "cooperatesWith")
