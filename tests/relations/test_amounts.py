"""Whose a figure is and what it measures, in invented news."""

from collections.abc import Iterator

import pytest
from relation_facts import amounts

from kg.entities import find_mentions
from kg.model import Claim
from kg.read import read_text
from kg.relations import find_claims
from kg.rules import load_rules
from kg.tag import Tagger


def _claims(text: str) -> Iterator[Claim]:
    rules = load_rules()
    for document in read_text(text):
        (sentences,) = Tagger.load().tag([document])
        mentions = find_mentions(document, sentences, rules)
        yield from (c for c in find_claims(document, sentences, mentions, rules) if c.predicate == "quantity")


def _told(text: str) -> list[tuple[str, str]]:
    """Owner and figure as written, in the order of the text."""
    return [
        ((c.subject.name or c.subject.text) if c.subject else "", dict(c.qualifiers)["text"]) for c in _claims(text)
    ]


PARK = "青石产业园"
WORK = "青石水库扩建工程"
FIRM = "北川水务集团有限公司"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # shares are told of whom they are held, bought or sold by
        ("股东远川公司拟减持青石集团股份不超过200万股。", [("远川公司", "不超过200万股")]),
        ("远川公司持有青石集团500万股，占公司总股本的5%。", [("远川公司", "500万股"), ("远川公司", "5%")]),
        ("青石股份公告，拟收购白马公司持有的远川药业51%股权。", [("青石股份", "51%")]),
        ("青石股份公告，拟向白马公司投资，持有其51%股权。", [("青石股份", "51%")]),
        # what a rule allows is nobody's
        ("股东远川公司减持青石集团200万股，受让比例不得低于股份总数的5%。", [("远川公司", "200万股")]),
        ("股东远川公司减持200万股，自公告披露之日起3个交易日后进行。", [("远川公司", "200万股")]),
        # other figures are not
        ("远川公司减持股份，青石水库占地500亩。", [("青石水库", "500亩")]),
    ],
)
def test_shares_are_their_holders(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a chain of clauses keeps its subject; places and builders are named on the way
        (
            f"{PARK}位于远山县东部，占地80亩，总投资3亿元，由{FIRM}承建，建设周期18个月。",
            [(PARK, "80亩"), (PARK, "3亿元"), (PARK, "18个月")],
        ),
        # what is told of all that was put into operation on the occasion
        (
            "11月28日，远山县举行第四季度重点项目集中投产仪式，本次集中投产的项目共有45个，总投资达150亿元。",
            [("第四季度重点项目集中投产仪式", "45个"), ("第四季度重点项目集中投产仪式", "150亿元")],
        ),
        # a relative clause before the subject
        (
            "观摩组来到远山高新区。此次观摩的云岭工业园项目，总投资3.6亿元，占地71亩。",
            [("云岭工业园", "3.6亿元"), ("云岭工业园", "71亩")],
        ),
        # what all the buildings of a school cost
        ("青石小学总投资1.41亿元，建设教学楼、综合楼和操场。", [("青石小学", "1.41亿元")]),
        # a figure before the work that it describes
        (f"投资960万元的{WORK}预计9月底完工。", [(WORK, "960万元")]),
        (f"{FIRM}计划投资5亿元建设{WORK}。", [(WORK, "5亿元")]),
        # what is won, and what it is of the winner's revenue
        (
            f"{FIRM}中标{WORK}，中标金额5.37亿元，约占公司2023年度营业收入的21%。",
            [(WORK, "5.37亿元"), (WORK, "21%")],
        ),
        # measures of a company, and growth told of the figure before
        (f"{FIRM}2023年实现营业收入18.7亿元，同比下降12.4%。", [(FIRM, "18.7亿元"), (FIRM, "12.4%")]),
        # holders are persons, speakers are not
        (f"{FIRM}股东李树声拟减持不超过120万股，占总股本的3%。", [("李树声", "不超过120万股"), ("李树声", "3%")]),
        (f"{FIRM}董事长李树声说，公司注册资本2亿元。", [(FIRM, "2亿元")]),
        # the place that is spoken of
        ("在远山县，142个项目签约，总额超900亿元。", [("远山县", "142个"), ("远山县", "超900亿元")]),
        ("远山县统计局公布，远山县规模以上工业增加值同比增长7.8%。", [("远山县", "7.8%")]),
        # examples in a list own nothing
        (f"远山县抓好{PARK}、{WORK}等12个项目。", [("远山县", "12个")]),
        # a landmark only tells where another lies
        (
            f"{WORK}总投资3亿元，位于云岭大街以西，青山路以北，占地面积39亩。",
            [(WORK, "3亿元"), (WORK, "39亩")],
        ),
        # a row that shares out leaves its last place behind
        ("签约项目中，远山县3个，白水县5个。20家企业投产。", [("远山县", "3个"), ("白水县", "5个")]),
        # what was read as a place, described as a work
        (f"{WORK}开工。总建筑面积35万平方米的紫云莲园项目开工。", [("紫云莲园", "35万平方米")]),
        # the occasion owns what is counted of its works
        (
            "5月6日，远山县重大项目集中签约仪式举行。白水县代表发言。本次集中签约项目共计23个、总投资68亿元。",
            [("远山县重大项目集中签约仪式", "23个"), ("远山县重大项目集中签约仪式", "68亿元")],
        ),
        # a long chain keeps its subject before the sentence before it
        (
            f"青石高速公路也是白水高速公路的组成部分。{WORK}起于甲石镇，经乙石镇，穿丙石镇，过丁石镇，止于戊石镇，全长9公里，"
            "双向通行，工程概算投资230亿元。",
            [(WORK, "9公里"), (WORK, "230亿元")],
        ),
        # who holds several of a kind, not the kind
        (
            "第9届远山博览会开幕。远山博览会已举办21场“白鹭”采购对接活动，吸引340家采购商。",
            [("远山博览会", "21场"), ("远山博览会", "340家")],
        ),
        # of places side by side the last is where it happens
        ("在云南昆明，暑期的游客接待量增长了22%。", [("昆明", "22%")]),
        # a place's total is the place's, whatever was spoken of before
        ("青石高速公路建成通车。同时，四川省高速公路建成总里程由此达到7238公里。", [("四川省", "达到7238公里")]),
        # a key and its value
        (f"{WORK}中标结果公告\n\n工期：540日历天", [(WORK, "540日历天")]),
        (f"{WORK}土方量近24万方（含地下约9万方）。", [(WORK, "近24万方"), (WORK, "约9万方")]),
    ],
)
def test_owner(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRM}董事长李树声今年45岁。",
        f"{FIRM}(6.740,-0.06,-0.88%)发布公告。",
        f"{FIRM}成立5年来稳步发展。",
        f"{WORK}地址为青石路大厦9层。",
        f"{PARK}110千伏变电站投运。",
        f"{FIRM}拟每10股派发现金红利。",
        "远山县投资过亿元项目陆续开工。",
        "远山县加快发展。这艘21万吨船舶可减少95%的排放。",
        f"{WORK}推进会研究了22个具体问题。",
        "远山县成立专班，其中物流专班1个，康养专班2个，化工专班3个，文旅专班2个。",
    ],
)
def test_figures_that_tell_nothing(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{WORK}占地80亩。", "占地"),
        (f"{WORK}总投资约3亿元。", "总投资"),
        ("远山县签约10个重大项目。", "签约重大项目"),
        (f"{FIRM}中标金额5亿元，占公司营业收入的7%。", "中标金额占公司营业收入"),
        (f"{FIRM}实现营业收入18亿元，同比下降12%。", "营业收入同比下降"),
        (f"{FIRM}以9亿元收购白马环保有限公司。", "收购"),
    ],
)
def test_property(text: str, name: str) -> None:
    assert dict(list(_claims(text))[-1].qualifiers)["property"] == name


def test_value_unit_and_wording() -> None:
    (claim,) = _claims(f"{WORK}总投资约13亿元。")
    assert claim.value == "1300000000"
    assert dict(claim.qualifiers) == {"kind": "actual", "property": "总投资", "text": "约13亿元", "unit": "元"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{WORK}计划投资3亿元。", "planned"),
        (f"{WORK}达产后年产值15亿元。", "planned"),
        (f"{WORK}完成投资3亿元。", "asserted"),
    ],
)
def test_status(text: str, status: str) -> None:
    (claim,) = _claims(text)
    assert (claim.status, dict(claim.qualifiers)["kind"]) == (status, "target" if status == "planned" else "actual")


def test_figures_told_apart() -> None:
    text = "远山县工业增加值同比增长7.8%，其中煤炭、化工分别增长5.1%、11.3%。"
    names = [(dict(c.qualifiers)["property"], c.value) for c in _claims(text)]
    assert names == [("工业增加值同比增长", "7.8"), ("煤炭增长", "5.1"), ("化工增长", "11.3")]


def test_years_told_apart() -> None:
    text = f"2022年和2023年，{FIRM}分别实现营业收入2.84亿元、1.71亿元。"
    assert [(c.value, dict(c.qualifiers)["date"]) for c in _claims(text)] == [
        ("284000000", "2022"),
        ("171000000", "2023"),
    ]


def test_a_name_that_tells_its_output() -> None:
    (claim,) = _claims("年产20万吨新材料项目开工。")
    assert (claim.value, dict(claim.qualifiers)["property"]) == ("200000", "年产新材料")


def test_the_title_leaves_a_figure_to_the_body() -> None:
    text = f"远山县引进3亿元项目\n\n{FIRM}落户远山县。{WORK}总投资3亿元。"
    assert _told(text) == [(WORK, "3亿元")]


def test_a_name_that_was_not_read_leaves_its_figure_alone() -> None:
    assert _told("远山县召开会议。白马滩水库库容3亿立方米。") in ([], [("白马滩水库", "3亿立方米")])


def test_a_noun_takes_up_a_name() -> None:
    assert _told("青石岭隧道昨日贯通。隧道长5216米，穿越7条断层破碎带。") == [
        ("青石岭隧道", "5216米"),
        ("青石岭隧道", "7条"),
    ]


def test_a_row_of_one_owner() -> None:
    text = "远山高新区拥有工业企业489家、外资企业60家、高新技术企业130家、上市企业17家。"
    assert _told(text) == [("远山高新区", f) for f in ("489家", "60家", "130家", "17家")]


def test_the_figure_of_a_work_that_was_not_read_is_no_other_works() -> None:
    text = "远山储能设备项目签约。此外还签约了总投资6亿元的北川智能装备生产等。"
    assert ("远山储能设备项目", "6亿元") not in _told(text)


def test_what_the_whole_country_has_is_nobodys_before() -> None:
    text = "青石县开展登记。全国已开工安置房127.5万套，完成投资3858亿元。"
    assert _told(text) == []
    assert _told("青石县已开工安置房127套，完成投资3858万元。") != []


SIGNING = "远山县第三季度重点项目集中签约仪式"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what is signed at an occasion and what it is worth, also in the sentences that go on about it
        (
            f"5月6日，{SIGNING}举行。本次集中签约的项目共有45个，总投资达150亿元。其中，工业项目16个、投资金额46亿元。",
            [(SIGNING, "45个"), (SIGNING, "150亿元"), (SIGNING, "16个"), (SIGNING, "46亿元")],
        ),
        (f"5月6日，{SIGNING}举行。总投资43亿元的8个重点项目顺利签约。", [(SIGNING, "43亿元"), (SIGNING, "8个")]),
        # its name may tell another kind of deed
        (
            "5月6日，远山县招商推介活动举行。此次签约项目21个，投资金额95亿元。",
            [("远山县招商推介活动", "21个"), ("远山县招商推介活动", "95亿元")],
        ),
        # a work that is named owns its own
        (f"5月6日，{SIGNING}举行。青石水库总投资3亿元。", [("青石水库", "3亿元")]),
        # where there was no occasion the town owns it
        ("远山县今年签约项目21个。", [("远山县", "21个")]),
    ],
)
def test_figures_of_an_occasion(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


def test_people_who_are_there_and_ranks_are_no_figures_of_a_town() -> None:
    assert _told("远山县举行比赛，来自各地的80余名选手参加。") == []
    assert _told("远山县工业产值居全省前3位，排名上升2位。") == []
    assert _told("远山县举办招聘，提供岗位80个。") == [("远山县", "80个")]


def test_what_a_work_will_yield_is_its_own() -> None:
    work = "青石生物科技生产线项目"
    text = f"{work}总投资4亿元，预计可年生产虾粉2万吨、水产品3万吨。投产后预计年销售额可达10亿元。"
    assert _told(text) == [(work, "4亿元"), (work, "2万吨"), (work, "3万吨"), (work, "10亿元")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"5月6日，{SIGNING}举行。本次签约活动共有33个项目参与。", [(SIGNING, "33个")]),
        (
            f"5月6日，{SIGNING}举行。现场签约了青石水库扩建工程等11个项目，签约金额达306亿元。",
            [(SIGNING, "11个"), (SIGNING, "306亿元")],
        ),
        # another subject of the clause owns its own
        (f"5月6日，{SIGNING}举行。青石镇共有33个项目。", [("青石镇", "33个")]),
    ],
)
def test_figures_of_this_occasion_and_of_a_list_signed_at_it(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


def test_works_that_were_not_read_own_what_is_invested_in_them() -> None:
    text = f"5月6日，{SIGNING}举行。青石科技产业园开工，标志着投资25亿元的汽车轮毂、投资10亿元的汽车模具等项目启动。"
    assert _told(text) == []
    assert ("青石开发区", "5万吨") not in _told("青石开发区今年以来年产5万吨新型涂料生产线建设项目开工。")
    assert _told("青石集团可年产5万吨新型涂料。") == [("青石集团", "5万吨")]


def test_a_figure_that_counts_the_kind_before_it() -> None:
    assert _told("青石开发区拥有院士工作站12个，博士后科研工作站1家、分站4家。") == [
        ("青石开发区", "12个"),
        ("青石开发区", "1家"),
        ("青石开发区", "4家"),
    ]


def test_whose_is_what_that_town_or_the_whole_town_has() -> None:
    text = "白马市与远山市相邻。远山市是省辖市，去年全市生产总值35亿元。"
    assert _told(text) == [("远山市", "35亿元")]
    text = "白马市去年产值8亿元。据远山市统计局数据显示，该市产值35亿元。"
    assert [who for who, figure in _told(text) if figure == "35亿元"] == ["远山市"]


def test_a_row_of_places_in_a_school_is_the_schools() -> None:
    text = "青石小学位于远山县，可提供学位600个，配置机动车位100个，其中地上20个，地下80个。"
    assert _told(text) == [("青石小学", "600个"), ("青石小学", "100个"), ("青石小学", "20个"), ("青石小学", "80个")]
    assert _told("远山县分工，甲专班2个项目，乙专班3个项目，丙专班4个项目，丁专班5个项目。") == []


def test_what_a_village_grows_and_a_report_of_its_period() -> None:
    text = "青石村耕地面积1137亩，年产莴苣2000万斤、菠菜800万斤。"
    assert _told(text) == [("青石村", "1137亩"), ("青石村", "2000万斤"), ("青石村", "800万斤")]
    assert "报告期内公司" not in {who for who, _ in _told("报告期内公司实现营业收入75.69亿元。")}


def test_the_work_of_a_firm_behind_its_amount_and_a_scale_behind_a_figure() -> None:
    text = "青石镇项目集中开工，分别是投资3亿元的北川环保有限公司青石水库扩建工程、投资2亿元的白马公园改造项目。"
    assert ("青石水库扩建工程", "3亿元") in _told(text) or ("北川环保有限公司青石水库扩建工程", "3亿元") in _told(text)
    text = "青石水库扩建工程建成后将形成50亿元的年产销规模。"
    assert _told(text) == [("青石水库扩建工程", "50亿元")]


def test_the_new_town_that_a_title_clips() -> None:
    text = (
        "青岭今年这么干\n\n今年，青岭新城将做优规划。\n\n青岭新城坚持招商。\n\n青岭新城深化改革。\n\n"
        "经济指标方面，要实现规上服务业营收增长10%。"
    )
    assert _told(text)[-1] == ("青岭新城", "10%")
    once = "远山县今年这么干\n\n远山县新城将做优规划。\n\n经济指标方面，要实现规上服务业营收增长10%。"
    assert _told(once)[-1] == ("远山县", "10%")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青石集团今年完成投资3亿元。除已开工的上述5条道路外，其余8条也将开建。", [("青石集团", "3亿元")]),
        ("青石集团计划新建道路9条。", [("青石集团", "9条")]),
        ("来源：新华日报 作者：王东升\n其中，9月份投资额385亿元。", []),
        ("来源：新华日报 作者：王东升\n远山县9月份投资额385亿元。", [("远山县", "385亿元")]),
    ],
)
def test_what_was_counted_before_and_who_reports_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # of all works that are so
        ("云岭水库工程开工。已投运的39项水库工程中，由县里管理的有24项，占比超六成。", []),
        # whose own the clause says it is
        (
            "云岭风电基地加快建设，装机规模20万千瓦。青石县和白马县的新能源装机量占比均超过六成。",
            [("云岭风电基地", "20万千瓦"), ("青石县", "超过六成")],
        ),
        # who only counts
        ("远山县商务局重点监测零售企业销售额增长4.8%。", []),
        # distances and classes of sports
        ("中国选手王岚在女子200米蝶泳中夺冠，陈立新获得男子78公斤级铜牌。", []),
        # 全市 behind a place is all of it
        ("暴雨袭来。远山县受灾。云州全市开放142个安置点。", [("云州", "142个")]),
    ],
)
def test_figures_of_what_is_not_the_one_named_before(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


def test_what_is_counted_may_be_told_apart_by_a_figure() -> None:
    text = "青石开发区举行项目签约仪式，签约项目10个，其中10亿元以上项目4个。"
    assert {dict(c.qualifiers)["property"] for c in _claims(text)} >= {"10亿元以上项目"}


def test_what_a_list_counts_is_nobodys_in_it_and_what_is_pointed_at_was_counted() -> None:
    text = "青石市场开发有限公司、白马物流有限公司等三十多家企业正式入驻云岭物流园区，这9家企业投资5亿元。"
    assert {value for _, value in amounts(text)} <= {"500000000"}


def test_the_size_of_works_in_general_is_nobodys() -> None:
    text = "云岭经开区已招引项目10个，在30亿元项目上也实现了零的突破。"
    assert ("云岭经开区", "3000000000") not in amounts(text)
    assert ("云岭经开区", "10") in amounts(text)
