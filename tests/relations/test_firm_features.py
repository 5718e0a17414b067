"""Papers' features on firms and parks, and firms' own news pages, in invented news."""

import pytest
from relation_facts import amounts, facts

FIRM = "远川服饰有限公司"


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        # whoever is named behind the quotation speaks for his firm
        (f"青石县工业园区订单饱满。“去年产量达8万件，订单已排到年底。”{FIRM}厂长纪长河说。", {FIRM}),
        ("白马集团有限公司落户青石县。“公司去年实现产值6亿元。”远川服饰有限公司董事长纪长河告诉记者。", {FIRM}),
        # the quotation's own subject goes before
        (f"“青石产业园占地500亩。”{FIRM}厂长纪长河说。", {"青石产业园"}),
        # not for whose goods are praised
        (f"青石产业园建成。“去年产量达8万件。”{FIRM}的产品销售商说。", set()),
    ],
)
def test_whoever_speaks_behind_the_quotation_speaks_for_his_firm(text: str, owned: set[str]) -> None:
    assert {owner for owner, _ in amounts(text)} == owned


def test_what_a_line_is_called_by_is_no_measure() -> None:
    text = "青石玻璃有限公司年产8万吨拉丝生产线投产。该条8万吨生产线总投资9亿元。"
    assert ("青石玻璃有限公司年产8万吨拉丝生产线", "900000000") in amounts(text)
    assert len(amounts(text)) == 2
    assert amounts("青石玻璃有限公司新建2条生产线。") == {("青石玻璃有限公司", "2")}


def test_this_project_is_the_one_told_of() -> None:
    text = "在青石经济开发区远帆电动工具项目现场，机器轰鸣。这个市级重点项目计划总投资10亿元。"
    assert {owner for owner, _ in amounts(text)} == {"远帆电动工具项目"}
    assert facts(text, "locatedIn") == {("远帆电动工具项目", "青石经济开发区")}


def test_a_zone_has_what_a_place_has() -> None:
    text = "青石县工业园区已入驻21家企业，2020年完成工业总产值2.59亿元。"
    assert {owner for owner, _ in amounts(text)} == {"青石县工业园区"}


def test_the_builder_is_no_founding() -> None:
    text = "白水湾智造产业园建设单位远川建设有限公司总经理纪长河介绍了情况。"
    assert facts(text, "establishes") == set()
    assert facts(text, "develops") == {("远川建设有限公司", "白水湾智造产业园")}


def test_a_park_that_is_begun_holds_no_ceremony() -> None:
    text = "8月18日，白水湾智造产业园举行奠基仪式。"
    assert facts(text, "concerns") == {("奠基仪式", "白水湾智造产业园")}
    assert facts(text, "participatesIn") == set()
    text = "8月18日，白水湾智造产业园举行项目签约仪式。"
    assert {who for who, _ in facts(text, "participatesIn")} == {"白水湾智造产业园"}


def test_the_group_that_its_news_names_later() -> None:
    text = "集团党委书记、董事长纪长河到市交通局对接工作。城投集团汇报了情况，市交通局支持城投集团发展。"
    assert facts(text, "holdsPosition") == {("纪长河", "城投集团")}
    text = "集团党委书记、董事长纪长河与北川集团座谈。北川集团表示感谢，集团副总经理参加。"
    assert ("纪长河", "北川集团") not in facts(text, "holdsPosition")


def test_who_is_counted_on_a_list_owns_no_count() -> None:
    text = "省工信厅公布专精特新企业名单，远川服饰有限公司、白马橡胶有限公司2家企业榜上有名。"
    assert amounts(text) == set()
    assert {who for who, _ in facts(text, "selectedFor")} == {"远川服饰有限公司", "白马橡胶有限公司"}


def test_two_houses_are_one_project() -> None:
    text = "青石新材料股份有限公司流体管路生产基地及研发中心项目总投资约5亿元。"
    assert facts(text, "develops") == {
        ("青石新材料股份有限公司", "青石新材料股份有限公司流体管路生产基地及研发中心项目")
    }


def test_a_bracket_within_the_name_of_a_park() -> None:
    text = "远川建工（白石）新型材料工业园是北川投资集团投资兴建的基地，总投资5亿元。"
    assert facts(text, "develops") == {("北川投资集团", "远川建工（白石）新型材料工业园")}


def test_what_a_park_mostly_makes() -> None:
    text = "青石县工业园区主营智能制造、工程建设等业务。"
    assert facts(text, "hasIndustry") == {("青石县工业园区", "智能制造"), ("青石县工业园区", "工程建设")}


def test_a_zone_by_its_kind_is_the_one_named() -> None:
    text = "绵川经济技术开发区加快建设。白马机电有限公司投资建厂，经开区全程服务，新签约14个项目。"
    assert ("绵川经济技术开发区", "14") in amounts(text)


def test_a_zone_that_its_own_news_never_names() -> None:
    text = "今年上半年，开发区新签约亿元以上项目14个。下一步，开发区将抓好招商。"
    assert amounts(text) == {("开发区", "14")}
    assert "开发区" not in {owner for owner, _ in amounts("开发区新签约项目14个。")}


def test_the_firm_within_the_name_of_its_work() -> None:
    text = "在续建项目中，青禾药业公司异地扩建项目、远川轻合金公司二期工程完成施工。"
    assert ("青禾药业公司", "青禾药业公司异地扩建项目") in facts(text, "develops")
    assert ("远川轻合金公司", "远川轻合金公司二期工程") in facts(text, "develops")
    assert facts(text, "partOf") == set()


def test_a_department_that_was_not_read_is_in_the_role() -> None:
    assert facts("远川集团运营管理部部长刘青河介绍情况。", "holdsPosition") == {("刘青河", "远川集团")}


def test_titles_behind_several_names() -> None:
    text = "云岭科技大学机电工程系沈如岚主任、苗青副主任一行出席签约仪式。"
    body = "云岭科技大学机电工程系"
    assert facts(text, "holdsPosition") == {("沈如岚", body), ("苗青", body)}


def test_each_work_has_the_amount_before_it() -> None:
    text = "投资6亿元的云岭大数据中心、投资2亿元的中国联通青石数据中心落户。"
    assert amounts(text) == {("云岭大数据中心", "600000000"), ("中国联通青石数据中心", "200000000")}


def test_what_a_machine_is_called_by_is_no_measure() -> None:
    assert amounts("青石县钢铁产业园项目包括新建1800毫米冷轧机组。") == set()
    assert amounts("青石县平均降雨量35毫米。") == {("青石县", "35")}


def test_a_group_that_its_officers_show() -> None:
    text = "重型装备集团与通航技术集团签订战略合作协议。重型装备集团董事长刘青河，通航技术集团董事长苗青出席签约仪式。"
    assert facts(text, "holdsPosition") == {("刘青河", "重型装备集团"), ("苗青", "通航技术集团")}


def test_a_village_before_a_firm_tells_where_it_is() -> None:
    text = "记者在青石镇北塘村云锦服饰有限公司看到，工人正忙。云锦服饰有限公司占地约10亩。"
    assert ("云锦服饰有限公司", "10") in amounts(text)


def test_two_amounts_of_something_without_a_name() -> None:
    text = "青石县汽车配件生产线投产。该县签订了占地4平方公里、预计总投资21亿元的特色竹艺小镇的协议。"
    assert ("青石县汽车配件生产线", "2100000000") not in amounts(text)


def test_what_the_firms_of_a_place_do() -> None:
    text = "远川国际隶属于北川铝业公司。近年来，青石县企业实施“走出去”战略。"
    assert facts(text, "pursues") == set()


def test_a_range_of_amounts_is_no_amount() -> None:
    assert amounts("青石县工业园区引进总投资5亿元以上10亿元以下项目26个。") == {("青石县工业园区", "26")}


def test_a_work_has_no_count_of_works() -> None:
    text = "青石县工业园区加快建设。华远食品项目进入试产阶段。下半年仍有9个项目开工。"
    assert ("华远食品项目", "9") not in amounts(text)


def test_a_list_of_firms_owns_no_count_of_their_works() -> None:
    text = "高新区签约项目35个，高新区招商忙。青芯电子、远帆科技、白石电子等智能制造项目18个，协议引资71亿元。"
    assert {"青芯电子", "远帆科技", "白石电子"} & {owner for owner, _ in amounts(text)} == set()


def test_a_work_of_a_phase_that_was_not_read_owns_its_figures() -> None:
    text = "青石县工业园区抓好项目。总投资约1.5亿元，年产量5万吨的高端铸件生产项目一期已投产。"
    assert amounts(text) == set()
    assert ("远山镇", "7") not in amounts("远山镇今年产值达7个亿。")


def test_a_ministry_is_given_no_prize_that_it_gives() -> None:
    text = "科技部在北京举行大会，由远川公司完成的“特种材料研究成果”荣获“国家科技进步二等奖”。"
    assert "科技部" not in {who for who, _ in facts(text, "selectedFor")}


def test_places_are_partners_by_a_treaty_only() -> None:
    assert facts("青石区与白马市签署《产业协同发展战略合作协议》。", "cooperatesWith") == {("青石区", "白马市")}
    assert facts("青石区与白马市签署了一批项目。", "cooperatesWith") == set()


def test_a_park_laid_out_in_a_zone_is_a_part_of_it() -> None:
    text = "青石经济开发区将集中打造白马科技园、远川产业园等园区。"
    assert facts(text, "partOf") == {("白马科技园", "青石经济开发区"), ("远川产业园", "青石经济开发区")}
    assert facts("青石县将打造白马科技园。", "partOf") == set()


def test_what_only_lies_beside_a_park_is_not_spoken_of() -> None:
    text = "青石产业园占地500亩，北邻白马职业教育基地。目前，远川电子有限公司、云岭电子有限公司已入驻园区。"
    assert facts(text, "locatedIn") == {("远川电子有限公司", "青石产业园"), ("云岭电子有限公司", "青石产业园")}
