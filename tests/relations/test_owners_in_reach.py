"""Whose a figure is where several names stand before it, in invented items."""

import pytest
from relation_facts import amounts

CEREMONY = "远山县2024年第四季度重大项目开工活动"


@pytest.mark.parametrize(
    ("text", "told", "never"),
    [
        # what is sent out is whoever's who sends it
        ("接到报警后，远山县消防救援支队迅速调派全县41辆消防车赶赴现场。", ("远山县消防救援支队", "41"), "远山县"),
        # a firm named before its part acts through it
        (
            "● 青石股份有限公司全资子公司白马实业有限公司（简称“白马实业”）拟出资2亿元。",
            ("白马实业有限公司", "200000000"),
            "青石股份有限公司",
        ),
        # the kinds of works that a ceremony was for, in the paragraphs behind it
        (
            f"5月6日，{CEREMONY}举行，总投资达135亿元。\n据远山县官方披露，开工的重大项目中，产业项目118项，总投资84亿元。",
            (CEREMONY, "118"),
            "远山县",
        ),
        # also behind the works that were told of one by one
        (
            f"5月6日，{CEREMONY}举行。总投资9亿元的9个项目开工。其中，产业类6项，总投资8亿元。分别是总投资5亿元的青石锂电池项目。"
            "基础设施类3项，总投资1亿元。",
            (CEREMONY, "3"),
            "青石锂电池项目",
        ),
        # what is begun in a quarter is not begun at one ceremony
        (
            f"5月6日，{CEREMONY}举行。2024年，青石高新区谋划项目166个。预计一季度末，131个续建项目全部复工，35个新建项目开工建设。",
            ("青石高新区", "35"),
            CEREMONY,
        ),
        # a chain of figures keeps its owner though only works have such a measure
        ("今年，青石省生产总值达到9亿元，经营主体达到14万家，高铁营业里程达到2810公里。", ("青石省", "2810"), ""),
        # the stage of a work stands for it
        (
            "青石锂电池项目占地59亩。一号厂房进入装修阶段，月底完工。设备进场。一期工程总工程量已经完成80%。",
            ("青石锂电池项目", "80"),
            "",
        ),
        # the whole city is that of the zones or ceremony named first
        (
            "上半年白马市产业园区投入快速增长\n上半年，全市园区建设共投入35亿元。在建项目中，青石市56个、高新区32个。",
            ("白马市", "3500000000"),
            "青石市",
        ),
        ("前11个月，我国出口增长6%。其中，对东盟增长9%，对拉美、非洲出口分别增长8%、7%。", ("中国", "8"), "拉美"),
        # what so many works are worth is of whoever has them
        (
            "青石科技园已签约入驻企业16家，已投产项目白马水产食品项目运营。开工项目7个，总投资34亿元。",
            ("青石科技园", "3400000000"),
            "白马水产食品项目",
        ),
        ("青石科技园已入驻企业16家，已投产项目白马水产食品项目年产值1500万元。", ("白马水产食品项目", "15000000"), ""),
        # a whole list is no figure of the zone that it lies in
        (
            f"5月6日，{CEREMONY}举行。开工的分别是青石开发区的白马锂电池项目、远川锂电池项目，总投资4亿元。",
            (CEREMONY, "400000000"),
            "青石开发区",
        ),
        # 产业园 is no development zone
        (
            "青石皮具产业园位于白马经开区。投产后的第一年，产业园年产值不低于2亿元。",
            ("青石皮具产业园", "200000000"),
            "白马经开区",
        ),
        # a county that begins so many works in a quarter
        (f"5月6日，{CEREMONY}举行。青石县三季度集中开工项目31个。", ("青石县", "31"), CEREMONY),
        # who is helped, and who is named behind what is told of them
        ("白马市开会。今年，国家分两批支持青石省建设高标准农田2209万亩。", ("青石省", "22090000"), "白马市"),
        ("承担着国家1086万亩高标准农田建设任务的青石省，正加快推进。", ("青石省", "10860000"), ""),
        ("5月6日，占地约2670亩、总投资45亿元的青石工业城奠基。", ("青石工业城", "2670"), ""),
        # works that are only examples do not go on
        (
            "1—11月，白马市签约项目96个。青石锂电池项目、远川水库等一批重大项目竣工。前11个月，完成固定资产投资311亿元。",
            ("白马市", "31100000000"),
            "青石锂电池项目",
        ),
        # what a trade of the country does is the country's
        ("上半年，我国扩大投资，投资增长3%。在装备制造业带动下，上半年，汽车制造业投资增长9%。", ("中国", "9"), ""),
        # the way between two places is the road's
        (
            "5月6日，青石省重大工程——白马隧道通车，青石县至远山县的车程由3小时缩短到1小时。",
            ("白马隧道", "1"),
            "青石县",
        ),
        # whoever comes to a meeting
        ("青石协会年会5月6日举行。全校400余名师生参加活动。", ("青石协会年会", "400"), "青石协会"),
    ],
)
def test_whose(text: str, told: tuple[str, str], never: str) -> None:
    found = amounts(text)
    assert told in found
    assert (never, told[1]) not in found


def test_a_place_before_the_sentence_owns_no_people_of_it() -> None:
    assert ("白马市", "5") not in amounts("今年，白马市发展旅游。经过报名推荐，确定了5名差额考察对象。")
    assert ("白马市", "20") in amounts("今年，白马市发展旅游。新建幼儿园20所。")
    assert ("白马市", "200000") in amounts("在白马市，当地正在升级改造大棚。预计今年要升级改造20万亩大棚。")


def test_days_of_a_holiday_are_no_term() -> None:
    assert {value for _, value in amounts("白马市春节假期前6天接待游客20万人次。")} == {"200000"}


def test_what_something_is_one_of_or_ranks_among_is_not_its_own() -> None:
    assert amounts("青石水库工程是30项重大水利工程之一。") == set()
    assert amounts("白马汽车有限公司产量在全国141个企业中排名前列。") == set()
    assert ("白马汽车有限公司", "141") in amounts("白马汽车有限公司拥有141个门店。")
