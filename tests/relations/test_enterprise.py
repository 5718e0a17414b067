"""News of companies and zones: signings, tenders, subsidiaries, and where their works and ceremonies are."""

import pytest
from relation_facts import amounts, facts


def test_the_country_of_an_investor_is_no_site() -> None:
    assert facts("远山县引进美国恩力储能设备项目。", "locatedIn") == {("美国恩力储能设备项目", "远山县")}


def test_the_winner_that_a_notice_confirms() -> None:
    text = "通知书确认北川集团为青石公司“白马水库扩建工程”的中标单位。"
    assert ("北川集团", "白马水库扩建工程") in facts(text, "develops")


def test_a_zone_is_a_venue() -> None:
    text = "在远山高新区举行的青石项目签约仪式上，陈立新致辞。"
    assert ("青石项目签约仪式", "远山高新区") in facts(text, "heldIn")


def test_what_profits_is_no_topic() -> None:
    text = "远山县项目签约仪式举行。此次签约的项目涵盖青石产业园、白马物流园等，将为远山高新区的发展注入动力。"
    assert "远山高新区" not in {topic for _, topic in facts(text, "concerns")}


def test_a_subsidiary_acts_for_its_parent() -> None:
    text = "北川集团通过全资子公司青石环保有限公司收购白马药业有限公司。"
    assert facts(text, "partOf") == {("青石环保有限公司", "北川集团"), ("白马药业有限公司", "青石环保有限公司")}


def test_the_company_of_an_announcement_among_several() -> None:
    text = "远山股份公告，北川集团有限公司与青石集团有限公司属于关联方，公司董事陈立新回避表决。"
    assert facts(text, "holdsPosition") == {("陈立新", "远山股份")}


def test_a_common_noun_that_takes_up_a_zone_acts() -> None:
    text = "远山高新区签约24个项目。今年以来，高新区围绕“强链”现代产业体系，把电子信息作为主攻方向。"
    assert facts(text, "pursues") == {("远山高新区", "强链")}


def test_the_founded_firm_owns_its_seat_and_belongs_to_its_founder() -> None:
    text = "青石股份公告，因业务需要，拟设立全资子公司白马环保有限公司，注册地为远山县，注册资本1亿元。"
    assert facts(text, "partOf") == {("白马环保有限公司", "青石股份")}
    assert facts(text, "locatedIn") == {("白马环保有限公司", "远山县")}


def test_a_firm_belongs_to_its_holder() -> None:
    text = "青石股份公告，公司与控股股东北川集团签署协议。"
    assert facts(text, "partOf") == {("青石股份", "北川集团")}
    assert not facts("青石股份公告，公司与股东北川集团签署协议。", "partOf")


def test_the_firm_that_the_text_calls_so() -> None:
    text = "青石新材料股份有限公司（以下简称“公司”）召开会议。\n远川集团有限公司到会祝贺。\n公司董事长陈立新表示感谢。"
    assert facts(text, "holdsPosition") == {("陈立新", "青石新材料股份有限公司")}


def test_the_firm_at_the_head_of_an_announcement() -> None:
    head = "证券代码：600999 证券简称：青石新材\n青石新材料股份有限公司\n关于设立子公司的公告\n"
    text = head + "公司全资子公司白马环保有限公司拟设立远川科技有限公司。"
    assert ("白马环保有限公司", "青石新材料股份有限公司") in facts(text, "partOf")


def test_an_agency_may_stand_before_the_firm_that_announces() -> None:
    text = "远山社3月31日丨青石股份（300999.SZ）公布，拟收购白马集团持有的公司控股子公司远川建设有限公司。"
    assert ("远川建设有限公司", "青石股份") in facts(text, "partOf")


def test_a_notice_that_names_its_firm_where_it_is_signed() -> None:
    text = "近日，公司董事会收到公司董事长陈立新先生的函告。\n青石股份有限公司董事会\n2021年5月6日"
    assert ("陈立新", "青石股份有限公司") in facts(text, "holdsPosition")


def test_where_an_agreement_is_signed() -> None:
    text = "远山县人民政府与北川集团今天（1月29日）在青石市签署战略合作协议。"
    assert ("远山县人民政府", "北川集团") in facts(text, "cooperatesWith")
    apart = "远山县人民政府与北川集团在青石市分别考察，白马公司签署协议。"
    assert ("远山县人民政府", "北川集团") not in facts(apart, "cooperatesWith")


def test_all_who_found_a_firm_together() -> None:
    text = "青石环保有限公司拟与北川集团有限公司、白马药业有限公司共同出资设立远川新材料有限公司。"
    founders = {"青石环保有限公司", "北川集团有限公司", "白马药业有限公司"}
    assert facts(text, "establishes") == {(founder, "远川新材料有限公司") for founder in founders}


def test_the_sides_of_an_agreement_in_a_place_and_one_of_many() -> None:
    text = "日前，北川水务集团有限公司与青石环保有限公司在远山县签订合作协议。"
    assert ("北川水务集团有限公司", "青石环保有限公司") in facts(text, "cooperatesWith")
    text = "青石产业园启用。白马仓储有限公司分别与首批入驻园区的企业北川木业有限公司、青石环保有限公司进行签约。"
    assert facts(text, "cooperatesWith") == {
        ("白马仓储有限公司", "北川木业有限公司"),
        ("白马仓储有限公司", "青石环保有限公司"),
    }
    agreed = "北川水务集团有限公司和青石环保有限公司本着共赢的原则，经友好协商，同意开展合作，双方于近日签署了《{}》。"
    assert facts(agreed.format("发展协议"), "cooperatesWith") == {("北川水务集团有限公司", "青石环保有限公司")}
    assert not facts("北川集团和青石集团就标准进行研究。双方领导出席会议。", "cooperatesWith")
    assert facts("北川集团深化央企与远山县属企业的合作。", "cooperatesWith") == set()


def test_a_holder_at_the_head_of_what_a_firm_announces() -> None:
    assert facts("青石股份公告，控股股东北川集团将减持股份。", "partOf") == {("青石股份", "北川集团")}
    assert not facts("青石股份公告，拟向控股股东以外的北川集团借款。", "partOf")


def test_a_subsidiary_that_writes_to_the_firm() -> None:
    text = "北川集团公告，公司收到子公司青石环保有限公司的告知函。"
    assert facts(text, "partOf") == {("青石环保有限公司", "北川集团")}


def test_partners_in_a_list_with_one_that_was_not_read_and_the_firm_just_named() -> None:
    text = "北川集团与青石集团、某某、白马集团等企业合作多年。"
    found = facts(text, "cooperatesWith")
    assert {("北川集团", "青石集团"), ("北川集团", "白马集团")} <= found
    assert ("青石集团", "白马集团") not in found
    text = "北川集团成立了青石环保有限公司。这家企业与白马集团合作多年。"
    assert ("青石环保有限公司", "白马集团") in facts(text, "cooperatesWith")


def test_who_signs_at_a_ceremony_and_headlines_of_two_parts() -> None:
    text = "11月11日，远山县项目集中签约仪式举行，北川集团在仪式上与远山县人民政府签订合作协议。"
    assert ("北川集团", "远山县人民政府") in facts(text, "cooperatesWith")
    text = "北川集团与远山县委举行座谈 共商深化合作新路径\n5月20日，双方座谈。"
    assert facts(text, "cooperatesWith") == set()


def test_who_signs_one_by_one_has_no_partner_in_the_list() -> None:
    text = "在青石展览集中签约仪式上，北川集团、白马股份、远川药业等3家企业的12个项目进行了集中签约。"
    assert not facts(text, "cooperatesWith")
    assert facts(text, "participatesIn") == {
        (firm, "青石展览集中签约仪式") for firm in ("北川集团", "白马股份", "远川药业")
    }
    together = "北川集团、白马股份签署合作协议。"
    assert facts(together, "cooperatesWith") == {("北川集团", "白马股份")}


def test_the_other_side_of_a_contract_about_something() -> None:
    text = "青石股份公告，公司与云溪产业园管理委员会就白马新材料基地等项目落户云溪镇相关事宜签订《投资协议》。"
    assert ("青石股份", "云溪产业园管理委员会") in facts(text, "cooperatesWith")
    assert not facts("青石股份公告，公司与云溪产业园管理委员会就白马新材料基地进行讨论。", "cooperatesWith")


def test_all_of_a_consortium_are_partners() -> None:
    text = "北川集团有限公司、白马建设有限公司与远川设计有限公司组成的联合体中标云溪水库工程。"
    assert len(facts(text, "cooperatesWith")) == 3


def test_a_subsidiary_goes_on_acting() -> None:
    text = "青石股份公告，公司全资子公司白马锂能与远山经开区管委会签署协议，拟在远山经开区投资建设云溪电池产业园。"
    assert facts(text, "develops") == {("白马锂能", "云溪电池产业园")}
    own = "青石股份公告，公司拟在远山经开区投资建设云溪电池产业园。"
    assert facts(own, "develops") == {("青石股份", "云溪电池产业园")}


def test_who_holds_is_the_parent() -> None:
    text = "北川集团有限公司共持有青石股份1.2亿股，占总股本的48.5%，为青石股份控股股东。"
    assert facts(text, "partOf") == {("青石股份", "北川集团有限公司")}
    assert not facts("北川集团有限公司公告，为青石股份控股股东提供担保。", "partOf")


@pytest.mark.parametrize("told", ["一期投资4亿元", "建设周期18个月", "各期产能均为3万吨/年"])
def test_figures_of_stages_are_the_works(told: str) -> None:
    text = f"青石股份公告，公司拟投资建设云溪电池产业园，分两期建设，{told}。"
    assert {owner for owner, _ in amounts(text)} == {"云溪电池产业园"}


def test_what_is_yielded_is_a_line_of_business() -> None:
    named = "青石股份公告，公司拟投资建设年产3万吨云母粉生产基地项目。"
    assert facts(named, "hasIndustry") == {("年产3万吨云母粉生产基地项目", "云母粉")}
    told = "云溪电池产业园开工，形成年产120万只铝合金壳体的生产能力。"
    assert facts(told, "hasIndustry") == {("云溪电池产业园", "铝合金壳体")}
    assert not facts("云溪电池产业园开工，建设2万平方米标准厂房。", "hasIndustry")


def test_pledged_shares_are_their_holders() -> None:
    text = "青石股份公布，青石股份接到北川集团有限公司解除1180万股质押的通知。"
    assert ("北川集团有限公司", "11800000") in amounts(text)


def test_who_founded_a_firm_together() -> None:
    text = "项目由青石股份及白马药业共同设立的云溪青石公司实施。"
    assert facts(text, "establishes") == {("青石股份", "云溪青石公司"), ("白马药业", "云溪青石公司")}
    assert not facts("项目由青石股份及白马药业共同看好的云溪青石公司实施。", "establishes")


def test_whoever_takes_most_of_a_new_firm_owns_it() -> None:
    text = (
        "青石股份公告，公司全资子公司白马建设有限公司与第三方北川投资有限公司、关联方远川科技有限公司共同出资设立云溪建材有限公司。"
        "其中白马建设有限公司出资3000万元，持股51%；北川投资有限公司出资2000万元，持股34%。"
    )
    assert facts(text, "partOf") == {("白马建设有限公司", "青石股份"), ("云溪建材有限公司", "白马建设有限公司")}
    assert len(facts(text, "establishes")) == 3
    minor = "青石股份公告，公司拟与北川投资有限公司共同设立云溪建材有限公司，持股30%。"
    assert not facts(minor, "partOf")


def test_several_firms_by_their_number_are_those_listed_before() -> None:
    text = "青石股份（300000.SZ）、白马股份（300001.SZ）公告称，两家公司当天和远川控股和云溪市人民政府签订合作协议。"
    pairs = {frozenset(pair) for pair in facts(text, "cooperatesWith")}
    assert frozenset(("青石股份", "云溪市人民政府")) in pairs
    assert frozenset(("白马股份", "远川控股")) in pairs
    assert frozenset(("远川控股", "云溪市人民政府")) not in pairs


def test_works_won_one_by_one() -> None:
    text = (
        "青石股份公告，公司在铁路市场中标2个项目，分别为云溪大桥扩建工程，中标金额2亿元；"
        "远山县水库扩建工程，中标金额1亿元。"
    )
    assert facts(text, "develops") == {("青石股份", "云溪大桥扩建工程"), ("青石股份", "远山县水库扩建工程")}


def test_works_that_contracts_of_an_occasion_are_about_are_its_own() -> None:
    text = "远山县项目签约仪式举行。青石新区与有关企业签署合作协议，涉及云溪产业园等8个项目，总投资582亿元。"
    assert ("远山县项目签约仪式", "58200000000") in amounts(text)


def test_a_county_signs_works_and_has_no_partner_in_them() -> None:
    text = "青石区与云溪医学总部、白马数字产业园等12个项目签约。"
    assert not facts(text, "cooperatesWith")
    assert facts(text, "locatedIn") == {("云溪医学总部", "青石区"), ("白马数字产业园", "青石区")}


def test_whoever_signs_at_a_place_signs_there() -> None:
    text = "青石股份公告，公司与远山市人民政府于北川省白水市签订了《战略合作框架协议》。"
    assert ("青石股份", "远山市人民政府") in facts(text, "cooperatesWith")


def test_figures_told_apart_of_works_listed_before() -> None:
    text = "青石股份中标云溪水库扩建工程和白马大桥扩建工程，合同金额分别为7亿元和8亿元。"
    assert {("云溪水库扩建工程", "700000000"), ("白马大桥扩建工程", "800000000")} <= amounts(text)


def test_only_works_have_stages() -> None:
    text = "青石股份公告，公司拟在远山县建设云溪专用车生产基地。一期规划年产5000辆专用车；二期年产15000辆。"
    assert {("云溪专用车生产基地", "5000"), ("云溪专用车生产基地", "15000")} <= amounts(text)
    firm = "青石股份公告，公司年产5000辆专用车。"
    assert ("青石股份", "5000") in amounts(firm)


def test_the_largest_of_the_works_owns_its_figure() -> None:
    text = "远山县项目签约仪式举行，总投资200亿元。其中，规模最大的项目是云溪药业总部项目，总投资达100亿元。"
    assert ("云溪药业总部项目", "10000000000") in amounts(text)
    assert ("远山县项目签约仪式", "20000000000") in amounts(text)


def test_projects_that_are_signed_are_no_partners() -> None:
    text = "青石智能装备制造项目、远山生态旅游项目、白马整车组装项目等12个项目集中签约，总投资83亿元。"
    assert not facts(text, "cooperatesWith")
    zones = "远山高新区与白马经开区签署合作协议。"
    assert facts(zones, "cooperatesWith") == {("远山高新区", "白马经开区")}


def test_the_firm_that_the_name_of_a_work_begins_with_builds_it() -> None:
    text = "总投资5.5亿元的北京远禾涂料年产4.5万吨涂料及研发工程中心项目开工。"
    assert ("北京远禾涂料", "北京远禾涂料年产4.5万吨涂料及研发工程中心项目") in facts(text, "develops")
    assert not facts("总投资5亿元的波远汽车零部件项目开工。", "develops")


def test_what_a_work_becomes_is_not_built_by_it() -> None:
    assert facts("青禾产业园将打造成云岭生物医药转化中心。", "develops") == set()
    assert facts("远帆集团打造智造中心。", "develops") == {("远帆集团", "智造中心")}


def test_a_firm_behind_another_ones_work_builds_its_own() -> None:
    text = "募资用于青禾封装膜项目、远帆新材料科技有限公司新建光伏膜产业园。"
    assert {s for s, o in facts(text, "develops") if o == "光伏膜产业园"} <= {"远帆新材料科技有限公司"}
