"""Whose figures are, in invented announcements, flashes of the markets and reports of zones."""

import pytest
from relation_facts import amounts

from kg.relations.status import status_of


@pytest.mark.parametrize(
    ("text", "owner", "value"),
    [
        # what a deal is done through is no party to it
        (
            "远川贸易有限公司于2024年1月2日至2月3日通过青石证券交易所交易系统累计减持公司股票159万股。",
            "远川贸易有限公司",
            "1590000",
        ),
        # the plan that is told of is no deal
        (
            "减持计划公告披露了股东远川贸易有限公司计划通过集中竞价方式减持白马股份数量累计不超过514万股。",
            "远川贸易有限公司",
            "5140000",
        ),
        # shares with votes are shares
        ("远川集团有限公司从而间接持有白马股份30.58%表决权股份。", "远川集团有限公司", "30.58"),
    ],
)
def test_shares_are_of_whoever_deals(text: str, owner: str, value: str) -> None:
    assert (owner, value) in amounts(text)
    assert {name for name, told in amounts(text) if told == value} == {owner}


def test_the_project_is_no_plot_of_it() -> None:
    text = "青石产业园一期工程由2个地块组成，A01地块位于北山路北侧，A02地块位于北山路南侧。该项目总建筑面积27万平方米。"
    assert ("青石产业园一期工程", "270000") in amounts(text)


def test_a_list_before_the_label_of_its_figures() -> None:
    text = "净流入居前的有青石稀土有限公司、白马材料有限公司、远山汽车有限公司，净流入额分别为3亿元、2亿元、1亿元。"
    assert amounts(text) == {
        ("青石稀土有限公司", "300000000"),
        ("白马材料有限公司", "200000000"),
        ("远山汽车有限公司", "100000000"),
    }


def test_whoever_is_dealt_with_has_no_figures_of_the_list() -> None:
    text = "远山县对青石县、白马县出口回暖，全年分别出口5亿元、4亿元。"
    assert not {name for name, _ in amounts(text)} & {"青石县", "白马县"}


def test_a_bracket_denies_nothing() -> None:
    text = "甲公司订单（含已中标尚未签约的）达"
    assert status_of(text, len(text)) == "asserted"
    text = "甲公司产品的未到期余额为"
    assert status_of(text, len(text)) == "asserted"
    text = "甲公司未减持"
    assert status_of(text, len(text)) == "negated"


def test_a_row_that_tells_what_there_is() -> None:
    text = "青石高新区总量稳居第一，现有工业企业582家，外资企业51家，科技企业12家，上市企业2家。"
    assert {value for name, value in amounts(text) if name == "青石高新区"} == {"582", "51", "12", "2"}


def test_where_something_leads_is_not_what_is_spoken_of() -> None:
    text = "青石高新区已成为远山县经济发展的排头兵，实现工业总产值373亿元。"
    assert amounts(text) == {("青石高新区", "37300000000")}


def test_an_acronym_before_its_figure() -> None:
    assert ("远山县", "26700000000") in amounts("今年，远山县实现GDP267亿元。")
    assert amounts("远山县推广K267元套餐。") == set()


def test_a_figure_before_a_word_that_begins_like_more() -> None:
    assert ("北川集团有限公司", "90000") in amounts("北川集团有限公司年产9万吨多晶硅。")


def test_a_row_keeps_the_firm_it_is_of() -> None:
    text = (
        "青石股份发布年报，公司实现营业收入75亿元，同比减少16%；归属于上市公司股东的净利润9亿元，同比减少25%；"
        "扣非净利润6亿元，同比减少13%；基本每股收益0.82元。"
    )
    assert ("青石股份", "0.82") in amounts(text)


def test_the_other_end_of_what_is_bounded() -> None:
    text = "北川集团有限公司公告，回购股份的资金总额不低于人民币7,500万元，不超过人民币1.5亿元。"
    assert amounts(text) == {("北川集团有限公司", "75000000"), ("北川集团有限公司", "150000000")}


def test_all_that_is_raised_for_several_works_is_the_firms() -> None:
    text = "青石股份公告，拟募集资金总额不超过18亿元，用于建设白马光伏发电项目和远川光伏发电项目。"
    assert amounts(text) == {("青石股份", "1800000000")}
    text = "白马光伏发电项目总投资19亿元，拟投入募集资金12亿元。"
    assert amounts(text) == {("白马光伏发电项目", "1900000000"), ("白马光伏发电项目", "1200000000")}


def test_the_same_in_another_currency_is_no_second_figure() -> None:
    text = "北川集团有限公司募集资金不超过人民币71亿元（约新台币357亿元）。"
    assert amounts(text) == {("北川集团有限公司", "7100000000")}


@pytest.mark.parametrize(
    "text",
    [
        "青石科技指数跌1.2%。沪深两市成交额约2亿元，全市场2366只个股上涨，71只涨停。",
        "北川集团有限公司发布财报。分析师此前预计每股盈利收益10美分。",
    ],
)
def test_what_the_markets_do_or_expect_is_nobodys(text: str) -> None:
    assert not {value for _, value in amounts(text)} & {"200000000", "2366", "71", "10"}


def test_what_a_bracket_tells_besides() -> None:
    assert ("青石股份", "3100000000") in amounts("青石股份公告，销售额增长11.3%（31亿美元）。")
    assert ("青石股份", "393") not in amounts("青石股份公告，占地26.2公顷（393亩）。")


def test_what_all_works_of_a_list_cost_is_none_of_them_alone() -> None:
    text = "集中开工的是青石产业园、白马水库扩建工程、远川锂电池项目，总投资25亿元。"
    assert not [name for name, value in amounts(text) if value == "2500000000"]
    assert ("青石产业园", "500") in amounts("开工的是青石产业园、白马水库扩建工程。青石产业园占地500亩。")


def test_members_of_a_list_that_something_has() -> None:
    text = "远山县重大项目全部开工。项目包括青石科技园、白马河治理工程等，总投资超过4000亿元。"
    assert not [name for name, value in amounts(text) if value == "400000000000" and name != "远山县"]


def test_rates_in_a_row_of_kinds_of_works() -> None:
    text = "远山县实施高端项目76项，总投资1782亿元。\n新材料项目12个，总投资338亿元，开复工率75%。\n"
    assert ("远山县", "75") in amounts(text)
    assert {name for name, value in amounts(text) if value == "12"} <= {"远山县"}


def test_the_country_stays_over_sentences_without_figures() -> None:
    text = "今年前10个月，我国服务进出口总额61255亿元。知识密集型服务贸易继续增长。1—10月，旅行服务进出口增长41%。"
    assert ("中国", "41") in amounts(text)


def test_exchange_rates_are_nobodys() -> None:
    assert amounts("远山商品交易所称，日元汇率跌至155日元兑1美元。") == set()


def test_a_shareholder_named_behind_its_firm_holds() -> None:
    text = (
        "青石股份公告，公司第二大股东远川贸易有限公司持有公司股票704万股。"
        "本次质押后，所持有本公司股份累计质押数量255万股。"
    )
    assert ("远川贸易有限公司", "2550000") in amounts(text)


def test_what_brackets_call_the_sold_firm_buys_nothing() -> None:
    text = "青石股份公告，公司拟向白马智能技术有限公司（以下简称“白马智能”）的11名股东收购其合计持有的51%股权。"
    assert {name for name, value in amounts(text) if value == "51"} == {"青石股份"}


def test_what_holds_for_any_90_days_is_a_norm() -> None:
    text = "远川贸易有限公司拟减持青石股份200万股，且在任意连续90个自然日内减持不超过公司股份总数的1%。"
    assert "1" not in {value for _, value in amounts(text)}


def test_what_the_works_of_a_ceremony_are_worth() -> None:
    text = "远山县举办重点项目签约仪式，总投资108亿元。"
    assert {name for name, _ in amounts(text)} == {"重点项目签约仪式"}


def test_the_size_of_a_power_station_is_in_its_name() -> None:
    assert ("白马镇50MW光伏发电项目", "50") in amounts("北川集团有限公司投建白马镇50MW光伏发电项目。")
    assert amounts("北川集团有限公司中标青石H3#300MW海上风电工程施工一标段项目。") == set()


def test_whoever_invests_in_a_list_has_its_count() -> None:
    text = "远川资本已投资包括青石汽车、白马药业、北川机械等200家企业。"
    assert ("远川资本", "200") in amounts(text)
