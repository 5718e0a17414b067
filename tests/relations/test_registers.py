"""Short news of firms in invented names: what they are registered for, whose they are, who sent the news."""

import pytest
from relation_facts import amounts, facts

SCOPE = "企查查APP显示，1月13日，远山新材料有限公司成立，注册资本10亿元，"


@pytest.mark.parametrize(
    ("text", "trades"),
    [
        # items over several sentences, each whole
        (
            SCOPE
            + "经营范围包含：选矿；金属矿石销售；新材料技术研发等。企查查股权穿透显示，该公司由青石集团100%控股。",
            {"选矿", "金属矿石销售", "新材料技术研发"},
        ),
        # a deed alone is none; what follows the row is none either
        (
            SCOPE + "经营范围包括移动终端设备制造、销售；软件开发；物业管理等，法定代表人为纪长河。",
            {"移动终端设备制造", "软件开发", "物业管理"},
        ),
        (
            SCOPE + "经营范围：一般项目：软件开发；许可项目：餐饮服务（依法须经批准的项目除外）。",
            {"软件开发", "餐饮服务"},
        ),
        (SCOPE + "经营范围包括锂电池的研发、生产和销售。", {"锂电池"}),
        # what is sold by the piece is no line of business; nor is a range that grows
        (SCOPE + "经营范围包含：销售日用品、水果等。", set()),
        (SCOPE + "公司将扩大经营范围，提高服务水平。", set()),
    ],
)
def test_what_a_firm_is_registered_for(text: str, trades: set[str]) -> None:
    assert {trade for firm, trade in facts(text, "hasIndustry") if firm == "远山新材料有限公司"} == trades


def test_it_is_the_new_firm_that_is_registered() -> None:
    text = "青石集团日前成立云州管理咨询有限公司，注册资本2000万元，经营范围包含：企业管理咨询；软件开发等。"
    assert facts(text, "hasIndustry") == {
        ("云州管理咨询有限公司", "企业管理咨询"),
        ("云州管理咨询有限公司", "软件开发"),
    }


def test_whose_firm_it_is_does_not_make_another_the_one_spoken_of() -> None:
    text = (
        "近日，青果出行关联公司云州白石网络科技有限公司发生工商变更，注册资本由35亿元增至44亿元。"
        "该公司成立于2016年3月，法定代表人为纪长河。"
    )
    assert facts(text, "holdsPosition") == {("纪长河", "云州白石网络科技有限公司")}
    assert {owner for owner, _ in amounts(text)} == {"云州白石网络科技有限公司"}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("纪长河曾任青石集团子公司白马科技有限公司总经理。", {("纪长河", "白马科技有限公司")}),
        ("青石集团董事长纪长河，纪委书记苗青禾，董事白如川出席。",
         {("纪长河", "青石集团"), ("苗青禾", "青石集团"), ("白如川", "青石集团")}),
        ("青石县县长纪长河，纪委书记苗青禾出席。", {("纪长河", "青石县政府"), ("苗青禾", "青石县纪委")}),
        ("远帆股份公告，公司控股股东、实控人翁康拟转让股份。", {("翁康", "远帆股份")}),
    ],
)  # fmt: skip
def test_posts_in_the_house_that_is_spoken_of(text: str, posts: set[tuple[str, str]]) -> None:
    assert facts(text, "holdsPosition") == posts


def test_a_contract_for_a_project_is_not_the_project_before() -> None:
    text = (
        "县住建局与白石环境股份有限公司签订青石河生态提升项目协议；县工业园区管委会与远川装饰材料有限公司签订项目协议。"
    )
    assert ("远川装饰材料有限公司", "青石河生态提升项目") not in facts(text, "develops")


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("青岭高铁云州至白马段开工建设。", {("青岭高铁云州至白马段", "青岭高铁")}),
        ("京哈高速改扩建工程盘锦段完工。", {("京哈高速改扩建工程盘锦段", "京哈高速改扩建工程")}),
        ("云州至白马铁路远川大桥合龙。", {("云州至白马铁路远川大桥", "云州至白马铁路")}),
        ("青岭高铁开工建设。", set()),
    ],
)
def test_stretches_and_bridges_are_parts_of_their_lines(text: str, wholes: set[tuple[str, str]]) -> None:
    assert facts(text, "partOf") == wholes


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("青石高铁南京至武汉段开工建设。", {"南京", "武汉"}),
        ("4月9日，市政协副主席纪长河一行到青石工业园区考察调研。", {"青石工业园区"}),
    ],
)
def test_where_a_stretch_lies_and_a_visit_goes(text: str, places: set[str]) -> None:
    assert {o for p in ("locatedIn", "heldIn") for _, o in facts(text, p)} == places


def test_clusters_that_a_place_has_formed() -> None:
    text = "目前，云岭市形成了汽车制造、新材料两个千亿级产业集群，以及集成电路、生物医药等八个百亿级产业集群。"
    assert {o for s, o in facts(text, "hasIndustry") if s == "云岭市"} == {"汽车制造", "新材料", "集成电路", "生物医药"}


@pytest.mark.parametrize(
    ("text", "event", "where"),
    [
        ("5月7日，县长纪长河到青石水库现场办公，研究防汛工作。", "纪长河现场办公", "青石水库"),
        ("5月7日，副县长纪长河到白马镇督办重点项目建设。", "纪长河督办", "白马镇"),
    ],
)
def test_work_on_the_spot_is_a_visit(text: str, event: str, where: str) -> None:
    assert (event, where) in facts(text, "heldIn")
    assert not facts("县长纪长河到白马镇召开现场办公会的消息不实，县纪委挂牌督办。", "occurredOn")


def test_a_chain_of_industry_round_firms_does_not_set_them_up() -> None:
    assert facts("远山县打造了以青石科技、白马电子等12家企业为重点的新能源产业链。", "establishes") == set()


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("苗长河以远山县委书记的身份出席了会议。", {("苗长河", "远山县委")}),
        ("苗长河近日北上履新云州市市长。", {("苗长河", "云州市政府")}),
        ("苗长河以志愿者身份参加活动。", set()),
    ],
)
def test_posts_in_which_somebody_appears(text: str, posts: set[tuple[str, str]]) -> None:
    assert facts(text, "holdsPosition") == posts


def test_what_all_works_together_yield_is_none_of_theirs() -> None:
    several = "此次共开工4个项目，分别为青石树脂项目和远川产业园，全部建成后预计产值315亿元。"
    assert amounts(several) <= {("远川产业园", "4")}
    assert amounts("青石树脂项目开工，全部建成后预计产值315亿元。") == {("青石树脂项目", "31500000000")}


def test_where_somebody_attends_is_no_party() -> None:
    text = "苗长河20日在青石大学出席第三届云岭论坛开幕式。"
    assert facts(text, "participatesIn") == {("苗长河", "第三届云岭论坛开幕式")}


def test_the_figures_of_a_firm_without_a_name_are_nobodys() -> None:
    assert ("云岭", "5000000000") not in amounts("云岭这家新能源企业去年出口3万台，营业收入突破50亿元。")
    assert ("远山县", "5000000000") in amounts("远山县去年工业产值突破50亿元。")


def test_all_of_a_province_that_the_sentence_begins_with_behind_a_date() -> None:
    text = "青石省油菜面积168万亩。今年远山省播种面积2000万亩，目前，全省已投入资金5亿元。"
    assert ("远山省", "500000000") in amounts(text)
    assert ("青石省", "500000000") in amounts("青石省油菜面积168万亩，全省已投入资金5亿元。")
