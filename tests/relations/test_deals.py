"""Deals in firms, in invented news: rounds of financing, purchases of shares, and what subsidiaries are told as."""

import pytest
from relation_facts import amounts, facts

ROUND = (
    "青石汽车完成2亿元B轮融资。\n此次融资由北川资本领投，白马基金、远川创投跟投，A轮注资的云溪资本也在投资机构名单上。"
)


def test_the_backers_of_a_round_deal_with_the_firm_that_gets_it() -> None:
    assert facts(ROUND, "cooperatesWith") == {
        ("青石汽车", "北川资本"),
        ("青石汽车", "白马基金"),
        ("青石汽车", "远川创投"),
        ("青石汽车", "云溪资本"),
    }


def test_backers_of_no_round_deal_with_nobody() -> None:
    assert facts("北川资本领投了多家企业，白马基金跟投。", "cooperatesWith") == set()


def test_those_who_lead_a_round_together_are_no_partners() -> None:
    text = "青石汽车启动B轮融资，获得北川集团、白马集团和远川资本的联合领投支持。"
    assert ("北川集团", "白马集团") not in facts(text, "cooperatesWith")


def test_buyer_and_holder_of_shares() -> None:
    text = "北川水务集团有限公司拟以1亿元收购白马基金持有的青石环保有限公司60%股权。"
    assert facts(text, "cooperatesWith") == {("北川水务集团有限公司", "白马基金")}
    assert facts(text, "partOf") == {("青石环保有限公司", "北川水务集团有限公司")}
    assert ("北川水务集团有限公司", "100000000") in amounts(text)


@pytest.mark.parametrize(
    "text",
    [
        "北川水务集团有限公司拟收购青石环保有限公司9.56%股权。",
        "北川水务集团有限公司将收购青石环保有限公司已发行股份数量的5.01%。",
        "北川水务集团有限公司拟收购青石环保有限公司资产。",
    ],
)
def test_a_small_share_makes_no_subsidiary(text: str) -> None:
    assert facts(text, "partOf") == set()


def test_what_is_bought_behind_what_it_is() -> None:
    text = "北川集团即将以2亿元收购德国数据中心运营商StarRiver。"
    assert facts(text, "partOf") == {("StarRiver", "北川集团")}


def test_direct_and_indirect_parents_of_one_firm() -> None:
    text = "青石股份公告，公司控股股东北川集团及间接控股股东白马控股集团已与远川资本签署协议。"
    assert facts(text, "partOf") == {("青石股份", "北川集团"), ("青石股份", "白马控股集团")}
    assert facts(text, "cooperatesWith") == {("北川集团", "远川资本"), ("白马控股集团", "远川资本")}


def test_no_firm_is_part_of_itself() -> None:
    text = "青石安全技术有限公司（以下简称“青石安全”）成立。青石安全技术有限公司中标。"
    assert facts(text, "partOf") == set()


def test_security_for_a_subsidiary_is_no_supply() -> None:
    text = "青石股份公告，公司为白马环保有限公司提供的担保额度增至5亿元。"
    assert facts(text, "cooperatesWith") == set()


def test_whoever_gives_up_a_post_does_not_take_it() -> None:
    text = "青石股份公告，纪长河提请辞任公司董事会秘书、董事。"
    assert facts(text, "holdsPosition") == set()


def test_the_listed_firm_is_the_one_that_signs() -> None:
    text = (
        "青石股份(600999)早盘涨逾5%。\n消息面上，公司与北川集团及白马盛联（北川集团的全资附属公司）签订股份转让协议。"
    )
    assert facts(text, "cooperatesWith") == {("青石股份", "北川集团"), ("青石股份", "白马盛联")}
    assert facts(text, "partOf") == {("白马盛联", "北川集团")}


def test_figures_behind_the_lead_of_a_flash() -> None:
    text = "云溪汇9月27日丨青石股份(600999)盘中涨9.03%，报30.3元，总市值70亿元。"
    assert amounts(text) == {("青石股份", "9.03"), ("青石股份", "30.3"), ("青石股份", "7000000000")}


def test_a_loss_is_below_zero() -> None:
    assert ("青石股份", "-260000000") in amounts("青石股份2024年净利润为-2.60亿元。")


def test_a_site_beside_another_firm_is_not_that_firms() -> None:
    text = "北川集团收购青石环保有限公司。这家总部位于远山市的资产管理公司与青石环保有限公司签订协议。"
    assert ("青石环保有限公司", "远山市") not in facts(text, "locatedIn")


def test_most_of_a_firm_makes_a_subsidiary() -> None:
    text = (
        "北川集团将其持有的青石环保有限公司（以下简称“青石环保”）100%股权、白马药业有限公司 77%股权"
        "及远川电气有限公司30%股权托管给公司。"
    )
    assert facts(text, "partOf") == {("青石环保有限公司", "北川集团"), ("白马药业有限公司", "北川集团")}


def test_a_deal_with_the_parent() -> None:
    text = "青石股份有限公司（以下简称“公司”）拟与控股股东北川投资控股有限公司签署《托管协议》。"
    assert facts(text, "partOf") == {("青石股份有限公司", "北川投资控股有限公司")}
    assert facts(text, "cooperatesWith") == {("青石股份有限公司", "北川投资控股有限公司")}


def test_the_total_of_works_without_names_is_the_winners() -> None:
    text = (
        "青石股份公告，子公司北川建设有限公司分别为“远山水库扩建项目”、“白马医院迁建项目”的中标单位，"
        "两个中标项目总金额约为2990万元。"
    )
    assert ("北川建设有限公司", "29900000") in amounts(text)


def test_a_roster_of_a_commission() -> None:
    text = "咨询委员会委员名单\n\n苗 青（女）        远山大学法学院副院长、教授\n\n纪长河       白水发展研究院院长"
    assert facts(text, "holdsPosition") == {("苗青", "远山大学法学院"), ("纪长河", "白水发展研究院")}


def test_posts_before_a_new_one() -> None:
    text = "苗青禾长期在地方工作，履新前任职远山县委常委、县纪委书记；纪长河履新前是白水市副市长。"
    assert {("苗青禾", "远山县委"), ("纪长河", "白水市政府")} <= facts(text, "holdsPosition")


def test_who_the_counted_holders_of_a_post_are() -> None:
    text = "目前国务院副秘书长至少有3人，分别是苗青禾、纪长河、白如川。"
    assert facts(text, "holdsPosition") == {(name, "国务院") for name in ("苗青禾", "纪长河", "白如川")}


def test_a_firm_convenes_its_meetings() -> None:
    text = (
        "青石股份有限公司（以下简称“公司”）于 2024 年 3 月 29 日、4 月 21 日"
        "分别召开第六届董事会第八次会议、第六届监事会第七次会议。"
    )
    assert ("青石股份有限公司", "第六届董事会第八次会议") in facts(text, "participatesIn")


def test_firms_that_found_one_together() -> None:
    text = "青石产融实业有限公司是由北川产融控股股份有限公司及白马科技投资有限公司共同出资设立的。"
    assert facts(text, "establishes") == {
        ("北川产融控股股份有限公司", "青石产融实业有限公司"),
        ("白马科技投资有限公司", "青石产融实业有限公司"),
    }


def test_what_authorities_impose_is_theirs() -> None:
    text = "远山县市场监管局开展专项行动三年来，罚没款总计2.9亿元。"
    assert ("远山县市场监管局", "290000000") in amounts(text)


def test_the_next_holder_of_a_post() -> None:
    assert facts("青石日报任命苗青禾为下一任总编。", "holdsPosition") == {("苗青禾", "青石日报")}


def test_the_parent_of_a_firm_that_is_punished() -> None:
    text = "决定对青石股份有限公司、控股股东北川集团有限公司及有关责任人予以纪律处分。"
    assert facts(text, "partOf") == {("青石股份有限公司", "北川集团有限公司")}


def test_whose_plan_another_follows() -> None:
    text = "为响应远山县人民政府《青石湖保护行动方案》中提出的要求，青石股份与北川集团签订合同。"
    assert facts(text, "announces") == {("远山县人民政府", "青石湖保护行动方案")}


def test_a_chain_of_places_tells_where_and_builds_nothing() -> None:
    text = "北川集团拟在远山省白水市青石县建设光模块生产基地。"
    assert ("北川集团", "光模块生产基地") in facts(text, "develops")
    assert not {s for s, o in facts(text, "develops")} & {"远山省", "白水市", "青石县"}


def test_a_chain_of_places_may_build() -> None:
    assert ("白水市", "光模块生产基地") in facts("远山省白水市建设光模块生产基地。", "develops")


@pytest.mark.parametrize(
    "text",
    [
        "北川集团有限公司出资5500万元购买青石证券有限公司发行的理财产品。",
        "北川集团有限公司受让白马药业有限公司对青石股份的应收账款。",
    ],
)
def test_what_a_firm_issues_or_is_owed_is_not_the_firm(text: str) -> None:
    assert facts(text, "partOf") == set()


def test_what_is_only_weighed_is_planned() -> None:
    text = "青石股份有限公司近日筹划以现金方式收购白马微电子有限公司控制权。"
    assert facts(text, "partOf", "planned") == {("白马微电子有限公司", "青石股份有限公司")}


def test_capital_of_a_firm_that_was_entered() -> None:
    text = "青石股份公告，公司已完成全资子公司白马电子有限公司的注册，注册资本5000万元。"
    assert ("白马电子有限公司", "50000000") in amounts(text)


def test_who_sends_the_notice_did_not_win() -> None:
    text = "公司近日收到远山市地铁集团中标通知书，青石水库扩建工程由北川水务集团有限公司承建。"
    assert facts(text, "develops") == {("北川水务集团有限公司", "青石水库扩建工程")}


def test_a_consortium_s_second_firm_is_no_subsidiary() -> None:
    text = "北川股份控股子公司青石环保有限公司与白马设计院有限公司作为联合体中标远山水库扩建工程。"
    assert facts(text, "partOf") == {("青石环保有限公司", "北川股份")}


def test_where_they_sign_is_no_side() -> None:
    text = "北川股份公告，公司于2021年10月29日在远山市白马区与青石化学工业区管委会签署了投资协议。"
    assert facts(text, "cooperatesWith") == {("北川股份", "青石化学工业区管委会")}


def test_old_holders_follow_in_a_round() -> None:
    text = "青石汽车完成2亿元B轮融资。\n本轮融资由北川资本领投，白马资本、云溪资本以及老股东远川资本和东岭资本跟投。"
    assert facts(text, "cooperatesWith") >= {
        ("青石汽车", "白马资本"),
        ("青石汽车", "云溪资本"),
        ("青石汽车", "东岭资本"),
    }


def test_what_an_agreement_is_about_may_be_one_name() -> None:
    text = "云岭县招商局与北川投资有限公司就白马化工园项目签订了入驻协议。"
    assert facts(text, "cooperatesWith") == {("云岭县招商局", "北川投资有限公司")}


def test_the_sum_of_a_contract_is_told_of_who_signs() -> None:
    text = "北川水务集团有限公司与青石环保有限公司、白马设备有限公司签订了采购合同，合同金额合计3亿元。"
    assert amounts(text) == {("北川水务集团有限公司", "300000000")}


def test_the_firm_that_another_invests_through_builds() -> None:
    text = "北川水务集团有限公司公告，公司以全资子公司青石能源有限公司为投资主体，在云岭县新建450MW光伏发电项目。"
    assert facts(text, "develops") == {
        ("北川水务集团有限公司", "450MW光伏发电项目"),
        ("青石能源有限公司", "450MW光伏发电项目"),
    }
    assert facts(text, "partOf") == {("青石能源有限公司", "北川水务集团有限公司")}


def test_a_firm_is_bought_of_several_holders() -> None:
    text = (
        "青石医药有限公司公告，公司拟向王元青、北川源盟、白马九胜发行股份及支付现金购买其持有的远川药物100%股权，"
        "交易价格不超4.2亿元。"
    )
    assert facts(text, "cooperatesWith") == {
        ("青石医药有限公司", "王元青"),
        ("青石医药有限公司", "北川源盟"),
        ("青石医药有限公司", "白马九胜"),
    }
    assert facts(text, "partOf") == {("远川药物", "青石医药有限公司")}
    assert ("青石医药有限公司", "100") in amounts(text)


def test_quoted_backers_and_a_round_for_a_project() -> None:
    text = "青石汽车有限公司宣布完成二期项目融资。\n本次融资由“北川基金”、“白马创投”及“远川国际”等机构联合组成。"
    assert facts(text, "cooperatesWith") == {
        ("青石汽车有限公司", "北川基金"),
        ("青石汽车有限公司", "白马创投"),
        ("青石汽车有限公司", "远川国际"),
    }


def test_what_is_built_lies_there_and_not_who_builds_it() -> None:
    text = "青石水务有限公司拟新增募投项目“白马水库扩建工程”，由全资子公司北川水利有限公司建设实施，位于云岭县。"
    assert facts(text, "locatedIn") == {("白马水库扩建工程", "云岭县")}
    assert facts(text, "develops") == {
        ("青石水务有限公司", "白马水库扩建工程"),
        ("北川水利有限公司", "白马水库扩建工程"),
    }


def test_whoever_buys_a_plot_does_not_lie_there() -> None:
    text = "青石环保有限公司公告，公司以2761万元竞得位于云岭市白马镇的地块。"
    assert not {s for s, _ in facts(text, "locatedIn")} & {"青石环保有限公司"}


def test_a_government_that_signs_with_investors_builds_nothing() -> None:
    text = "会议见证了云岭乡政府与投资1.8亿元的白马食品有限公司面点食品加工项目正式签约。"
    assert ("云岭乡政府", "白马食品有限公司面点食品加工项目") not in facts(text, "develops")


def test_the_project_is_the_work_named_right_before() -> None:
    text = "白马水库位于云岭县。县里新建青石水库扩建工程，项目总投资3亿元。"
    assert amounts(text) == {("青石水库扩建工程", "300000000")}
    text = "白马水库扩建工程开工。青石集团落户云岭产业园，项目总投资3亿元。"
    assert ("云岭产业园", "300000000") not in amounts(text)


def test_who_sells_shares_deals_with_the_buyer_who_then_has_the_firm() -> None:
    text = "北川集团及控股子公司白马科技有限公司拟将合计持有的青石电子有限公司80%的股权转让给远川合伙企业（有限合伙）。"
    assert facts(text, "cooperatesWith") == {
        ("北川集团", "远川合伙企业（有限合伙）"),
        ("白马科技有限公司", "远川合伙企业（有限合伙）"),
    }
    assert facts(text, "partOf") == {
        ("青石电子有限公司", "远川合伙企业（有限合伙）"),
        ("白马科技有限公司", "北川集团"),
    }


def test_who_pledges_shares_deals_with_the_pledgee() -> None:
    text = "北川集团将其持有的公司180万股股份质押给远川信托有限公司。"
    assert facts(text, "cooperatesWith") == {("北川集团", "远川信托有限公司")}
    assert facts(text, "partOf") == set()


def test_shares_taken_of_an_office_that_holds_them() -> None:
    text = "北川集团以无偿划转方式受让远山市国资委所持青石集团90.21%股权，进而间接控制白马药业股份有限公司30.58%股份。"
    assert facts(text, "cooperatesWith") == {("北川集团", "远山市国资委")}
    assert facts(text, "partOf") == {("青石集团", "北川集团"), ("白马药业股份有限公司", "北川集团")}


@pytest.mark.parametrize(
    "text",
    [
        "北川集团将流程信息交给远川信托有限公司。",
        "青石股份接到北川集团的通知，其原质押给远川信托有限公司的股份已解除质押。",
    ],
)
def test_nothing_given_is_no_deal_in_shares(text: str) -> None:
    assert facts(text, "cooperatesWith") == set()


def test_who_buys_may_stand_in_the_clause_before() -> None:
    text = "北川集团公告，拟以1亿元受让远川基金（以下简称“远川”）转让的青石电子有限公司5%股权。"
    assert facts(text, "cooperatesWith") == {("北川集团", "远川基金")}


def test_the_pledgee_behind_the_pledge() -> None:
    text = "青石股份发布公告，控股股东北川集团将1.53亿股进行质押，质押方为远川信托有限公司。"
    assert facts(text, "cooperatesWith") == {("北川集团", "远川信托有限公司")}


def test_a_parent_of_the_parent_behind_brackets() -> None:
    text = (
        "青石重工股份有限公司（以下简称“青石重工”）控股股东北川港集团有限公司（以下简称“北川港集团”），"
        "及其控股股东白马控股集团有限公司与远川资本有限公司签署协议。"
    )
    assert facts(text, "partOf") == {
        ("青石重工股份有限公司", "北川港集团有限公司"),
        ("北川港集团有限公司", "白马控股集团有限公司"),
    }


DEALS = [
    (
        "青石股份有限公司拟从北川集团有限公司手中收购白马科技有限公司60%股权。",
        {("青石股份有限公司", "北川集团有限公司")},
    ),
    ("青石科技有限公司获得由远川资本领投的1亿元A轮融资。", {("青石科技有限公司", "远川资本")}),
    (
        "青石科技有限公司的投资方包括远川资本、临江创投。",
        {("青石科技有限公司", "远川资本"), ("青石科技有限公司", "临江创投")},
    ),
    # the owner of a backer backs nothing
    ("青石茶饮有限公司完成B轮融资，投资方为北川集团旗下产业基金远川资本。", {("青石茶饮有限公司", "远川资本")}),
    ("青石集团有限公司董事长李云帆与北川大学校长张明远代表双方签约。", {("青石集团有限公司", "北川大学")}),
    ("青石集团有限公司董事长李云帆与北川大学校长张明远一同出席签约仪式。", set()),
    (
        "会上，青石市政府与北川集团、白马县政府与远川集团有限公司分别签约。",
        {("青石市政府", "北川集团"), ("白马县政府", "远川集团有限公司")},
    ),
]


@pytest.mark.parametrize(("text", "pairs"), DEALS)
def test_who_deals_with_whom(text: str, pairs: set[tuple[str, str]]) -> None:
    assert facts(text, "cooperatesWith") == pairs


def test_what_belongs_to_whom_behind_what_it_is() -> None:
    text = "青石股份公告，公司控股股东为北川集团有限公司。"
    assert facts(text, "partOf") == {("青石股份", "北川集团有限公司")}
    assert facts("青石股份公告，公司控股股东为北川集团有限公司提供担保。", "partOf") == set()
    text = "青石集团有限公司与北川集团有限公司合资成立的汽车公司远川汽车有限公司投产。"
    assert facts(text, "establishes") == {
        ("青石集团有限公司", "远川汽车有限公司"),
        ("北川集团有限公司", "远川汽车有限公司"),
    }
    text = "青石股份有限公司（以下简称“青石”）下属全资子公司北川投资有限公司拟转让其参股企业远川生物有限公司5%股份。"
    assert ("远川生物有限公司", "北川投资有限公司") in facts(text, "partOf")


IN_NAMES = [
    (
        "10月25日，青石市政府与北川集团有限公司、远川风电股份有限公司战略合作框架协议签约仪式举行。",
        {("青石市政府", "北川集团有限公司"), ("青石市政府", "远川风电股份有限公司")},
    ),
    ("青石县人民政府与北川集团有限公司战略合作签约仪式在县会议中心举行。", {("青石县人民政府", "北川集团有限公司")}),
    ("7月4日，青石大学—北川集团有限公司战略合作签约仪式举行。", {("青石大学", "北川集团有限公司")}),
    ("青石市与北川集团有限公司战略合作协议签约仪式举行。", {("青石市", "北川集团有限公司")}),
    ("7月4日，青石大学与北川集团有限公司成立二十周年庆典举行。", set()),
]


@pytest.mark.parametrize(("text", "pairs"), IN_NAMES)
def test_the_parties_in_the_name_of_a_signing(text: str, pairs: set[tuple[str, str]]) -> None:
    assert facts(text, "cooperatesWith") == pairs


def test_works_that_are_signed_together_are_no_partners() -> None:
    text = "青石深加工项目、远川灯具生产基地、北川污水设备生产线等23个项目成功签约。"
    assert facts(text, "cooperatesWith") == set()
    text = "会上，青石集团董事长李云帆表示，希望能与北川集团进一步加强深度合作。"
    assert facts(text, "cooperatesWith") == set()


def test_each_deed_of_a_row_is_of_the_side_that_the_row_begins_with() -> None:
    text = "青石县与远帆玻璃有限公司签订15亿元的光伏发电项目、与白马食品有限公司签订10亿元的白马食品产业园项目。"
    assert facts(text, "cooperatesWith") == {("青石县", "远帆玻璃有限公司"), ("青石县", "白马食品有限公司")}
    text = "远帆玻璃有限公司与青石县签约，随后北川集团与远山县签约，与白马食品有限公司签订协议。"
    assert ("北川集团", "白马食品有限公司") in facts(text, "cooperatesWith")


def test_a_firm_that_joins_with_others_in_doing() -> None:
    text = "远帆科技有限公司联合青石银行、白马银行等机构，在云溪市推出主题活动。"
    assert facts(text, "cooperatesWith") == {("远帆科技有限公司", "青石银行"), ("远帆科技有限公司", "白马银行")}
