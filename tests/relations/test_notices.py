"""Announcements and notices: lots, rows of what was won, holders and forms, in invented words."""

import pytest
from relation_facts import amounts, facts, published_by, values

from kg.read import read_text

FIRM = "青石建设集团股份有限公司"
LOT = "云溪大桥工程施工一标段"
NEXT = "云溪大桥工程施工二标段"


def test_each_lot_has_its_own_price() -> None:
    text = f"{FIRM}中标{LOT}和二标段项目。一标段中标金额为2亿元；二标段中标金额为1亿元。"
    assert facts(text, "develops") == {(FIRM, LOT), (FIRM, NEXT)}
    assert {(LOT, "200000000"), (NEXT, "100000000")} <= amounts(text)


@pytest.mark.parametrize(
    ("told", "owner"),
    [
        (f"{FIRM}中标{LOT}，{FIRM}在两个项目中的中标金额合计约3亿元。", FIRM),
        (f"{FIRM}中标{LOT}。{FIRM}5月中标工程施工项目11个，中标合同金额约3亿元。", FIRM),
        (f"{FIRM}中标{LOT}，中标金额3亿元。", LOT),
    ],
)
def test_what_several_wins_sum_up_to_is_the_winners(told: str, owner: str) -> None:
    assert (owner, "300000000") in amounts(told)


def test_a_work_named_with_a_chain_of_places_lies_in_the_innermost() -> None:
    text = "云岭藏族自治州白河县水利对口帮扶项目2019年建设工程开工。"
    assert ("云岭藏族自治州白河县水利对口帮扶项目2019年建设工程", "白河县") in facts(text, "locatedIn")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # whoever leads the list, not the last of it
        ("远川投资有限公司与其一致行动人纪长河、苗青禾共持有青石股份500万股。", ("远川投资有限公司", "5000000")),
        # the holder, not whose shares they are
        (
            "股东远川投资有限公司计划自公告之日起6个月内，以协议转让方式转让其持有的青石股份不超过300万股。",
            ("远川投资有限公司", "3000000"),
        ),
        # what a bracket tells of the holder ends no clause
        (
            "股东远川投资有限公司（曾用名白河投资有限公司，以下简称“远川投资”）持有青石股份400万股。",
            ("远川投资有限公司", "4000000"),
        ),
    ],
)
def test_holders_behind_what_is_said_of_them(text: str, told: tuple[str, str]) -> None:
    assert {told} == amounts(text)


def test_a_row_of_works_is_won_by_the_firm_before_it() -> None:
    text = (
        f"{FIRM}公告，公司5月中标工程施工项目2个。其中，较大项目情况如下：\n"
        "1.云岭县青石镇道路改造工程施工TJ1标段，中标价1.1亿元，工期270日历天。\n"
        "2.远山市京远高速公路德川（晋冀界）至白河段改扩建工程，中标价2.2亿元。\n"
        "白马建设有限公司承建的云溪大桥工程开工，总投资3亿元。"
    )
    road = "京远高速公路德川（晋冀界）至白河段改扩建工程"
    won = {work for firm, work in facts(text, "develops") if firm == FIRM}
    assert won == {"云岭县青石镇道路改造工程施工TJ1标段", road} or won == {"道路改造工程施工TJ1标段", road}
    assert (road, "220000000") in amounts(text)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("第一中标候选人：北川建设有限公司", {("北川建设有限公司", "青石水库扩建工程")}),
        ("建设单位：北川水务有限公司", {("北川水务有限公司", "青石水库扩建工程")}),
        ("第二中标候选人：北川建设有限公司", set()),
        ("环评单位：北川环保有限公司", set()),
    ],
)
def test_a_form_tells_who_builds(label: str, told: set[tuple[str, str]]) -> None:
    text = f"扩建工程公示\n项目名称：青石水库扩建工程\n建设地点：远山县白马镇白河路8号\n{label}\n"
    assert facts(text, "develops") == told
    assert ("青石水库扩建工程", "白马镇") in facts(text, "locatedIn")


def test_a_table_is_a_form_in_columns() -> None:
    text = (
        "序号 | 项目名称 | 建设地点 | 建设单位 | 备注\n"
        "1 | 年产5万吨食用菌扩建项目 | 远山县白马镇 | 北川菌业有限公司 | 本项目新建厂房，年产能为6万吨。\n"
    )
    assert ("北川菌业有限公司", "年产5万吨食用菌扩建项目") in facts(text, "develops")
    assert ("年产5万吨食用菌扩建项目", "白马镇") in facts(text, "locatedIn")
    assert ("年产5万吨食用菌扩建项目", "60000") in amounts(text)


def test_what_money_is_raised_for_costs_that_much() -> None:
    text = f"{FIRM}拟募集资金6亿元，其中4亿元用于云溪电池箔项目，2亿元用于补充流动资金。"
    assert {("云溪电池箔项目", "400000000"), (FIRM, "200000000")} <= amounts(text)


def test_divisions_of_courts() -> None:
    text = "任命苗青禾（女）为远山市中级人民法院民事审判第二庭副庭长；免去纪长河的云岭县人民法院刑事审判庭庭长职务。"
    assert facts(text, "holdsPosition") == {("苗青禾", "远山市中级人民法院民事审判第二庭")}
    assert facts(text, "holdsPosition", "negated") == {("纪长河", "云岭县人民法院刑事审判庭")}


@pytest.mark.parametrize(
    ("text", "held", "given_up"),
    [
        ("公司董事会收到副总经理纪长河提交的书面辞职报告。", set(), {("纪长河", FIRM)}),
        ("公司董事会按照规定，指定董事纪长河代行董事会秘书职责。", {("纪长河", FIRM)}, set()),
        ("公司董事会收到副总经理纪长河的来信。", {("纪长河", FIRM)}, set()),
    ],
)
def test_letters_of_resignation(text: str, held: set[tuple[str, str]], given_up: set[tuple[str, str]]) -> None:
    assert facts(f"{FIRM}公告，{text}", "holdsPosition") == held
    assert facts(f"{FIRM}公告，{text}", "holdsPosition", "negated") == given_up


def test_who_founds_with_whom_for_how_much() -> None:
    text = f"{FIRM}拟以自有资金1亿元与北川水务有限公司共同设立云溪环保有限公司。"
    assert facts(text, "establishes") == {(FIRM, "云溪环保有限公司"), ("北川水务有限公司", "云溪环保有限公司")}


def test_deputies_of_a_standing_committee() -> None:
    text = "云岭县人大常委会副主任纪长河主持会议，副主任苗青禾、白如川参加会议。"
    held = {(p, "云岭县人大常委会") for p in ("纪长河", "苗青禾", "白如川")}
    assert facts(text, "holdsPosition") == held


def test_both_offices_issue_what_they_issue() -> None:
    text = "中共云岭县委办公室云岭县人民政府办公室印发《青石湖保护实施意见》的通知（云办发〔2021〕3号）"
    told = {("中共云岭县委办公室", "青石湖保护实施意见"), ("云岭县人民政府办公室", "青石湖保护实施意见")}
    assert facts(text, "announces") == told
    quoted = "根据《远山市人民政府办公室印发〈白河治理行动方案〉的通知》（远政办发〔2021〕8号）要求，开展工作。"
    assert facts(quoted, "announces") == {("远山市人民政府办公室", "白河治理行动方案")}


def test_what_a_guarantor_guarantees() -> None:
    text = f"{FIRM}为控股子公司北川水务有限公司提供2000万元连带责任保证担保。"
    assert amounts(text) == {(FIRM, "20000000")}


def test_rows_of_a_holder() -> None:
    text = "股东名称 | 远川投资有限公司 |\n持股数量 | 500万股 |\n持股比例 | 5.5% |\n"
    assert amounts(f"{FIRM}公告。\n{text}") == {("远川投资有限公司", "5000000"), ("远川投资有限公司", "5.5")}
    # a table without a holder tells of whom the notice is about
    assert amounts(f"{FIRM}公告。\n本次回购股份 | 500万股 |\n") == {(FIRM, "5000000")}


def test_who_acts_in_concert_is_a_firm_of_its_own() -> None:
    text = "截至公告日，远川投资有限公司及其一致行动人中青（云岭）实业有限公司持有青石股份500万股。"
    assert amounts(text) == {("远川投资有限公司", "5000000")}
    done = "控股股东远川投资有限公司于5月6日办理了300万股的股份解除质押手续。"
    assert amounts(done) == {("远川投资有限公司", "3000000")}


def test_who_founds_a_firm_together_works_together() -> None:
    text = f"{FIRM}公告，公司决定与北川能源、白马科技共同组建合资公司，投资建设云溪锂盐项目。"
    assert facts(text, "cooperatesWith") == {(FIRM, "北川能源"), (FIRM, "白马科技"), ("北川能源", "白马科技")}
    assert facts(text, "develops") == {(f, "云溪锂盐项目") for f in (FIRM, "北川能源", "白马科技")}
    apart = f"{FIRM}与北川能源有限公司、白马科技有限公司签署供货合同。"
    assert facts(apart, "cooperatesWith") == {(FIRM, "北川能源有限公司"), (FIRM, "白马科技有限公司")}


def test_the_owner_of_a_partner_is_no_partner() -> None:
    text = f"{FIRM}拟与北川矿业下属子公司白马科技有限公司共同出资设立公司，投资建设云溪锂盐项目。"
    assert facts(text, "cooperatesWith") == {(FIRM, "白马科技有限公司")}
    assert facts(text, "develops") == {(FIRM, "云溪锂盐项目"), ("白马科技有限公司", "云溪锂盐项目")}


def test_a_firm_without_a_name_keeps_its_capital() -> None:
    text = f"{FIRM}拟组建合资公司，注册资本1亿元，{FIRM}和北川有限公司各占35%股份。"
    assert amounts(text) == {(FIRM, "35"), ("北川有限公司", "35")}


def test_the_day_of_a_meeting_whose_paper_is_spoken_of() -> None:
    text = f"法院判决撤销{FIRM}2024年5月6日第三届董事会第八次会议决议。"
    assert ("第三届董事会第八次会议", "2024-05-06") in values(text, "occurredOn")
    assert not values(f"{FIRM}2024年5月6日发布第三届董事会第八次会议决议。", "occurredOn")


def test_how_long_a_notice_is_open_is_nobodys() -> None:
    assert not amounts("确定纪长河为云岭县财政局局长人选，公示期为7天。")


def test_meetings_held_on_days_of_their_own() -> None:
    days = f"{FIRM}于2024年3月29日、2024年4月21日分别召开"
    board, holders = "第六届董事会第八次会议", "2023年年度股东大会"
    told = values(f"{days}{board}、{holders}，审议通过了议案。", "occurredOn")
    assert told == {(board, "2024-03-29"), (holders, "2024-04-21")}
    assert not values(f"{days}{board}、第六届监事会第七次会议、{holders}，审议通过了议案。", "occurredOn")


def test_what_is_learnt_of_a_holder_is_the_holders() -> None:
    text = f"{FIRM}公告，公司接到函告，获悉北川控股有限公司所持公司的部分股份解除质押，此次解除质押400万股。"
    assert amounts(text) == {("北川控股有限公司", "4000000")}


def test_a_class_of_holders_holds_no_figure() -> None:
    assert not amounts(f"{FIRM}持股5%以上的股东纪长河辞职。")


def test_what_a_meeting_lets_a_firm_do_is_the_firms() -> None:
    text = f"{FIRM}公告，本次担保在2024年年度股东大会批准的总额不超过人民币4亿元的担保额度范围内。"
    assert {owner for owner, _ in amounts(text)} == {FIRM}


_RESULT = """青石县第一中学教学楼工程中标结果公告
一、项目编号：QSX-018
二、项目名称：青石县第一中学教学楼工程
三、中标信息
供应商名称：远帆建设有限公司
供应商地址：白马市云溪路8号
中标金额：356.8万元
1.采购人信息
名称：青石县教育局
2.采购代理机构信息
名称：白马招标代理有限公司
"""


def test_the_fields_below_a_heading_are_of_what_it_says() -> None:
    assert facts(_RESULT, "develops") == {
        ("远帆建设有限公司", "青石县第一中学教学楼工程"),
        ("青石县教育局", "青石县第一中学教学楼工程"),
    }


def test_an_amount_by_label_is_of_the_work_and_not_of_an_address() -> None:
    assert amounts(_RESULT) == {("青石县第一中学教学楼工程", "3568000")}
    assert ("白马市", "3568000") not in amounts("地址：白马市云溪路8号，金额356.8万元。")


def test_a_shareholder_is_no_parent() -> None:
    told = facts(f"{FIRM}股东北川投资有限公司计划减持股份。", "partOf")
    assert told == set()
    assert facts(f"{FIRM}控股股东北川投资有限公司计划减持股份。", "partOf") == {(FIRM, "北川投资有限公司")}


_ITEMS = """远帆科技股份有限公司 关于公司为子公司提供担保的进展公告
青禾财经· 2034-02-06 07:15
担保情况概述 - 公司于2033年10月召开董事会，审议通过为子公司新增担保额度总计70,000万元人民币
最新担保进展 - 公司于2034年2月5日与青石银行云溪支行签署合同，为全资子公司远帆新材有限公司提供担保
"""


def test_what_an_item_is_about_stands_before_its_subject() -> None:
    assert facts(_ITEMS, "partOf") == {("远帆新材有限公司", "远帆科技股份有限公司")}


def test_any_name_before_a_dot_a_date_and_a_time_is_a_mediums() -> None:
    assert published_by(_ITEMS) != []
    assert published_by(_ITEMS.replace(" 07:15", "").replace("· ", " ")) == []


def test_a_title_that_ends_in_a_day_tells_when_it_was_published() -> None:
    text = f"青石股份：{FIRM}关于对外担保的公告2034-01-07\n证券代码：600000 证券简称：青石股份\n{FIRM}签署合同。\n"
    assert read_text(text)[0].published == "2034-01-07"
    assert read_text(text.replace("2034-01-07", ""))[0].published is None
